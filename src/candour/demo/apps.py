from django.apps import AppConfig


class Demo(AppConfig):
    name = "candour.demo"
    verbose_name = "Invented cases"

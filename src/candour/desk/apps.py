from django.apps import AppConfig


class Desk(AppConfig):
    name = "candour.desk"
    verbose_name = "The desk"

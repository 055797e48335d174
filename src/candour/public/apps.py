from django.apps import AppConfig


class Public(AppConfig):
    name = "candour.public"
    verbose_name = "The public door"

from django.apps import AppConfig


class Config(AppConfig):
    name = "candour.config"
    verbose_name = "The root"

from django.apps import AppConfig


class Casework(AppConfig):
    name = "candour.casework"
    verbose_name = "The record"

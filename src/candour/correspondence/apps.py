from django.apps import AppConfig


class Correspondence(AppConfig):
    name = "candour.correspondence"
    verbose_name = "What is told to people"

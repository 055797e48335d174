from django.apps import AppConfig


class Evidence(AppConfig):
    name = "candour.evidence"
    verbose_name = "Evidence"

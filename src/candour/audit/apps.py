from django.apps import AppConfig


class Audit(AppConfig):
    name = "candour.audit"
    verbose_name = "What was done, and by whom"

from django.apps import AppConfig


class Intake(AppConfig):
    name = "candour.intake"
    verbose_name = "From first question to submission"

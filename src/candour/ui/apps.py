"""The app that carries templates, static files and template tags."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Has no tables."""

    name = "candour.ui"
    label = "ui"

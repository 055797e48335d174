from django.apps import AppConfig
from django.conf import settings

from candour.public import guidance


class Public(AppConfig):
    name = "candour.public"
    verbose_name = "The public door"

    def ready(self) -> None:
        """Reads the information pages: a missing or wrong one stops every process at its start."""
        guidance.read_all(settings.FORCE)

from django.apps import AppConfig
from django.conf import settings

from candour import directory
from candour.config import environment, logs


class Config(AppConfig):
    name = "candour.config"
    verbose_name = "The root"

    def ready(self) -> None:
        """Sets up how it is logged. Refuses to start for a force that the directory does not know."""
        logs.through_one_door()
        try:
            directory.force(settings.FORCE)
        except directory.Unknown as unknown:
            raise environment.Misconfigured(f"FORCE cannot be right. {unknown}") from None

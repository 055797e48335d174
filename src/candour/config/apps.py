from django.apps import AppConfig
from django.conf import settings

from candour import directory
from candour.config import environment


class Config(AppConfig):
    name = "candour.config"
    verbose_name = "The root"

    def ready(self) -> None:
        """Refuses to start for a force that the directory does not know."""
        try:
            directory.force(settings.FORCE)
        except directory.Unknown as unknown:
            raise environment.Misconfigured(f"FORCE cannot be right. {unknown}") from None

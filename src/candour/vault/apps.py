from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created

from candour.vault import timeouts


class Vault(AppConfig):
    name = "candour.vault"
    verbose_name = "Keys and what they lock"

    def ready(self) -> None:
        """The public door alone has another way when the database is sick; the others wait for it."""
        if settings.DOOR == "public":
            connection_created.connect(timeouts.hold_short)

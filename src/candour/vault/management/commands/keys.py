"""`candour keys new`: makes the keyring of a new installation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from candour.vault import keys


class Command(BaseCommand):
    help = "Makes the keyring of a new installation, and the smaller one for the public door beside it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["new"])

    def handle(self, *args: Any, **options: Any) -> None:
        ring = keys.generate()
        path = settings.KEYRING
        try:
            keys.write(ring, path)
            keys.write(keys.for_door(ring), path.with_name("door.json"))
        except FileExistsError:
            raise CommandError(
                "There is a keyring already. Nothing was changed: a new one would make every case unreadable."
            ) from None
        self.stdout.write(f"Keys written to {path.parent}. Keep a copy where the database backups are not.")

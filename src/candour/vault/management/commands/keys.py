"""`candour keys new` makes the keyring of a new installation; `candour keys rotate` turns the master key."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from candour.vault import case_keys, keys


class Command(BaseCommand):
    help = "Makes the keyring of a new installation (new), or turns the master key (rotate)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["new", "rotate"])

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "rotate":
            self._rotate()
            return
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

    def _rotate(self) -> None:
        keys.put_in_place(keys.turned(keys.keyring()), settings.KEYRING)
        count = case_keys.rewrap()
        newest, _key = keys.keyring().newest_master()
        self.stdout.write(f"The master key is now {newest}; {count} case keys were wrapped anew.")

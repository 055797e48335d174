"""`candour register FILE --force ID`: takes in a force's register of people serving."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from candour import directory
from candour.accounts import actors
from candour.directory import register


class Command(BaseCommand):
    help = "Takes in a force's register of people serving from a CSV file; --dry-run only says what it would do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", required=True, help="the force, by its id in the directory")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            force = directory.force(options["force"])
            with options["file"].open(encoding="utf-8-sig", newline="") as opened:
                by, now = actors.worker(), timezone.now()
                taken = register.take_in(opened, force=force.id, by=by, now=now, trial=options["dry_run"])
        except (OSError, UnicodeDecodeError) as fault:
            raise CommandError(f"The file cannot be read: {fault}") from None
        except (directory.Unknown, register.BadRegister) as fault:
            raise CommandError(str(fault)) from None
        said = "would be" if options["dry_run"] else "were"
        self.stdout.write(f"{taken.added} {said} added, {taken.changed} changed, {taken.ended} ended.")

"""`candour worker`: the third process."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from candour.worker import intake, main


class Command(BaseCommand):
    help = "Takes in submissions, sends mail and has files checked until told to stop (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="take in what waits now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{intake.take_all()} taken in.")
            return
        try:
            main.run(stop=main.stop_on_signal())
        except main.LaneDied as fault:
            raise CommandError(str(fault)) from None

"""`candour worker`: the third process."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from candour.config import worker


class Command(BaseCommand):
    help = "Takes in submissions until told to stop (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="take in what waits now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{worker.take_all()} taken in.")
            return
        worker.run(stop=worker.stop_on_signal())

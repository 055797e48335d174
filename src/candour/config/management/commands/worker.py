"""`candour worker`: the third process."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from candour.correspondence import mail
from candour.worker import intake, main, outbox, virus_scan


class Command(BaseCommand):
    help = "Takes in submissions, sends mail and has files checked until told to stop (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="take in what waits now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{intake.take_all()} taken in.")
            return
        stop = main.stop_on_signal()
        thread = outbox.start(stop)
        virus_scan.start(stop)
        main.run(stop=stop)
        # A letter that is just being handed over is noted as sent before the process ends.
        thread.join(timeout=2 * mail.SECONDS)

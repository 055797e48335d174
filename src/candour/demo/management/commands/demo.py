"""`candour demo`: invented cases and sign-ins, made by the real actions."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from candour.casework import queries
from candour.demo import make_cases, signins

MANY = 500  # from here on it pays to use every core


class Command(BaseCommand):
    help = "Makes invented cases and demo sign-ins. Only where DEMO=true is set."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=40, help="how many cases to make")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same cases")
        parser.add_argument("--only-if-empty", action="store_true", help="make no cases where there are some")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["cases"] < 0:
            raise CommandError("--cases must be 0 or more.")
        try:
            signins.make()
        except signins.OnlyInDemo as refused:
            raise CommandError(str(refused)) from None
        signins.write_down()
        if options["only_if_empty"] and queries.there_are_cases():
            self.stdout.write("There are cases already; none were made.")
            return
        # disable=None: no bar where nobody watches, only the line at the end.
        with tqdm(
            total=options["cases"], unit="case", desc="Inventing cases", file=sys.stderr, disable=None, leave=False
        ) as bar:
            made = make_cases.make_cases(
                options["cases"],
                seed=options["seed"],
                now=timezone.now(),
                step=bar.update,
                processes=(os.cpu_count() or 1) if options["cases"] >= MANY else 1,
            )
        self.stdout.write(f"{made} invented cases made.")

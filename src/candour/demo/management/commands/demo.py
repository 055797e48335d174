"""`candour demo`: invented cases and sign-ins, made by the real actions."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from candour.casework import queries
from candour.demo import make_cases
from candour.directory import body


class Command(BaseCommand):
    help = "Makes invented cases and demo sign-ins. Only where DEMO=true is set."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=40, help="how many cases to make")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same cases")
        parser.add_argument("--only-if-empty", action="store_true", help="do nothing when there are cases")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["cases"] < 0:
            raise CommandError("--cases must be 0 or more.")
        try:
            staff = make_cases.make_staff()
        except make_cases.OnlyInDemo as refused:
            raise CommandError(str(refused)) from None
        self._tell_sign_ins(staff)
        if options["only_if_empty"] and queries.there_are_cases():
            return
        with tqdm(total=options["cases"], unit="case", desc="Inventing cases", file=sys.stderr) as bar:
            made = make_cases.make_cases(options["cases"], seed=options["seed"], now=timezone.now(), step=bar.update)
        self.stdout.write(f"{made} invented cases made.")

    def _tell_sign_ins(self, staff: list[make_cases.Staff]) -> None:
        lines = [f"Demo sign-ins (all with the password: {make_cases.PASSWORD})"]
        lines += [f"  {one.email:<28}{one.role:<16}{body(one.authority).name_in('en')}" for one in staff]
        target = Path(settings.DATA_DIR) / "demo-sign-ins.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")

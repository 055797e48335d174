"""`candour audit verify` and `candour audit root`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from candour.audit import chain, roots


class Command(BaseCommand):
    help = "Checks the chain of the audit, or writes today's signed root for another body to keep."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "root"])
        parser.add_argument("--against", type=Path, help="a root that was kept: does the chain still say the same?")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "root":
            folder = Path(settings.DATA_DIR) / "roots"
            today = timezone.localdate()
            roots.make(today, now=timezone.now())
            self.stdout.write(f"Today's root is in {roots.keep(folder, today)}.")
        else:
            self._verify(options["against"])

    def _verify(self, kept: Path | None) -> None:
        with _bar() as on_piece:
            verdict = chain.verify(on_piece=on_piece)
        if verdict.broken:
            raise CommandError(f"The chain breaks: {verdict.broken}. {verdict.links} links before it hold.")
        if kept is not None:
            try:
                holds = roots.holds(kept)
            except (OSError, ValueError):
                raise CommandError("The root that was kept cannot be read.") from None
            if not holds:
                raise CommandError("The root that was kept is not ours, or the chain no longer says the same.")
        self.stdout.write(f"{verdict.links} links hold, {verdict.unlinked} not linked yet.")


@contextmanager
def _bar() -> Iterator[Callable[[int], None]]:
    """Shows on a terminal how many links hold so far, where the package for that is installed."""
    # It comes with development and the demo, and not with the service.
    if not find_spec("tqdm"):
        yield lambda links: None
        return
    with import_module("tqdm").tqdm(total=chain.last_place(), unit=" links", disable=None) as bar:
        yield lambda links: bar.update(links - bar.n) and None

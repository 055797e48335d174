"""`candour audit verify` and `candour audit root`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from candour.audit import chain
from candour.vault import keys


class Command(BaseCommand):
    help = "Checks the chain of the audit, or writes today's signed root for another body to keep."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "root"])
        parser.add_argument("--against", type=Path, help="a root that was kept: does the chain still say the same?")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "root":
            self._write_root()
        else:
            self._verify(options["against"])

    def _write_root(self) -> None:
        day = timezone.localdate()
        root = chain.root(day, key=keys.keyring().need("root_signing"), now=timezone.now())
        target = Path(settings.DATA_DIR) / "roots" / f"{day.isoformat()}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(root, indent=1) + "\n", encoding="ascii")
        self.stdout.write(f"Root of {root['links']} links written to {target}.")

    def _verify(self, kept: Path | None) -> None:
        verdict = chain.verify()
        if verdict.broken:
            raise CommandError(f"The chain breaks: {verdict.broken}. {verdict.links} links before it hold.")
        if kept is not None:
            try:
                root = json.loads(kept.read_text(encoding="ascii"))
            except (OSError, ValueError):
                raise CommandError("The root that was kept cannot be read.") from None
            if not chain.holds(root, public=keys.keyring().need("root_public")):
                raise CommandError("The root that was kept is not ours, or the chain no longer says the same.")
        self.stdout.write(f"{verdict.links} links hold, {verdict.unlinked} not tied yet.")

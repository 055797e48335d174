"""Collects new English sentences of the public side into the Welsh catalogue. Needs gettext."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.core.management.commands import makemessages

SOURCE = Path(__file__).resolve().parent.parent / "src" / "candour"
# The desk is in English, and the demo's people write their own words.
IN_ENGLISH = ["demo/*", "desk/*", "casework/*"]


def main() -> int:
    """Adds what is missing and keeps what is translated."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    os.environ["TESTING"] = "true"
    django.setup()
    os.chdir(SOURCE)
    command = makemessages.Command()
    command.xgettext_options = [*command.xgettext_options, "--keyword=_lazy"]
    call_command(command, locale=["cy"], no_wrap=True, no_location=True, ignore_patterns=IN_ENGLISH, verbosity=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())

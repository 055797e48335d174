"""Compiles every template of the product, so that a broken one is found before a person opens it."""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.template import TemplateSyntaxError
from django.template.loader import get_template

SOURCE = Path(__file__).resolve().parent.parent / "src" / "candour"


def main() -> int:
    """Returns 1 and names each template that does not compile."""
    django.setup()
    wrong = 0
    names = [path.relative_to(folder) for folder in SOURCE.glob("*/templates") for path in folder.rglob("*.html")]
    for name in sorted(names):
        try:
            get_template(str(name))
        except TemplateSyntaxError as fault:
            wrong += 1
            print(f"{name}: {fault}")
    print(f"{len(names)} templates, {wrong} broken.")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main())

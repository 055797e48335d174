"""Compiles the Welsh catalogue (.po to .mo), so that a running copy needs no gettext."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUE = Path(__file__).resolve().parent.parent / "src" / "candour" / "locale" / "cy" / "LC_MESSAGES" / "django.po"


def compiled(catalogue: Path = CATALOGUE) -> bytes:
    """The catalogue as gettext reads it at run time."""
    with catalogue.open("rb") as source:
        words = read_po(source, locale="cy")
    out = io.BytesIO()
    write_mo(out, words)
    return out.getvalue()


def main() -> int:
    """Writes the compiled catalogue beside its source."""
    CATALOGUE.with_suffix(".mo").write_bytes(compiled())
    return 0


if __name__ == "__main__":
    sys.exit(main())

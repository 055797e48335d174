"""Compile the stylesheets from their SCSS.

Needs npm. Nothing of it is needed to run the service: the compiled files are kept in the tree.
The packages named in `scss/package.json` are installed into `var/css/`, which git ignores.

    python tools/build_css.py            compile and write
    python tools/build_css.py --check    fail if the files in the tree are not what the SCSS gives
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCSS = ROOT / "src/candour/ui/scss"
TARGET = ROOT / "src/candour/ui/static/ui"
WORKSHOP = ROOT / "var/css"
SHEETS = ("public", "desk")

# The crest, the crown and the typeface belong to gov.uk and may not be used by anybody else.
FORBIDDEN = re.compile(r"url\(|gds transport|govuk-crest|@font-face", re.IGNORECASE)


def install():
    """Fetch the packages once for each change of package.json."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    wanted, have = SCSS / "package.json", WORKSHOP / "package.json"
    if have.exists() and have.read_text() == wanted.read_text():
        return
    shutil.copy(wanted, have)
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    subprocess.run(command, cwd=WORKSHOP, check=True)


def compiled(sheet):
    """The CSS of one sheet, with where it comes from in its first line."""
    versions = json.loads((SCSS / "package.json").read_text())["dependencies"]
    css = subprocess.run(
        [
            WORKSHOP / "node_modules/.bin/sass",
            "--style=compressed",
            "--no-source-map",
            "--no-charset",
            f"--load-path={WORKSHOP}/node_modules/govuk-frontend/dist",
            SCSS / f"{sheet}.scss",
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = FORBIDDEN.search(css)
    if found:
        raise SystemExit(f"{sheet}: the stylesheet holds {found.group()!r}")
    header = (
        f"/*! Compiled from src/candour/ui/scss/{sheet}.scss by tools/build_css.py. "
        f"Contains parts of govuk-frontend {versions['govuk-frontend']}, "
        "Copyright (c) Crown Copyright (Government Digital Service), MIT licence: see LICENSES.md. */\n"
    )
    return header + css


def main():
    """Write the sheets, or compare them."""
    install()
    stale = []
    for sheet in SHEETS:
        target, css = TARGET / f"{sheet}.css", compiled(sheet)
        if "--check" not in sys.argv:
            target.write_text(css, encoding="utf-8")
        elif target.read_text(encoding="utf-8") != css:
            stale.append(target.name)
    if stale:
        raise SystemExit(f"not what the SCSS gives: {', '.join(stale)}")


if __name__ == "__main__":
    main()

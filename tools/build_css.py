"""Compile the stylesheets from their SCSS.

Needs npm. Nothing of it is needed to run the service: the compiled files are kept in the tree.
The packages named in `scss/package.json` are installed into `var/css/`, which git ignores.

    python tools/build_css.py            compile and write
    python tools/build_css.py --check    fail if the files in the tree are not what the SCSS gives
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCSS = ROOT / "src/candour/ui/scss"
WORKSHOP = ROOT / "var/css"
# Where each sheet goes. The map's is fetched only where the map is shown.
SHEETS = {
    "public": ROOT / "src/candour/ui/static/ui/public.css",
    "desk": ROOT / "src/candour/ui/static/ui/desk.css",
    "map": ROOT / "src/candour/public/static/public/map.css",
}
OURS_ALONE = {"map"}

# The crest, the crown and the typeface belong to gov.uk and may not be used by anybody else.
FORBIDDEN = re.compile(r"url\(|gds transport|govuk-crest|@font-face", re.IGNORECASE)


def digest():
    """What the sources are now, in sixteen hexadecimal digits: each compiled sheet says from which it was made."""
    sources = sorted([*SCSS.glob("*.scss"), SCSS / "package.json"])
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in sources)).hexdigest()[:16]


def install():
    """Fetch the packages once for each change of package.json."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    if not shutil.which("npm"):
        raise SystemExit("Compiling the look needs npm. On Debian: sudo apt-get install npm")
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
    parts = (
        f" Contains parts of govuk-frontend {versions['govuk-frontend']}, "
        "Copyright (c) Crown Copyright (Government Digital Service), MIT licence: see LICENSES.md."
    )
    theirs = "" if sheet in OURS_ALONE else parts
    made = f"Compiled from src/candour/ui/scss/{sheet}.scss by tools/build_css.py, sources {digest()}."
    return f"/*! {made}{theirs} */\n{css}"


def main():
    """Write the sheets, or compare them."""
    install()
    stale = []
    for sheet, target in SHEETS.items():
        css = compiled(sheet)
        if "--check" not in sys.argv:
            target.write_text(css, encoding="utf-8")
        elif target.read_text(encoding="utf-8") != css:
            stale.append(target.name)
    if stale:
        raise SystemExit(f"not what the SCSS gives: {', '.join(stale)}")


if __name__ == "__main__":
    main()

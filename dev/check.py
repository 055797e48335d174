"""`make check`: everything a machine can say about the tree without running its behaviour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dev import needed

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

STEPS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "types": [str(BIN / "mypy")],
    "layers": [str(BIN / "lint-imports")],
    "migrations": [sys.executable, "-m", "candour", "makemigrations", "--check", "--dry-run"],
    "rules": [sys.executable, "-m", "tools.check_rules"],
    "templates": [sys.executable, "-m", "tools.check_templates"],
    "words": [sys.executable, "-m", "tools.check_reading"],
    "Welsh": [sys.executable, "-m", "tools.check_words"],
}


def main() -> int:
    """Runs each step, shows the words of those that fail, and fails when one did."""
    unseen = needed.provide(needed.for_check())
    if unseen and needed.nothing_may_be_left_out():
        sys.stderr.write(f"Missing, and nothing may be left out here: {', '.join(one.name for one in unseen)}\n")
        return 1
    environment = os.environ | {
        "TESTING": "true",
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    failed = []
    for name, command in STEPS.items():
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        sys.stdout.write(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {name}\n")
        sys.stdout.flush()
        if done.returncode != 0:
            failed.append(name)
            sys.stdout.write(f"{done.stdout}{done.stderr}\n")
    for package in unseen:
        sys.stdout.write(f"not looked at: {package.check} ({needed.how_to_install([package])})\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

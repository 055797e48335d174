"""A process that cannot know its force, or whose directory is bad, does not start."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_force_that_nobody_knows_stops_the_start_with_a_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "candour", "check"],
        env=os.environ | {"FORCE": "grater-manchester", "TESTING": "true", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "candour: FORCE cannot be right. The directory has no body 'grater-manchester'. "
        "Did you mean 'greater-manchester'?\n"
    )

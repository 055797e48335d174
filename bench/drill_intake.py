"""`make drill-intake`: thousands of complaints are sent while everything around them is killed and taken away.

    python -m bench.drill_intake --count 10000 --kills 300 --seed 7

Everything happens in processes and a PostgreSQL of its own, with its writes flushed to the disk, and is
thrown away. The same seed gives the same order of misfortunes; what each of them meets depends on the moment.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRILL = "import django; django.setup(); from bench import drill; drill.main()"


def main() -> int:
    """Runs the drill. The exit code is 0 when nothing was lost, doubled or given another time."""
    parser = argparse.ArgumentParser(prog="python -m bench.drill_intake")
    parser.add_argument("--count", type=int, default=10_000, help="how many people send")
    parser.add_argument("--kills", type=int, default=300, help="how many processes are killed at least")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="candour-drill-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "candour.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DEMO": "true",
            "DATA_DIR": folder,
            "KEYRING": str(Path(folder) / "keyring.json"),
        }
        subprocess.run(
            [sys.executable, "-m", "candour", "keys", "new"],
            env=environment,
            check=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        numbers = [str(chosen.count), str(chosen.kills), str(chosen.seed)]
        return subprocess.run(
            [sys.executable, "-c", DRILL, *numbers], env=environment, check=False, cwd=ROOT
        ).returncode


if __name__ == "__main__":
    sys.exit(main())

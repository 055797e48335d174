"""`make bench-trust`: what row rules, sealing and the audit cost, side by side with none of them.

    python -m bench.trust --cases 100000

Everything happens in a PostgreSQL of its own that is thrown away. Up to 2,000 cases are invented by the
real actions; those above are filled in by plain SQL, with search tokens, so that the search has its size.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from dev import pg

ROOT = Path(__file__).resolve().parent.parent
INVENTED = 2_000
MEASURE = "import django; django.setup(); from bench import measure; measure.main()"


def main() -> int:
    """Sets up, measures, prints the table and takes everything away."""
    parser = argparse.ArgumentParser(prog="python -m bench.trust")
    parser.add_argument("--cases", type=int, default=INVENTED, help="how many cases there are")
    parser.add_argument("--rounds", type=int, default=60, help="how often each is done; the median counts")
    chosen = parser.parse_args()
    invented = min(chosen.cases, INVENTED)
    cluster = pg.throw_away()
    try:
        environment = _environment(cluster) | {
            "BENCH_FILL": str(chosen.cases - invented),
            "BENCH_ROUNDS": str(chosen.rounds),
        }
        manage = [sys.executable, "-m", "candour"]
        for step in (
            ["keys", "new"],
            ["migrate", "-v0"],
            ["collectstatic", "--noinput", "-v0"],
            ["demo", "--cases", str(invented)],
        ):
            subprocess.run([*manage, *step], env=environment, check=True, cwd=ROOT)
        return subprocess.run([sys.executable, "-c", MEASURE], env=environment, check=False, cwd=ROOT).returncode
    finally:
        pg.remove(cluster)


def _environment(cluster: pg.Cluster) -> dict[str, str]:
    files = cluster.data.parent / "files"
    files.mkdir()
    return os.environ | {
        "DATABASE_URL": cluster.url,
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DEMO": "true",
        "DATA_DIR": str(files),
        "KEYRING": str(files / "keyring.json"),
    }


if __name__ == "__main__":
    sys.exit(main())

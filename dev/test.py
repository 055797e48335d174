"""`make test`: what the tests need is there or is said to be missing; then all of them run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Debian package: the program that shows that it is there, and the tests that need it.
NEEDED = {
    "chromium": ("chromium", "browser or keys"),
    "xvfb": ("Xvfb", "keys"),
    "xdotool": ("xdotool", "keys"),
    "gettext": ("msgfmt", ""),
    "w3m": ("w3m", ""),
    "clamav-daemon": ("clamd", ""),
}


def main() -> int:
    """Runs everything that can run here. With CI=true nothing may be left out."""
    missing = {package for package, (program, _) in NEEDED.items() if not _there(program)}
    if missing and _install(missing):
        missing = {package for package in missing if not _there(NEEDED[package][0])}
    left_out = {marks for package in missing if (marks := NEEDED[package][1])}
    if missing and os.environ.get("CI") == "true":
        sys.stderr.write(f"Missing, and nothing may be left out here: {', '.join(sorted(missing))}\n")
        return 1
    for package in sorted(missing):
        sys.stderr.write(f"{package} is not installed: tests marked {NEEDED[package][1] or 'none'} are left out.\n")
    first = _pytest("-n", "2", "-m", "not browser and not keys")
    if first not in (0, 5):
        return first
    if "browser or keys" in left_out:
        return 0
    # Each of the two has a service and a browser of its own; a file stays whole, for its fixtures are dear.
    return _pytest("-n", "2", "--dist", "loadfile", "-m", "browser" if "keys" in left_out else "browser or keys")


def _there(program: str) -> bool:
    # Not everyone has the folder of the system's servers on their path.
    return bool(shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin"))


def _install(missing: set[str]) -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    sys.stderr.write(f"Installing what the tests need: {', '.join(sorted(missing))} ...\n")
    update = subprocess.run(["apt-get", "update", "-qq"], check=False)
    install = [
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "fonts-liberation",
        *sorted(missing),
    ]
    done = subprocess.run(
        install,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return update.returncode == done.returncode == 0


def _pytest(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *words], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

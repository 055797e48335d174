"""What Debian has to provide beside Python: the one list of it, for `make test`, `make check` and the long drills.

`python -m dev.needed MARK` sees to what the tests with that mark need, for a make target that runs only those.
A test that starts a program which stands neither here nor in BASE fails tests/architecture/test_programs.py.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Package:
    """A package of Debian, what shows that it is there, and who needs it."""

    name: str
    programs: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    """As the loader finds them."""

    files: tuple[str, ...] = ()
    """Patterns from the root of the file system."""

    mark: str = ""
    """The tests with this mark need it."""

    check: str = ""
    """What `make check` does not look at without it."""

    target: str = ""
    """The make target that asks for it by itself, if neither of those does."""

    def is_there(self) -> bool:
        """Whether all of it is found on this machine."""
        return (
            all(map(found, self.programs))
            and all(map(_loads, self.libraries))
            and all(any(Path("/").glob(pattern)) for pattern in self.files)
        )


PACKAGES = (
    Package(name="chromium", programs=("chromium",), mark="keys"),
    Package(name="chromium-headless-shell", programs=("chromium-headless-shell",), mark="browser"),
    # The node that comes with Playwright is linked to it.
    Package(name="libatomic1", libraries=("libatomic.so.1",), mark="browser"),
    # Without any font each letter is an empty box, and nothing has the size it has for people.
    Package(name="fonts-liberation", files=("usr/share/fonts/truetype/liberation*/*Sans-Regular.ttf",), mark="browser"),
    Package(name="xvfb", programs=("Xvfb",), mark="keys"),
    Package(name="xdotool", programs=("xdotool",), mark="keys"),
    Package(name="w3m", programs=("w3m",), mark="w3m"),
    Package(name="poppler-utils", programs=("pdftotext", "pdfinfo"), mark="poppler"),
    Package(name="clamav-daemon", programs=("clamd",), mark="clamd"),
    Package(
        name="gettext", programs=("xgettext",), mark="gettext", check="whether every English sentence has its Welsh"
    ),
    Package(name="faketime", files=("usr/lib/*/faketime/libfaketimeMT.so.1",), target="drill-intake"),
)
FIXTURES = {"driver": "browser", "keyboard": "keys", "service": "service", "clamd": "clamd"}
"""A test that asks for this fixture, itself or through another, gets this mark."""

HEAVY = ("browser", "keys", "service")
"""Marks of tests that have a service or a browser of their own; they run after all others."""

BASE = frozenset({"git", "sh", "setpriv", "true", "unshare"})
"""Programs that Debian's smallest system has, with python3, pip, git and make."""


def found(program: str) -> str | None:
    """Where that program is. Not everyone has the folder of the system's servers on their path."""
    return shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")


def missing(packages: Iterable[Package] = PACKAGES) -> list[Package]:
    """Those that are not there."""
    return [package for package in packages if not package.is_there()]


def for_tests() -> list[Package]:
    """What some test needs."""
    return [package for package in PACKAGES if package.mark]


def for_check() -> list[Package]:
    """What `make check` needs to look at everything."""
    return [package for package in PACKAGES if package.check]


def provide(packages: Iterable[Package]) -> list[Package]:
    """Installs what is missing where this user may. Returns what is missing still."""
    lacking = missing(packages)
    if lacking and os.geteuid() == 0 and shutil.which("apt-get"):
        names = [package.name for package in lacking]
        sys.stderr.write(f"Installing what is missing: {' '.join(names)} ...\n")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run([*_INSTALL, *names], env=quiet, stdout=subprocess.DEVNULL, check=False)
        lacking = missing(lacking)
    return lacking


_INSTALL = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]


def how_to_install(packages: Iterable[Package]) -> str:
    """The command that installs them."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(package.name for package in packages)}"


def nothing_may_be_left_out() -> bool:
    """Whether this is a place where a test that cannot run counts as failed."""
    return os.environ.get("CI") == "true"


def main(marks: Iterable[str]) -> int:
    """Installs what is missing for these marks, or says how. 1 where something is missing still, 2 for no mark."""
    wanted = set(marks)
    strange = wanted - {package.mark for package in PACKAGES if package.mark}
    if strange:
        sys.stderr.write(f"No package has the mark {', '.join(sorted(strange))}.\n")
        return 2
    lacking = provide(package for package in PACKAGES if package.mark in wanted)
    if not lacking:
        return 0
    sys.stderr.write(f"Missing: {', '.join(one.name for one in lacking)}. To install: {how_to_install(lacking)}\n")
    return 1


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

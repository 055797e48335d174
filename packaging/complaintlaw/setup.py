"""Where the sources are: in the tree beside this folder or, in a source distribution, inside it.

A source distribution holds the sources, so that it builds alone; in the tree there is one copy only.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
INSIDE = "src/complaintlaw"
BESIDE = f"../../{INSIDE}"
SOURCES = INSIDE if (HERE / INSIDE).is_dir() else BESIDE


class SourceDistribution(sdist):
    """Takes the sources along, under a path inside the distribution wherever they come from."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        """Lays out the distribution: the files of this folder, and the sources."""
        super().make_release_tree(base_dir, [name for name in files if not name.startswith(("..", INSIDE))])
        target = Path(base_dir) / INSIDE
        target.mkdir(parents=True)
        for path in sorted([*(HERE / SOURCES).glob("*.py"), HERE / SOURCES / "py.typed"]):
            shutil.copyfile(path, target / path.name)


setup(
    packages=["complaintlaw"],
    package_dir={"complaintlaw": SOURCES},
    package_data={"complaintlaw": ["py.typed"]},
    include_package_data=False,
    cmdclass={"sdist": SourceDistribution},
)

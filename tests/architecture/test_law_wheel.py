"""The law builds as a package of its own, and works where there is nothing else."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from complaintlaw.register import RULES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "packaging" / "complaintlaw"
LAW = ROOT / "src" / "complaintlaw"
BUILD = "import sys; from setuptools import build_meta; sys.stdout.write(build_meta.build_wheel(sys.argv[1]))"
# Only what is on the path given, never what stands in the tree or is installed beside it.
ALONE = "import sys; sys.path[:] = [sys.argv.pop(1), *(one for one in sys.path if 'site-packages' not in one)]; "


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel. Built from a copy, for building leaves files about, and without any network."""
    copy = tmp_path_factory.mktemp("law")
    for folder in (PACKAGE, LAW):
        shutil.copytree(folder, copy / folder.relative_to(ROOT), ignore=shutil.ignore_patterns("__pycache__", "build"))
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    subprocess.run(
        [sys.executable, "-c", BUILD, str(copy)],
        cwd=copy / PACKAGE.relative_to(ROOT),
        env=os.environ | nowhere,
        capture_output=True,
        check=True,
    )
    (built,) = copy.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel was unpacked, as an installer does it."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def _alone(installed: Path, code: str, *arguments: str) -> str:
    """What a Python says that sees the package and its own library, and nothing else."""
    command = [sys.executable, "-I", "-S", "-c", ALONE + code, str(installed), *arguments]
    done = subprocess.run(command, cwd=installed, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_wheel_holds_the_law_whole_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
        metadata = next(packed.read(name).decode() for name in packed.namelist() if name.endswith("/METADATA"))
    sources = {f"complaintlaw/{path.relative_to(LAW)}" for path in LAW.rglob("*.py")}
    assert held == sources | {"complaintlaw/py.typed"}
    assert "Requires-Dist" not in metadata


def test_it_is_imported_and_answers_where_there_is_nothing_else(installed: Path) -> None:
    code = (
        "import datetime, complaintlaw as law; "
        "found = law.assess(law.Matter(dates=law.Dates(call_in=datetime.date(2026, 11, 23)), allegations=()), "
        "on=datetime.date(2026, 11, 24)); "
        "print(law.__file__); print(found.must_refer.answer.value, found.referral_due.value)"
    )
    where, said = _alone(installed, code).splitlines()
    assert Path(where).is_relative_to(installed)
    assert said == "yes 2026-11-24"


def test_its_command_prints_every_rule(installed: Path) -> None:
    said = _alone(installed, "import runpy; runpy.run_module('complaintlaw', run_name='__main__')", "rules")
    assert {rule.id for rule in RULES} <= set(said.split())


def test_it_says_the_same_as_the_tree_of_its_version_python_and_licence() -> None:
    own = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in ("version", "requires-python", "license"):
        assert own[name] == whole[name]
    assert own["dependencies"] == []
    assert (PACKAGE / "LICENSE").read_text(encoding="utf-8") == (ROOT / "LICENSE").read_text(encoding="utf-8")

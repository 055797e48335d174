"""The law builds as a package of its own, and works where there is nothing else."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from complaintlaw.register import RULES
from complaintlaw.version import LIBRARY

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "packaging" / "complaintlaw"
LAW = ROOT / "src" / "complaintlaw"
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"
NOWHERE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
# Only what is on the path given, never what stands in the tree or is installed beside it.
ALONE = "import sys; sys.path[:] = [sys.argv.pop(1), *(one for one in sys.path if 'site-packages' not in one)]; "


def _build(what: str, folder: Path, target: Path, ending: str) -> Path:
    """What is built in the folder, without any network, and laid down in the target."""
    command = [sys.executable, "-c", BUILD, what, str(target)]
    done = subprocess.run(command, cwd=folder, env=os.environ | NOWHERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = target.glob(f"*{ending}")
    return built


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is built from, for building leaves files about."""
    copy = tmp_path_factory.mktemp("law")
    for folder in (PACKAGE, LAW):
        shutil.copytree(folder, copy / folder.relative_to(ROOT), ignore=shutil.ignore_patterns("__pycache__", "build"))
    return copy / PACKAGE.relative_to(ROOT)


@pytest.fixture(scope="module")
def wheel(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built in the tree."""
    return _build("build_wheel", copy, tmp_path_factory.mktemp("wheel"), ".whl")


@pytest.fixture(scope="module")
def sdist(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution that is built in the tree."""
    return _build("build_sdist", copy, tmp_path_factory.mktemp("sdist"), ".tar.gz")


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


def _held(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/RECORD")}


def test_the_source_distribution_builds_alone_and_gives_the_same_wheel(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    shutil.unpack_archive(sdist, tmp_path)
    (unpacked,) = tmp_path.iterdir()
    (tmp_path / "wheel").mkdir()
    again = _build("build_wheel", unpacked, tmp_path / "wheel", ".whl")
    assert _held(again) == _held(wheel)


def test_the_source_distribution_of_a_source_distribution_is_the_same(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as packed:
        names = sorted(packed.getnames())
    shutil.unpack_archive(sdist, tmp_path)
    (unpacked,) = tmp_path.iterdir()
    (tmp_path / "again").mkdir()
    with tarfile.open(_build("build_sdist", unpacked, tmp_path / "again", ".tar.gz")) as packed:
        assert sorted(packed.getnames()) == names
    assert not any(".." in name for name in names)
    assert {f"{unpacked.name}/src/complaintlaw/{path.name}" for path in LAW.glob("*.py")} <= set(names)


def test_the_example_of_its_readme_runs(installed: Path) -> None:
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.S)
    (facts,) = re.findall(r"```json\n(.*?)```", readme, re.S)
    assert _alone(installed, f"exec({code!r})") == "yes ('A serious assault is alleged.',) 2026-11-24\n"
    own = "import runpy; runpy.run_module('complaintlaw', run_name='__main__')"
    stated = installed / "facts.json"
    stated.write_text(facts, encoding="utf-8")
    assert "It must be referred. A serious assault is alleged." in _alone(installed, own, "explain", str(stated))


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


def test_it_says_the_same_as_the_sources_of_its_version_python_and_licence() -> None:
    own = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in ("requires-python", "license"):
        assert own[name] == whole[name]
    assert own["version"] == LIBRARY
    assert own["dependencies"] == []
    assert (PACKAGE / "LICENSE").read_text(encoding="utf-8") == (ROOT / "LICENSE").read_text(encoding="utf-8")

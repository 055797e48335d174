"""What Debian has to provide: found or missing, named with the way to get it, and never silently left out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dev import needed, test

ROOT = Path(__file__).resolve().parents[3]
PROJECT = """
import pytest

@pytest.fixture
def driver():
    return "no real one"

@pytest.fixture
def page(driver):
    return driver

def test_plain():
    pass

def test_page(page):
    pass

@pytest.mark.w3m
def test_words():
    pass
"""


def test_a_package_is_there_when_all_that_shows_it_is(tmp_path: Path) -> None:
    held = tmp_path / "held.txt"
    held.touch()
    shown = str(held.relative_to("/"))
    assert needed.Package(name="x", programs=("sh",), libraries=("libc.so.6",), files=(shown,)).is_there()
    assert not needed.Package(name="x", programs=("sh", "no-such-program")).is_there()
    assert not needed.Package(name="x", libraries=("libno-such.so.1",)).is_there()
    assert not needed.Package(name="x", files=(f"{shown}x",)).is_there()


def test_the_servers_of_the_system_are_found_also_by_who_has_them_not_on_their_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert list(map(needed.found, ["update-passwd"])) == [str(Path("/usr/sbin") / "update-passwd")]


def test_every_package_is_asked_for_by_somebody_and_can_be_seen() -> None:
    assert [one.name for one in needed.PACKAGES if not (one.mark or one.check or one.target)] == []
    assert [one.name for one in needed.PACKAGES if not (one.programs or one.libraries or one.files)] == []


def test_the_way_to_install_names_them_all() -> None:
    two = [one for one in needed.PACKAGES if one.name in ("chromium", "libatomic1")]
    assert needed.how_to_install(two) == ("sudo apt-get install -y --no-install-recommends chromium libatomic1")


@pytest.mark.parametrize(
    ("codes", "code"),
    [([0, 0], 0), ([1, 0], 1), ([0, 1], 1), ([0, 5], 0), ([5, 1], 1), ([5, 5], 5), ([1, 3], 3), ([-9, 0], 137)],
)
def test_the_worse_half_counts_and_nothing_run_is_not_well(codes: list[int], code: int) -> None:
    assert test.worse(codes) == code


def bare(tmp_path: Path, *command: str, ci: bool) -> subprocess.CompletedProcess[str]:
    """What a command of Python says where no program is on the path."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CI", "PYTEST"))}
    environment |= {"PATH": str(tmp_path / "empty"), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment |= {"CI": "true"} if ci else {}
    where = tmp_path if "pytest" in command else ROOT
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=where, env=environment, capture_output=True, text=True, check=False
    )


def test_a_test_that_lacks_a_program_is_left_out_by_name(tmp_path: Path) -> None:
    (tmp_path / "test_project.py").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    w3m\n    browser\n", encoding="utf-8")
    # By a worker of its own, which tells the process that tells it.
    done = bare(tmp_path, "pytest", "-p", "dev.plug", "-p", "no:django", "-n", "1", "-q", "test_project.py", ci=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
    # Where other packages of that mark are missing as well, they are named beside it.
    assert re.search(r"LEFT OUT for want of chromium-headless-shell[^:]*: test_project.py \(1 tests\)", done.stdout)
    assert "LEFT OUT for want of w3m: test_project.py (1 tests)" in done.stdout


def test_where_nothing_may_be_left_out_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "test_project.py").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    w3m\n    browser\n", encoding="utf-8")
    done = bare(tmp_path, "pytest", "-p", "dev.plug", "-p", "no:django", "-q", "test_project.py", ci=True)
    assert "3 passed" in done.stdout, done.stdout + done.stderr
    assert "LEFT OUT" not in done.stdout


def test_a_target_that_runs_only_some_tests_says_what_it_needs_and_how_to_get_it(tmp_path: Path) -> None:
    done = bare(tmp_path, "dev.needed", "w3m", ci=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Missing: w3m. To install: sudo apt-get install -y --no-install-recommends w3m\n"
    done = bare(tmp_path, "dev.needed", "wm3", ci=False)
    assert (done.returncode, done.stderr) == (2, "No package has the mark wm3.\n")


@pytest.mark.parametrize(("command", "package"), [("dev.test", "w3m"), ("dev.check", "gettext")])
def test_there_the_whole_run_is_refused_before_it_begins(tmp_path: Path, command: str, package: str) -> None:
    done = bare(tmp_path, command, ci=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Missing, and nothing may be left out here: ")
    assert package in done.stderr
    assert done.stderr.count("\n") == 1

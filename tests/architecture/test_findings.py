"""Each finding says what it is about, names the version it was seen in, and is in the list."""

import re
import subprocess
from pathlib import Path

import pytest

FINDINGS = Path(__file__).resolve().parents[2] / "findings"
SCRIPTS = sorted(FINDINGS.glob("*.sh"))
PARTS = ("Expected", "Happens", "Matters")
PINNED = re.compile(r"\b[\w.\[\]-]+(?:==|@|=)(\d+(?:\.\d+)+[\w.+~-]*)")


def _head(script: Path) -> list[str]:
    """The comment at the top, without its signs."""
    _shebang, *lines = script.read_text(encoding="utf-8").splitlines()
    end = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return [line.removeprefix("#").strip() for line in lines[:end]]


def test_the_list_names_each_script_with_its_first_line_and_nothing_else() -> None:
    assert SCRIPTS
    listed = re.findall(r"^\| \[(\S+)\]\((\S+)\) \| (.*) \|$", (FINDINGS / "README.md").read_text("utf-8"), re.M)
    assert listed == [(script.name, script.name, _head(script)[0]) for script in SCRIPTS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_the_head_says_what_is_expected_what_happens_and_why_it_matters(script: Path) -> None:
    title, blank, *rest = _head(script)
    assert blank == ""
    assert title.endswith(".")
    assert [part for line in rest for part in PARTS if line.startswith(f"{part}: ")] == list(PARTS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_installs_the_version_that_its_first_line_names(script: Path) -> None:
    code = script.read_text(encoding="utf-8").partition("set -eu\n")[2]
    named = re.findall(r"\d+(?:\.\d+)+", _head(script)[0])
    assert named
    assert named[0] in PINNED.findall(code)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_names_no_address_and_leaves_nothing_behind(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert re.search(r"://|--(?:extra-)?index-url|--registry|--find-links", text) is None
    assert "candour" not in text.lower()
    assert "trap 'rm -rf \"$folder\"' EXIT" in text


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_the_shell_can_read_it(script: Path) -> None:
    done = subprocess.run(["sh", "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")

"""What is installed: named with a reason, pinned whole, and from nowhere in particular."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("uv", "base", "run", "dev")
# In two parts each, so that this file does not name them itself.
ADDRESSES = ["pypi" + ".org", "python" + "hosted.org", "registry.npm" + "js.org", "deb.debian" + ".org"]


def _asked(kind: str) -> list[str]:
    lines = (ROOT / "requirements" / f"{kind}.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def _name(requirement: str) -> str:
    return re.split(r"[\[~=<>; ]", requirement, maxsplit=1)[0].lower()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_asked_for_has_its_reason_above_it(kind: str) -> None:
    lines = (ROOT / "requirements" / f"{kind}.in").read_text(encoding="utf-8").splitlines()
    unexplained = []
    for number, line in enumerate(lines):
        if line in _asked(kind):
            # A group of lines shares the reason above it.
            above = next((text for text in reversed(lines[:number]) if text not in _asked(kind)), "")
            if not above.startswith("#"):
                unexplained.append(line)
    assert _asked(kind)
    assert unexplained == []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_asked_for_is_pinned_with_the_hash_of_every_file(kind: str) -> None:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text)
    pins = [block for block in blocks if re.match(r"[\w.-]+(\[[\w,-]+\])?==", block)]
    assert [block.split()[0] for block in pins if "--hash=sha256:" not in block] == []
    assert {_name(one) for one in _asked(kind)} <= {_name(block) for block in pins}


def test_the_locks_contain_one_another() -> None:
    pinned = {
        kind: set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / f"{kind}.txt").read_text("utf-8"), re.M))
        for kind in KINDS
    }
    assert pinned["base"] < pinned["run"] < pinned["dev"]


def test_no_file_says_where_packages_come_from() -> None:
    command = ["git", "grep", "-l", "-i", "-F", *(word for address in ADDRESSES for word in ("-e", address))]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (1, "")


def test_only_the_demo_and_commands_show_progress_so_that_no_door_and_no_worker_needs_it() -> None:
    source = ROOT / "src"
    shows = [
        path for path in source.rglob("*.py") if re.search(r"^\s*(?:from|import) tqdm\b", path.read_text("utf-8"), re.M)
    ]
    assert shows
    assert [str(path) for path in shows if not {"demo", "management"} & set(path.relative_to(source).parts)] == []
    assert "tqdm" not in {_name(one) for one in _asked("base")}

"""The documents tell the truth about the tree: each file, link and command they name is there."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Pages for the public are checked where they are shown.
PAGES = ROOT / "src" / "candour" / "public" / "content"


def _documents() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in found if path.is_file() and not path.is_relative_to(PAGES)]


def _prose(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _where(path: Path, what: str) -> str:
    return f"{path.relative_to(ROOT)}: {what}"


def test_every_link_inside_the_tree_leads_somewhere() -> None:
    lost = []
    for path in _documents():
        for target in re.findall(r"\]\(([^)#\s]+)", _prose(path)):
            if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
                lost.append(_where(path, target))
    assert lost == []


def test_every_file_that_is_named_is_there() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"var", ".venv", ".tools"}
    lost = []
    for path in _documents():
        for name in re.findall(r"`([\w.*-]+(?:/[\w.*-]+)*/?)`", _prose(path)):
            first, *rest = name.split("/")
            inside = rest and first in folders
            at_the_top = not rest and re.fullmatch(r"[A-Z]+\.md|Makefile|bootstrap\.sh|pyproject\.toml", first)
            if (inside or at_the_top) and not any(ROOT.glob(name.rstrip("/"))):
                lost.append(_where(path, name))
    assert lost == []


def test_every_make_target_that_is_named_can_be_made() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {
        _where(path, target)
        for path in _documents()
        for target in re.findall(r"`make ([a-z0-9-]+)", _prose(path))
        if target not in targets
    }
    assert {"run", "test", "check"} <= targets
    assert named == set()


def test_help_tells_of_every_target_for_people() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z0-9-]+):(?!=)(.*)$", makefile, re.M)
    assert [name for name, rest in targets if "## " not in rest] == ["setup"]


def test_every_command_shown_with_its_output_prints_it() -> None:
    shown = re.findall(r"^    \$ (git .+)\n((?:    [^$\s].*\n)+)", _prose(ROOT / "CONTRIBUTING.md"), re.M)
    assert len(shown) >= 3
    for command, printed in shown:
        done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout == re.sub(r"(?m)^    ", "", printed), command

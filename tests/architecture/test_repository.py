"""What may be in the repository, and what may not."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_requirements_are_pinned_with_hashes_and_name_no_address() -> None:
    for kind in ("base", "run", "dev"):
        text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
        assert "://" not in text
        pins = re.findall(r"^[a-z0-9][\w.\[\],-]*==", text, re.M | re.I)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)


def test_no_file_is_larger_than_a_megabyte() -> None:
    assert [path.name for path in _tracked() if path.stat().st_size > 1_000_000] == []


def test_nothing_that_is_made_is_kept() -> None:
    made = {"var", ".venv", ".tools", "node_modules", "__pycache__"}
    assert [str(path) for path in _tracked() if made & set(path.relative_to(ROOT).parts)] == []


def test_no_font_or_crest_of_another_is_here() -> None:
    names = [path.name.lower() for path in _tracked()]
    assert [name for name in names if name.endswith((".woff", ".woff2", ".ttf")) or "crest" in name] == []
    styles = [path for path in _tracked() if path.suffix in {".css", ".scss"}]
    assert styles
    for path in styles:
        text = path.read_text(encoding="utf-8").lower()
        assert "@font-face" not in text
        assert "gds transport" not in text.replace("not gds transport", "")
        assert "govuk-crest" not in text


def test_at_most_twelve_pictures_of_at_most_100_kb() -> None:
    pictures = [path for path in _tracked() if path.suffix in {".png", ".jpg", ".webp"}]
    assert len(pictures) <= 12
    assert [path.name for path in pictures if path.stat().st_size > 100_000] == []


# Writes of a room to tables that hold no case: a draft, and a sign-in of the demo.
OF_NO_CASE = ("drafts.save(", "user.save(")


def test_only_actions_write_case_tables() -> None:
    writing = re.compile(r"\.(save|create|bulk_create|update|delete|get_or_create|update_or_create)\(")
    casework = ROOT / "src" / "candour" / "casework"
    rooms = [ROOT / "src" / "candour" / room for room in ("public", "desk", "demo")]
    allowed = {casework / "actions", casework / "act.py", casework / "migrations", casework / "management"}
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in [casework, *rooms]
        for path in folder.rglob("*.py")
        if not any(path.is_relative_to(one) for one in allowed) and path.name != "deadlines.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if writing.search(line) and not any(call in line for call in OF_NO_CASE)
    ]
    assert found == []

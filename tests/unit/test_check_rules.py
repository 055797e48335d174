"""`make check` names each place that a new rule, question or fact of the law has not reached yet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from complaintlaw import chapters  # noqa: F401  (each enters its questions)
from complaintlaw.register import QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "src/complaintlaw/referral.py"
LIST = "tests/law/data/rule-ids.txt"
SCHEMA = "tests/law/data/scenario.schema.json"
QUESTION = '''

@answers("is_brand_new")
@rule("REF-99", SCHEDULE_3.at("4(9)"))
def is_brand_new(matter: Matter) -> Finding[bool]:
    """REF-99: What has never been referred is brand new."""
    return say(matter.referral is None)
'''
WEATHER = '''"""The weather."""

from complaintlaw.citation import SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.register import rule


@rule("WEA-01", SCHEDULE_3.at("4(9)"))
def is_windy(matter: Matter) -> Finding[bool]:
    """WEA-01: It is windy."""
    return say(matter.referral is None)
'''
WINDY = '    windy: FactField[bool] = judgement("whether it was windy")\n'
FRESH = '"whether there is a fresh indication"'
ROUTES = '    MANDATORY = "mandatory"\n    BY_PIGEON = "by_pigeon"\n'
TEST = """

def test_REF_99_what_has_never_been_referred_is_brand_new():
    assert referral.is_brand_new(matter()).is_yes
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the law is written in, to add to."""
    for name in ("src/complaintlaw", "tests/law", "tools", "docs/law", "docs/reference"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", tmp_path)
    return tmp_path


def run(tree: Path, tool: str) -> tuple[int, list[str]]:
    """How the tool ended in that tree, and its lines without the sum at the end."""
    environment = os.environ | {"PYTHONPATH": f"{tree / 'src'}:{tree}"}
    command = [sys.executable, "-m", f"tools.{tool}"]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    return done.returncode, [line for line in lines if "places missing" not in line]


def add(path: Path, text: str) -> None:
    """Writes the text at the end of the file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def replace(path: Path, old: str, new: str) -> None:
    """Writes the one text in place of the other, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_each_place_that_a_new_question_has_not_reached_is_named_until_it_is_there(tree: Path) -> None:
    add(tree / CHAPTER, QUESTION)
    status, lines = run(tree, "check_rules")
    now = len(QUESTIONS)
    assert status == 1
    assert lines == [
        f"REF-99: not in {LIST}: add it there, with `asked` if it answers a question of scenario files.",
        "REF-99: no test has its id: name one test_REF_99_… under tests/law, or state a scenario with it.",
        "docs/law/README.md, docs/law/findings.schema.json, docs/law/format.md, docs/law/referral.md, "
        "docs/law/scenario.schema.json: older than the rules or their tests: run make law-docs.",
        f"README.md: says {now} questions, each with its answer; there are {now + 1}.",
    ]
    add(tree / LIST, "REF-99 asked\n")
    add(tree / "tests/law/referral/test_referral.py", TEST)
    replace(tree / "README.md", f"{now} questions", f"{now + 1} questions")
    assert run(tree, "build_law_docs")[0] == 0
    assert run(tree, "check_rules") == (0, [])


def test_a_chapter_a_fact_and_a_word_that_stand_alone_are_named_and_so_is_what_is_gone(tree: Path) -> None:
    (tree / "src/complaintlaw/weather.py").write_text(WEATHER, encoding="utf-8")
    replace(tree / "src/complaintlaw/facts.py", "    substantially_same:", f"{WINDY}    substantially_same:")
    replace(tree / "src/complaintlaw/facts.py", FRESH, f'{FRESH}, key="fresh_sign"')
    replace(tree / "src/complaintlaw/steps.py", '    MANDATORY = "mandatory"\n', ROUTES)
    replace(tree / LIST, "REF-10 asked\n", "REF-97\n")
    (tree / "docs/law/old.md").write_text("An older page.\n", encoding="utf-8")
    status, lines = run(tree, "check_rules")
    assert status == 1
    assert [line for line in lines if "no test" not in line] == [
        "src/complaintlaw/weather.py: has rules and is no chapter: enter it in chapters.py beside it.",
        f"REF-10: not in {LIST}: add it there, with `asked` if it answers a question of scenario files.",
        f"WEA-01: not in {LIST}: add it there, with `asked` if it answers a question of scenario files.",
        f"REF-97: in {LIST}, but no rule: write it, or its reason in src/complaintlaw/uncoded.py.",
        "given.repeat.fresh_sign: not in version 1 of the format, which stays as published: declare it with since=2.",
        "given.repeat.windy: not in version 1 of the format, which stays as published: declare it with since=2.",
        f"given.repeat.fresh_indication: {SCHEMA} has it, the law has not: files of version 1 may hold it, so keep it.",
        "docs/law/README.md, docs/law/format.md, docs/law/judgement.md, docs/law/old.md, "
        "docs/law/scenario.schema.json, docs/law/weather.md: older than the rules or their tests: run make law-docs.",
    ]


def test_a_rule_that_the_register_refuses_is_named_with_the_reason(tree: Path) -> None:
    add(tree / CHAPTER, QUESTION.replace('@rule("REF-99", SCHEDULE_3.at("4(9)"))', '@rule("REF-99")'))
    assert run(tree, "check_rules") == (1, ["src/complaintlaw: REF-99 cites nothing."])

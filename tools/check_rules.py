"""Checks that each rule, question and fact of the law stands in all its places, and names the one that is missing.

CONTRIBUTING.md has the steps for a new rule in their order; a line of this check says which one is left.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

try:
    from complaintlaw import chapters
except ValueError as refused:  # the register: a rule without a citation or its words, a question answered twice
    sys.exit(f"src/complaintlaw: {refused}")

from complaintlaw.facts import Matter
from complaintlaw.file_forms import expect_form, facts_form
from complaintlaw.forms import Either, ListSchema, ObjectSchema, Schema
from complaintlaw.register import QUESTIONS, RULES
from complaintlaw.uncoded import NOT_CODE
from tools import build_law_docs
from tools.law_sources import LAW, ROOT, TESTS, named_tests

LIST = "tests/law/data/rule-ids.txt"
SCHEMA = "tests/law/data/scenario.schema.json"
SCENARIOS = TESTS / "scenarios"
# The type of these answers has the words, and no rule ever answers with them.
NEVER_ANSWERED = {
    f"expect.{question} = {word}"
    for question in ("investigation_form", "permitted_forms")
    for word in ("not_investigated", "outside_schedule_3")
}


def main() -> int:
    """Returns 1 and prints a line for each place that is missing."""
    wrong = [*_chapters(), *_listed(), *_tested(), *_in_schema(), *_in_the_book(), *_in_the_readme()]
    for line in wrong:
        print(line)
    print(f"{len(_coded())} rules, {len(QUESTIONS)} questions, {len(wrong)} places missing.")
    return 1 if wrong else 0


def _coded() -> set[str]:
    """The ids of the register; a rule can name a second id inside its words."""
    inside = {other for rule in RULES for other in build_law_docs.INSIDE.findall(rule.words)}
    return {rule.id for rule in RULES} | inside


def _chapters() -> Iterator[str]:
    entered = {module.__name__.rpartition(".")[2] for module in chapters.CHAPTERS}
    for path in sorted(LAW.glob("*.py")):
        if path.stem not in entered and path.stem != "register" and _has_rules(path):
            yield f"src/complaintlaw/{path.name}: has rules and is no chapter: enter it in chapters.py beside it."


def _has_rules(path: Path) -> bool:
    functions = [one for one in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(one, ast.FunctionDef)]
    calls = [one.func for function in functions for one in function.decorator_list if isinstance(one, ast.Call)]
    return any(isinstance(one, ast.Name) and one.id in {"rule", "answers"} for one in calls)


def _listed() -> Iterator[str]:
    listed = {line.split()[0] for line in (ROOT / LIST).read_text(encoding="utf-8").splitlines() if line.strip()}
    for rule_id in sorted(_coded() - listed):
        yield f"{rule_id}: not in {LIST}: add it there, with `asked` if it answers a question of scenario files."
    for rule_id in sorted(listed - _coded() - set(NOT_CODE)):
        yield f"{rule_id}: in {LIST}, but no rule: write it, or its reason in src/complaintlaw/uncoded.py."
    for rule_id in sorted(set(NOT_CODE) & _coded()):
        yield f"{rule_id}: is code now: take its reason out of src/complaintlaw/uncoded.py."


def _tested() -> Iterator[str]:
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCENARIOS.glob("*.json"))]
    # Version 1 is a list of cases, version 2 an object that holds one.
    cases = [case for file in files for case in (file if isinstance(file, list) else file["cases"])]
    tested = set(named_tests()) | {rule_id for case in cases for rule_id in case["rules"]}
    for rule_id in sorted({rule.id for rule in RULES} - tested):
        name = f"test_{rule_id.replace('-', '_')}_…"
        yield f"{rule_id}: no test has its id: name one {name} under tests/law, or state a scenario with it."


def _in_schema() -> Iterator[str]:
    """Whether version 1 of the format is what was published. Version 2 is made from the code."""
    schema: dict[str, Any] = json.loads((ROOT / SCHEMA).read_text(encoding="utf-8"))
    parts = schema["$defs"]
    known = {*_of_node(parts["given"], parts, "given"), *_of_node(parts["expect"], parts, "expect")}
    facts, results = facts_form(Matter, 1), expect_form(1)
    coded = {*_of_form(facts, "given"), *_of_form(results, "expect")}
    for place in _outermost(coded - known - NEVER_ANSWERED):
        yield f"{place}: not in version 1 of the format, which stays as published: declare it with since=2."
    for place in _outermost(known - coded):
        yield f"{place}: {SCHEMA} has it, the law has not: files of version 1 may hold it, so keep it."


def _outermost(places: set[str]) -> list[str]:
    """Of a thing and what is inside it only the thing."""
    return sorted(one for one in places if re.sub(r"(\.\w+| = .*)$", "", one) not in places)


def _of_form(form: Schema, at: str) -> Iterator[str]:
    """Every key, as `given.dates.made`, and every word that a key may have, as `given.handling = …`."""
    yield at
    if isinstance(form, ObjectSchema):
        for word, key in form.keys.items():
            yield from _of_form(key.form, f"{at}.{word}")
    elif isinstance(form, ListSchema):
        yield from _of_form(form.form, at)
    elif isinstance(form, Either):
        for one in form.forms:
            yield from _of_form(one, at)
    else:
        yield from (f"{at} = {word}" for word in form.known)


def _of_node(node: dict[str, Any], parts: dict[str, Any], at: str) -> Iterator[str]:
    """The same of a node of the schema."""
    node = parts[node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    yield at
    for word, inner in node.get("properties", {}).items():
        yield from _of_node(inner, parts, f"{at}.{word}")
    for one in [*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())]:
        yield from _of_node(one, parts, at)
    words: Iterable[object] = [*node.get("enum", ()), *([node["const"]] if "const" in node else ())]
    yield from (f"{at} = {word}" for word in words)


def _in_the_book() -> Iterator[str]:
    made = build_law_docs.pages()
    stale = [
        name
        for name, text in made.items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    known = {*made, *build_law_docs.BY_HAND}
    left = [name for path in (ROOT / build_law_docs.BOOK).glob("*.md") if (name := _name(path)) not in known]
    if stale or left:
        yield f"{', '.join(sorted(stale + left))}: older than the rules or their tests: run make law-docs."


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _in_the_readme() -> Iterator[str]:
    (said,) = re.findall(r"(\d+) questions, each", (ROOT / "README.md").read_text(encoding="utf-8")) or ("no",)
    if said != str(len(QUESTIONS)):
        yield f"README.md: says {said} questions, each with its answer; there are {len(QUESTIONS)}."


if __name__ == "__main__":
    sys.exit(main())

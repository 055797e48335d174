"""`python -m complaintlaw`: check files of scenarios, explain facts, print the rules.

It reads the file that is named, or standard input for `-`, and nothing else: no clock, no network, no settings.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from complaintlaw import explain, explanation, scenario
from complaintlaw.validation import NotValid, StatedFacts, read_cases, read_facts, read_upgraded

__all__ = ["main"]

PASSED, FAILED, NOT_VALID = 0, 1, 2
STANDARD_INPUT = "-"


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m complaintlaw", description="Police complaints law of England and Wales, as rules."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="compare what the rules say with what a file of scenarios asserts")
    told = commands.add_parser("explain", help="say what follows from facts, alone or in the cases of a file, and why")
    upgrade = commands.add_parser("upgrade", help="print a list of cases, version 1, as a file of version 2")
    for command in (check, told, upgrade):
        command.add_argument("file", help="a file of JSON, or - for standard input")
    told.add_argument("--all", action="store_true", help="every question, and every rule in words")
    told.add_argument("--json", action="store_true", help="as JSON, in the shape of findings.schema.json")
    commands.add_parser("rules", help="every rule in plain words, with its place in the law")
    return parser


def _say(lines: Sequence[str], to: TextIO | None) -> bool:
    """Prints lines, and says whether they could be printed. What the encoding lacks is written in signs that it has.

    A reader who has left, as `head` does, is no error.
    """
    if to is None:
        return False
    encoding = to.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace").decode(encoding)
    try:
        to.write(text)
        to.flush()
    except OSError as trouble:
        # Else Python writes a trace of its own when it closes what cannot be written to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), to.fileno())
        if not isinstance(trouble, BrokenPipeError):
            _say([f"the answer cannot be written: {trouble.strerror}"], sys.stderr)
            return False
    return True


def _read(file: str) -> bytes:
    try:
        if file != STANDARD_INPUT:
            return Path(file).read_bytes()
        if sys.stdin is None:
            raise NotValid(["there is no standard input"])
        return sys.stdin.buffer.read()
    except OSError as trouble:
        raise NotValid([f"the file cannot be read: {trouble.strerror}"]) from trouble
    except ValueError as trouble:
        raise NotValid(["the file cannot be read: there can be no file of that name"]) from trouble


def _explained(facts: Sequence[StatedFacts], *, as_json: bool, everything: bool) -> list[str]:
    if not as_json:
        return explain.explain(facts, everything=everything)
    cases = [explanation.as_json(one.name, one.given, everything=everything) for one in facts]
    return [json.dumps({"versions": explanation.versions(), "cases": cases}, indent=2, ensure_ascii=False)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Gives 0; 1 if a case failed or nothing could be printed; 2 if the file is not valid.

    Of a file that is not valid nothing is evaluated.
    """
    stated = _arguments().parse_args(arguments)
    if stated.command == "rules":
        return PASSED if _say(explain.rule_book(), sys.stdout) else FAILED
    passed = True
    try:
        if stated.command == "explain":
            facts = read_facts(_read(stated.file))
            lines = _explained(facts, as_json=stated.json, everything=stated.all)
        elif stated.command == "upgrade":
            lines = [json.dumps(read_upgraded(_read(stated.file)), indent=1, ensure_ascii=False)]
        else:
            lines, passed = scenario.report(read_cases(_read(stated.file)))
    except NotValid as wrong:
        name = "standard input" if stated.file == STANDARD_INPUT else stated.file
        _say([f"{name}: {problem}" for problem in wrong.problems], sys.stderr)
        return NOT_VALID
    return PASSED if _say(lines, sys.stdout) and passed else FAILED


if __name__ == "__main__":
    sys.exit(main())

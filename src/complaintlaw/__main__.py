"""`python -m complaintlaw`: check files of scenarios, explain them, and print the rules.

It reads the file that is named and nothing else: no clock, no network, no settings.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from complaintlaw import explain, scenario
from complaintlaw.validation import NotValid, ScenarioCase, read_cases

__all__ = ["main"]

PASSED, FAILED, NOT_VALID = 0, 1, 2


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m complaintlaw", description="Police complaints law of England and Wales, as rules."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="compare what the rules say with what a file of scenarios asserts")
    check.add_argument("file", type=Path)
    told = commands.add_parser("explain", help="say for each case of a file what follows from its facts, and why")
    told.add_argument("file", type=Path)
    told.add_argument("--all", action="store_true", help="every question, not only those the case asserts")
    commands.add_parser("rules", help="every rule in plain words, with its place in the law")
    return parser


def _say(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _cases(file: Path) -> tuple[ScenarioCase, ...]:
    try:
        return read_cases(file.read_bytes())
    except OSError as trouble:
        raise NotValid([f"the file cannot be read: {trouble.strerror}"]) from trouble


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Gives 0; 1 if a case failed; 2 if the file is not valid and nothing was evaluated."""
    stated = _arguments().parse_args(arguments)
    if stated.command == "rules":
        _say(explain.rule_book())
        return PASSED
    try:
        cases = _cases(stated.file)
    except NotValid as wrong:
        sys.stderr.write("".join(f"{stated.file}: {problem}\n" for problem in wrong.problems))
        return NOT_VALID
    if stated.command == "explain":
        _say(explain.explain(cases, everything=stated.all))
        return PASSED
    lines, passed = scenario.report(cases)
    _say(lines)
    return PASSED if passed else FAILED


if __name__ == "__main__":
    sys.exit(main())

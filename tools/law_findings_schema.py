"""The JSON Schema of what `python -m complaintlaw explain --json` prints."""

from __future__ import annotations

from typing import Any

from complaintlaw.file_forms import questions
from complaintlaw.vocabulary import ClockName
from tools.law_schema import DIALECT

__all__ = ["findings_schema"]

TEXT: dict[str, Any] = {"type": "string"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT}
FLAG: dict[str, Any] = {"type": "boolean"}


def _object(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    """An object in which each of these keys must be there, and no other."""
    return {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _said(node: dict[str, Any], description: str) -> dict[str, Any]:
    return {**node, "description": description}


def _list(node: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": "array", "items": node, "description": description}


_PATH = _said(TEXT, "Where the fact stands in the matter, as `allegations[1].descriptions`, counted from 1.")
_FACT_WORDS = _said(TEXT, "The fact in the words in which a person would be asked for it.")
_JUDGED = _said(FLAG, "Whether a person has to judge it.")
_MISSING = _object(
    "A fact that is not known and on which an answer depends.", path=_PATH, words=_FACT_WORDS, judgement=_JUDGED
)
_BASIS = _object("Rules by their ids, and the provisions that they apply.", rules=TEXTS, citations=TEXTS)
_VALUE: dict[str, Any] = {
    "anyOf": [TEXT, FLAG, TEXTS, {"type": "array", "items": {"type": "object"}}],
    "description": "The answer as a file of version 2 asserts it; `unknown` if it cannot be said yet, `none` if "
    "nothing arises.",
}
_UNVERIFIED = _said(TEXTS, "What the answer rests on and has not been checked against the official text.")


def _finding() -> dict[str, Any]:
    return _object(
        "The answer to one question.",
        question={"enum": sorted(questions(2)), "description": "The name of the question."},
        asks=_said(TEXT, "What is asked, in the words of the rule."),
        answer=_said(TEXT, "The answer in words: yes, no, none, cannot say yet, a body, a day."),
        value=_VALUE,
        reasons=_said(TEXTS, "Why, a sentence each, the outermost first."),
        rules=_said(TEXTS, "The rules that were applied."),
        citations=_said(TEXTS, "The provisions that were applied."),
        decides=_said(_BASIS, "On what the answer rests."),
        considered=_said(_BASIS, "What was tried and not met."),
        missing=_list(_MISSING, "What stands between us and the answer; empty if it is known."),
        judgements=_list(
            _object("A judgement that was relied on.", path=_PATH, words=_FACT_WORDS, value=_said(TEXT, "In words.")),
            "What persons have judged, and the answer relies on.",
        ),
        unverified=_UNVERIFIED,
    )


def _clock() -> dict[str, Any]:
    return _object(
        "A statutory period that runs, or of which it cannot be said yet.",
        clock={"enum": [one.value for one in ClockName], "description": "The name of the clock."},
        words=_said(TEXT, "What is to be done."),
        owed_by=_said(TEXT, "Who owes it, or may do it."),
        counted_from=TEXT,
        stops_when=TEXT,
        runs={"enum": [True, "unknown"]},
        last_day=_said(TEXT, "The last day; `unknown`, or `none` if it runs without one."),
        sum_in_words=_said(TEXT, "The arithmetic; empty while there is no day."),
        citations=TEXTS,
        missing=_list(_MISSING, "What the day waits for."),
        unverified=_UNVERIFIED,
    )


def findings_schema() -> dict[str, Any]:
    """The schema of what is printed: the versions, and for each case what is found."""
    wanted = {**_MISSING["properties"], "wanted_for": _said(TEXTS, "The questions that wait for it.")}
    case = _object(
        "What is found on one matter.",
        name=_said(TEXT, "The id and title of the case; empty for facts alone."),
        findings=_list(_finding(), "The questions that come first; with `--all`, every question."),
        missing=_list(_object("A fact that is missing.", **wanted), "Each once, the one for which most wait first."),
        clocks=_list(_clock(), "Those with a day first, the earliest first."),
        contradictions=_said(TEXTS, "What in the facts does not fit together."),
    )
    versions = _object(
        "What gave the answers.",
        library=_said(TEXT, "The version of the library."),
        rule_set=_said(TEXT, "The version of the rules. It changes when an answer can change."),
        law_as_of={
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "To which day the Act was read.",
        },
    )
    whole = _object(
        "What follows from the facts of each case, and why.",
        versions=versions,
        cases=_list(case, "In the order of the file."),
    )
    return {"$schema": DIALECT, "$id": "findings.schema.json", **whole}

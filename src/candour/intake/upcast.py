"""Answers to earlier versions of the questions, in the shape that they have now.

A statement is never rewritten: this is how it is read. In version 1 one person could be described, among
the other answers, and the day was a text of its own.
"""

from __future__ import annotations

from typing import Any

from candour.intake.specs import Answers

OF_THE_PERSON = ("their_role", "officer_name", "officer_number", "officer_looks", "camera", "knows_them")


def as_now(answers: Answers) -> dict[str, Any]:
    """The same answers by the keys of the version that is asked now; those are left as they are."""
    now = dict(answers)
    person = {key: now.pop(key) for key in OF_THE_PERSON if key in now}
    if any(person.values()) and not now.get("people"):
        now["people"] = [{key: value for key, value in person.items() if value}]
    words = now.pop("when_words", "")
    when = now.get("when")
    if isinstance(when, str) or words:
        known = {"kind": "day", "day": when} if isinstance(when, str) and when else dict(when or {})
        now["when"] = known | ({"words": words} if words else {})
    return now

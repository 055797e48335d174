"""How a case's people and events are worded on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from candour.casework import assessment, queries
from candour.casework.actions import contact
from candour.casework.timeline import TimelineEntry
from candour.intake import assisted_intake, questions, summary, upcast
from candour.ui.unnamed import unnamed
from complaintlaw import calendar

ROLES = {
    "complainant": "Complainant",
    "representative": "Representative",
    "person_complained_against": "Person complained against",
    "witness": "Witness who serves",
    "kept_away": "Kept away from this case",
}

CONTACT_WARNINGS = {"not-safe": "Contact is not safe", "some-ways": "Contact only as asked"}


def people(page: queries.CasePage) -> list[dict[str, Any]]:
    """The people on the case, each with what is known of them: pairs of a question, or none, and its answer."""
    return [
        {"role": ROLES.get(person.role) or unnamed("Someone in a role", person.role), "known": _known(person.details)}
        for person in page.people
    ]


def _known(details: Mapping[str, Any]) -> list[tuple[str, str]]:
    asked = questions.every_question()
    known: list[tuple[str, str]] = []
    for key, value in details.items():
        if key == "name" and value:
            known.insert(0, ("", str(value)))
        elif key in asked:
            known.append((str(asked[key].label), ", ".join(summary.said(asked[key], value))))
        elif value:
            known.append(("", str(value)))
    return known


def unread(page: queries.CasePage) -> list[tuple[str, str]]:
    """What was answered to questions that this version does not ask: pairs of the key and the words."""
    answers = upcast.as_now(page.answers)
    asked = {*questions.every_question(), assisted_intake.KEY}
    groups = answers.pop(questions.PEOPLE.key, None) or []
    return [
        (key, "\n".join(_texts(value)))
        for said in (answers, *groups)
        for key, value in said.items()
        if key not in asked and value
    ]


def _texts(value: Any) -> list[str]:
    """The words of an answer whose shape is not known."""
    if isinstance(value, Mapping):
        value = list(value.values())
    return [text for one in value for text in _texts(one)] if isinstance(value, list) else [str(value)]


def missing(page: queries.CasePage) -> list[assessment.MissingFact]:
    """The facts that some finding still needs, each once, in the order of the findings; and what some allegation is
    about, of which the findings say nothing without it.
    """
    needed = [asked for finding in page.assessment.findings for asked in finding.missing]
    return list(dict.fromkeys([*page.assessment.asked, *needed]))


def contact_warning(page: queries.CasePage) -> str:
    """What to know before anyone contacts the person; an empty text when nothing was said."""
    person = sender(page)
    said = person.details if person else page.answers
    if set(said.get("contact_ways") or ()) & {"none", "website"}:
        return "Do not contact"
    return CONTACT_WARNINGS.get(str(said.get("contact_safety")), "")


def contact_of(page: queries.CasePage) -> list[tuple[str, str]]:
    """How the sender can be reached now: pairs of a question and its answer."""
    person = sender(page)
    said = person.details if person else {}
    return _known({key: said[key] for key in said if key in contact.KINDS and said[key]})


def sender(page: queries.CasePage) -> queries.PersonOnCase | None:
    """Whoever sent it, whose word on contact holds: the representative where there is one, else the complainant."""
    by_role = {person.role: person for person in reversed(page.people)}
    return by_role.get("representative") or by_role.get("complainant")


def flags(page: queries.CasePage) -> list[str]:
    """What the person said that decides who may see the case, and how it is handled."""
    answers = upcast.as_now(page.answers)
    near = any(person.get("knows_them") == "partner" for person in answers.get("people") or ())
    said = {
        "Partner or relative of the person complained against: keep to named staff": near,
        "Knows someone who works here: check for a conflict": answers.get("knows_staff") == "yes",
        "Talk with them before the person is told": bool(answers.get("talk_first")),
    }
    return [words for words, is_so in said.items() if is_so]


def _noted_by(told: TimelineEntry) -> str:
    """Who noted it; and on which day, where that is not the day on which it happened."""
    noted = timezone.localdate(told.noted_at)
    if noted == timezone.localdate(told.happened_at):
        return told.who
    return f"noted by {told.who} on {calendar.written(noted)}"


def timeline(page: queries.CasePage) -> list[dict[str, Any]]:
    """The events as rows of the timeline, newest first."""
    return [
        {
            "title": told.sentence,
            "when": timezone.localdate(told.happened_at) if told.whole_day else told.happened_at,
            "who": _noted_by(told),
            "tag": "Corrected since" if told.corrected else "",
        }
        for told in page.timeline
    ]

"""How a row of a decision table is read: the facts in its columns become a matter, its results are compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from complaintlaw.facts import Allegation, LinkedComplaint, Matter
from complaintlaw.finding import Finding
from complaintlaw.organisations import Organisation
from complaintlaw.people import Complainant, PersonComplainedAgainst
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.register import QUESTIONS
from complaintlaw.steps import ReferralRoute
from complaintlaw.vocabulary import (
    AllegedResult,
    Claim,
    Description,
    EffectSource,
    Excludable,
    HowSeen,
    LinkedReviewReason,
    Maximum,
    MightBe,
    PersonKind,
    Rank,
)

Row = dict[str, str]
INCIDENT, MADE = date(2026, 5, 4), date(2026, 6, 1)
# Written in a cell: not known; and beside the point, so not stated either.
UNSTATED = ("?", "-")
YES_NO = {"yes": True, "no": False}

RESULTS: dict[str, dict[str, str]] = {
    "eligibility": {"may complain as": "eligibility"},
    "appropriate_authority": {"the authority is": "appropriate_authority"},
    "recording": {
        "must be recorded": "must_record",
        "on these grounds": "recording_grounds",
        "may be handled outside Schedule 3": "may_handle_outside_schedule_3",
    },
    "referral": {
        "must be referred": "must_refer",
        "first ground": "referral_ground",
        "may be handled by the authority": "may_handle_locally",
    },
    "review_body": {"the review body is": "relevant_review_body", "for these reasons": "review_body_reasons"},
}


def matter_of(row: Row) -> Matter:
    """The facts that the row states; a column that the table lacks states nothing."""
    people = tuple(person for number in ("", "second ") if (person := _person(row, number)) is not None)
    return Matter(
        force=_one(Organisation, row, "force complained about"),
        complainant=_complainant(row),
        persons_complained_against=people,
        allegations=_allegations(row),
        same_incident=_linked(row),
        dates=_dates(row),
        referral=_referral(row),
    )


def written(finding: Finding[Any]) -> str:
    """A result as it stands in a cell."""
    if finding.is_open:
        return "cannot say yet"
    value = finding.value
    if isinstance(value, frozenset):
        return " + ".join(sorted(str(one) for one in value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def results(table: str, row: Row) -> Row:
    """What the law says on the facts of the row, by the name of the column."""
    matter = matter_of(row)
    return {column: written(QUESTIONS[name].function(matter)) for column, name in RESULTS[table].items()}


def _stated(row: Row, column: str) -> str | None:
    cell = row.get(column, "-")
    return None if cell in UNSTATED else cell


def _one(words: Any, row: Row, column: str) -> Any:
    cell = _stated(row, column)
    return None if cell is None else words(cell)


def _yes_no(row: Row, column: str) -> bool | None:
    cell = _stated(row, column)
    return None if cell is None else YES_NO[cell]


def _set(words: Any, row: Row, column: str) -> Any:
    cell = _stated(row, column)
    if cell is None:
        return None
    return frozenset() if cell == "none" else frozenset(words(one) for one in cell.split(" + "))


def _person(row: Row, number: str) -> PersonComplainedAgainst | None:
    kind = row.get(f"{number}person is", "nobody named")
    if kind == "nobody named":
        return None
    return PersonComplainedAgainst(
        id=f"{number}person".replace(" ", "-"),
        kind=_one(PersonKind, row, f"{number}person is"),
        rank=_one(Rank, row, f"{number}rank"),
        force=_one(Organisation, row, f"{number}force now"),
        force_then=_one(Organisation, row, f"{number}force then"),
        acting_chief_officer=_yes_no(row, f"{number}acts as chief officer"),
        left_on=date(2026, 1, 5) if row.get(f"{number}had left before") == "yes" else None,
    )


def _complainant(row: Row) -> Complainant:
    return Complainant(
        kind=_one(PersonKind, row, "complainant is"),
        force=_one(Organisation, row, "complainant's force now"),
        force_then=_one(Organisation, row, "complainant's force then"),
        left_on=date(2026, 5, 20) if row.get("complainant has left since") == "yes" else None,
        on_duty_then=_yes_no(row, "on duty then"),
        claims=_set(Claim, row, "claims"),
        adversely_affected=_yes_no(row, "badly affected"),
        effect_source=_one(EffectSource, row, "effect comes from"),
        saw_or_heard=_one(HowSeen, row, "saw or heard it"),
        knew_person_affected=_yes_no(row, "knew the person"),
        holds_evidence=_yes_no(row, "holds evidence"),
        wants_recorded=_yes_no(row, "wants it recorded"),
    )


def _allegations(row: Row) -> tuple[Allegation, ...]:
    facts: dict[str, Any] = {
        "alleged_results": _set(AllegedResult, row, "said to have resulted in"),
        "if_proved_might_be": _set(MightBe, row, "if proved might be"),
        "descriptions": _set(Description, row, "description met"),
        "offence_maximum": _maximum(row),
        "authority_can_exclude": _excluded(row),
    }
    return tuple(Allegation(about=word, **facts) for word in row.get("about", "conduct").split(" + "))


def _maximum(row: Row) -> float | Maximum | None:
    cell = _stated(row, "longest sentence")
    if cell is None:
        return None
    return float(cell.removesuffix(" years")) if cell.endswith(" years") else Maximum(cell)


def _excluded(row: Row) -> frozenset[Excludable] | None:
    cell = _stated(row, "can be excluded")
    if cell is None:
        return None
    return frozenset() if cell == "nothing" else frozenset(Excludable(one) for one in cell.split(" + "))


def _linked(row: Row) -> tuple[LinkedComplaint, ...]:
    if row.get("another complaint", "no") == "no":
        return ()
    return (
        LinkedComplaint(
            referable_conduct_alleged=_yes_no(row, "it must be referred"),
            review_reasons=_set(LinkedReviewReason, row, "review reasons of it"),
        ),
    )


def _dates(row: Row) -> Dates:
    called_in = date(2026, 6, 3) if row.get("called in") == "yes" else None
    return Dates(incident=INCIDENT, made=MADE, call_in=called_in)


def _referral(row: Row) -> Referral | None:
    route = row.get("referred", "no")
    if route == "no":
        return None
    return Referral(
        route=ReferralRoute(route),
        sent_back=_yes_no(row, "sent back"),
        rereferral_directed=_yes_no(row, "to be referred again"),
    )

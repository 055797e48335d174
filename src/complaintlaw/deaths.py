"""Deaths and serious injuries of which nobody complains: what makes one a matter of its own, and whose it is.

Two ways lead there: custody, where nothing need have caused anything; or contact with somebody on duty, and an
indication that the contact caused the death or injury or contributed to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from complaintlaw.calendar import day_of
from complaintlaw.citation import PRA, SCHEDULE_3
from complaintlaw.counting import people_who_count
from complaintlaw.facts import DeathOrInjury, Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.register import rule
from complaintlaw.vocabulary import Rank

__all__ = ["is_in_circumstances", "officer_concerned", "speaks_of_death_or_injury"]

Moment = date | datetime


@rule("DSI-03", PRA.at("12(2A)"), PRA.at("12(2B)"))
def in_custody(dsi: DeathOrInjury) -> Finding[bool]:
    """DSI-03: A death or serious injury of somebody who had been arrested and not released from that arrest, or was
    otherwise in custody, is such a matter whatever caused it.
    """
    return dsi.in_custody.because(yes="Whoever died or was injured was in custody.")


@rule("DSI-04", PRA.at("12(2A)"), PRA.at("12(2C)"), PRA.at("12(2D)"))
def after_contact(dsi: DeathOrInjury) -> Finding[bool]:
    """DSI-04: Outside custody it takes contact with somebody who serves and was on duty, and an indication that the
    contact caused it or contributed to it. It makes no difference that whoever died or was injured served too, but
    their own duty is no contact.
    """
    return all_of((dsi.contact, dsi.contact_contributed)).because(
        yes="There is an indication that contact with the police caused it or contributed to it.",
        no="No contact with the police is indicated to have caused it or contributed to it.",
    )


@rule("DSI-02", PRA.at("12(2A)"))
def is_in_circumstances(matter: Matter) -> Finding[bool]:
    """DSI-02: A death or serious injury in or after contact with the police is a matter of its own as long as
    nobody complains of it and it shows no conduct matter.
    """
    stated = matter.dsi_circumstances.because(yes="Somebody died or was seriously injured in contact with the police.")
    if matter.dsi is None:
        return stated
    shown = any_of((in_custody(matter.dsi), after_contact(matter.dsi)))
    # What is told of the circumstances is the test of the Act; that there are such is only said in short.
    return _AT_ODDS.after(stated.trail + shown.trail) if stated.is_yes and shown.is_no else any_of((stated, shown))


_AT_ODDS: Finding[bool] = cannot_say(
    "It is said to be a death or serious injury in contact with the police, but what is told of it shows neither "
    "custody nor such contact. Look again."
)


def speaks_of_death_or_injury(matter: Matter) -> Finding[bool]:
    """Whether the file says that somebody died or was seriously injured, in the police's hands or not."""
    return any_of((matter.incident_death_or_injury, matter.dsi_circumstances, say(matter.dsi is not None)))


@rule("DSI-05", PRA.at("29(1A)"), PRA.at("29(1B)"))
def officer_concerned(matter: Matter) -> Finding[PersonComplainedAgainst | None]:
    """DSI-05: The relevant officer is whoever arrested or held the one who died or was injured, or had the contact;
    of several the one who did so last; if that cannot be told, the most senior.
    """
    people = people_who_count(matter)
    if len(people) < 2:
        return say(people[0] if people else None)
    unclear = no() if matter.dsi is None else matter.dsi.last_dealing_unclear
    return choose(unclear, yes=_most_senior(people), no=_last_to_deal(people))


def _last_to_deal(people: Sequence[PersonComplainedAgainst]) -> Finding[PersonComplainedAgainst | None]:
    # Where only values are read, an open fact names nothing as missing.
    if any(one.last_dealing.is_open for one in people):
        missing = [fact for one in people for fact in one.last_dealing.missing]
        return cannot_say("Of several people the one who dealt with them last counts.", missing=missing)
    dealt = [(one.last_dealing.value or date.min, one) for one in people]
    last, *others = [one for moment, one in dealt if not any(_is_later(other, moment) for other, _ in dealt)]
    if others:
        return cannot_say("Two of them dealt with them at the same time, as far as stated; the hour is needed.")
    return say(last, f"{last.id} dealt with them last.")


def _is_later(one: Moment, other: Moment) -> bool:
    """Whether the first moment is certainly later; within one day only hours tell."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return day_of(one) > day_of(other)


def _most_senior(people: Sequence[PersonComplainedAgainst]) -> Finding[PersonComplainedAgainst | None]:
    if any(one.rank.is_open for one in people):
        missing = [fact for one in people for fact in one.rank.missing]
        return cannot_say("If it cannot be told who was last, the most senior counts.", missing=missing)
    order = tuple(Rank)
    ranks = [(order.index(one.rank.value), one) for one in people if one.rank.value is not None]
    first = max(place for place, _ in ranks)
    highest, *others = [one for place, one in ranks if place == first]
    if others:
        return cannot_say("Two of them are of the same rank, and it cannot be told who was last.")
    return say(highest, f"It cannot be told who was last; {highest.id} is the most senior.")


@rule("DSI-06", SCHEDULE_3.at("14B"))
def must_preserve_evidence() -> Finding[bool]:
    """DSI-06: Evidence of a death or serious injury matter is obtained and preserved, from the day on which it is
    known of, by the force of the relevant officer.
    """
    return say(True, "Evidence of a death or serious injury must be preserved.")


@rule("DSI-07", SCHEDULE_3.at("14C"))
def may_refer_voluntarily() -> Finding[bool]:
    """DSI-07: Every death or serious injury matter must be referred, so nobody refers one voluntarily; it is referred
    again only if the Director General directs it.
    """
    return no("A death or serious injury matter is referred again only on the Director General's direction.")


@rule("DSI-01", SCHEDULE_3.at("14A"))
def must_be_recorded() -> Finding[bool]:
    """DSI-01: Every death or serious injury matter must be recorded."""
    return say(True, "It is a death or serious injury matter.")


@rule("DSI-01", SCHEDULE_3.at("14C"))
def must_be_referred() -> Finding[bool]:
    """DSI-01: Every death or serious injury matter must be referred."""
    return say(True, "It is a death or serious injury matter.")


@rule("DSI-09", SCHEDULE_3.at("14D(2)(b)"))
def may_be_handled_in_any_manner() -> Finding[bool]:
    """DSI-09: A death or serious injury matter that is sent back to be handled is dealt with as the authority thinks
    fit, or not at all.
    """
    return say(True, "It was sent back to be dealt with in whatever manner the authority decides, if any.")

"""When a matter must be referred to the IOPC, and by when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from complaintlaw import conduct_matters, deaths, grounds
from complaintlaw.citation import SCHEDULE_3
from complaintlaw.counting import met_by_nothing
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, none_of
from complaintlaw.referral_days import (
    death_due_after_direction,
    due_after_another_call_in,
    due_after_call_in,
    due_after_clarity,
    due_after_direction,
    due_for_death_or_injury,
    earliest,
)
from complaintlaw.referred import (
    has_been_referred,
    is_treated_as_referred,
    is_with_iopc,
    returned_for,
    was_referred,
)
from complaintlaw.referred_again import is_called_in_anew, referral_is_spent, rereferral_is_directed
from complaintlaw.register import answers, once, rule
from complaintlaw.vocabulary import MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "OF_COMPLAINT",
    "ReferralGround",
    "has_been_referred",
    "is_treated_as_referred",
    "is_with_iopc",
    "must_refer",
    "referral_due",
    "referral_ground",
    "returned_for",
    "was_referred",
]


NO_GROUND = "None of the grounds for a referral is met."


class ReferralGround(StrEnum):
    """Why a matter must be referred, in the order in which the grounds are tried."""

    DEATH_OR_SERIOUS_INJURY = "death_or_serious_injury"
    SERIOUS_ASSAULT = "serious_assault"
    SERIOUS_SEXUAL_OFFENCE = "serious_sexual_offence"
    SERIOUS_CORRUPTION = "serious_corruption"
    DISCRIMINATION = "discrimination"
    RELEVANT_OFFENCE = "relevant_offence"
    SAME_INCIDENT = "same_incident"
    CHIEF_OFFICER = "chief_officer"
    CALL_IN = "call_in"
    DSI = "dsi"


Ground: TypeAlias = tuple[Callable[[Matter], Finding[bool]], ReferralGround]
"""What says whether a ground is met, and the ground."""
_SAID: dict[ReferralGround, Finding[ReferralGround | None]] = {ground: say(ground) for ground in ReferralGround}


_DESCRIBED: tuple[Ground, ...] = (
    (grounds.alleges_serious_assault, ReferralGround.SERIOUS_ASSAULT),
    (grounds.alleges_serious_sexual_offence, ReferralGround.SERIOUS_SEXUAL_OFFENCE),
    (grounds.alleges_serious_corruption, ReferralGround.SERIOUS_CORRUPTION),
    (grounds.alleges_discrimination, ReferralGround.DISCRIMINATION),
    (grounds.alleges_relevant_offence, ReferralGround.RELEVANT_OFFENCE),
)
OF_COMPLAINT: tuple[Ground, ...] = (
    (grounds.alleges_death_or_serious_injury, ReferralGround.DEATH_OR_SERIOUS_INJURY),
    *_DESCRIBED,
    (grounds.is_same_incident, ReferralGround.SAME_INCIDENT),
    (grounds.is_about_chief_officer_and_not_excluded, ReferralGround.CHIEF_OFFICER),
)
"""The grounds of a complaint, in their order: paragraph 4(1)(a) and (b), regulation 4."""
OF_CONDUCT_MATTER: tuple[Ground, ...] = (
    (conduct_matters.relates_to_death_or_injury, ReferralGround.DEATH_OR_SERIOUS_INJURY),
    *_DESCRIBED,
    (conduct_matters.is_of_same_serious_incident, ReferralGround.SAME_INCIDENT),
    (conduct_matters.chief_officer_ground, ReferralGround.CHIEF_OFFICER),
)
"""The grounds of a conduct matter: paragraph 13(1)(a) and (b), regulation 7(3)."""


def _grounds_of(kind: MatterType) -> tuple[Ground, ...]:
    return OF_CONDUCT_MATTER if kind is MatterType.CONDUCT_MATTER else OF_COMPLAINT


@once
def meets_a_description(kind: MatterType, matter: Matter) -> Finding[bool]:
    """Whether one of these grounds is met."""
    return any_of(is_met(matter) for is_met, _ in _grounds_of(kind))


def first_ground(matter: Matter, kind: MatterType) -> Finding[ReferralGround | None]:
    """The first ground that is met, in the order of the list."""
    tried = (*_grounds_of(kind), (grounds.is_called_in, ReferralGround.CALL_IN))
    nothing: Finding[ReferralGround | None] = say(None)
    found = first_of(((is_met(matter), _SAID[ground]) for is_met, ground in tried), otherwise=nothing)
    return choose(may_be_required(matter, kind), yes=found, no=nothing)


def may_be_required(matter: Matter, kind: MatterType) -> Finding[bool]:
    """Whether a ground can bind at all: of conduct matters only those that are recordable, or are called in, must be
    referred.
    """
    if kind is not MatterType.CONDUCT_MATTER:
        return yes()
    recordable = conduct_matters.is_recordable(matter)
    demanded = choose(recordable, yes=yes(), no=conduct_matters.is_demanded(matter))
    return demanded.because(no="It need not be recorded, so it need not be referred.")


@once
def ground_if_not_yet_referred(matter: Matter) -> Finding[ReferralGround | None]:
    """The first ground that is met, leaving aside that it may have been referred already."""

    def of(kind: MatterType | None) -> Finding[ReferralGround | None]:
        """The first ground for a matter of that kind; None if no ground is met, or if it is of no kind."""
        if kind is None:
            return say(None, "It is neither a complaint nor another matter under Part 2.")
        if kind is MatterType.DSI:
            return deaths.must_be_referred().then(lambda _: ReferralGround.DSI)
        return first_ground(matter, kind)

    return what_it_is(matter).and_then(of)


@rule("REF-10", SCHEDULE_3.at("4(1)"))
def complaint_must_be_referred(matter: Matter) -> Finding[bool]:
    """REF-10: One allegation of the kinds that must be referred makes the whole matter one that must be."""
    return met_by_nothing(_on_any_ground(matter, MatterType.COMPLAINT), matter, NO_GROUND)


@rule("CM-02", SCHEDULE_3.at("13(1)"))
def conduct_matter_must_be_referred(matter: Matter) -> Finding[bool]:
    """CM-02: Of conduct matters only what is recordable must be referred, unless it is called in."""
    kind = MatterType.CONDUCT_MATTER
    on_any = met_by_nothing(_on_any_ground(matter, kind), matter, NO_GROUND)
    return all_of((on_any, lambda: may_be_required(matter, kind)))


def _on_any_ground(matter: Matter, kind: MatterType) -> Finding[bool]:
    return any_of((meets_a_description(kind, matter), grounds.is_called_in(matter)))


@answers("must_refer")
def must_refer(matter: Matter) -> Finding[bool]:
    """Whether it must be referred to the IOPC: on a ground, if it has not been; again if the Director General directs
    it or calls it in.
    """

    def on_a_ground(kind: MatterType | None) -> Finding[bool]:
        """Whether any ground is met for a matter of that kind: no for None, always for a death or serious injury."""
        if kind is None:
            return no("It is neither a complaint nor another matter under Part 2.")
        if kind is MatterType.DSI:
            return deaths.must_be_referred()
        of_complaint = kind is MatterType.COMPLAINT
        return complaint_must_be_referred(matter) if of_complaint else conduct_matter_must_be_referred(matter)

    def first() -> Iterator[tuple[Finding[bool], Finding[bool]]]:
        """What settles it whatever the grounds are."""
        yield rereferral_is_directed(matter), yes()
        yield is_called_in_anew(matter), yes()
        yield referral_is_spent(matter), no()

    return first_of(first(), otherwise=lambda: what_it_is(matter).and_then(on_a_ground))


@answers("referral_ground")
def referral_ground(matter: Matter) -> Finding[ReferralGround | None]:
    """The first ground on which it must be referred; none if it need not be."""

    def ground() -> Finding[ReferralGround | None]:
        """The ground of what must be referred."""
        demanded = is_called_in_anew(matter)
        return choose(demanded, yes=_SAID[ReferralGround.CALL_IN], no=lambda: ground_if_not_yet_referred(matter))

    return choose(must_refer(matter), yes=ground, no=say(None))


@answers("referral_due")
def referral_due(matter: Matter) -> Finding[date | None]:
    """The last day on which a matter that must be referred can be. Each ground that is met has its own last day, and
    the earliest of them binds.
    """

    def of(kind: MatterType | None) -> Finding[date | None]:
        """The earliest last day for a matter of that kind; None without a ground, or for no kind."""
        if kind is None:
            return say(None)
        if kind is MatterType.DSI:
            return due_for_death_or_injury(matter)
        return choose(may_be_required(matter, kind), yes=lambda: due_on_any_ground(matter, kind), no=say(None))

    nothing: Finding[date | None] = say(None)

    def again() -> Finding[date | None]:
        """The last day after a direction to refer again, which is another one for a death or serious injury."""
        is_death = what_it_is(matter).equals(MatterType.DSI)
        return choose(is_death, yes=lambda: death_due_after_direction(matter), no=lambda: due_after_direction(matter))

    def day() -> Finding[date | None]:
        """The last day of what must be referred."""
        return first_of(
            (
                (rereferral_is_directed(matter), again),
                (is_called_in_anew(matter), lambda: due_after_another_call_in(matter)),
            ),
            otherwise=lambda: what_it_is(matter).and_then(of),
        )

    return choose(must_refer(matter), yes=day, no=nothing)


def due_on_any_ground(matter: Matter, kind: MatterType) -> Finding[date | None]:
    """The earlier of the last day after clarity, if a description is met, and the last day after a call-in."""
    nothing: Finding[date | None] = say(None)
    met = meets_a_description(kind, matter)
    after_call_in = due_after_call_in(matter, kind)
    if met.is_no and after_call_in.is_yes:
        return after_call_in
    return earliest(choose(met, yes=lambda: due_after_clarity(matter, kind), no=nothing), after_call_in)


@answers("may_handle_locally")
@rule("REF-16", SCHEDULE_3.at("6(2)"))
def may_handle_locally(matter: Matter) -> Finding[bool]:
    """REF-16: While a complaint must be referred, or is with the IOPC, the authority may not handle it
    itself. It may again when it has been sent back.
    """
    return none_of(
        (
            must_refer(matter).because(yes="It must be referred."),
            is_with_iopc(matter).because(yes="It is with the IOPC."),
        )
    )

"""When a matter must, or may, be referred to the IOPC, and by when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw import grounds, periods
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, gather, none_of, not_
from complaintlaw.organisations import Office
from complaintlaw.register import answers, once, rule
from complaintlaw.scope import what_it_is
from complaintlaw.steps import Direction, ReferralRoute, Who
from complaintlaw.vocabulary import MatterType

__all__ = [
    "ReferralGround",
    "has_been_referred",
    "is_treated_as_referred",
    "is_with_iopc",
    "may_refer",
    "must_refer",
    "referral_due",
    "referral_ground",
]


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


@once
def is_treated_as_referred(matter: Matter) -> Finding[bool]:
    """Whether the Director General treats it as referred: the power of initiative, or a section 28A
    direction.
    """
    route = matter.referral.route if matter.referral is not None else None
    return any_of(
        (
            say(route is ReferralRoute.TREATED_AS_REFERRED),
            matter.dg_direction.equals(Direction.SECTION_28A),
        )
    )


def was_referred(matter: Matter) -> Finding[bool]:
    """Whether somebody has referred it: obliged, of free will or called in. Not what is treated as
    referred.
    """
    return say(matter.referral is not None and matter.referral.route is not ReferralRoute.TREATED_AS_REFERRED)


@once
def has_been_referred(matter: Matter) -> Finding[bool]:
    """Whether it has been referred, by whatever route, or is treated as referred."""
    return any_of((say(matter.referral is not None), is_treated_as_referred(matter)))


@once
def is_with_iopc(matter: Matter) -> Finding[bool]:
    """Whether it has been referred, or is treated as referred, and has not been sent back."""
    if matter.referral is None:
        return is_treated_as_referred(matter)
    return not_(matter.referral.sent_back)


@rule("CM-02", SCHEDULE_3.at("13"), CMR.at("7(1)"))
def chief_officer_ground(matter: Matter, kind: MatterType) -> Finding[bool]:
    """CM-02: A recordable conduct matter must be referred on the same grounds as a complaint, but any
    conduct of a chief officer or of the Met's Deputy Commissioner is enough.
    """
    if kind is MatterType.CONDUCT_MATTER:
        return grounds.is_about_chief_officer(matter)
    return grounds.is_about_chief_officer_and_not_excluded(matter)


@rule("REF-12", SCHEDULE_3.at("4(1)(c)"))
def is_called_in(matter: Matter) -> Finding[bool]:
    """REF-12: A matter that the Director General calls in must be referred."""
    return matter.dates.call_in.is_there().because(yes="The Director General has called it in.")


def descriptions_met(
    matter: Matter, kind: MatterType = MatterType.COMPLAINT
) -> tuple[tuple[Finding[bool], ReferralGround], ...]:
    """The grounds in paragraph 4(1)(a) and (b) and regulation 4, in their order, each with its finding."""
    return _descriptions_met(kind, matter)


@once
def _descriptions_met(kind: MatterType, matter: Matter) -> tuple[tuple[Finding[bool], ReferralGround], ...]:
    return (
        (grounds.alleges_death_or_serious_injury(matter), ReferralGround.DEATH_OR_SERIOUS_INJURY),
        (grounds.alleges_serious_assault(matter), ReferralGround.SERIOUS_ASSAULT),
        (grounds.alleges_serious_sexual_offence(matter), ReferralGround.SERIOUS_SEXUAL_OFFENCE),
        (grounds.alleges_serious_corruption(matter), ReferralGround.SERIOUS_CORRUPTION),
        (grounds.alleges_discrimination(matter), ReferralGround.DISCRIMINATION),
        (grounds.alleges_relevant_offence(matter), ReferralGround.RELEVANT_OFFENCE),
        (grounds.is_same_incident(matter), ReferralGround.SAME_INCIDENT),
        (chief_officer_ground(matter, kind), ReferralGround.CHIEF_OFFICER),
    )


def first_ground(matter: Matter, kind: MatterType) -> Finding[ReferralGround | None]:
    """The first ground that is met, in the order of the list."""
    cases: list[tuple[Finding[bool], Finding[ReferralGround | None]]] = [
        (met, say(ground)) for met, ground in descriptions_met(matter, kind)
    ]
    cases.append((is_called_in(matter), say(ReferralGround.CALL_IN)))
    nothing: Finding[ReferralGround | None] = say(None)
    return first_of(cases, otherwise=nothing)


@rule("DSI-01", SCHEDULE_3.at("14A"), SCHEDULE_3.at("14C"), CMR.at("9"))
def dsi_ground() -> Finding[ReferralGround | None]:
    """DSI-01: Every death or serious injury matter must be recorded and referred."""
    return say(ReferralGround.DSI, "It is a death or serious injury matter.")


@once
def ground_if_not_yet_referred(matter: Matter) -> Finding[ReferralGround | None]:
    """The first ground that is met, leaving aside that it may have been referred already."""

    def of(kind: MatterType | None) -> Finding[ReferralGround | None]:
        """The first ground for a matter of that kind; None if no ground is met, or if it is of no kind."""
        if kind is None:
            return say(None, "It is neither a complaint nor another matter under Part 2.")
        return dsi_ground() if kind is MatterType.DSI else first_ground(matter, kind)

    return what_it_is(matter).and_then(of)


@rule("REF-14", SCHEDULE_3.at("4(7)"))
def referral_is_spent(matter: Matter) -> Finding[bool]:
    """REF-14: What has been referred once need not be referred again unless the Director General directs
    it.
    """
    directed = no() if matter.referral is None else matter.referral.rereferral_directed
    return all_of((has_been_referred(matter), not_(directed))).because(yes="It has been referred already.")


def rereferral_is_directed(matter: Matter) -> Finding[bool]:
    """Whether the Director General has directed that it be referred again."""
    return no() if matter.referral is None else matter.referral.rereferral_directed


@answers("referral_mandatory")
@rule("REF-10", SCHEDULE_3.at("4(1)"))
def must_refer(matter: Matter) -> Finding[bool]:
    """REF-10: One allegation of the kinds that must be referred makes the whole matter one that must be."""

    def on_a_ground(kind: MatterType | None) -> Finding[bool]:
        """Whether any ground is met for a matter of that kind: no for None, always for a death or serious injury."""
        if kind is None:
            return no("It is neither a complaint nor another matter under Part 2.")
        if kind is MatterType.DSI:
            return dsi_ground().is_there()
        return any_of((*(met for met, _ in descriptions_met(matter, kind)), is_called_in(matter)))

    return choose(
        rereferral_is_directed(matter),
        yes=yes("The Director General has directed that it be referred again."),
        no=choose(referral_is_spent(matter), yes=no(), no=what_it_is(matter).and_then(on_a_ground)),
    )


@answers("referral_ground")
def referral_ground(matter: Matter) -> Finding[ReferralGround | None]:
    """The first ground on which it must be referred; none if it need not be."""
    return choose(referral_is_spent(matter), yes=say(None), no=ground_if_not_yet_referred(matter))


@answers("referral_deadline")
@rule("REF-11", CMR.at("4(2)"), CMR.at("4(3)"), CMR.at("7(3)"), CMR.at("9"))
def referral_due(matter: Matter) -> Finding[date | None]:
    """REF-11: A matter that must be referred is referred without delay, and at the latest by the end of
    the day after the day on which that becomes clear to the authority; after a call-in, the day after the
    Director General's notification; for a death or serious injury matter, the day after it first comes to
    attention.
    """

    def counted(ground: ReferralGround | None) -> Finding[date | None]:
        """The last day for a referral on this ground (regulations 4(2), 4(3), 7(3) and 9); None without a ground."""
        if ground is None:
            return say(None)
        if ground is ReferralGround.CALL_IN:
            return periods.end_of_following_day(matter.dates.call_in)
        if ground is ReferralGround.DSI:
            return periods.end_of_following_day(matter.dates.first_attention)
        return periods.end_of_following_day(matter.dates.became_clear)

    again: Finding[date | None] = cannot_say("The time for a further referral is in the Director General's direction.")
    return choose(rereferral_is_directed(matter), yes=again, no=referral_ground(matter).and_then(counted))


@answers("may_refer_voluntarily")
@rule("REF-13", SCHEDULE_3.at("4(2)"), SCHEDULE_3.at("4(3)"))
def may_refer(matter: Matter) -> Finding[frozenset[Who]]:
    """REF-13: For its gravity, or in exceptional circumstances, the authority may refer what it need not
    refer. The local policing body may do so too, where its chief officer is the authority.
    """
    chief_is_authority = with_one_authority(matter).then(
        lambda body: body is not None and body.office is Office.CHIEF_OFFICER
    )
    held_by = matter.grave_or_exceptional
    willing = gather(
        (
            (held_by.has(Who.APPROPRIATE_AUTHORITY), Who.APPROPRIATE_AUTHORITY),
            (all_of((held_by.has(Who.LOCAL_POLICING_BODY), chief_is_authority)), Who.LOCAL_POLICING_BODY),
        )
    )
    nobody: Finding[frozenset[Who]] = say(frozenset())
    consent: Finding[frozenset[Who]] = cannot_say("After an earlier referral it depends on the Director General.")
    return first_of(
        ((must_refer(matter), nobody), (has_been_referred(matter), consent)),
        otherwise=willing,
    )


@answers("rereferral_needs_consent")
@rule("REF-14", SCHEDULE_3.at("4(7)"))
def needs_consent_to_refer_again(matter: Matter) -> Finding[bool]:
    """REF-14: A further referral that nobody is obliged to make needs the Director General's consent."""
    return has_been_referred(matter).because(yes="It has been referred already.", no="It has not been referred.")


@answers("local_handling_allowed")
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

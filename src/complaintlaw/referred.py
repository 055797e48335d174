"""Where a matter stands with the IOPC: referred, treated as referred, with it, or sent back and for what."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from complaintlaw.calendar import day_of
from complaintlaw.citation import SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import any_of, choose, not_
from complaintlaw.register import once, rule
from complaintlaw.steps import Direction, ReferralRoute, ReturnedFor
from complaintlaw.vocabulary import Handling

Moment: TypeAlias = date | datetime

__all__ = [
    "has_been_referred",
    "is_called_in_again",
    "is_treated_as_referred",
    "is_with_iopc",
    "returned_for",
    "was_referred",
]


@once
def is_treated_as_referred(matter: Matter) -> Finding[bool]:
    """Whether the Director General treats it as referred: the power of initiative, or a section 28A
    direction.
    """
    directed = matter.dg_direction.equals(Direction.SECTION_28A)
    if matter.referral is None or matter.referral.route is not ReferralRoute.TREATED_AS_REFERRED:
        return directed
    return any_of((yes(), directed))


def was_referred(matter: Matter) -> Finding[bool]:
    """Whether somebody has referred it: obliged, voluntarily or called in. Not what is treated as
    referred.
    """
    return say(matter.referral is not None and matter.referral.route is not ReferralRoute.TREATED_AS_REFERRED)


@once
def has_been_referred(matter: Matter) -> Finding[bool]:
    """Whether it has been referred, by whatever route, or is treated as referred."""
    treated = is_treated_as_referred(matter)
    return treated if matter.referral is None else any_of((yes(), treated))


@once
def is_with_iopc(matter: Matter) -> Finding[bool]:
    """Whether it has been referred, or is treated as referred, and has not been sent back."""
    if matter.referral is None:
        return is_treated_as_referred(matter)
    return not_(matter.referral.sent_back)


def is_called_in_again(matter: Matter) -> Finding[bool]:
    """Whether the Director General has called it in since it was sent back; open while it is not said which of the two
    came first. Of what was referred on a call-in, the call-in is taken to be that one, unless the day is stated.
    """
    sent, called = matter.referral, matter.dates.call_in
    if sent is None or called.is_no or sent.sent_back.is_no:
        return no()
    if sent.sent_back_on.is_open and sent.route is ReferralRoute.CALL_IN:
        return no("The call-in is taken to be the one on which it was referred.")
    return called_in_after(sent.sent_back_on, called)


@rule(
    "REF-12",
    SCHEDULE_3.at("4(5)"),
    SCHEDULE_3.at("4(7)(a)"),
    SCHEDULE_3.at("13(7)"),
    SCHEDULE_3.at("14C(3)"),
    unverified="that calling in what was sent back is directing that it be referred again",
)
def called_in_after(returned: Finding[Moment], called: Finding[Moment | None]) -> Finding[bool]:
    """REF-12: The Director General can call in at any time, also what was considered before. What was sent back is
    then referred again.
    """
    unclear: Finding[bool] = cannot_say("It was called in on the day on which it was sent back; the hours are needed.")

    def after(when: Moment) -> Finding[bool]:
        """Whether the call-in is later than that moment; open within one day without hours."""
        return called.and_then(lambda call: no() if call is None else _is_later(call, when, unclear))

    return returned.and_then(after).because(
        yes="The Director General has called it in since it was sent back.",
        no="It was called in before it was sent back.",
        unknown="It has been called in and sent back; which came first decides.",
    )


def _is_later(one: Moment, other: Moment, unclear: Finding[bool]) -> Finding[bool]:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return say(one > other)
    first, second = day_of(one), day_of(other)
    return unclear if first == second else say(first > second)


@rule("IOP-01", SCHEDULE_3.at("5(2)"), SCHEDULE_3.at("14(2)"), SCHEDULE_3.at("14D(2)"))
def returned_for(matter: Matter) -> Finding[ReturnedFor | None]:
    """IOP-01: A matter that is sent back while it is being investigated locally is sent back for that investigation
    to be finished; any other is sent back to be handled.
    """
    sent = matter.referral
    nothing: Finding[ReturnedFor | None] = say(None)
    if sent is None:
        return nothing
    stated: Finding[ReturnedFor | None] = sent.sent_back_for.then(lambda purpose: purpose)
    handled: Finding[ReturnedFor | None] = say(ReturnedFor.HANDLING)
    # A local investigation may have begun only after the matter came back.
    unsaid = choose(matter.handling.equals(Handling.LOCAL_INVESTIGATION), yes=stated, no=handled)
    return choose(sent.sent_back, yes=stated if stated.is_known else unsaid, no=nothing)

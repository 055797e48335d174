"""Where a matter stands with the IOPC: referred, treated as referred, with it, or sent back and for what."""

from __future__ import annotations

from complaintlaw.citation import SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say, yes
from complaintlaw.logic import any_of, choose, not_
from complaintlaw.register import once, rule
from complaintlaw.steps import Direction, ReferralRoute, ReturnedFor
from complaintlaw.vocabulary import Handling

__all__ = ["has_been_referred", "is_treated_as_referred", "is_with_iopc", "returned_for", "was_referred"]


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

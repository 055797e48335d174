"""Who decides whether the public interest wants a withdrawn complaint to go on as a conduct matter.

For a complaint that had to be referred it is the Director General; for others the appropriate authority. After
criminal proceedings it is whoever had suspended the investigation.
"""

from __future__ import annotations

from complaintlaw import referral, review, review_window
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.organisations import IOPC, Body
from complaintlaw.proceedings import Suspension
from complaintlaw.register import answers, rule
from complaintlaw.steps import PublicInterest, ReferralRoute, Reply, Wish
from complaintlaw.vocabulary import Handling
from complaintlaw.withdrawal import must_record_withdrawal, suspension_of_complaint, wish_to_withdraw
from complaintlaw.withdrawn import must_be_decided

__all__ = ["answer_is_still_owed", "is_for_iopc", "may_reverse_public_interest_decision", "public_interest_decision_by"]

UNDER_PARAGRAPH_4_1 = (ReferralRoute.MANDATORY, ReferralRoute.CALL_IN)
NOBODY: Finding[Body | None] = say(None)
DIRECTOR_GENERAL: Finding[Body | None] = say(IOPC)


@rule("WDN-03", CMR.at("38(3)"), CMR.at("38(5)"))
def is_for_iopc(matter: Matter) -> Finding[bool]:
    """WDN-03: Where the complaint had to be referred, or is treated as referred, and has not been sent back,
    the authority tells the Director General, who decides. A voluntary referral does not count.
    """
    had_to_be = matter.referral is not None and matter.referral.route in UNDER_PARAGRAPH_4_1
    referred = any_of((say(had_to_be), referral.is_treated_as_referred(matter)))
    return all_of((referred, referral.is_with_iopc(matter))).because(
        yes="It was referred because it had to be, or is treated so, and has not been sent back."
    )


@answers("public_interest_decision_by")
def public_interest_decision_by(matter: Matter) -> Finding[Body | None]:
    """Who decides whether the public interest wants the complaint treated as a recordable conduct matter;
    nobody once that has been decided.
    """
    if matter.public_interest is None:
        return decides(matter)
    decided: Finding[Body | None] = say(None, "The public interest has been decided.")
    return choose(must_be_decided(matter), yes=decided, no=decides(matter))


def decides(matter: Matter) -> Finding[Body | None]:
    """Who decides, or would decide, leaving aside whether that has been done; nobody where the complainant shows
    no wish to stop.
    """
    wish, suspension = wish_to_withdraw(matter), suspension_of_complaint(matter)
    if wish is not None:
        goes_on = wish.reply.equals(Reply.WISHES_TO_CONTINUE)
        return choose(goes_on, yes=NOBODY, no=decides_after_withdrawal(matter))
    return NOBODY if suspension is None else decides_after_suspension(suspension, matter)


@rule("WDN-05", CMR.at("38(5)"), CMR.at("38(6)"), CMR.at("38(7)"))
def decides_after_withdrawal(matter: Matter) -> Finding[Body | None]:
    """WDN-05: The appropriate authority decides where the complaint is not for the Director General to decide.
    WDN-04: So it does while a review is before the review body, which it tells, with reasons.
    """
    return choose(is_for_iopc(matter), yes=DIRECTOR_GENERAL, no=with_one_authority(matter))


@rule("INV-08", CMR.at("40(1)"), CMR.at("41(1)"), CMR.at("41(4)"))
def decides_after_suspension(suspension: Suspension, matter: Matter) -> Finding[Body | None]:
    """INV-08: Whoever had suspended the investigation decides. That is the Director General in an independent
    investigation, and the appropriate authority in one of its own unless the Director General suspended it; a
    directed investigation can be suspended by either.
    """
    wanted = Missing(path="suspension.by", words="who suspended the investigation")
    either: Finding[Body | None] = cannot_say("Either of the two can have suspended it.", missing=(wanted,))
    by_form = first_of(
        (
            (matter.handling.equals(Handling.INDEPENDENT_INVESTIGATION), DIRECTOR_GENERAL),
            (matter.handling.equals(Handling.DIRECTED_INVESTIGATION), either),
        ),
        otherwise=with_one_authority(matter),
    )
    stays_complaint = any_of((not_(suspension.concluded), suspension.wish.equals(Wish.RESUME)))
    by = choose(suspension.by.is_there(), yes=suspension.by, no=by_form)
    return choose(stays_complaint, yes=NOBODY, no=by)


@answers("may_reverse_public_interest_decision")
@rule("WDN-04", CMR.at("38(6)"), CMR.at("38(9)"))
def may_reverse_public_interest_decision(matter: Matter) -> Finding[bool]:
    """WDN-04: If the authority decides during a review by the Director General of a local investigation that
    the complaint does not go on, the Director General considers whether that should be reversed, and can
    instruct the authority to reverse it. No other decision on the public interest can be reversed.
    """
    decision = matter.public_interest
    if decision is None:
        return no("The public interest has not been decided.")
    return all_of(
        (
            must_record_withdrawal(matter),
            say(decision.result == PublicInterest.NOT_IN_PUBLIC_INTEREST).because(no="It was decided to go on."),
            not_(decision.reversed).because(no="It has been reversed already."),
            not_(is_for_iopc(matter)).because(no="The Director General has decided."),
            review.is_before_review_body(matter).because(no="No review is before the review body."),
            review_window.is_iopc(matter).because(no="The local policing body reviews it."),
            matter.handling.equals(Handling.LOCAL_INVESTIGATION).because(no="It was not investigated locally."),
        )
    )


@rule(
    "WDN-06",
    CMR.at("30(5)"),
    CMR.at("38(8)"),
    unverified="that a recommendation is still answered when the complaint has become a conduct matter",
)
def answer_is_still_owed() -> Finding[bool]:
    """WDN-06: No provision takes away the answer that is owed to a recommendation when the complaint goes on as a
    conduct matter.
    """
    return yes()

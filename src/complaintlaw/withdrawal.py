"""When the complainant wishes to stop, and when an investigation can go on after criminal proceedings.

A wish that is not signed ends nothing: the authority writes and asks. Even a signed one does not end the
matter by itself, for somebody must decide whether the public interest wants it to go on without a complainant.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw import periods, referral
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.organisations import IOPC, Body
from complaintlaw.proceedings import Suspension, Withdrawal
from complaintlaw.register import answers, rule
from complaintlaw.scope import taken_as_complaint
from complaintlaw.steps import ReferralRoute, Reply, Wish
from complaintlaw.vocabulary import Handling

__all__ = [
    "NextStep",
    "is_for_iopc",
    "must_record_withdrawal",
    "next_step",
    "public_interest_decision_by",
    "reply_last_day",
    "suspension_reply_last_day",
    "treated_as_withdrawn_from",
    "withdrawal_reply_last_day",
]

REPLY_DAYS = 28
UNDER_PARAGRAPH_4_1 = (ReferralRoute.MANDATORY, ReferralRoute.CALL_IN)
BY_IOPC = (Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)
NO_DATE: Finding[date | None] = say(None)


class NextStep(StrEnum):
    """What the authority does next about a wish to withdraw, or when criminal proceedings are over."""

    WRITE_TO_COMPLAINANT = "write_to_complainant"
    AWAIT_REPLY = "await_reply"
    PUBLIC_INTEREST_DECISION = "public_interest_decision"
    RESUME_INVESTIGATION = "resume_investigation"
    CONTINUE_HANDLING = "continue_handling"


NOTHING: Finding[NextStep | None] = say(None)
DECIDE: Finding[NextStep | None] = say(NextStep.PUBLIC_INTEREST_DECISION)


def wish_to_withdraw(matter: Matter) -> Withdrawal | None:
    """The wish of a complainant to stop; None where nobody complains, or wishes it."""
    return matter.withdrawal if taken_as_complaint(matter) else None


def suspension_of_complaint(matter: Matter) -> Suspension | None:
    """The suspension of the investigation of a complaint."""
    return matter.suspension if taken_as_complaint(matter) else None


def has_passed(last_day: Finding[date | None], matter: Matter) -> Finding[bool]:
    """Whether the day of the question is later than the last day; no if there is none."""

    def compared(last: date | None) -> Finding[bool]:
        """Whether the day of the question is later than that day; no for None, when no period runs."""
        return no() if last is None else matter.as_of.then(lambda today: today > last)

    return last_day.and_then(compared)


def _by_letter(
    letter: Finding[date | None], last_day: Finding[date | None], matter: Matter
) -> Finding[NextStep | None]:
    """Write; wait for the reply to the end of the last day; then go by silence."""
    write: Finding[NextStep | None] = say(NextStep.WRITE_TO_COMPLAINANT)
    wait: Finding[NextStep | None] = say(NextStep.AWAIT_REPLY)
    silent = has_passed(last_day, matter).because(yes="No reply has come in the time for it.")
    return first_of(((not_(letter.is_there()), write), (silent, DECIDE)), otherwise=wait)


@rule("WDN-02", CMR.at("39"), unverified="whether the letter must go by recorded delivery is left to guidance")
def withdrawal_reply_last_day(matter: Matter) -> Finding[date | None]:
    """WDN-02: A complainant who has not signed is asked by letter, and has 28 days to reply, which start with
    the day after the letter was sent.
    """
    wish = wish_to_withdraw(matter)
    return NO_DATE if wish is None else periods.days_starting_day_after(wish.letter_sent_on, REPLY_DAYS)


@rule("INV-08", CMR.at("41"))
def suspension_reply_last_day(matter: Matter) -> Finding[date | None]:
    """INV-08: When the criminal proceedings are over and the complainant has shown no wish, the authority
    asks by letter; the complainant has 28 days, which start with the day after it was sent.
    """
    suspension = suspension_of_complaint(matter)
    return NO_DATE if suspension is None else periods.days_starting_day_after(suspension.letter_sent_on, REPLY_DAYS)


@answers("reply_last_day")
def reply_last_day(matter: Matter) -> Finding[date | None]:
    """The last day for the complainant's reply to the letter about withdrawing, or else to the one after a
    suspension.
    """
    about_withdrawing = withdrawal_reply_last_day(matter)
    return choose(about_withdrawing.is_there(), yes=about_withdrawing, no=suspension_reply_last_day(matter))


@answers("treated_as_withdrawn_from")
@rule("WDN-02", CMR.at("39"))
def treated_as_withdrawn_from(matter: Matter) -> Finding[date | None]:
    """WDN-02: If no reply comes, the authority goes on from the next day as if a signed notification had
    come.
    """
    wish = wish_to_withdraw(matter)
    if wish is None or wish.signed:
        return NO_DATE
    after = periods.first_day_after(withdrawal_reply_last_day(matter))
    return choose(wish.reply.is_there(), yes=NO_DATE, no=after)


@answers("must_record_withdrawal")
@rule("WDN-01", CMR.at("38(1)"), CMR.at("38(2)"), CMR.at("39"))
def must_record_withdrawal(matter: Matter) -> Finding[bool]:
    """WDN-01: A withdrawal is recorded when a notification comes that is signed by the complainant, a
    solicitor or another authorised agent; also when the complainant confirms by letter, or does not reply.
    """
    wish = wish_to_withdraw(matter)
    if wish is None:
        return no("The complainant has shown no wish to withdraw.")
    if wish.signed:
        return yes("A signed notification has come.")
    silent = has_passed(withdrawal_reply_last_day(matter), matter)
    return choose(
        wish.reply.is_there(),
        yes=wish.reply.equals(Reply.CONFIRMS).because(yes="The complainant confirms it.", no="It is not to stop."),
        no=silent.because(yes="No reply has come in the time for it.", no="There is still time to ask and to reply."),
    )


@answers("next_step")
def next_step(matter: Matter) -> Finding[NextStep | None]:
    """What the authority does next about a wish to withdraw; where there is none, about an investigation that
    was suspended for criminal proceedings.
    """
    wish, suspension = wish_to_withdraw(matter), suspension_of_complaint(matter)
    if wish is not None:
        return next_about_wish(wish, matter)
    return NOTHING if suspension is None else next_after_suspension(suspension, matter)


@rule("WDN-02", CMR.at("38(1)"), CMR.at("39"))
def next_about_wish(wish: Withdrawal, matter: Matter) -> Finding[NextStep | None]:
    """WDN-02: Without a signature the authority writes, waits for the reply and only then takes the
    complaint as withdrawn; if the complainant wishes to go on, so does the handling.
    """
    if wish.signed:
        return DECIDE
    go_on: Finding[NextStep | None] = say(NextStep.CONTINUE_HANDLING)
    return first_of(
        (
            (wish.reply.equals(Reply.CONFIRMS), DECIDE),
            (wish.reply.equals(Reply.WISHES_TO_CONTINUE), go_on),
        ),
        otherwise=_by_letter(wish.letter_sent_on, withdrawal_reply_last_day(matter), matter),
    )


@rule("INV-08", CMR.at("41"))
def next_after_suspension(suspension: Suspension, matter: Matter) -> Finding[NextStep | None]:
    """INV-08: After the proceedings the investigation goes on if the complainant wishes it; if not, or if no
    reply comes, it is decided whether the public interest wants it to go on.
    """
    resume: Finding[NextStep | None] = say(NextStep.RESUME_INVESTIGATION)
    return first_of(
        (
            (not_(suspension.concluded).because(yes="The criminal proceedings go on."), NOTHING),
            (suspension.wish.equals(Wish.RESUME), resume),
            (suspension.wish.equals(Wish.NOT_RESUME), DECIDE),
        ),
        otherwise=_by_letter(suspension.letter_sent_on, suspension_reply_last_day(matter), matter),
    )


@rule("WDN-03", CMR.at("38(3)"), CMR.at("38(5)"))
def is_for_iopc(matter: Matter) -> Finding[bool]:
    """WDN-03: Where the complaint had to be referred, or is treated as referred, and has not been sent back,
    the authority tells the Director General, who decides. A referral of free will does not count.
    """
    had_to_be = matter.referral is not None and matter.referral.route in UNDER_PARAGRAPH_4_1
    referred = any_of((say(had_to_be), referral.is_treated_as_referred(matter)))
    return all_of((referred, referral.is_with_iopc(matter))).because(
        yes="It was referred because it had to be, or is treated so, and has not been sent back."
    )


@answers("public_interest_decision_by")
@rule("WDN-05", CMR.at("38(7)"), CMR.at("38(8)"), CMR.at("41"))
def public_interest_decision_by(matter: Matter) -> Finding[Body | None]:
    """WDN-05: Otherwise the appropriate authority decides whether the public interest wants the complaint
    treated as a conduct matter that is recorded. WDN-04: So it does while a review is before the review body,
    which it tells with reasons; the Director General may decide otherwise in a review.
    """
    nobody: Finding[Body | None] = say(None)
    iopc: Finding[Body | None] = say(IOPC)
    wish, suspension = wish_to_withdraw(matter), suspension_of_complaint(matter)
    authority = with_one_authority(matter)
    if wish is not None:
        by = choose(is_for_iopc(matter), yes=iopc, no=authority)
        return choose(wish.reply.equals(Reply.WISHES_TO_CONTINUE), yes=nobody, no=by)
    if suspension is None:
        return nobody
    theirs: Finding[Body | None] = cannot_say("Who decides after an investigation by the IOPC is not settled here.")
    goes_on = any_of((not_(suspension.concluded), suspension.wish.equals(Wish.RESUME)))
    return first_of(((goes_on, nobody), (matter.handling.is_one_of(BY_IOPC), theirs)), otherwise=authority)

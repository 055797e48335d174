"""When the complainant wishes to stop, and when an investigation can go on after criminal proceedings.

A wish that is not signed ends nothing: the authority writes and asks. Even a signed one does not end the
matter by itself, for somebody must decide whether the public interest wants it to go on without a complainant.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw import periods
from complaintlaw.citation import CMR
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, say, yes
from complaintlaw.logic import choose, first_of, not_
from complaintlaw.proceedings import Suspension, Withdrawal
from complaintlaw.register import answers, rule
from complaintlaw.scope import taken_as_complaint
from complaintlaw.steps import Reply, Wish

__all__ = [
    "NextStep",
    "has_passed",
    "is_not_resumed",
    "must_record_withdrawal",
    "next_step",
    "reply_last_day",
    "suspension_of_complaint",
    "suspension_reply_last_day",
    "treated_as_withdrawn_from",
    "wish_to_withdraw",
    "withdrawal_reply_last_day",
]

REPLY_DAYS = 28
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
    return matter.withdrawal if matter.withdrawal is not None and taken_as_complaint(matter) else None


def suspension_of_complaint(matter: Matter) -> Suspension | None:
    """The suspension of the investigation of a complaint."""
    return matter.suspension if matter.suspension is not None and taken_as_complaint(matter) else None


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
    return first_of(((not_(letter.is_there()), write), (silent, _to_decide(matter))), otherwise=wait)


def _to_decide(matter: Matter) -> Finding[NextStep | None]:
    decided: Finding[NextStep | None] = say(None, "The public interest has been decided.")
    return DECIDE if matter.public_interest is None else decided


@rule(
    "WDN-02",
    CMR.at("39(2)"),
    CMR.at("39(4)(b)"),
    unverified="whether the letter must go by recorded delivery is left to guidance",
)
def withdrawal_reply_last_day(matter: Matter) -> Finding[date | None]:
    """WDN-02: A complainant who has not signed is asked by letter, and has 28 days to reply, which start with
    the day after the letter was sent.
    """
    wish = wish_to_withdraw(matter)
    return NO_DATE if wish is None else periods.days_starting_day_after(wish.letter_sent_on, REPLY_DAYS)


@rule("INV-08", CMR.at("41(2)"), CMR.at("41(4)(b)"))
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
@rule("WDN-02", CMR.at("39(4)"))
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
    complaint as withdrawn; if the complainant wishes to go on, so does the handling. Once the public interest
    has been decided there is no further step of this kind.
    """
    if wish.signed:
        return _to_decide(matter)
    go_on: Finding[NextStep | None] = say(NextStep.CONTINUE_HANDLING)
    return first_of(
        (
            (wish.reply.equals(Reply.CONFIRMS), _to_decide(matter)),
            (wish.reply.equals(Reply.WISHES_TO_CONTINUE), go_on),
        ),
        otherwise=_by_letter(wish.letter_sent_on, withdrawal_reply_last_day(matter), matter),
    )


@rule("INV-08", CMR.at("41(2)"), CMR.at("41(3)"), CMR.at("41(4)"))
def next_after_suspension(suspension: Suspension, matter: Matter) -> Finding[NextStep | None]:
    """INV-08: After the proceedings the investigation goes on if the complainant wishes it; if not, or if no
    reply comes, it is decided whether the public interest wants it to go on.
    """
    resume: Finding[NextStep | None] = say(NextStep.RESUME_INVESTIGATION)
    return first_of(
        (
            (not_(suspension.concluded).because(yes="The criminal proceedings go on."), NOTHING),
            (suspension.wish.equals(Wish.RESUME), resume),
            (suspension.wish.equals(Wish.NOT_RESUME), _to_decide(matter)),
        ),
        otherwise=_by_letter(suspension.letter_sent_on, suspension_reply_last_day(matter), matter),
    )


@rule("INV-08", CMR.at("41(4)"))
def is_not_resumed(matter: Matter) -> Finding[bool]:
    """INV-08: The investigation stays where it is if the complainant does not wish it to go on, or does not
    reply in the time for it, once the criminal proceedings have ended.
    """
    suspension = suspension_of_complaint(matter)
    if suspension is None:
        return no()
    silent = has_passed(suspension_reply_last_day(matter), matter)
    unwanted = choose(suspension.wish.is_there(), yes=suspension.wish.equals(Wish.NOT_RESUME), no=silent)
    return choose(suspension.concluded, yes=unwanted, no=no())

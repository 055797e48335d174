"""The right of review, what must be said about it, and how long an application may wait."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw import periods, standing
from complaintlaw.accelerated import stopped_with_early_report
from complaintlaw.citation import CMR, CONTRACTORS, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, say
from complaintlaw.logic import all_of, choose, first_of, not_
from complaintlaw.organisations import Body
from complaintlaw.regime import Regime, governing
from complaintlaw.register import answers, rule
from complaintlaw.review_body import is_for_iopc, relevant_review_body
from complaintlaw.steps import Applicant, InfoItem, ReviewBody
from complaintlaw.vocabulary import Handling, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "ChallengeRoute",
    "challenge_route",
    "required_information",
    "review_information_due",
    "review_last_day",
]

NOTICE_WORKING_DAYS = 5
WINDOW_DAYS = 28
REVIEWABLE = (Handling.NOT_INVESTIGATED, Handling.LOCAL_INVESTIGATION)
_ALWAYS = frozenset(
    {InfoItem.RIGHT_TO_REVIEW, InfoItem.REVIEW_BODY, InfoItem.TIME_LIMIT, InfoItem.APPLICATION_REQUIREMENTS}
)


_FROM_IOPC = _ALWAYS | {InfoItem.REG_32_PARAGRAPH}
_FROM_OTHER = _ALWAYS | {InfoItem.NO_RIGHT_TO_IOPC}


class ChallengeRoute(StrEnum):
    """What can be done against an outcome."""

    REVIEW = "review"
    APPEAL = "appeal"


_REVIEW: Finding[ChallengeRoute | None] = say(ChallengeRoute.REVIEW)
_APPEAL: Finding[ChallengeRoute | None] = say(ChallengeRoute.APPEAL)
_ELSEWHERE: Finding[ChallengeRoute | None] = cannot_say("The scheme of that body decides.")


@answers("challenge_route")
@rule("REV-01", SCHEDULE_3.at("6A"), SCHEDULE_3.at("25(1)"), SCHEDULE_3.at("25(1A)"), CONTRACTORS.at("8"))
def challenge_route(matter: Matter) -> Finding[ChallengeRoute | None]:
    """REV-01: Only the complainant, or somebody on the complainant's behalf, can have an outcome
    reviewed, and only that of a recorded complaint that was not investigated or was investigated locally. Where
    a local investigation led to an early report under the accelerated procedure, there is no review unless a
    final report follows. What is no complaint, or none any more, has none. Under the older schemes there is an
    appeal instead.
    """
    nothing: Finding[ChallengeRoute | None] = say(None)
    may_apply = matter.review.applicant.is_one_of((Applicant.COMPLAINANT, Applicant.REPRESENTATIVE))
    is_complaint = what_it_is(matter).equals(MatterType.COMPLAINT).because(no="It is no complaint, or no longer one.")
    lies = all_of((may_apply, is_complaint, matter.recorded, lambda: _was_reviewable(matter)))
    under_part_2 = choose(lies, yes=lambda: _if_shown(matter), no=nothing)
    if is_complaint.is_known:
        return under_part_2
    rules = governing(matter)
    return first_of(
        (
            (may_apply.then(lambda applicant_may: not applicant_may), nothing),
            (rules.equals(Regime.OUTSIDE_PART_2), nothing),
            (rules.is_one_of((Regime.CONTRACTORS_2015, Regime.PRA_PRE_2020)), _APPEAL),
            (rules.equals(Regime.NCA_2013), _ELSEWHERE),
        ),
        otherwise=under_part_2,
    )


def _if_shown(matter: Matter) -> Finding[ChallengeRoute | None]:
    """A review; while it is open whether it is a complaint, with a word that this is what the right hangs on."""
    if standing.is_complaint(matter).is_known:
        return _REVIEW
    return say(ChallengeRoute.REVIEW, NOT_SHOWN)


NOT_SHOWN = "It is taken to be a complaint, which has not been shown yet; only a complaint has a review."


def _was_reviewable(matter: Matter) -> Finding[bool]:
    def of(handling: Handling | None) -> Finding[bool]:
        """Whether the outcome of that handling can be reviewed; open for None, while none has been chosen."""
        if handling is None:
            return cannot_say("How the complaint is to be handled has not been chosen.")
        if handling == Handling.LOCAL_INVESTIGATION:
            return not_(stopped_with_early_report(matter)).because(
                no="There is only the early report of the accelerated procedure, and no final report."
            )
        return say(handling in REVIEWABLE)

    return matter.handling.and_then(of)


def is_subject_to_review(matter: Matter) -> Finding[bool]:
    """Whether a review lies."""
    return challenge_route(matter).equals(ChallengeRoute.REVIEW)


@answers("review_information_due")
@rule("INF-07", CMR.at("33(2)(a)"), CMR.at("34(4)"))
def review_information_due(matter: Matter) -> Finding[date | None]:
    """INF-07: The right to a review is explained in writing within five working days of the outcome."""
    nothing: Finding[date | None] = say(None)

    def due() -> Finding[date | None]:
        """Five working days from the outcome."""
        return periods.within_working_days(matter.dates.outcome, NOTICE_WORKING_DAYS)

    return choose(is_subject_to_review(matter), yes=due, no=nothing)


def reviewing_body(matter: Matter) -> Finding[Body | ReviewBody | None]:
    """The review body that was determined; where none was, the one that the facts make it."""

    def determined(body: ReviewBody | None) -> Finding[Body | ReviewBody | None]:
        """The body that was determined; for None the one that the facts make it, which can be None too."""
        return say(body) if body is not None else relevant_review_body(matter).then(_as_either)

    return matter.review.body.and_then(determined)


def _as_either(body: Body | None) -> Body | ReviewBody | None:
    return body


def is_iopc(matter: Matter) -> Finding[bool]:
    """Whether the review body is the IOPC: as was determined; where nothing was, as the facts make it."""

    def determined(body: ReviewBody | None) -> Finding[bool]:
        """Whether that body is it; for None, whether the facts make it."""
        return is_for_iopc(matter) if body is None else say(body is ReviewBody.IOPC)

    return matter.review.body.and_then(determined)


@rule("INF-07", CMR.at("33(2)(a)"), CMR.at("34(4)"), CMR.at("29(5)"))
def required_information(matter: Matter) -> Finding[frozenset[InfoItem]]:
    """INF-07: It says that there is a right to a review, who reviews, by when to apply and what an
    application must state; if the IOPC reviews, which paragraph of regulation 32 makes it so; if not,
    that the complainant has no right to go to the IOPC.
    """
    return choose(is_iopc(matter), yes=say(_FROM_IOPC), no=say(_FROM_OTHER))


@answers("review_last_day")
@rule("REV-08", CMR.at("29(2)"))
def review_last_day(matter: Matter) -> Finding[date | None]:
    """REV-08: An application must arrive within 28 days that start with the day after complete
    information about the right to a review was provided. Without complete information no time runs, nor where no
    review lies: a letter that says there is one by mistake confers none.
    """
    lies = is_subject_to_review(matter)
    none_lies: Finding[date | None] = say(None, "No review lies.")
    if what_it_is(matter).is_open and governing(matter).equals(Regime.NCA_2013).is_yes:
        return cannot_say("The scheme of that body decides.")
    # It is taken to lie unless the facts show that it does not, like a complaint.
    return none_lies.after(lies.trail) if lies.is_no else _from_first_complete(matter)


def _from_first_complete(matter: Matter) -> Finding[date | None]:
    """The last day counted from the first document that is complete; None while there is none."""
    nothing: Finding[date | None] = say(None, "No complete information about the review has been provided.")
    sent = sorted(matter.review.information, key=lambda one: one.provided_on)
    if not sent:
        return nothing
    needed = required_information(matter)
    cases = []
    for one in sent:
        complete = needed.then(one.contains.issuperset)
        provided: Finding[date | None] = say(one.provided_on)
        cases.append((complete, periods.days_starting_day_after(provided, WINDOW_DAYS)))
    return first_of(cases, otherwise=nothing)

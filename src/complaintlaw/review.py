"""An application for a review: when it counts as made, whether it is in time, and what the review may bring.

The two review bodies pass on to each other what was sent to the wrong one, and the applicant loses no time by
it. Nothing of the kind is provided for what was sent to the force.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw import review_window
from complaintlaw.accelerated import has_early_report
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, gather, not_
from complaintlaw.organisations import IOPC, Body, Office
from complaintlaw.proceedings import Receipt
from complaintlaw.prosecutors import must_deal_with_prosecutors
from complaintlaw.referral import has_been_referred
from complaintlaw.register import answers, rule
from complaintlaw.review_body import relevant_review_body, reviewed_in_place_of
from complaintlaw.steps import ReviewBody
from complaintlaw.vocabulary import Handling

__all__ = [
    "Power",
    "application_made_on",
    "decides_on_late_application",
    "is_before_review_body",
    "is_in_time",
    "may_apply_again",
    "may_look_at_findings",
    "may_proceed_although_defective",
    "powers",
]


class Power(StrEnum):
    """What a review body may do; all but telling prosecutors only if the outcome was not reasonable and
    proportionate.
    """

    REQUIRE_INVESTIGATION = "require_investigation"
    OWN_FINDINGS = "own_findings"
    DIRECT_REINVESTIGATION = "direct_reinvestigation"
    RECOMMEND_INVESTIGATION = "recommend_investigation"
    RECOMMEND_REINVESTIGATION = "recommend_reinvestigation"
    RECOMMEND_REFERRAL = "recommend_referral"
    RECOMMEND_CASE_TO_ANSWER_OR_PROCEEDINGS = "recommend_case_to_answer_or_proceedings"
    RECOMMEND_REMEDY = "recommend_remedy"
    NOTIFY_PROSECUTORS = "notify_prosecutors"
    RECOMMEND_NOTIFYING_PROSECUTORS = "recommend_notifying_prosecutors"


def local_review_body(matter: Matter) -> Finding[Body | None]:
    """The body that reviews if the IOPC does not: the local policing body, or what stands in its place."""
    return with_one_authority(matter).and_then(reviewed_in_place_of)


def body_that_reviews(matter: Matter) -> Finding[Body | None]:
    """The review body that was determined, or else the one that the facts make it."""

    def determined(body: ReviewBody | None) -> Finding[Body | None]:
        """The body of that name; for None, when none was determined, the one that the facts make it, or None."""
        if body is None:
            return relevant_review_body(matter)
        return say(IOPC) if body == ReviewBody.IOPC else local_review_body(matter)

    return matter.review.body.and_then(determined)


def _is_one_of_the_two(receipt: Receipt, matter: Matter) -> Finding[bool]:
    if receipt.by == IOPC:
        return yes("The IOPC received it.")
    another = not_reached_through_neighbour() if receipt.by.office is Office.LPB else no()
    # It is said that the law is doubtful only where another local policing body received it.
    return choose(local_review_body(matter).equals(receipt.by), yes=yes(), no=another).because(
        no=f"It went to {receipt.by.words}."
    )


@rule(
    "REV-09",
    SCHEDULE_3.at("32"),
    CMR.at("29(3)(b)"),
    unverified="whether an application to the local policing body of another area stops the time as well: the Act "
    "says a local policing body, the regulations say the local policing body",
)
def not_reached_through_neighbour() -> Finding[bool]:
    """REV-09: What only the local policing body of another area received is taken not to have reached either."""
    return no()


def _is_the_right_one(receipt: Receipt, matter: Matter) -> Finding[bool]:
    iopc_reviews = review_window.is_iopc(matter)
    return iopc_reviews if receipt.by == IOPC else not_(iopc_reviews)


@answers("is_in_time")
@rule("REV-09", CMR.at("29(3)"), SCHEDULE_3.at("31"), SCHEDULE_3.at("32"))
def is_in_time(matter: Matter) -> Finding[bool]:
    """REV-09: An application is in time if it reaches the IOPC or the local policing body by the last day,
    also if it is the wrong one of the two: the time until it is passed on does not count. What reaches only
    the force is not yet an application.
    """

    def by(last: date | None) -> Finding[bool]:
        """Whether one of the two review bodies received it by that day (regulation 29(3)); open for None,
        when no period runs.
        """
        if last is None:
            return cannot_say("No period runs.")
        in_time = [_is_one_of_the_two(one, matter) for one in matter.review.receipts if one.on <= last]
        return any_of(in_time).because(no="Neither review body received it by the last day.")

    if not matter.review.receipts:
        return cannot_say("No application has been received.")
    return review_window.review_last_day(matter).and_then(by)


@answers("application_made_on")
@rule("REV-09", CMR.at("29(3)"), SCHEDULE_3.at("31"), SCHEDULE_3.at("32"))
def application_made_on(matter: Matter) -> Finding[date | None]:
    """REV-09: An application counts as made on the day on which the review body receives it; after receipt by
    the wrong one of the two, on the day on which that one passes it on.
    """
    nothing: Finding[date | None] = say(None)
    made = nothing
    for one in matter.review.receipts:
        received: Finding[date | None] = say(one.on)
        counted = choose(_is_the_right_one(one, matter), yes=received, no=one.forwarded_on)
        made = _earlier(made, choose(_is_one_of_the_two(one, matter), yes=counted, no=nothing))
    return made


def _earlier(one: Finding[date | None], other: Finding[date | None]) -> Finding[date | None]:
    def than(first: date | None) -> Finding[date | None]:
        """The earlier of that day and the other; the only one if one is None, None if both are."""
        return other.then(lambda second: min((day for day in (first, second) if day is not None), default=None))

    return one.and_then(than)


@answers("decides_on_late_application")
@rule("REV-10", CMR.at("29(4)"))
def decides_on_late_application(matter: Matter) -> Finding[Body | None]:
    """REV-10: Only the review body may extend the time, if special circumstances make that just. The
    authority whose outcome it is may not.
    """
    nobody: Finding[Body | None] = say(None)
    return choose(is_in_time(matter), yes=nobody, no=body_that_reviews(matter))


@answers("may_proceed_although_defective")
@rule("REV-11", CMR.at("29(5)"), CMR.at("29(6)"))
def may_proceed_although_defective(matter: Matter) -> Finding[bool]:
    """REV-11: An application is made in writing and says what the complaint is, when it was made, whose
    decision it is and when the information about the review was provided. The review body may go on with one
    that lacks any of this.
    """
    return matter.review.lacks.then(bool).because(
        yes="The review body may go on with it, if it chooses to.", no="The application lacks nothing."
    )


@answers("review_powers")
def powers(matter: Matter) -> Finding[frozenset[Power]]:
    """What the review body may do if it finds the outcome not reasonable and proportionate, and what it must do
    about prosecutors however it finds the outcome.
    """
    nothing: Finding[frozenset[Power]] = say(frozenset())
    either = choose(review_window.is_iopc(matter), yes=powers_of_iopc(matter), no=powers_of_local_body(matter))
    return choose(review_window.is_subject_to_review(matter), yes=either, no=nothing)


@rule(
    "REV-14",
    SCHEDULE_3.at("6A(5)"),
    SCHEDULE_3.at("25(4C)"),
    SCHEDULE_3.at("25(4F)"),
    SCHEDULE_3.at("26"),
    SCHEDULE_3.at("28ZA"),
)
def powers_of_iopc(matter: Matter) -> Finding[frozenset[Power]]:
    """REV-14: The IOPC may require an investigation where there was none. After a local investigation it may
    make findings of its own, direct another investigation, or recommend what the authority should decide on a
    case to answer, on performance, and on proceedings and their form. In both cases it may recommend a remedy.
    """
    uninvestigated = matter.handling.equals(Handling.NOT_INVESTIGATED)
    return gather(
        (
            (uninvestigated, Power.REQUIRE_INVESTIGATION),
            (not_(uninvestigated), Power.OWN_FINDINGS),
            (not_(uninvestigated), Power.DIRECT_REINVESTIGATION),
            (not_(uninvestigated), Power.RECOMMEND_CASE_TO_ANSWER_OR_PROCEEDINGS),
            (yes(), Power.RECOMMEND_REMEDY),
            (must_deal_with_prosecutors(matter), Power.NOTIFY_PROSECUTORS),
        )
    )


@rule(
    "REV-15",
    SCHEDULE_3.at("6A(6)"),
    SCHEDULE_3.at("25(4E)"),
    SCHEDULE_3.at("25(4G)"),
    SCHEDULE_3.at("28ZA"),
    CMR.at("32(c)"),
)
def powers_of_local_body(matter: Matter) -> Finding[frozenset[Power]]:
    """REV-15: A local policing body only recommends: that it be investigated, or again; what should be decided on
    a case to answer, on performance, and on proceedings and their form; a remedy; and a referral, if there has
    never been one. There never has where it rightly reviews, for the IOPC reviews what has been referred.
    """
    uninvestigated = matter.handling.equals(Handling.NOT_INVESTIGATED)
    return gather(
        (
            (uninvestigated, Power.RECOMMEND_INVESTIGATION),
            (not_(uninvestigated), Power.RECOMMEND_REINVESTIGATION),
            (not_(uninvestigated), Power.RECOMMEND_CASE_TO_ANSWER_OR_PROCEEDINGS),
            (not_(has_been_referred(matter)), Power.RECOMMEND_REFERRAL),
            (yes(), Power.RECOMMEND_REMEDY),
            (must_deal_with_prosecutors(matter), Power.RECOMMEND_NOTIFYING_PROSECUTORS),
        )
    )


@rule(
    "REV-13",
    SCHEDULE_3.at("6A(4)"),
    SCHEDULE_3.at("25(4A)"),
    SCHEDULE_3.at("25(4B)"),
    SCHEDULE_3.at("25(4J)"),
    SCHEDULE_3.at("25(14)"),
)
def may_look_at_findings(matter: Matter) -> Finding[bool]:
    """REV-13: A review asks whether the outcome is reasonable and proportionate. After an investigation it may
    also look at the findings, but not at those of an early report under the accelerated procedure. What becomes
    of criminal or disciplinary proceedings is no part of the outcome.
    """
    investigated = matter.handling.equals(Handling.LOCAL_INVESTIGATION)
    final_only = yes("The findings of the final report, not those of the early one.")
    which = choose(has_early_report(matter), yes=final_only, no=yes())
    return all_of(
        (
            review_window.is_subject_to_review(matter).because(no="There is no review."),
            investigated.because(yes="It was investigated locally.", no="There was no investigation."),
            which,
        )
    )


@rule("REV-19", SCHEDULE_3.at("26(4)"), unverified="that only a court can look at such a decision")
def may_apply_again(matter: Matter) -> Finding[bool]:
    """REV-19: What was decided on a review can be neither reviewed nor appealed against; only a court can look
    at it. A new right to a review comes with the outcome of a new local investigation, reached after the decision.
    """
    decided = _decided_on(matter)

    def after(day: date | None) -> Finding[bool]:
        """Whether the outcome is later than that day, of the decision; yes for None, when there was none."""
        if day is None:
            return yes("Nothing has come of a review so far.")
        return matter.dates.outcome.then(lambda outcome: outcome is not None and outcome > day).because(
            yes="There is a new outcome.", no="The review has been decided."
        )

    return all_of((review_window.is_subject_to_review(matter), decided.and_then(after)))


def is_before_review_body(matter: Matter) -> Finding[bool]:
    """Whether an application has been received and has led neither to a decision nor to a recommendation."""
    return all_of((say(bool(matter.review.receipts)), not_(_decided_on(matter).is_there())))


def _decided_on(matter: Matter) -> Finding[date | None]:
    """The day on which the review was decided; where that is not stated, the day of a recommendation."""
    recommended = matter.review.recommendation_on
    return matter.review.decided_on.and_then(lambda day: recommended if day is None else say(day))

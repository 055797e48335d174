"""What has happened on a matter: its dates, referral, notices, suspension, withdrawal and review.

A step that is not stated has not been taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from complaintlaw.organisations import Body
from complaintlaw.reading import FactField, Facts, fact, judgement, status
from complaintlaw.steps import (
    Applicant,
    ApplicationItem,
    Channel,
    InfoItem,
    ObjectionDecision,
    PublicInterest,
    RecommendationKind,
    ReferralRoute,
    Reply,
    ReturnedFor,
    ReviewBody,
    Wish,
)

__all__ = [
    "AcceleratedProcedure",
    "Dates",
    "EarlierMatter",
    "InvestigationReport",
    "LearningRecommendation",
    "OfficerNotice",
    "PublicInterestDecision",
    "Receipt",
    "Referral",
    "Review",
    "ReviewInformation",
    "Section13ANotice",
    "Suspension",
    "Withdrawal",
]


@dataclass(frozen=True, kw_only=True)
class Dates(Facts):
    """The dates on the file. A datetime without a zone is wall-clock time in Europe/London."""

    PLACE: ClassVar[str] = "dates"

    made: FactField[date] = fact("the day on which the complaint was made")
    incident: FactField[date] = fact("the day of the conduct or other matter")
    became_clear: FactField[date | datetime] = fact("when it became clear to the authority that it must be referred")
    first_attention: FactField[date | datetime] = fact("when the matter first came to the authority's attention")
    call_in: FactField[date | datetime | None] = status("when the Director General called the matter in", absent=None)
    handling_started: FactField[date] = fact("the day on which the handling started")
    last_update: FactField[date | None] = status("the day of the last update to the complainant", absent=None)
    outcome: FactField[date | None] = status("the day on which the outcome was reached", absent=None)
    report_submitted: FactField[date | None] = status("the day of the investigator's final report", absent=None)
    proceedings_started: FactField[date | None] = status("the day on which proceedings started", absent=None)
    proceedings_outcome: FactField[date | None] = status("the day on which proceedings ended", absent=None)
    views_sought: FactField[date | None] = status("the day on which the authority's views were sought", absent=None)
    received: FactField[date] = fact("the day on which the complaint was received by the force", since=2)
    data_protection_acknowledged: FactField[date | None] = status(
        "the day on which a complaint about personal data was acknowledged", absent=None, since=2
    )
    recommended_on_report: FactField[date | None] = status(
        "the day of a recommendation made on the report, not on a review", absent=None, since=2
    )


@dataclass(frozen=True, kw_only=True)
class EarlierMatter(Facts):
    """An earlier complaint about the same matter, where it bears on which rules apply."""

    PLACE: ClassVar[str] = "earlier_matter"

    made: FactField[date] = fact("the day on which the earlier complaint was made")
    being_handled: FactField[bool] = fact("whether the earlier complaint was still being handled")


@dataclass(frozen=True, kw_only=True)
class Referral(Facts):
    """A referral to the IOPC that has been made, or the decision to treat the matter as referred."""

    PLACE: ClassVar[str] = "referral"

    route: ReferralRoute
    sent_back: FactField[bool] = status("that the IOPC has sent it back", absent=False)
    rereferral_directed: FactField[bool] = status("a direction to refer it again", absent=False)
    sent_back_for: FactField[ReturnedFor] = fact("whether it was sent back to be finished, or to be handled", since=2)
    sent_back_on: FactField[date | datetime] = fact("when the IOPC sent it back", since=2)
    directed_on: FactField[date | datetime | None] = status(
        "when the Director General directed that it be referred again", absent=None, since=2
    )
    consent: FactField[bool] = fact("whether the Director General has consented to another referral", since=2)


@dataclass(frozen=True, kw_only=True)
class Section13ANotice(Facts):
    """A notice by which the local policing body takes over functions, or a step towards one."""

    PLACE: ClassVar[str] = "section_13a"

    third_step_on: FactField[date | None] = status("the day the chief officer was told of the intention", absent=None)
    given_on: FactField[date | None] = status("the day on which the notice was given", absent=None)
    covers_informing: FactField[bool] = status("that the notice covers keeping people informed", absent=False)


@dataclass(frozen=True, kw_only=True)
class OfficerNotice(Facts):
    """Notices to the officer under the special procedure."""

    PLACE: ClassVar[str] = "officer_notice"

    sent_at: FactField[datetime | None] = status("when the notice was sent or handed over", absent=None)
    channel: FactField[Channel] = fact("how the notice was sent")
    given_on: FactField[date | None] = status("the day on which the notice was given", absent=None)
    terms_given_on: FactField[date | None] = status("the day on which terms of reference were given", absent=None)
    interview_set_for: FactField[date | None] = status("the day set for the interview", absent=None)


@dataclass(frozen=True, kw_only=True)
class Suspension(Facts):
    """The investigation was suspended until criminal proceedings end."""

    PLACE: ClassVar[str] = "suspension"

    concluded: FactField[bool] = status("that the criminal proceedings have ended", absent=False)
    wish: FactField[Wish | None] = status("what the complainant has since shown to want", absent=None)
    letter_sent_on: FactField[date | None] = status("the day of the letter to the complainant", absent=None)
    by: FactField[Body | None] = status("which body suspended it, where the file says so", absent=None, since=2)


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Facts):
    """The complainant wishes to withdraw. `signed`: by the complainant, a solicitor or another agent."""

    PLACE: ClassVar[str] = "withdrawal"

    signed: bool
    letter_sent_on: FactField[date | None] = status("the day of the letter to the complainant", absent=None)
    reply: FactField[Reply | None] = status("the complainant's reply", absent=None)
    notified_on: FactField[date | None] = status("the day of the signed notification", absent=None, since=2)


@dataclass(frozen=True, kw_only=True)
class PublicInterestDecision(Facts):
    """Whether the public interest wants a withdrawn complaint treated as a recordable conduct matter."""

    PLACE: ClassVar[str] = "public_interest"

    result: PublicInterest
    decided_on: FactField[date | None] = status("the day of the decision", absent=None)
    reversed: FactField[bool] = status("that the Director General had the decision reversed", absent=False)


@dataclass(frozen=True, kw_only=True)
class InvestigationReport(Facts):
    """What the final report is held to show: paragraphs 23(2), 24(2) and 24A."""

    PLACE: ClassVar[str] = "report"

    indicates_crime: FactField[bool] = judgement("whether the report indicates that a crime may have been committed")
    indicates_disciplinary: FactField[bool] = judgement(
        "whether the report indicates behaviour that would justify disciplinary proceedings"
    )
    prosecutors_appropriate: FactField[bool] = judgement(
        "whether it is appropriate that prosecutors consider what the report says"
    )
    prescribed_category: FactField[bool] = fact("whether the matter is of a category that prosecutors must be told of")


@dataclass(frozen=True, kw_only=True)
class AcceleratedProcedure(Facts):
    """The early report of an investigator who believes that gross misconduct is proved on paper: paragraph 20A."""

    PLACE: ClassVar[str] = "accelerated"

    report_on: FactField[date | None] = status("the day of the early report", absent=None)
    special_conditions: FactField[bool] = judgement("whether the authority holds that the special conditions are met")
    certified_on: FactField[date | None] = status("the day on which the special conditions were certified", absent=None)
    memorandum_received_on: FactField[date | None] = status(
        "the day on which the Director General received the authority's memorandum", absent=None
    )
    not_objected: FactField[bool] = status("that the Director General does not object to certifying", absent=False)


@dataclass(frozen=True, kw_only=True)
class LearningRecommendation(Facts):
    """A recommendation of the Director General under paragraph 28A, and the reply to it under 28B."""

    PLACE: ClassVar[str] = "learning"

    made_on: date
    reply_received_on: FactField[date | None] = status("the day on which the reply was received", absent=None)
    objected: FactField[bool] = status("that the replier objected to publication", absent=False)
    objection_decision: FactField[ObjectionDecision | None] = status("the decision on the objection", absent=None)
    told_of_decision_on: FactField[date | None] = status("the day on which that decision was told", absent=None)


@dataclass(frozen=True, kw_only=True)
class ReviewInformation(Facts):
    """One document by which information about the right to a review was provided."""

    provided_on: date
    contains: frozenset[InfoItem]


@dataclass(frozen=True, kw_only=True)
class Receipt(Facts):
    """One body that received the application for a review."""

    by: Body
    on: date
    forwarded_on: FactField[date | None] = status("the day on which that body forwarded it", absent=None)


@dataclass(frozen=True, kw_only=True)
class Review(Facts):
    """What has passed about a review. Documents and receipts in order of date."""

    PLACE: ClassVar[str] = "review"

    body: FactField[ReviewBody | None] = status("the review body that was determined", absent=None)
    information: tuple[ReviewInformation, ...] = ()
    applicant: FactField[Applicant] = status("who applies for the review", absent=Applicant.COMPLAINANT)
    receipts: tuple[Receipt, ...] = ()
    lacks: FactField[frozenset[ApplicationItem]] = status(
        "what the application lacks", absent=frozenset(), key="missing"
    )
    recommendation_on: FactField[date | None] = status("the day of a recommendation", absent=None)
    recommendation_kind: FactField[RecommendationKind] = fact("what is recommended", since=2)
    decided_on: FactField[date | None] = status("the day on which the review was decided", absent=None, since=2)

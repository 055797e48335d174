"""What has happened on a matter: its dates, referral, notices, suspension, withdrawal and review.

A step that is not stated has not been taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from complaintlaw.organisations import Body
from complaintlaw.reading import Fact, Facts, fact, status
from complaintlaw.steps import (
    Applicant,
    ApplicationItem,
    Channel,
    InfoItem,
    ReferralRoute,
    Reply,
    ReviewBody,
    Wish,
)

__all__ = [
    "Dates",
    "EarlierMatter",
    "OfficerNotice",
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

    made: Fact[date] = fact("the day on which the complaint was made")
    incident: Fact[date] = fact("the day of the conduct or other matter")
    became_clear: Fact[date | datetime] = fact("when it became clear to the authority that it must be referred")
    first_attention: Fact[date | datetime] = fact("when the matter first came to the authority's attention")
    call_in: Fact[date | datetime | None] = status("when the Director General called the matter in", absent=None)
    handling_started: Fact[date] = fact("the day on which the handling started")
    last_update: Fact[date | None] = status("the day of the last update to the complainant", absent=None)
    outcome: Fact[date | None] = status("the day on which the outcome was reached", absent=None)
    report_submitted: Fact[date | None] = status("the day of the investigator's final report", absent=None)
    proceedings_started: Fact[date | None] = status("the day on which proceedings started", absent=None)
    proceedings_outcome: Fact[date | None] = status("the day on which proceedings ended", absent=None)
    views_sought: Fact[date | None] = status("the day on which the authority's views were sought", absent=None)


@dataclass(frozen=True, kw_only=True)
class EarlierMatter(Facts):
    """An earlier complaint about the same matter, where it bears on which rules apply."""

    PLACE: ClassVar[str] = "earlier_matter"

    made: Fact[date] = fact("the day on which the earlier complaint was made")
    being_handled: Fact[bool] = fact("whether the earlier complaint was still being handled")


@dataclass(frozen=True, kw_only=True)
class Referral(Facts):
    """A referral to the IOPC that has been made, or the decision to treat the matter as referred."""

    PLACE: ClassVar[str] = "referral"

    route: ReferralRoute
    sent_back: Fact[bool] = status("that the IOPC has sent it back", absent=False)
    rereferral_directed: Fact[bool] = status("a direction to refer it again", absent=False)

    def __post_init__(self) -> None:
        """Takes the word of a scenario file for the member. Raises ValueError for an unknown word."""
        object.__setattr__(self, "route", ReferralRoute(self.route))


@dataclass(frozen=True, kw_only=True)
class Section13ANotice(Facts):
    """A notice by which the local policing body takes over functions, or a step towards one."""

    PLACE: ClassVar[str] = "section_13a"

    third_step_on: Fact[date | None] = status("the day the chief officer was told of the intention", absent=None)
    given_on: Fact[date | None] = status("the day on which the notice was given", absent=None)
    covers_informing: Fact[bool] = status("that the notice covers keeping people informed", absent=False)


@dataclass(frozen=True, kw_only=True)
class OfficerNotice(Facts):
    """Notices to the officer under the special procedure."""

    PLACE: ClassVar[str] = "officer_notice"

    sent_at: Fact[datetime | None] = status("when the notice was sent or handed over", absent=None)
    channel: Fact[Channel] = fact("how the notice was sent")
    given_on: Fact[date | None] = status("the day on which the notice was given", absent=None)
    terms_given_on: Fact[date | None] = status("the day on which terms of reference were given", absent=None)
    interview_set_for: Fact[date | None] = status("the day set for the interview", absent=None)


@dataclass(frozen=True, kw_only=True)
class Suspension(Facts):
    """The investigation was suspended until criminal proceedings end."""

    PLACE: ClassVar[str] = "suspension"

    concluded: Fact[bool] = status("that the criminal proceedings have ended", absent=False)
    wish: Fact[Wish | None] = status("what the complainant has since shown to want", absent=None)
    letter_sent_on: Fact[date | None] = status("the day of the letter to the complainant", absent=None)


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Facts):
    """The complainant wishes to withdraw. `signed`: by the complainant, a solicitor or another agent."""

    PLACE: ClassVar[str] = "withdrawal"

    signed: bool
    letter_sent_on: Fact[date | None] = status("the day of the letter to the complainant", absent=None)
    reply: Fact[Reply | None] = status("the complainant's reply", absent=None)


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
    forwarded_on: Fact[date | None] = status("the day on which that body forwarded it", absent=None)


@dataclass(frozen=True, kw_only=True)
class Review(Facts):
    """What has passed about a review. Documents and receipts in order of date."""

    PLACE: ClassVar[str] = "review"

    body: Fact[ReviewBody | None] = status("the review body that was determined", absent=None)
    information: tuple[ReviewInformation, ...] = ()
    applicant: Fact[Applicant] = status("who applies for the review", absent=Applicant.COMPLAINANT)
    receipts: tuple[Receipt, ...] = ()
    lacks: Fact[frozenset[ApplicationItem]] = status("what the application lacks", absent=frozenset(), key="missing")
    recommendation_on: Fact[date | None] = status("the day of a recommendation", absent=None)

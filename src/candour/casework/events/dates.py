"""What sets a date that the law counts from, and any other fact that it asks about.

Each date is the day or moment at which the event happened.
"""

from __future__ import annotations

from dataclasses import dataclass

from candour.casework.events.shape import EventData, EventKind, audited


@dataclass(frozen=True, kw_only=True)
class FactNoted(EventData):
    """Somebody answered a question of the law. `fact` names it in words, `path` in the law's vocabulary."""

    KIND = EventKind.FACT_NOTED
    SENTENCE = "It was noted: {fact}."
    AUDIT = "case.fact-noted"
    MOVES_CLOCK = True
    fact: str
    path: str = audited("fact")


@dataclass(frozen=True, kw_only=True)
class FactWithdrawn(FactNoted):
    """What was noted is not known after all."""

    KIND = EventKind.FACT_WITHDRAWN
    SENTENCE = "It was noted that this is not known after all: {fact}."


@dataclass(frozen=True, kw_only=True)
class GroundBecameClear(EventData):
    """It became clear that it must be referred. `to_whom`: who in the authority."""

    KIND = EventKind.GROUND_BECAME_CLEAR
    SENTENCE = "It became clear to {to_whom} that the complaint must be referred."
    AUDIT = "case.ground-became-clear"
    SETS = "became_clear"
    MOVES_CLOCK = True
    to_whom: str


@dataclass(frozen=True, kw_only=True)
class UpdateGiven(EventData):
    """The complainant was told how it is going. Police Reform Act 2002, section 20; SI 2020/2, reg 34(2)(a)."""

    KIND = EventKind.UPDATE_GIVEN
    SENTENCE = "The complainant was told how it is going, by {way}."
    AUDIT = "case.update-given"
    TELLS_SENDER = True
    SETS = "last_update"
    MOVES_CLOCK = True
    way: str = audited("way", told=True)


@dataclass(frozen=True, kw_only=True)
class DateNoted(EventData):
    """A date of the law that is noted at the desk as a fact; a later note corrects an earlier one.

    `whole_day` is "yes" where only the day is known, and empty where the hour is.
    """

    AUDIT = "case.fact-noted"
    MOVES_CLOCK = True
    path: str = audited("fact")
    whole_day: str = ""


class Incident(DateNoted):
    """The conduct or other matter itself."""

    KIND = EventKind.INCIDENT
    SENTENCE = "What the complaint is about happened."
    SETS = "incident"


class FirstAttention(DateNoted):
    """The matter first came to the authority's attention."""

    KIND = EventKind.FIRST_ATTENTION
    SENTENCE = "The matter first came to the authority’s attention."
    SETS = "first_attention"


class CalledIn(DateNoted):
    """Police Reform Act 2002, Schedule 3, paragraph 4(1)(c)."""

    KIND = EventKind.CALLED_IN
    SENTENCE = "The Director General called the matter in."
    SETS = "call_in"


class HandlingStarted(DateNoted):
    """The authority began to handle it."""

    KIND = EventKind.HANDLING_STARTED
    SENTENCE = "The handling started."
    SETS = "handling_started"


class ViewsSought(DateNoted):
    """The investigator, or the IOPC, asked for the authority's views."""

    KIND = EventKind.VIEWS_SOUGHT
    SENTENCE = "The authority’s views were asked for."
    SETS = "views_sought"


class ReportSubmitted(DateNoted):
    """The investigator handed in the final report."""

    KIND = EventKind.REPORT_SUBMITTED
    SENTENCE = "The investigator’s final report was handed in."
    SETS = "report_submitted"


class ProceedingsStarted(DateNoted):
    """Criminal, misconduct or other proceedings started."""

    KIND = EventKind.PROCEEDINGS_STARTED
    SENTENCE = "Proceedings started."
    SETS = "proceedings_started"


class ProceedingsEnded(DateNoted):
    """These proceedings ended."""

    KIND = EventKind.PROCEEDINGS_ENDED
    SENTENCE = "Proceedings ended."
    SETS = "proceedings_outcome"


class OutcomeReached(DateNoted):
    """The outcome of the complaint was reached."""

    KIND = EventKind.OUTCOME_REACHED
    SENTENCE = "The outcome was reached."
    SETS = "outcome"


class RecommendedOnReport(DateNoted):
    """The IOPC made a recommendation on the report, not on a review."""

    KIND = EventKind.RECOMMENDED_ON_REPORT
    SENTENCE = "A recommendation was made on the report."
    SETS = "recommended_on_report"


class DataComplaintAcknowledged(DateNoted):
    """A complaint about personal data was acknowledged."""

    KIND = EventKind.DATA_COMPLAINT_ACKNOWLEDGED
    SENTENCE = "The complaint about personal data was acknowledged."
    SETS = "data_protection_acknowledged"

"""The states of a complaint, who brings it from one to another, and the form of a way between them.

Which ways there are stands in `life.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from complaintlaw.citation import Citation
from complaintlaw.vocabulary import ClockName, MatterType

__all__ = ["Decider", "State", "Transition"]


class State(StrEnum):
    """Where a complaint stands in law."""

    RECEIVED = "received"
    AWAITING_AA_DETERMINATION = "awaiting_aa_determination"
    TRANSFERRED_OUT = "transferred_out"
    NOT_A_COMPLAINT = "not_a_complaint"
    INITIAL_CONTACT = "initial_contact"
    OUTSIDE_SCHEDULE_3 = "outside_schedule_3"
    RESOLVED_OUTSIDE_SCHEDULE_3 = "resolved_outside_schedule_3"
    RECORDED = "recorded"
    REFERRED = "referred"
    REFERRED_BACK = "referred_back"
    HANDLING_NOT_INVESTIGATED = "handling_not_investigated"
    LOCAL_INVESTIGATION = "local_investigation"
    DIRECTED_INVESTIGATION = "directed_investigation"
    INDEPENDENT_INVESTIGATION = "independent_investigation"
    SUSPENDED = "suspended"
    REPORT_RECEIVED = "report_received"
    OUTCOME_DETERMINED = "outcome_determined"
    OUTCOME_NOTIFIED = "outcome_notified"
    REVIEW_WINDOW_OPEN = "review_window_open"
    UNDER_REVIEW = "under_review"
    REVIEW_DECIDED = "review_decided"
    AWAITING_RECOMMENDATION_RESPONSE = "awaiting_recommendation_response"
    REINVESTIGATION = "reinvestigation"
    WITHDRAWAL_PENDING = "withdrawal_pending"
    WITHDRAWN = "withdrawn"
    PUBLIC_INTEREST_DECISION = "public_interest_decision"
    TREATED_AS_RCM = "treated_as_rcm"
    PART_2_CEASED = "part_2_ceased"
    CLOSED = "closed"


class Decider(StrEnum):
    """Who brings a complaint from one state to another."""

    RECEIVER = "the body that received it"
    AUTHORITY = "the appropriate authority"
    AUTHORITY_OR_LPB = "the appropriate authority, or the local policing body under a section 13A notice"
    DIRECTOR_GENERAL = "the Director General"
    AUTHORITY_OR_DG = "the appropriate authority or the Director General"
    DG_OR_LPB = "the Director General or the local policing body"
    ANY_REFERRER = "the appropriate authority, the local policing body or the Director General"
    INVESTIGATOR = "the investigator"
    COMPLAINANT = "the complainant"
    REVIEW_BODY = "the relevant review body"
    NOBODY = "nobody: the law or time"


@dataclass(frozen=True)
class Transition:
    """One row: from any of these states to any of those, by this event.

    `starts` and `stops` name the clocks that the event sets going or stops. `only_for` narrows the row to one
    kind of matter, `not_for` leaves one out. A row without `sources` begins a life.
    """

    number: str
    sources: tuple[State, ...]
    targets: tuple[State, ...]
    event: str
    basis: tuple[Citation, ...]
    decided_by: Decider
    starts: tuple[ClockName, ...] = ()
    stops: tuple[ClockName, ...] = ()
    only_for: MatterType | None = None
    not_for: MatterType | None = None
    unverified: str = ""

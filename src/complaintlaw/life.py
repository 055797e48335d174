"""The life of a complaint: the only table of legal states and of the ways between them.

The unit is one complaint before one appropriate authority. Preserving evidence, keeping people informed and
proceedings run beside the states and do not appear as states. There is no state for a duplicate, a late, an
anonymous or a persistent complaint: the law knows none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from complaintlaw.citation import CMR, PRA, SCHEDULE_3, Citation
from complaintlaw.vocabulary import ClockName, MatterType

__all__ = ["ENDED", "OPEN", "WAYS", "Decider", "State", "Way", "is_lawful", "next_states", "ways_from"]


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
    ANY_REFERRER = "the appropriate authority, the local policing body or the Director General"
    INVESTIGATOR = "the investigator"
    COMPLAINANT = "the complainant"
    REVIEW_BODY = "the relevant review body"
    NOBODY = "nobody: the law or time"


@dataclass(frozen=True, kw_only=True)
class Way:
    """One row of the table: from any of these states to any of those, by this event.

    `starts` and `stops` name the clocks that the event sets going or brings to rest. `only_for` narrows the row
    to one kind of matter. A row without `sources` begins a life.
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
    unverified: str = ""


_S = State
_C = ClockName
_INVESTIGATIONS = (_S.LOCAL_INVESTIGATION, _S.DIRECTED_INVESTIGATION, _S.INDEPENDENT_INVESTIGATION)
_EARLY = (_S.RECEIVED, _S.AWAITING_AA_DETERMINATION, _S.INITIAL_CONTACT)
_BEING_INVESTIGATED = (*_INVESTIGATIONS, _S.REINVESTIGATION)
_BEING_HANDLED = (
    _S.INITIAL_CONTACT,
    _S.OUTSIDE_SCHEDULE_3,
    _S.RECORDED,
    _S.REFERRED,
    _S.REFERRED_BACK,
    _S.HANDLING_NOT_INVESTIGATED,
    *_BEING_INVESTIGATED,
)
_UNTIL_OUTCOME = (*_BEING_HANDLED, _S.SUSPENDED, _S.REPORT_RECEIVED)
_ON_REVIEW = (_S.REVIEW_WINDOW_OPEN, _S.UNDER_REVIEW, _S.REVIEW_DECIDED, _S.AWAITING_RECOMMENDATION_RESPONSE)
_MAY_BE_SUSPENDED = (_S.HANDLING_NOT_INVESTIGATED, *_BEING_INVESTIGATED)
ENDED: frozenset[State] = frozenset(
    {
        _S.TRANSFERRED_OUT,
        _S.NOT_A_COMPLAINT,
        _S.RESOLVED_OUTSIDE_SCHEDULE_3,
        _S.TREATED_AS_RCM,
        _S.PART_2_CEASED,
        _S.CLOSED,
    }
)
OPEN: frozenset[State] = frozenset(State) - ENDED

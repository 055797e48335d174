"""What the desk adds to each legal state: who owns the case then, and what the state is in plain words.

The states and the ways between them are `complaintlaw.life`'s alone; a test compares the keys.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from candour.ui.unnamed import unnamed


class Owner(enum.StrEnum):
    """Whose turn it is."""

    RECEIVER = "receiver"
    AUTHORITY = "appropriate authority"
    IOPC = "IOPC"
    REVIEW_BODY = "review body"
    COMPLAINANT = "complainant"
    NOBODY = "nobody"


@dataclass(frozen=True)
class DeskState:
    """One state at the desk: whose turn it is, the word on the screen, the audit event of entering it."""

    owner: Owner
    words: str
    audit: str


def _state(owner: Owner, words: str, audit: str) -> DeskState:
    return DeskState(owner=owner, words=words, audit=f"case.{audit}")


STATES: dict[str, DeskState] = {
    "RECEIVED": _state(Owner.RECEIVER, "Received", "received"),
    "AWAITING_AA_DETERMINATION": _state(Owner.RECEIVER, "Who must deal with it?", "awaiting-authority"),
    "TRANSFERRED_OUT": _state(Owner.NOBODY, "Passed to another authority", "transferred"),
    "NOT_A_COMPLAINT": _state(Owner.NOBODY, "Not a complaint", "not-a-complaint"),
    "INITIAL_CONTACT": _state(Owner.AUTHORITY, "First contact", "initial-contact"),
    "OUTSIDE_SCHEDULE_3": _state(Owner.AUTHORITY, "Handled outside Schedule 3", "outside-schedule-3"),
    "RESOLVED_OUTSIDE_SCHEDULE_3": _state(Owner.NOBODY, "Resolved outside Schedule 3", "resolved-outside-schedule-3"),
    "RECORDED": _state(Owner.AUTHORITY, "Recorded under Schedule 3", "recorded"),
    "REFERRED": _state(Owner.IOPC, "Referred to the IOPC", "referred"),
    "REFERRED_BACK": _state(Owner.AUTHORITY, "Sent back by the IOPC", "referred-back"),
    "HANDLING_NOT_INVESTIGATED": _state(
        Owner.AUTHORITY, "Handled otherwise than by investigation", "handling-not-investigated"
    ),
    "LOCAL_INVESTIGATION": _state(Owner.AUTHORITY, "Local investigation", "local-investigation"),
    "DIRECTED_INVESTIGATION": _state(Owner.IOPC, "Directed investigation", "directed-investigation"),
    "INDEPENDENT_INVESTIGATION": _state(Owner.IOPC, "Independent investigation", "independent-investigation"),
    "SUSPENDED": _state(Owner.AUTHORITY, "Suspended", "suspended"),
    "REPORT_RECEIVED": _state(Owner.AUTHORITY, "Report received", "report-received"),
    "OUTCOME_DETERMINED": _state(Owner.AUTHORITY, "Outcome decided", "outcome-determined"),
    "OUTCOME_NOTIFIED": _state(Owner.AUTHORITY, "Outcome sent", "outcome-notified"),
    "REVIEW_WINDOW_OPEN": _state(Owner.COMPLAINANT, "Review may be asked for", "review-window-open"),
    "UNDER_REVIEW": _state(Owner.REVIEW_BODY, "Under review", "under-review"),
    "REVIEW_DECIDED": _state(Owner.AUTHORITY, "Review decided", "review-decided"),
    "AWAITING_RECOMMENDATION_RESPONSE": _state(
        Owner.AUTHORITY, "Answer to a recommendation is due", "awaiting-recommendation-response"
    ),
    "REINVESTIGATION": _state(Owner.AUTHORITY, "Investigated again", "reinvestigation"),
    "WITHDRAWAL_PENDING": _state(Owner.COMPLAINANT, "Withdrawal to be confirmed", "withdrawal-pending"),
    "WITHDRAWN": _state(Owner.AUTHORITY, "Withdrawn", "withdrawn"),
    "PUBLIC_INTEREST_DECISION": _state(Owner.AUTHORITY, "Public interest decision", "public-interest-decision"),
    "TREATED_AS_RCM": _state(
        Owner.AUTHORITY, "Treated as a recordable conduct matter", "treated-as-recordable-conduct-matter"
    ),
    "PART_2_CEASED": _state(Owner.NOBODY, "Part 2 no longer applies", "part-2-ceased"),
    "CLOSED": _state(Owner.NOBODY, "Closed", "closed"),
}


def known(key: str) -> DeskState:
    """The state of that key; one that says so where this version does not know it."""
    return STATES.get(key) or _state(Owner.AUTHORITY, unnamed("In a state", key), "unnamed")

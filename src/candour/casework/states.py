"""What the desk adds to each legal state: the word on the screen, and the audit event of entering it.

The states and the ways between them are `complaintlaw.life`'s alone; a test compares the keys.
"""

from __future__ import annotations

from dataclasses import dataclass

from candour.ui.unnamed import unnamed


@dataclass(frozen=True)
class DeskState:
    """One state at the desk."""

    words: str
    audit: str


def _state(words: str, audit: str) -> DeskState:
    return DeskState(words=words, audit=f"case.{audit}")


STATES: dict[str, DeskState] = {
    "RECEIVED": _state("Received", "received"),
    "AWAITING_AA_DETERMINATION": _state("Who must deal with it?", "awaiting-authority"),
    "TRANSFERRED_OUT": _state("Passed to another authority", "transferred"),
    "NOT_A_COMPLAINT": _state("Not a complaint", "not-a-complaint"),
    "INITIAL_CONTACT": _state("First contact", "initial-contact"),
    "OUTSIDE_SCHEDULE_3": _state("Handled outside Schedule 3", "outside-schedule-3"),
    "RESOLVED_OUTSIDE_SCHEDULE_3": _state("Resolved outside Schedule 3", "resolved-outside-schedule-3"),
    "RECORDED": _state("Recorded under Schedule 3", "recorded"),
    "REFERRED": _state("Referred to the IOPC", "referred"),
    "REFERRED_BACK": _state("Sent back by the IOPC", "referred-back"),
    "HANDLING_NOT_INVESTIGATED": _state("Handled otherwise than by investigation", "handling-not-investigated"),
    "LOCAL_INVESTIGATION": _state("Local investigation", "local-investigation"),
    "DIRECTED_INVESTIGATION": _state("Directed investigation", "directed-investigation"),
    "INDEPENDENT_INVESTIGATION": _state("Independent investigation", "independent-investigation"),
    "SUSPENDED": _state("Suspended", "suspended"),
    "REPORT_RECEIVED": _state("Report received", "report-received"),
    "OUTCOME_DETERMINED": _state("Outcome decided", "outcome-determined"),
    "OUTCOME_NOTIFIED": _state("Outcome sent", "outcome-notified"),
    "REVIEW_WINDOW_OPEN": _state("Review may be asked for", "review-window-open"),
    "UNDER_REVIEW": _state("Under review", "under-review"),
    "REVIEW_DECIDED": _state("Review decided", "review-decided"),
    "AWAITING_RECOMMENDATION_RESPONSE": _state("Answer to a recommendation is due", "awaiting-recommendation-response"),
    "REINVESTIGATION": _state("Investigated again", "reinvestigation"),
    "WITHDRAWAL_PENDING": _state("Withdrawal to be confirmed", "withdrawal-pending"),
    "WITHDRAWN": _state("Withdrawn", "withdrawn"),
    "PUBLIC_INTEREST_DECISION": _state("Public interest decision", "public-interest-decision"),
    "TREATED_AS_RCM": _state("Treated as a recordable conduct matter", "treated-as-recordable-conduct-matter"),
    "PART_2_CEASED": _state("Part 2 no longer applies", "part-2-ceased"),
    "CLOSED": _state("Closed", "closed"),
}


def known(key: str) -> DeskState:
    """The state of that key; one that says so where this version does not know it."""
    return STATES.get(key) or _state(unnamed("In a state", key), "unnamed")

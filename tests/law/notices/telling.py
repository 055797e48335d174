"""Who is told of each step if nothing speaks against it, and a short way to ask."""

from __future__ import annotations

from datetime import date

from complaintlaw import notices
from complaintlaw.organisations import lpb
from complaintlaw.proceedings import Receipt, Review, Withdrawal
from complaintlaw.steps import Step
from tests.law.build import KENT, matter, officer, service

COMPLAINANT, AUTHORITY, PERSON = "complainant", "appropriate_authority", "person_complained_against"
INTERESTED, IOPC, LPB, REVIEW_BODY = "interested_persons", "iopc", "local_policing_body", "relevant_review_body"
NOBODY_KNOWN = (officer(identified=False),)
KEPT_BACK = {"withholding_purpose": "crime_prevention", "significant_risk": True}
APPLIED = Review(receipts=(Receipt(by=lpb(KENT), on=date(2026, 11, 2)),))
ABOUT_SERVICE = {"persons_complained_against": (), "force": KENT, "allegations": (service(),)}

IF_NOTHING_SPEAKS_AGAINST_IT = {
    "found_not_a_complaint": {COMPLAINANT},
    "forwarded": {AUTHORITY, COMPLAINANT},
    "recording_decided": {COMPLAINANT},
    "referred": {COMPLAINANT, PERSON},
    "sent_back": {COMPLAINANT, PERSON},
    "form_determined": {AUTHORITY, COMPLAINANT, INTERESTED, PERSON},
    "relevant_period_ended": {IOPC, LPB, COMPLAINANT, INTERESTED, PERSON},
    "proceedings_concluded": {COMPLAINANT, INTERESTED, IOPC},
    "review_applied_for": {AUTHORITY, INTERESTED, PERSON},
    "review_application_forwarded": {COMPLAINANT},
    "review_decided": {AUTHORITY, COMPLAINANT, INTERESTED, PERSON},
    "recommendation_answered": {COMPLAINANT, INTERESTED, PERSON},
    "withdrawal_recorded": {PERSON},
    "treated_as_referred": {AUTHORITY, COMPLAINANT, PERSON},
    "report_decided": {COMPLAINANT, INTERESTED},
    "reinvestigation_determined": {AUTHORITY, COMPLAINANT, INTERESTED, PERSON},
    "disciplinary_recommendation_answered": {COMPLAINANT, INTERESTED},
    "public_interest_decided": {PERSON},
}
UNLESS_IT_MIGHT_PREJUDICE = {
    "referred",
    "sent_back",
    "review_decided",
    "recommendation_answered",
    "withdrawal_recorded",
    "treated_as_referred",
    "public_interest_decided",
}
ON_A_WITHDRAWAL = {"withdrawal_recorded", "public_interest_decided"}
WHATEVER_THE_REASON = set(Step) - UNLESS_IT_MIGHT_PREJUDICE - {"relevant_period_ended"}


def taking(step, **facts):
    """A matter in which the step is being taken, and nothing speaks against telling anybody."""
    handling = "local_investigation"
    given = {"step": step, "handling": handling, "reason_to_withhold": "none", "proceedings_decided": "disciplinary"}
    if step == "public_interest_decided":
        given["withdrawal"] = Withdrawal(signed=True)
    return matter(**{**given, **facts})


def told(step, **facts):
    """In which roles somebody is told; None if that cannot be said."""
    found = notices.must_notify(taking(step, **facts))
    return None if found.is_open else set(found.value)

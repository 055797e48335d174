"""What a handled allegation, or a review, can end with: the code lists, and which of them a case uses.

Whether a service was acceptable, or whether there is a case to answer, is judged by people. Here stand the
words among which they choose. As of 22 November 2026; the lists are recalled from published tables and
reports, and nobody has compared them with the guidance on capturing data.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from complaintlaw.categories import Code
from complaintlaw.citation import AMENDING_2025, VETTING_2025
from complaintlaw.conduct import is_under_special_procedure
from complaintlaw.dated import Dated, Held
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import choose
from complaintlaw.vocabulary import Handling

__all__ = ["CODE_LISTS", "code_list", "decisions_open"]

_SOURCE = "IOPC, Guidance on capturing data about police complaints; the lists in it have not been read in full"
_IN_USE_FROM = date(2020, 2, 1)
_ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "handling_method": (
        ("OS3", "Outside Schedule 3"),
        ("S3-NI", "Under Schedule 3, otherwise than by investigation"),
        ("S3-LI", "Under Schedule 3, local investigation, not subject to special procedures"),
        ("S3-SP", "Under Schedule 3, local investigation, subject to special procedures"),
        ("S3-DIR", "Directed investigation"),
        ("S3-IND", "Independent investigation"),
        ("S3-NFA", "Under Schedule 3, no further action"),
    ),
    "recorded_reason": (
        ("COMPLAINANT", "Complainant wishes the complaint to be recorded"),
        ("DISSATISFIED", "Dissatisfaction after initial handling"),
        ("AA-DECIDES", "Appropriate authority, or body responsible for initial handling, decides"),
        ("NATURE", "Nature of the allegation(s)"),
    ),
    "decision_outside_s3": (
        ("RESOLVED", "Resolved"),
        ("NOT-PURSUED", "Not resolved, complainant does not wish to take it further"),
        ("NOT-RESOLVED", "Not resolved, moves to Schedule 3"),
        ("WITHDRAWN", "Withdrawn"),
    ),
    "decision_s3": (
        ("ACCEPTABLE", "The service provided was acceptable"),
        ("NOT-ACCEPTABLE", "The service provided was not acceptable"),
        ("UNDETERMINED", "Not able to determine whether the service provided was acceptable"),
        ("NFA", "No further action"),
        ("WITHDRAWN", "Withdrawn"),
        ("REG41", "Regulation 41"),
    ),
    "decision_special": (
        ("CTA-MISCONDUCT", "Case to answer: misconduct"),
        ("CTA-GROSS", "Case to answer: gross misconduct"),
        ("NO-CTA", "No case to answer"),
        ("WITHDRAWN", "Withdrawn"),
        ("REG41", "Regulation 41"),
    ),
    "action": (
        ("EXPLANATION", "Explanation"),
        ("APOLOGY", "Apology"),
        ("REFLECTION", "Learning from reflection"),
        ("RPRP", "Referred to reflective practice review process"),
        ("DEBRIEF", "Debrief"),
        ("ORG-LEARNING", "Organisational learning"),
        ("POLICY-REVIEW", "Review of policy or procedure"),
        ("INFO-REVIEW", "Review of information held"),
        ("GOODWILL", "Goodwill gesture"),
        ("PROPERTY", "Return of property"),
        ("SIGNPOST", "Signposted to the right process"),
        ("UPP", "Unsatisfactory performance procedures"),
        ("MISCONDUCT-MEETING", "Misconduct meeting"),
        ("MISCONDUCT-HEARING", "Misconduct hearing"),
        ("ACCELERATED-HEARING", "Accelerated misconduct hearing"),
        ("STAFF-DISCIPLINE", "Police staff disciplinary process"),
        ("CPS-REFERRAL", "File to the Crown Prosecution Service"),
        ("OTHER", "Other action"),
        ("NFA", "No further action"),
    ),
    "misconduct_outcome": (
        ("NO-ACTION", "No action"),
        ("WRITTEN", "Written warning"),
        ("FINAL", "Final written warning"),
        ("REDUCTION", "Reduction in rank"),
        ("DISMISSAL", "Dismissal without notice"),
        ("WOULD-HAVE", "Would have been dismissed"),
        ("NOT-PROVEN", "Not proven"),
    ),
    "review_decision": (
        ("RP", "Outcome was reasonable and proportionate"),
        ("NOT-RP", "Outcome was not reasonable and proportionate"),
        ("INVALID", "Invalid"),
        ("WITHDRAWN", "Withdrawn"),
    ),
    "review_action": (
        ("RECOMMEND", "Recommendation to the appropriate authority"),
        ("DIRECT", "Direction (IOPC only)"),
        ("OWN-FINDINGS", "Findings replaced (IOPC only)"),
        ("LEARNING", "Oversight or learning point"),
    ),
    "suspension_reason": (
        ("CRIMINAL", "Criminal investigation or proceedings (sub judice)"),
        ("CIVIL", "Other proceedings or inquest"),
        ("OTHER", "Other, with reason"),
    ),
}

_CHANGED_ON = date(2025, 5, 28)
_CHANGED = {
    "misconduct_outcome": f"what {AMENDING_2025.short} changed among the outcomes of misconduct proceedings, and "
    f"whether {VETTING_2025.short} adds dismissal for want of vetting; the list is as before",
}


def _held(name: str) -> tuple[Held[tuple[Code, ...]], ...]:
    """The list of that name over time: as it has been from the start, and, if it may have changed, since then."""
    codes = tuple(Code(code=code, title=title) for code, title in _ROWS[name])
    first = Held(value=codes, start=_IN_USE_FROM, source=_SOURCE, unverified="the list as a whole")
    if name not in _CHANGED:
        return (first,)
    before = replace(first, end=_CHANGED_ON - timedelta(days=1))
    return before, replace(first, start=_CHANGED_ON, unverified=_CHANGED[name])


CODE_LISTS: dict[str, Dated[tuple[Code, ...]]] = {name: Dated(f"The code list {name}", *_held(name)) for name in _ROWS}


def code_list(name: str, day: date) -> tuple[Code, ...]:
    """The list of that name on that day. Raises KeyError for an unknown name, and NotCovered."""
    return CODE_LISTS[name].on(day)


def decisions_open(matter: Matter) -> Finding[str]:
    """The name of the list from which the decision on an allegation comes: it differs outside Schedule 3, and
    for an officer under the special procedure.
    """
    recorded = choose(is_under_special_procedure(matter), yes=say("decision_special"), no=say("decision_s3"))
    outside = matter.handling.equals(Handling.OUTSIDE_SCHEDULE_3)
    return choose(outside, yes=say("decision_outside_s3"), no=recorded)

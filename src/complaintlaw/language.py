"""Welsh: which bodies must write in the language that a person has chosen."""

from __future__ import annotations

from complaintlaw.authority import appropriate_authority
from complaintlaw.citation import WELSH_LANGUAGE
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.logic import any_of
from complaintlaw.organisations import IOPC, Organisation
from complaintlaw.register import rule
from complaintlaw.review_body import relevant_review_body

__all__ = ["POLICE_OF_WALES", "must_use_chosen_language"]

# As of 22 November 2026.
POLICE_OF_WALES = (
    Organisation.DYFED_POWYS,
    Organisation.GWENT,
    Organisation.NORTH_WALES,
    Organisation.SOUTH_WALES,
)


@rule("WEL-01", WELSH_LANGUAGE.at(""), unverified="which of the standards of 2016 each of these bodies has been given")
def must_use_chosen_language(matter: Matter) -> Finding[bool]:
    """WEL-01: The four police forces of Wales, their local policing bodies and the IOPC have forms in Welsh,
    write to a person in the language that the person has chosen, and treat nobody worse or later for it.
    """
    theirs = appropriate_authority(matter).then(lambda body: getattr(body, "force", None) in POLICE_OF_WALES)
    return any_of(
        (
            theirs.because(yes="A body of Wales deals with it."),
            relevant_review_body(matter).equals(IOPC).because(yes="The IOPC reviews it."),
        )
    )

"""What the law says of each part of a matter, where a matter has several."""

from __future__ import annotations

from dataclasses import dataclass

from complaintlaw.authority import authority_of, parts
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.organisations import Body
from complaintlaw.register import answers
from complaintlaw.review_body import review_body_of
from complaintlaw.standing import part_is_complaint

__all__ = ["PartFindings", "each_part"]


@dataclass(frozen=True, kw_only=True)
class PartFindings:
    """The findings for one part: the id of the person complained against, or `service`."""

    subject: str
    is_complaint: Finding[bool]
    appropriate_authority: Finding[Body | None]
    relevant_review_body: Finding[Body | None]


@answers("parts")
def each_part(matter: Matter) -> Finding[tuple[PartFindings, ...]]:
    """The parts, one for each person named and one for all that is not about conduct."""
    return say(
        tuple(
            PartFindings(
                subject=part.name,
                is_complaint=part_is_complaint(part, matter),
                appropriate_authority=authority_of(part, matter),
                relevant_review_body=review_body_of(part, matter),
            )
            for part in parts(matter)
        )
    )

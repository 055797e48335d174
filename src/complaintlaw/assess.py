"""One call for everything the law says on a matter on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from complaintlaw import (
    authority,
    chapters,
    clocks,
    contradictions,
    plain,
    recording,
    referral,
    review_body,
    scope,
    standing,
)
from complaintlaw.authority import Authority
from complaintlaw.clocks import Clock
from complaintlaw.errors import in_short, nearest
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing
from complaintlaw.first_version import RENAMED
from complaintlaw.organisations import Body
from complaintlaw.recording import RecordingGround
from complaintlaw.referral import ReferralGround
from complaintlaw.register import QUESTIONS
from complaintlaw.standing import Eligibility
from complaintlaw.stating import day_stated, thing_stated
from complaintlaw.vocabulary import MatterType

__all__ = ["Assessment", "assess", "question"]


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What the law says on one matter on one day, each answer with its reasons."""

    matter: Matter
    on: date
    matter_type: Finding[MatterType | None]
    is_complaint: Finding[bool]
    eligibility: Finding[Eligibility]
    appropriate_authority: Finding[Authority]
    must_record: Finding[bool]
    recording_grounds: Finding[frozenset[RecordingGround]]
    may_handle_outside_schedule_3: Finding[bool]
    must_refer: Finding[bool]
    referral_ground: Finding[ReferralGround | None]
    referral_due: Finding[date | None]
    relevant_review_body: Finding[Body | None]
    clocks: tuple[Clock, ...]

    def as_dict(self) -> dict[str, Any]:
        """All answers with the clocks in plain JSON values, with the versions by which they were found."""
        answers = {name: found.as_dict() for name, found in vars(self).items() if isinstance(found, Finding)}
        return {
            "on": self.on.isoformat(),
            "findings": answers,
            "clocks": [{**clock.as_dict(), "days_left": clock.days_left(self.on)} for clock in self.clocks],
            "contradictions": list(self.contradictions.value or ()),
            "versions": plain.versions(),
        }

    def ask(self, name: str) -> Finding[Any]:
        """Any other question, by the name it has in scenario files. Raises LookupError for an unknown
        name.
        """
        return question(name, self.matter)

    @property
    def contradictions(self) -> Finding[tuple[str, ...]]:
        """What in the facts does not fit together, a sentence each."""
        return contradictions.contradictions(self.matter)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that stand between us and the answers above, each once: what to find out or decide
        next.
        """
        findings: tuple[Finding[Any], ...] = (
            self.is_complaint,
            self.appropriate_authority,
            self.must_refer,
            self.referral_due,
            self.must_record,
            self.relevant_review_body,
        )
        return tuple(dict.fromkeys(fact for finding in findings for fact in finding.missing))


def question(name: str, matter: Matter) -> Finding[Any]:
    """The answer to the question of that name. Raises LookupError for an unknown name, NotAFact for no matter."""
    if not isinstance(name, str) or name not in QUESTIONS:
        meant = RENAMED.get(name, name) if isinstance(name, str) else name
        what = f"No chapter of {len(chapters.CHAPTERS)} answers {in_short(name)}"
        raise LookupError(f"{what}{nearest(meant, QUESTIONS)}")
    # A double may be asked too: whoever holds one wants the value alone.
    return QUESTIONS[name].function(matter if isinstance(matter, Matter) else thing_stated("matter", matter, Matter))


def assess(matter: Matter, *, on: date) -> Assessment:
    """Everything the desk shows first. `on` is the day on which the question is asked; nothing reads a
    clock. Raises NotAFact for what is no day or no matter.
    """
    matter = thing_stated("matter", matter, Matter).but(as_of=day_stated("on", on))
    return Assessment(
        matter=matter,
        on=on,
        matter_type=scope.matter_type(matter),
        is_complaint=standing.is_complaint(matter),
        eligibility=standing.eligibility(matter),
        appropriate_authority=authority.appropriate_authority(matter),
        must_record=recording.must_record(matter),
        recording_grounds=recording.recording_grounds(matter),
        may_handle_outside_schedule_3=recording.may_handle_outside_schedule_3(matter),
        must_refer=referral.must_refer(matter),
        referral_ground=referral.referral_ground(matter),
        referral_due=referral.referral_due(matter),
        relevant_review_body=review_body.relevant_review_body(matter),
        clocks=clocks.running(matter),
    )

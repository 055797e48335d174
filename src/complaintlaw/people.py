"""The people of a matter: who complains, who speaks for them, who is complained against, who is to act.

Everything but a person's short name may be left out; what silence means is said with each fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from complaintlaw.organisations import Organisation
from complaintlaw.reading import FactField, Facts, fact, judgement, status
from complaintlaw.steps import Delegating, WorksFor
from complaintlaw.vocabulary import (
    Claim,
    EffectSource,
    Harm,
    HowSeen,
    Indication,
    PersonKind,
    Rank,
    Relation,
    RepresentativeIs,
)

__all__ = [
    "Complainant",
    "Delegate",
    "Investigator",
    "OtherPerson",
    "PersonComplainedAgainst",
    "Representative",
]


@dataclass(frozen=True, kw_only=True)
class PersonComplainedAgainst(Facts):
    """A person whose conduct is complained of; for a conduct or DSI matter, whose conduct is in question.

    `id` is a short name inside the matter; allegations and parts point to it.
    """

    id: str
    kind: FactField[PersonKind] = fact("what the person is: officer, staff, volunteer, contractor or other")
    rank: FactField[Rank] = fact("the person's rank")
    force: FactField[Organisation] = fact("the police body to which the person belongs now")
    force_then: FactField[Organisation] = fact("the police body to which the person belonged at the time")
    left_on: FactField[date | None] = status("the day on which the person left the police", absent=None)
    acting_chief_officer: FactField[bool] = status("that the person acts as chief officer", absent=False)
    identified: FactField[bool] = status("that it is known who the person is", absent=True)
    on_duty_then: FactField[bool] = fact("whether the person was on duty at the time")
    indication: FactField[frozenset[Indication]] = judgement("what is indicated of this person", since=2)
    last_dealing: FactField[date | datetime] = fact(
        "when the person last arrested, held or dealt with whoever died or was injured", since=2
    )

    @property
    def place(self) -> str:
        """`persons_complained_against[s1]`."""
        return f"persons_complained_against[{self.id}]"

    @property
    def of_whom(self) -> str:
        """Which of the persons complained against."""
        return f" ({self.id})"


@dataclass(frozen=True, kw_only=True)
class Complainant(Facts):
    """The person in question (section 12(4A)): the one who is dissatisfied, not the messenger."""

    PLACE: ClassVar[str] = "complainant"

    kind: FactField[PersonKind] = status(
        "what the complainant is in the police, if anything", absent=PersonKind.NOT_POLICE
    )
    force: FactField[Organisation] = fact("the police body to which the complainant belongs now")
    force_then: FactField[Organisation] = fact("the police body to which the complainant belonged at the time")
    left_on: FactField[date | None] = status("the day on which the complainant left the police", absent=None)
    on_duty_then: FactField[bool] = fact("whether the complainant was on duty at the time")
    age: FactField[int] = fact("the complainant's age on the day the complaint was made")
    claims: FactField[frozenset[Claim]] = fact("what the complainant claims to be in relation to the conduct")
    adversely_affected: FactField[bool] = fact("whether the matter has adversely affected the complainant")
    effect_source: FactField[EffectSource] = fact("whether the effect came only from seeing or hearing of it")
    saw_or_heard: FactField[HowSeen] = fact("how the complainant came to see or hear it")
    knew_person_affected: FactField[bool] = fact("whether the complainant already knew the person it happened to")
    holds_evidence: FactField[bool] = fact("whether the complainant holds something that would be evidence")
    wants_recorded: FactField[bool] = status("a wish of the complainant that it be recorded", absent=False)


@dataclass(frozen=True, kw_only=True)
class Representative(Facts):
    """The person who complains on the complainant's behalf."""

    PLACE: ClassVar[str] = "representative"

    relationship: FactField[RepresentativeIs] = fact("what the representative is to the complainant")
    written_consent: FactField[bool] = fact("whether the complainant's written consent can be produced")
    designated: FactField[bool] = fact("whether the Director General has designated the representative")
    eligible_in_own_right: FactField[bool] = fact("whether the representative could complain for himself or herself")


@dataclass(frozen=True, kw_only=True)
class OtherPerson(Facts):
    """Someone other than the complainant who asks to be kept informed."""

    PLACE: ClassVar[str] = "other_person"

    relationship: FactField[Relation] = fact("what the person is to the one who died or was injured")
    harm: FactField[Harm] = fact("whether a death or a serious injury is said to have resulted")
    consents: FactField[bool] = fact("whether the person agrees to be given information")
    injured_cannot_complain: FactField[bool] = fact("whether the injured person is incapable of complaining")


@dataclass(frozen=True, kw_only=True)
class Investigator(Facts):
    """The person whom the appropriate authority proposes to appoint as investigator."""

    PLACE: ClassVar[str] = "investigator"

    kind: FactField[PersonKind] = fact("what the proposed investigator is")
    force: FactField[Organisation] = fact("the police body to which the proposed investigator belongs")
    competent: FactField[bool] = judgement("whether the proposed investigator has the knowledge, skill and experience")
    managed_by_person_complained_against: FactField[bool] = fact(
        "whether the investigator works under the person investigated", key="managed_by_subject"
    )
    impartial: FactField[bool] = judgement("whether nothing gives a concern about the investigator's impartiality")
    home_secretary_nominee: FactField[bool] = fact("whether the Home Secretary nominated the investigator")


@dataclass(frozen=True, kw_only=True)
class Delegate(Facts):
    """The person to whom functions are to be delegated."""

    PLACE: ClassVar[str] = "delegate"

    delegating: FactField[Delegating] = fact("who wishes to delegate")
    kind: FactField[PersonKind] = fact("what the delegate is")
    rank: FactField[Rank] = fact("the delegate's rank, or the rank to which staff are held to be similar")
    impartial: FactField[bool] = judgement("whether nothing gives a concern about the delegate's impartiality")
    works_for: FactField[WorksFor | None] = status(
        "the other policing body, body that maintains a force, or mayor that the delegate is or works for",
        absent=None,
        since=2,
    )

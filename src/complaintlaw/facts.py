"""What a rule may know: the matter, its people, what is complained of, and what has been done.

Everything may be left out; what silence means - not known, or not done - is said with each fact.
The names are those of scenario files, except where the Act has its own word: `persons_complained_against` and
`against` are `subjects` there. Judgements are given, never made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from complaintlaw.errors import shown
from complaintlaw.organisations import Body, Organisation
from complaintlaw.people import (
    Complainant,
    Delegate,
    Investigator,
    OtherPerson,
    PersonComplainedAgainst,
    Representative,
)
from complaintlaw.proceedings import (
    AcceleratedProcedure,
    Dates,
    EarlierMatter,
    InvestigationReport,
    LearningRecommendation,
    OfficerNotice,
    PublicInterestDecision,
    Referral,
    Review,
    Section13ANotice,
    Suspension,
    Withdrawal,
)
from complaintlaw.reading import FactField, Facts, NotAFact, fact, judgement, status
from complaintlaw.steps import (
    Direction,
    Document,
    FormView,
    Proceedings,
    Step,
    Who,
    WithholdingPurpose,
    WithholdingReason,
)
from complaintlaw.vocabulary import (
    About,
    AllegedResult,
    ArrivedAs,
    Description,
    EarlierStatus,
    Excludable,
    Handling,
    Indication,
    LinkedReviewReason,
    Maximum,
    MightBe,
)

__all__ = ["Allegation", "ConductMatter", "DeathOrInjury", "EarlierComplaint", "LinkedComplaint", "Matter", "OldCase"]


@dataclass(frozen=True, kw_only=True)
class Allegation(Facts):
    """One thing that is alleged, with what the authority has judged about it.

    `against` holds the ids of the persons whose conduct it is about; empty: all persons complained against.
    """

    about: About
    against: frozenset[str] = field(default=frozenset(), metadata={"key": "subjects"})
    alleged_results: FactField[frozenset[AllegedResult]] = fact("what it is said to have resulted in")
    if_proved_might_be: FactField[frozenset[MightBe]] = judgement("what it might amount to if it were proved")
    authority_can_exclude: FactField[frozenset[Excludable]] = judgement(
        "what can be excluded from the complaint alone: proceedings, an infringement of Article 2 or 3"
    )
    descriptions: FactField[frozenset[Description]] = judgement(
        "which of the serious descriptions of regulation 4 it meets, taken as true"
    )
    offence_maximum: FactField[float | Maximum] = fact("the longest sentence for the offence that is alleged")
    low_value_cap: FactField[bool] = status("that low value would restrict the sentence", absent=False)
    evidence_against: FactField[bool] = status("evidence that it is untrue", absent=False)
    data_protection: FactField[bool] = status(
        "that it complains to the force of how personal data were dealt with", absent=False, since=2
    )
    of_same_incident: FactField[bool] = fact("whether it arises from the same incident as the rest", since=2)
    number: int = field(default=1, compare=False, metadata={"key": ""})

    @property
    def place(self) -> str:
        """`allegations[1]`, counted from 1 as people do."""
        return f"allegations[{self.number}]"

    @property
    def of_whom(self) -> str:
        """Which of the allegations."""
        return f" (allegation {self.number})"


@dataclass(frozen=True, kw_only=True)
class LinkedComplaint(Facts):
    """Another complaint known to arise from the same incident."""

    referable_conduct_alleged: FactField[bool] = judgement("whether it alleges conduct that must be referred")
    review_reasons: FactField[frozenset[LinkedReviewReason]] = judgement("which limbs of regulation 32 apply to it")
    death_or_injury_alone: FactField[bool] = status(
        "that it must be referred only because a death or serious injury is alleged", absent=False, since=2
    )
    number: int = field(default=1, compare=False, metadata={"key": ""})

    @property
    def place(self) -> str:
        """`same_incident[1]`, counted from 1."""
        return f"same_incident[{self.number}]"

    @property
    def of_whom(self) -> str:
        """Which of the linked complaints."""
        return f" (linked complaint {self.number})"


_Numbered = TypeVar("_Numbered", Allegation, LinkedComplaint)


def _numbered(things: Iterable[_Numbered]) -> tuple[_Numbered, ...]:
    return tuple([one if one.number == number else one.numbered(number) for number, one in enumerate(things, 1)])


@dataclass(frozen=True, kw_only=True)
class EarlierComplaint(Facts):
    """An earlier complaint, or recorded conduct matter, that this one may repeat."""

    PLACE: ClassVar[str] = "repeat"

    substantially_same: FactField[bool] = judgement("whether it is about substantially the same matter")
    fresh_indication: FactField[bool] = judgement("whether there is a fresh indication")
    fresh_evidence: FactField[bool] = judgement("whether there is fresh substantive evidence")
    evidence_available_before: FactField[bool] = judgement("whether that evidence was reasonably available before")
    earlier_status: FactField[EarlierStatus] = fact("what became of the earlier complaint")


@dataclass(frozen=True, kw_only=True)
class ConductMatter(Facts):
    """What is judged about conduct of which nobody complains, to say whether it is recorded: paragraphs 10, 11."""

    PLACE: ClassVar[str] = "conduct_matter"

    affected_member_of_public: FactField[bool] = judgement(
        "whether the conduct, if it took place, adversely affected a member of the public"
    )
    gravity_or_exceptional: FactField[bool] = judgement(
        "whether gravity or exceptional circumstances make it appropriate to record it"
    )
    appropriate_to_refer: FactField[bool] = judgement("whether it would be appropriate to refer it")
    dealt_with_by_proceedings: FactField[bool] = status(
        "that the authority is satisfied that criminal or disciplinary proceedings have dealt, or are dealing, with it",
        absent=False,
    )


@dataclass(frozen=True, kw_only=True)
class DeathOrInjury(Facts):
    """What makes a death or a serious injury a matter of its own: section 12(2A) to (2D)."""

    PLACE: ClassVar[str] = "dsi"

    in_custody: FactField[bool] = fact("whether whoever died or was injured was under arrest or otherwise in custody")
    contact: FactField[bool] = fact("whether they had contact with somebody who serves and was on duty")
    contact_contributed: FactField[bool] = judgement(
        "whether there is an indication that the contact caused it or contributed to it"
    )
    found_before_report: FactField[bool] = fact(
        "whether crime or such behaviour was found to be indicated before the report was in", since=2
    )
    last_dealing_unclear: FactField[bool] = status("that it cannot be told who dealt with them last", absent=False)


@dataclass(frozen=True, kw_only=True)
class OldCase(Facts):
    """What is known of a matter from before April 2004: section 28A."""

    PLACE: ClassVar[str] = "old_case"

    exceptional: FactField[bool] = judgement("whether exceptional circumstances make it necessary to open it")
    kept_from_recording: FactField[bool] = fact("whether the order of 2004 keeps it from being recorded")
    was_complained_of: FactField[bool] = fact("whether it was complained of before April 2004")
    troubles_related: FactField[bool] = status("that the conduct formed part of the Troubles", absent=False)


@dataclass(frozen=True, kw_only=True)
class Matter(Facts):
    """One matter: as it reached the police body, what was judged about it and what has been done.

    `allegations` is None while it is not known what is alleged; an empty tuple says that nothing is.
    """

    arrived_as: FactField[ArrivedAs] = status("how the matter arrived", absent=ArrivedAs.EXPRESSION_OF_DISSATISFACTION)
    dsi_circumstances: FactField[bool] = status("a death or serious injury in contact with the police", absent=False)
    incident_death_or_injury: FactField[bool] = status(
        "that somebody died or was seriously injured in the incident, or in consequence of it", absent=False, since=2
    )
    conduct_outside_england_and_wales: FactField[bool] = status(
        "that the conduct took place outside England and Wales", absent=False, since=2
    )
    receiver: FactField[Body] = fact("the body that the complaint first reached")
    addressed_to_chief_officer: FactField[bool] = status("that it was addressed to the chief officer", absent=False)
    force: FactField[Organisation] = fact("the police force with which somebody is dissatisfied")
    made_orally: FactField[bool] = fact("whether the complaint was made orally")
    complainant: Complainant = Complainant()
    representative: Representative | None = None
    persons_complained_against: tuple[PersonComplainedAgainst, ...] = field(default=(), metadata={"key": "subjects"})
    allegations: tuple[Allegation, ...] | None = None
    same_incident: tuple[LinkedComplaint, ...] = ()
    repeat: EarlierComplaint | None = None
    earlier_matter: EarlierMatter | None = None
    dates: Dates = Dates()
    as_of: FactField[date] = fact("the day on which the question is asked")
    recorded: FactField[bool] = status("that the complaint has been recorded", absent=False)
    handling: FactField[Handling | None] = status("how the complaint is handled", absent=None)
    statement_made_for: FactField[Handling | None] = status(
        "the handling for which the statement in question was made", absent=None, since=2
    )
    referral: Referral | None = None
    dg_direction: FactField[Direction | None] = status("a direction of the Director General", absent=None)
    section_13a: Section13ANotice | None = None
    indication: FactField[frozenset[Indication]] = judgement("what complaint and handling so far indicate")
    grave_or_exceptional: FactField[frozenset[Who]] = status(
        "who holds that gravity or exceptional circumstances call for a referral", absent=frozenset()
    )
    reason_to_withhold: FactField[WithholdingReason] = judgement(
        "whether telling the person complained against might do harm"
    )
    withholding_purpose: FactField[WithholdingPurpose | None] = status(
        "the purpose for which information is kept back", absent=None
    )
    significant_risk: FactField[bool] = judgement(
        "whether disclosure carries a real risk of a significant adverse effect"
    )
    exceptional_circumstances: FactField[bool] = status("exceptional circumstances", absent=False)
    form_view: FactField[FormView] = judgement("the Director General's view on the form of the investigation")
    proceedings_decided: FactField[Proceedings | None] = status("what was decided to be brought", absent=None)
    other_person: OtherPerson | None = None
    investigator: Investigator | None = None
    delegate: Delegate | None = None
    officer_notice: OfficerNotice = OfficerNotice()
    suspension: Suspension | None = None
    withdrawal: Withdrawal | None = None
    public_interest: PublicInterestDecision | None = field(default=None, metadata={"since": 2})
    conduct_matter: ConductMatter | None = field(default=None, metadata={"since": 2})
    dsi: DeathOrInjury | None = field(default=None, metadata={"since": 2})
    old_case: OldCase | None = field(default=None, metadata={"since": 2})
    report: InvestigationReport | None = field(default=None, metadata={"since": 2})
    accelerated: AcceleratedProcedure | None = field(default=None, metadata={"since": 2})
    learning: LearningRecommendation | None = field(default=None, metadata={"since": 2})
    compelling_reasons: FactField[bool] = judgement("whether compelling reasons call for a re-investigation", since=2)
    review: Review = Review()
    step: FactField[Step | None] = status("the step that is being taken", absent=None)
    document: FactField[Document | None] = status("the document that is being written", absent=None)
    IS_ASKED: ClassVar[bool] = True
    if TYPE_CHECKING:
        # What the rules have found on this matter so far. It is theirs to fill, and no part of what is known.
        found: ClassVar[dict[object, Any]]

    def _put_in_order(self, plain: dict[str, Any]) -> None:
        """Numbers allegations and linked complaints, so that a missing fact can say which it belongs to. Raises
        NotAFact if two persons have the same short name.
        """
        for name in ("allegations", "same_incident"):
            if plain.get(name):
                plain[name] = _numbered(plain[name])
        people = plain.get("persons_complained_against", ())
        if len({person.id for person in people}) < len(people):
            twice = next(name for name, number in Counter(person.id for person in people).items() if number > 1)
            raise NotAFact(f"Matter, persons_complained_against: two persons have the short name {shown(twice)}")

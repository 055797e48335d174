"""What becomes of a complaint that is withdrawn: Part 2 ceases to apply, or a conduct matter goes on.

That turns on the decision about the public interest. Before it nothing has ended.
"""

from __future__ import annotations

from enum import StrEnum

from complaintlaw.citation import CMR
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, Trail, Used, cannot_say, no, say, whichever
from complaintlaw.logic import any_of, choose
from complaintlaw.proceedings import PublicInterestDecision
from complaintlaw.register import answers, once, rule
from complaintlaw.scope import COMPLAINT, as_it_came, taken_as_complaint, type_without_complaint
from complaintlaw.steps import PublicInterest
from complaintlaw.vocabulary import MatterType
from complaintlaw.withdrawal import (
    is_not_resumed,
    must_record_withdrawal,
    suspension_of_complaint,
    wish_to_withdraw,
)

__all__ = [
    "WithdrawalEffect",
    "goes_on_as",
    "goes_on_by_decision",
    "has_ceased",
    "must_be_decided",
    "what_it_is",
    "withdrawal_effect",
]


class WithdrawalEffect(StrEnum):
    """What becomes of a complaint that is withdrawn, or whose investigation is not to be resumed."""

    PART_2_CEASES = "part_2_ceases"
    RECORDABLE_CONDUCT_MATTER = "recordable_conduct_matter"


GOES_ON = WithdrawalEffect.RECORDABLE_CONDUCT_MATTER
DECIDED = "what was decided about the public interest"


@once
def must_be_decided(matter: Matter) -> Finding[bool]:
    """Whether the complaint waits, or waited, for the decision on the public interest: it is withdrawn with
    effect, or its investigation is not to be resumed after criminal proceedings.
    """
    if wish_to_withdraw(matter) is None and suspension_of_complaint(matter) is None:
        return no()
    return any_of((must_record_withdrawal(matter), is_not_resumed(matter)))


def _decided(decision: PublicInterestDecision) -> Finding[WithdrawalEffect | None]:
    ends = decision.result == PublicInterest.NOT_IN_PUBLIC_INTEREST
    ceases: Finding[WithdrawalEffect | None] = say(
        WithdrawalEffect.PART_2_CEASES, "The public interest does not want it to go on: Part 2 has ceased to apply."
    )
    goes_on: Finding[WithdrawalEffect | None] = say(GOES_ON, "It is treated as a recordable conduct matter.")
    found = ceases if ends else goes_on
    # Regulation 38(9) knows the reversal of one of the two decisions only.
    other: Finding[WithdrawalEffect | None] = cannot_say("Only a decision not to go on can be reversed. Look again.")
    if ends:
        other = say(GOES_ON, "The Director General had the decision not to go on reversed.")
    used = Used(path="public_interest.result", words=DECIDED, value=decision.result, judgement=True)
    return choose(decision.reversed, yes=other, no=found).after(Trail(used=(used,)))


def _undecided() -> Finding[WithdrawalEffect | None]:
    wanted = Missing(path="public_interest.result", words=DECIDED, judgement=True)
    either: tuple[Finding[WithdrawalEffect | None], ...] = tuple(say(one) for one in WithdrawalEffect)
    return whichever(either, so_far=Trail(missing=(wanted,)))


@answers("withdrawal_effect")
@rule("WDN-06", CMR.at("38(2)"), CMR.at("38(8)"), CMR.at("38(9)"), CMR.at("39(4)"), CMR.at("41(5)"), CMR.at("41(6)"))
def withdrawal_effect(matter: Matter) -> Finding[WithdrawalEffect | None]:
    """WDN-06: If the public interest does not want a withdrawn complaint to go on, Part 2 ceases to apply to
    it; if it does, the complaint is a recordable conduct matter from then on. The same holds for one whose
    investigation is not resumed after criminal proceedings. Before the decision nothing has ended.
    """
    nothing: Finding[WithdrawalEffect | None] = say(None, "Nothing has been withdrawn with effect.")
    decision = matter.public_interest
    return choose(must_be_decided(matter), yes=_undecided() if decision is None else _decided(decision), no=nothing)


@rule(
    "WDN-06",
    CMR.at("38(2)"),
    unverified="that the duties towards the complainant run on until the public interest has been decided",
)
def is_still_a_complaint() -> Finding[MatterType | None]:
    """WDN-06: Regulation 38(2) lets Part 2 cease only subject to the decision. Until then it is handled as the
    complaint that it was.
    """
    return say(MatterType.COMPLAINT)


@once
def goes_on_as(matter: Matter) -> Finding[MatterType | None]:
    """As what the matter is handled now: what it is; but a complaint that was withdrawn as the conduct matter
    that it has become, and as nothing, None, when Part 2 has ceased to apply to it.
    """
    if not taken_as_complaint(matter):
        return type_without_complaint(matter)
    if _nobody_stops(matter):
        return COMPLAINT
    if matter.public_interest is None:
        return choose(must_be_decided(matter), yes=is_still_a_complaint, no=COMPLAINT)
    return withdrawal_effect(matter).then(_BECOMES.get)


def _nobody_stops(matter: Matter) -> bool:
    """Whether the file has no withdrawal, no suspension and no decision on whether it goes on."""
    return matter.withdrawal is None and matter.suspension is None and matter.public_interest is None


_BECOMES = {None: MatterType.COMPLAINT, GOES_ON: MatterType.CONDUCT_MATTER}


@once
def what_it_is(matter: Matter) -> Finding[MatterType | None]:
    """As what the present rules deal with the matter now: a complaint that was withdrawn as what has become of it.
    Open where other rules govern it.
    """
    came = as_it_came(matter)
    if _nobody_stops(matter):
        return came
    return came.and_then(lambda kind: goes_on_as(matter) if kind is MatterType.COMPLAINT else say(kind))


def goes_on_by_decision(matter: Matter) -> Finding[bool]:
    """Whether it is a recordable conduct matter because that was decided of a complaint that was withdrawn."""
    if matter.public_interest is None:
        return no()
    return withdrawal_effect(matter).equals(GOES_ON)


def has_ceased(matter: Matter) -> Finding[bool]:
    """Whether Part 2 has ceased to apply to the complaint."""
    if matter.public_interest is None:
        return no()
    return (
        withdrawal_effect(matter)
        .equals(WithdrawalEffect.PART_2_CEASES)
        .because(yes="Part 2 has ceased to apply to it.")
    )

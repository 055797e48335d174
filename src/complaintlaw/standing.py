"""Who may complain, and on whose behalf.

Eligibility is tested on the person in question, never on the messenger. What that person claims is enough;
nobody tests here whether it is true. There is no age, nationality, residence or time limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from complaintlaw.citation import PRA, SCHEDULE_3
from complaintlaw.composition import SERVICE, Part, parts_to_test, rules_for
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, switch
from complaintlaw.people import Complainant
from complaintlaw.regime import OTHER_RULES, Regime, governing
from complaintlaw.register import answers, once, rule
from complaintlaw.representation import representation_authorised
from complaintlaw.vocabulary import ArrivedAs, Claim, EffectSource, HowSeen, PersonKind

__all__ = ["Eligibility", "eligibility", "is_complaint", "part_is_complaint"]

UNDER_A_CHIEF_OFFICER = (
    PersonKind.POLICE_OFFICER,
    PersonKind.SPECIAL_CONSTABLE,
    PersonKind.POLICE_STAFF,
    PersonKind.COMMON_COUNCIL_EMPLOYEE,
    PersonKind.DESIGNATED_VOLUNTEER,
)
MEMBERS_AND_STAFF = (
    PersonKind.POLICE_OFFICER,
    PersonKind.SPECIAL_CONSTABLE,
    PersonKind.POLICE_STAFF,
    PersonKind.COMMON_COUNCIL_EMPLOYEE,
)
ON_DUTY_MATTERS_FOR = (*UNDER_A_CHIEF_OFFICER, PersonKind.NCA_OFFICER, PersonKind.ON_RELEVANT_SERVICE)


class Eligibility(StrEnum):
    """Why somebody may complain, or may not."""

    SUBJECT_OF_CONDUCT = "subject_of_conduct"
    ADVERSELY_AFFECTED = "adversely_affected"
    WITNESS = "witness"
    AFFECTED_BY_SERVICE = "affected_by_service"
    EXCLUDED_SAME_CHIEF_OFFICER = "excluded_same_chief_officer"
    EXCLUDED_ON_DUTY = "excluded_on_duty"
    EXCLUDED_OWN_FORCE = "excluded_own_force"
    NOT_ELIGIBLE = "not_eligible"


ELIGIBLE = (
    Eligibility.SUBJECT_OF_CONDUCT,
    Eligibility.ADVERSELY_AFFECTED,
    Eligibility.WITNESS,
    Eligibility.AFFECTED_BY_SERVICE,
)
_SAID = {why: say(why) for why in Eligibility}
_OF_WHOM: Finding[bool] = cannot_say(
    missing=(Missing(path="persons_complained_against", words="whose conduct is complained of"),)
)
_WHAT: Finding[Any] = cannot_say(missing=(Missing(path="allegations", words="what is complained of"),))


def _served_then(complainant: Complainant, matter: Matter) -> Finding[bool]:
    """Whether the complainant had not yet left the police when it happened."""

    def not_before(left_on: date | None) -> Finding[bool]:
        """Whether that day is that of the incident or later; yes for None, who has not left."""
        return yes() if left_on is None else matter.dates.incident.then(lambda incident: left_on >= incident)

    return complainant.left_on.and_then(not_before)


@rule("ELG-07", PRA.at("29(4)(a)"))
def is_under_same_chief_officer(matter: Matter, part: Part) -> Finding[bool]:
    """ELG-07: Somebody who at the time was under the same chief officer as the person complained against
    cannot complain about that person's conduct. Where either serves now does not matter.
    """
    one, other = matter.complainant, part.person

    def same() -> Finding[bool]:
        """Whether it was the same chief officer; open while it is not said whose conduct it is."""
        if other is None:
            return _OF_WHOM
        theirs = other.force_then if other.force_then.is_known else other.force
        ours = one.force_then if one.force_then.is_known else one.force
        return ours.and_then(lambda our_force: theirs.equals(our_force))

    return all_of((one.kind.is_one_of(UNDER_A_CHIEF_OFFICER), lambda: _served_then(one, matter), same)).because(
        yes="At the time the complainant was under the same chief officer as the person complained against."
    )


@rule("ELG-08", PRA.at("29(4)(b)"))
def was_on_duty(matter: Matter) -> Finding[bool]:
    """ELG-08: Somebody who serves with the police of any force or the National Crime Agency, or is on
    relevant service, cannot complain of conduct that happened to them, affected them or was seen by them on
    duty.
    """
    one = matter.complainant
    served = one.kind.is_one_of(ON_DUTY_MATTERS_FOR)
    return all_of((served, lambda: _served_then(one, matter), lambda: one.on_duty_then)).because(
        yes="The complainant serves with the police and was on duty when it happened."
    )


@rule("ELG-09", PRA.at("29(4A)"))
def is_of_own_force(matter: Matter) -> Finding[bool]:
    """ELG-09: Present members, special constables and staff of a force cannot complain about its service.
    People of other forces can.
    """
    one = matter.complainant

    def serves_still(left_on: date | None) -> bool:
        """Whether somebody who left on that day served when the complaint was made: yes for None, who never
        left; no while the day of the complaint is unknown.
        """
        made = matter.dates.made.value
        return left_on is None or (made is not None and left_on > made)

    return all_of(
        (
            one.kind.is_one_of(MEMBERS_AND_STAFF),
            lambda: one.left_on.then(serves_still),
            lambda: one.force.and_then(lambda force: matter.force.equals(force)),
        )
    ).because(yes="The complainant serves with the force that the complaint is about.")


@rule("ELG-02", PRA.at("12(1A)(a)"), PRA.at("12(1B)(a)"))
def claims_it_happened_to_them(matter: Matter) -> Finding[bool]:
    """ELG-02: Whoever says that the conduct happened to them may complain of it."""
    return matter.complainant.claims.has(Claim.SUBJECT_OF_CONDUCT).because(
        yes="The complainant says that it happened to them."
    )


@rule("ELG-04", PRA.at("12(1B)(b)"), PRA.at("12(3)"), PRA.at("12(4)"))
def claims_to_be_adversely_affected(matter: Matter) -> Finding[bool]:
    """ELG-04: Whoever says that the conduct affected them badly in another way may complain of it. An
    effect that comes from seeing or hearing it is not enough by itself. ELG-05: It is enough for somebody
    who was there or near, or who already knew the person it happened to.
    """
    one = matter.complainant
    return all_of(
        (
            one.claims.has(Claim.ADVERSELY_AFFECTED),
            lambda: any_of(
                (
                    one.effect_source.equals(EffectSource.DIRECT),
                    one.saw_or_heard.equals(HowSeen.IN_PERSON),
                    one.knew_person_affected,
                )
            ),
        )
    ).because(yes="The complainant says that the conduct affected them badly.")


@rule("ELG-06", PRA.at("12(1B)(c)"), PRA.at("12(5)"))
def claims_to_be_a_witness(matter: Matter) -> Finding[bool]:
    """ELG-06: A witness may complain: somebody who could give evidence of the conduct from having been
    there, or who holds something that is evidence of it. Watching it on a screen makes nobody a witness.
    """
    one = matter.complainant
    return all_of(
        (
            one.claims.has(Claim.WITNESS),
            lambda: any_of((one.saw_or_heard.equals(HowSeen.IN_PERSON), one.holds_evidence)),
        )
    ).because(yes="The complainant says that they are a witness.")


@rule("ELG-03", PRA.at("12(1A)(b)"))
def is_affected_by_service(matter: Matter) -> Finding[bool]:
    """ELG-03: Of anything else than conduct only somebody may complain who has been badly affected by it."""
    return matter.complainant.adversely_affected.because(yes="The matter has affected the complainant badly.")


@once
def eligibility_of(part: Part, matter: Matter) -> Finding[Eligibility]:
    """Which limb the person in question meets for one part, or what excludes them."""
    if part.name == SERVICE:
        return first_of(
            (
                (is_of_own_force(matter), _SAID[Eligibility.EXCLUDED_OWN_FORCE]),
                (is_affected_by_service(matter), _SAID[Eligibility.AFFECTED_BY_SERVICE]),
            ),
            otherwise=_SAID[Eligibility.NOT_ELIGIBLE],
        )
    return first_of(_limbs(part, matter), otherwise=_SAID[Eligibility.NOT_ELIGIBLE])


def _limbs(part: Part, matter: Matter) -> Iterator[tuple[Finding[bool], Finding[Eligibility]]]:
    """What excludes from complaining of conduct, then the limbs of section 12(1B), in order."""
    yield is_under_same_chief_officer(matter, part), _SAID[Eligibility.EXCLUDED_SAME_CHIEF_OFFICER]
    yield was_on_duty(matter), _SAID[Eligibility.EXCLUDED_ON_DUTY]
    yield claims_it_happened_to_them(matter), _SAID[Eligibility.SUBJECT_OF_CONDUCT]
    yield claims_to_be_adversely_affected(matter), _SAID[Eligibility.ADVERSELY_AFFECTED]
    yield claims_to_be_a_witness(matter), _SAID[Eligibility.WITNESS]


@answers("eligibility")
def eligibility(matter: Matter) -> Finding[Eligibility]:
    """Which limb the person in question meets, or what excludes them. Asked of matters with one part."""
    each = [eligibility_of(part, matter) for part in parts_to_test(matter)]
    if len(each) == 1:
        return each[0]
    if not each:
        return _WHAT
    if len({finding.value for finding in each if finding.is_known}) > 1:
        return cannot_say("The parts of the matter have different answers.")
    return next((finding for finding in each if finding.is_open), each[0])


@once
def part_is_complaint(part: Part, matter: Matter) -> Finding[bool]:
    """Whether one part is a complaint: made by, or with authority for, somebody who may make it."""
    rules = rules_for(part, matter)
    arrived, reached = arrived_as_dissatisfaction(matter), _is_reached(rules)
    if rules.value in OTHER_RULES:
        # Those rules have tests of their own for who may complain.
        return all_of((arrived, reached))
    eligible = eligibility_of(part, matter).is_one_of(ELIGIBLE)
    if matter.representative is not None:
        # The messenger may still have a complaint of his or her own.
        own = matter.representative.eligible_in_own_right
        eligible = choose(representation_authorised(matter), yes=eligible, no=own)
    return all_of((arrived, reached, eligible))


@rule("ELG-01", PRA.at("12(1)"))
def arrived_as_dissatisfaction(matter: Matter) -> Finding[bool]:
    """ELG-01: A complaint begins with somebody saying or writing, in any form, that they are dissatisfied
    with a police force.
    """
    return matter.arrived_as.equals(ArrivedAs.EXPRESSION_OF_DISSATISFACTION).because(
        no="Nobody has expressed dissatisfaction: the information came in another way."
    )


def _is_reached(rules: Finding[Regime]) -> Finding[bool]:
    """Whether the present rules on complaints apply; open under other schemes, which have rules of their
    own.
    """

    return switch(rules, _REACHED, otherwise=_ELSEWHERE)


_REACHED = {Regime.PRA_2020: yes(), Regime.OUTSIDE_PART_2: no("Part 2 of the Act does not reach this.")}
_ELSEWHERE: Finding[bool] = cannot_say("Another set of rules decides what is a complaint here.")


@answers("is_complaint")
@rule("ELG-12", PRA.at("12"), SCHEDULE_3.at("2(9)"), SCHEDULE_3.at("2(10)"))
def is_complaint(matter: Matter) -> Finding[bool]:
    """ELG-12: A matter is a complaint if at least one part of it is. Each part is tested by the rules for the
    person whom it concerns. Where a part is not a complaint, the complainant must be told so with the grounds.
    """
    tested = parts_to_test(matter)
    if not tested:
        reached = _is_reached(governing(matter))
        return all_of((arrived_as_dissatisfaction(matter), reached, _WHAT))
    if len(tested) == 1:
        return part_is_complaint(tested[0], matter)
    return any_of(part_is_complaint(part, matter) for part in tested)


@answers("may_refuse_as_out_of_time")
@rule("ELG-11", PRA.at("12"))
def may_refuse_as_out_of_time(matter: Matter) -> Finding[bool]:
    """ELG-11: There is no time limit. The age of a matter bears on what handling is proportionate, never on
    whether it is a complaint.
    """
    return no("The Act sets no time limit for complaining.")


@answers("must_have_adult")
@rule("ELG-14", PRA.at("12"))
def must_have_adult(matter: Matter) -> Finding[bool]:
    """ELG-14: Children may complain themselves, and so may anybody of any nationality who lives anywhere."""
    return no("The Act sets no age for complaining.")

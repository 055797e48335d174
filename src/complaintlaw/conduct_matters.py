"""Conduct of which nobody complains: when it is recorded, and why it is referred.

The duty to record is a ladder. First a threshold, which a civil claim need not meet. Then: what must be referred, or
would be referred with good reason, is recorded; so is everything else but a mere repeat. Above all of it stands one
exception: what criminal or disciplinary proceedings have dealt with, or are dealing with, need not be recorded, and
so need not be referred, for only what must be recorded must be referred.
"""

from __future__ import annotations

from complaintlaw import deaths, grounds, withdrawn
from complaintlaw.authority import is_chief_or_met_deputy
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.counting import concerns, people_in_question, people_of_conduct_matter
from complaintlaw.facts import Allegation, ConductMatter, Matter
from complaintlaw.finding import Finding, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, none_of, not_
from complaintlaw.register import once, rule
from complaintlaw.vocabulary import ArrivedAs, EarlierStatus

__all__ = [
    "chief_officer_ground",
    "is_demanded",
    "is_of_same_serious_incident",
    "is_recordable",
    "may_be_handled_in_any_manner",
    "must_be_recorded",
    "relates_to_death_or_injury",
    "shows_serious_conduct",
]

NOTHING_JUDGED = ConductMatter()
INVESTIGATED_OR_HANDLED = (
    EarlierStatus.INVESTIGATED,
    EarlierStatus.BEING_INVESTIGATED,
    EarlierStatus.OTHERWISE_HANDLED,
)


def _judged(matter: Matter) -> ConductMatter:
    return matter.conduct_matter or NOTHING_JUDGED


@rule("CM-10", SCHEDULE_3.at("13(1)(a)"))
def relates_to_death_or_injury(matter: Matter) -> Finding[bool]:
    """CM-10: A recordable conduct matter must be referred if it relates to an incident, or circumstances, in which or
    in consequence of which somebody died or was seriously injured. The conduct need not be the cause.
    """
    said = (deaths.speaks_of_death_or_injury(matter), grounds.alleges_death_or_serious_injury(matter))
    beside = grounds.beside_under_other_rules
    return any_of((*said, lambda: beside(matter, grounds.resulted_in_death_or_injury))).because(
        yes="Somebody died or was seriously injured in the incident."
    )


@rule("CM-02", CMR.at("7(1)(h)"), CMR.at("7(3)"))
def is_of_same_serious_incident(matter: Matter) -> Finding[bool]:
    """CM-02: Conduct counts if it took place in the same incident as conduct of the serious kinds in the list. That
    somebody died in it is a ground of its own.
    """
    linked = [all_of((one.referable_conduct_alleged, not_(one.death_or_injury_alone))) for one in matter.same_incident]
    return any_of((*linked, lambda: grounds.beside_under_other_rules(matter, grounds.is_of_grave_kind))).because(
        yes="Conduct of a serious kind is alleged in the same incident."
    )


@rule("CM-02", SCHEDULE_3.at("13(1)(b)"), CMR.at("7(1)(g)"), CMR.at("7(3)"))
def chief_officer_ground(matter: Matter) -> Finding[bool]:
    """CM-02: A recordable conduct matter must be referred on the same grounds as a complaint, but any
    conduct of a chief officer or of the Met's Deputy Commissioner is enough.
    """
    held = any_of(is_chief_or_met_deputy(one) for one in people_of_conduct_matter(matter))
    return held.because(yes="It is about a chief officer.")


@once
def shows_serious_conduct(matter: Matter) -> Finding[bool]:
    """Whether the conduct is of one of the kinds in regulation 7(1) that must be referred: all but (f)."""
    return any_of(
        (
            grounds.alleges_serious_assault(matter),
            grounds.alleges_serious_sexual_offence(matter),
            grounds.alleges_serious_corruption(matter),
            grounds.alleges_discrimination(matter),
            grounds.alleges_relevant_offence(matter),
            chief_officer_ground(matter),
            is_of_same_serious_incident(matter),
        )
    )


def appears_to_have_resulted_in_death_or_injury(matter: Matter) -> Finding[bool]:
    """Whether the conduct in question appears to have resulted in a death or serious injury: paragraph 11(2)(a). What
    others did in the same incident may be why it is referred, but does not bring it over the threshold.
    """
    people = people_in_question(matter)
    everybody = len(people) == len(matter.persons_complained_against)

    def of(one: Allegation) -> Finding[bool]:
        """Whether this appears to have resulted from what one of them did."""
        theirs = everybody or any(concerns(one, person) for person in people)
        return one.alleged_results.has(*grounds.DEATH_OR_SERIOUS_INJURY) if theirs else no()

    return grounds.any_conduct(matter, of).because(yes="A death or a serious injury appears to have resulted.")


@rule("CM-05", SCHEDULE_3.at("11(2)"), CMR.at("7(1)"))
def meets_threshold(matter: Matter) -> Finding[bool]:
    """CM-05: Conduct of which nobody complains is recorded only if, assuming it took place, it appears to have
    resulted in a death or serious injury, or adversely affected a member of the public, or is of a kind in
    regulation 7(1): grave or exceptional conduct among them.
    """
    judged = _judged(matter)
    return any_of(
        (
            appears_to_have_resulted_in_death_or_injury(matter),
            judged.affected_member_of_public.because(yes="A member of the public was adversely affected."),
            judged.gravity_or_exceptional.because(yes="Gravity or exceptional circumstances call for it."),
            shows_serious_conduct(matter),
        )
    ).because(no="The conduct harmed no member of the public and is of none of the kinds that are recorded.")


@rule("CM-06", SCHEDULE_3.at("10(1)"), SCHEDULE_3.at("10(6)"))
def came_through_civil_claim(matter: Matter) -> Finding[bool]:
    """CM-06: Conduct that shows in civil proceedings against the policing body or the chief officer, brought or likely
    to be brought by a member of the public, meets no threshold.
    """
    return matter.arrived_as.equals(ArrivedAs.CIVIL_CLAIM).because(yes="It shows in a civil claim.")


@rule(
    "CM-02",
    SCHEDULE_3.at("13(1)(c)"),
    unverified="that the Director General can call in conduct that need not be recorded",
)
def demanded() -> Finding[bool]:
    """CM-02: What the Director General calls in is referred, also where it would not have had to be recorded."""
    return yes("The Director General has called it in.")


@once
def is_demanded(matter: Matter) -> Finding[bool]:
    """Whether the Director General has called it in."""
    return choose(grounds.is_called_in(matter), yes=demanded, no=no())


@rule("CM-07", CMR.at("7(2)"), SCHEDULE_3.at("10(4A)"), SCHEDULE_3.at("11(3B)"))
def is_mere_repeat(matter: Matter) -> Finding[bool]:
    """CM-07: It may, but need not, be recorded if it concerns substantially the same conduct as an earlier complaint
    or recorded conduct matter, nothing is fresh, and the earlier one was or is being investigated or, if a complaint,
    was otherwise handled under Schedule 3. One that was withdrawn does not count.
    """
    earlier = matter.repeat
    if earlier is None:
        return no("It repeats nothing.")
    new_evidence = all_of((earlier.fresh_evidence, not_(earlier.evidence_available_before)))
    return all_of(
        (
            earlier.substantially_same,
            earlier.earlier_status.is_one_of(INVESTIGATED_OR_HANDLED),
            none_of((earlier.fresh_indication, new_evidence)),
        )
    ).because(yes="It repeats an earlier matter, and nothing is new.")


@rule("CM-08", SCHEDULE_3.at("10(5)"), SCHEDULE_3.at("11(4)"))
def is_dealt_with_by_proceedings(matter: Matter) -> Finding[bool]:
    """CM-08: Nothing need be recorded, and so nothing referred, if the authority is satisfied that criminal or
    disciplinary proceedings against the person have dealt with it or are dealing with it.
    """
    return _judged(matter).dealt_with_by_proceedings.because(
        yes="Criminal or disciplinary proceedings have dealt with it, or are dealing with it."
    )


@once
def must_be_or_should_be_referred(matter: Matter) -> Finding[bool]:
    """Whether it must be referred once recorded, or it would be appropriate to refer it: paragraphs 10(3), 11(3)."""
    appropriate = _judged(matter).appropriate_to_refer.because(yes="It would be appropriate to refer it.")
    must = (relates_to_death_or_injury(matter), shows_serious_conduct(matter), grounds.is_called_in(matter))
    return any_of((*must, appropriate))


@rule("CM-01", SCHEDULE_3.at("10(4)"), SCHEDULE_3.at("10(4B)"), SCHEDULE_3.at("11(3A)"), SCHEDULE_3.at("11(3C)"))
def must_be_recorded(matter: Matter) -> Finding[bool]:
    """CM-01: A conduct matter that meets the threshold, or shows in a civil claim, must be recorded if it must be
    referred or referring it would be appropriate, and otherwise unless it is a mere repeat.
    """
    return all_of(
        (
            not_(is_dealt_with_by_proceedings(matter)),
            any_of((came_through_civil_claim(matter), meets_threshold(matter), is_demanded(matter))),
            any_of((must_be_or_should_be_referred(matter), not_(is_mere_repeat(matter)))),
        )
    )


@once
def is_recordable(matter: Matter) -> Finding[bool]:
    """Whether it is a recordable conduct matter: one that must be recorded, or has been (section 29(1)), or a
    withdrawn complaint that is treated as one (regulations 38(8) and 41(6)).
    """
    decided = withdrawn.goes_on_by_decision(matter).because(yes="It is treated as a recordable conduct matter.")
    recorded = matter.recorded.because(yes="It has been recorded.")
    return any_of((recorded, decided, must_be_recorded(matter)))


@rule("CM-09", SCHEDULE_3.at("10(4D)"), SCHEDULE_3.at("11(3E)"), SCHEDULE_3.at("14(2)(b)"))
def may_be_handled_in_any_manner() -> Finding[bool]:
    """CM-09: A conduct matter that is recorded and neither must be nor is referred, or that is sent back to be
    handled, is dealt with in such manner as the authority decides, or not at all.
    """
    return say(True, "The authority decides in what manner it is dealt with, if in any.")

"""What a matter is in law: a complaint, a conduct matter, a death or serious injury matter, or none of them.

Questions about recording, referral, handling, information and review take a matter as a complaint unless the
facts show that it is not one. `taken_as_complaint` says which.
"""

from __future__ import annotations

from complaintlaw.citation import PRA, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, say
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.organisations import Organisation
from complaintlaw.regime import Regime, governing, is_outside_part_2
from complaintlaw.register import answers, once, rule
from complaintlaw.standing import is_complaint
from complaintlaw.vocabulary import About, Indication, MatterType

__all__ = ["is_about_conduct", "matter_type", "taken_as_complaint", "what_it_is"]


OTHER_RULES = (
    Regime.PRA_PRE_2020,
    Regime.CONTRACTORS_2015,
    Regime.NCA_2013,
    Regime.SECTION_26_AGREEMENT,
)


def is_about_transport_police(matter: Matter) -> bool:
    """Whether the matter is about the British Transport Police."""
    concerned = [one.force for one in matter.persons_complained_against] or [matter.force]
    return all(force.value is Organisation.BRITISH_TRANSPORT_POLICE for force in concerned)


@rule("CM-01", PRA.at("12(2)"), SCHEDULE_3.at("11"))
def is_conduct_matter(matter: Matter) -> Finding[bool]:
    """CM-01: Where nobody complains, an indication that somebody who serves with the police may have
    committed a crime or behaved so as to justify disciplinary proceedings makes a conduct matter. CM-04: A
    civil claim can show one too, and must be looked at for it.
    """
    reached = [not_(is_outside_part_2(one, matter)) for one in matter.persons_complained_against]
    serves = any_of(reached) if reached else say(True)
    return all_of((matter.indication.has(Indication.CRIME_OR_DISCIPLINARY), serves)).because(
        yes="There is an indication of crime or of behaviour that would justify disciplinary proceedings."
    )


@rule("DSI-02", PRA.at("12(2A)"))
def is_dsi(matter: Matter) -> Finding[bool]:
    """DSI-02: A death or serious injury in or after contact with the police is a matter of its own as long as
    nobody complains of it and it shows no conduct matter.
    """
    return matter.dsi_circumstances.because(yes="Somebody died or was seriously injured in contact with the police.")


def type_without_complaint(matter: Matter) -> Finding[MatterType | None]:
    """What the matter is, given that it is not a complaint."""
    nothing: Finding[MatterType | None] = say(None)
    conduct: Finding[MatterType | None] = say(MatterType.CONDUCT_MATTER)
    dsi: Finding[MatterType | None] = say(MatterType.DSI)
    return first_of(((is_conduct_matter(matter), conduct), (is_dsi(matter), dsi)), otherwise=nothing)


@answers("matter_type")
def matter_type(matter: Matter) -> Finding[MatterType | None]:
    """What the matter is in law. What is a complaint is nothing else, whatever else it shows."""
    complaint: Finding[MatterType | None] = say(MatterType.COMPLAINT)
    return choose(is_complaint(matter), yes=complaint, no=type_without_complaint(matter))


def taken_as_complaint(matter: Matter) -> bool:
    """Whether it is treated as a complaint: always, unless the facts show that it is not one."""
    return not is_complaint(matter).is_no


@once
def what_it_is(matter: Matter) -> Finding[MatterType | None]:
    """What the matter is taken to be: a complaint, unless the facts show that it is not one.

    Open where the facts show that other rules than the present ones govern it. The British Transport
    Police have parallel rules and are treated alike.
    """
    if governing(matter).value in OTHER_RULES and not is_about_transport_police(matter):
        return cannot_say("Other rules than the present ones govern this matter.")
    return say(MatterType.COMPLAINT) if taken_as_complaint(matter) else type_without_complaint(matter)


def is_about_conduct(matter: Matter) -> Finding[bool]:
    """Whether anything in the matter is about somebody's conduct."""
    if matter.allegations is not None:
        return say(any(one.about is About.CONDUCT for one in matter.allegations))
    if matter.persons_complained_against:
        return say(True)
    return cannot_say("It is not known what is complained of.")


@answers("must_log")
@rule("LOG-01", SCHEDULE_3.at("2"), PRA.at("17"))
def must_log(matter: Matter) -> Finding[bool]:
    """LOG-01: Every complaint is logged, recorded or not, and so is every use of a power under Part 2."""
    if taken_as_complaint(matter):
        return say(True, "Every complaint is logged.")
    return cannot_say("What must be kept about other matters depends on the form that the IOPC has set.")


@answers("must_preserve_evidence")
@rule("INI-02", SCHEDULE_3.at("1"))
def must_preserve_evidence(matter: Matter) -> Finding[bool]:
    """INI-02: Evidence about the conduct must be obtained and preserved as soon as practicable, and as
    long as it is needed, also while the matter is with the IOPC.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether it must be preserved in a matter of that kind (paragraph 1): yes in a conduct matter and a
        complaint about conduct, open in any other.
        """
        if kind is MatterType.CONDUCT_MATTER:
            return say(True)
        if kind is MatterType.COMPLAINT:
            return is_about_conduct(matter).and_then(if_about_conduct)
        return cannot_say("These rules do not settle it for other matters.")

    return what_it_is(matter).and_then(of)


def if_about_conduct(about_conduct: bool) -> Finding[bool]:
    """Yes of a complaint about conduct; not settled of any other."""
    return say(True) if about_conduct else cannot_say("These rules do not settle it for complaints about service.")

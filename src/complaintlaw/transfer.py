"""Who passes a complaint on to whom, and who acts in the authority's place under a section 13A notice."""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, PCC_COMPLAINTS, PRA, SCHEDULE_3
from complaintlaw.counting import people_who_count
from complaintlaw.dated import NotCovered
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import all_of, choose, first_of
from complaintlaw.organisations import FORCES, IOPC, Body, LpbKind, Office, Organisation, lpb, lpb_kind
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import DELIVERY_RULES_FROM, OWN_SCHEME, kind_of
from complaintlaw.register import answers, rule
from complaintlaw.trail import Trail
from complaintlaw.vocabulary import ArrivedAs, MatterType, PersonKind
from complaintlaw.withdrawn import what_it_is

_SHOWN_TO = {
    Organisation.POLICE_SCOTLAND: Body(Office.POLICE_SCOTLAND),
    Organisation.POLICE_SERVICE_NORTHERN_IRELAND: Body(Office.POLICE_OMBUDSMAN_NORTHERN_IRELAND),
    Organisation.BRITISH_TRANSPORT_POLICE: Body(Office.BRITISH_TRANSPORT_POLICE),
    Organisation.MINISTRY_OF_DEFENCE_POLICE: Body(Office.MINISTRY_OF_DEFENCE_POLICE),
    Organisation.CIVIL_NUCLEAR_CONSTABULARY: Body(Office.CIVIL_NUCLEAR_CONSTABULARY),
    Organisation.NATIONAL_CRIME_AGENCY: Body(Office.NATIONAL_CRIME_AGENCY),
    **{organisation: Body(Office(organisation.value)) for organisation in OWN_SCHEME},
}


@answers("kind_of_local_policing_body")
@rule("AA-11", PRA.at("29(1)"), PRA.at("29(7)"))
def kind_of_local_policing_body(matter: Matter) -> Finding[LpbKind]:
    """AA-11: What the local policing body is differs from force to force and from time to time: a
    commissioner, a mayor, the Mayor's Office for Policing and Crime, the Common Council.
    """
    day = matter.as_of.value or matter.dates.made.value

    def at_that_time(force: Organisation) -> Finding[LpbKind]:
        """What the body of this force was on the day of the question; without one on that of the complaint,
        else what it is now. Open for other police bodies, and for a day that the list does not cover.
        """
        if force not in FORCES:
            return cannot_say("This police body has no local policing body.")
        kinds = lpb_kind(force)
        if day is None:
            return say(kinds.latest)
        try:
            held = kinds.entry(day)
        except NotCovered as beyond:
            return cannot_say(str(beyond))
        notes = (f"AA-11: {held.unverified}",) if held.unverified else ()
        return say(held.value).after(Trail(unverified=notes))

    return force_concerned(matter).and_then(at_that_time)


def force_concerned(matter: Matter) -> Finding[Organisation]:
    """The one police body that the matter is about: of the persons who count, else the one stated."""
    stated = [one.force for one in people_who_count(matter)] or [matter.force]
    if len({force.value for force in stated if force.is_known}) > 1:
        return cannot_say("The matter concerns more than one police body.")
    return next((force for force in stated if force.is_open), stated[0])


@answers("must_forward_to")
@rule("AA-06", SCHEDULE_3.at("2(2)"), SCHEDULE_3.at("2(3)"), SCHEDULE_3.at("2(5)"))
def must_forward_to(matter: Matter) -> Finding[Body | None]:
    """AA-06: A body that receives a complaint and is not its authority must pass it to the authority and tell
    the complainant what it sent.
    """

    def towards(authority: Body | None) -> Finding[Body | None]:
        """The authority (paragraph 2(2), (3) and (5)); None if there is none, or if it is itself the receiver."""
        if authority is None:
            return say(None, "No body is the authority.")
        return matter.receiver.then(lambda receiver: None if receiver == authority else authority)

    found = with_one_authority(matter).and_then(towards)
    kind = what_it_is(matter).value
    if kind in (MatterType.CONDUCT_MATTER, MatterType.DSI):
        return pass_on_without_complaint(matter, found)
    return choose(iopc_need_not_forward(matter), yes=say(None), no=found)


@rule("CM-06", SCHEDULE_3.at("10(2)"), SCHEDULE_3.at("11(1)"))
def pass_on_without_complaint(matter: Matter, authority: Finding[Body | None]) -> Finding[Body | None]:
    """CM-06: A policing body that is not the authority must tell the authority of proceedings that show a conduct
    matter, and of the circumstances. What shows one otherwise it has no such duty to pass on.
    """
    nothing: Finding[Body | None] = say(None, "Only complaints and civil proceedings must be passed on.")
    return choose(matter.arrived_as.equals(ArrivedAs.CIVIL_CLAIM), yes=authority, no=nothing)


@rule("AA-07", SCHEDULE_3.at("2(1)"), SCHEDULE_3.at("2(1A)"))
def iopc_need_not_forward(matter: Matter) -> Finding[bool]:
    """AA-07: The IOPC passes on a complaint that reaches it, unless exceptional circumstances justify not
    doing so.
    """
    return all_of((matter.exceptional_circumstances, matter.receiver.equals(IOPC)))


@answers("should_be_shown_to")
@rule("ELG-13", PCC_COMPLAINTS.at(""), PRA.at("26"))
def should_be_shown_to(matter: Matter) -> Finding[Body | None]:
    """ELG-13: Somebody whose complaint lies outside the scheme of the 43 forces is shown the body that deals
    with it.
    """
    each = [_shown_to(person) for person in matter.persons_complained_against]
    if not each:
        each = [matter.force.then(_SHOWN_TO.get)] if matter.force.is_known else [say(None)]
    found = {finding.value for finding in each if finding.is_known and finding.value is not None}
    if len(found) > 1:
        return cannot_say("Different bodies deal with the parts.")
    still_open = [finding for finding in each if finding.is_open]
    there = [finding for finding in each if finding.value is not None]
    return (still_open or there or each)[0]


def _shown_to(person: PersonComplainedAgainst) -> Finding[Body | None]:
    def panel(force: Organisation) -> Finding[Body | None]:
        """The police and crime panel, for a force that has a commissioner now; open for any other."""
        if force in FORCES and lpb_kind(force).latest in (LpbKind.PCC, LpbKind.PFCC):
            return say(Body(Office.POLICE_AND_CRIME_PANEL))
        return cannot_say("Who deals with complaints about this office differs from area to area.")

    kind = kind_of(person)
    agency: Finding[Body | None] = say(Body(Office.NATIONAL_CRIME_AGENCY))
    return first_of(
        (
            (kind.equals(PersonKind.LPB_OFFICE_HOLDER), person.force.and_then(panel)),
            (kind.equals(PersonKind.NOT_POLICE), say(None)),
            (kind.equals(PersonKind.NCA_OFFICER), agency),
        ),
        otherwise=person.force.then(_SHOWN_TO.get),
    )


def notice_applies(matter: Matter) -> Finding[bool]:
    """Whether a section 13A notice was in force on the day on which the complaint was made."""
    notice = matter.section_13a
    if notice is None:
        return no()

    def covers(given_on: date | None) -> Finding[bool]:
        """Whether a notice given on that day covers the complaint, made then or later; no for None, when none
        was given. With the complaint's day unknown, yes if given by the day of the rules of 2025, else open.
        """
        if given_on is None:
            return no()
        # A file without the day is of some day since the rules of 2025.
        if matter.dates.made.is_open and given_on <= DELIVERY_RULES_FROM:
            return yes()
        return matter.dates.made.then(lambda made: made >= given_on)

    return notice.given_on.and_then(covers)


@answers("initial_handling_by")
@rule("LPB-02", PRA.at("13A(2)"), PRA.at("13A(4)"), SCHEDULE_3.at("2(6)"))
def initial_handling_by(matter: Matter) -> Finding[Body | None]:
    """LPB-02: Under a section 13A notice the local policing body makes the first contact, decides on
    recording and handles outside Schedule 3. LPB-04: It does so only in the chief officer's place, and for
    complaints made on or after the day of the notice.
    """
    return in_place_of_chief_officer(matter, notice_applies(matter))


def in_place_of_chief_officer(matter: Matter, taken_over: Finding[bool]) -> Finding[Body | None]:
    """The authority; or the local policing body, where it has taken the function over from a chief
    officer.
    """

    def instead(authority: Body | None) -> Finding[Body | None]:
        """The local policing body of a chief officer's force if it has taken over; any other authority, or
        None, as it is.
        """
        if authority is None or authority.office is not Office.CHIEF_OFFICER or authority.force is None:
            return say(authority)
        return choose(taken_over, yes=say(lpb(authority.force)), no=say(authority))

    return with_one_authority(matter).and_then(instead)


@rule("LPB-03", PRA.at("13A(3)"), PRA.at("20"), PRA.at("21"))
def informing_taken_over(matter: Matter) -> Finding[bool]:
    """LPB-03: A notice can also hand over the duty to keep complainants and interested persons informed."""
    notice = matter.section_13a
    return no() if notice is None else all_of((notice.covers_informing, notice_applies(matter)))


@answers("recorded_handling_by")
@rule("LPB-02", PRA.at("13A(2)"), SCHEDULE_3.at("6"))
def recorded_handling_by(matter: Matter) -> Finding[Body | None]:
    """LPB-02: Once it is recorded the complaint is handled by the appropriate authority, whoever recorded
    it.
    """
    return with_one_authority(matter)


@answers("earliest_notice")
@rule("LPB-05", CMR.at("48"), CMR.at("49"))
def earliest_notice(matter: Matter) -> Finding[date | None]:
    """LPB-05: A section 13A notice may be given only after 28 days, which start with the day on which the
    chief officer was told of the intention.
    """
    notice = matter.section_13a
    if notice is None:
        return say(None)
    return periods.first_day_after(periods.days_starting_with(notice.third_step_on, 28))

"""Who is told of an investigation: its form, that it takes long, what was decided on the report, what came of it."""

from __future__ import annotations

from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.disclosure import is_outside_schedule_3, may_withhold_information
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, gather, not_
from complaintlaw.organisations import Body, Office
from complaintlaw.recipients import BY_DIRECTOR_GENERAL, HARMS, NOBODY, RecipientRole, always
from complaintlaw.recording import somebody_can_be_told
from complaintlaw.register import rule
from complaintlaw.steps import Proceedings
from complaintlaw.vocabulary import UNDER_IOPC, Handling, MatterType

__all__ = [
    "told_of_form",
    "told_of_long_investigation",
    "told_of_proceedings",
    "told_of_reinvestigation",
    "told_of_report",
]

WITHOUT_INVESTIGATION = (Handling.NOT_INVESTIGATED, Handling.OUTSIDE_SCHEDULE_3)
_COMPLAINANT = RecipientRole.COMPLAINANT


def _complainant(kind: MatterType) -> tuple[tuple[Finding[bool], RecipientRole], ...]:
    return always(_COMPLAINANT) if kind is MatterType.COMPLAINT else ()


def _everybody_unless_excepted(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    everybody = gather(
        (
            *_complainant(kind),
            *always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.INTERESTED_PERSONS),
            (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    ).because(BY_DIRECTOR_GENERAL)
    excepted: Finding[frozenset[RecipientRole]] = cannot_say("Whom to leave out is for the Director General to say.")
    return choose(may_withhold_information(matter), yes=excepted, no=everybody)


@rule("IOP-04", SCHEDULE_3.at("15(8)"), SCHEDULE_3.at("15(9)"), SCHEDULE_3.at("15(11)"), CMR.at("11"))
def told_of_form(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """IOP-04: The Director General tells the authority, with reasons, which form an investigation takes; also
    the complainant, if anybody complains, interested persons and the person whose conduct it is, unless one of
    the exceptions of regulation 11 applies, which is for the Director General to say.
    """
    return _everybody_unless_excepted(kind, matter)


@rule("IOP-04", PRA.at("13B(10)"), PRA.at("13B(11)"), SCHEDULE_3.at("26(5A)"), CMR.at("11"))
def told_of_reinvestigation(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """IOP-04: The same are told, with reasons and with the same exceptions, that it is to be investigated again
    and in which form.
    """
    return _everybody_unless_excepted(kind, matter)


def _has_chief_officer_as_authority(matter: Matter) -> Finding[bool]:
    def of(authority: Body | None) -> Finding[bool]:
        """Whether this authority is a chief officer: no for None and for a local policing body, open for
        other police bodies.
        """
        if authority is None or authority.office in (Office.CHIEF_OFFICER, Office.LPB):
            return say(authority is not None and authority.office is Office.CHIEF_OFFICER)
        return cannot_say("The parallel rules of that police body decide who is told.")

    return with_one_authority(matter).and_then(of)


def told_of_long_investigation(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who is told that an investigation is unfinished when a relevant period ends: nobody without one."""
    by_iopc = matter.handling.is_one_of(UNDER_IOPC)
    reported = choose(by_iopc, yes=told_by_director_general(kind, matter), no=told_by_authority(kind, matter))
    without = matter.handling.is_one_of(WITHOUT_INVESTIGATION).because(yes="There is no investigation.")
    return choose(without, yes=NOBODY, no=reported)


@rule("INV-03", CMR.at("13(1)"), CMR.at("13(5)"), CMR.at("13(6)"))
def told_by_authority(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """INV-03: If a local investigation is unfinished when a relevant period ends, the authority informs the
    IOPC in writing, and the local policing body too if a chief officer is the authority. The complainant, if
    anybody complains, interested persons and the person complained against get copies. Where that might do
    harm, a person decides whom to leave out.
    """
    chief = _has_chief_officer_as_authority(matter)
    return _unless_it_might_do_harm(
        matter,
        gather(
            (
                *_complainant(kind),
                *always(RecipientRole.IOPC, RecipientRole.INTERESTED_PERSONS),
                (chief, RecipientRole.LOCAL_POLICING_BODY),
                (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
            )
        ),
    )


@rule("INV-03", CMR.at("13(2)"), CMR.at("13(5)"), CMR.at("13(6)"))
def told_by_director_general(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """INV-03: If a directed or independent investigation is unfinished then, the Director General informs the
    local policing body, and the chief officer unless it is the chief officer's own conduct. The same people
    get copies, and the same harms are weighed.
    """
    chief = _has_chief_officer_as_authority(matter)
    return _unless_it_might_do_harm(
        matter,
        gather(
            (
                *_complainant(kind),
                *always(RecipientRole.LOCAL_POLICING_BODY, RecipientRole.INTERESTED_PERSONS),
                (chief, RecipientRole.APPROPRIATE_AUTHORITY),
                (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
            )
        ).because(BY_DIRECTOR_GENERAL),
    )


def _unless_it_might_do_harm(
    matter: Matter, everybody: Finding[frozenset[RecipientRole]]
) -> Finding[frozenset[RecipientRole]]:
    # The reason is one against telling a person; where nobody can be told there is nothing to weigh.
    to_person = all_of((somebody_can_be_told(matter), matter.reason_to_withhold.is_one_of(HARMS)))
    not_settled: Finding[frozenset[RecipientRole]] = cannot_say(
        "Where it might do harm, a person decides whom to leave out."
    )
    return choose(any_of((to_person, may_withhold_information(matter))), yes=not_settled, no=everybody)


@rule("FIN-10", SCHEDULE_3.at("23(5)"), SCHEDULE_3.at("24(5)"))
def told_of_report(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """FIN-10: When it has been decided on a report whether prosecutors are told, the complainant and interested
    persons are told which way it went. After a directed or independent investigation the Director General
    tells them, and the authority as well.
    """
    by_iopc = matter.handling.is_one_of(UNDER_IOPC).because(yes=BY_DIRECTOR_GENERAL, no="The authority tells them.")
    told = gather(
        (
            *_complainant(kind),
            *always(RecipientRole.INTERESTED_PERSONS),
            (by_iopc, RecipientRole.APPROPRIATE_AUTHORITY),
        )
    ).because("They are told either way.")
    without = matter.handling.is_one_of(WITHOUT_INVESTIGATION).because(yes="There is no report.")
    return choose(without, yes=NOBODY, no=told)


@rule("INF-05", PRA.at("20"), PRA.at("21"), CMR.at("33(2)(b)"), CMR.at("34(2)(b)"))
def told_of_proceedings(kind: MatterType, matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """INF-05: The outcome of proceedings that arise from the matter is told to the complainant, if anybody
    complains, and to interested persons. OUT-02: Outside Schedule 3 nobody is an interested person.
    """
    outside = is_outside_schedule_3(matter) if kind is MatterType.COMPLAINT else no()
    return gather(
        (
            *_complainant(kind),
            (not_(outside), RecipientRole.INTERESTED_PERSONS),
            (iopc_is_told_of_proceedings(matter), RecipientRole.IOPC),
        )
    )


@rule("FIN-07", CMR.at("37"))
def iopc_is_told_of_proceedings(matter: Matter) -> Finding[bool]:
    """FIN-07: Where there was a report on an investigation, of a death or serious injury too, the authority tells
    the IOPC how disciplinary proceedings, performance proceedings or a reflective practice review and any appeal
    ended. Criminal proceedings are not among them.
    """
    reported = matter.dates.report_submitted.is_there()
    # Proceedings follow the report, so after an investigation there has been one.
    investigated = not_(matter.handling.is_one_of(WITHOUT_INVESTIGATION))
    followed = any_of((reported, investigated)).because(no="There was no investigation to report on.")
    return all_of((followed, _are_of_a_kind_that_is_told(matter)))


def _are_of_a_kind_that_is_told(matter: Matter) -> Finding[bool]:
    wanted = Missing(path="proceedings_decided", words="what was decided to be brought")

    def of(decided: Proceedings | None) -> Finding[bool]:
        """Whether regulation 37 covers what was brought; open for None, where they may have been criminal ones."""
        if decided is None:
            return cannot_say("It is not said which proceedings they were.", missing=(wanted,))
        brought = decided != Proceedings.NONE
        return yes() if brought else no("The IOPC is not told of criminal proceedings.")

    return matter.proceedings_decided.and_then(of)

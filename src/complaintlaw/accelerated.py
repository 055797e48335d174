"""The accelerated procedure: an early report where gross misconduct is proved on paper, and who certifies it.

The same procedure can be opened with the final report in hand. Nothing here says whether the conditions are met:
the investigator believes it, the authority decides it.
"""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.counting import people_investigated
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.indications import is_about_officer, is_officer
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.organisations import Body
from complaintlaw.proceedings import AcceleratedProcedure
from complaintlaw.regime import under_delivery_rules_of_2025
from complaintlaw.register import answers, rule
from complaintlaw.steps import Proceedings
from complaintlaw.vocabulary import INVESTIGATIONS, UNDER_IOPC, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "accelerated_case_certified_by",
    "has_early_report",
    "is_certified",
    "accelerated_procedure_is_open",
    "must_certify_accelerated_case",
    "certifying_needs_no_objection",
    "certifying_answer_due",
    "stopped_with_early_report",
]

OBJECTION_WORKING_DAYS = 10


def _steps(matter: Matter) -> AcceleratedProcedure:
    return matter.accelerated or AcceleratedProcedure()


def has_early_report(matter: Matter) -> Finding[bool]:
    """Whether the investigator has put in an early report under paragraph 20A."""
    return _steps(matter).report_on.is_there()


def is_certified(matter: Matter) -> Finding[bool]:
    """Whether the authority has certified that the special conditions are met."""
    return _steps(matter).certified_on.is_there()


def has_final_report(matter: Matter) -> Finding[bool]:
    """Whether the final report is in."""
    return matter.dates.report_submitted.is_there()


def stopped_with_early_report(matter: Matter) -> Finding[bool]:
    """Whether there is an early report and no final one."""
    return all_of((has_early_report(matter), not_(has_final_report(matter))))


@answers("accelerated_procedure_is_open")
@rule("ACC-01", SCHEDULE_3.at("20A"), CMR.at("24"), CMR.at("26(1A)"), CMR.at("26(2A)"), CMR.at("26(2B)"))
def accelerated_procedure_is_open(matter: Matter) -> Finding[bool]:
    """ACC-01: In the investigation of a complaint or of a conduct matter about a police officer or special
    constable, the investigator puts in a statement and an early report as soon as the investigator believes that
    the authority would be likely to find two things: that what is written proves gross misconduct, more likely
    than not, and that the public interest wants the officer out of the police without delay. In a directed or
    independent investigation the Director General can believe it too, and passes the report on. With the final
    report in hand the authority can still decide it, but not once it is bound to bring misconduct proceedings
    by a direction or by a recommendation that it has accepted, and not from the day of the meeting or hearing. For
    somebody who has left the police other words hold.
    """

    believed: Finding[bool] = cannot_say("The special conditions are for the investigator and the authority.")
    return all_of((_is_reached(matter), not_(_may_no_longer_be_decided(matter)), believed))


def _is_reached(matter: Matter) -> Finding[bool]:
    """Whether it is an investigation of the kind that the procedure is for."""

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind can come under it (paragraph 20A): only a complaint and a conduct matter."""
        if kind not in (MatterType.COMPLAINT, MatterType.CONDUCT_MATTER):
            return no("It is neither a complaint nor a conduct matter.")
        of_complaint = any_of(is_officer(one) for one in people_investigated(matter))
        about_officer = of_complaint if kind is MatterType.COMPLAINT else is_about_officer(matter)
        return all_of(
            (
                matter.handling.is_one_of(INVESTIGATIONS).because(no="There is no investigation."),
                about_officer.because(no="No police officer and no special constable is concerned."),
            )
        )

    return what_it_is(matter).and_then(of)


def _may_no_longer_be_decided(matter: Matter) -> Finding[bool]:
    """Whether the final report is in, and the authority is bound by a direction of the Director General."""
    directed = all_of(
        (matter.handling.is_one_of(UNDER_IOPC), matter.proceedings_decided.equals(Proceedings.DISCIPLINARY))
    )
    return all_of((has_final_report(matter), directed)).because(
        yes="The Director General has directed that disciplinary proceedings are brought."
    )


@answers("accelerated_case_certified_by")
@rule("ACC-02", CMR.at("25(2)"), CMR.at("25(3)"), CMR.at("26(2)"), CMR.at("26(3)"), CMR.at("26(8)"))
def accelerated_case_certified_by(matter: Matter) -> Finding[Body | None]:
    """ACC-02: The appropriate authority decides whether the special conditions are met, in every form of
    investigation, and certifies the case if they are. After a directed or independent investigation it explains
    to the Director General why it does not, and the Director General can direct it to.
    """
    nobody: Finding[Body | None] = say(None)
    return choose(_is_reached(matter), yes=with_one_authority(matter), no=nobody)


@answers("must_certify_accelerated_case")
@rule("ACC-02", CMR.at("25(3)"), CMR.at("25(4)"), CMR.at("26(3)"), CMR.at("26(3A)"), CMR.at("26(5)"))
def must_certify_accelerated_case(matter: Matter) -> Finding[bool]:
    """ACC-02: If the authority holds that the special conditions are met, it must certify the case, unless
    the circumstances make that inappropriate at present. If it does not certify, it tells the investigator; after
    a directed or independent investigation, the Director General, with reasons.
    """
    held = _steps(matter).special_conditions
    waits = all_of((certifying_needs_no_objection(matter), not_(_steps(matter).not_objected)))
    yet: Finding[bool] = cannot_say("Whether it is inappropriate at present is for the authority to judge.")
    not_held = not_(held).because(yes="The authority holds that the special conditions are not met.")
    return first_of(
        (
            (not_(_is_reached(matter)), no()),
            (is_certified(matter), no("It has been certified.")),
            (not_held, no()),
            (waits, no("The Director General has not yet said that there is no objection.")),
        ),
        otherwise=yet,
    )


@answers("certifying_needs_no_objection")
@rule("ACC-03", CMR.at("26(1A)"), CMR.at("26(3A)"))
def certifying_needs_no_objection(matter: Matter) -> Finding[bool]:
    """ACC-03: Once the final report of a directed or independent investigation is in, the authority certifies
    only after it has sent the Director General a memorandum with its reasons and has been told that there is no
    objection. On an early report, and after a local investigation, it needs nobody's leave.
    """
    wanted = all_of(
        (
            _is_reached(matter),
            matter.handling.is_one_of(UNDER_IOPC).because(no="It is not directed or independent."),
            has_final_report(matter).because(no="The final report is not in."),
        )
    )
    earlier: Finding[bool] = cannot_say("The rules before 28 May 2025 on this have not been read.")
    wanted = wanted.because(yes="The final report of a directed or independent investigation is in.")
    return choose(wanted, yes=choose(under_delivery_rules_of_2025(matter), yes=wanted, no=earlier), no=wanted)


@answers("certifying_answer_due")
@rule("ACC-03", CMR.at("26(3B)"), CMR.at("26(3C)"))
def certifying_answer_due(matter: Matter) -> Finding[date | None]:
    """ACC-03: The Director General says within ten working days that start with the first working day after
    the memorandum was received whether there is an objection, and if so, why it would be wrong to certify.
    """
    nothing: Finding[date | None] = say(None)
    counted = periods.working_days_starting_after(_steps(matter).memorandum_received_on, OBJECTION_WORKING_DAYS)
    return choose(certifying_needs_no_objection(matter), yes=counted, no=nothing)

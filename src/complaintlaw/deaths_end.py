"""How the investigation of a death or serious injury ends: the Director General decides what its report shows."""

from __future__ import annotations

from complaintlaw.authority import with_one_authority
from complaintlaw.citation import SCHEDULE_3
from complaintlaw.deaths import is_in_circumstances
from complaintlaw.facts import DeathOrInjury, Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import all_of, any_of, first_of, not_
from complaintlaw.organisations import IOPC, Body
from complaintlaw.proceedings import InvestigationReport
from complaintlaw.register import answers, rule
from complaintlaw.second_investigation import unless_investigated_again
from complaintlaw.standards import USE_OF_FORCE_NOTE
from complaintlaw.vocabulary import UNDER_IOPC, Handling, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = ["may_require_decision_on_performance", "must_record_on_dsi_report", "report_decided_by"]


def _is_dsi(matter: Matter) -> Finding[bool]:
    """Whether it is a death or serious injury matter, or was one when the report came in."""
    kind = what_it_is(matter)
    if kind.value is not MatterType.CONDUCT_MATTER or is_in_circumstances(matter).is_no:
        return kind.equals(MatterType.DSI)
    return all_of((is_in_circumstances(matter), shown_by_report(matter)))


@rule("DSI-10", SCHEDULE_3.at("21A"), SCHEDULE_3.at("24A(1)"))
def shown_by_report(matter: Matter) -> Finding[bool]:
    """DSI-10: A death or serious injury matter that is found to be a conduct matter while it is investigated ends as a
    conduct matter does. What only the report shows leaves the decision on that report with the Director General.
    """
    return not_((matter.dsi or DeathOrInjury()).found_before_report).because(
        yes="It was a death or serious injury matter until the report was in.",
        no="It was found to be a conduct matter before the report was in.",
        unknown="Whether it was found to be a conduct matter before the report was in, or by it, decides.",
    )


@rule("DSI-10", SCHEDULE_3.at("24A"))
def iopc_decides_on_dsi(matter: Matter) -> Finding[bool]:
    """DSI-10: The report on a death or serious injury matter always goes to the Director General, with a copy to
    the authority, after a local investigation as well. The Director General decides whether it indicates a crime
    or behaviour that would justify disciplinary proceedings.
    """
    return _is_dsi(matter)


@answers("report_decided_by")
def report_decided_by(matter: Matter) -> Finding[Body | None]:
    """Who decides what the report shows: on a death or serious injury matter, and after a directed or independent
    investigation, the Director General; after a local one, the authority. Nobody until there is a report.
    """
    nobody: Finding[Body | None] = say(None)
    iopc: Finding[Body | None] = say(IOPC)
    return first_of(
        (
            (not_(matter.dates.report_submitted.is_there()), nobody),
            (any_of((iopc_decides_on_dsi(matter), matter.handling.is_one_of(UNDER_IOPC))), iopc),
            (matter.handling.equals(Handling.LOCAL_INVESTIGATION), with_one_authority(matter)),
        ),
        otherwise=nobody,
    )


def _indicates(matter: Matter) -> Finding[bool]:
    report = matter.report or InvestigationReport()
    return any_of(
        (
            report.indicates_crime.because(yes="The report is held to indicate a crime."),
            report.indicates_disciplinary.because(
                yes="The report is held to indicate behaviour that would justify disciplinary proceedings."
            ),
        )
    )


def _is_reported(matter: Matter) -> Finding[bool]:
    return all_of(
        (
            _is_dsi(matter).because(no="It is not a death or serious injury matter."),
            matter.dates.report_submitted.is_there().because(no="The report has not been submitted."),
        )
    )


@answers("must_record_on_dsi_report")
@rule("DSI-11", SCHEDULE_3.at("24A(6)"), SCHEDULE_3.at("24B"), SCHEDULE_3.at("11"), unverified=USE_OF_FORCE_NOTE)
def must_record_on_dsi_report(matter: Matter) -> Finding[bool]:
    """DSI-11: If the Director General decides that the report shows such an indication, the authority for the
    person concerned is told and must record a conduct matter; nothing else is tested. The same investigator goes on.
    """
    indicated = _indicates(matter).because(no="The report is held to indicate neither.")
    return all_of((_is_reported(matter), unless_investigated_again(matter, indicated)))


@answers("may_require_decision_on_performance")
@rule("DSI-12", SCHEDULE_3.at("24A(6)"), SCHEDULE_3.at("24C"), SCHEDULE_3.at("27"), unverified=USE_OF_FORCE_NOTE)
def may_require_decision_on_performance(matter: Matter) -> Finding[bool]:
    """DSI-12: If the report shows no such indication, the Director General may require the authority to decide
    whether somebody's performance was unsatisfactory and what it will do, and to say so in a memorandum. The
    Director General may recommend something else; the authority answers; then the Director General may direct it,
    with reasons, and may withdraw the direction.
    """
    return all_of((_is_reported(matter), unless_investigated_again(matter, not_(_indicates(matter)))))

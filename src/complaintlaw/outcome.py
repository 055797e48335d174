"""What follows when an investigation ends: who sees the report, and by when views on it are given, and who must act."""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.conduct import is_under_special_procedure
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.logic import all_of, not_
from complaintlaw.organisations import Office
from complaintlaw.register import answers, rule
from complaintlaw.second_investigation import unless_investigated_again
from complaintlaw.standards import USE_OF_FORCE_NOTE
from complaintlaw.steps import Proceedings, WithholdingReason
from complaintlaw.vocabulary import UNDER_IOPC, Handling, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "may_ask_for_documents",
    "may_recommend_to_chief_officer",
    "must_direct_proceedings",
    "must_give_report",
    "views_due",
]

VIEWS_DAYS = 28
PROCEEDINGS = (Proceedings.DISCIPLINARY, Proceedings.PERFORMANCE)
NO_SUCH_PROCEEDINGS = (Proceedings.NONE, Proceedings.REFLECTIVE_PRACTICE)


@answers("must_give_report")
@rule("FIN-06", CMR.at("28(1)"), CMR.at("28(2)"), CMR.at("28(3)"), CMR.at("28(4)"))
def must_give_report(matter: Matter) -> Finding[bool]:
    """FIN-06: Where neither disciplinary nor performance proceedings are brought, the person investigated
    gets the report, or the part that is about them, unless and as long as that might prejudice an investigation,
    proceedings, or a review of the outcome of the investigation. Reflective practice is neither. Names can be left
    out, and sensitive information that may not be disclosed is.
    """
    might_prejudice = matter.reason_to_withhold.equals(WithholdingReason.MIGHT_PREJUDICE)
    return all_of(
        (
            matter.dates.report_submitted.is_there().because(no="The report has not been submitted."),
            matter.proceedings_decided.is_one_of(NO_SUCH_PROCEEDINGS).because(
                yes="No disciplinary or performance proceedings are brought.",
                no="It has not been decided to bring none.",
            ),
            not_(might_prejudice).because(no="It might prejudice an investigation, proceedings or a review."),
        )
    )


@answers("views_due")
@rule("FIN-03", CMR.at("27(4)"), CMR.at("27(5)"), SCHEDULE_3.at("23(5A)"))
def views_due(matter: Matter) -> Finding[date | None]:
    """FIN-03: After a directed or independent investigation the Director General asks the authority for its
    views on whether there is a case to answer, on performance and on other matters in the report; they are due
    within 28 days that start with the day after, unless the Director General extends that.
    """
    return periods.days_starting_day_after(matter.dates.views_sought, VIEWS_DAYS)


@answers("must_direct_proceedings")
@rule(
    "FIN-03",
    SCHEDULE_3.at("23(1A)"),
    SCHEDULE_3.at("23(5A)(e)"),
    SCHEDULE_3.at("23(5A)(f)"),
    SCHEDULE_3.at("23(5B)"),
    SCHEDULE_3.at("23(5C)"),
    SCHEDULE_3.at("23(5D)"),
    SCHEDULE_3.at("23(5E)"),
    unverified=USE_OF_FORCE_NOTE,
)
def must_direct_proceedings(matter: Matter) -> Finding[bool]:
    """FIN-03: If the Director General then decides that proceedings should be brought, the Director General must
    direct the authority to bring them, and can withdraw that direction; in every case the Director General must
    direct the authority to decide what else it will do. The authority brings the proceedings, sees them through,
    keeps the Director General informed, and reports what else it has decided.
    """
    due = all_of(
        (
            matter.dates.report_submitted.is_there().because(no="The report has not been submitted."),
            matter.handling.is_one_of(UNDER_IOPC).because(
                no="After a local investigation the authority decides for itself."
            ),
            not_(what_it_is(matter).equals(MatterType.DSI)).because(
                no="What follows the report on a death or serious injury has rules of its own."
            ),
            matter.proceedings_decided.is_one_of(PROCEEDINGS).because(
                yes="It has been decided that proceedings should be brought.",
                no="It has not been decided that proceedings should be brought.",
            ),
        )
    )
    return unless_investigated_again(matter, due)


@rule("FIN-09", SCHEDULE_3.at("22(8)"), SCHEDULE_3.at("22(9)"), SCHEDULE_3.at("22(10)"))
def may_ask_for_documents(matter: Matter) -> Finding[bool]:
    """FIN-09: After an investigation under the special procedure the authority can ask the investigator for
    documents that are relevant and that it needs for notices to the officer or for a fair hearing.
    """
    return all_of(
        (
            matter.dates.report_submitted.is_there().because(no="The report has not been submitted."),
            is_under_special_procedure(matter),
        )
    )


@rule("FIN-08", SCHEDULE_3.at("24(6A)"), CMR.at("30(2)(a)"))
def may_recommend_to_chief_officer(matter: Matter) -> Finding[bool]:
    """FIN-08: A local policing body that is the authority for a complaint about its chief officer may add a
    recommendation to the chief officer when its investigation has ended.
    """
    by_local_policing_body = with_one_authority(matter).then(
        lambda body: body is not None and body.office is Office.LPB
    )
    return all_of(
        (
            by_local_policing_body,
            matter.handling.equals(Handling.LOCAL_INVESTIGATION),
            matter.dates.report_submitted.is_there(),
        )
    )

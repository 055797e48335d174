"""What follows when an investigation ends: who sees the report, and by when views on it are given."""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.logic import all_of, not_
from complaintlaw.organisations import Office
from complaintlaw.register import answers, rule
from complaintlaw.steps import Proceedings, WithholdingReason
from complaintlaw.vocabulary import Handling

__all__ = ["may_recommend_to_chief_officer", "must_give_report", "views_due"]

VIEWS_DAYS = 28
NO_SUCH_PROCEEDINGS = (Proceedings.NONE, Proceedings.REFLECTIVE_PRACTICE)


@answers("must_give_report_to_subject")
@rule("FIN-06", CMR.at("28"))
def must_give_report(matter: Matter) -> Finding[bool]:
    """FIN-06: Where neither disciplinary nor performance proceedings are brought, the person investigated
    gets the report, or the part that is about them, unless that might prejudice an investigation or
    proceedings. Reflective practice is neither.
    """
    might_prejudice = matter.reason_to_withhold.equals(WithholdingReason.MIGHT_PREJUDICE)
    return all_of(
        (
            matter.dates.report_submitted.is_there().because(no="The report has not been submitted."),
            matter.proceedings_decided.is_one_of(NO_SUCH_PROCEEDINGS).because(
                yes="No disciplinary or performance proceedings are brought.",
                no="It has not been decided to bring none.",
            ),
            not_(might_prejudice).because(no="It might prejudice an investigation or proceedings."),
        )
    )


@answers("views_due")
@rule("FIN-03", CMR.at("27(4)"), CMR.at("27(5)"), SCHEDULE_3.at("23(5A)"))
def views_due(matter: Matter) -> Finding[date | None]:
    """FIN-03: After a directed or independent investigation the Director General asks the authority for its
    views; they are due within 28 days that start with the day after. The Director General then decides, and
    the authority must do as directed.
    """
    return periods.days_starting_day_after(matter.dates.views_sought, VIEWS_DAYS)


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

"""Whether prosecutors are told of a report, and by whom: on the report itself, and on a review of its outcome."""

from __future__ import annotations

from datetime import date

from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.dated import Dated, Held
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, say
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.organisations import IOPC, Body
from complaintlaw.proceedings import InvestigationReport
from complaintlaw.recording import somebody_can_be_told
from complaintlaw.register import answers, rule
from complaintlaw.review_window import is_iopc, is_subject_to_review
from complaintlaw.second_investigation import unless_investigated_again
from complaintlaw.vocabulary import UNDER_IOPC, Handling, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "PROSECUTORS_TEST",
    "must_deal_with_prosecutors",
    "must_notify_prosecutors",
    "prosecutors_notified_by",
]

TEST_MAY_HAVE_CHANGED = "whether the Crime and Policing Act 2026 has changed when prosecutors are told"
PROSECUTORS_TEST = Dated(
    "When prosecutors are told of a report",
    Held(
        value="an indication of crime, in a matter that prosecutors should consider or of a prescribed category",
        start=date(2020, 2, 1),
        source=f"{SCHEDULE_3.at('23(2)')} and {SCHEDULE_3.at('24(2)')}",
        unverified=f"{TEST_MAY_HAVE_CHANGED}, and from which day",
    ),
)


def _report(matter: Matter) -> InvestigationReport:
    return matter.report or InvestigationReport()


def conditions_are_met(matter: Matter) -> Finding[bool]:
    """Whether the report is held to show a crime, and one that prosecutors should look at or must be told of."""
    report = _report(matter)
    of_theirs = any_of(
        (
            report.prosecutors_appropriate.because(yes="It is held appropriate that prosecutors consider it."),
            report.prescribed_category.because(yes="It is of a category of which prosecutors are always told."),
        )
    )
    return all_of(
        (
            report.indicates_crime.because(
                yes="The report is held to indicate that a crime may have been committed.",
                no="The report is held not to indicate a crime.",
            ),
            of_theirs.because(
                no="It is neither held appropriate that prosecutors consider it nor of a prescribed category."
            ),
        )
    )


@rule(
    "FIN-01",
    SCHEDULE_3.at("24(2)"),
    SCHEDULE_3.at("24(3)"),
    SCHEDULE_3.at("24(5)"),
    unverified=TEST_MAY_HAVE_CHANGED,
)
def authority_must_notify(matter: Matter) -> Finding[bool]:
    """FIN-01: After a local investigation the authority tells the Director of Public Prosecutions, and sends the
    report, if the report indicates that a crime may have been committed and it is either appropriate that
    prosecutors consider it or the matter is of a prescribed category. Complainant and interested persons are told
    either way.
    """
    return conditions_are_met(matter)


@rule(
    "FIN-10",
    SCHEDULE_3.at("23(1A)"),
    SCHEDULE_3.at("23(2)"),
    SCHEDULE_3.at("23(3)"),
    SCHEDULE_3.at("23(5)"),
    unverified=TEST_MAY_HAVE_CHANGED,
)
def iopc_must_notify(matter: Matter) -> Finding[bool]:
    """FIN-10: After a directed or independent investigation the Director General does so on the same conditions,
    without asking for the authority's views on it. The authority, complainant and interested persons are told
    either way.
    """
    return unless_investigated_again(matter, conditions_are_met(matter))


@rule(
    "REV-27",
    SCHEDULE_3.at("25(4F)"),
    SCHEDULE_3.at("25(4G)"),
    CMR.at("30(3)(c)"),
    unverified=TEST_MAY_HAVE_CHANGED,
)
def must_deal_with_prosecutors(matter: Matter) -> Finding[bool]:
    """REV-27: Whoever reviews the outcome of an investigation looks at the same conditions, whether or not the
    outcome was reasonable and proportionate. If they are met, the Director General must tell the prosecutors and
    send the report; a local policing body must recommend that the authority does.
    """
    # Until something is said of the report, nothing is said of prosecutors.
    if matter.report is None:
        return no()
    return all_of((matter.handling.equals(Handling.LOCAL_INVESTIGATION), conditions_are_met(matter)))


@answers("must_notify_prosecutors")
def must_notify_prosecutors(matter: Matter) -> Finding[bool]:
    """Whether the Director of Public Prosecutions must be told of the report and be sent it."""
    return first_of(
        (
            (not_(matter.dates.report_submitted.is_there()), no("There is no final report.")),
            (not_(somebody_can_be_told(matter)), no("It is not known who the person is.")),
            (_is_dsi(matter), no("What the report indicates is first recorded as a conduct matter.")),
            (matter.handling.is_one_of(UNDER_IOPC), iopc_must_notify(matter)),
            (matter.handling.equals(Handling.LOCAL_INVESTIGATION), authority_must_notify(matter)),
        ),
        otherwise=no("There was no investigation."),
    )


def _is_dsi(matter: Matter) -> Finding[bool]:
    return what_it_is(matter).equals(MatterType.DSI)


@answers("prosecutors_notified_by")
def prosecutors_notified_by(matter: Matter) -> Finding[Body | None]:
    """Who tells the prosecutors: the Director General after a directed or independent investigation, or on a
    review; otherwise the authority, if need be on the recommendation of the local policing body that reviews.
    """
    nobody: Finding[Body | None] = say(None)
    iopc: Finding[Body | None] = say(IOPC)
    on_review = all_of((say(bool(matter.review.receipts)), is_subject_to_review(matter), is_iopc(matter)))
    by_iopc = any_of((matter.handling.is_one_of(UNDER_IOPC), on_review))
    by_somebody = choose(by_iopc, yes=iopc, no=with_one_authority(matter))
    return choose(must_notify_prosecutors(matter), yes=by_somebody, no=nobody)

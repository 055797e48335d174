"""What a document must state: information about a review, an application, a response, a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from complaintlaw import review_window
from complaintlaw.accelerated import stopped_with_early_report
from complaintlaw.citation import CMR
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import all_of, choose
from complaintlaw.register import answers, rule
from complaintlaw.steps import Document
from complaintlaw.vocabulary import Handling

__all__ = ["Content", "must_contain"]


class Content(StrEnum):
    """One thing that a document states."""

    RIGHT_TO_REVIEW = "right_to_review"
    REVIEW_BODY = "review_body"
    REG_32_PARAGRAPH = "reg_32_paragraph"
    NO_RIGHT_TO_IOPC = "no_right_to_iopc"
    TIME_LIMIT = "time_limit"
    APPLICATION_REQUIREMENTS = "application_requirements"
    COMPLAINT_DETAILS = "complaint_details"
    DATE_COMPLAINT_MADE = "date_complaint_made"
    BODY_WHOSE_DECISION = "body_whose_decision"
    DATE_INFORMATION_PROVIDED = "date_information_provided"
    WHETHER_ACCEPTED = "whether_accepted"
    STEPS_IF_ACCEPTED = "steps_if_accepted"
    REASONS_IF_NOT = "reasons_if_not"
    OFFICER_NOTICE_DATE = "officer_notice_date"
    PROGRESS = "progress"
    ESTIMATE_OF_COMPLETION = "estimate_of_completion"
    REASON_FOR_TIME_TAKEN = "reason_for_time_taken"
    PLANNED_STEPS = "planned_steps"


NOTHING: Finding[frozenset[Content]] = say(frozenset())


def review_information(matter: Matter) -> Finding[frozenset[Content]]:
    """What information about the right to a review states; nothing where no body reviews, or where only an early
    report was made under the accelerated procedure.
    """
    stated = review_window.required_information(matter).then(
        lambda items: frozenset(Content(item.value) for item in items)
    )
    local = matter.handling.equals(Handling.LOCAL_INVESTIGATION)
    # What promises a review that does not exist does harm, so here the letter has nothing to state.
    without_review = all_of((local, stopped_with_early_report(matter)))
    by_body = choose(review_window.reviewing_body(matter).is_there(), yes=stated, no=NOTHING)
    return choose(without_review, yes=NOTHING, no=by_body)


@rule("REV-11", CMR.at("29(5)"))
def review_application(matter: Matter) -> Finding[frozenset[Content]]:
    """REV-11: An application for a review is made in writing and gives details of the complaint, the day on
    which it was made, the body whose decision it is against, and the day on which the information about the
    review was provided.
    """
    return say(
        frozenset(
            {
                Content.COMPLAINT_DETAILS,
                Content.DATE_COMPLAINT_MADE,
                Content.BODY_WHOSE_DECISION,
                Content.DATE_INFORMATION_PROVIDED,
            }
        )
    )


@rule("REV-16", CMR.at("30(4)"))
def recommendation_response(matter: Matter) -> Finding[frozenset[Content]]:
    """REV-16: The response to a recommendation says whether it is accepted; if so, what will be done; if not,
    why not.
    """
    return say(frozenset({Content.WHETHER_ACCEPTED, Content.STEPS_IF_ACCEPTED, Content.REASONS_IF_NOT}))


@rule("INV-04", CMR.at("13"))
def twelve_month_report(matter: Matter) -> Finding[frozenset[Content]]:
    """INV-04: A report on an unfinished investigation states when the complaint was made, or when the matter came
    to the authority's attention, when the officer was given notice, what has been done, when the end is expected,
    why it takes so long, and what is planned.
    """
    return say(
        frozenset(
            {
                Content.DATE_COMPLAINT_MADE,
                Content.OFFICER_NOTICE_DATE,
                Content.PROGRESS,
                Content.ESTIMATE_OF_COMPLETION,
                Content.REASON_FOR_TIME_TAKEN,
                Content.PLANNED_STEPS,
            }
        )
    )


_IN: Mapping[Document, Callable[[Matter], Finding[frozenset[Content]]]] = {
    Document.REVIEW_INFORMATION: review_information,
    Document.REVIEW_APPLICATION: review_application,
    Document.RECOMMENDATION_RESPONSE: recommendation_response,
    Document.TWELVE_MONTH_REPORT: twelve_month_report,
}


@answers("must_contain")
def must_contain(matter: Matter) -> Finding[frozenset[Content]]:
    """What the document that is being written must state; nothing while none is."""

    def in_document(document: Document | None) -> Finding[frozenset[Content]]:
        """What this document must state; empty for None, when none is being written."""
        return say(frozenset(), "No document is being written.") if document is None else _IN[document](matter)

    return matter.document.and_then(in_document)

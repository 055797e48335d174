"""What a document must state."""

from __future__ import annotations

import pytest

from complaintlaw import letters
from complaintlaw.letters import Content
from complaintlaw.organisations import Organisation
from complaintlaw.proceedings import Referral, Review
from complaintlaw.steps import Document
from complaintlaw.vocabulary import PersonKind, Rank
from tests.law.build import conduct, harmless, matter, missing, officer

FOR_IOPC = {"right_to_review", "review_body", "reg_32_paragraph", "time_limit", "application_requirements"}
FOR_LOCAL_BODY = {"right_to_review", "review_body", "no_right_to_iopc", "time_limit", "application_requirements"}


def stated(document="review_information", **facts):
    return letters.must_contain(matter(document=document, **facts))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"review": Review(body="iopc")}, FOR_IOPC),
        ({"review": Review(body="local_policing_body")}, FOR_LOCAL_BODY),
        ({"allegations": (harmless(),)}, FOR_LOCAL_BODY),
        ({"allegations": (conduct(authority_can_exclude=frozenset()),)}, FOR_IOPC),
        ({"allegations": (harmless(), conduct(authority_can_exclude=frozenset({"proceedings"})))}, FOR_IOPC),
        ({"allegations": (harmless(),), "referral": Referral(route="voluntary", sent_back=True)}, FOR_IOPC),
        ({"persons_complained_against": (officer(Rank.COMMANDER, force=None),)}, FOR_IOPC),
        # What was determined counts, whatever the facts would make of it.
        ({"persons_complained_against": (officer(Rank.COMMANDER),), "review": Review(body="iopc")}, FOR_IOPC),
        (
            {"persons_complained_against": (officer(Rank.COMMANDER),), "review": Review(body="local_policing_body")},
            FOR_LOCAL_BODY,
        ),
        (
            {
                "persons_complained_against": (officer(force=Organisation.BRITISH_TRANSPORT_POLICE),),
                "allegations": (harmless(),),
            },
            FOR_LOCAL_BODY,
        ),
        ({"persons_complained_against": (officer(kind=PersonKind.NOT_POLICE, rank=None),)}, set()),
    ],
)
def test_INF_07_information_about_a_review_depends_on_the_review_body(facts, expected):
    found = stated(**facts)
    assert found.is_known
    assert found.value == expected


def test_INF_07_cannot_be_said_before_the_review_body_is_known():
    found = stated()
    assert found.is_open
    assert "allegations[1].authority_can_exclude" in missing(found)


@pytest.mark.parametrize(
    ("document", "rule", "expected"),
    [
        (
            "review_application",
            "REV-11",
            {"complaint_details", "date_complaint_made", "body_whose_decision", "date_information_provided"},
        ),
        ("recommendation_response", "REV-16", {"whether_accepted", "steps_if_accepted", "reasons_if_not"}),
        (
            "twelve_month_report",
            "INV-04",
            {
                "date_complaint_made",
                "officer_notice_date",
                "progress",
                "estimate_of_completion",
                "reason_for_time_taken",
                "planned_steps",
            },
        ),
    ],
)
def test_REV_11_and_REV_16_and_INV_04_what_the_other_documents_state(document, rule, expected):
    found = stated(document)
    assert found.value == expected
    assert found.rules == (rule,)


def test_where_no_document_is_written_nothing_must_be_stated():
    assert stated(None).is_no


def test_each_document_has_contents_and_each_content_a_document():
    bodies = [Review(body="iopc"), Review(body="local_policing_body")]
    each = [stated(document, review=body).value for document in Document for body in bodies]
    assert all(each)
    assert set().union(*each) == set(Content)

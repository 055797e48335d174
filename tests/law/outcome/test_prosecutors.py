"""Whether prosecutors are told of a report (paragraphs 23, 24 and 25 of Schedule 3), and by whom."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from complaintlaw import prosecutors
from complaintlaw.dated import NotCovered
from complaintlaw.organisations import IOPC, chief_officer
from complaintlaw.proceedings import Dates, InvestigationReport, Receipt, Review
from complaintlaw.vocabulary import INVESTIGATIONS, UNDER_IOPC, Handling
from tests.law.build import ESSEX, KENT, conduct_matter, dsi, harmless, matter, missing, officer, service

LOCAL = Handling.LOCAL_INVESTIGATION
REPORTED = Dates(made=date(2026, 3, 2), report_submitted=date(2026, 10, 1))
SHOWN = InvestigationReport(indicates_crime=True, prosecutors_appropriate=True)
APPLIED = Review(receipts=(Receipt(by="iopc", on=date(2026, 10, 20)),))


def reported(handling: Handling | None = LOCAL, **facts):
    return matter(**{"recorded": True, "handling": handling, "dates": REPORTED, "report": SHOWN, **facts})


ANSWERS = (True, False, None)


@pytest.mark.parametrize(("crime", "appropriate", "category"), list(itertools.product(ANSWERS, repeat=3)))
@pytest.mark.parametrize("handling", INVESTIGATIONS)
def test_FIN_01_and_FIN_10_a_crime_and_either_that_it_is_appropriate_or_a_category(
    crime, appropriate, category, handling
):
    shown = InvestigationReport(
        indicates_crime=crime, prosecutors_appropriate=appropriate, prescribed_category=category
    )
    found = prosecutors.must_notify_prosecutors(reported(handling, report=shown))
    either = True if True in (appropriate, category) else None if None in (appropriate, category) else False
    expected = False if False in (crime, either) else None if None in (crime, either) else True
    assert found.is_known is (expected is not None)
    assert found.value is expected


@pytest.mark.parametrize("handling", [None, Handling.OUTSIDE_SCHEDULE_3, Handling.NOT_INVESTIGATED])
def test_FIN_01_and_FIN_10_without_an_investigation_nobody_is_told(handling):
    found = prosecutors.must_notify_prosecutors(reported(handling))
    assert found.is_no
    assert "There was no investigation." in found.reasons
    assert prosecutors.prosecutors_notified_by(reported(handling)).is_no


@pytest.mark.parametrize("handling", INVESTIGATIONS)
@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"dates": Dates(made=date(2026, 3, 2))}, "There is no final report."),
        (
            {"persons_complained_against": (officer(identified=False),)},
            "It is not known who the person is.",
        ),
    ],
)
def test_FIN_01_FIN_10_and_AA_09_it_takes_a_report_and_somebody_who_is_known(handling, facts, reason):
    found = prosecutors.must_notify_prosecutors(reported(handling, **facts))
    assert found.is_no
    assert reason in found.reasons


def test_FIN_01_of_a_death_nothing_is_told_before_it_is_a_conduct_matter():
    death = dsi(handling=LOCAL, dates=REPORTED, report=SHOWN)
    found = prosecutors.must_notify_prosecutors(death)
    assert found.is_no
    assert "What the report indicates is first recorded as a conduct matter." in found.reasons
    assert prosecutors.must_notify_prosecutors(conduct_matter(handling=LOCAL, dates=REPORTED, report=SHOWN)).is_yes


@pytest.mark.parametrize("handling", [None, *Handling])
def test_REV_27_a_review_looks_at_it_after_a_local_investigation_only(handling):
    found = prosecutors.must_deal_with_prosecutors(reported(handling))
    assert found.value is (handling is LOCAL)
    assert prosecutors.must_deal_with_prosecutors(reported(handling, report=None)).is_no


def test_REV_27_it_turns_on_what_the_report_is_held_to_show():
    assert prosecutors.must_deal_with_prosecutors(reported(report=SHOWN.but(indicates_crime=False))).is_no
    asked = prosecutors.must_deal_with_prosecutors(reported(report=InvestigationReport()))
    assert missing(asked) == {
        "report.indicates_crime",
        "report.prosecutors_appropriate",
        "report.prescribed_category",
    }


@pytest.mark.parametrize(
    ("handling", "by"), [(LOCAL, chief_officer(KENT)), *((handling, IOPC) for handling in UNDER_IOPC)]
)
def test_FIN_01_and_FIN_10_who_tells_prosecutors(handling, by):
    assert prosecutors.prosecutors_notified_by(reported(handling)).value == by


GRAVE = {"allegations": (harmless(authority_can_exclude=frozenset()),)}
HARMLESS = {"allegations": (harmless(),)}


@pytest.mark.parametrize(
    ("facts", "by"),
    [
        # Nobody has applied for a review.
        (GRAVE, chief_officer(KENT)),
        # The IOPC reviews: it tells prosecutors itself (paragraph 25(4F)).
        ({**GRAVE, "review": APPLIED}, IOPC),
        ({**HARMLESS, "review": APPLIED.but(body="iopc")}, IOPC),
        # A local policing body reviews: it can only recommend that the authority tells them (paragraph 25(4G)).
        ({**HARMLESS, "review": APPLIED}, chief_officer(KENT)),
        ({**GRAVE, "review": APPLIED.but(body="local_policing_body")}, chief_officer(KENT)),
    ],
)
def test_REV_27_the_iopc_tells_prosecutors_on_its_own_review_and_the_authority_on_any_other(facts, by):
    assert prosecutors.prosecutors_notified_by(reported(**facts)).value == by


def test_REV_27_where_no_review_lies_an_application_makes_the_iopc_tell_nobody():
    noticed = conduct_matter(handling=LOCAL, dates=REPORTED, report=SHOWN, review=APPLIED)
    assert prosecutors.prosecutors_notified_by(noticed).value == chief_officer(KENT)


def test_FIN_01_of_several_authorities_none_is_named():
    people = (officer(), officer(id="s2", force=ESSEX))
    found = prosecutors.prosecutors_notified_by(reported(persons_complained_against=people))
    assert found.is_open
    about_both = reported(UNDER_IOPC[0], persons_complained_against=people)
    assert prosecutors.prosecutors_notified_by(about_both).value == IOPC


def test_FIN_01_and_FIN_10_the_conditions_are_those_from_1_february_2020():
    test = prosecutors.PROSECUTORS_TEST
    with pytest.raises(NotCovered, match="known from 2020-02-01 onwards, not for 2020-01-31"):
        test.on(date(2020, 1, 31))
    assert "an indication of crime" in test.on(date(2020, 2, 1))
    (held,) = test.held
    assert held.source == "PRA 2002, Sch 3, para 23(2) and PRA 2002, Sch 3, para 24(2)"
    assert "Crime and Policing Act 2026" in held.unverified


def test_FIN_01_service_alone_is_of_nobody_whom_prosecutors_could_be_told_of():
    about_service = reported(persons_complained_against=(), allegations=(service(),), force=KENT)
    assert prosecutors.must_notify_prosecutors(about_service).is_no

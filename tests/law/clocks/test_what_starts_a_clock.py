"""A clock does not run before what starts it, and not after what stops it, whatever its last day would be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaintlaw import clocks
from complaintlaw.proceedings import Dates, OfficerNotice, Receipt, Review, ReviewInformation, Suspension, Withdrawal
from complaintlaw.steps import InfoItem
from complaintlaw.vocabulary import ClockName
from tests.law.build import harmless, matter

C = ClockName
RULES = {rule.name: rule for rule in clocks.CLOCKS}
DAY = date(2026, 3, 2)


def runs(name: ClockName, **facts: Any):
    return RULES[name].runs(matter(**{"allegations": (harmless(),), "recorded": True, **facts}))


@pytest.mark.parametrize("name", [name for name in C if name is not C.UPDATE])
def test_nothing_runs_on_a_matter_in_which_nothing_has_happened(name):
    assert runs(name, recorded=False).is_no


def test_the_complainant_is_kept_informed_from_the_first_day():
    assert runs(C.UPDATE).is_yes


GIVEN = OfficerNotice(given_on=DAY)
TERMS = OfficerNotice(terms_given_on=DAY)
REPORT = Dates(report_submitted=DAY)
LOCAL = {"handling": "local_investigation"}
TOLD = Review(information=(ReviewInformation(provided_on=DAY, contains=frozenset(InfoItem)),))
APPLIED = TOLD.but(receipts=(Receipt(by="iopc", on=DAY),))
REVIEWABLE = {"handling": "not_investigated", "dates": Dates(outcome=DAY, last_update=DAY)}
INTERVIEW = OfficerNotice(interview_set_for=DAY)
LETTER = Withdrawal(signed=False, letter_sent_on=DAY)
ASKED = Suspension(concluded=True, letter_sent_on=DAY)


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        (C.TERMS_OF_REFERENCE, {"officer_notice": GIVEN}, True),
        (C.TERMS_OF_REFERENCE, {"officer_notice": GIVEN.but(terms_given_on=DAY)}, False),
        (C.TERMS_OF_REFERENCE, {"officer_notice": TERMS}, False),
        (C.TERMS_OF_REFERENCE, {"officer_notice": OfficerNotice()}, False),
        (C.OFFICER_REPRESENTATIONS, {"officer_notice": TERMS}, True),
        (C.OFFICER_REPRESENTATIONS, {"officer_notice": TERMS, "dates": REPORT}, False),
        (C.OFFICER_REPRESENTATIONS, {"officer_notice": GIVEN}, False),
        (C.OTHER_INTERVIEW_TIME, {"officer_notice": INTERVIEW}, True),
        (C.OTHER_INTERVIEW_TIME, {"officer_notice": INTERVIEW, "dates": REPORT}, False),
        (C.OTHER_INTERVIEW_TIME, {"dates": REPORT}, False),
        (C.VIEWS, {"dates": Dates(views_sought=DAY)}, True),
        (C.VIEWS, {"dates": Dates(views_sought=DAY, outcome=DAY)}, False),
        (C.VIEWS, {"dates": Dates(outcome=DAY)}, False),
        (C.TWELVE_MONTH_REPORT, LOCAL, True),
        (C.TWELVE_MONTH_REPORT, {**LOCAL, "dates": REPORT}, False),
        (C.TWELVE_MONTH_REPORT, {"handling": "not_investigated"}, False),
        (C.WITHDRAWAL_REPLY, {"withdrawal": LETTER.but(signed=True)}, False),
        (C.WITHDRAWAL_REPLY, {"withdrawal": LETTER.but(letter_sent_on=None)}, False),
        (C.WITHDRAWAL_REPLY, {"withdrawal": LETTER.but(reply="confirms")}, False),
        (C.WITHDRAWAL_REPLY, {"withdrawal": LETTER, "as_of": date(2026, 3, 30)}, True),
        (C.WITHDRAWAL_REPLY, {"withdrawal": LETTER, "as_of": date(2026, 3, 31)}, False),
        (C.SUSPENSION_REPLY, {"suspension": ASKED.but(letter_sent_on=None), **LOCAL}, False),
        (C.SUSPENSION_REPLY, {"suspension": ASKED.but(wish="resume"), **LOCAL}, False),
        (C.SUSPENSION_REPLY, {"suspension": ASKED, **LOCAL, "as_of": date(2026, 3, 30)}, True),
        (C.SUSPENSION_REPLY, {"suspension": ASKED, **LOCAL, "as_of": date(2026, 3, 31)}, False),
        (C.OUTCOME_NOTICE, {"dates": Dates(outcome=DAY)}, True),
        (C.OUTCOME_NOTICE, {"dates": Dates(outcome=DAY, last_update=DAY)}, False),
        (C.OUTCOME_NOTICE, {"dates": Dates(outcome=DAY, last_update=date(2026, 3, 1))}, True),
        (C.OUTCOME_NOTICE, {"dates": Dates(last_update=DAY)}, False),
        (C.PROCEEDINGS_OUTCOME_NOTICE, {"dates": Dates(proceedings_outcome=DAY)}, True),
        (C.PROCEEDINGS_OUTCOME_NOTICE, {"dates": Dates(proceedings_outcome=DAY, last_update=DAY)}, False),
        (
            C.PROCEEDINGS_OUTCOME_NOTICE,
            {"dates": Dates(proceedings_outcome=DAY, last_update=date(2026, 3, 1))},
            True,
        ),
        (C.REVIEW_INFORMATION, REVIEWABLE, True),
        (C.REVIEW_INFORMATION, {**REVIEWABLE, "review": TOLD}, False),
        (C.REVIEW_WINDOW, REVIEWABLE, False),
        (C.REVIEW_WINDOW, {**REVIEWABLE, "review": TOLD}, True),
        (C.REVIEW_WINDOW, {**REVIEWABLE, "review": APPLIED}, False),
    ],
)
def test_a_clock_runs_between_what_starts_it_and_what_stops_it(name, facts, expected):
    found = runs(name, **facts)
    assert found.is_known
    assert found.value is expected


def test_the_clock_that_ends_first_comes_first_and_those_without_a_day_come_last():
    going = matter(
        allegations=(harmless(),),
        recorded=True,
        handling="local_investigation",
        dates=Dates(handling_started=date(2026, 3, 20), views_sought=DAY),
        withdrawal=LETTER.but(letter_sent_on=date(2026, 3, 1)),
        officer_notice=GIVEN,
        as_of=DAY,
    )
    order = [(clock.name, clock.last_day.value) for clock in clocks.running(going)]
    assert order == [
        (C.TERMS_OF_REFERENCE, date(2026, 3, 9)),
        (C.WITHDRAWAL_REPLY, date(2026, 3, 29)),
        (C.VIEWS, date(2026, 3, 30)),
        (C.UPDATE, date(2026, 4, 17)),
        (C.TWELVE_MONTH_REPORT, None),
    ]


@pytest.mark.parametrize("name", [C.OUTCOME_NOTICE, C.PROCEEDINGS_OUTCOME_NOTICE])
def test_where_there_is_nobody_to_tell_no_time_to_tell_runs(name):
    ended = Dates(outcome=DAY, proceedings_started=DAY, proceedings_outcome=DAY)
    assert runs(name, dates=ended).is_yes
    nothing = {"arrived_as": "other_information", "indication": frozenset(), "recorded": False}
    assert runs(name, dates=ended, **nothing).is_no

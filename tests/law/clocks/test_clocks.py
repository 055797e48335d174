"""The clocks that run on a matter."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from complaintlaw import clocks
from complaintlaw.calendar import written
from complaintlaw.proceedings import (
    Dates,
    OfficerNotice,
    PublicInterestDecision,
    Receipt,
    Review,
    ReviewInformation,
    Suspension,
    Withdrawal,
)
from complaintlaw.steps import InfoItem
from complaintlaw.vocabulary import ClockName
from tests.law.build import conduct, conduct_matter, dsi, harmless, matter
from tests.law.completion import invent

C = ClockName
COMPLETE = frozenset(InfoItem)


def names(asked):
    return {clock.name: clock.last_day.value for clock in clocks.running(asked)}


def nobodys_breach(asked):
    return {clock.name for clock in clocks.running(asked) if clock.may_run_out}


def assessed(**facts):
    return matter(**{"allegations": (harmless(),), **facts})


MARCH = date(2027, 3, 1)
# The complainant's and the officer's own time: nobody breaks the law when it passes.
TIME_TO_BE_USED_OR_NOT = {
    C.REVIEW_WINDOW,
    C.WITHDRAWAL_REPLY,
    C.SUSPENSION_REPLY,
    C.OFFICER_REPRESENTATIONS,
    C.OTHER_INTERVIEW_TIME,
}
STARTED = Dates(made=date(2026, 3, 4), handling_started=date(2026, 3, 5))
FINISHED = STARTED.but(outcome=date(2026, 8, 27))
WRITTEN = Withdrawal(signed=False, letter_sent_on=date(2026, 11, 2))
TOLD = ReviewInformation(provided_on=date(2026, 9, 1), contains=COMPLETE)
APPLIED = Receipt(by="iopc", on=date(2026, 9, 2))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (assessed(dates=STARTED), {C.UPDATE: date(2026, 4, 2)}),
        (
            assessed(
                allegations=(conduct(descriptions={"serious_assault"}),),
                dates=STARTED.but(became_clear=date(2026, 3, 6)),
            ),
            {C.REFERRAL: date(2026, 3, 7), C.UPDATE: date(2026, 4, 2)},
        ),
        (assessed(dates=FINISHED), {C.OUTCOME_NOTICE: date(2026, 9, 4)}),
        (assessed(dates=FINISHED.but(last_update=date(2026, 8, 27))), {}),
        (
            assessed(dates=FINISHED, recorded=True, handling="not_investigated"),
            {C.OUTCOME_NOTICE: date(2026, 9, 4), C.REVIEW_INFORMATION: date(2026, 9, 4)},
        ),
        (
            assessed(
                dates=FINISHED.but(last_update=date(2026, 9, 1)),
                recorded=True,
                handling="not_investigated",
                review=Review(information=(TOLD,)),
            ),
            {C.REVIEW_WINDOW: date(2026, 9, 29)},
        ),
        (
            assessed(
                dates=FINISHED.but(last_update=date(2026, 9, 1)),
                recorded=True,
                handling="not_investigated",
                review=Review(information=(TOLD,), receipts=(APPLIED,), recommendation_on=date(2026, 11, 2)),
            ),
            {C.RECOMMENDATION_RESPONSE: date(2026, 11, 30)},
        ),
        (
            assessed(dates=STARTED, recorded=True, handling="local_investigation", as_of=date(2026, 6, 1)),
            {C.UPDATE: date(2026, 4, 2), C.TWELVE_MONTH_REPORT: date(2027, 3, 3)},
        ),
        (
            assessed(dates=STARTED.but(handling_started=date(2026, 11, 1)), withdrawal=WRITTEN),
            {C.UPDATE: date(2026, 11, 29), C.WITHDRAWAL_REPLY: date(2026, 11, 30)},
        ),
        (assessed(dates=STARTED, withdrawal=Withdrawal(signed=True)), {C.UPDATE: date(2026, 4, 2)}),
    ],
)
def test_the_clocks_that_run_and_their_last_days(asked, expected):
    assert names(asked) == expected
    assert nobodys_breach(asked) == set(expected) & TIME_TO_BE_USED_OR_NOT


def test_a_clock_that_may_run_is_shown_without_a_day_and_last():
    listed = clocks.running(matter(dates=STARTED))
    assert [clock.name for clock in listed] == [C.UPDATE, C.REFERRAL]
    referral = listed[1]
    assert referral.runs.is_open
    assert referral.last_day.is_open
    assert referral.sum_in_words == ""
    assert referral.days_left(date(2026, 3, 6)) is None
    assert not referral.is_overdue(date(2099, 1, 1))


def test_a_clock_gives_its_sum_in_words_and_the_days_left():
    (update,) = clocks.running(assessed(dates=STARTED))
    assert update.sum_in_words == "4 weeks from Thursday 5 March 2026 end on Thursday 2 April 2026."
    assert update.days_left(date(2026, 4, 2)) == 0
    assert not update.is_overdue(date(2026, 4, 2))
    assert update.is_overdue(date(2026, 4, 3))


def test_the_sum_leaves_out_that_the_ground_makes_no_difference():
    asked = matter(allegations=(conduct(descriptions={"serious_assault"}),), dates=Dates(became_clear=date(2026, 3, 6)))
    assert clocks.running(asked)[0].sum_in_words.startswith("The day is Friday 6 March 2026;")


def test_an_early_update_sets_the_clock_anew_and_never_shortens_it():
    for days in range(1, 28):
        early = STARTED.but(last_update=date(2026, 3, 5) + timedelta(days=days))
        assert names(assessed(dates=early))[C.UPDATE] > date(2026, 4, 2)


OFFICER = OfficerNotice(given_on=date(2027, 3, 22))
WITH_TERMS = OFFICER.but(terms_given_on=date(2027, 3, 31))
INTERVIEW = OfficerNotice(interview_set_for=date(2026, 12, 23))
ASKED = Suspension(concluded=True, letter_sent_on=date(2026, 11, 2))
INDEPENDENT = {"recorded": True, "handling": "independent_investigation"}
VIEWS_ASKED = Dates(views_sought=date(2026, 11, 2))
ENDED = Dates(outcome=date(2026, 8, 27), last_update=date(2026, 12, 1), proceedings_started=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("name", "facts", "last_day"),
    [
        (C.WITHDRAWAL_REPLY, {"withdrawal": WRITTEN}, date(2026, 11, 30)),
        (C.WITHDRAWAL_REPLY, {"withdrawal": WRITTEN.but(letter_sent_on=None)}, None),
        (C.WITHDRAWAL_REPLY, {"withdrawal": WRITTEN.but(reply="confirms")}, None),
        (C.WITHDRAWAL_REPLY, {"withdrawal": WRITTEN.but(reply="wishes_to_continue")}, None),
        (C.SUSPENSION_REPLY, {"suspension": ASKED}, date(2026, 11, 30)),
        (C.SUSPENSION_REPLY, {"suspension": ASKED.but(letter_sent_on=None)}, None),
        (C.SUSPENSION_REPLY, {"suspension": ASKED.but(wish="resume")}, None),
        (C.SUSPENSION_REPLY, {"suspension": ASKED.but(wish="not_resume")}, None),
        (C.VIEWS, {"dates": VIEWS_ASKED, **INDEPENDENT}, date(2026, 11, 30)),
        (C.VIEWS, {"dates": VIEWS_ASKED.but(outcome=date(2026, 11, 20)), **INDEPENDENT}, None),
        (C.VIEWS, INDEPENDENT, None),
        (C.PROCEEDINGS_OUTCOME_NOTICE, {"dates": ENDED}, None),
        (C.PROCEEDINGS_OUTCOME_NOTICE, {"dates": ENDED.but(proceedings_outcome=date(2026, 12, 23))}, date(2027, 1, 4)),
        (C.PROCEEDINGS_OUTCOME_NOTICE, {"dates": ENDED.but(proceedings_outcome=date(2026, 12, 1))}, None),
        (C.PROCEEDINGS_OUTCOME_NOTICE, {"dates": ENDED.but(proceedings_outcome=date(2026, 12, 2))}, date(2026, 12, 9)),
        (C.TERMS_OF_REFERENCE, {"officer_notice": OFFICER}, date(2027, 3, 31)),
        (C.TERMS_OF_REFERENCE, {"officer_notice": WITH_TERMS}, None),
        (C.OFFICER_REPRESENTATIONS, {"officer_notice": OFFICER}, None),
        (C.OFFICER_REPRESENTATIONS, {"officer_notice": WITH_TERMS}, date(2027, 4, 14)),
        (
            C.OFFICER_REPRESENTATIONS,
            {"officer_notice": WITH_TERMS, "dates": Dates(report_submitted=date(2027, 4, 1))},
            None,
        ),
        (C.OTHER_INTERVIEW_TIME, {"officer_notice": INTERVIEW}, date(2027, 1, 4)),
        (C.OTHER_INTERVIEW_TIME, {"officer_notice": INTERVIEW, "dates": Dates(report_submitted=MARCH)}, None),
    ],
)
def test_a_clock_runs_from_what_starts_it_to_what_stops_it(name, facts, last_day):
    asked = assessed(**facts)
    assert names(asked).get(name, "stopped") == (last_day or "stopped")
    assert (name in nobodys_breach(asked)) is (last_day is not None and name in TIME_TO_BE_USED_OR_NOT)


def test_every_name_of_a_clock_has_one_rule_with_its_words():
    assert sorted(rule.name for rule in clocks.CLOCKS) == sorted(C)
    assert [rule.name for rule in clocks.CLOCKS if not (rule.words and rule.counted_from and rule.rests_when)] == []


@pytest.mark.parametrize("rule", clocks.CLOCKS, ids=lambda rule: rule.name)
def test_the_last_day_of_every_clock_has_a_place_in_the_law(rule):
    assert rule.due(matter()).citations
    assert rule.due(matter()).rules


CEASES = PublicInterestDecision(result="not_in_public_interest")
GOES_ON = PublicInterestDecision(result="recordable_conduct_matter")
SIGNED = Withdrawal(signed=True)
LONG_AGO = STARTED.but(received=date(2026, 7, 1))
BUSY = {
    "withdrawal": SIGNED,
    "recorded": True,
    "handling": "local_investigation",
    "as_of": date(2028, 1, 10),
    "officer_notice": WITH_TERMS,
    "review": Review(recommendation_on=date(2026, 11, 2)),
    "dates": LONG_AGO.but(views_sought=date(2026, 11, 2)),
}
UNDER_WAY = {
    C.UPDATE,
    C.TWELVE_MONTH_REPORT,
    C.RECOMMENDATION_RESPONSE,
    C.VIEWS,
    C.OFFICER_REPRESENTATIONS,
}
REFERABLE = (conduct(descriptions={"serious_assault"}),)
ABOUT_DATA = (harmless(data_protection=True),)


def test_WDN_06_nothing_runs_when_part_2_has_ceased():
    busy = assessed(**BUSY, suspension=ASKED)
    assert set(names(busy)) == UNDER_WAY
    assert names(busy.but(public_interest=CEASES)) == {}
    finished = {"dates": FINISHED, "recorded": True, "handling": "not_investigated", "withdrawal": SIGNED}
    assert set(names(assessed(**finished))) == {C.OUTCOME_NOTICE, C.REVIEW_INFORMATION}
    assert names(assessed(**finished, public_interest=CEASES)) == {}
    unreferred = matter(allegations=REFERABLE, dates=STARTED.but(became_clear=MARCH), withdrawal=SIGNED)
    assert C.REFERRAL in names(unreferred)
    assert names(unreferred.but(public_interest=CEASES)) == {}


def test_WDN_06_as_a_conduct_matter_it_goes_on_without_a_review():
    goes_on = assessed(**BUSY, public_interest=GOES_ON)
    assert set(names(goes_on)) == UNDER_WAY
    words = {clock.name: clock.words for clock in clocks.running(goes_on)}
    assert words[C.UPDATE] == "Tell interested persons how it is going"
    (answer,) = [clock for clock in clocks.running(goes_on) if clock.name == C.RECOMMENDATION_RESPONSE]
    assert any("still answered" in note for note in answer.runs.unverified)
    (report,) = [clock for clock in clocks.running(goes_on) if clock.name == C.TWELVE_MONTH_REPORT]
    assert report.counted_from == "the day on which the complaint was made"
    reviewed = {
        "dates": FINISHED.but(last_update=date(2026, 9, 1)),
        "recorded": True,
        "handling": "not_investigated",
        "review": Review(information=(TOLD,)),
        "withdrawal": SIGNED,
    }
    assert set(names(assessed(**reviewed))) == {C.REVIEW_WINDOW}
    assert names(assessed(**reviewed, public_interest=GOES_ON)) == {}
    unexplained = assessed(**{**reviewed, "review": Review()}, public_interest=GOES_ON)
    assert names(unexplained) == {}


@pytest.mark.parametrize(("on", "there"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_WDN_02_and_INV_08_a_time_to_reply_that_is_over_is_no_longer_counted(on, there):
    assert (C.WITHDRAWAL_REPLY in names(assessed(withdrawal=WRITTEN, as_of=on))) is there
    assert (C.SUSPENSION_REPLY in names(assessed(suspension=ASKED, as_of=on))) is there


@pytest.mark.parametrize("kind", [conduct_matter, dsi])
def test_INF_11_where_nobody_complains_the_words_are_of_interested_persons(kind):
    dates = Dates(
        first_attention=date(2026, 3, 4),
        handling_started=date(2026, 3, 5),
        outcome=date(2026, 8, 27),
        proceedings_outcome=date(2026, 8, 27),
    )
    finished = {clock.name: clock for clock in clocks.running(kind(dates=dates, allegations=(harmless(),)))}
    assert finished[C.OUTCOME_NOTICE].words == "Tell interested persons the outcome"
    assert finished[C.PROCEEDINGS_OUTCOME_NOTICE].words == "Tell interested persons how the proceedings ended"
    assert C.REVIEW_INFORMATION not in finished
    going = kind(
        dates=dates.but(outcome=None, proceedings_outcome=None),
        allegations=(harmless(),),
        handling="local_investigation",
        as_of=date(2026, 6, 1),
    )
    running = {clock.name: clock for clock in clocks.running(going)}
    assert running[C.UPDATE].words == "Tell interested persons how it is going"
    assert running[C.UPDATE].last_day.value == date(2026, 4, 2)
    report = running[C.TWELVE_MONTH_REPORT]
    assert report.counted_from == "the day on which the matter came to the authority's attention"
    assert report.last_day.value == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("received", "allegations", "last_day"),
    [
        (date(2026, 6, 19), ABOUT_DATA, date(2026, 7, 18)),
        (date(2026, 6, 18), ABOUT_DATA, None),
        (date(2026, 6, 19), (harmless(),), None),
        (date(2026, 6, 19), (harmless(), *ABOUT_DATA), date(2026, 7, 18)),
        (date(2026, 6, 19), None, None),
    ],
)
def test_DPA_01_thirty_days_of_which_the_day_of_receipt_is_the_first(received, allegations, last_day):
    asked = matter(allegations=allegations, dates=Dates(received=received))
    assert names(asked).get(C.DATA_PROTECTION_ACKNOWLEDGEMENT) == last_day
    acknowledged = asked.but(dates=Dates(received=received, data_protection_acknowledged=date(2026, 6, 30)))
    assert C.DATA_PROTECTION_ACKNOWLEDGEMENT not in names(acknowledged)


def test_DPA_01_it_does_not_end_with_part_2_and_waits_for_the_day_of_receipt():
    ceased = assessed(**BUSY, public_interest=CEASES).but(allegations=ABOUT_DATA)
    assert names(ceased) == {C.DATA_PROTECTION_ACKNOWLEDGEMENT: date(2026, 7, 30)}
    (waiting,) = [
        clock
        for clock in clocks.running(matter(allegations=ABOUT_DATA))
        if clock.name == C.DATA_PROTECTION_ACKNOWLEDGEMENT
    ]
    assert [one.path for one in waiting.last_day.missing] == ["dates.received"]
    assert waiting.last_day.unverified


GRAVE = harmless(descriptions=frozenset({"serious_assault"}))


@pytest.mark.parametrize("clear", [date(2026, 6, 2), date(2026, 6, 10)])
@pytest.mark.parametrize("called", [date(2026, 6, 2), date(2026, 6, 5), date(2026, 6, 10)])
def test_REF_11_the_sum_in_words_is_that_of_the_day_that_binds(clear, called):
    days = Dates(made=date(2026, 6, 1), became_clear=clear, call_in=called)
    (clock,) = [one for one in clocks.running(matter(allegations=(GRAVE,), dates=days)) if one.name is C.REFERRAL]
    assert clock.last_day.value == min(clear, called) + timedelta(days=1)
    assert written(clock.last_day.value) in clock.sum_in_words


@pytest.mark.parametrize("start", range(3))
def test_every_sum_in_words_ends_on_the_last_day(start):
    rand = random.Random(start)
    for _ in range(60):
        for clock in clocks.running(invent.matter_of(invent.invented(rand))):
            assert clock.last_day.value is None or written(clock.last_day.value) in clock.sum_in_words

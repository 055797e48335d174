"""By when a matter is referred: every ground that is met has its day, and the earliest binds."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import referral, referral_days, voluntary
from complaintlaw.facts import ConductMatter
from complaintlaw.proceedings import Dates, PublicInterestDecision, Referral, Review, Withdrawal
from complaintlaw.referred import returned_for
from complaintlaw.steps import ReturnedFor, Who
from complaintlaw.vocabulary import Handling
from tests.law.build import conduct, dsi, harmless, matter, missing

GRAVE = (harmless(descriptions={"serious_assault"}),)
CLEAN = (harmless(),)
UNSAID = (conduct(),)
EARLY, LATE = date(2027, 3, 25), date(2027, 4, 10)


@pytest.mark.parametrize(
    ("allegations", "clear", "call_in", "due"),
    [
        (GRAVE, EARLY, None, date(2027, 3, 26)),
        (GRAVE, EARLY, LATE, date(2027, 3, 26)),
        (GRAVE, LATE, EARLY, date(2027, 3, 26)),
        (CLEAN, None, EARLY, date(2027, 3, 26)),
        (CLEAN, EARLY, LATE, date(2027, 4, 11)),
        (CLEAN, EARLY, None, None),
        (UNSAID, LATE, EARLY, date(2027, 3, 26)),
        (UNSAID, EARLY, EARLY, date(2027, 3, 26)),
    ],
)
def test_REF_11_and_REF_12_the_earliest_day_of_every_ground_that_is_met(allegations, clear, call_in, due):
    found = referral.referral_due(matter(allegations=allegations, dates=Dates(became_clear=clear, call_in=call_in)))
    assert found.is_known
    assert found.value == due


@pytest.mark.parametrize(
    ("allegations", "clear", "lacking"),
    [
        (GRAVE, None, {"dates.became_clear"}),
        (UNSAID, EARLY, {f"allegations[1].{name}" for name in ("alleged_results", "descriptions", "offence_maximum")}),
    ],
)
def test_REF_12_while_an_earlier_day_may_bind_the_call_in_is_only_the_latest(allegations, clear, lacking):
    found = referral.referral_due(matter(allegations=allegations, dates=Dates(became_clear=clear, call_in=LATE)))
    assert missing(found) == lacking
    assert "At the latest by Sunday 11 April 2027; a day that is not known may come before." in found.reasons


def test_REF_12_a_call_in_needs_no_clarity():
    found = referral.referral_due(matter(allegations=CLEAN, dates=Dates(call_in=datetime(2027, 5, 3, 9, 0))))
    assert found.value == date(2027, 5, 4)
    assert found.missing == ()


DIRECTED = Referral(route="mandatory", sent_back=True, rereferral_directed=True)


def test_REF_14_directed_again_by_the_end_of_the_day_after_the_direction():
    again = matter(allegations=GRAVE, dates=Dates(became_clear=EARLY), referral=DIRECTED.but(directed_on=LATE))
    found = referral.referral_due(again)
    assert found.value == date(2027, 4, 11)
    assert any("REF-14" in note for note in found.unverified)


def test_REF_14_without_the_day_of_the_direction_it_is_asked():
    again = matter(allegations=GRAVE, dates=Dates(became_clear=EARLY), referral=DIRECTED)
    assert missing(referral.referral_due(again)) == {"referral.directed_on"}
    assert referral.referral_due(again.but(referral=Referral(route="mandatory"))).is_no


BACK = Referral(route="voluntary", sent_back=True)
WILLING = {"grave_or_exceptional": frozenset({"appropriate_authority"}), "allegations": CLEAN}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"referral": BACK.but(consent=True)}, {Who.APPROPRIATE_AUTHORITY}),
        ({"referral": BACK.but(consent=False)}, set()),
        ({"referral": BACK}, None),
        ({"dg_direction": "section_28a"}, None),
        ({"arrived_as": "other_information", "indication": frozenset()}, set()),
    ],
)
def test_REF_14_again_voluntarily_only_with_consent(facts, expected):
    found = voluntary.may_refer(matter(**WILLING, **facts))
    assert found.value == expected
    if expected is None:
        assert missing(found) == {"referral.consent"}


def test_REF_13_only_a_recordable_conduct_matter_can_be_referred_voluntarily():
    shown = {**WILLING, "arrived_as": "other_information", "indication": frozenset({"crime_or_disciplinary"})}
    below = ConductMatter(affected_member_of_public=False, gravity_or_exceptional=False, appropriate_to_refer=True)
    assert voluntary.may_refer(matter(**shown, conduct_matter=below)).value == set()
    above = below.but(affected_member_of_public=True)
    assert voluntary.may_refer(matter(**shown, conduct_matter=above)).value == {Who.APPROPRIATE_AUTHORITY}


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        (Review(), set()),
        (Review(recommendation_on=LATE, recommendation_kind="remedy"), set()),
        (Review(recommendation_on=LATE, recommendation_kind="referral"), {Who.APPROPRIATE_AUTHORITY}),
        (Review(recommendation_on=LATE), None),
    ],
)
def test_REF_13_after_handling_it_the_authority_refers_only_on_a_recommendation(review, expected):
    found = voluntary.may_refer(matter(**WILLING, dates=Dates(outcome=EARLY), review=review))
    assert found.value == expected


@pytest.mark.parametrize(
    ("sent", "handling", "expected"),
    [
        (None, None, None),
        (Referral(route="mandatory"), Handling.LOCAL_INVESTIGATION, None),
        (Referral(route="mandatory"), None, None),
        (BACK, None, ReturnedFor.HANDLING),
        (BACK, Handling.NOT_INVESTIGATED, ReturnedFor.HANDLING),
        (BACK.but(sent_back_for="completion"), None, ReturnedFor.COMPLETION),
        (BACK.but(sent_back_for="handling"), Handling.LOCAL_INVESTIGATION, ReturnedFor.HANDLING),
    ],
)
def test_IOP_01_for_what_it_was_sent_back(sent, handling, expected):
    found = returned_for(matter(referral=sent, handling=handling))
    assert found.is_known
    assert found.value == expected


def test_IOP_01_during_a_local_investigation_it_cannot_be_told_unless_stated():
    found = returned_for(matter(referral=BACK, handling=Handling.LOCAL_INVESTIGATION))
    assert missing(found) == {"referral.sent_back_for"}


@pytest.mark.parametrize(
    ("clear", "decided", "due"),
    [(EARLY, LATE, date(2027, 4, 11)), (LATE, EARLY, date(2027, 4, 11)), (EARLY, None, date(2027, 3, 26))],
)
def test_REF_11_a_withdrawn_complaint_is_no_conduct_matter_before_that_was_decided(clear, decided, due):
    goes_on = PublicInterestDecision(result="recordable_conduct_matter", decided_on=decided)
    withdrawn = matter(
        allegations=GRAVE,
        dates=Dates(became_clear=clear),
        withdrawal=Withdrawal(signed=True),
        public_interest=goes_on,
    )
    assert referral.must_refer(withdrawn).is_yes
    assert referral.referral_due(withdrawn).value == due


def test_REF_11_a_withdrawal_that_is_not_decided_changes_no_day():
    undecided = matter(allegations=GRAVE, dates=Dates(became_clear=EARLY), withdrawal=Withdrawal(signed=True))
    assert referral.referral_due(undecided).value == date(2027, 3, 26)


def test_CM_02_only_a_call_in_is_marked_as_one():
    quiet = matter(allegations=CLEAN, arrived_as="other_information", indication={"crime_or_disciplinary"})
    called = quiet.but(dates=Dates(call_in=EARLY), conduct_matter=ConductMatter(affected_member_of_public=False))
    assert referral.must_refer(called).is_yes
    assert any("call in conduct" in note for note in referral.must_refer(called).unverified)
    assert not any("call in conduct" in note for note in referral.must_refer(quiet).unverified)


@pytest.mark.parametrize(
    ("due", "asked"), [(referral_days.due_after_direction, matter()), (referral_days.death_due_after_direction, dsi())]
)
def test_REF_14_and_DSI_01_without_the_day_of_the_direction_it_is_asked(due, asked):
    for unstated in (asked, asked.but(referral=DIRECTED)):
        found = due(unstated)
        assert found.is_open
        assert missing(found) == {"referral.directed_on"}
        (fact,) = found.missing
        assert fact.words == "when the Director General directed that it be referred again"


@pytest.mark.parametrize(
    ("directed", "last"),
    [
        (date(2026, 6, 1), date(2026, 6, 2)),
        (datetime(2026, 6, 1, 23, 59), date(2026, 6, 2)),
        (date(2026, 12, 24), date(2026, 12, 25)),
    ],
)
def test_REF_14_and_DSI_01_it_is_due_by_the_end_of_the_next_day_whatever_day_that_is(directed, last):
    again = DIRECTED.but(directed_on=directed)
    assert referral_days.due_after_direction(matter(referral=again)).value == last
    assert referral_days.death_due_after_direction(dsi(referral=again)).value == last

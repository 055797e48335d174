"""The first and the last case of each kind: where a rule begins and where it stops."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaintlaw import investigations, regime, review_body
from complaintlaw.assess import assess
from complaintlaw.dated import Dated, Held
from complaintlaw.facts import LinkedComplaint
from complaintlaw.finding import say
from complaintlaw.people import Investigator
from complaintlaw.proceedings import Dates, EarlierMatter
from complaintlaw.regime import Regime
from complaintlaw.vocabulary import Description, PersonKind, Rank
from tests.law.build import ESSEX, KENT, MET, conduct, harmless, matter, officer

INCIDENT = date(2026, 5, 4)
DAY = timedelta(days=1)
FIT = Investigator(
    kind=PersonKind.POLICE_OFFICER,
    force=ESSEX,
    competent=True,
    managed_by_person_complained_against=False,
    impartial=True,
)


@pytest.mark.parametrize(("left_on", "outside"), [(INCIDENT - DAY, True), (INCIDENT, False), (INCIDENT + DAY, False)])
def test_ELG_13_the_last_day_in_the_police_still_counts(left_on, outside):
    case = matter(dates=Dates(incident=INCIDENT))
    assert regime.is_outside_part_2(officer(left_on=left_on), case).is_yes is outside


@pytest.mark.parametrize(
    ("earlier", "governing"),
    [(date(2020, 1, 31), Regime.PRA_PRE_2020), (date(2020, 2, 1), Regime.PRA_2020)],
)
def test_TRN_01_an_earlier_complaint_carries_the_old_rules_over_up_to_their_last_day(earlier, governing):
    carried = EarlierMatter(made=earlier, being_handled=True)
    case = matter(dates=Dates(made=date(2020, 3, 2)), earlier_matter=carried)
    assert regime.regime(case).value is governing


@pytest.mark.parametrize(
    ("earlier", "applies"), [(date(2025, 5, 27), False), (date(2025, 5, 28), True), (date(2025, 5, 29), True)]
)
def test_TRN_02_an_earlier_complaint_carries_the_rules_of_delivery_over_up_to_their_last_day(earlier, applies):
    carried = EarlierMatter(made=earlier, being_handled=True)
    case = matter(dates=Dates(made=date(2025, 7, 1)), earlier_matter=carried)
    assert regime.under_delivery_rules_of_2025(case).is_yes is applies


@pytest.mark.parametrize("kind", investigations.SERVES_WITH_THE_POLICE)
def test_INV_01_everybody_who_serves_with_the_police_may_investigate(kind):
    case = matter(investigator=FIT.but(kind=kind))
    assert investigations.may_be_investigator(case).is_yes
    assert len(investigations.SERVES_WITH_THE_POLICE) == 5


def test_INV_02_one_head_of_the_Met_among_several_people_is_enough():
    people = (officer(id="a", force=MET), officer(Rank.COMMISSIONER, MET, id="b"))
    case = matter(persons_complained_against=people, investigator=FIT.but(home_secretary_nominee=False))
    assert investigations.may_be_investigator(case).is_no
    nominated = case.but(investigator=FIT.but(home_secretary_nominee=True))
    assert investigations.may_be_investigator(nominated).is_yes


def test_INV_02_one_chief_officer_over_the_investigator_among_several_people_is_enough():
    people = (officer(id="a"), officer(id="b", acting_chief_officer=True))
    case = matter(persons_complained_against=people, investigator=FIT.but(force=KENT))
    assert investigations.is_barred_by_office(case, FIT.but(force=KENT)).is_yes
    assert investigations.is_barred_by_office(case, FIT.but(force=ESSEX)).is_no


def test_REV_02_one_part_before_a_local_policing_body_is_enough():
    excluded = harmless(authority_can_exclude=frozenset({"proceedings", "article_2_or_3"}))
    people = (officer(id="a"), officer(Rank.CHIEF_SUPERINTENDENT, id="b", acting_chief_officer=True))
    case = matter(persons_complained_against=people, allegations=(excluded,))
    assert review_body.authority_is_lpb(case).is_yes
    assert review_body.review_body_reasons(case).value == {review_body.ReviewReason.APPROPRIATE_AUTHORITY_IS_LPB}


@pytest.mark.parametrize(
    ("allegation", "path"),
    [
        (conduct(if_proved_might_be=frozenset(), authority_can_exclude=frozenset()), "allegations[1].descriptions"),
        (harmless().but(if_proved_might_be=None), "allegations[1].if_proved_might_be"),
        (harmless().but(authority_can_exclude=None), "allegations[1].authority_can_exclude"),
    ],
)
def test_what_one_answer_alone_waits_for_is_among_what_is_missing(allegation, path):
    found = assess(matter(allegations=(allegation,)), on=date(2026, 6, 1))
    assert path in {fact.path for fact in found.missing}


def test_REF_11_the_moment_of_clarity_is_missing_once_it_must_be_referred():
    alleged = harmless(descriptions=frozenset({Description.SERIOUS_ASSAULT}))
    found = assess(matter(allegations=(alleged,)), on=date(2026, 6, 1))
    assert found.must_refer.is_yes
    assert "dates.became_clear" in {fact.path for fact in found.missing}


def test_the_number_of_a_part_is_no_difference_between_two():
    assert LinkedComplaint(number=1) == LinkedComplaint(number=2)
    assert conduct(number=1) == conduct(number=2)


@pytest.mark.parametrize(("begins", "fits"), [(INCIDENT, False), (INCIDENT + DAY, True)])
def test_a_value_begins_no_earlier_than_the_day_after_the_last_day_of_the_one_before(begins, fits):
    held = (Held(value=1, start=INCIDENT - DAY, end=INCIDENT, source="a"), Held(value=2, start=begins, source="b"))
    if fits:
        assert [Dated("It", *held).on(day) for day in (INCIDENT, begins)] == [1, 2]
    else:
        with pytest.raises(ValueError, match="overlaps"):
            Dated("It", *held)


def test_a_finding_cannot_be_changed():
    with pytest.raises(AttributeError):
        say(True).value = False

"""What the Director General must and may decide on a referral."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import oversight
from complaintlaw.facts import Matter
from complaintlaw.organisations import Organisation
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.steps import Direction, FormView, ReferralRoute
from complaintlaw.vocabulary import ArrivedAs, Handling, MightBe, PersonKind, Rank
from tests.law.build import KENT, MET, conduct, harmless, matter, missing, officer

CHIEF = officer(Rank.CHIEF_CONSTABLE)
INDICATED = frozenset({"crime_or_disciplinary"})
REFERRED = Referral(route=ReferralRoute.MANDATORY)
LOCAL, DIRECTED, INDEPENDENT = oversight.FORMS


def referred(who=CHIEF, **facts):
    return matter(**{"persons_complained_against": (who,), "referral": REFERRED, "indication": INDICATED, **facts})


@pytest.mark.parametrize(
    ("who", "must"),
    [
        (CHIEF, True),
        (officer(Rank.COMMISSIONER, Organisation.CITY_OF_LONDON), True),
        (officer(Rank.DEPUTY_COMMISSIONER, MET), True),
        (officer(Rank.DEPUTY_CHIEF_CONSTABLE), False),
        (officer(Rank.ASSISTANT_COMMISSIONER, MET), False),
    ],
)
def test_IOP_02_a_referred_complaint_about_a_chief_officer_must_be_investigated(who, must):
    assert oversight.iopc_must_investigate(referred(who)).value is must


def test_IOP_02_it_takes_an_indication():
    assert oversight.iopc_must_investigate(referred(indication=frozenset())).is_no
    assert oversight.iopc_must_investigate(referred(indication=frozenset({"article_2_or_3"}))).is_no
    assert missing(oversight.iopc_must_investigate(referred(indication=None))) == {"indication"}


def test_IOP_02_what_must_be_referred_counts_as_well():
    not_excluded = conduct(authority_can_exclude=frozenset())
    assert oversight.iopc_must_investigate(referred(referral=None, allegations=(not_excluded,))).is_yes
    assert oversight.iopc_must_investigate(referred(referral=None, allegations=(harmless(),))).is_no
    treated = referred(referral=None, allegations=(harmless(),), dg_direction=Direction.SECTION_28A)
    assert oversight.iopc_must_investigate(treated).is_yes


def test_CM_03_without_a_complaint_no_indication_is_needed():
    dsi = referred(
        arrived_as=ArrivedAs.OTHER_INFORMATION, dsi_circumstances=True, indication=frozenset(), referral=None
    )
    found = oversight.iopc_must_investigate(dsi)
    assert found.is_yes
    assert "CM-03" in found.rules
    conduct_matter = referred(arrived_as=ArrivedAs.OTHER_INFORMATION, referral=None)
    assert oversight.iopc_must_investigate(conduct_matter).is_yes
    assert oversight.iopc_must_investigate(dsi.but(persons_complained_against=(officer(),))).is_no


def test_IOP_02_what_is_no_matter_under_part_2_need_not_be_investigated():
    nothing = referred(arrived_as=ArrivedAs.OTHER_INFORMATION, indication=frozenset())
    assert oversight.iopc_must_investigate(nothing).is_no


@pytest.mark.parametrize(
    ("view", "forms"),
    [
        (None, {LOCAL, DIRECTED, INDEPENDENT}),
        (FormView.LOCAL_APPROPRIATE, {LOCAL}),
        (FormView.LOCAL_NOT_APPROPRIATE, {INDEPENDENT}),
        (FormView.DIRECTED_MORE_APPROPRIATE, {DIRECTED}),
    ],
)
def test_IOP_03_the_form_follows_from_the_view(view, forms):
    about_constable = referred(officer(), form_view=view)
    assert oversight.forms_permitted(about_constable).value == forms
    found = oversight.form_of_investigation(about_constable)
    if view is None:
        assert missing(found) == {"form_view"}
    else:
        assert found.value is next(iter(forms))


@pytest.mark.parametrize(
    ("view", "forms", "form"),
    [
        (None, {DIRECTED, INDEPENDENT}, None),
        (FormView.LOCAL_APPROPRIATE, {DIRECTED, INDEPENDENT}, None),
        (FormView.LOCAL_NOT_APPROPRIATE, {INDEPENDENT}, INDEPENDENT),
        (FormView.DIRECTED_MORE_APPROPRIATE, {DIRECTED}, DIRECTED),
    ],
)
def test_IOP_03_where_it_must_be_investigated_the_local_form_is_shut_out(view, forms, form):
    about_chief = referred(form_view=view)
    assert oversight.forms_permitted(about_chief).value == forms
    assert oversight.form_of_investigation(about_chief).value is form


def test_IOP_03_whether_the_local_form_is_open_can_turn_on_a_missing_fact():
    unsure = referred(indication=None, form_view=FormView.LOCAL_APPROPRIATE)
    assert missing(oversight.forms_permitted(unsure)) == {"indication"}
    assert oversight.form_of_investigation(unsure).is_open
    assert oversight.form_of_investigation(unsure.but(form_view=FormView.LOCAL_NOT_APPROPRIATE)).value is INDEPENDENT


def test_IOP_01_what_is_investigated_already_goes_back_to_be_finished():
    under_way = referred(officer(), handling=Handling.LOCAL_INVESTIGATION)
    assert oversight.must_go_back_to_be_finished(under_way).is_yes
    assert oversight.must_go_back_to_be_finished(under_way.but(handling=None)).is_no
    assert oversight.must_go_back_to_be_finished(under_way.but(referral=REFERRED.but(sent_back=True))).is_no


def test_IOP_05_what_was_not_referred_may_be_treated_as_referred():
    assert oversight.may_be_treated_as_referred(matter()).is_yes
    assert oversight.may_be_treated_as_referred(matter(referral=REFERRED)).is_no


@pytest.mark.parametrize(("day", "may"), [(date(2004, 3, 31), True), (date(2004, 4, 1), False)])
def test_OLD_01_old_cases_may_be_reopened(day, may):
    assert oversight.may_be_reopened(matter(dates=Dates(incident=day))).value is may
    assert missing(oversight.may_be_reopened(matter())) == {"dates.incident"}


def test_other_rules_leave_it_open():
    at_agency = Matter(
        persons_complained_against=(officer(force=KENT, kind=PersonKind.NCA_OFFICER),),
        allegations=(conduct(if_proved_might_be=frozenset({MightBe.CRIME})),),
    )
    assert oversight.iopc_must_investigate(at_agency).is_open

"""What the Director General must and may decide on a referral."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import oversight
from complaintlaw.facts import Matter, OldCase
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


@pytest.mark.parametrize("view", [None, FormView.LOCAL_APPROPRIATE])
def test_IOP_06_a_re_investigation_by_direction_is_never_local(view):
    again = referred(officer(), dg_direction=Direction.SECTION_13B, form_view=view)
    assert oversight.forms_permitted(again).value == {DIRECTED, INDEPENDENT}
    assert oversight.form_of_investigation(again).is_open


@pytest.mark.parametrize(
    ("handling", "reported", "compelling", "may"),
    [
        (INDEPENDENT, True, True, True),
        (DIRECTED, True, True, True),
        (LOCAL, True, True, False),
        (INDEPENDENT, False, True, False),
        (INDEPENDENT, True, False, False),
        (INDEPENDENT, True, None, None),
        (None, True, True, False),
    ],
)
def test_IOP_06_for_compelling_reasons_after_a_directed_or_independent_report(handling, reported, compelling, may):
    dates = Dates(report_submitted=date(2026, 9, 1) if reported else None)
    asked = referred(officer(), handling=handling, dates=dates, compelling_reasons=compelling)
    assert oversight.may_be_reinvestigated(asked).value is may


@pytest.mark.parametrize(
    ("of_chief", "of_constable", "of_matter", "must"),
    [
        (INDICATED, None, INDICATED, True),
        (None, INDICATED, INDICATED, None),
        (frozenset(), INDICATED, INDICATED, False),
        (None, None, frozenset(), False),
        (INDICATED, frozenset(), None, True),
        (None, None, None, None),
    ],
)
def test_IOP_02_the_indication_must_be_of_the_chief_officer(of_chief, of_constable, of_matter, must):
    people = (CHIEF.but(indication=of_chief), officer(id="s2", indication=of_constable))
    asked = referred(persons_complained_against=people, indication=of_matter)
    found = oversight.iopc_must_investigate(asked)
    assert found.value is must
    if must is None:
        assert missing(found) == {"persons_complained_against[s1].indication"}


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


def test_IOP_05_the_power_has_been_read():
    assert oversight.may_be_treated_as_referred(matter()).unverified == ()


def test_IOP_05_what_was_not_referred_may_be_treated_as_referred():
    assert oversight.may_be_treated_as_referred(matter()).is_yes
    assert oversight.may_be_treated_as_referred(matter(referral=REFERRED)).is_no


OLD = OldCase(exceptional=True, kept_from_recording=True)


@pytest.mark.parametrize(
    ("day", "old", "on", "may"),
    [
        (date(2004, 3, 31), OLD, None, True),
        (date(2004, 4, 1), OLD, None, False),
        (date(2004, 3, 31), OLD.but(kept_from_recording=False, was_complained_of=True), None, True),
        (date(2004, 3, 31), OLD.but(kept_from_recording=False, was_complained_of=False), None, False),
        (date(2004, 3, 31), OLD.but(exceptional=False), None, False),
        (date(1981, 5, 5), OLD.but(troubles_related=True), None, False),
        (date(1981, 5, 5), OLD.but(troubles_related=True), date(2024, 5, 1), False),
        (date(1981, 5, 5), OLD.but(troubles_related=True), date(2024, 4, 30), True),
    ],
)
def test_OLD_01_old_cases_may_be_reopened_in_exceptional_circumstances(day, old, on, may):
    asked = matter(dates=Dates(incident=day), old_case=old, as_of=on)
    found = oversight.may_be_reopened(asked)
    assert found.value is may
    assert found.unverified == ()


def test_OLD_01_what_is_not_known_of_an_old_case_is_asked():
    assert missing(oversight.may_be_reopened(matter())) == {
        "dates.incident",
        "old_case.exceptional",
        "old_case.kept_from_recording",
        "old_case.was_complained_of",
    }
    assert oversight.may_be_reopened(matter(dates=Dates(incident=date(2004, 4, 1)))).is_no


def test_other_rules_leave_it_open():
    at_agency = Matter(
        persons_complained_against=(officer(force=KENT, kind=PersonKind.NCA_OFFICER),),
        allegations=(conduct(if_proved_might_be=frozenset({MightBe.CRIME})),),
    )
    assert oversight.iopc_must_investigate(at_agency).is_open

"""An answer cites what governs a matter of its kind, and no provision for another kind."""

from __future__ import annotations

from datetime import date

import pytest

import complaintlaw as law
from complaintlaw.explain import explain
from complaintlaw.facts import ConductMatter
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.validation import StatedFacts
from tests.law.build import conduct_matter, dsi, harmless, matter, officer

GRAVE = (harmless(descriptions=frozenset({"serious_assault"})),)
DAYS = Dates(became_clear=date(2026, 11, 10), first_attention=date(2026, 11, 9))
JUDGED = ConductMatter(affected_member_of_public=True, gravity_or_exceptional=False, appropriate_to_refer=False)
COMPLAINT = matter(allegations=GRAVE, dates=DAYS, complainant=Complainant(claims=frozenset({"subject_of_conduct"})))
CONDUCT = conduct_matter(allegations=GRAVE, dates=DAYS, conduct_matter=JUDGED, recorded=None)
DEATH = dsi(dates=DAYS, recorded=None)


def decides(name, asked):
    return {f"{one.instrument.unit} {one.provision}" for one in law.question(name, asked).decides.citations}


@pytest.mark.parametrize(
    ("asked", "name", "cited", "strange"),
    [
        (COMPLAINT, "must_record", {"para 2(6A)", "para 2(6B)"}, {"para 14A", "para 11(3A)"}),
        (COMPLAINT, "must_refer", {"para 4(1)"}, {"para 13(1)", "para 14C"}),
        (COMPLAINT, "referral_due", {"reg 4(2)(a)"}, {"reg 7(4)(a)", "reg 9(b)"}),
        (CONDUCT, "must_record", {"para 11(3A)"}, {"para 2(6A)", "para 2(6B)", "para 13A(4)"}),
        (CONDUCT, "must_refer", {"para 13(1)"}, {"para 4(1)", "para 4(7)"}),
        (CONDUCT, "referral_due", {"reg 7(4)(a)"}, {"reg 4(2)(a)", "reg 9(b)"}),
        (DEATH, "must_record", {"para 14A"}, {"para 2(6A)", "para 2(6B)"}),
        (DEATH, "must_refer", {"para 14C"}, {"para 4(1)", "para 13(1)", "para 14A"}),
        (DEATH, "referral_due", {"reg 9(b)"}, {"reg 4(2)(a)", "reg 7(4)(a)"}),
    ],
)
def test_each_kind_of_matter_has_its_own_provisions(asked, name, cited, strange):
    found = decides(name, asked)
    assert cited <= found
    assert not strange & found


@pytest.mark.parametrize(("asked", "own"), [(COMPLAINT, "para 4(7)"), (CONDUCT, "para 13(7)"), (DEATH, "para 14C(3)")])
def test_REF_14_what_was_referred_is_spent_by_the_provision_for_its_kind(asked, own):
    sent = asked.but(referral=Referral(route="mandatory"))
    spent = {"para 4(7)", "para 13(7)", "para 14C(3)"}
    assert spent & decides("must_refer", sent) == {own}
    assert not spent & decides("must_refer", asked)


@pytest.mark.parametrize("route", ["mandatory", "treated_as_referred"])
def test_CM_01_a_conduct_matter_that_has_been_referred_is_recorded_for_that(route):
    sent = CONDUCT.but(referral=Referral(route=route), allegations=(harmless(),))
    assert decides("must_record", sent) >= {"para 13(1)", "para 13A(4)"}
    assert law.question("must_record", sent).is_yes


def test_REC_07_the_regulation_on_old_cases_is_no_reason_to_record_what_is_treated_as_referred():
    treated = matter(allegations=(harmless(),), referral=Referral(route="treated_as_referred"))
    assert decides("must_record", treated) == {"para 2(6A)", "para 2(6B)", "para 4A(4)"}


@pytest.mark.parametrize("acts", [True, None])
def test_REF_08_that_somebody_only_acts_as_chief_officer_is_marked(acts):
    acting = officer("assistant_chief_constable", acting_chief_officer=acts)
    asked = matter(persons_complained_against=(acting,), allegations=(harmless(authority_can_exclude=frozenset()),))
    found = law.question("must_refer", asked)
    assert found.is_no
    assert any("only acts as chief officer" in note for note in found.unverified) is bool(acts)
    chief = asked.but(persons_complained_against=(officer("chief_constable", acting_chief_officer=acts),))
    assert law.question("must_refer", chief).is_yes
    assert not any("only acts as chief officer" in note for note in law.question("must_refer", chief).unverified)


@pytest.mark.parametrize(
    ("allegations", "said"),
    [
        ((harmless(),), "It has been recorded. It need not have been."),
        (GRAVE, "It has been recorded, as it must be."),
        (None, "It has been recorded. Whether it must be cannot be said yet."),
    ],
)
def test_what_has_been_recorded_is_said_to_have_been(allegations, said):
    lines = explain([StatedFacts(name="", given=matter(allegations=allegations, recorded=True))])
    assert f"Recording: {said}" in " ".join(" ".join(lines).split())


def test_LOG_01_what_may_be_no_complaint_is_logged_until_it_is_shown_to_be_none():
    assert law.question("must_log", COMPLAINT).reasons == ("Every complaint is logged.",)
    unsaid = law.question("must_log", matter())
    assert unsaid.is_yes
    assert unsaid.reasons == ("Until it is shown to be no complaint, it is logged as one.",)
    none = law.question("must_log", CONDUCT)
    assert none.is_open
    assert any(reason.startswith("It is no complaint;") for reason in none.reasons)


def test_REF_12_the_day_of_a_call_in_does_not_begin_with_what_is_not_alleged():
    called = COMPLAINT.but(allegations=(harmless(),), dates=Dates(call_in=date(2026, 11, 20)))
    reasons = law.question("referral_due", called).reasons
    assert not any("is said to have resulted" in reason or "is alleged" in reason for reason in reasons)
    assert any(reason.startswith("The day is Friday 20 November 2026;") for reason in reasons)


def test_CM_07_a_repeat_does_not_begin_with_nobody_died():
    harmless_conduct = CONDUCT.but(allegations=(harmless(),))
    assert "Nobody died" not in " ".join(law.question("must_refer", harmless_conduct).reasons)

"""Who must be told where nobody complains, and when a complaint has been withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import notices
from complaintlaw.proceedings import PublicInterestDecision, Referral, Suspension, Withdrawal
from complaintlaw.steps import Step
from tests.law.build import conduct_matter, dsi, missing
from tests.law.notices.telling import (
    APPLIED,
    AUTHORITY,
    IF_NOTHING_SPEAKS_AGAINST_IT,
    INTERESTED,
    IOPC,
    LPB,
    ON_A_WITHDRAWAL,
    PERSON,
    REVIEW_BODY,
    told,
)

MANDATORY = Referral(route="mandatory")
OF_A_CONDUCT_MATTER = {
    "referred": {PERSON},
    "sent_back": {PERSON},
    "treated_as_referred": {AUTHORITY, PERSON},
    "form_determined": {AUTHORITY, INTERESTED, PERSON},
    "reinvestigation_determined": {AUTHORITY, INTERESTED, PERSON},
    "report_decided": {INTERESTED},
    "relevant_period_ended": {IOPC, LPB, INTERESTED, PERSON},
    "proceedings_concluded": {INTERESTED, IOPC},
}
OF_A_DEATH_OR_INJURY = {
    **OF_A_CONDUCT_MATTER,
    "referred": set(),
    "sent_back": set(),
    "treated_as_referred": {AUTHORITY},
    "report_decided": set(),
}
WHATEVER_IT_IS = ("found_not_a_complaint", "forwarded")


@pytest.mark.parametrize("step", sorted(set(Step) - set(WHATEVER_IT_IS)))
@pytest.mark.parametrize(("kind", "table"), [(conduct_matter, OF_A_CONDUCT_MATTER), (dsi, OF_A_DEATH_OR_INJURY)])
def test_CM_11_and_DSI_08_who_is_told_where_nobody_complains(kind, table, step):
    given = {
        "step": step,
        "handling": "local_investigation",
        "reason_to_withhold": "none",
        "proceedings_decided": "disciplinary",
    }
    found = notices.must_notify(kind(**given))
    assert found.is_known
    assert found.value == table.get(step, set())
    assert found.reasons


@pytest.mark.parametrize("step", ["referred", "sent_back", "treated_as_referred"])
def test_CM_11_only_prejudice_keeps_it_from_the_person_and_not_the_public_interest(step):
    def told_unless(reason):
        return notices.must_notify(conduct_matter(step=step, reason_to_withhold=reason))

    assert PERSON not in told_unless("might_prejudice").value
    assert PERSON in told_unless("public_interest").value
    assert missing(told_unless(None)) == {"reason_to_withhold"}


@pytest.mark.parametrize(("kind", "roles"), [(conduct_matter, {AUTHORITY, PERSON}), (dsi, {AUTHORITY})])
def test_IOP_05_a_referral_that_is_one_only_in_law_is_told_by_the_director_general(kind, roles):
    treated = Referral(route="treated_as_referred")
    found = notices.must_notify(kind(step="referred", referral=treated, reason_to_withhold="none"))
    assert found.value == roles
    assert "The Director General tells them." in found.reasons


@pytest.mark.parametrize("kind", [conduct_matter, dsi])
def test_INV_03_the_director_general_reports_where_nobody_complains(kind):
    given = {"step": "relevant_period_ended", "reason_to_withhold": "none", "handling": "independent_investigation"}
    assert notices.must_notify(kind(**given)).value == {LPB, AUTHORITY, INTERESTED, PERSON}


CEASES = PublicInterestDecision(result="not_in_public_interest")
GOES_ON = PublicInterestDecision(result="recordable_conduct_matter")
WITHDRAWN = {"withdrawal": Withdrawal(signed=True)}


@pytest.mark.parametrize("step", sorted(set(Step) - set(WHATEVER_IT_IS) - ON_A_WITHDRAWAL))
def test_WDN_06_a_withdrawn_complaint_is_told_of_as_what_it_has_become(step):
    assert told(step, **WITHDRAWN) == IF_NOTHING_SPEAKS_AGAINST_IT[step]
    assert told(step, **WITHDRAWN, public_interest=CEASES) == set()
    assert told(step, **WITHDRAWN, public_interest=GOES_ON) == OF_A_CONDUCT_MATTER.get(step, set())


@pytest.mark.parametrize("decision", [CEASES, GOES_ON, CEASES.but(reversed=True)])
@pytest.mark.parametrize(
    ("facts", "roles"),
    [
        ({}, set()),
        ({"referral": MANDATORY}, {AUTHORITY}),
        ({"referral": MANDATORY, "review": APPLIED.but(body="iopc")}, {AUTHORITY}),
        ({"referral": MANDATORY, "review": APPLIED.but(body="local_policing_body")}, {AUTHORITY, REVIEW_BODY}),
        ({"review": APPLIED.but(body="iopc")}, {REVIEW_BODY}),
        ({"review": APPLIED.but(body="local_policing_body")}, {REVIEW_BODY}),
        ({"review": APPLIED.but(recommendation_on=date(2026, 11, 20))}, set()),
    ],
)
def test_WDN_05_what_is_decided_on_the_public_interest_is_told_either_way(facts, roles, decision):
    given = {**facts, **WITHDRAWN, "public_interest": decision}
    assert told("public_interest_decided", **given) == roles | {PERSON}
    for reason in ("might_prejudice", "public_interest"):
        assert told("public_interest_decided", **given, reason_to_withhold=reason) == roles


def test_INV_08_after_a_suspension_only_the_person_is_told():
    over = {"withdrawal": None, "suspension": Suspension(concluded=True, wish="not_resume"), "referral": MANDATORY}
    assert told("public_interest_decided", **over) == {PERSON}
    assert told("public_interest_decided", **over, reason_to_withhold="public_interest") == set()
    resumed = {**over, "suspension": Suspension(concluded=True, wish="resume")}
    assert told("public_interest_decided", **resumed) == set()
    assert told("public_interest_decided", withdrawal=None) == set()

"""What it says when nothing is said of a fact: of a step, that it was not taken; of anything else, nothing."""

from __future__ import annotations

import dataclasses

import pytest

from complaintlaw import facts, people, proceedings
from complaintlaw.declaring import FactField
from complaintlaw.reading import Facts
from complaintlaw.vocabulary import ArrivedAs, PersonKind
from tests.law.core.test_stating import KINDS, REQUIRED

# A case file is complete about what has been done: these have not happened, or are not so, until it says that they are.
NOT_DONE = {
    "AcceleratedProcedure": "report_on certified_on memorandum_received_on",
    "Complainant": "left_on",
    "Dates": "call_in last_update outcome report_submitted proceedings_started proceedings_outcome views_sought "
    "data_protection_acknowledged recommended_on_report",
    "Delegate": "works_for",
    "LearningRecommendation": "reply_received_on objection_decision told_of_decision_on",
    "Matter": "handling statement_made_for dg_direction withholding_purpose proceedings_decided step document",
    "OfficerNotice": "sent_at given_on terms_given_on interview_set_for",
    "PersonComplainedAgainst": "left_on",
    "PublicInterestDecision": "decided_on",
    "Receipt": "forwarded_on",
    "Referral": "directed_on",
    "Review": "body recommendation_on decided_on",
    "Section13ANotice": "third_step_on given_on",
    "Suspension": "wish letter_sent_on by",
    "Withdrawal": "letter_sent_on reply notified_on",
}
NOT_SO = {
    "AcceleratedProcedure": "not_objected",
    "Allegation": "low_value_cap evidence_against data_protection",
    "Complainant": "wants_recorded",
    "ConductMatter": "dealt_with_by_proceedings",
    "DeathOrInjury": "last_dealing_unclear",
    "LearningRecommendation": "objected",
    "LinkedComplaint": "death_or_injury_alone",
    "Matter": "dsi_circumstances incident_death_or_injury conduct_outside_england_and_wales "
    "addressed_to_chief_officer recorded exceptional_circumstances",
    "OldCase": "troubles_related",
    "PersonComplainedAgainst": "acting_chief_officer",
    "PublicInterestDecision": "reversed",
    "Referral": "sent_back rereferral_directed",
    "Section13ANotice": "covers_informing",
    "Suspension": "concluded",
}
OTHERWISE = {
    ("Complainant", "kind"): PersonKind.NOT_POLICE,
    ("Matter", "arrived_as"): ArrivedAs.EXPRESSION_OF_DISSATISFACTION,
    ("Matter", "grave_or_exceptional"): frozenset(),
    ("PersonComplainedAgainst", "identified"): True,
    ("Review", "applicant"): "complainant",
    ("Review", "lacks"): frozenset(),
}
JUDGED = {
    "AcceleratedProcedure": "special_conditions",
    "Allegation": "if_proved_might_be authority_can_exclude descriptions",
    "ConductMatter": "affected_member_of_public gravity_or_exceptional appropriate_to_refer",
    "DeathOrInjury": "contact_contributed",
    "Delegate": "impartial",
    "EarlierComplaint": "substantially_same fresh_indication fresh_evidence evidence_available_before",
    "InvestigationReport": "indicates_crime indicates_disciplinary prosecutors_appropriate",
    "Investigator": "competent impartial",
    "LinkedComplaint": "referable_conduct_alleged review_reasons",
    "Matter": "indication reason_to_withhold significant_risk form_view compelling_reasons",
    "OldCase": "exceptional",
    "PersonComplainedAgainst": "indication",
}


def _names(table: dict[str, str], kind: type) -> set[str]:
    return set(table.get(kind.__name__, "").split())


def _facts_of(kind: type[Facts]) -> dict[str, FactField]:
    names = [item.name for item in dataclasses.fields(kind)]
    return {name: kind.__dict__[name] for name in names if isinstance(kind.__dict__.get(name), FactField)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nothing_said_of_a_step_means_that_it_was_not_taken_and_of_a_fact_that_it_is_not_known(kind):
    thing = kind(**REQUIRED.get(kind.__name__, {}))
    silent = {name: getattr(thing, name) for name in _facts_of(kind)}
    known = {name: found.value for name, found in silent.items() if found.is_known}
    assert known == {
        **dict.fromkeys(_names(NOT_DONE, kind)),
        **dict.fromkeys(_names(NOT_SO, kind), False),
        **{name: value for (owner, name), value in OTHERWISE.items() if owner == kind.__name__},
    }
    assert all(type(found) is type(known[name]) for name, found in known.items() if isinstance(found, bool))
    assert all(found.missing for found in silent.values() if found.is_open)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_a_person_decides_is_marked_as_a_judgement_and_nothing_else_is(kind):
    thing = kind(**REQUIRED.get(kind.__name__, {}))
    marked = {name for name in _facts_of(kind) if any(one.judgement for one in getattr(thing, name).missing)}
    assert marked == _names(JUDGED, kind)


def test_the_tables_name_kinds_of_facts_that_there_are():
    known = {
        kind.__name__ for module in (facts, people, proceedings) for kind in vars(module).values() if kind in KINDS
    }
    assert {*NOT_DONE, *NOT_SO, *JUDGED, *(owner for owner, _ in OTHERWISE)} <= known


def test_a_fact_came_with_the_first_version_of_the_format_unless_it_says_that_it_came_later():
    since = {fact.since for kind in KINDS for fact in _facts_of(kind).values()}
    assert since == {1, 2}

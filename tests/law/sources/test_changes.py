"""What may have changed is dated, sourced and honest about how certain it is."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import chapters
from complaintlaw.changes import CHANGES, Certainty
from complaintlaw.citation import INSTRUMENTS, PRA, SCHEDULE_3
from complaintlaw.register import RULES
from complaintlaw.uncoded import NOT_CODE


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.values.name)
def test_a_change_has_a_day_a_source_and_an_instrument(change):
    assert change.made_by.instrument in INSTRUMENTS
    assert change.here
    for held in change.values.held:
        assert held.value
        assert held.source
    newest = change.values.held[-1]
    assert newest.unverified or change.certainty is Certainty.READ


def test_each_is_another_change():
    names = [change.values.name for change in CHANGES]
    assert len(set(names)) == len(names)


def test_the_rules_that_are_named_are_there():
    assert chapters.CHAPTERS
    known = {rule.id for rule in RULES} | set(NOT_CODE)
    assert {rule_id for change in CHANGES for rule_id in change.rules} <= known


def _named(words: str):
    (found,) = (change for change in CHANGES if words in change.values.name)
    return found


def test_the_measure_of_force_is_that_of_its_day():
    force = _named("use of force").values
    assert "civil law" in force.on(date(2026, 6, 29))
    assert "criminal law" in force.on(date(2026, 6, 30))
    assert force.entry(date(2026, 6, 30)).unverified


def test_personal_data_are_acknowledged_from_19_june_2026():
    data = _named("personal data").values
    assert data.on(date(2026, 6, 18)).startswith("no duty")
    assert "30 days" in data.on(date(2026, 6, 19))


def test_what_is_only_planned_says_so():
    assert _named("commissioners").certainty is Certainty.PLANNED


def test_a_change_touches_the_rules_that_cite_what_it_changes():
    change = _named("When prosecutors")
    assert change.touches("FIN-03", (SCHEDULE_3.at("23(5A)"),))
    assert not change.touches("REV-14", (SCHEDULE_3.at("25(4E)"), PRA.at("23")))
    assert _named("use of force").touches("SP-01", ())
    touched = {rule.id for rule in RULES if change.touches(rule.id, rule.citations)}
    assert "FIN-03" in touched

"""Complaining for somebody else."""

from __future__ import annotations

import pytest

from complaintlaw import representation
from complaintlaw.people import Complainant, Representative
from complaintlaw.representation import ComplainantIs
from complaintlaw.vocabulary import RepresentativeIs
from tests.law.build import matter, missing


def on_behalf(age=None, **facts):
    return matter(complainant=Complainant(age=age), representative=Representative(**facts))


NEITHER = {"written_consent": False, "designated": False}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"written_consent": True}, "yes"),
        ({"designated": True}, "yes"),
        ({**NEITHER, "relationship": RepresentativeIs.OTHER}, "no"),
        ({**NEITHER, "relationship": RepresentativeIs.OTHER, "age": 9}, "no"),
        ({"written_consent": False, "relationship": RepresentativeIs.OTHER}, "cannot say yet"),
    ],
)
def test_REP_01_consent_that_can_be_produced_or_designation(facts, expected):
    assert representation.representation_authorised(on_behalf(**facts)).answer.value == expected


@pytest.mark.parametrize("who", [RepresentativeIs.PARENT, RepresentativeIs.LEGAL_GUARDIAN])
@pytest.mark.parametrize(("age", "expected"), [(15, "yes"), (16, "no"), (17, "no"), (None, "cannot say yet")])
def test_REP_03_and_REP_04_a_parent_speaks_for_a_child_under_16(who, age, expected):
    found = representation.representation_authorised(on_behalf(age=age, relationship=who, **NEITHER))
    assert found.answer.value == expected


def test_REP_03_the_basis_is_marked_as_not_seen():
    found = representation.representation_authorised(on_behalf(age=9, relationship=RepresentativeIs.PARENT, **NEITHER))
    assert any(note.startswith("REP-03") for note in found.unverified)


def test_REP_05_consent_is_asked_for_until_it_is_there():
    assert representation.must_request_consent(on_behalf(relationship="other", **NEITHER)).is_yes
    assert representation.must_request_consent(on_behalf(written_consent=True)).is_no
    assert "representative.written_consent" in missing(representation.must_request_consent(on_behalf()))


def test_REP_02_the_represented_person_is_the_complainant():
    found = representation.complainant_is(on_behalf())
    assert found.value is ComplainantIs.REPRESENTED_PERSON
    assert representation.may_notify_representative(on_behalf(written_consent=True)).is_yes


def test_REP_02_without_a_representative_nothing_of_this_arises():
    alone = matter()
    assert representation.complainant_is(alone).value is ComplainantIs.PERSON_COMPLAINING
    assert representation.representation_authorised(alone).is_no
    assert representation.must_request_consent(alone).is_no
    assert representation.may_notify_representative(alone).is_no

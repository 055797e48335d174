"""The appropriate authority, person by person."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import authority
from complaintlaw.authority import Several
from complaintlaw.facts import Matter
from complaintlaw.organisations import Organisation, chief_officer, lpb
from complaintlaw.vocabulary import PersonKind, Rank
from tests.law.build import ESSEX, KENT, MET, conduct, matter, missing, officer, service

O = Organisation  # noqa: E741 - a table of organisations


def found(*people, **facts):
    return authority.appropriate_authority(matter(persons_complained_against=people, **facts))


@pytest.mark.parametrize("rank", [rank for rank in Rank if rank not in (Rank.CHIEF_CONSTABLE, Rank.COMMISSIONER)])
def test_AA_01_and_AA_03_everybody_else_is_under_the_chief_officer(rank):
    assert found(officer(rank)).value == chief_officer(KENT)


@pytest.mark.parametrize(
    "person",
    [officer(Rank.CHIEF_CONSTABLE), officer(Rank.ASSISTANT_CHIEF_CONSTABLE, acting_chief_officer=True)],
)
def test_AA_02_the_chief_officer_and_whoever_acts_as_one_are_under_the_local_policing_body(person):
    assert found(person).value == lpb(KENT)


def test_AA_02_without_the_rank_it_is_one_of_the_two():
    unknown = found(officer(rank=None))
    assert unknown.possible == {chief_officer(KENT), lpb(KENT)}
    assert missing(unknown) == {"persons_complained_against[s1].rank"}


def test_AA_01_the_present_force_counts():
    assert found(officer(force=ESSEX, force_then=KENT)).value == chief_officer(ESSEX)


def test_AA_04_service_goes_to_the_chief_officer_even_when_the_letter_names_one():
    about = Matter(allegations=(service(),), force=KENT, addressed_to_chief_officer=True)
    assert authority.appropriate_authority(about).value == chief_officer(KENT)
    transport = about.but(force=O.BRITISH_TRANSPORT_POLICE)
    assert str(authority.appropriate_authority(transport).value) == "british-transport-police"


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((officer(), officer(id="s2")), chief_officer(KENT)),
        ((officer(), officer(id="s2", force=ESSEX)), Several.SEVERAL),
        ((officer(), officer(Rank.CHIEF_CONSTABLE, id="s2")), Several.SEVERAL),
        ((officer(), officer(id="s2", rank=None, kind=PersonKind.NOT_POLICE)), chief_officer(KENT)),
        ((officer(id="s2", rank=None, kind=PersonKind.NOT_POLICE), officer()), chief_officer(KENT)),
        ((officer(rank=None), officer(id="s2"), officer(id="s3", force=ESSEX)), Several.SEVERAL),
        ((officer(rank=None), officer(id="s2", force=ESSEX)), Several.SEVERAL),
    ],
)
def test_AA_05_parts_are_put_together(people, expected):
    assert found(*people).value == expected


def test_AA_05_where_the_parts_have_different_authorities_no_single_one_is_named():
    two = matter(persons_complained_against=(officer(), officer(id="s2", force=ESSEX)))
    assert authority.with_one_authority(two).is_open
    assert authority.with_one_authority(matter()).value == chief_officer(KENT)


def test_AA_13_the_scheme_for_the_transport_police_ends_at_the_border_for_its_service_too():
    asked = matter(force=O.BRITISH_TRANSPORT_POLICE, persons_complained_against=(), allegations=(service(),))
    abroad = asked.but(conduct_outside_england_and_wales=True)
    assert authority.appropriate_authority(abroad).is_no
    within = asked.but(conduct_outside_england_and_wales=False)
    assert str(authority.appropriate_authority(within).value) == "british-transport-police"


def test_AA_05_what_is_about_service_is_no_part_of_a_conduct_matter():
    asked = matter(
        arrived_as="other_information",
        indication=frozenset({"crime_or_disciplinary"}),
        force=ESSEX,
        allegations=(conduct(), service()),
    )
    assert authority.appropriate_authority(asked).value == chief_officer(KENT)
    nothing_shown = asked.but(indication=frozenset(), dsi_circumstances=False)
    assert authority.appropriate_authority(nothing_shown).value is Several.SEVERAL


@pytest.mark.parametrize(
    "facts", [{}, {"allegations": (conduct(),)}, {"allegations": (conduct(), service()), "force": KENT}]
)
def test_AA_09_nobody_named_means_that_it_may_be_anybody(facts):
    assert "persons_complained_against" in missing(authority.appropriate_authority(Matter(**facts)))


def test_AA_08_somebody_who_left_is_judged_by_the_last_post():
    retired = officer(Rank.CHIEF_CONSTABLE, left_on=date(2026, 3, 1))
    assert authority.appropriate_authority(
        matter(persons_complained_against=(retired,)).but(dates=matter().dates.but(incident=date(2026, 2, 1)))
    ).value == lpb(KENT)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kind": PersonKind.CONTRACTOR}, "chief_officer:kent"),
        ({"kind": PersonKind.NCA_OFFICER, "force": None}, "national-crime-agency"),
        ({"kind": PersonKind.POLICE_OFFICER, "force": O.BRITISH_TRANSPORT_POLICE}, "british-transport-police"),
        ({"kind": PersonKind.POLICE_OFFICER, "force": O.POLICE_SCOTLAND}, "None"),
        ({"kind": PersonKind.LPB_OFFICE_HOLDER}, "None"),
        ({"kind": PersonKind.POLICE_STAFF}, "chief_officer:kent"),
    ],
)
def test_AA_10_and_AA_12_other_people_and_bodies(facts, expected):
    one = found(officer(**{"rank": None, **facts}))
    assert one.is_known
    assert str(one.value) == expected


def test_a_person_on_relevant_service_is_not_settled_here():
    one = found(officer(rank=None, kind=PersonKind.ON_RELEVANT_SERVICE))
    assert one.is_open
    assert one.missing == ()


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (officer(Rank.CHIEF_CONSTABLE), True),
        (officer(Rank.COMMISSIONER, force=MET), True),
        (officer(Rank.DEPUTY_COMMISSIONER, force=MET), True),
        (officer(Rank.DEPUTY_CHIEF_CONSTABLE), False),
        (officer(Rank.DEPUTY_CHIEF_CONSTABLE, acting_chief_officer=True), False),
        (officer(Rank.CONSTABLE, force=MET), False),
    ],
)
def test_chief_officers_and_the_mets_deputy_commissioner(person, expected):
    assert authority.is_chief_or_met_deputy(person).value is expected


def test_AA_05_two_that_differ_settle_it_whatever_the_third_is():
    people = (officer(), officer(id="s2", force=None), officer(id="s3", force=ESSEX))
    assert authority.appropriate_authority(matter(persons_complained_against=people)).value is Several.SEVERAL


def test_AA_01_only_of_a_transferred_officer_is_it_marked_which_chief_officer_is_meant():
    stayed, moved = (matter(persons_complained_against=(officer(force_then=force),)) for force in (KENT, ESSEX))
    assert (
        authority.appropriate_authority(stayed).value
        == authority.appropriate_authority(moved).value
        == chief_officer(KENT)
    )
    assert not authority.appropriate_authority(stayed).unverified
    assert any("transferred" in note for note in authority.appropriate_authority(moved).unverified)

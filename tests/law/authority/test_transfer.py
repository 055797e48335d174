"""Passing a complaint on, showing people elsewhere, and acting in the authority's place."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import transfer
from complaintlaw.assess import question
from complaintlaw.facts import Matter
from complaintlaw.organisations import IOPC, LpbKind, Organisation, chief_officer, lpb
from complaintlaw.proceedings import Dates, Section13ANotice
from complaintlaw.vocabulary import PersonKind, Rank
from tests.law.build import ESSEX, KENT, MET, matter, missing, officer, service


@pytest.mark.parametrize(
    ("receiver", "exceptional", "expected"),
    [
        (chief_officer(KENT), False, None),
        (chief_officer(ESSEX), False, chief_officer(KENT)),
        (lpb(KENT), False, chief_officer(KENT)),
        (IOPC, False, chief_officer(KENT)),
        (IOPC, True, None),
        (chief_officer(ESSEX), True, chief_officer(KENT)),
    ],
)
def test_AA_06_and_AA_07_it_is_passed_to_the_authority(receiver, exceptional, expected):
    found = transfer.must_forward_to(matter(receiver=receiver, exceptional_circumstances=exceptional))
    assert found.is_known
    assert found.value == expected


def test_AA_06_the_receiver_must_be_known():
    assert missing(transfer.must_forward_to(matter())) == {"receiver"}


def test_AA_06_with_no_authority_nothing_is_passed_on():
    private = officer(rank=None, kind=PersonKind.NOT_POLICE)
    assert transfer.must_forward_to(matter(persons_complained_against=(private,))).is_no


@pytest.mark.parametrize(
    ("force", "on", "expected"),
    [
        (KENT, None, LpbKind.PCC),
        (MET, None, LpbKind.MOPAC),
        (Organisation.GREATER_MANCHESTER, date(2016, 1, 1), LpbKind.PCC),
        (Organisation.GREATER_MANCHESTER, date(2026, 1, 1), LpbKind.MAYOR),
    ],
)
def test_AA_11_the_kind_of_local_policing_body(force, on, expected):
    asked = matter(persons_complained_against=(officer(force=force),), as_of=on)
    assert transfer.kind_of_local_policing_body(asked).value is expected


@pytest.mark.parametrize(
    ("force", "on", "kind", "marked"),
    [
        (KENT, date(2028, 5, 6), LpbKind.PCC, False),
        (KENT, date(2028, 5, 7), LpbKind.PCC, True),
        (ESSEX, date(2017, 9, 30), LpbKind.PCC, True),
        (ESSEX, date(2026, 1, 1), LpbKind.PFCC, True),
        (ESSEX, date(2028, 6, 1), LpbKind.PFCC, True),
        (MET, date(2028, 6, 1), LpbKind.MOPAC, False),
        (Organisation.GREATER_MANCHESTER, date(2028, 6, 1), LpbKind.MAYOR, False),
        (Organisation.WEST_YORKSHIRE, date(2021, 5, 9), LpbKind.PCC, True),
        (KENT, None, LpbKind.PCC, False),
    ],
)
def test_AA_11_what_is_not_sure_of_the_day_is_marked(force, on, kind, marked):
    found = transfer.kind_of_local_policing_body(matter(persons_complained_against=(officer(force=force),), as_of=on))
    assert found.value is kind
    assert any("AA-11" in note for note in found.unverified) is marked


def test_AA_11_after_may_2028_the_white_paper_is_named():
    found = transfer.kind_of_local_policing_body(matter(as_of=date(2028, 6, 1)))
    assert "white paper of 26 January 2026" in found.unverified[0]


def test_AA_11_cannot_be_said_of_two_forces_or_of_none():
    two = matter(persons_complained_against=(officer(), officer(id="s2", force=ESSEX)))
    assert transfer.kind_of_local_policing_body(two).is_open
    agency = Matter(force=Organisation.NATIONAL_CRIME_AGENCY)
    assert transfer.kind_of_local_policing_body(agency).is_open
    assert transfer.kind_of_local_policing_body(matter(as_of=date(2010, 1, 1))).is_open
    assert missing(transfer.kind_of_local_policing_body(Matter())) == {"force"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kind": PersonKind.LPB_OFFICE_HOLDER}, "police-and-crime-panel"),
        ({"kind": PersonKind.POLICE_OFFICER, "force": Organisation.POLICE_SCOTLAND}, "police-scotland"),
        (
            {"kind": PersonKind.POLICE_OFFICER, "force": Organisation.POLICE_SERVICE_NORTHERN_IRELAND},
            "police-ombudsman-northern-ireland",
        ),
        ({"kind": PersonKind.NCA_OFFICER}, "national-crime-agency"),
        ({"kind": PersonKind.OTHER_BODY_OFFICER, "force": Organisation.BORDER_FORCE}, "border-force"),
        (
            {"kind": PersonKind.OTHER_BODY_OFFICER, "force": Organisation.COLLEGE_OF_POLICING},
            "college-of-policing",
        ),
        ({"kind": PersonKind.POLICE_OFFICER}, "None"),
        ({"kind": PersonKind.NOT_POLICE}, "None"),
    ],
)
def test_ELG_13_people_are_shown_where_to_go(facts, expected):
    found = transfer.should_be_shown_to(matter(persons_complained_against=(officer(**{"rank": None, **facts}),)))
    assert found.is_known
    assert str(found.value) == expected


def test_ELG_13_for_a_mayor_it_differs_from_area_to_area():
    mayor = officer(rank=None, kind=PersonKind.LPB_OFFICE_HOLDER, force=Organisation.WEST_YORKSHIRE)
    assert transfer.should_be_shown_to(matter(persons_complained_against=(mayor,))).is_open


def test_ELG_13_with_several_people_or_nobody():
    scot = officer(id="s2", force=Organisation.POLICE_SCOTLAND)
    agent = officer(id="s3", rank=None, kind=PersonKind.NCA_OFFICER)
    assert str(transfer.should_be_shown_to(matter(persons_complained_against=(officer(), scot))).value) == (
        "police-scotland"
    )
    assert transfer.should_be_shown_to(matter(persons_complained_against=(scot, agent))).is_open
    assert missing(transfer.should_be_shown_to(matter(persons_complained_against=(scot, officer(force=None))))) == {
        "persons_complained_against[s1].force"
    }
    assert transfer.should_be_shown_to(Matter()).is_no
    transport = Matter(allegations=(service(),), force=Organisation.BRITISH_TRANSPORT_POLICE)
    assert str(transfer.should_be_shown_to(transport).value) == "british-transport-police"


def noticed(given_on, made=None, covers_informing=False, person=None):
    return matter(
        persons_complained_against=(person or officer(),),
        section_13a=Section13ANotice(given_on=given_on, covers_informing=covers_informing),
        dates=Dates(made=made),
    )


@pytest.mark.parametrize(
    ("given_on", "made", "expected"),
    [
        (date(2026, 4, 1), date(2026, 3, 31), chief_officer(KENT)),
        (date(2026, 4, 1), date(2026, 4, 1), lpb(KENT)),
        (date(2025, 5, 28), None, lpb(KENT)),
        (date(2025, 5, 29), None, None),
        (None, date(2026, 4, 1), chief_officer(KENT)),
    ],
)
def test_LPB_02_and_LPB_04_the_notice_counts_from_its_own_day(given_on, made, expected):
    assert transfer.initial_handling_by(noticed(given_on, made)).value == expected


def test_LPB_02_without_a_notice_the_authority_acts():
    assert transfer.initial_handling_by(matter()).value == chief_officer(KENT)


def test_LPB_02_what_either_authority_would_lead_to_is_known():
    found = transfer.initial_handling_by(noticed(date(2025, 1, 1), person=officer(rank=None)))
    assert found.value == lpb(KENT)
    assert found.missing == ()


def test_LPB_04_a_chief_officers_own_conduct_is_with_the_local_policing_body_anyway():
    assert transfer.initial_handling_by(noticed(date(2025, 1, 1), person=officer(Rank.CHIEF_CONSTABLE))).value == (
        lpb(KENT)
    )


def test_LPB_02_once_recorded_the_chief_officer_handles_it():
    assert transfer.recorded_handling_by(noticed(date(2025, 1, 1))).value == chief_officer(KENT)


def test_LPB_03_informing_is_taken_over_only_if_the_notice_says_so():
    assert transfer.informing_taken_over(noticed(date(2025, 1, 1), covers_informing=True)).is_yes
    assert transfer.informing_taken_over(noticed(date(2025, 1, 1))).is_no
    assert transfer.informing_taken_over(matter()).is_no


def test_LPB_05_the_28_days_start_with_the_day_of_the_third_step():
    step = matter(section_13a=Section13ANotice(third_step_on=date(2027, 3, 1)))
    assert transfer.earliest_notice(step).value == date(2027, 3, 29)
    assert transfer.earliest_notice(matter()).is_no


def test_AA_11_persons_of_two_forces_have_no_one_local_policing_body():
    kent, met = officer(), officer(id="s2", force=MET)
    assert question("kind_of_local_policing_body", matter(persons_complained_against=(kent, met))).is_open
    assert question("kind_of_local_policing_body", matter(persons_complained_against=(met, kent))).is_open
    assert question("kind_of_local_policing_body", matter(persons_complained_against=(met,))).value == "mopac"


def test_AA_11_a_person_whose_force_is_not_known_leaves_the_local_policing_body_open():
    unknown = officer(id="s2", force=None)
    found = question("kind_of_local_policing_body", matter(persons_complained_against=(officer(), unknown)))
    assert missing(found) == {"persons_complained_against[s2].force"}

"""Investigators, delegates, proceedings and suspension."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import investigations, vocabulary
from complaintlaw.organisations import Organisation
from complaintlaw.people import Delegate, Investigator
from complaintlaw.proceedings import Dates, Section13ANotice, Suspension
from complaintlaw.steps import Delegating, WorksFor
from complaintlaw.vocabulary import Handling, PersonKind, Rank
from tests.law.build import ESSEX, KENT, MET, matter, missing, officer

FIT = Investigator(
    kind=PersonKind.POLICE_OFFICER,
    force=KENT,
    competent=True,
    managed_by_person_complained_against=False,
    impartial=True,
)
INSPECTOR = Delegate(
    delegating=Delegating.CHIEF_OFFICER, kind=PersonKind.POLICE_OFFICER, rank=Rank.INSPECTOR, impartial=True
)
FOR_BODY = Delegate(delegating=Delegating.LOCAL_POLICING_BODY, kind=PersonKind.NOT_POLICE, impartial=True)


def proposed(who=FIT, **facts):
    return investigations.may_be_investigator(matter(investigator=who, **facts))


def test_INV_01_somebody_to_whom_no_bar_applies_may_investigate():
    assert proposed().is_yes
    assert proposed(None).is_no


@pytest.mark.parametrize(
    "change",
    [
        {"competent": False},
        {"managed_by_person_complained_against": True},
        {"impartial": False},
        {"kind": PersonKind.NOT_POLICE},
        {"kind": PersonKind.CONTRACTOR},
        {"kind": PersonKind.ON_RELEVANT_SERVICE},
        {"kind": PersonKind.LPB_OFFICE_HOLDER},
    ],
)
def test_INV_01_each_bar_is_enough(change):
    assert proposed(FIT.but(**change)).is_no


@pytest.mark.parametrize("kind", investigations.SERVES_WITH_THE_POLICE)
def test_INV_01_whoever_serves_with_the_police_may(kind):
    assert proposed(FIT.but(kind=kind)).is_yes


@pytest.mark.parametrize("fact", ["kind", "competent", "managed_by_person_complained_against", "impartial"])
def test_INV_01_each_missing_fact_is_named(fact):
    assert missing(proposed(FIT.but(**{fact: None}))) == {f"investigator.{fact}"}


@pytest.mark.parametrize(
    ("rank", "force", "may"),
    [
        (Rank.CHIEF_SUPERINTENDENT, KENT, True),
        (Rank.COMMANDER, KENT, False),
        (Rank.ASSISTANT_CHIEF_CONSTABLE, KENT, False),
        (Rank.ASSISTANT_CHIEF_CONSTABLE, ESSEX, True),
        (Rank.CHIEF_CONSTABLE, KENT, False),
        (Rank.CHIEF_CONSTABLE, ESSEX, True),
    ],
)
def test_INV_01_nobody_investigates_a_senior_officer_of_their_own_force(rank, force, may):
    assert proposed(FIT.but(force=force), persons_complained_against=(officer(rank),)).value is may


def test_INV_02_an_acting_chief_officer_counts():
    acting = officer(Rank.CHIEF_SUPERINTENDENT, acting_chief_officer=True)
    assert proposed(persons_complained_against=(acting,)).is_no
    assert proposed(FIT.but(force=ESSEX), persons_complained_against=(acting,)).is_yes


def test_INV_01_the_force_of_the_investigator_matters_for_senior_officers_only():
    nowhere = FIT.but(force=None)
    assert proposed(nowhere).is_yes
    senior = (officer(Rank.COMMANDER),)
    assert missing(proposed(nowhere, persons_complained_against=senior)) == {"investigator.force"}
    agency = FIT.but(kind=PersonKind.NCA_OFFICER, force=None)
    assert proposed(agency, persons_complained_against=senior).is_yes


@pytest.mark.parametrize("rank", [Rank.COMMISSIONER, Rank.DEPUTY_COMMISSIONER])
def test_INV_02_the_heads_of_the_met_are_investigated_by_a_nominee(rank):
    head = (officer(rank, MET),)
    assert proposed(FIT.but(home_secretary_nominee=True), persons_complained_against=head).is_yes
    assert proposed(FIT.but(home_secretary_nominee=False), persons_complained_against=head).is_no
    assert missing(proposed(persons_complained_against=head)) == {"investigator.home_secretary_nominee"}


def test_INV_02_the_commissioner_of_the_city_is_not_the_commissioner_of_the_metropolis():
    city = (officer(Rank.COMMISSIONER, Organisation.CITY_OF_LONDON),)
    assert proposed(persons_complained_against=city).is_yes


def delegated(delegate, handling: Handling | None = Handling.LOCAL_INVESTIGATION, **facts):
    return investigations.may_delegate(matter(delegate=delegate, handling=handling, **facts))


@pytest.mark.parametrize(
    ("rank", "about", "may"),
    [
        (Rank.SERGEANT, Rank.CONSTABLE, False),
        (Rank.INSPECTOR, Rank.CONSTABLE, True),
        (Rank.INSPECTOR, Rank.CHIEF_SUPERINTENDENT, True),
        (Rank.CHIEF_SUPERINTENDENT, Rank.COMMANDER, False),
        (Rank.COMMANDER, Rank.ASSISTANT_CHIEF_CONSTABLE, True),
    ],
)
def test_DEL_01_an_investigation_goes_to_an_inspector_or_above_and_about_seniors_to_seniors(rank, about, may):
    for kind in (PersonKind.POLICE_OFFICER, PersonKind.POLICE_STAFF):
        one = INSPECTOR.but(rank=rank, kind=kind)
        assert delegated(one, persons_complained_against=(officer(about),)).value is may


@pytest.mark.parametrize("handling", [Handling.NOT_INVESTIGATED, Handling.OUTSIDE_SCHEDULE_3])
def test_DEL_01_handling_without_investigation_goes_to_anybody_who_serves(handling):
    senior = (officer(Rank.COMMANDER),)
    assert delegated(INSPECTOR.but(rank=Rank.CONSTABLE), handling, persons_complained_against=senior).is_yes
    assert delegated(INSPECTOR.but(kind=PersonKind.DESIGNATED_VOLUNTEER, rank=None), handling).is_yes
    assert delegated(INSPECTOR.but(kind=PersonKind.CONTRACTOR), handling).is_no


def test_DEL_01_special_constables_and_volunteers_get_no_investigation():
    assert delegated(INSPECTOR.but(kind=PersonKind.SPECIAL_CONSTABLE)).is_no
    assert delegated(INSPECTOR.but(kind=PersonKind.DESIGNATED_VOLUNTEER)).is_no


@pytest.mark.parametrize("delegate", [INSPECTOR, FOR_BODY])
def test_DEL_01_DEL_02_never_to_somebody_who_is_not_impartial(delegate):
    assert delegated(delegate.but(impartial=False)).is_no
    assert delegated(delegate.but(impartial=False), None).is_no
    assert missing(delegated(delegate.but(impartial=None))) == {"delegate.impartial"}


def test_DEL_01_without_a_handling_it_cannot_be_said():
    assert delegated(INSPECTOR, None).is_open
    assert missing(delegated(INSPECTOR.but(rank=None))) == {"delegate.rank"}
    assert missing(delegated(INSPECTOR.but(delegating=None, rank=Rank.CONSTABLE))) == set()
    assert "delegate.delegating" in missing(delegated(INSPECTOR.but(delegating=None)))
    assert delegated(None).is_no


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (PersonKind.POLICE_OFFICER, False),
        (PersonKind.SPECIAL_CONSTABLE, False),
        (PersonKind.POLICE_STAFF, False),
        (PersonKind.DESIGNATED_VOLUNTEER, True),
        (PersonKind.CONTRACTOR, True),
        (PersonKind.NOT_POLICE, True),
        (PersonKind.LPB_OFFICE_HOLDER, True),
    ],
)
def test_DEL_02_a_local_policing_body_delegates_to_no_constable_and_no_staff_of_the_force(kind, may):
    assert delegated(FOR_BODY.but(kind=kind), None).value is may


def test_DEL_02_under_a_section_13A_notice_it_turns_on_control_of_the_staff():
    notice = Section13ANotice(given_on=date(2026, 2, 2))
    later = {"section_13a": notice, "dates": Dates(made=date(2026, 3, 2))}
    assert delegated(FOR_BODY.but(kind=PersonKind.POLICE_STAFF), None, **later).is_open
    assert delegated(FOR_BODY.but(kind=PersonKind.POLICE_OFFICER), None, **later).is_no
    before = {"section_13a": notice, "dates": Dates(made=date(2026, 2, 1))}
    assert delegated(FOR_BODY.but(kind=PersonKind.POLICE_STAFF), None, **before).is_no


def test_DEL_02_no_other_policing_body_no_force_and_no_mayor_of_London_nor_their_staff():
    for body in WorksFor:
        assert delegated(FOR_BODY.but(works_for=body), None).is_no
        assert delegated(FOR_BODY.but(works_for=body, kind=PersonKind.LPB_OFFICE_HOLDER), None).is_no
        # A chief officer's choice is regulation 46, which knows no such bar.
        assert delegated(INSPECTOR.but(works_for=body)).is_yes
    assert delegated(FOR_BODY.but(kind=PersonKind.LPB_OFFICE_HOLDER), None).is_yes


def test_DEL_02_under_a_section_13A_notice_it_turns_on_control_of_the_staff_of_others_too():
    notice = Section13ANotice(given_on=date(2026, 2, 2))
    later = {"section_13a": notice, "dates": Dates(made=date(2026, 3, 2))}
    other = FOR_BODY.but(works_for=WorksFor.OTHER_LOCAL_POLICING_BODY)
    assert delegated(other, None, **later).is_open
    assert delegated(other.but(kind=PersonKind.LPB_OFFICE_HOLDER), None, **later).is_no
    assert delegated(other.but(kind=PersonKind.POLICE_OFFICER), None, **later).is_no


def test_INV_01_for_an_independent_investigation_the_authority_appoints_nobody():
    found = proposed(handling=Handling.INDEPENDENT_INVESTIGATION)
    assert found.is_no
    assert any("Director General designates" in reason for reason in found.reasons)
    assert proposed(handling=Handling.DIRECTED_INVESTIGATION).is_yes
    unfit = proposed(FIT.but(kind=PersonKind.NOT_POLICE), handling=Handling.INDEPENDENT_INVESTIGATION)
    assert not any("does not serve" in reason for reason in unfit.reasons)


def test_INV_02_the_command_of_the_chief_officer_does_not_matter_where_the_IOPC_investigates():
    chief = matter(persons_complained_against=(officer(Rank.CHIEF_CONSTABLE),))
    assert investigations.is_barred_by_office(chief, FIT).is_yes
    independent = chief.but(handling=Handling.INDEPENDENT_INVESTIGATION)
    assert investigations.is_barred_by_office(independent, FIT).is_no
    head = independent.but(persons_complained_against=(officer(Rank.COMMISSIONER, MET),))
    assert investigations.is_barred_by_office(head, FIT.but(home_secretary_nominee=False)).is_yes


@pytest.mark.parametrize("handling", vocabulary.INVESTIGATIONS)
def test_INV_06_no_proceedings_before_the_report(handling):
    assert investigations.may_bring_proceedings(matter(handling=handling)).is_no
    finished = matter(handling=handling, dates=Dates(report_submitted=date(2026, 5, 5)))
    assert investigations.may_bring_proceedings(finished).is_open


def test_INV_06_says_nothing_without_an_investigation():
    assert investigations.may_bring_proceedings(matter(handling=Handling.NOT_INVESTIGATED)).is_open
    assert investigations.may_bring_proceedings(matter()).is_open


def test_INV_07_a_suspension_ends_with_the_criminal_proceedings():
    assert investigations.is_suspended(matter()).is_no
    assert investigations.is_suspended(matter(suspension=Suspension())).is_yes
    assert investigations.is_suspended(matter(suspension=Suspension(concluded=True))).is_no


SERVING = {"police_officer", "special_constable", "police_staff", "common_council_employee", "designated_volunteer"}


@pytest.mark.parametrize("kind", list(PersonKind))
def test_INV_01_of_each_kind_of_person_whether_such_a_one_may_investigate_locally(kind):
    assert proposed(FIT.but(kind=kind), handling="local_investigation").is_yes is (
        kind.value in SERVING | {"nca_officer"}
    )

"""The 43 forces, who answers for each, and what their names are on a page."""

from collections import Counter
from datetime import date

import pytest

from candour import directory
from complaintlaw.organisations import FORCES, Organisation, lpb_kind

TODAY = date(2026, 11, 25)
every_force = pytest.mark.parametrize("force", directory.forces(), ids=lambda force: force.id)


def test_all_forces_of_england_and_wales_are_there_by_name_and_the_law_knows_the_same() -> None:
    forces = directory.forces()
    assert len(forces) == 43
    assert {force.id for force in forces} == {str(force) for force in FORCES}
    assert [force.display_name for force in forces] == sorted(force.display_name for force in forces)
    assert Counter(force.country for force in forces) == {"England": 39, "Wales": 4}


def test_the_kinds_of_local_policing_bodies() -> None:
    kinds = Counter(force.local_policing_body.kind for force in directory.forces())
    assert kinds == {"PCC": 33, "PFCC": 4, "mayor": 4, "MOPAC": 1, "Common Council": 1}


@every_force
def test_each_force_has_a_local_policing_body_of_the_kind_that_the_law_names(force: directory.Force) -> None:
    body = directory.local_policing_body(force.id)
    assert body is force.local_policing_body
    assert body.id == f"lpb-{force.id}"
    assert body.force_id == force.id
    assert body.kind.lower().replace(" ", "_") == lpb_kind(Organisation(force.id)).latest.value


def test_the_forces_and_their_local_policing_bodies_can_be_the_authority_and_nobody_else() -> None:
    found = [directory.body(body.id) for body in directory.authorities()]
    assert found == list(directory.authorities())
    assert len(found) == 86
    assert {body.id for body in found} == {f"{before}{force}" for force in FORCES for before in ("", "lpb-")}


@pytest.mark.parametrize(
    ("force", "label", "chief"),
    [
        ("city-of-london", "City of London Police Authority Board", "Commissioner"),
        ("metropolitan", "MOPAC (Mayor of London)", "Commissioner"),
        ("greater-manchester", "Mayor's Office (Greater Manchester Combined Authority)", "Chief Constable"),
        ("kent", "Police and Crime Commissioner for Kent", "Chief Constable"),
    ],
)
def test_each_goes_by_its_own_name(force: str, label: str, chief: str) -> None:
    assert directory.local_policing_body(force).label_in("en") == label
    assert directory.force(force).chief_officer_title == chief


def test_the_city_is_answered_for_by_its_common_council_and_london_by_mopac() -> None:
    assert "Common Council" in directory.local_policing_body("city-of-london").name
    assert "MOPAC" in directory.local_policing_body("metropolitan").name


@every_force
def test_a_welsh_force_has_its_welsh_names_and_an_english_one_says_its_english_name(force: directory.Force) -> None:
    body = force.local_policing_body
    assert force.name_in("en") == force.display_name
    if force.country == "Wales":
        assert force.languages == ("en", "cy")
        assert force.name_in("cy").startswith("Heddlu ")
        assert body.name_in("cy") == body.label_in("cy") == body.name_cy
        assert body.name_cy.startswith("Comisiynydd Heddlu a Throsedd")
    else:
        assert force.languages == ("en",)
        assert force.name_in("cy") == force.display_name
        assert body.name_in("cy") == body.name
        assert body.label_in("cy") == body.public_label


def test_the_iopc_is_a_body_with_both_names() -> None:
    iopc = directory.body("iopc")
    assert iopc.name_in("en") == "Independent Office for Police Conduct"
    assert iopc.name_in("cy") == "Swyddfa Annibynnol Ymddygiad yr Heddlu"
    assert isinstance(iopc, directory.Iopc)


def test_other_bodies_say_where_to_complain_and_how_sure_that_is() -> None:
    others = directory.other_bodies()
    assert len(others) == 56
    assert {body.confidence for body in others} == {"high", "medium", "low"}
    railway = directory.other_body("british-transport-police")
    assert directory.body(railway.id) is railway
    assert railway.name_in("cy") == railway.name
    assert "Professional Standards" in railway.first_in("en")
    assert railway.first_in("cy") != railway.first_in("en")
    for body in others:
        assert body.first_in("cy")
        assert bool(body.oversight_in("cy")) == bool(body.oversight_in("en"))


def test_no_two_bodies_share_an_id() -> None:
    others = {body.id for body in directory.other_bodies()} - {"iopc"}  # listed for complaints about the IOPC itself
    assert not others & {body.id for body in directory.authorities()}


@pytest.mark.parametrize(
    ("look_up", "asked", "near"),
    [
        (directory.force, "grater-manchester", "greater-manchester"),
        (directory.local_policing_body, "lincolnshir", "lincolnshire"),
        (directory.other_body, "british-transport-polise", "british-transport-police"),
        (directory.body, "lpb-kents", "lpb-kent"),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(look_up, asked: str, near: str) -> None:
    with pytest.raises(directory.Unknown, match=f"no body '{asked}'. Did you mean '{near}'?"):
        look_up(asked)


def test_an_id_that_is_near_to_nothing_gets_no_guess() -> None:
    with pytest.raises(directory.Unknown) as caught:
        directory.body("0000")
    assert str(caught.value) == "The directory has no body '0000'."


@every_force
def test_the_body_of_today_holds_the_role_today(force: directory.Force) -> None:
    assert directory.local_policing_body(force.id, on=TODAY).held_the_role_on(TODAY) is True


def test_before_the_mayor_took_it_over_another_body_held_the_role() -> None:
    mayor = directory.local_policing_body("greater-manchester", on=date(2017, 5, 8))
    assert mayor.name == "Mayor of Greater Manchester"
    assert mayor.held_the_role_on(date(2017, 5, 8)) is True
    with pytest.raises(directory.NotThen, match="On 2017-05-07 another body than Mayor of Greater Manchester"):
        directory.local_policing_body("greater-manchester", on=date(2017, 5, 7))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2024, 4, 30), False),
        (date(2024, 5, 1), None),
        (date(2024, 5, 30), None),
        (date(2024, 5, 31), True),
    ],
)
def test_in_a_month_that_is_known_only_as_a_month_nobody_can_say(day: date, *, held: bool | None) -> None:
    body = directory.local_policing_body("south-yorkshire")
    assert body.since == directory.Roughly(date(2024, 5, 1), date(2024, 5, 31))
    assert body.held_the_role_on(day) is held


def test_a_planned_end_is_a_plan_and_not_an_end() -> None:
    body = directory.local_policing_body("kent", on=date(2030, 1, 1))
    assert body.planned_end == directory.Roughly(date(2028, 5, 1), date(2028, 5, 31))
    assert "needs an Act" in body.planned_end_note
    assert body.held_the_role_on(date(2028, 4, 30)) is True
    assert body.held_the_role_on(date(2028, 5, 1)) is None

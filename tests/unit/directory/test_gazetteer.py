"""Which force a place lies in: every force that may be meant, and never a choice made for the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour import directory
from candour.directory import areas, gazetteer, names

MANY_LETTERS = st.text(max_size=2 * gazetteer.LONGEST)


def forces(text: str) -> list[str]:
    """The ids of the forces that a name leads to."""
    return [found.force.id for found in gazetteer.find(text)]


def test_every_row_names_a_force_and_every_force_has_places() -> None:
    assert len(gazetteer.every()) == 3406
    assert {place.force_id for place in gazetteer.every()} == {force.id for force in directory.forces()}
    wales = {force.id for force in directory.forces() if force.country == "Wales"}
    assert all((place.country == "Wales") == (place.force_id in wales) for place in gazetteer.every())


def test_every_place_is_found_by_its_own_name() -> None:
    for place in gazetteer.every():
        assert place.force_id in forces(place.name), place.name


@pytest.mark.parametrize(
    ("typed", "force"),
    [
        ("Manchester", "greater-manchester"),
        ("  MANCHESTER ", "greater-manchester"),
        ("in Manchester", "greater-manchester"),
        ("St. Helens", "merseyside"),
        ("Saint Helens", "merseyside"),
        ("Stoke on Trent", "staffordshire"),
        ("stoke-on-trent", "staffordshire"),
        ("Tyne & Wear", "northumbria"),
        ("the Wirral", "merseyside"),
        ("Bishop’s Stortford", "hertfordshire"),
        ("bishops stortford", "hertfordshire"),
        ("Hull", "humberside"),
        ("Caerdydd", "south-wales"),
        ("i Gaerdydd", "south-wales"),
        ("yng Nghaerdydd", "south-wales"),
        ("Abertawe", "south-wales"),
        ("ym Mangor", "north-wales"),
        ("Ynys Mon", "north-wales"),
        ("Ynys Môn", "north-wales"),
        ("yng Nghaernarfon", "north-wales"),
        ("Y Barri", "south-wales"),
        ("Barri", "south-wales"),
        ("o Wrecsam", "north-wales"),
        ("Llundain", "metropolitan"),
    ],
)
def test_however_it_is_written(typed: str, force: str) -> None:
    assert force in forces(typed)


@pytest.mark.parametrize(
    ("typed", "both"),
    [
        ("London", ["city-of-london", "metropolitan"]),
        ("Newport", ["dyfed-powys", "gwent", "hampshire", "west-mercia"]),
        ("Woburn Sands", ["bedfordshire", "thames-valley"]),
        ("Gloucestershire", ["avon-and-somerset", "gloucestershire"]),
    ],
)
def test_a_name_of_several_places_gives_them_all_and_says_where_each_is(typed: str, both: list[str]) -> None:
    found = gazetteer.find(typed)
    assert [each.force.id for each in found] == both
    assert len({each.areas_in("en") for each in found}) == len(found)
    assert all(each.areas_in("cy") for each in found)


def test_what_stands_behind_a_comma_narrows_and_never_empties() -> None:
    assert forces("Newport, Isle of Wight") == ["hampshire"]
    assert forces("Newport, Gwent") == ["gwent"]
    assert forces("Casnewydd") == ["gwent"]
    assert forces("Newport, the moon") == forces("Newport")


def test_where_it_is_has_welsh_names_where_they_are_known() -> None:
    (found,) = gazetteer.find("Ashford, Kent")
    assert found.areas_in("en") == ("Kent",)
    assert found.areas_in("cy") == ("Caint",)


def test_a_port_with_its_own_police_names_them() -> None:
    (found,) = gazetteer.find("Port of Dover")
    assert [body.id for body in found.own_police] == ["port-of-dover-police"]
    named = {place.own_police for place in gazetteer.every()} - {""}
    assert named <= {body.id for body in directory.other_bodies()}


def test_a_name_that_is_not_there_leads_to_names_that_look_like_it() -> None:
    assert forces("Manchster") == []
    assert gazetteer.near("Manchster")[0] == "Manchester"
    assert "Wolverhampton" in gazetteer.near("Wolverhamp")
    assert gazetteer.near("xq") == ()


@given(MANY_LETTERS)
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = gazetteer.find(text)
    assert len({each.force.id for each in found}) == len(found)
    assert all(gazetteer.find(name) for name in gazetteer.near(text))
    names.called(text)


@given(st.sampled_from(gazetteer.every()), st.sampled_from([str.upper, str.title, "  {}  ".format, "The {}".format]))
def test_folding_is_settled_and_finds_the_same(place: gazetteer.Place, written: object) -> None:
    changed = written(place.name)  # type: ignore[operator]
    assert gazetteer.fold(gazetteer.fold(changed)) == gazetteer.fold(changed)
    assert place.force_id in forces(changed)


@pytest.mark.parametrize("typed", ["M1 1AA", "sw1a2aa", "CF10", "LL57 2DG"])
def test_a_postcode_is_known_for_one(typed: str) -> None:
    assert gazetteer.is_postcode(typed)
    assert not gazetteer.is_postcode("Manchester")


def test_every_force_is_in_the_list_of_counties() -> None:
    listed = {force.id for _, forces in gazetteer.by_county() for force in forces}
    assert listed == {force.id for force in directory.forces()}
    assert gazetteer.county_in("Kent", "cy") == "Caint"
    assert gazetteer.county_in("Kent", "en") == "Kent"


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("the Met Police", "metropolitan"),
        ("BTP", "british-transport-police"),
        ("british transport", "british-transport-police"),
        ("Border Force", "border-force"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("GMP", ""),
        ("police", ""),
        ("", ""),
    ],
)
def test_a_force_or_body_by_what_it_is_called(typed: str, body: str) -> None:
    found = [each.id for each in names.called(typed)]
    assert found == ([body] if body else [])


@pytest.mark.parametrize(
    ("latitude", "longitude", "first"),
    [
        (53.4808, -2.2426, "greater-manchester"),
        (51.4816, -3.1791, "south-wales"),
        (53.2280, -4.1290, "north-wales"),
        (51.5155, -0.0922, "city-of-london"),
        (51.5033, -0.1276, "metropolitan"),
        (50.8170, -0.1365, "sussex"),  # the end of Brighton's pier, in the sea
        (49.9150, -6.3150, "devon-and-cornwall"),
    ],
)
def test_a_point_on_the_map(latitude: float, longitude: float, first: str) -> None:
    assert areas.find(latitude, longitude)[0].id == first


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(55.953, -3.188), (54.597, -5.930), (48.857, 2.352), (0, 0), (91, 0), (53, 181)]
)
def test_a_point_outside_england_and_wales_is_in_no_force(latitude: float, longitude: float) -> None:
    assert areas.find(latitude, longitude) == ()


def test_no_number_that_is_none_finds_anything() -> None:
    assert areas.find(float("nan"), float("nan")) == ()


def test_near_a_border_both_are_named_the_nearer_first() -> None:
    at_the_border = areas.find(51.5113, -0.1115)  # where Fleet Street begins
    assert {force.id for force in at_the_border} == {"city-of-london", "metropolitan"}


@given(st.floats(50.0, 55.8), st.floats(-5.7, 1.7))
def test_a_wider_look_never_loses_a_force(latitude: float, longitude: float) -> None:
    narrow = {force.id for force in areas.find(latitude, longitude)}
    wide = {force.id for force in areas.find(latitude, longitude, within=3_000)}
    assert narrow <= wide

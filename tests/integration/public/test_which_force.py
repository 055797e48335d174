"""Which police force is it? Without a query, without a cookie, and with nothing typed in an address."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings
from django.test import Client

from candour import directory
from candour.directory import gazetteer
from candour.public import cards

# No `django_db`: every test here fails if the page touches the database.


def ask(client: Client, *, prefix: str = "", **fields: str) -> str:
    """The answer as text, after looking at what it left behind."""
    response = client.post(f"{prefix}/which-force", fields)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    body = response.content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split()).split("Was it on a train")[0]


def test_the_page_has_a_form_that_keeps_what_is_typed_out_of_the_address(public_client: Client) -> None:
    response = public_client.get("/which-force")
    body = response.content.decode()
    assert '<form method="post" action="/which-force"' in body
    assert 'method="get"' not in body
    assert not response.cookies
    assert gazetteer.ATTRIBUTION in html.unescape(body)


@pytest.mark.parametrize(
    ("prefix", "place", "wanted"),
    [
        ("", "Salford", ["It is this one", "Greater Manchester Police", "You can complain to this force here"]),
        ("", "Kendal", ["It is this one", "Cumbria Police"]),
        ("/cy", "yng Nghaernarfon", ["Dyma'r un", "Heddlu Gogledd Cymru", "Comisiynydd Heddlu a Throsedd"]),
        ("", "Newport", ["It may be one of these. You choose.", "Gwent Police", "West Mercia Police"]),
        ("", "Port of Dover", ["Kent Police", "constables of its own: Port of Dover Police"]),
        ("", "Manchster", ["We did not find that place", "Did you mean one of these?", "Manchester"]),
        ("", "M1 1AA", ["We cannot look up a postcode"]),
        ("", "BTP", ["British Transport Police", "Who checks them:"]),
    ],
)
def test_by_name(public_client: Client, prefix: str, place: str, wanted: list[str]) -> None:
    text = ask(public_client, prefix=prefix, place=place)
    for words in wanted:
        assert words in text


def test_the_railway_comes_first_whatever_the_place(public_client: Client) -> None:
    text = ask(public_client, railway="yes", place="Salford")
    assert "The railway has its own police British Transport Police" in text
    assert "You can complain to this force here" not in text


def test_where_someone_is(public_client: Client) -> None:
    assert "Greater Manchester Police" in ask(public_client, latitude="53.481", longitude="-2.243", accuracy="100")
    assert "We did not find that place" in ask(public_client, latitude="55.953", longitude="-3.188")


@pytest.mark.parametrize("point", [("nan", "nan"), ("inf", "1"), ("x", "1"), ("1e999", "-1e999"), ("", "")])
def test_a_point_that_is_none(public_client: Client, point: tuple[str, str]) -> None:
    ask(public_client, latitude=point[0], longitude=point[1])


def test_a_press_near_a_border_leaves_the_choice(public_client: Client) -> None:
    warrington_side = {"latitude": "53.45", "longitude": "-2.51"}
    text = ask(public_client, **warrington_side, accuracy="2600")
    assert "It may be one of these. You choose." in text
    assert "Greater Manchester Police" in text
    assert "Cheshire Police" in text


@pytest.mark.parametrize("accuracy", ["", "nan", "-5", "-inf", "1e999", "100"])
def test_how_exact_a_point_is_said_to_be_hides_no_force_and_calls_in_no_far_one(
    public_client: Client, accuracy: str
) -> None:
    text = ask(public_client, latitude="53.481", longitude="-2.243", accuracy=accuracy)
    assert "It is this one Greater Manchester Police" in text


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("55.0", "0.5"), ("55.85", "-4.25"), ("48.86", "2.35"), ("91", "0")],
    ids=["the North Sea", "Glasgow", "Paris", "past the pole"],
)
def test_a_point_of_no_force_is_said_to_be_one(public_client: Client, latitude: str, longitude: str) -> None:
    text = ask(public_client, latitude=latitude, longitude=longitude, accuracy="2600")
    assert "We did not find that place That point is in the sea or outside England and Wales." in text
    assert "Small villages" not in text
    welsh = ask(public_client, prefix="/cy", latitude=latitude, longitude=longitude)
    assert "Mae'r pwynt hwnnw yn y môr neu y tu allan i Gymru a Lloegr." in welsh


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_map_is_offered_by_a_script_and_fetched_only_then(public_client: Client, prefix: str) -> None:
    body = public_client.get(f"{prefix}/which-force").content.decode()
    (part,) = re.findall(r"<div data-map hidden [^>]*>", body)
    for name in ("map.js", "map.svg", "map.css"):
        stem, kind = name.split(".")
        assert re.search(rf"/static/public/{stem}(\.\w+)?\.{kind}", part)
        assert len(re.findall(rf"public/{stem}[.\w]*\.{kind}", body)) == 1, "no element loads it"


def test_nothing_typed_is_told_kindly(public_client: Client) -> None:
    assert "Type the name of a place or of a police force" in ask(public_client)


def test_only_this_page_may_ask_the_device_where_it_is(public_client: Client) -> None:
    allowed = [public_client.get(place).headers["Permissions-Policy"] for place in ("/which-force", "/cy/which-force")]
    assert all("geolocation=(self)" in policy for policy in allowed)
    for place in ("/", "/other-police", "/no-such-page"):
        assert "geolocation=()" in public_client.get(place).headers["Permissions-Policy"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_there_is_a_card_for_every_force_and_every_other_body(public_client: Client, language: str) -> None:
    page = public_client.get("/other-police" if language == "en" else "/cy/other-police").content.decode()
    for card in (*cards.forces(language), *cards.others(language)):
        found = re.search(rf'<section class="app-card" id="{card.id}">(.*?)</section>', page, re.S)
        assert found, card.id
        text = html.unescape(found[1])
        assert card.name in text
        assert card.first in text
        assert card.checks in text
        assert card.website in text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_head_of_every_force_has_a_body_and_since_when(public_client: Client, language: str) -> None:
    page = public_client.get("/chief-officer" if language == "en" else "/cy/chief-officer").content.decode()
    for force in directory.forces():
        row = re.search(rf'<tr [^>]*id="{force.id}">(.*?)</tr>', page, re.S)
        assert row, force.id
        text = html.unescape(row[1])
        assert force.name_in(language) in text
        assert force.local_policing_body.label_in(language) in text
        since, until = force.local_policing_body.since, force.local_policing_body.planned_end
        for day in (since, until):
            assert not day or str(day.first.year) in text
    assert settings.FORCE in page


def test_past_a_planned_end_the_page_says_that_it_may_have_changed() -> None:
    gwent = directory.local_policing_body("gwent")
    assert gwent.planned_end
    (before,) = (head for head in cards.heads("en", directory.force("gwent").as_of) if head.id == "gwent")
    (after,) = (head for head in cards.heads("en", gwent.planned_end.last) if head.id == "gwent")
    assert before.sure
    assert not after.sure

"""Noting a fact at the desk: nothing is taken that is then passed over, and nothing that is stored is a failure."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.casework import actions, models
from candour.casework.assessment import matter
from complaintlaw.calendar import written
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler(desk_client: Client) -> Client:
    """A complaint handler of the force, signed in."""
    desk_client.force_login(factories.person())
    return desk_client


@pytest.fixture
def case() -> models.Case:
    """A case about somebody's conduct and a service, just received."""
    factories.received(about=["person", "service"])
    return models.Case.objects.get()


def stored(case: models.Case, path: str, value: str) -> None:
    """A fact, as another version might have kept it."""
    case.facts.create(key=path, value=value, noted_at=timezone.now(), by="x", by_name="Robin Example")


def page_of(client: Client, case: models.Case) -> str:
    """The page of the case."""
    response = client.get(f"/case/{case.id}/")
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def asked_on(page: str) -> set[str]:
    """The paths of what is still needed."""
    listed = page.partition('id="missing"')[2].partition("</ul>")[0]
    return {unquote(path) for path in re.findall(r"/fact/([^\"]+)/\"", listed)}


AGE = "Enter an age in whole years, from 0 to 130"
SENTENCE = "Enter the years, from 0 to 99, such as 7 or 0.5, or enter life, fixed by law or none"


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        *(("complainant.age", typed, AGE) for typed in ("131", "-1", "12.5", "twelve", "1" * 5000)),
        *(("allegations[1].offence_maximum", typed, SENTENCE) for typed in ("100", "-1", "99.5", "nan", "7 months")),
    ],
)
def test_a_number_that_it_cannot_be_is_told_with_what_to_enter_and_stays_in_its_box(
    handler: Client, case: models.Case, path: str, typed: str, said: str
) -> None:
    response = handler.post(f"/case/{case.id}/fact/{path}/", {"answer": typed})
    assert response.status_code == 200
    page = html.unescape(response.content.decode())
    assert f'<a href="#id_answer">{said}</a>' in page
    assert f'value="{typed}"' in page
    assert "expected" not in page
    assert not case.facts.filter(key=path).exists()


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("complainant.age", "0", "0"),
        ("complainant.age", "130", "130"),
        ("allegations[1].offence_maximum", "99", "99"),
        ("allegations[1].offence_maximum", "0", "0"),
    ],
)
def test_the_least_and_the_greatest_number_are_noted(
    handler: Client, case: models.Case, path: str, typed: str, value: str
) -> None:
    assert handler.post(f"/case/{case.id}/fact/{path}/", {"answer": typed}).status_code == 302
    assert case.facts.get(key=path).value == value


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        (("", "", ""), "14:30", "Enter the day"),
        (("1", "6", ""), "14:30", "The date must have a year"),
        (("31", "6", "2026"), "14:30", "That day is not in the calendar. Check the date"),
        (("1", "6", "26"), "14:30", "Write the date in numbers, like 27 3 2026"),
        (("1", "6", "2026"), "", "Enter the time, such as 14:30"),
        (("1", "6", "2026"), "25:00", "Enter a time such as 14:30"),
    ],
)
def test_a_moment_that_is_none_is_told_with_what_to_enter(
    handler: Client, case: models.Case, day: tuple[str, str, str], hour: str, said: str
) -> None:
    typed = dict(zip(("day-day", "day-month", "day-year"), day, strict=True)) | {"hour": hour}
    response = handler.post(f"/case/{case.id}/fact/dates.first_attention/", typed)
    assert response.status_code == 200
    assert f">{said}</a>" in html.unescape(response.content.decode())
    assert not case.facts.filter(key="dates.first_attention").exists()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("persons_complained_against.kind", "police_officer"),
        (f"persons_complained_against[{'s' * 60}].kind", "police_officer"),
        ("allegations.about", "conduct"),
        ("allegations[0].about", "conduct"),
        ("allegations[01].about", "conduct"),
        ("allegations[1000].about", "conduct"),
        ("complainant[1].age", "15"),
        ("complainant.age\n", "15"),
        ("dates[1].made", "1"),
        ("dates[1].became_clear", "1"),
        ("representative[x].designated", "yes"),
        ("allegations[1].number", "2"),
    ],
)
def test_what_is_no_fact_is_a_404_and_nothing_is_noted(
    handler: Client, case: models.Case, path: str, answer: str
) -> None:
    before = case.facts.count()
    sent = {"answer": answer, "answer-day": "1", "answer-month": "1", "answer-year": "2026"}
    address = f"/case/{case.id}/fact/{quote(path)}/"
    assert handler.post(address, sent).status_code == 404
    assert handler.get(address).status_code == 404
    assert case.facts.count() == before


@pytest.mark.parametrize("value", [None, "conduct"])
def test_nothing_is_noted_under_the_path_of_a_whole_question(case: models.Case, value: Any) -> None:
    by = actors.person(factories.person())
    with pytest.raises(matter.NoSuchFact):
        actions.facts.note(case.id, path="allegations", value=value, by=by, now=timezone.now())


def test_what_is_asked_of_the_second_allegation_is_noted_on_it(handler: Client, case: models.Case) -> None:
    assert handler.post(f"/case/{case.id}/fact/allegations[2].about/", {"answer": "conduct"}).status_code == 302
    assert handler.post(f"/case/{case.id}/fact/allegations[1].about/", {"answer": "not-known"}).status_code == 302
    page = page_of(handler, case)
    path = "allegations[2].descriptions"
    assert path in asked_on(page)
    assert "allegations[1].descriptions" not in asked_on(page)
    assert "(allegation 2)" in page
    assert handler.post(f"/case/{case.id}/fact/{path}/", {"answer": ["serious_assault"]}).status_code == 302
    page = page_of(handler, case)
    assert path not in asked_on(page)
    assert "REF-02" in page


def test_an_allegation_about_nothing_known_is_said_to_be_in_no_finding_and_asked(
    handler: Client, case: models.Case
) -> None:
    handler.post(f"/case/{case.id}/fact/allegations[1].descriptions/", {"answer": ["serious_assault"]})
    handler.post(f"/case/{case.id}/fact/allegations[1].about/", {"answer": "not-known"})
    page = page_of(handler, case)
    words = matter.words_of("allegations[1].descriptions")
    assert f"A fact was noted of an allegation of which it is not known what it is about: {words}." in page
    assert "Allegation 1 is in no finding: it is not known what it is about." in page
    assert "allegations[1].about" in asked_on(page)
    handler.post(f"/case/{case.id}/fact/allegations[1].about/", {"answer": "conduct"})
    page = page_of(handler, case)
    assert "Not taken into account" not in page
    assert "allegations[1].about" not in asked_on(page)


def test_what_does_not_fit_together_names_the_allegation_by_its_number_on_the_case(
    handler: Client, case: models.Case
) -> None:
    handler.post(f"/case/{case.id}/fact/allegations[1].about/", {"answer": "not-known"})
    stored(case, "allegations[2].against", '["s7"]')
    assert "Allegation 2 is about s7, but nobody of that short name is named." in page_of(handler, case)


def test_a_case_with_rows_that_cannot_be_read_is_shown_and_names_them(handler: Client, case: models.Case) -> None:
    unreadable = {
        "allegations": '"conduct"',
        "allegations[1].number": "0",
        "allegations[1].against": '[""]',
        "allegations[2].against": '["\\ud800"]',
        "allegations[1].offence_maximum": "1" * 5000,
        "complainant.age": "{broken",
        "complainant.claims": "[" * 5000 + "]" * 5000,
    }
    for path, value in unreadable.items():
        stored(case, path, value)
    page = page_of(handler, case)
    assert page.count("Not taken into account") == len(unreadable)
    assert f"A fact was noted that this version cannot read: {matter.words_of('complainant.age')}." in page
    assert handler.post(f"/case/{case.id}/fact/complainant.age/", {"answer": "40"}).status_code == 302


def test_a_moment_of_today_that_has_not_come_is_refused(handler: Client) -> None:
    factories.received()
    case = models.Case.objects.get()
    at = timezone.localtime() + timedelta(minutes=30)
    if at.date() != timezone.localdate():
        at = timezone.localtime() + timedelta(days=1)
    said = {"day-day": at.day, "day-month": at.month, "day-year": at.year, "hour": f"{at:%H:%M}"}
    page = handler.post(f"/case/{case.id}/fact/dates.call_in/", said).content.decode()
    assert "has not come yet" in page
    assert not case.facts.filter(key="dates.call_in").exists()


def test_what_happened_on_a_day_is_told_without_an_hour_and_with_the_day_on_which_it_was_noted(handler: Client) -> None:
    factories.received()
    case, day = models.Case.objects.get(), timezone.localdate() - timedelta(days=9)
    said = {"answer-day": day.day, "answer-month": day.month, "answer-year": day.year}
    assert handler.post(f"/case/{case.id}/fact/dates.incident/", said).status_code == 302
    page = handler.get(f"/case/{case.id}/").content.decode()
    assert f"{day.day} {day:%B %Y}</time>" in page
    assert f"{day.day} {day:%B %Y}, 12:00" not in page
    assert f"noted by Robin Example on {written(timezone.localdate())}" in page

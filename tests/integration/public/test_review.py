"""Asking for a review: nobody is refused, it goes to the body that reviews, and the case knows that it was asked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.casework import models, task_kinds
from candour.intake import models as intake_models
from candour.intake import review_request
from candour.vault import case_keys
from candour.worker import intake
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
LPB = f"lpb-{settings.FORCE}"


def boxes(day: date | None) -> dict[str, str]:
    """The boxes of the date of the letter."""
    return {f"letter_on-{part}": str(getattr(day, part)) if day else "" for part in ("day", "month", "year")}


def filled(reference: str = "", *, letter_on: date | None = None, **changes: Any) -> dict[str, dict[str, Any]]:
    """What is typed on each page."""
    said: dict[str, dict[str, Any]] = {
        "the-letter": {"letter_reference": reference, "named_body": "lpb"} | boxes(letter_on),
        "letter-files": {},
        "why-now": {"late_reason": "I was in hospital."},
        "for-whom": {"review_for": "yes"},
        "what-is-wrong": {"wrong": ["result"], "wrong_result": "They did not watch the video."},
        "put-right": {"put_right": "Watch it."},
        "proof-files": {},
        "safe-contact": {"contact_ways": ["phone"], "phone": "07700 900461"},
        "contact-safety": {"contact_safety": "safe"},
        "about": {"name": "Sam Example"},
    }
    for page in said.values():
        page |= {key: value for key, value in changes.items() if key in page}
    return said


def to_check(client: Client, pages: dict[str, dict[str, Any]]) -> str:
    """Answers page after page as they come; the page to check."""
    address = f"/review/{review_request.FIRST}"
    while not address.endswith("/check"):
        response = client.post(address, pages[address.rpartition("/")[2]])
        assert response.status_code == 303, response.content.decode()
        address = response["Location"]
    return client.get(address).content.decode()


def sent(client: Client, pages: dict[str, dict[str, Any]]) -> str:
    """The receipt, after the worker took it in."""
    page = to_check(client, pages)
    found = re.search(r'name="sealed" value="([^"]+)"', page)
    assert found
    response = client.post("/review/check", {"sealed": found[1]})
    assert response.status_code == 200
    taken_in()
    return response.content.decode()


def taken_in() -> None:
    """The worker takes in what waits."""
    with as_role("candour_worker"):
        intake.take_all()
    case_keys.forget()


def task() -> models.Task:
    """The one request for a review."""
    return models.Task.objects.get(kind=task_kinds.REVIEW)


def test_in_time_it_goes_to_the_body_that_reviews_with_what_the_law_says(public_client: Client) -> None:
    reference = factories.received()
    letter_on = timezone.localdate() - timedelta(days=10)
    receipt = sent(public_client, filled(reference, letter_on=letter_on))
    assert "so you are in time" in receipt
    last = letter_on + timedelta(days=28)
    assert f"{last.day} {last:%B %Y}" in receipt
    found = task()
    assert (found.authority, found.case) == (LPB, None)
    assert found.details["name"] == "Sam Example"
    assert "They did not watch the video." in found.details["text"]
    assert "Who reviews:" in found.details["law"]
    assert models.Case.objects.get().reference in found.details["law"]
    events = models.Case.objects.get().events.filter(kind="review-asked")
    assert events.count() == 1
    assert "video" not in str(events.get().detail)
    assert not public_client.cookies[settings.REVIEW_COOKIE_NAME].value


def test_the_last_day_is_counted_from_the_day_after_the_letter() -> None:
    assert review_request.last_day({"letter_on": "2026-04-01"}) == date(2026, 4, 29)
    assert review_request.with_lateness({"letter_on": "2026-04-01"}, today=date(2026, 4, 29))["is_late"] == ""
    assert review_request.with_lateness({"letter_on": "2026-04-01"}, today=date(2026, 4, 30))["is_late"] == "yes"
    assert review_request.with_lateness({}, today=date(2026, 4, 30))["is_late"] == ""


def test_who_is_late_is_asked_why_and_never_refused(public_client: Client) -> None:
    receipt = sent(public_client, filled(letter_on=timezone.localdate() - timedelta(days=29)))
    assert "The last day was" in receipt
    assert "I was in hospital." in task().details["text"]


def test_the_letter_may_be_lost_and_no_case_found(public_client: Client) -> None:
    receipt = sent(public_client, filled("7KQD-MW3X-CT9P"))
    assert "They look up the last day in the letter" in receipt
    assert "A person must look for it" in task().details["law"]


@pytest.mark.parametrize("typed", ["", "not a reference", "🙂", "A" * 100])
def test_any_reference_will_do(public_client: Client, typed: str) -> None:
    sent(public_client, filled(typed))
    assert task().authority == LPB


def test_a_case_of_another_force_is_not_touched(public_client: Client) -> None:
    reference = factories.received()
    models.Case.objects.update(force="gwent", authority="gwent")
    sent(public_client, filled(reference))
    assert not models.Case.objects.get().events.filter(kind="review-asked").exists()


def test_sent_twice_is_there_once(public_client: Client) -> None:
    page = to_check(public_client, filled())
    found = re.search(r'name="sealed" value="([^"]+)"', page)
    assert found
    for _time in range(2):
        assert public_client.post("/review/check", {"sealed": found[1]}).status_code == 200
    taken_in()
    intake_models.Submission.objects.update(taken_at=None)
    taken_in()
    assert task()


@pytest.mark.parametrize("sealed", ["", "x", "A" * 5_000, "🙂"])
def test_an_altered_page_sends_nothing(public_client: Client, sealed: str) -> None:
    assert public_client.post("/review/check", {"sealed": sealed}).status_code == 303
    assert not intake_models.Submission.objects.exists()


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("the-letter", {"named_body": ""}, "Choose which body the letter names"),
    ("the-letter", {"named_body": "mayor"}, "There is a problem"),
    ("the-letter", {"letter_reference": "a" * 101}, "characters"),
    ("the-letter", {"letter_on-day": "31", "letter_on-month": "2", "letter_on-year": "2026"}, "There is a problem"),
    ("the-letter", {"letter_on-day": "1"}, "There is a problem"),
    ("the-letter", {"letter_on-day": "1", "letter_on-month": "1", "letter_on-year": "2999"}, "There is a problem"),
    ("for-whom", {"review_for": ""}, "Choose whether you are asking for yourself"),
    ("for-whom", {"review_for": "dog"}, "There is a problem"),
    ("for-whom", {"review_for": "someone-else", "their_name": "a" * 201}, "characters"),
    ("what-is-wrong", {"wrong": [], "wrong_result": ""}, "Tick what is wrong"),
    ("what-is-wrong", {"wrong": ["weather"]}, "There is a problem"),
    ("what-is-wrong", {"wrong_result": "a" * 8_001}, "characters"),
    ("put-right", {"put_right": "a" * 8_001}, "characters"),
    ("put-right", {"new_proof": "a" * 8_001}, "characters"),
    ("safe-contact", {"contact_ways": []}, "Choose how we can reach you"),
    ("safe-contact", {"contact_ways": ["phone", "none"]}, "There is a problem"),
    ("safe-contact", {"contact_ways": ["phone"], "phone": ""}, "Enter your phone number"),
    ("safe-contact", {"contact_ways": ["website"]}, "There is a problem"),
    ("contact-safety", {"contact_safety": "maybe"}, "There is a problem"),
    ("about", {"name": "a" * 201}, "characters"),
    ("about", {"help_needed": "a" * 8_001}, "characters"),
]


@pytest.mark.parametrize(("key", "changes", "says"), WRONG)
def test_what_cannot_be_used_is_said_and_comes_back(
    public_client: Client, key: str, changes: dict[str, Any], says: str
) -> None:
    pages = filled()
    to_check(public_client, pages)
    response = public_client.post(f"/review/{key}", pages[key] | changes)
    assert response.status_code == 200
    assert says in response.content.decode()
    typed = [value for value in (pages[key] | changes).values() if isinstance(value, str) and value and " " in value]
    assert all(value in response.content.decode() for value in typed)


@pytest.mark.parametrize("strange", ["<script>alert(1)</script>", "𝕳𝖊𝖑𝖑𝖔 🎥", "‮abc", "'; DROP TABLE x; --", "اسمي"])
def test_strange_signs_are_kept_as_they_were_typed(public_client: Client, strange: str) -> None:
    sent(public_client, filled(put_right=strange, name=strange))
    assert task().details["name"] == strange
    assert strange in task().details["text"]


def test_no_page_but_the_first_opens_without_its_cookie_and_leaving_forgets_it(public_client: Client) -> None:
    assert public_client.get("/review/put-right")["Location"] == "/review"
    assert public_client.get("/review/check")["Location"] == "/review"
    assert public_client.get("/review/no-such-page").status_code == 404
    to_check(public_client, filled())
    public_client.post("/leave")
    assert not public_client.cookies[settings.REVIEW_COOKIE_NAME].value


def test_a_stale_form_token_gives_the_page_back_with_what_was_typed(public_client: Client) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/review/put-right", {"put_right": "Typed just now"})
    assert response.status_code == 200
    assert "Typed just now" in response.content.decode()


def test_the_complaint_form_in_the_same_browser_is_another_thing(public_client: Client) -> None:
    to_check(public_client, filled())
    assert settings.DRAFT_COOKIE_NAME not in public_client.cookies
    assert "You have started already" not in public_client.get("/complain").content.decode()


def test_it_speaks_welsh(public_client: Client) -> None:
    assert "Gofyn am adolygiad" in public_client.get("/cy/review").content.decode()
    assert "Ynglŷn â’r llythyr" in public_client.get("/cy/review/the-letter").content.decode()

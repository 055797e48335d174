"""The copy of one's own words: before Send from the page alone, after it in the same browser for an hour."""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.intake import access_secret, drafts
from candour.intake.models import Draft
from candour.public import own_copy
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.poppler]

STORY = "It was zqstory at the bus stop."


def words_of(content: bytes) -> str:
    """The words of a PDF, as poppler reads them."""
    command = ["pdftotext", "-", "-"]
    return " ".join(subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode().split())


def at_check(client: Client, **changes: Any) -> tuple[access_secret.AccessSecret, dict[str, str]]:
    """Someone who has answered everything, and the fields of check-your-answers."""
    today = timezone.localdate()
    held = access_secret.new()
    drafts.save(drafts.begin(held, today=today), factories.answers(what_happened=STORY, **changes), today=today)
    client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    page = client.get("/complain/check")
    assert page.status_code == 200
    found = re.search(r'name="sealed" value="([^"]+)"', page.content.decode())
    assert found
    return held, {"sealed": found[1]}


def sent(client: Client) -> access_secret.AccessSecret:
    """Someone who has sent it."""
    held, fields = at_check(client)
    assert client.post("/complain/check", fields | {"declaration": "yes"})["Location"] == "/complain/sent"
    return held


def test_before_send_the_copy_is_what_the_page_shows(public_client: Client) -> None:
    held, fields = at_check(public_client)
    answer = public_client.post("/complain/check/copy", fields)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert "no-store" in answer["Cache-Control"]
    read = words_of(answer.content)
    for words in (STORY, "Sam Example", "You have not sent it yet.", "Bus stop on Sample Street"):
        assert words in read
    assert held.words not in read
    assert Draft.objects.get().sent_at is None


@pytest.mark.parametrize("sealed", ["", "AAAA", "nonsense"])
def test_a_page_that_was_altered_makes_no_copy(public_client: Client, sealed: str) -> None:
    at_check(public_client)
    assert public_client.post("/complain/check/copy", {"sealed": sealed})["Location"] == "/complain/check"


def test_PUB_16_the_copy_is_in_the_language_of_the_page(public_client: Client) -> None:
    _held, fields = at_check(public_client)
    read = words_of(public_client.post("/cy/complain/check/copy", fields).content)
    assert "Nid ydych wedi ei anfon eto." in read
    assert STORY in read


def test_after_send_the_receipt_offers_it_with_a_warning(public_client: Client) -> None:
    held = sent(public_client)
    page = public_client.get("/complain/sent").content.decode()
    assert 'href="/complain/sent/copy"' in page
    assert "Other people who use it could open it." in page
    answer = public_client.get("/complain/sent/copy")
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert "no-store" in answer["Cache-Control"]
    read = words_of(answer.content)
    assert STORY in read
    assert "You sent it on" in read
    assert held.words not in read


def test_the_words_alone_do_not_open_what_was_said(public_client: Client) -> None:
    held = sent(public_client)
    draft = drafts.find(held, today=timezone.localdate())
    assert draft is not None
    assert "zqstory" not in str(draft.answers)
    public_client.cookies.clear()
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    assert public_client.get("/complain/sent/copy")["Location"] == "/complain/sent"
    assert "/complain/sent/copy" not in public_client.get("/complain/sent").content.decode()


@pytest.mark.parametrize("key", ["", "AAAA", "not base 64", "A" * 44])
def test_a_key_that_is_none_opens_nothing(public_client: Client, key: str) -> None:
    sent(public_client)
    public_client.cookies[settings.COPY_COOKIE_NAME] = key
    assert public_client.get("/complain/sent/copy")["Location"] == "/complain/sent"


def test_after_an_hour_it_is_over(public_client: Client) -> None:
    sent(public_client)
    at = timezone.now() - own_copy.FOR
    Draft.objects.update(sent_at=at + timedelta(minutes=1))
    assert public_client.get("/complain/sent/copy").status_code == 200
    Draft.objects.update(sent_at=at)
    assert public_client.get("/complain/sent/copy")["Location"] == "/complain/sent"


def test_who_leaves_takes_the_key_out_of_the_browser(public_client: Client) -> None:
    sent(public_client)
    assert public_client.cookies[settings.COPY_COOKIE_NAME].value
    public_client.post("/leave")
    assert not public_client.cookies[settings.COPY_COOKIE_NAME].value
    assert public_client.get("/complain/sent/copy")["Location"] == settings.EXIT_URL


def test_EX_09_the_key_goes_when_the_browser_is_closed_and_no_script_can_read_it(public_client: Client) -> None:
    sent(public_client)
    cookie = public_client.cookies[settings.COPY_COOKIE_NAME]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Strict")


def test_a_stranger_gets_no_copy(public_client: Client) -> None:
    assert public_client.get("/complain/sent/copy")["Location"] == "/complain/sent"
    assert public_client.post("/complain/check/copy")["Location"] == "/complain/check"
    assert public_client.get("/complain/check/copy").status_code == 405


def test_a_page_that_was_open_too_long_comes_back_with_all_that_was_on_it(public_client: Client) -> None:
    _held, fields = at_check(public_client)
    strict = type(public_client)("candour_public", enforce_csrf_checks=True)  # type: ignore[call-arg]
    strict.cookies = public_client.cookies
    answer = strict.post("/complain/check/copy", fields)
    assert answer.status_code == 200
    assert STORY in answer.content.decode()
    assert Draft.objects.get().sent_at is None

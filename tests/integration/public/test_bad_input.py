"""Whatever is typed into any field: a clear sentence or safe storage, never a 500, never a lost answer."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.intake import access_secret, drafts, journey, questions
from candour.intake.specs import Page, Question
from tests import factories

pytestmark = pytest.mark.django_db

NASTY = {
    "empty": "",
    "spaces": "   \u200b ",
    "huge": "a" * 500_000,
    "too huge": "b" * 500_001,
    "emoji": "😀👩🏽‍🦽" * 40,
    "nul": "before\x00after",
    "script": "<script>alert('x')</script>",
    "right to left": "\u202eشرطي أساء إليّ\u202c",
    "controls": "\x01\x02\x1b[31m\x7f",
    "sql": "'); DROP TABLE casework_case; --",
    "template": "{{ settings.SECRET_KEY }}{% debug %}",
    "lone surrogate": "\\ud800",
    "impossible date": "31 2 2026",
    "year one": "1 1 1",
    "option that is not there": "no-such-option",
}


def with_kinds(*kinds: str) -> list[Page]:
    """The pages that ask a question of one of these kinds."""
    return [page for page in questions.PAGES if any(question.kind in kinds for question in page.questions)]


TYPED = ("text", "long", "story")
DAYS: dict[str, tuple[str, dict[str, str]]] = {
    "born": ("born", {}),
    "when": ("when-exact", {"when-kind": "day"}),
    "died_on": ("died_on", {}),
}
"""Questions that take a day: what its boxes are called, and what must be chosen for it to count."""
CHOSEN = ("radios", "checkboxes", "select")


def begun(client: Client, **changes: Any) -> access_secret.AccessSecret:
    """Someone who has answered everything, with their place in the browser."""
    held = access_secret.new()
    today = timezone.localdate()
    drafts.save(drafts.begin(held, today=today), factories.answers(**changes), today=today)
    client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    return held


def stored(held: access_secret.AccessSecret) -> dict[str, Any]:
    """What the draft holds now."""
    draft = drafts.find(held, today=timezone.localdate())
    assert draft is not None
    return draft.answers


def good(page: Page) -> dict[str, Any]:
    """Answers that the page takes, as a browser sends them."""
    taken = factories.answers(
        their_name="Kim",
        their_age="adult",
        relationship="family",
        agreement="signed",
        write_to="you",
        child_rights="yes",
    )
    sent: dict[str, Any] = {}
    for question in page.questions:
        value = taken.get(question.key)
        if value and question.kind not in {"date", "when", "rows"}:
            sent[question.key] = value
    return sent


def asked(page: Page, kinds: tuple[str, ...]) -> list[Question]:
    """The questions of those kinds."""
    return [question for question in page.questions if question.kind in kinds]


def address(page: Page) -> str:
    """Where the page is; where it is asked of each person, that of the first."""
    return f"/complain/{page.key}" + ("?n=1" if page.per_person else "")


def answer(held: access_secret.AccessSecret, page: Page, key: str) -> Any:
    """What the draft holds for that question."""
    answers = stored(held)
    return answers[page.per_person][0].get(key, "") if page.per_person else answers[key]


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("page", with_kinds(*TYPED), ids=lambda page: page.key)
def test_any_text_is_kept_or_answered_with_a_sentence(public_client: Client, page: Page, nasty: str) -> None:
    held = begun(public_client, for_whom="someone-else")
    typed = NASTY[nasty]
    typing = {question.key: typed for question in asked(page, TYPED)}
    response = public_client.post(address(page), good(page) | typing)
    assert response.status_code in (200, 302)
    if response.status_code == 200:
        text = response.content.decode()
        assert "There is a problem" in text
        kept = typed.strip().replace("\x00", "")
        if kept.isprintable() and kept:
            assert text.count(html.escape(kept[:2_000])) >= len(typing)
    else:
        for key in typing:
            assert "\x00" not in str(answer(held, page, key))
            if typed.isprintable() and typed.strip() == typed:
                assert answer(held, page, key) == typed


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("page", with_kinds(*CHOSEN), ids=lambda page: page.key)
def test_a_choice_that_is_not_offered_is_answered_with_a_sentence(
    public_client: Client, page: Page, nasty: str
) -> None:
    begun(public_client, for_whom="someone-else")
    choosing = {question.key: NASTY[nasty] for question in asked(page, CHOSEN)}
    response = public_client.post(address(page), good(page) | choosing)
    assert response.status_code in (200, 302)
    if NASTY[nasty].strip(" \u200b"):
        assert response.status_code == 200
        assert "There is a problem" in response.content.decode()


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "2", "2026"),
        ("0", "0", "0"),
        ("1", "1", "99999"),
        ("x", "y", "z"),
        ("１", "３", "2026"),
        ("-1", "1", "2026"),
        ("", "3", "2026"),
        ("1", "march", ""),
        ("9" * 10_000, "1", "2026"),
        ("\x00", "\x00", "\x00"),
        ("1", "1", "2999"),
    ],
)
@pytest.mark.parametrize("key", DAYS)
def test_an_impossible_date_is_answered_with_a_sentence(
    public_client: Client, key: str, day: str, month: str, year: str
) -> None:
    held = begun(public_client)
    name, chosen = DAYS[key]
    page = next(page for page in questions.PAGES if any(q.key == key for q in page.questions))
    boxes = {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
    response = public_client.post(f"/complain/{page.key}", good(page) | chosen | boxes)
    assert response.status_code in (200, 302)
    if response.status_code == 200:
        assert "There is a problem" in response.content.decode()
        if day.isprintable():
            assert html.escape(day[:500]) in response.content.decode()
    else:
        kept = stored(held)[key]
        assert kept is None or kept == {"kind": "day"} or "2026-03-01" in str(kept)


def test_a_body_that_is_far_too_large_is_answered_with_413(public_client: Client) -> None:
    begun(public_client)
    response = public_client.post("/complain/what-happened", {"what_happened": "a" * 13_000_000})
    assert response.status_code == 413
    assert "<h1" in response.content.decode()


def test_a_stale_form_token_gives_the_page_back_with_what_was_typed(public_client: Client) -> None:
    client = Client(enforce_csrf_checks=True)
    held = begun(client)
    response = client.post("/complain/what-happened", {"what_happened": "All that I typed just now."})
    text = response.content.decode()
    assert response.status_code == 200
    assert "All that I typed just now." in text
    assert "Your answers are still here" in text
    assert stored(held)["what_happened"] == factories.answers()["what_happened"]
    token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = client.post(
        "/complain/what-happened",
        {"what_happened": "All that I typed just now.", "csrfmiddlewaretoken": token},
    )
    assert again.status_code == 302
    assert stored(held)["what_happened"] == "All that I typed just now."


def test_a_place_lost_while_typing_loses_nothing(public_client: Client) -> None:
    response = public_client.post("/complain/what-happened", {"what_happened": "Typed after the browser forgot."})
    assert response.status_code == 302
    held = access_secret.from_cookie(public_client.cookies[settings.DRAFT_COOKIE_NAME].value.partition(".")[0])
    assert held is not None
    assert stored(held)["what_happened"] == "Typed after the browser forgot."


@pytest.mark.parametrize("cookie", ["zz", "00" * 15, "ff" * 15, "é", "'", "a" * 4_000])
def test_a_cookie_that_is_not_ours_is_no_place(public_client: Client, cookie: str) -> None:
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = cookie
    assert public_client.get("/complain/what-happened").status_code == 302
    assert public_client.get("/complain").status_code == 200


@pytest.mark.parametrize("sealed", ["", "x", "AAAA", "🙂", "A" * 10_000])
def test_a_forged_or_cut_sealed_field_sends_nothing_and_loses_nothing(public_client: Client, sealed: str) -> None:
    held = begun(public_client)
    response = public_client.post("/complain/check", {"sealed": sealed, "declaration": "yes"})
    assert response.status_code == 302
    assert response["Location"] == "/complain/check"
    assert stored(held)["name"] == "Sam Example"


def test_every_page_that_is_asked_has_an_address() -> None:
    for page in journey.pages(factories.answers(for_whom="someone-else", their_age="adult")):
        assert page.key.replace("-", "").isalpha()


def test_an_address_that_is_no_page_is_a_404_of_our_own(public_client: Client) -> None:
    response = public_client.get("/complain/no-such-page")
    assert response.status_code == 404
    assert "<h1" in response.content.decode()

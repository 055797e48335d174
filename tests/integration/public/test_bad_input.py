"""Whatever is typed into any field: a clear sentence or safe storage, never a 500, never a lost answer."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.intake import access_secret, drafts, questions
from candour.intake.specs import Page, Question
from tests import factories

pytestmark = pytest.mark.django_db

LIMIT = 500_000
# What is typed, and what of it is kept. None: it is not taken, and the page says what to do.
TYPED_AND_KEPT = {
    "empty": ("", None),
    "spaces": ("   \u200b ", None),
    "as long as can be": ("a" * LIMIT, "a" * LIMIT),
    "too long": ("b" * (LIMIT + 1), None),
    "emoji": ("😀👩🏽‍🦽" * 40, "😀👩🏽‍🦽" * 40),
    "nul": ("before\x00after", "beforeafter"),
    "right to left": ("\u202eشرطي أساء إليّ\u202c", "\u202eشرطي أساء إليّ\u202c"),
    "controls": ("a\x01\x02\x1b[31m\x7fb", "a\x01\x02\x1b[31m\x7fb"),
    "lines of another system": ("one\r\ntwo", "one\ntwo"),
}
# All that could be taken for something else than words, at once.
HOSTILE = "<script>alert('x')</script> {{ settings.SECRET_KEY }}{% debug %} '); DROP TABLE casework_case; -- \u202e😀"
FAR_TOO_LONG = "b" * (LIMIT + 1)


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


def dated(client: Client, key: str, day: str, month: str, year: str) -> Any:
    """What the page of that question answers when these are typed into its boxes."""
    name, chosen = DAYS[key]
    page = next(page for page in questions.PAGES if any(question.key == key for question in page.questions))
    boxes = {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
    return client.post(f"/complain/{page.key}", good(page) | chosen | boxes)


def answer(held: access_secret.AccessSecret, page: Page, key: str) -> Any:
    """What the draft holds for that question."""
    answers = stored(held)
    return answers[page.per_person][0].get(key, "") if page.per_person else answers[key]


@pytest.mark.parametrize(("typed", "kept"), TYPED_AND_KEPT.values(), ids=TYPED_AND_KEPT)
def test_any_text_is_kept_as_it_was_typed_or_answered_with_a_sentence(
    public_client: Client, typed: str, kept: str | None
) -> None:
    held = begun(public_client)
    before = stored(held)["what_happened"]
    response = public_client.post("/complain/what-happened", {"what_happened": typed})
    assert response.status_code == (200 if kept is None else 302)
    assert stored(held)["what_happened"] == (before if kept is None else kept)
    assert ("There is a problem" in response.content.decode()) is (kept is None)


def test_bytes_that_are_no_text_are_taken_as_far_as_they_are(public_client: Client) -> None:
    held = begun(public_client)
    sent = b"what_happened=half%ED%A0%80a+sign"
    response = public_client.post("/complain/what-happened", sent, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 302
    assert re.fullmatch("half\N{REPLACEMENT CHARACTER}+a sign", stored(held)["what_happened"])


@pytest.mark.parametrize("page", with_kinds(*TYPED), ids=lambda page: page.key)
def test_what_is_typed_into_any_page_is_words_and_nothing_else(public_client: Client, page: Page) -> None:
    held = begun(public_client, for_whom="someone-else")
    keys = [question.key for question in asked(page, TYPED)]
    response = public_client.post(address(page), good(page) | dict.fromkeys(keys, HOSTILE))
    if response.status_code == 200:  # an address or a number that it cannot be
        assert "There is a problem" in response.content.decode()
        assert html.escape(HOSTILE) in response.content.decode()
    else:
        assert {key: answer(held, page, key) for key in keys} == dict.fromkeys(keys, HOSTILE)
    assert "<script>alert" not in public_client.get(address(page)).content.decode()


@pytest.mark.parametrize("page", with_kinds(*TYPED), ids=lambda page: page.key)
def test_what_is_too_long_for_any_page_is_answered_with_a_sentence_and_not_cut(
    public_client: Client, page: Page
) -> None:
    held = begun(public_client, for_whom="someone-else")
    before = stored(held)
    keys = [question.key for question in asked(page, TYPED)]
    response = public_client.post(address(page), good(page) | dict.fromkeys(keys[:1], FAR_TOO_LONG))
    assert response.status_code == 200
    text = response.content.decode()
    assert re.search(r"can have up to [\d,]+ characters|There is a problem", text)
    assert FAR_TOO_LONG in text
    assert {key: value for key, value in stored(held).items() if key in before} == before


@pytest.mark.parametrize("page", with_kinds(*CHOSEN), ids=lambda page: page.key)
def test_a_choice_that_is_not_offered_is_answered_with_a_sentence(public_client: Client, page: Page) -> None:
    held = begun(public_client, for_whom="someone-else")
    before = stored(held)
    choosing = {question.key: "no-such-option<script>\x00" for question in asked(page, CHOSEN)}
    response = public_client.post(address(page), good(page) | choosing)
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert "no-such-option<script>" not in response.content.decode()
    assert {key: value for key, value in stored(held).items() if key in before} == before


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "2", "2026"),
        ("0", "0", "0"),
        ("1", "1", "99999"),
        ("x", "y", "z"),
        ("-1", "1", "2026"),
        ("", "3", "2026"),
        ("1", "march", ""),
        ("9" * 10_000, "1", "2026"),
        ("9" * 30, "1", "2026"),
        ("1", "9" * 10_000, "2026"),
        ("1", "9" * 30, "2026"),
        ("1", "1", "2999"),
    ],
)
def test_an_impossible_date_is_answered_with_a_sentence(public_client: Client, day: str, month: str, year: str) -> None:
    held = begun(public_client)
    response = dated(public_client, "when", day, month, year)
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert html.escape(day[:500]) in response.content.decode()
    assert not stored(held).get("when")


@pytest.mark.parametrize("key", DAYS)
def test_every_page_that_takes_a_day_refuses_an_impossible_one_and_takes_one_in_other_digits(
    public_client: Client, key: str
) -> None:
    held = begun(public_client)
    assert dated(public_client, key, "31", "2", "2026").status_code == 200
    assert dated(public_client, key, "１", "３", "2026").status_code == 302
    assert "2026-03-01" in str(stored(held)[key])


HUGE = "9" * 5_000


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/complain/who", {"remove": f"people-{HUGE}"}),
        ("/complain/who", {"remove": "people-²"}),
        ("/complain/what-happened", {"remove": f"what_happened-{HUGE}", "what_happened-1-x": "Kim"}),
        (f"/complain/the-person?n={HUGE}", {"their_role": "officer"}),
        ("/complain/the-person?n=²", {"their_role": "officer"}),
        ("/complain/when", {"when-kind": "month", "when-part": "3", "when-year": HUGE}),
        ("/complain/when", {"when-kind": "month", "when-part": "3", "when-year": "9" * 4_000}),
        ("/complain/what-happened/keep", {"seen": HUGE, "what_happened": "Half a"}),
    ],
)
def test_a_number_that_is_none_changes_nothing_and_is_no_500(
    public_client: Client, address: str, sent: dict[str, str]
) -> None:
    held = begun(public_client, people=[{"their_role": "officer"}])
    before = stored(held)["people"]
    assert public_client.post(address, sent).status_code < 400
    assert public_client.get(address.replace("/keep", "")).status_code < 400
    assert stored(held)["people"] == before


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


def test_an_address_that_is_no_page_is_a_404_of_our_own(public_client: Client) -> None:
    response = public_client.get("/complain/no-such-page")
    assert response.status_code == 404
    assert "<h1" in response.content.decode()

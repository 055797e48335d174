"""Pages that are the same for everyone are made once; a page with a token or a person in it is made for one alone,
and compressed only for a browser that came from one of our own pages.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

import brotli
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client, RequestFactory
from django.utils import timezone

from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT
from candour.intake import drafts
from candour.public import page_cache, site_context
from candour.public.page_cache import PageCache, same_for_everyone
from tests.integration.public.test_bad_input import begun

pytestmark = pytest.mark.django_db

SAME = [f"{prefix}{key}" for prefix in ("/", "/cy/") for key in (*INFORMATION, "custody-and-prison/form")]
BY_LANGUAGE = {"en": [path for path in SAME if not path.startswith("/cy/")]}
BY_LANGUAGE["cy"] = [path for path in SAME if path not in BY_LANGUAGE["en"]]
OWN = [f"/{path}" for path in (*SHORT, *CHECK, *FORM)]
BROWSER = {"accept-encoding": "gzip, deflate, br, zstd"}
OURS = BROWSER | {"sec-fetch-site": "same-origin"}
STRANGER = "zyzzyva"


def made(do: Callable[[], Any]) -> tuple[Any, int]:
    """What it gives, and how many pages were made from a template on the way."""
    real, count = Template.render, 0

    def counted(template: Template, context: Any) -> Any:
        nonlocal count
        count += 1
        return real(template, context)

    with mock.patch.object(Template, "render", counted):
        return do(), count


def plain(response: HttpResponse) -> bytes:
    """The page, whatever it was encoded in."""
    undo = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    return undo[response.get("Content-Encoding", "")](response.content)


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_it_is_made_once_and_sent_in_the_shortest_encoding(public_client: Client, language: str) -> None:
    for path in BY_LANGUAGE[language]:
        first, count = made(lambda path=path: public_client.get(path))
        assert count > 0, path
        assert not first.has_header("Content-Encoding"), path
        for encoding, asked in (("br", BROWSER), ("gzip", {"accept-encoding": "gzip"})):
            again, count = made(lambda path=path, asked=asked: public_client.get(path, headers=asked))
            assert (count, again["Content-Encoding"]) == (0, encoding), path
            assert plain(again) == first.content, path
            assert again["Content-Length"] == str(len(again.content)), path
            assert again["ETag"] == first["ETag"], path
        for response in (first, again):
            assert response["Cache-Control"] == "private, no-cache", path
            assert response["Vary"] == "Accept-Encoding", path
            assert not response.cookies, path


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_a_copy_that_still_holds_is_not_sent_again(public_client: Client, language: str) -> None:
    for path in BY_LANGUAGE[language]:
        first = public_client.get(path, headers=BROWSER)
        again = public_client.get(path, headers=BROWSER | {"if-none-match": f'"other", {first["ETag"]}'})
        assert (again.status_code, again.content) == (304, b""), path
        for name in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy", "X-Content-Type-Options"):
            assert again[name] == first[name], path
        assert public_client.get(path, headers={"if-none-match": '"other"'}).status_code == 200, path


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_whoever_asks_gets_the_same_bytes(public_client: Client, language: str) -> None:
    nobody = {path: public_client.get(path).content for path in BY_LANGUAGE[language]}
    begun(public_client)
    public_client.get("/feedback")
    for name in ("SENT", "COPY", "CHECK", "REVIEW"):
        public_client.cookies[getattr(settings, f"{name}_COOKIE_NAME")] = "something"
    # Another browser at another process: nothing was kept for it yet.
    other = type(public_client)(public_client.role)  # type: ignore[attr-defined]
    other.cookies.update(public_client.cookies)
    for path, page in nobody.items():
        somebody, count = made(lambda path=path: other.get(path))
        assert count > 0, path
        assert somebody.content == page, path
        assert b"csrfmiddlewaretoken" not in page, path
        assert b"nonce" not in page, path


def test_the_escape_key_is_as_it_was_set_also_where_the_browser_kept_a_copy(public_client: Client) -> None:
    on = public_client.get("/in-danger")
    public_client.post("/quick-exit", {"escape": "off"})
    off = public_client.get("/in-danger", headers={"if-none-match": on["ETag"]})
    assert off.status_code == 200
    assert 'data-escape="off"' in off.content.decode()
    public_client.post("/quick-exit", {"escape": "on"})
    back = public_client.get("/in-danger", headers={"if-none-match": off["ETag"]})
    assert (back.status_code, back.content) == (200, on.content)


def test_a_page_with_the_day_in_it_is_made_anew_the_next_day(public_client: Client) -> None:
    public_client.get("/chief-officer")
    assert made(lambda: public_client.get("/chief-officer"))[1] == 0
    tomorrow = timezone.localdate() + timedelta(days=1)
    with mock.patch.object(page_cache.timezone, "localdate", return_value=tomorrow):
        assert made(lambda: public_client.get("/chief-officer"))[1] > 0


def test_what_is_sent_to_a_page_is_answered_anew_and_not_kept(public_client: Client) -> None:
    before = public_client.get("/which-force").content
    answer = public_client.post("/which-force", {"place": "Salford"}, headers=BROWSER)
    assert "Salford" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert public_client.get("/which-force").content == before


def test_another_host_is_refused_where_hosts_are_named(public_client: Client, settings: Any) -> None:
    public_client.get("/cookies")
    settings.ALLOWED_HOSTS = ["police.example.org"]
    refused = public_client.get("/cookies")
    assert refused.status_code == 400
    assert refused["X-Content-Type-Options"] == "nosniff"


def test_only_so_many_pages_are_kept() -> None:
    view = same_for_everyone(lambda _request: HttpResponse("the same"))
    cache = PageCache(view)
    for number in range(page_cache.MOST + 20):
        cache(RequestFactory().get(f"/{number}"))
    assert 0 < len(cache.pages) <= page_cache.MOST


@pytest.mark.parametrize(
    "wrong",
    [
        HttpResponse("not found", status=404),
        HttpResponse("x", headers={"Content-Security-Policy": "script-src 'nonce-abc'"}),
    ],
)
def test_an_error_or_a_nonce_is_not_kept(wrong: HttpResponse) -> None:
    cache = PageCache(same_for_everyone(lambda _request: wrong))
    assert cache(RequestFactory().get("/x")) is wrong
    assert cache.pages == {}


def test_a_page_that_sets_a_cookie_is_not_kept() -> None:
    answer = HttpResponse("x")
    answer.set_cookie("public-form", "a token")
    cache = PageCache(same_for_everyone(lambda _request: answer))
    assert cache(RequestFactory().get("/x")) is answer
    assert cache.pages == {}


def test_SEC_a_page_with_a_token_or_a_person_is_not_compressed_for_other_sites(public_client: Client) -> None:
    begun(public_client)
    looked_at = 0
    for path in OWN:
        response = public_client.get(path, headers=BROWSER | {"sec-fetch-site": "same-site"})
        assert path in SAME or not response.has_header("Content-Encoding"), path
        looked_at += b"csrfmiddlewaretoken" in response.content
    assert looked_at > 50


@pytest.mark.parametrize("site", [None, "none", "cross-site", "same-origin, same-origin", "Same-Origin"])
def test_SEC_only_one_word_of_the_browser_makes_a_page_of_ones_own_short(
    public_client: Client, site: str | None
) -> None:
    begun(public_client)
    asked = BROWSER | ({"sec-fetch-site": site} if site else {})
    for response in (
        public_client.get("/complain/check", headers=asked),
        public_client.get("/complain/keep-your-place", headers=asked),
        public_client.post("/complain/safe-contact", {"email": STRANGER}, headers=asked),
    ):
        assert response.status_code == 200
        assert not response.has_header("Content-Encoding")


def test_SEC_nothing_a_stranger_puts_behind_an_address_comes_back_in_a_page(public_client: Client) -> None:
    begun(public_client)
    strange = f"x={STRANGER}&{STRANGER}=1&from={STRANGER}&kept={STRANGER}"
    for path in (*OWN, "/cy/complain/check", "/ways-to-complain"):
        response = public_client.get(f"{path}{'&' if '?' in path else '?'}{strange}", headers=OURS)
        assert STRANGER not in plain(response).decode(), path
    for number in (STRANGER, "1" * 400):
        assert number not in public_client.get(f"/complain/what-happened?n={number}").content.decode()


def test_a_browser_that_came_from_our_pages_gets_them_compressed(public_client: Client) -> None:
    begun(public_client)
    for path in ("/complain/check", "/complain/what-happened", "/feedback"):
        response = public_client.get(path, headers=OURS)
        assert response["Content-Encoding"] == "br"
        assert response["Content-Length"] == str(len(response.content))
        assert {"Accept-Encoding", "Sec-Fetch-Site"} <= set(re.split(", *", response["Vary"]))
        assert "no-store" in response["Cache-Control"]
        assert "csrfmiddlewaretoken" in plain(response).decode()


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/", "/cy/"),
        ("/cy/", "/"),
        ("/what-is-a-complaint", "/cy/what-is-a-complaint"),
        ("/cy/what-is-a-complaint", "/what-is-a-complaint"),
        ("/no-such-page", "/cy/no-such-page"),
        ("/cy/no-such-page", "/no-such-page"),
        ("/cymru", "/cy/cymru"),
        ("/caffi %C3%A9", "/cy/caffi%20%C3%A9"),
    ],
)
def test_the_language_switch_leads_to_the_same_page(public_client: Client, path: str, there: str) -> None:
    found = re.search(
        r'lang="(?:cy|en)"[^>]*href="([^"]*)"|href="([^"]*)"[^>]*lang="(?:cy|en)"', _page(public_client, path)
    )
    assert found
    assert (found[1] or found[2]) == there


def test_the_language_switch_leads_to_no_other_host() -> None:
    request = RequestFactory().get("/")
    request.path = "//elsewhere.example/cy/"
    switch = site_context.site(request).language_switch
    assert switch
    assert switch.url == "/cy/elsewhere.example/cy/"


def test_no_header_says_under_which_address_the_door_lies(public_client: Client) -> None:
    site_context._fixed.cache_clear()
    first = public_client.get("/cy/accessibility", SCRIPT_NAME="/elsewhere")
    assert "/elsewhere" not in plain(first).decode()
    english = public_client.get("/accessibility", SCRIPT_NAME="/cy")
    assert english["Content-Language"] == "en"
    for path, language in (("/cy/accessibility", "cy"), ("/accessibility", "en"), ("/cy/cookies", "cy")):
        page = plain(public_client.get(path)).decode()
        assert f'<html lang="{language}"' in page
        assert "/elsewhere" not in page
        assert 'href="/cy/cy/' not in page


def _page(client: Client, path: str) -> str:
    return plain(client.get(path)).decode()


def test_the_language_switch_keeps_what_our_own_links_say(public_client: Client) -> None:
    held = begun(public_client)
    draft = drafts.find(held, today=timezone.localdate())
    assert draft
    drafts.save(draft, draft.answers | {"people": [{"their_role": "officer"}] * 2}, today=timezone.localdate())
    page = public_client.get("/complain/the-person?n=2&from=check&x=1").content.decode()
    assert 'href="/cy/complain/the-person?n=2&amp;from=check"' in page

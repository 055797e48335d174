"""How many bytes each page of the public door is on the wire, for a browser that has the files of the first view."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from bench.form_walk import STORY
from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT
from tests.integration.public.test_bad_input import begun
from tests.integration.public.test_page_cache import OURS

pytestmark = pytest.mark.django_db

MOST = 12_000
FULL: dict[str, Any] = {
    "what_happened": (STORY * 3)[:2000],
    "people": [
        {"their_role": "officer", "know_who": "no", "looks_hair": "Grey", "camera": "yes"},
        {"their_role": "officer", "know_who": "yes", "officer_name": "Smith", "officer_number": "1234"},
    ],
    "witnesses": [{"who": "A woman from the bakery", "may_contact": "yes"}, {"who": "A man with a dog"}],
}
"""What a complaint of some length adds: a story of two thousand letters, two people, two witnesses."""


def weight(response: HttpResponse) -> int:
    """The answer as it is sent by HTTP/1.1: status, headers, cookies and page."""
    lines = [f"{name}: {value}" for name, value in response.items()]
    lines += [f"Set-Cookie: {cookie.OutputString()}" for cookie in response.cookies.values()]
    head = f"HTTP/1.1 {response.status_code} {response.reason_phrase}\r\n" + "".join(f"{one}\r\n" for one in lines)
    return len(head.encode()) + 2 + len(response.content)


@pytest.mark.parametrize("prefix", ["/", "/cy/"])
def test_PERF_each_further_page_is_light(public_client: Client, prefix: str) -> None:
    begun(public_client, **FULL)
    weights = {}
    for path in (*INFORMATION, *SHORT, *CHECK, *FORM):
        response = public_client.get(f"{prefix}{path}", headers=OURS)
        # None leads on to another: each is weighed itself.
        assert response.status_code == (404 if path == "no-such-page" else 200), path
        weights[path] = weight(response)
    assert {path: bytes_ for path, bytes_ in weights.items() if bytes_ > MOST} == {}
    assert len(weights) > 90


def test_PERF_a_page_that_comes_back_with_what_is_wrong_is_light(public_client: Client) -> None:
    begun(public_client, **FULL)
    for path, typed in (
        ("/complain/check", {"declaration": ""}),
        ("/complain/what-happened", {"what_happened": ""}),
        ("/complain/when", {"when-kind": "day", "when-exact-day": "31", "when-exact-month": "2"}),
    ):
        response = public_client.post(path, typed, headers=OURS)
        assert weight(response) <= MOST, path

"""The one cookie of the public door: it holds someone's place while they write, and nothing else.

It is a session cookie, so that closing the browser forgets it. After leaving, it says only that the
person left, so that Back leads away from here.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from candour.intake import drafts, place
from candour.vault import patience

LEFT = "left"


def of(request: HttpRequest) -> place.Place | None:
    """The place this browser holds, if any."""
    return place.from_cookie(request.COOKIES.get(settings.DRAFT_COOKIE_NAME, ""))


def has_left(request: HttpRequest) -> bool:
    """Whether the person used the exit and has not come back on purpose."""
    return request.COOKIES.get(settings.DRAFT_COOKIE_NAME) == LEFT


def draft_of(request: HttpRequest) -> drafts.Draft | None:
    """The draft this browser holds the place of, if there is one and it has not ended."""
    held = of(request)
    return drafts.find(held, today=timezone.localdate()) if held else None


def draft_if_there(request: HttpRequest) -> drafts.Draft | None:
    """The same for a page that can do without: None as well while the database is away."""
    try:
        return draft_of(request)
    except patience.AWAY:
        return None


def hold(response: HttpResponseBase, held: place.Place) -> None:
    """Lets the browser hold this place."""
    _set(response, held.cookie)


def leave(response: HttpResponseBase) -> None:
    """Takes the place out of the browser; only that the person left stays."""
    _set(response, LEFT)
    for name in (settings.SENT_COOKIE_NAME, settings.CHECK_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name, samesite="Strict")


def come_back(response: HttpResponseBase) -> None:
    """Forgets that the person left: they came to the first page on purpose."""
    response.delete_cookie(settings.DRAFT_COOKIE_NAME, samesite="Strict")


def _set(response: Any, value: str) -> None:
    response.set_cookie(
        settings.DRAFT_COOKIE_NAME,
        value,
        httponly=True,
        samesite="Strict",
        secure=settings.COOKIES_SECURE,
    )

"""The one cookie of the public door: it holds someone's place while they write, and nothing else.

It is a session cookie, so that closing the browser forgets it. It says when it was last used as well: a
browser that was left open for an hour shows nothing more without the words. What somebody still sends from
a page that was open all that time is saved all the same. After leaving, it says only that the person left,
so that Back leads away from here.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from candour.intake import access_secret, drafts
from candour.vault import timeouts

LEFT = "left"
LIFE_SECONDS = 60 * 60
WARN_AFTER_SECONDS = LIFE_SECONDS - 5 * 60


def read(request: HttpRequest) -> access_secret.AccessSecret | None:
    """The place this browser holds, if any. One that was not used for an hour only takes in, and shows nothing."""
    if request.method != "POST" and has_expired(request):
        return None
    return access_secret.from_cookie(_parts(request)[0])


def has_expired(request: HttpRequest) -> bool:
    """Whether the browser holds a place that was not used for an hour."""
    secret, used_at = _parts(request)
    return bool(access_secret.from_cookie(secret)) and int(used_at or _now()) < _now() - LIFE_SECONDS


def _parts(request: HttpRequest) -> tuple[str, str]:
    secret, _dot, used_at = request.COOKIES.get(settings.DRAFT_COOKIE_NAME, "").partition(".")
    return secret, used_at if used_at.isascii() and used_at.isdecimal() and len(used_at) < 12 else ""


def _now() -> int:
    return int(timezone.now().timestamp())


def has_left(request: HttpRequest) -> bool:
    """Whether the person used the exit and has not come back on purpose."""
    return request.COOKIES.get(settings.DRAFT_COOKIE_NAME) == LEFT


def draft_of(request: HttpRequest) -> drafts.OpenDraft | None:
    """The draft this browser holds the place of, if there is one and it has not ended."""
    held = read(request)
    return drafts.find(held, today=timezone.localdate()) if held else None


def draft_if_there(request: HttpRequest) -> drafts.OpenDraft | None:
    """The same for a page that can do without: None as well while the database is away."""
    try:
        return draft_of(request)
    except timeouts.AWAY:
        return None


def write(response: HttpResponseBase, held: access_secret.AccessSecret) -> None:
    """Lets the browser hold this place."""
    _set(response, f"{held.cookie}.{_now()}")


def leave(response: HttpResponseBase) -> None:
    """Takes the place out of the browser; only that the person left stays."""
    _set(response, LEFT)
    for name in (
        settings.SENT_COOKIE_NAME,
        f"{settings.SENT_COOKIE_NAME}-more",
        settings.COPY_COOKIE_NAME,
        settings.CHECK_COOKIE_NAME,
        settings.REVIEW_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
    ):
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

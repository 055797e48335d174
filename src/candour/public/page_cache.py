"""Pages that are the same for everyone: made once, kept in memory, sent compressed.

A view marked with `same_for_everyone` sees nothing of who asks but whether the Escape key is on, so its page can
hold nothing of a person. What the page depends on is the key it is kept under: its address, that setting, the day.
The words and the directory are read once per process, so a page lives as long as they do. An address with a query
is answered anew each time. The browser keeps a copy and asks each time whether it still holds.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags

from candour.ui import compression

Next = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]
Key = tuple[str, bool, date]

STORING = "private, no-cache"
MOST = 500
"""How many pages are kept. There are about a hundred."""
_MADE_ANEW = {"content-length", "vary", "cache-control", "etag"}


def same_for_everyone(view: View) -> View:
    """Marks a view whose page says the same to whoever asks. It gets no cookie but that of the Escape key."""

    @functools.wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = settings.ESCAPE_COOKIE_NAME
        request.COOKIES = {name: request.COOKIES[name]} if name in request.COOKIES else {}
        response = view(request, *args, **kwargs)
        response.same_for_everyone = True  # type: ignore[attr-defined]
        return response

    return marked


class Kept:
    """One page as it is sent, in each encoding that was asked for."""

    def __init__(self, response: HttpResponse) -> None:
        """Takes over the page and its headers; the entity tag is the same in each encoding."""
        self.body = response.content
        self.etag = f'W/"{hashlib.sha256(self.body).hexdigest()[:32]}"'
        self.headers = {name: value for name, value in response.items() if name.lower() not in _MADE_ANEW}
        self.headers |= {"Cache-Control": STORING, "Vary": "Accept-Encoding", "ETag": self.etag}
        self.may_ask_where = getattr(response, "may_ask_where", False)
        self._encoded: dict[str, bytes] = {"": self.body}

    def answer(self, asked: Mapping[str, str]) -> HttpResponse:
        """The answer to a request with these headers: the page, or that the browser's copy still holds."""
        encoding = compression.accepted(asked.get("Accept-Encoding", ""))
        if self.etag in parse_etags(asked.get("If-None-Match", "")):
            response = HttpResponse(status=304, headers=self.headers)
        else:
            body = self._in(encoding)
            response = HttpResponse(body, headers={**self.headers, "Content-Length": str(len(body))})
            if encoding:
                response.headers["Content-Encoding"] = encoding
        response.may_ask_where = self.may_ask_where  # type: ignore[attr-defined]
        response.same_for_everyone = True  # type: ignore[attr-defined]
        return response

    def _in(self, encoding: str) -> bytes:
        if encoding not in self._encoded:
            self._encoded[encoding] = compression.compress(self.body, encoding, once=True)
        return self._encoded[encoding]


class PageCache:
    """Answers from memory, and takes in what a marked view made."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.pages: dict[Key, Kept] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING") or not _is_for_us(request):
            return self.get_response(request)
        key = _key(request)
        kept = self.pages.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_be_kept(response):
                return response
            kept = self._keep(key, response)
        return kept.answer(request.headers)

    def _keep(self, key: Key, response: HttpResponse) -> Kept:
        if len(self.pages) >= MOST or any(day != key[-1] for _path, _off, day in list(self.pages)):
            self.pages.clear()
        return self.pages.setdefault(key, Kept(response))


def _key(request: HttpRequest) -> Key:
    return request.path, request.COOKIES.get(settings.ESCAPE_COOKIE_NAME) == "off", timezone.localdate()


def _is_for_us(request: HttpRequest) -> bool:
    # A request to another host is refused where it is refused always.
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _may_be_kept(response: HttpResponse) -> bool:
    # A cookie means a token in the page, or a person; a nonce is good for one answer only.
    return (
        getattr(response, "same_for_everyone", False)
        and response.status_code == 200
        and not response.cookies
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )

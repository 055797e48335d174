"""Faults that Django would answer in its own words are answered in ours; pages are compressed where that tells nobody
anything.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from candour.ui import compression, problems

Next = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("candour.public")


class Problems:
    """Answers what is too large with 413, and a page that cannot do without the database with 503."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            if request.method == "POST":
                request.POST  # noqa: B018  (reading it is what can fail)
            return self.get_response(request)
        except RequestDataTooBig:
            return problems.page(413, request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The database is away: that passes, and the page says so. Anything else is a fault of ours."""
        if not isinstance(exception, OperationalError | InterfaceError | InternalError):
            return None
        log.warning("database away, nothing to show", fault=type(exception).__name__)
        return problems.page(503, request)


class Compression:
    """Compresses a page that is the same for everyone, and any page for a browser that came from one of ours.

    The length of a compressed page tells whether two things in it are alike. Where the browser does not say that one
    of our own pages asked, another site may have made it ask, to watch how long the page is: then a page that may
    hold something of a person goes out as it is (ADR 0029).
    """

    LEAST_BYTES = 1_000

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming or response.has_header("Content-Encoding"):
            return response
        if not response.get("Content-Type", "").startswith("text/html") or len(response.content) < self.LEAST_BYTES:
            return response
        harmless = getattr(response, "same_for_everyone", False)
        patch_vary_headers(response, ["Accept-Encoding"] if harmless else ["Accept-Encoding", "Sec-Fetch-Site"])
        encoding = compression.accepted(request.headers.get("Accept-Encoding", ""))
        if encoding and (harmless or request.headers.get("Sec-Fetch-Site") == "same-origin"):
            response.content = compression.compress(response.content, encoding)
            response.headers["Content-Encoding"] = encoding
            response.headers["Content-Length"] = str(len(response.content))
        return response

"""Faults that Django would answer in its own words are answered in ours."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse

from candour.ui import problems

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

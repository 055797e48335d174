"""Faults that Django would answer in its own words are answered in ours."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from candour.ui import problems

Next = Callable[[HttpRequest], HttpResponse]


class Problems:
    """Answers a page that is too large with 413 and what to do."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            if request.method == "POST":
                request.POST  # noqa: B018  (reading it is what can fail)
            return self.get_response(request)
        except RequestDataTooBig:
            return problems.page(413, request)

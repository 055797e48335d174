"""What every page of the journey has in common: nothing is kept by the browser, and who left stays away."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from candour.public import draft_cookie
from candour.ui.caching import no_store

View = Callable[..., HttpResponse]


class See(HttpResponseRedirect):
    """Go and look there: 303, so that Back never repeats what was sent."""

    status_code = 303


def journey_page(view: View) -> View:
    """Marks a view as part of the journey: `no-store`, and after leaving it leads away."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if draft_cookie.has_left(request):
            return See(settings.EXIT_URL)
        return view(request, *args, **kwargs)

    return no_store(guarded)

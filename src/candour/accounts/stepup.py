"""Step-up: some things need a person who showed a short while ago who they are, not only an open session."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

RECENT = 15 * 60
"""For how many seconds after showing who they are a person may do what needs step-up."""

SEEN_BY_ISSUER = "seen_by_issuer"
"""The session's note of when the force's own sign-in last asked the person, in seconds since 1970."""

_SINGLE_SIGN_ON = "socialaccount"
View = Callable[..., HttpResponse]

GUARDED = ("/two-factor/", "/sessions/")
# Here one shows who one is: these must stay open.
OPEN = ("/login/", "/authenticate/", "/reauthenticate/")


def shown_at(request: HttpRequest) -> float:
    """When the person of this session last showed who they are, in seconds since 1970; 0 for never.

    An arrival by single sign-on counts from when the issuer asked the person, not from when they came here:
    the issuer may have let them through because of a sign-in of this morning.
    """
    times = [0.0]
    for record in get_authentication_records(request, request.user):
        by_issuer = record["method"] == _SINGLE_SIGN_ON
        times.append(float(request.session.get(SEEN_BY_ISSUER, 0)) if by_issuer else float(record["at"]))
    return max(times)


def is_recent(request: HttpRequest, *, seconds: float | None = None) -> bool:
    """Whether the person is signed in and showed who they are within that many seconds (RECENT when none given)."""
    if not request.user.is_authenticated:
        return False
    allowed = RECENT if seconds is None else seconds
    return time.time() - shown_at(request) < allowed


def recently_signed_in(view: View) -> View:
    """The view for a person who showed recently who they are; others are sent to do so and come back.

    For pages without words to lose: what was sent is not kept. A form asks with `told_to_show`.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if is_recent(request) else ask(request)

    return guarded


def before_form(view: View) -> View:
    """The same for a page with a form, which is asked for before anything is typed into it.

    What was typed comes to the view: it has to ask `told_to_show` before it does anything.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = request.method == "POST"
        return view(request, *args, **kwargs) if typed or is_recent(request) else ask(request)

    return guarded


def told_to_show(request: HttpRequest, form: forms.BaseForm) -> bool:
    """Whether the person must first show again who they are; then the form says so, and keeps what was typed.

    The words stay on the page only: a session lies in the database unsealed.
    """
    if is_recent(request):
        return False
    words = (
        'You signed in a while ago. <a href="{}" target="_blank">Show in a new tab who you are</a>, '
        "then come back here and send this again. What you typed is still here."
    )
    form.add_error(None, format_html(words, _where(request, request.get_full_path())))
    return True


def ask(request: HttpRequest) -> HttpResponse:
    """To where this person shows again who they are: by the way they came in. They come back to a page."""
    came_from = request.headers.get("Referer", "") if request.method == "POST" else ""
    ours = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(_where(request, came_from if ours else request.get_full_path()))


def _where(request: HttpRequest, back: str) -> str:
    records = get_authentication_records(request, request.user)
    by_issuer = any(record["method"] == _SINGLE_SIGN_ON for record in records)
    where = reverse("socialaccount_sso_again" if by_issuer else "account_reauthenticate")
    return f"{where}?{urlencode({'next': back})}"


class Recent:
    """Asks for step-up before anybody changes how they sign in, or looks at their open sessions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        """Sends a person on to show who they are, when the page is guarded and it was too long ago."""
        if not request.path.startswith(GUARDED) or request.path.endswith(OPEN):
            return None
        return None if is_recent(request) else ask(request)

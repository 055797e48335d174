"""The desk is for people who signed in. What they open is forgotten when the page is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from candour.accounts import actors
from candour.accounts.roles import NotAllowed, Permission
from candour.desk import guards
from candour.vault import case_keys, row_security

Next = Callable[[HttpRequest], HttpResponse]
OPEN_PATHS = ("/login/", "/two-factor/authenticate/", "/two-factor/webauthn/login/", "/sso/", "/static/")

# Pages of allauth that this desk does not have: people are invited, and their address is who they are.
CLOSED_PATHS = ("/signup/", "/email/", "/confirm-email/", "/password/set/", "/password/reset/", "/login/code/")


class OneTransaction:
    """The request's one transaction: who reads is known to the database, and the page is made inside it.

    A page that fails, or is refused, leaves nothing written behind.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/static/"):
            return self.get_response(request)
        with transaction.atomic():
            if request.user.is_authenticated:
                row_security.know_reader(
                    actor=str(request.user.pk),
                    authority=request.user.authority,
                    sees_cases=request.user.may(Permission.SEE_CASES),
                    sees_alerts=request.user.may(Permission.SEE_ALERTS),
                )
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class Limits:
    """Ends a session ten hours after it began, however busy it was. Idle ones end by themselves."""

    BEGAN = "began"

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = time.time()
        if now - request.session.get(self.BEGAN, now) >= settings.SESSION_ABSOLUTE_AGE:
            auth.logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            request.session.setdefault(self.BEGAN, now)
        return response


class SignedIn:
    """Lets nobody past the sign-in page who has not signed in; gives views `request.actor`."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            response = self.get_response(request)
        finally:
            case_keys.forget()
        if not request.path.startswith("/static/"):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Says why, where a role does not have an act."""
        return guards.refused(request, fault) if isinstance(fault, NotAllowed) else None

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Sends a stranger to sign in, and to where they were going afterwards."""
        if request.path.startswith(CLOSED_PATHS):
            raise Http404
        if request.path.startswith(OPEN_PATHS):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        request.actor = actors.person(request.user)  # type: ignore[attr-defined]
        return None

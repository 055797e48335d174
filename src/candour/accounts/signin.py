"""Signing in at the desk. Sign-up is closed: a stranger cannot make an account."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest, HttpResponse

from candour.accounts import models, sso, stepup


class StaffAccounts(DefaultAccountAdapter):
    """allauth, with sign-up closed."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This email address and password do not go together. Check both.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many tries did not work. Wait a minute, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited or come through the force's own sign-in."""
        return False

    def reauthenticate(self, user: models.User, password: str) -> bool:
        """Whether that is the person's password. The address is the one they were invited with."""
        if sso.is_how(user):
            return False
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Whether the person must show again who they are before they change how they sign in."""
        return not stepup.is_recent(context.request)

    def pre_login(self, request: HttpRequest, user: models.User, **given: Any) -> HttpResponse | None:
        """Refuses a password or passkey of someone who has the force's own sign-in: what it ends, has ended."""
        by_issuer = (given.get("signal_kwargs") or {}).get("sociallogin") is not None
        if sso.is_how(user) and not by_issuer:
            return sso.refusal(request, sso.ONLY_BY_ISSUER)
        refused: HttpResponse | None = super().pre_login(request, user, **given)
        return refused

    def post_login(self, request: HttpRequest, user: models.User, **given: Any) -> HttpResponse:
        """Keeps when the force's own sign-in last saw the person, and goes on."""
        sociallogin = (given.get("signal_kwargs") or {}).get("sociallogin")
        if sociallogin is not None:
            request.session[stepup.SEEN_BY_ISSUER] = min(sociallogin.state["auth_time"], int(time.time()))
        return super().post_login(request, user, **given)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Failed tries count for one address of the network and one person together. Tries from elsewhere
        # slow down whoever makes them there, and never keep the person out. A line with IPv6 has more addresses
        # than there are tries, so the whole line counts as one.
        # The host that was asked is no part of it: it is the visitor who says that.
        return f"{get_ip(request)}|{str(credentials.get('email', '')).casefold()}"

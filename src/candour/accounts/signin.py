"""Signing in at the desk. Sign-up is closed: a stranger cannot make an account."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse

from candour.accounts import models, stepup


class StaffAccounts(DefaultAccountAdapter):
    """allauth, with sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited or come through the force's own sign-in."""
        return False

    def reauthenticate(self, user: models.User, password: str) -> bool:
        """Whether that is the person's password. The address is the one they were invited with."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Whether the person must show again who they are before they change how they sign in."""
        return not stepup.is_recent(context.request)

    def post_login(self, request: HttpRequest, user: models.User, **given: Any) -> HttpResponse:
        """Keeps when the force's own sign-in last saw the person, and goes on."""
        sociallogin = (given.get("signal_kwargs") or {}).get("sociallogin")
        if sociallogin is not None:
            request.session[stepup.SEEN_BY_ISSUER] = int(sociallogin.state.get("auth_time", 0))
        return super().post_login(request, user, **given)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Failed tries count for one address of the network and one person together. Tries from elsewhere
        # slow down whoever makes them there, and never keep the person out.
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{self.get_client_ip(request)}|{account}"

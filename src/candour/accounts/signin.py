"""Signing in at the desk. Sign-up is closed: a stranger cannot make an account."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAccounts(DefaultAccountAdapter):
    """allauth, with sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited or come through the force's own sign-in."""
        return False

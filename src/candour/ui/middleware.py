"""The security headers of every response, errors and files included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from candour.ui import policy


class SecurityHeaders:
    """Stands first, so that no response leaves without the headers.

    `UI_PASSKEYS = True` in the settings gives the pages of a door the use of passkeys, and nothing else.
    A response with `may_ask_where = True` may ask the device where it is; the browser asks the person first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Fix the headers once for the life of the process."""
        self.get_response = get_response
        self.headers = dict(policy.HEADERS)
        self.passkeys = getattr(settings, "UI_PASSKEYS", False)
        self.headers["Permissions-Policy"] = policy.permissions_policy(passkeys=self.passkeys)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on and dress the answer."""
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers[name] = value
        if getattr(response, "may_ask_where", False):
            response.headers["Permissions-Policy"] = policy.permissions_policy(passkeys=self.passkeys, where=True)
        if request.is_secure():
            response.headers["Strict-Transport-Security"] = policy.HSTS
        return response

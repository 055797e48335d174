"""Which acts the pages of the desk offer to whom. The acts themselves ask again, whoever calls them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from candour.accounts import roles
from candour.accounts.roles import NotAllowed, Permission
from candour.casework import permissions
from candour.casework.permissions import Act

View = Callable[..., HttpResponse]
_NOT_TYPED = re.compile("csrf|password|ticket|sealed|secret|seen|serving")


def for_act(act: Act, *, reading: bool = False) -> Callable[[View], View]:
    """A page for those whose role has the act; anyone else reads why not. `reading`: everyone may look at it."""

    def guard(view: View) -> View:
        """The page, guarded."""

        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not (reading and request.method in ("GET", "HEAD")):
                permissions.need(act, by=request.actor)  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        return guarded

    return guard


def for_permission(permission: Permission) -> Callable[[View], View]:
    """The same for a page that is about no case."""

    def guard(view: View) -> View:
        """The page, guarded."""

        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            roles.need(permission, by=request.actor)  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        return guarded

    return guard


def permitted(request: HttpRequest) -> Mapping[str, Any]:
    """For every page of the desk: `may`, the names of the acts that the reader's role has."""
    actor = getattr(request, "actor", None)
    return {"may": permissions.acts_of(actor)} if actor else {}


def refused(request: HttpRequest, why: NotAllowed) -> HttpResponse:
    """Says in a sentence what the role does not have, and gives back what was typed. Nothing was changed."""
    typed = [
        value
        for key, values in request.POST.lists()
        if not _NOT_TYPED.search(key)
        for value in values
        if _is_text(value)
    ]
    sent = request.method == "POST"
    response = TemplateResponse(
        request, "desk/not_allowed.html", {"why": str(why), "typed": typed, "sent": sent}, status=403
    )
    return response.render()


def _is_text(value: str) -> bool:
    """Whether somebody wrote it, and did not choose it: more than one word, or a word in another script."""
    value = value.strip()
    return any(sign.isspace() for sign in value) or not value.isascii()

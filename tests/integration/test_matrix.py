"""Every route of both doors is guarded: who may open it, and what they get instead.

The matrix is generated from the address configuration: a route that is not named here fails the build.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from candour.accounts import actors, roles
from candour.accounts.models import User
from candour.casework import models
from tests import factories
from tests.masked import masked
from tests.tasks import task_of

pytestmark = pytest.mark.django_db

EVERYONE = frozenset(roles.ROLES)
CASES = frozenset({"intake", "handler", "decision-maker", "manager", "lpb-handler"})
SEEING = CASES | {"reader"}
OVERRIDE, ADMINISTRATOR = frozenset({"decision-maker", "manager"}), frozenset({"administrator"})
NOBODY: frozenset[str] = frozenset()


class Route(NamedTuple):
    """Who gets a page of the desk, and who may send its form; None: it answers to no such request.

    `of_case`: only where the case is theirs to see. `there`: whether the example of an address leads anywhere.
    Who may not gets 403 with a sentence, and 404 where `hidden` says so, or where there is nothing.
    """

    get: frozenset[str] | None = None
    post: frozenset[str] | None = None
    of_case: bool = False
    there: bool = True
    hidden: bool = False


def _case(post: frozenset[str], **more: bool) -> Route:
    return Route(get=post, post=post, of_case=True, **more)


# Routes of the desk, by name. Written out: what the program thinks is not asked.
DESK = {
    "desk:inbox": Route(get=EVERYONE),
    "desk:search": Route(get=EVERYONE, post=EVERYONE),
    "desk:law": Route(get=EVERYONE),
    "desk:assisted-intake": Route(get=CASES, post=CASES),
    "desk:tasks": Route(get=EVERYONE),
    "desk:task": Route(get=SEEING, post=CASES, of_case=True, hidden=True),
    "desk:task-file": Route(get=EVERYONE, there=False),
    "desk:task-join": Route(post=CASES, of_case=True),
    "desk:alerts": Route(get=frozenset({"counter-corruption", "lpb-handler"})),
    "desk:staff": Route(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "desk:staff-end": Route(post=ADMINISTRATOR, there=False),
    "desk:staff-change": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, there=False),
    "desk:worker": Route(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "desk:close-to": Route(get=EVERYONE, post=EVERYONE),
    "desk:close-to-end": Route(post=EVERYONE, there=False),
    "desk:case": Route(get=SEEING, of_case=True, hidden=True),
    "desk:case-file": Route(get=EVERYONE, there=False),
    "desk:case-log": Route(post=CASES, of_case=True),
    "desk:case-update": _case(CASES),
    "desk:case-contact": _case(CASES),
    "desk:case-identify": _case(CASES),
    "desk:case-witness": _case(CASES),
    "desk:case-keep-away": _case(CASES),
    "desk:case-override": _case(OVERRIDE),
    "desk:case-release": _case(CASES, there=False),
    "desk:case-consent": _case(CASES),
    "desk:case-stand-back": Route(post=SEEING, of_case=True),
    "desk:case-fact": _case(CASES),
}
# allauth's own pages: open ones first, then those that this desk does not have; the rest are for who signed in.
ALLAUTH_OPEN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "socialaccount_sso",
    "socialaccount_sso_again",
    "socialaccount_sso_callback",
}
ALLAUTH_CLOSED = {
    "account_signup",
    "account_email",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_confirm_login_code",
}
# Routes of the public door: what a browser that holds nothing gets for GET and for POST. A number is a status; an
# address is where it is sent. Every other route is a page to read: 200, and 405 for POST.
PUBLIC_FORMS: dict[str, tuple[int | str, int | str]] = {
    "check-result": (200, "/staying-safe"),
    "check-page": (200, "/check/linked"),
    "which-force": (200, 200),
    "come-back": (200, 200),
    "check-answers": ("/complain", "/complain/check"),
    "sent": ("/complain", 405),
    "copy-before": (405, "/complain/check"),
    "copy": ("/complain/sent", 405),
    "receipt": ("/complain", 405),
    "stay": (405, 204),
    "files": ("/complain", "/complain/witnesses"),
    "signed-form": ("/complain", "/complain/language"),
    "keep": (405, 204),
    "page": ("/complain", "/complain/what-fits"),
    "feedback": (200, 200),
    "chief-start": (200, "/staying-safe"),
    "footage": (200, 200),
    "thanks": (200, 200),
    "review-letter-files": ("/review", "/review/for-whom"),
    "review-proof-files": ("/review", "/review/safe-contact"),
    "review-check": ("/review", "/review/check"),
    "review-page": ("/review", "/review/the-letter"),
    "consent": (200, 200),
    "consent-answer": ("/consent", "/consent"),
    "consent-words": ("/my-complaint", 405),
    "consent-signed": ("/consent", "/consent"),
    "my-complaint-signed": ("/my-complaint", "/my-complaint"),
    "my-complaint": (200, 200),
    "proof": ("/my-complaint", 405),
    "quick-exit": (200, 200),
    "leave": (settings.EXIT_URL, 204),
}


def routes(configuration: str) -> Iterator[tuple[str, str]]:
    """Every (name, address with example values) of a door."""
    yield from _routes(get_resolver(configuration), "", "")


def _routes(resolver: URLResolver, namespace: str, before: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _routes(pattern, inner, route)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", route


def address(route: str, case_id: str, task_id: str = "") -> str:
    """The address with a case, a task, a fact and a page put in."""
    examples = {
        "<uuid:case_id>": case_id,
        "<uuid:task_id>": task_id or case_id,
        "<uuid:user_id>": case_id,
        "<uuid:tie_id>": case_id,
        "<uuid:file_id>": case_id,
        "<str:path>": "complainant.age",
        "<slug:key>": "about",
        "<int:pk>": "1",
    }
    for part, example in examples.items():
        route = route.replace(part, example)
    return "/" + route.removeprefix("en/").removeprefix("/").replace("^", "").replace("$", "")


def test_SEC_18_every_route_of_the_desk_is_named_in_the_matrix() -> None:
    found = {name for name, _ in routes(settings.DOOR_URLS["desk"])}
    unknown = {name for name in found if not name.startswith(("account_", "mfa_", "socialaccount_", "usersessions_"))}
    assert unknown == set(DESK)


def test_SEC_18_a_stranger_gets_nothing_but_the_sign_in_page(desk_client: Client) -> None:
    factories.received()
    case_id = str(models.Case.objects.get().id)
    for name, route in routes(settings.DOOR_URLS["desk"]):
        if name in ALLAUTH_OPEN or "(?P<" in route or "<" in address(route, case_id):
            continue
        for method in (desk_client.get, desk_client.post):
            response = method(address(route, case_id))
            if name in ALLAUTH_CLOSED:
                assert response.status_code == 404, name
                continue
            assert response.status_code in (302, 405), (name, response.status_code)
            if response.status_code == 302:
                assert response["Location"].startswith("/login/"), name


STATES = ["RECEIVED", "INITIAL_CONTACT"]
CONFLICTS = ["none", "declared", "other authority"]


@pytest.mark.parametrize(("role", "state", "conflict"), list(itertools.product(roles.ROLES, STATES, CONFLICTS)))
def test_SEC_18_route_by_role_by_state_by_conflict(
    desk_client: Client, role: str, state: str, conflict: str, record_property: Callable[[str, object], None]
) -> None:
    factories.received(name="Canary Person")
    case = models.Case.objects.get()
    user = _someone(role, conflict)
    if state == "INITIAL_CONTACT":
        logger = actors.person(factories.person(email="logger@example.org"))
        factories.logged(case.id, by=logger)
    if conflict == "declared":
        models.Barred.objects.create(case=case, user_id=user.pk, why="declared a conflict", since=timezone.now())
    factories.signed_in(desk_client, user)
    task_id, nothing = str(task_of(case)), str(uuid.uuid4())
    # Standing back from the case comes last: after it there is nothing left to see.
    known = [(name, route) for name, route in routes(settings.DOOR_URLS["desk"]) if name in DESK]
    record_property("cells", 2 * len(known))
    for name, route in sorted(known, key=lambda one: one[0] == "desk:case-stand-back"):
        for method in ("get", "post"):
            here = getattr(desk_client, method)(address(route, str(case.id), task_id))
            expected = _expected(DESK[name], method, role, near=conflict == "none")
            assert here.status_code in expected, (name, method)
            if here.status_code >= 400:
                there = getattr(desk_client, method)(address(route, nothing))
                assert (here.status_code, masked(here)) == (there.status_code, masked(there)), (name, method)
            sees = role in SEEING and conflict == "none"
            assert (case.reference in here.content.decode()) <= sees, (name, method)


def _expected(route: Route, method: str, role: str, *, near: bool) -> tuple[int, ...]:
    """The statuses that are right for this one."""
    may = getattr(route, method)
    if may is None:
        return (405,)
    if role not in may:
        return (404,) if route.hidden and method == "get" else (403,)
    if not route.there or (route.of_case and not near):
        return (404,)
    return (200, 302)


def _someone(role: str, conflict: str) -> User:
    authority = "gwent" if conflict == "other authority" else factories.FORCE
    return factories.person(role=role, authority=authority, email="someone@example.org")


def test_every_route_of_the_public_door_gives_a_stranger_what_is_theirs_and_shows_nobody_anything(
    public_client: Client,
) -> None:
    factories.received(name="Canary Person", what_happened="Canary story")
    found: dict[str, tuple[int | str, int | str]] = {}
    for name, route in routes(settings.DOOR_URLS["public"]):
        got = []
        for method in (public_client.get, public_client.post):
            response = method(address(route, str(uuid.uuid4())))
            assert "Canary" not in response.content.decode(), name
            got.append(response.get("Location") or response.status_code)
            public_client.cookies.clear()
        found[name.removeprefix("public:")] = (got[0], got[1])
    assert {name: got for name, got in found.items() if got != (200, 405)} == PUBLIC_FORMS


def test_SEC_08_no_address_of_the_desk_is_known_at_the_public_door(public_client: Client) -> None:
    for name, route in routes(settings.DOOR_URLS["desk"]):
        if name == "desk:inbox" or "(?P<" in route:
            continue
        assert public_client.get(address(route, str(uuid.uuid4()))).status_code == 404, name

"""Every route of both doors is guarded: who may open it, and what they get instead.

The matrix is generated from the address configuration: a route that is not named here fails the build.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from candour.accounts import actors, roles
from candour.accounts.models import User
from candour.casework import models
from tests import factories
from tests.tasks import task_of

pytestmark = pytest.mark.django_db

# Routes of the desk, by name: which permission opens them. `open`: without signing in.
DESK = {
    "desk:inbox": "signed in",
    "desk:search": "signed in",
    "desk:law": "signed in",
    "desk:assisted-intake": "may log",
    "desk:tasks": "signed in",
    "desk:task": "case",
    "desk:task-file": "nobody",
    "desk:task-join": "case, by POST",
    "desk:alerts": "alerts",
    "desk:staff": "staff",
    "desk:worker": "staff",
    "desk:staff-end": "nobody",
    "desk:staff-change": "nobody",
    "desk:close-to": "signed in",
    "desk:close-to-end": "nobody",
    "desk:case": "case",
    "desk:case-file": "nobody",
    "desk:case-log": "case, by POST",
    "desk:case-update": "case",
    "desk:case-contact": "case",
    "desk:case-identify": "case",
    "desk:case-witness": "case",
    "desk:case-keep-away": "case",
    "desk:case-override": "override",
    "desk:case-release": "nothing for a force",
    "desk:case-consent": "case",
    "desk:case-stand-back": "case, by POST",
    "desk:case-fact": "case",
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
        factories.declared(case.id, user=user)
    factories.signed_in(desk_client, user)
    may_see = roles.Permission.SEE_CASES in roles.role(role).may and conflict == "none"
    task_id, nothing = str(task_of(case)), str(uuid.uuid4())
    # Standing back from the case comes last: after it there is nothing left to see.
    known = [(name, route) for name, route in routes(settings.DOOR_URLS["desk"]) if name in DESK]
    record_property("cells", 2 * len(known))
    for name, route in sorted(known, key=lambda one: one[0] == "desk:case-stand-back"):
        for method in ("get", "post"):
            here = getattr(desk_client, method)(address(route, str(case.id), task_id))
            if DESK[name] == "alerts":
                sees = roles.Permission.SEE_ALERTS in roles.role(role).may
                assert here.status_code == (405 if method == "post" else 200 if sees else 404), (name, method)
                continue
            if DESK[name] == "nobody":
                assert here.status_code in (404, 405), (name, method)
                continue
            if DESK[name] == "staff":
                manages = roles.Permission.MANAGE_STAFF in roles.role(role).may
                assert here.status_code == (200 if manages else 404), (name, method)
                continue
            if DESK[name] == "may log":
                may_log = roles.Permission.LOG in roles.role(role).may
                assert here.status_code == (200 if may_log else 404), (name, method)
                continue
            if DESK[name] == "signed in":
                assert here.status_code in (200, 405), (name, method)
                assert (case.reference in here.content.decode()) <= may_see, (name, method)
                continue
            there = getattr(desk_client, method)(address(route, nothing))
            opens = may_see and DESK[name] != "nothing for a force"
            if DESK[name] == "override":
                opens = may_see and roles.Permission.OVERRIDE in roles.role(role).may
            if opens:
                assert here.status_code in (200, 302, 405), (name, method, here.status_code)
            else:
                assert here.status_code == there.status_code, (name, method)
                assert here.content == there.content, (name, method)
            assert "Canary" not in there.content.decode()


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

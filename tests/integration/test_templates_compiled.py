"""A warm process compiles no template: not for a page, a form with errors, or a page that says what went wrong."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.template.base import Template
from django.test import Client, RequestFactory

from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT, SPOILT
from candour.accounts import roles
from candour.accounts.models import User
from candour.casework import models
from candour.ui import problems
from tests import factories
from tests.integration import test_matrix as matrix
from tests.integration.public.test_bad_input import begun
from tests.tasks import task_of

pytestmark = pytest.mark.django_db

WRONG = (400, 403, 404, 413, 500, 503)


@contextmanager
def compiled() -> Iterator[list[str]]:
    """The templates that are compiled meanwhile, by their names."""
    real, names = Template.compile_nodelist, []

    def noted(template: Template) -> Any:
        names.append(template.name or template.source[:60])
        return real(template)

    with mock.patch.object(Template, "compile_nodelist", noted):
        yield names


def the_public_door(client: Client) -> None:
    """Every page, made anew, what comes back from the forms when they are sent empty, and what says what went wrong."""
    for path in (*INFORMATION, *SHORT, *CHECK, *FORM):
        client.get(f"/{path}{'&' if '?' in path else '?'}anew=1")
    for path in SPOILT:
        client.post(f"/{path}")
    for status in WRONG:
        problems.page(status, RequestFactory().get("/cy/"))
    for handler in (problems.bad_request, problems.permission_denied, problems.not_found):
        handler(RequestFactory().get("/"), DisallowedHost())
    problems.server_error(RequestFactory().get("/"))
    problems.page(503)


def the_desk(client: Client, user: User, case: models.Case) -> None:
    """Every page of the desk and of the sign-in, asked for and sent empty, as a stranger and as that person."""
    task_id = str(task_of(case))
    addresses = [
        matrix.address(route, str(case.id), task_id)
        for name, route in matrix.routes(settings.DOOR_URLS["desk"])
        if name != "desk:case-stand-back" and "(?P<" not in route
    ]
    for signed_in in (False, True):
        if signed_in:
            factories.signed_in(client, user)
        # Signing out ends it.
        for address in sorted(addresses, key=lambda one: "logout" in one):
            for send in (client.get, client.post):
                send(address)
    client.logout()


def test_PERF_the_public_door_compiles_nothing_once_it_is_warm(public_client: Client) -> None:
    begun(public_client)
    with compiled() as cold:
        the_public_door(public_client)
    public_client.cookies.clear()
    begun(public_client)
    with compiled() as warm:
        the_public_door(public_client)
    assert "ui/forms/widgets/choices.html" in cold
    assert warm == []


def test_PERF_the_desk_compiles_nothing_once_it_is_warm(desk_client: Client) -> None:
    def as_everyone() -> None:
        for role in roles.ROLES:
            factories.received()
            user = factories.person(role=role, email=f"{uuid.uuid4().hex}@example.org")
            the_desk(desk_client, user, models.Case.objects.latest("made_at"))

    with compiled() as cold:
        as_everyone()
    with compiled() as warm:
        as_everyone()
    assert {"desk/case/case.html", "account/login.html", "mfa/totp/activate_form.html"} <= set(cold)
    assert warm == []


def test_a_template_that_is_compiled_is_seen() -> None:
    with compiled() as names:
        Template("{{ something }}")
    assert names == ["{{ something }}"]

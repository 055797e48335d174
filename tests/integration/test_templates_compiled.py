"""A warm process compiles no template: not for a page, a form with errors, or a page that says what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.template.base import Template
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.test import Client, RequestFactory

from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT, SPOILT
from candour.accounts import roles
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


@pytest.fixture
def warm() -> set[str]:
    """Every template of every app, compiled once, as a process that has served each page has them; their names."""
    files = [(folder, file) for folder in get_app_template_dirs("templates") for file in folder.rglob("*.*")]
    names = {str(file.relative_to(folder)) for folder, file in files}
    for name in names:
        get_template(name)
    return names


@pytest.mark.usefixtures("warm")
def test_PERF_the_public_door_compiles_nothing_once_it_is_warm(public_client: Client) -> None:
    """Every page, made anew, what comes back from the forms when they are sent empty, and what says what went wrong."""
    begun(public_client)
    with compiled() as names:
        for path in (*INFORMATION, *SHORT, *CHECK, *FORM):
            public_client.get(f"/{path}{'&' if '?' in path else '?'}anew=1")
        for path in SPOILT:
            public_client.post(f"/{path}")
        for status in WRONG:
            problems.page(status, RequestFactory().get("/cy/"))
        for handler in (problems.bad_request, problems.permission_denied, problems.not_found):
            handler(RequestFactory().get("/"), DisallowedHost())
        problems.server_error(RequestFactory().get("/"))
        problems.page(503)
    assert names == []


RIGHTS = {roles.ROLES[role].may: role for role in roles.ROLES}
"""One role for each set of rights: no page asks for the role by its name."""


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("role", [None, *RIGHTS.values()])
def test_PERF_the_desk_compiles_nothing_once_it_is_warm(desk_client: Client, role: str | None) -> None:
    """Every page of the desk and of the sign-in, asked for and sent empty, as a stranger and with all rights."""
    factories.received()
    case = models.Case.objects.get()
    if role:
        factories.signed_in(desk_client, factories.person(role=role))
    addresses = [
        matrix.address(route, str(case.id), str(task_of(case)))
        for name, route in matrix.routes(settings.DOOR_URLS["desk"])
        if name != "desk:case-stand-back" and "(?P<" not in route
    ]
    with compiled() as names:
        # Signing out ends it.
        for address in sorted(addresses, key=lambda one: "logout" in one):
            for send in (desk_client.get, desk_client.post):
                send(address)
    assert names == []


def test_what_is_warm_is_every_template_of_both_doors_and_of_what_they_are_built_on(warm: set[str]) -> None:
    assert {"ui/forms/widgets/choices.html", "public/paper.html", "desk/case/case.html"} <= warm
    assert {"account/login.html", "mfa/totp/activate_form.html"} <= warm


def test_a_template_that_is_compiled_is_seen() -> None:
    with compiled() as names:
        Template("{{ something }}")
    assert names == ["{{ something }}"]

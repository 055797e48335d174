"""People at the desk: invited by an administrator, who sees no case, and out at once when they leave."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from candour.accounts.models import User
from candour.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
NEW = {"name": "New Example", "email": "new@example.org", "role": "handler"}


@pytest.fixture
def administrator(desk_client: Client) -> Client:
    """The administrator of the force, signed in."""
    factories.signed_in(desk_client, factories.person(role="administrator", email="administrator@example.org"))
    return desk_client


def test_someone_invited_can_sign_in_with_the_password_that_is_shown_once(administrator: Client) -> None:
    page = administrator.post("/staff/", NEW | {"email": "New@Example.org"}).content.decode()
    password = re.search(r"first password is ([0-9a-f-]+)", page)
    assert password
    assert password[1] not in administrator.get("/staff/").content.decode()
    administrator.logout()
    response = administrator.post("/login/", {"login": NEW["email"], "password": password[1]})
    assert response.status_code == 302
    assert administrator.get("/").status_code == 200
    assert password[1] not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_an_address_that_is_there_already_is_answered_with_a_sentence(administrator: Client) -> None:
    administrator.post("/staff/", NEW)
    page = administrator.post("/staff/", NEW | {"name": "Again"}).content.decode()
    assert "has a sign-in already" in page
    assert User.objects.filter(email=NEW["email"]).count() == 1


@pytest.mark.parametrize("field", ["name", "email", "role"])
@pytest.mark.parametrize("value", ["", "x" * 500_000, "\x00", "<script>"])
def test_bad_input_is_answered_with_a_sentence(administrator: Client, field: str, value: str) -> None:
    assert administrator.post("/staff/", NEW | {field: value}).status_code == 200


def test_who_leaves_is_out_at_once_also_in_an_open_window(administrator: Client) -> None:
    leaver = factories.person(email="leaver@example.org")
    window = type(administrator)("candour_desk")
    factories.signed_in(window, leaver)
    assert window.get("/").status_code == 200
    assert administrator.post(f"/staff/{leaver.pk}/end/").status_code == 302
    assert window.get("/").status_code == 302
    assert "Has left" in administrator.get("/staff/").content.decode()


@pytest.mark.parametrize("role", ["handler", "manager", "counter-corruption"])
def test_nobody_else_manages_staff(desk_client: Client, role: str) -> None:
    other = factories.person(email="other@example.org")
    factories.signed_in(desk_client, factories.person(role=role, email="me@example.org"))
    assert desk_client.get("/staff/").status_code == 403
    assert desk_client.post(f"/staff/{other.pk}/end/").status_code == 403
    assert User.objects.get(pk=other.pk).is_active


def test_nobody_ends_themselves_or_someone_of_another_authority(administrator: Client) -> None:
    elsewhere = factories.person(authority="gwent", email="elsewhere@example.org")
    me = User.objects.get(email="administrator@example.org")
    for user_id in (elsewhere.pk, me.pk, uuid.uuid4()):
        assert administrator.post(f"/staff/{user_id}/end/").status_code == 404
    assert "elsewhere@example.org" not in administrator.get("/staff/").content.decode()

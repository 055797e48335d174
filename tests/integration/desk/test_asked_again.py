"""What is no act on a case asks for its permission as well, whoever calls it: pages that ask before are not enough."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.accounts import actors, roles, staff, stepup
from candour.accounts.actors import Actor
from candour.accounts.roles import NotAllowed
from candour.directory import register, ties
from candour.directory.models import Tie
from tests import factories
from tests.act_scenes import case_of
from tests.register import serving
from tests.stored_rows import everything

pytestmark = pytest.mark.django_db
Do = Callable[[Actor, datetime], object]


def invited(by: Actor, now: datetime) -> None:
    staff.invite(email="new@example.org", name="New", role="handler", by=by, now=now)


def other_role(by: Actor, now: datetime) -> None:
    staff.change_role(factories.person(email="mate@example.org").pk, role="manager", by=by, now=now)


def ended(by: Actor, now: datetime) -> None:
    staff.end(factories.person(email="mate@example.org").pk, by=by, now=now)


def linked(by: Actor, now: datetime) -> None:
    register.link(uuid.uuid4(), number="", by=by, now=now)


@pytest.mark.parametrize("do", [invited, other_role, ended, linked])
def test_only_who_manages_staff_changes_who_sits_here(do: Do) -> None:
    for role in roles.ROLES:
        if role == "administrator":
            continue
        with pytest.raises(NotAllowed, match="does not let you invite people and give roles"):
            do(factories.actor(f"{role}@example.org", role=role), timezone.now())
        factories.models.User.objects.filter(email="mate@example.org").delete()


def test_the_worker_is_close_to_nobody() -> None:
    who, now, worker = serving("Someone"), timezone.now(), actors.worker()
    tie = Tie.objects.create(user_id=uuid.uuid4(), serving=who, kind="family", since=now.date())
    before = everything()
    with pytest.raises(NotAllowed, match="say whom they are close to"):
        ties.declare(who.pk, kind="family", by=worker, now=now)
    with pytest.raises(NotAllowed, match="say whom they are close to"):
        ties.end(tie.pk, by=worker, now=now)
    assert everything() == before


@pytest.mark.parametrize(
    ("role", "cases", "alerts"),
    [("handler", True, False), ("administrator", False, False), ("counter-corruption", False, True)],
)
def test_SEC_17_the_database_is_told_what_the_role_sees(
    desk_client: Client, role: str, cases: bool, alerts: bool
) -> None:
    factories.signed_in(desk_client, factories.person(role=role))
    with CaptureQueriesContext(connection) as asked:
        assert desk_client.get("/law/").status_code == 200
    told = " ".join(one["sql"] for one in asked)
    assert ("'candour.sees_cases', 'yes'" in told) is cases
    assert ("'candour.sees_alerts', 'yes'" in told) is alerts


def test_contact_of_a_case_to_whose_sender_nobody_writes_is_not_there(desk_client: Client) -> None:
    case = case_of()
    case.people.all().delete()
    factories.signed_in(desk_client, factories.person())
    assert desk_client.get(f"/case/{case.id}/").status_code == 200
    assert desk_client.get(f"/case/{case.id}/contact/").status_code == 404


def test_a_page_about_a_colleague_asks_first_who_may_and_who_they_are(desk_client: Client) -> None:
    mate = factories.person(email="mate@example.org")
    change, end = f"/staff/{mate.pk}/change/", f"/staff/{mate.pk}/end/"
    factories.signed_in(desk_client, factories.person(email="handler@example.org"), ago=stepup.RECENT + 60)
    assert desk_client.get(change).status_code == desk_client.post(end).status_code == 403
    admin = factories.person(role="administrator", email="admin@example.org")
    factories.signed_in(desk_client, admin, ago=stepup.RECENT + 60)
    for response in (desk_client.get(change), desk_client.post(end)):
        assert response.status_code == 302
        assert response["Location"].startswith("/reauthenticate/")
    sent = desk_client.post(change, {"role": "manager", "number": ""})
    assert "You signed in a while ago" in sent.content.decode()
    mate.refresh_from_db()
    assert (mate.role, mate.is_active) == ("handler", True)

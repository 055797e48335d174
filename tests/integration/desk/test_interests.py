"""Who is too near: witnesses, family and friends, whoever is to be kept away, and what the register says later."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.casework import actions, models
from candour.directory import register, ties
from candour.directory.models import Serving, Tie
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db


def serving(name: str, *, number: str = "", user: User | None = None, team: str = "") -> Serving:
    return Serving.objects.create(
        force=factories.FORCE,
        name=name,
        number=number or uuid.uuid4().hex[:8],
        team=team,
        since=date(2020, 1, 1),
        user_id=user.pk if user else None,
    )


def a_case() -> models.Case:
    factories.received(name="Canary Person")
    return models.Case.objects.get()


def sees(client: Client, user: User, case: models.Case) -> bool:
    """Whether the case is in the person's inbox and opens."""
    client.force_login(user)
    listed = case.reference in client.get("/").content.decode()
    assert (client.get(f"/case/{case.id}/").status_code == 200) is listed
    return listed


def name(client: Client, case: models.Case, who: Serving, *, page: str) -> None:
    """Another handler finds the person in the register for the case."""
    client.force_login(factories.person(email=f"{uuid.uuid4().hex}@example.org"))
    address = f"/case/{case.id}/{page}/"
    assert who.name in client.post(address, {"words": who.name}).content.decode()
    assert client.post(address, {"serving": str(who.pk)}).status_code == 302


@pytest.mark.parametrize("page", ["witness", "keep-away", "identify"])
def test_SEC_20_who_is_named_on_a_case_does_not_see_it_from_then_on(desk_client: Client, page: str) -> None:
    case, user = a_case(), factories.person(email="near@example.org")
    assert sees(desk_client, user, case)
    name(desk_client, case, serving("Jules Invented", user=user), page=page)
    assert not sees(desk_client, user, case)


@pytest.mark.parametrize("page", ["witness", "keep-away"])
def test_a_witness_bars_no_teammates(desk_client: Client, page: str) -> None:
    case, mate = a_case(), factories.person(email="mate@example.org")
    serving("Mate Invented", user=mate, team="Response A")
    name(desk_client, case, serving("Jules Invented", team="Response A"), page=page)
    assert sees(desk_client, mate, case)


def test_SEC_20_a_friend_who_said_so_before_does_not_see_the_case(desk_client: Client) -> None:
    case, friend = a_case(), factories.person(email="friend@example.org")
    subject = serving("Jules Invented")
    desk_client.force_login(friend)
    said = {"words": "jules", "kind": "friendship", "serving": str(subject.pk)}
    assert desk_client.post("/close-to/", said).status_code == 302
    assert "Jules Invented" in desk_client.get("/close-to/").content.decode()
    assert sees(desk_client, friend, case)
    name(desk_client, case, subject, page="identify")
    assert not sees(desk_client, friend, case)


def test_SEC_20_a_friend_who_says_so_later_loses_the_case_at_once(desk_client: Client) -> None:
    case, friend = a_case(), factories.person(email="friend@example.org")
    subject = serving("Jules Invented")
    name(desk_client, case, subject, page="identify")
    assert sees(desk_client, friend, case)
    assert "Jules Invented" in desk_client.post("/close-to/", {"words": "jules", "kind": "family"}).content.decode()
    desk_client.post("/close-to/", {"words": "jules", "kind": "family", "serving": str(subject.pk)})
    assert not sees(desk_client, friend, case)
    tie = Tie.objects.get()
    assert desk_client.post(f"/close-to/{tie.pk}/end/", follow=True).status_code == 200
    assert not sees(desk_client, friend, case)
    assert "You have named nobody" in desk_client.get("/close-to/").content.decode()


def test_nobody_reads_or_ends_what_somebody_else_said(desk_client: Client) -> None:
    friend, other = factories.person(email="friend@example.org"), factories.person(email="other@example.org")
    subject = serving("Jules Invented")
    desk_client.force_login(friend)
    desk_client.post("/close-to/", {"words": "jules", "kind": "other", "serving": str(subject.pk)})
    desk_client.force_login(other)
    assert "Jules Invented" not in desk_client.get("/close-to/").content.decode()
    assert desk_client.post(f"/close-to/{Tie.objects.get().pk}/end/").status_code == 404


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"words": "", "kind": "family"},
        {"words": "x", "kind": "enemy"},
        {"words": "\x00", "kind": "family"},
        {"words": "zzz", "kind": "family"},
    ],
)
def test_what_cannot_be_read_is_asked_again(desk_client: Client, posted: dict[str, str]) -> None:
    desk_client.force_login(factories.person())
    assert desk_client.post("/close-to/", posted).status_code == 200
    assert not Tie.objects.exists()


@pytest.mark.parametrize("who", ["x", str(uuid.UUID(int=7))])
def test_someone_who_is_not_in_the_register_is_a_404(desk_client: Client, who: str) -> None:
    desk_client.force_login(factories.person())
    assert desk_client.post("/close-to/", {"words": "x", "kind": "family", "serving": who}).status_code == 404


def test_SEC_20_a_sign_in_tied_to_the_register_later_loses_the_case_at_once(desk_client: Client) -> None:
    case, user = a_case(), factories.person(email="near@example.org")
    name(desk_client, case, serving("Jules Invented", number="4711"), page="identify")
    assert sees(desk_client, user, case)
    factories.signed_in(desk_client, factories.person(email="admin@example.org", role="administrator"))
    page = f"/staff/{user.pk}/change/"
    assert "Nobody with this number" in desk_client.post(page, {"role": "handler", "number": "0815"}).content.decode()
    assert desk_client.post(page, {"role": "decision-maker", "number": "4711"}).status_code == 302
    assert "4711" in desk_client.get("/staff/").content.decode()
    user.refresh_from_db()
    assert user.role == "decision-maker"
    assert not sees(desk_client, user, case)
    assert models.Barred.objects.get().why == "person complained against"


def test_SEC_20_the_worker_bars_team_and_managers_that_the_register_shows_later(desk_client: Client) -> None:
    case, mate = a_case(), factories.person(email="mate@example.org")
    name(desk_client, case, serving("Jules Invented", team="Response A"), page="identify")
    late = serving("Mate Invented", team="Response A")
    late.user_id = mate.pk
    late.save()
    assert sees(desk_client, mate, case)
    with as_role("candour_worker"):
        assert actions.people.bar_again(by=actors.worker(), now=timezone.now()) == 1
        assert actions.people.bar_again(by=actors.worker(), now=timezone.now()) == 0
    assert not sees(desk_client, mate, case)


def test_a_colleague_of_another_authority_cannot_be_changed(desk_client: Client) -> None:
    other = factories.person(email="kent@example.org", authority="kent")
    factories.signed_in(desk_client, factories.person(email="admin@example.org", role="administrator"))
    assert desk_client.get(f"/staff/{other.pk}/change/").status_code == 404
    assert desk_client.post(f"/staff/{other.pk}/change/", {"role": "manager"}).status_code == 404


def test_a_friend_may_name_only_people_of_their_own_force(desk_client: Client) -> None:
    far = serving("Far Invented")
    Serving.objects.filter(pk=far.pk).update(force="kent")
    desk_client.force_login(factories.person())
    said = {"words": "far", "kind": "family", "serving": str(far.pk)}
    assert desk_client.post("/close-to/", said).status_code == 404


def test_who_has_no_role_on_the_case_is_not_there_to_be_identified() -> None:
    case = a_case()
    by = actors.person(factories.person())
    with pytest.raises(actions.people.NoSuchPerson):
        actions.people.identify(
            case.id, person_id=0, serving_id=serving("Jules Invented").pk, role="witness", by=by, now=timezone.now()
        )


def test_who_is_not_in_the_register_is_no_tie_that_is_missing() -> None:
    by, now = actors.person(factories.person()), timezone.now()
    with pytest.raises(register.NotInRegister), transaction.atomic():
        ties.declare(uuid.uuid4(), kind="family", by=by, now=now)
    with pytest.raises(ties.NoSuchTie):
        ties.end(uuid.uuid4(), by=by, now=now)

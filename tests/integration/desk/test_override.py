"""Letting in someone who is barred takes two people, and never works for the person complained against."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.casework import actions, models
from candour.directory.models import Serving
from tests import factories
from tests.integration.test_rows import identified, serving
from tests.roles import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def barred() -> tuple[models.Case, User, User]:
    """A case, a teammate who is barred, and the person complained against, who is barred too."""
    factories.received()
    case = models.Case.objects.get()
    teammate, subject = factories.person(email="team@example.org"), factories.person(email="subject@example.org")
    serving("Teammate", user=teammate)
    identified(case, serving("Subject", user=subject))
    return case, teammate, subject


def decided(client: Client, who: User, case: models.Case, about: User, act: str) -> str:
    """What the page says when that person asks or confirms."""
    factories.signed_in(client, who)
    posted = {"email": about.email, "reasons": "She alone can read the shorthand.", "act": act}
    return client.post(f"/case/{case.id}/override/", posted, follow=True).content.decode()


def sees(client: Client, user: User, case: models.Case) -> bool:
    """Whether that person gets the case."""
    factories.signed_in(client, user)
    return client.get(f"/case/{case.id}/").status_code == 200


Barred = tuple[models.Case, User, User]


def test_SEC_21_it_takes_two_people(desk_client: Client, barred: Barred) -> None:
    case, teammate, _subject = barred
    first = factories.person(role="manager", email="first@example.org")
    second = factories.person(role="decision-maker", email="second@example.org")
    assert "Someone else must have asked" in decided(desk_client, first, case, teammate, "confirm")
    decided(desk_client, first, case, teammate, "ask")
    assert not sees(desk_client, teammate, case)
    assert "Someone else must have asked" in decided(desk_client, first, case, teammate, "confirm")
    assert not sees(desk_client, teammate, case)
    decided(desk_client, second, case, teammate, "confirm")
    assert sees(desk_client, teammate, case)


def test_SEC_21_the_person_complained_against_is_never_let_in(desk_client: Client, barred: Barred) -> None:
    case, _teammate, subject = barred
    first = factories.person(role="manager", email="first@example.org")
    second = factories.person(role="decision-maker", email="second@example.org")
    decided(desk_client, first, case, subject, "ask")
    assert "no bar against this person that can be lifted" in decided(desk_client, second, case, subject, "confirm")
    assert not sees(desk_client, subject, case)


@pytest.mark.parametrize("lifted_before", [True, False])
def test_SEC_21_who_turns_out_to_be_complained_against_is_out_whatever_bar_there_was(
    desk_client: Client, lifted_before: bool
) -> None:
    factories.received()
    case, mate = models.Case.objects.get(), factories.person(email="team@example.org")
    of_mate = serving("Teammate", user=mate)
    identified(case, serving("Subject"))
    first = factories.person(role="manager", email="first@example.org")
    second = factories.person(role="decision-maker", email="second@example.org")
    if not lifted_before:
        identified(case, of_mate)
    decided(desk_client, first, case, mate, "ask")
    answer = decided(desk_client, second, case, mate, "confirm")
    assert ("no bar against this person that can be lifted" in answer) is not lifted_before
    assert sees(desk_client, mate, case) is lifted_before
    if lifted_before:
        identified(case, of_mate)
    assert not sees(desk_client, mate, case)


def test_SEC_21_a_handler_cannot_and_the_database_does_not_take_anyones_word(
    desk_client: Client, barred: Barred
) -> None:
    case, teammate, _subject = barred
    factories.signed_in(desk_client, factories.person(email="handler@example.org"))
    assert desk_client.get(f"/case/{case.id}/override/").status_code == 403
    with as_role("candour_desk"), connection.cursor() as cursor:
        cursor.execute("SELECT candour_lift_bar(%s, %s)", [case.id, teammate.pk])
        assert cursor.fetchone() == (None,)
    assert not sees(desk_client, teammate, case)


def test_an_address_that_is_nobodys_is_answered_with_a_sentence(desk_client: Client, barred: Barred) -> None:
    case, _teammate, _subject = barred
    manager = factories.person(role="manager", email="first@example.org")
    nobody = User(id=uuid.uuid4(), email="nobody@example.org")
    assert "Nobody at this desk" in decided(desk_client, manager, case, nobody, "ask")


@pytest.fixture
def let_in(desk_client: Client, barred: Barred) -> tuple[models.Case, User]:
    """A case and a teammate who was let in by two people."""
    case, teammate, _subject = barred
    first = factories.person(role="manager", email="first@example.org")
    second = factories.person(role="decision-maker", email="second@example.org")
    decided(desk_client, first, case, teammate, "ask")
    assert "can open the case now" in decided(desk_client, second, case, teammate, "confirm")
    assert sees(desk_client, teammate, case)
    return case, teammate


def stands_back(case: models.Case, teammate: User) -> None:
    by = actors.person(teammate)
    actions.people.declare_conflict(case.id, user_id=teammate.pk, by=by, now=timezone.now())


def is_kept_away(case: models.Case, teammate: User) -> None:
    is_named(case, teammate, role="kept_away")


def is_a_witness(case: models.Case, teammate: User) -> None:
    is_named(case, teammate, role="witness")


def is_named(case: models.Case, teammate: User, *, role: str) -> None:
    by = actors.person(factories.person(email=f"{uuid.uuid4().hex}@example.org"))
    found = Serving.objects.get(user_id=teammate.pk)
    actions.people.identify(case.id, person_id=None, serving_id=found.pk, role=role, by=by, now=timezone.now())


def declares_a_friend(case: models.Case, teammate: User) -> None:
    subject = case.people.get(role="person_complained_against", serving_id__isnull=False).serving_id
    assert subject
    actions.people.stand_back_from(subject, by=actors.person(teammate), now=timezone.now())


@pytest.mark.parametrize("later", [stands_back, is_kept_away, is_a_witness, declares_a_friend])
def test_SEC_21_who_was_let_in_is_out_again_by_any_act_that_bars_them_later(
    desk_client: Client, let_in: tuple[models.Case, User], later: Callable[[models.Case, User], None]
) -> None:
    case, teammate = let_in
    later(case, teammate)
    assert not sees(desk_client, teammate, case)
    # What the two decided was for the other time.
    second = User.objects.get(email="second@example.org")
    assert "Someone else must have asked" in decided(desk_client, second, case, teammate, "confirm")
    with as_role("candour_desk"), connection.cursor() as cursor:
        cursor.execute("SELECT candour_lift_bar(%s, %s)", [case.pk, teammate.pk])
        assert cursor.fetchone()[0] is None
    first = User.objects.get(email="first@example.org")
    decided(desk_client, first, case, teammate, "ask")
    assert not sees(desk_client, teammate, case)
    assert "can open the case now" in decided(desk_client, second, case, teammate, "confirm")
    assert sees(desk_client, teammate, case)


def test_SEC_21_who_was_let_in_stays_so_when_the_bars_are_derived_anew(
    desk_client: Client, let_in: tuple[models.Case, User]
) -> None:
    case, teammate = let_in
    with as_role("candour_worker"):
        actions.people.bar_again(by=actors.worker(), now=timezone.now())
    assert sees(desk_client, teammate, case)

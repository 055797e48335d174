"""Bars, as the database's own functions make, keep and lift them: on these cases, against this user, and no other."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from candour.accounts.models import User
from candour.casework import models
from tests import factories
from tests.act_scenes import identified
from tests.register import serving

pytestmark = pytest.mark.django_db
DECLARED, COMPLAINED = "declared a conflict", "person complained against"
ASKED, CONFIRMED = "override-asked", "override"


@pytest.fixture
def cases() -> list[models.Case]:
    """Two cases."""
    factories.received()
    factories.received()
    return list(models.Case.objects.order_by("received_at"))


@pytest.fixture
def user() -> User:
    """Somebody at the desk."""
    return factories.person(email="mate@example.org")


def barred(case: models.Case, user: uuid.UUID, why: str = DECLARED) -> models.Barred:
    """They are barred from it, a while ago."""
    return models.Barred.objects.create(case=case, user_id=user, why=why, since=timezone.now() - timedelta(hours=1))


def decided(case: models.Case, user: uuid.UUID, kind: str, by: str) -> models.Decision:
    """Somebody asks that they be let in, or confirms it."""
    return models.Decision.objects.create(
        case=case, kind=kind, choice=str(user), reasons="r", findings=[], by=by, by_name=by, at=timezone.now()
    )


def lifted(case: models.Case, user: uuid.UUID) -> bool:
    """Whether the database lifts the bar when it is asked to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT candour_lift_bar(%s, %s)", [case.pk, user])
        row = cursor.fetchone()
    return bool(row and row[0])


def let_in(case: models.Case, user: uuid.UUID) -> None:
    """Two people decide it."""
    decided(case, user, ASKED, "first")
    decided(case, user, CONFIRMED, "second")


def test_a_sign_in_that_is_tied_to_the_register_bars_from_the_cases_on_which_it_is_named_alone(
    cases: list[models.Case], user: User
) -> None:
    who, other = serving("Named"), serving("Another")
    identified(cases[0], who)
    models.Person.objects.create(case=cases[1], role="person_complained_against", details={}, serving_id=other.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT candour_bar_linked(%s, %s)", [user.pk, who.pk])
    assert list(models.Barred.objects.values_list("case_id", "user_id")) == [(cases[0].pk, user.pk)]


def test_two_people_lift_the_bar_of_this_user_from_this_case_and_no_other(cases: list[models.Case], user: User) -> None:
    other = uuid.uuid4()
    bars = [barred(cases[0], user.pk), barred(cases[1], user.pk), barred(cases[0], other), barred(cases[1], other)]
    let_in(cases[0], user.pk)
    for case, who in ((cases[1], user.pk), (cases[0], other), (cases[1], other)):
        assert not lifted(case, who)
    assert lifted(cases[0], user.pk)
    assert not lifted(cases[0], user.pk)
    for bar in bars:
        bar.refresh_from_db()
    assert [bar.lifted_at is not None for bar in bars] == [True, False, False, False]


@pytest.mark.parametrize(
    ("decisions", "lifts"),
    [
        ([(ASKED, "first"), (CONFIRMED, "second")], True),
        ([(ASKED, "first"), (CONFIRMED, "first")], False),
        ([(ASKED, "first"), (ASKED, "second")], False),
        ([(CONFIRMED, "first"), (CONFIRMED, "second")], False),
        ([(CONFIRMED, "second"), (ASKED, "first")], False),
        ([(ASKED, "first")], False),
        ([], False),
    ],
)
def test_it_takes_one_who_asks_and_then_another_who_confirms(
    decisions: list[tuple[str, str]], lifts: bool, cases: list[models.Case], user: User
) -> None:
    barred(cases[0], user.pk)
    for kind, by in decisions:
        decided(cases[0], user.pk, kind, by)
    assert lifted(cases[0], user.pk) is lifts


def test_what_was_asked_for_another_or_on_another_case_is_not_confirmed_here(
    cases: list[models.Case], user: User
) -> None:
    barred(cases[0], user.pk)
    decided(cases[1], user.pk, ASKED, "first")
    decided(cases[0], uuid.uuid4(), ASKED, "first")
    decided(cases[0], user.pk, CONFIRMED, "second")
    assert not lifted(cases[0], user.pk)


def test_whoever_is_complained_against_is_let_in_by_nobody(cases: list[models.Case], user: User) -> None:
    barred(cases[0], user.pk, COMPLAINED)
    let_in(cases[0], user.pk)
    assert not lifted(cases[0], user.pk)


def test_what_was_decided_before_the_bar_does_not_lift_it(cases: list[models.Case], user: User) -> None:
    let_in(cases[0], user.pk)
    bar = barred(cases[0], user.pk)
    models.Barred.objects.filter(pk=bar.pk).update(since=timezone.now() + timedelta(seconds=1))
    assert not lifted(cases[0], user.pk)


def test_what_was_asked_once_is_used_up(cases: list[models.Case], user: User) -> None:
    bar = barred(cases[0], user.pk)
    let_in(cases[0], user.pk)
    assert lifted(cases[0], user.pk)
    models.Barred.objects.filter(pk=bar.pk).update(lifted_at=None, since=timezone.now())
    # Nobody has asked anew: a third person has nothing to confirm.
    decided(cases[0], user.pk, CONFIRMED, "third")
    assert not lifted(cases[0], user.pk)
    decided(cases[0], user.pk, ASKED, "first")
    decided(cases[0], user.pk, CONFIRMED, "third")
    assert lifted(cases[0], user.pk)


def test_a_decision_about_another_uses_up_nothing(cases: list[models.Case], user: User) -> None:
    barred(cases[0], user.pk)
    decided(cases[0], user.pk, ASKED, "first")
    decided(cases[0], uuid.uuid4(), CONFIRMED, "second")
    decided(cases[1], user.pk, CONFIRMED, "second")
    decided(cases[0], user.pk, "release", "second")
    decided(cases[0], user.pk, CONFIRMED, "second")
    assert lifted(cases[0], user.pk)


def test_a_later_bar_changes_the_one_of_this_user_on_this_case_alone(cases: list[models.Case], user: User) -> None:
    other = uuid.uuid4()
    others = [barred(cases[1], user.pk), barred(cases[0], other)]
    own = barred(cases[0], user.pk)
    models.Barred.objects.update(lifted_at=timezone.now())
    bar = models.Barred(case=cases[0], user_id=user.pk, why=COMPLAINED, since=timezone.now())
    models.Barred.objects.bulk_create([bar], ignore_conflicts=True)
    for one in (own, *others):
        one.refresh_from_db()
    assert (own.why, own.lifted_at) == (COMPLAINED, None)
    assert all(one.why == DECLARED and one.lifted_at is not None for one in others)


def test_a_later_bar_for_less_leaves_what_stands(cases: list[models.Case], user: User) -> None:
    own = barred(cases[0], user.pk, COMPLAINED)
    for why in (DECLARED, COMPLAINED):
        again = models.Barred(case=cases[0], user_id=user.pk, why=why, since=timezone.now())
        models.Barred.objects.bulk_create([again], ignore_conflicts=True)
        own.refresh_from_db()
        assert own.why == COMPLAINED

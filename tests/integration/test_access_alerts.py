"""Snooping: seeded looks and searches raise an alert; honest work raises none."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from candour.accounts.models import User
from candour.audit import models
from candour.casework import actions
from candour.casework import models as casework
from candour.worker import access_alerts
from tests import factories
from tests.integration.test_audit import guarded, guarded_again, link_all  # noqa: F401  (a fixture)
from tests.roles import as_role


@pytest.fixture
def watched(guarded_again: None, transactional_db: None) -> Iterator[None]:  # noqa: F811
    """A database whose rows are committed and linked, as the worker sees them."""
    try:
        yield
    finally:
        guarded(False)


def alerts() -> set[tuple[str, str]]:
    """What the worker finds now: (pattern, who)."""
    link_all()
    with as_role("candour_worker"):
        access_alerts.raise_alerts()
        assert access_alerts.raise_alerts() == 0, "watching again raises nothing anew"
    return set(models.Alert.objects.values_list("pattern", "actor"))


def signed_in(client: Client, user: User) -> Client:
    """The client, as that person. Every door test in a committed database sets its role by itself."""
    client.force_login(user)
    return client


def test_SEC_24_a_search_for_oneself_and_for_a_case_one_is_barred_from(watched: None, desk_client: Client) -> None:
    factories.received(name="Quentin Canary")
    case = casework.Case.objects.get()
    snoop = User.objects.create_user(
        email="snoop@example.org", password=None, name="Vic Snooper", authority=factories.FORCE, role="handler"
    )
    honest = factories.person(email="honest@example.org")
    actions.people.declare_conflict(case.id, user_id=snoop.pk, by=factories.actors.person(honest), now=timezone.now())
    signed_in(desk_client, snoop).post("/search/", {"words": "snooper"})
    desk_client.post("/search/", {"words": "quentin canary"})
    signed_in(desk_client, honest).post("/search/", {"words": "quentin canary"})
    desk_client.get(f"/case/{case.id}/")
    assert alerts() == {("self_search", str(snoop.pk)), ("barred_search", str(snoop.pk))}


def test_SEC_24_many_looks_without_work(watched: None, desk_client: Client) -> None:
    for _ in range(access_alerts.MANY + 2):
        factories.received()
    ids = list(casework.Case.objects.values_list("id", flat=True))
    snoop, worker = factories.person(email="snoop@example.org"), factories.person(email="worker@example.org")
    for number, user in enumerate((snoop, worker)):
        signed_in(desk_client, user)
        for case_id in ids:
            desk_client.get(f"/case/{case_id}/")
            if number and case_id == ids[0]:
                desk_client.post(f"/case/{case_id}/log/", {"reasons": "Mine to deal with."})
    found = alerts()
    assert {who for _pattern, who in found} == {str(snoop.pk)}


def test_SEC_24_nobody_is_at_peace_because_they_stood_back_or_worked_on_another_case(
    watched: None, desk_client: Client
) -> None:
    for _ in range(access_alerts.MANY + 2):
        factories.received()
    first, other, *rest = casework.Case.objects.values_list("id", flat=True)
    snoop = factories.person(email="snoop@example.org")
    signed_in(desk_client, snoop).post(f"/case/{first}/stand-back/")
    actions.intake.log(other, reasons="Ours.", findings=[], by=factories.actors.person(snoop), now=timezone.now())
    for case_id in rest:
        desk_client.get(f"/case/{case_id}/")
    assert alerts() == {("many_looks", str(snoop.pk))}


def test_SEC_24_a_search_for_the_reference_of_a_case_one_is_barred_from(watched: None, desk_client: Client) -> None:
    factories.received()
    case = casework.Case.objects.get()
    asked = (case.reference, case.submission_reference.replace("-", " ").lower(), "K2K2-K2K2-K2K2")
    for number, words in enumerate(asked):
        snoop = factories.person(email=f"snoop{number}@example.org")
        by, now = factories.actors.person(snoop), timezone.now()
        actions.people.declare_conflict(case.id, user_id=snoop.pk, by=by, now=now)
        signed_in(desk_client, snoop).post("/search/", {"words": words})
    names = dict(User.objects.values_list("pk", "email"))
    assert {(pattern, names[uuid.UUID(who)]) for pattern, who in alerts()} == {
        ("barred_search", "snoop0@example.org"),
        ("barred_search", "snoop1@example.org"),
    }


def test_SEC_24_honest_searches_raise_no_alert_and_planted_ones_are_all_found(
    watched: None, desk_client: Client, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(7)
    factories.received(name="Quentin Canary", what_happened="At the bus stop by the river with a blue car")
    case = casework.Case.objects.get()
    snoop = factories.person(email="snoop@example.org")
    actions.people.declare_conflict(case.id, user_id=snoop.pk, by=factories.actors.person(snoop), now=timezone.now())
    words = ["bus", "stop", "river", "blue", "car", "quentin", "canary", "officer", "letter", "bike", "phone", "door"]
    honest = [factories.person(email=f"honest{number}@example.org") for number in range(3)]
    planted = 0
    for number in range(150):
        is_snoop = number % 10 == 0
        signed_in(desk_client, snoop if is_snoop else chance.choice(honest))
        asked = "quentin" if is_snoop else " ".join(chance.sample(words, 2))
        desk_client.post("/search/", {"words": asked})
        planted += is_snoop
    found = alerts()
    assert {who for _pattern, who in found} == {str(snoop.pk)}
    raised = list(models.Alert.objects.filter(pattern="barred_search"))
    assert sum(alert.count for alert in raised) == planted
    assert len(raised) <= 2, "one for each hour, and it may strike meanwhile"
    record_property("planted searches found", planted)
    record_property("honest searches without an alert", 150 - planted)


def test_alerts_are_seen_by_counter_corruption_and_the_local_policing_body_alone(
    watched: None, desk_client: Client
) -> None:
    snoop = factories.person(email="snoop@example.org")
    signed_in(desk_client, snoop).post("/search/", {"words": "example"})
    assert alerts()
    seen = {}
    for role, authority in (
        ("counter-corruption", factories.FORCE),
        ("lpb-handler", "lpb-greater-manchester"),
        ("counter-corruption", "gwent"),
        ("handler", factories.FORCE),
        ("administrator", factories.FORCE),
    ):
        user = factories.person(role=role, authority=authority, email=f"{role}-{authority}@example.org")
        with_role = signed_in(desk_client, user)
        response = with_role.get("/alerts/")
        seen[(role, authority)] = response.status_code == 200 and "Searched for" in response.content.decode()
    assert [key for key, saw in seen.items() if saw] == [
        ("counter-corruption", factories.FORCE),
        ("lpb-handler", "lpb-greater-manchester"),
    ]


def test_an_alert_says_how_often_within_its_hour(watched: None, desk_client: Client) -> None:
    snoop = factories.person(email="snoop@example.org")
    at = timezone.make_aware(datetime(2026, 11, 30, 10, 5))
    for pattern, count, last in (("self_search", 12, 45), ("many_looks", 40, 50), ("barred_search", 1, 5)):
        models.Alert.objects.create(
            at=at,
            pattern=pattern,
            actor=str(snoop.pk),
            role="handler",
            authority=factories.FORCE,
            event=1,
            hour=at.replace(minute=0),
            last_at=at.replace(minute=last),
            count=count,
        )
    signed_in(desk_client, factories.person(role="counter-corruption", email="reads@example.org"))
    page = desk_client.get("/alerts/").content.decode()
    assert "12 times between 10:05 and 10:45." in page
    assert "40 different cases within an hour." in page
    assert "1 times" not in page

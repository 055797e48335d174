"""An alert for each pattern, person and hour: nobody is flooded, and nothing is missed."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from candour.accounts.actors import Actor
from candour.accounts.models import User
from candour.audit import alerts, models
from candour.audit.record import record
from candour.casework import models as casework
from candour.vault import blind_index, keys, sealing
from candour.worker import access_alerts
from tests import factories
from tests.at_once import alone
from tests.chain import link_all
from tests.invented import Inventor
from tests.roles import as_role

TEN = datetime(2026, 11, 25, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def snoop(emptied: None) -> User:
    """Someone at the desk."""
    return User.objects.create_user(
        email="snoop@example.org", password=None, name="Vic Snooper", authority=factories.FORCE, role="handler"
    )


def acting(who: User) -> Actor:
    """As the audit knows them."""
    return Actor(id=str(who.pk), name=who.name, role=who.role, authority=who.authority)


def look(who: User, *moments: datetime, act: str = "case.read", case: uuid.UUID | None = None) -> None:
    """They do that on a new case at each of these moments."""
    with transaction.atomic():
        for at in moments:
            record(act, by=acting(who), at=at, case=case or uuid.uuid4())


def search(who: User, *moments: datetime, terms: str) -> None:
    """They search for that at each of these moments."""
    public = keys.keyring().need("intake_public")
    with transaction.atomic():
        for at in moments:
            sealed = sealing.seal_to(public, terms.encode(), context="search terms").hex()
            record("search.made", by=acting(who), at=at, detail={"terms": sealed})


def watched() -> int:
    """Links and watches everything, as the worker; gives how many alerts are new."""
    link_all()
    new = 0
    with as_role("candour_worker"):
        while alerts.watched_up_to() < models.ChainLink.objects.count():
            new += access_alerts.raise_alerts()
    return new


def raised() -> list[tuple[str, str, str, int]]:
    """Pattern, first and last time, and how often."""
    return [
        (one.pattern, f"{one.at:%H:%M}", f"{one.last_at:%H:%M}", one.count)
        for one in models.Alert.objects.order_by("at")
    ]


def test_a_thousand_looks_in_an_hour_are_one_alert_in_twenty_statements(snoop: User) -> None:
    look(snoop, *(TEN + timedelta(seconds=3 * number) for number in range(1_000)))
    link_all()
    with CaptureQueriesContext(connection) as caught, as_role("candour_worker"):
        assert access_alerts.raise_alerts() == 1
    assert len(caught) <= 20
    assert raised() == [("many_looks", "10:00", "10:49", 1_000)]
    assert models.Alert.objects.get().event == models.AuditEvent.objects.order_by("id")[access_alerts.MANY - 1].id


def test_searches_of_an_hour_are_counted_and_the_next_hour_has_its_own(snoop: User) -> None:
    search(snoop, *(TEN + number * 10 * MINUTE for number in range(9)), terms="snooper river")
    with CaptureQueriesContext(connection) as caught:
        assert watched() == 2
    assert len(caught) <= 45
    search(snoop, TEN + 55 * MINUTE, terms="Vic Snooper")
    assert watched() == 0
    assert raised() == [("self_search", "10:00", "10:55", 7), ("self_search", "11:00", "11:20", 3)]


def test_a_thousand_searches_take_as_many_statements_as_one(snoop: User) -> None:
    Inventor(1).submissions(3)
    cases = list(casework.Case.objects.all())
    with transaction.atomic():
        for case in cases:
            blind_index.add(case.id, authority=case.authority, found=blind_index.of_name("Quentin Canary"))
            casework.Barred.objects.create(case=case, user_id=snoop.pk, why="named", since=TEN)
    for number in range(100):
        search(snoop, TEN + number * timedelta(seconds=30), terms=("quentin canary", "quentin nobody")[number % 2])
    link_all()
    with CaptureQueriesContext(connection) as caught, as_role("candour_worker"):
        access_alerts.raise_alerts()
    assert len(caught) <= 20
    assert sum(one.count for one in models.Alert.objects.filter(pattern="barred_search")) == 50


def test_who_worked_on_one_of_them_is_left_alone(snoop: User) -> None:
    mine = uuid.uuid4()
    look(snoop, TEN, case=mine)
    look(snoop, *(TEN + number * MINUTE for number in range(30)))
    look(snoop, TEN + 5 * MINUTE, act="case.logged", case=mine)
    assert watched() == 0


def test_a_piece_may_end_anywhere(snoop: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_alerts, "ROWS_AT_ONCE", 7)
    look(snoop, *(TEN + number * MINUTE for number in range(40)))
    search(snoop, *(TEN + number * MINUTE for number in range(20)), terms="snooper")
    watched()
    assert sorted(raised()) == [("many_looks", "10:19", "10:39", 40), ("self_search", "10:00", "10:19", 20)]


def test_a_look_that_was_linked_late_fills_up_the_hour(snoop: User) -> None:
    moments = [TEN + number * MINUTE for number in range(access_alerts.MANY)]
    look(snoop, *moments[:5], *moments[6:])
    assert watched() == 0
    look(snoop, moments[5])
    assert watched() == 1
    assert raised() == [("many_looks", "10:19", "10:19", access_alerts.MANY)]
    look(snoop, moments[0] - 10 * MINUTE, case=uuid.UUID(int=7))
    look(snoop, moments[0] - 11 * MINUTE, case=uuid.UUID(int=7))
    assert watched() <= 1


def test_a_clock_that_was_set_back_hides_nothing_and_counts_nothing_twice(snoop: User) -> None:
    search(snoop, TEN + 30 * MINUTE, terms="snooper")
    assert watched() == 1
    search(snoop, TEN + 20 * MINUTE, TEN - 5 * MINUTE, terms="snooper")
    assert watched() == 1
    assert raised() == [("self_search", "09:55", "09:55", 1), ("self_search", "10:20", "10:30", 2)]
    first = models.AuditEvent.objects.get(at=TEN + 20 * MINUTE).id
    assert models.Alert.objects.get(at=TEN + 20 * MINUTE).event == first
    look(snoop, *(TEN + timedelta(seconds=number) for number in range(25)))
    look(snoop, *(TEN - timedelta(days=400, seconds=-number) for number in range(25)))
    assert watched() == 2


def test_two_workers_count_each_search_once(snoop: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_alerts, "ROWS_AT_ONCE", 2)
    search(snoop, *(TEN + number * MINUTE for number in range(20)), terms="snooper")
    link_all()

    def watch() -> None:
        for _ in range(12):
            with as_role("candour_worker"):
                access_alerts.raise_alerts()

    with ThreadPoolExecutor(3) as threads:
        for one in [threads.submit(alone, watch) for _ in range(3)]:
            one.result()
    assert raised() == [("self_search", "10:00", "10:19", 20)]


def test_a_piece_that_was_undone_is_watched_again(snoop: User) -> None:
    search(snoop, TEN, terms="snooper")
    link_all()
    with transaction.atomic():
        with as_role("candour_worker"):
            assert access_alerts.raise_alerts() == 1
        transaction.set_rollback(True)
    assert (watched(), raised()) == (1, [("self_search", "10:00", "10:00", 1)])


def test_who_moved_to_another_force_is_seen_by_both(snoop: User) -> None:
    search(snoop, TEN, terms="snooper")
    snoop.authority = "gwent"
    search(snoop, TEN + MINUTE, terms="snooper")
    assert watched() == 2
    assert set(models.Alert.objects.values_list("authority", flat=True)) == {factories.FORCE, "gwent"}


def test_a_search_that_cannot_be_opened_stops_no_other_and_is_logged(
    snoop: User, caplog: pytest.LogCaptureFixture
) -> None:
    with transaction.atomic():
        for terms in ("no hex", "00ff", ""):
            record("search.made", by=acting(snoop), at=TEN, detail={"terms": terms})
    search(snoop, TEN, terms="snooper")
    assert watched() == 1
    assert len([one for one in caplog.records if "a search cannot be opened" in one.getMessage()]) == 3


def test_a_short_name_is_not_found_in_every_search(snoop: User) -> None:
    User.objects.filter(pk=snoop.pk).update(name="Vic O")
    search(snoop, TEN, terms="river")
    assert watched() == 0


def test_an_old_alert_of_the_hour_counts_on_and_others_stay_as_they_are(snoop: User) -> None:
    told = {"pattern": "self_search", "actor": str(snoop.pk), "role": "handler", "authority": snoop.authority}
    models.Alert.objects.create(at=TEN, event=1, hour=TEN, **told)
    models.Alert.objects.create(at=TEN + MINUTE, event=2, **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Alert.objects.create(at=TEN + MINUTE, event=3, hour=TEN, **told)
    search(snoop, TEN + 9 * MINUTE, terms="snooper")
    assert watched() == 0
    first, second = models.Alert.objects.order_by("at")
    assert (first.count, f"{first.last_at:%H:%M}", second.count, second.last_at) == (2, "10:09", 1, None)


def test_a_quiet_worker_asks_twice_and_writes_nothing(snoop: User) -> None:
    search(snoop, TEN, terms="snooper")
    watched()
    with CaptureQueriesContext(connection) as caught:
        assert access_alerts.raise_alerts() == 0
    assert len(caught) == 2


@pytest.mark.parametrize("column", ["actor", "authority", "pattern", "hour", "role"])
def test_the_worker_counts_on_and_changes_nothing_else(snoop: User, column: str) -> None:
    search(snoop, TEN, terms="snooper")
    watched()
    with pytest.raises(ProgrammingError), transaction.atomic(), as_role("candour_worker"):
        models.Alert.objects.update(**{column: TEN if column == "hour" else "x"})

"""Linking the audit beside people who write it: every row once, nothing before a link, and nobody waits for others."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from candour.accounts import actors
from candour.audit import chain, models
from candour.audit.record import record
from tests.at_once import alone
from tests.roles import as_role

AT = datetime(2026, 11, 25, 10, 0, 0, 123, tzinfo=UTC)
_ADD = (
    'INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)'
    " VALUES (now(), %s, 'x', 'handler', 'gwent', '', '', '{}', pg_current_xact_id()::text::bigint)"
)


def acts(*names: str, **more: Any) -> None:
    """Acts, committed."""
    with transaction.atomic(), as_role("candour_desk"):
        for name in names:
            record(name, by=actors.worker(), at=AT, **more)


def link() -> int:
    """One piece, as the worker."""
    with as_role("candour_worker"):
        return chain.link()


def linked() -> list[str]:
    """The acts in the order of the chain."""
    events = dict(models.AuditEvent.objects.values_list("id", "act"))
    return [events[event] for event in models.ChainLink.objects.order_by("place").values_list("event", flat=True)]


@contextmanager
def somebody() -> Iterator[psycopg.Cursor[Any]]:
    """Somebody else's open transaction at the desk."""
    told = connection.get_connection_params()
    told = {name: told[name] for name in ("dbname", "user", "host", "port", "password") if told.get(name)}
    with psycopg.connect(**told, options="-c role=candour_desk") as other, other.cursor() as cursor:
        yield cursor
        other.rollback()


def test_an_act_is_linked_whoever_else_is_writing(emptied: None) -> None:
    with somebody() as other:
        other.execute(_ADD, ["early"])
        acts("late")
        assert link() == 1
        assert linked() == ["late"]
        other.connection.commit()
        assert link() == 1
    assert linked() == ["late", "early"], "it is added behind, never before what was linked"
    assert link() == 0
    assert (chain.verify().broken, chain.verify().unlinked) == ("", 0)


def test_a_transaction_that_begins_first_and_writes_its_act_last_is_linked(emptied: None) -> None:
    with somebody() as other:
        other.execute("SELECT pg_current_xact_id()")
        for number in range(3):
            acts(f"later {number}")
            link()
        other.execute(_ADD, ["early"])
        acts("last")
        link()
        other.connection.commit()
    link()
    assert sorted(linked()) == ["early", "last", "later 0", "later 1", "later 2"]
    assert (chain.verify().broken, chain.verify().unlinked) == ("", 0)


def test_what_was_undone_leaves_no_gap(emptied: None) -> None:
    with somebody() as other:
        other.execute(_ADD, ["undone"])
        acts("done")
    link()
    acts("done again")
    link()
    assert linked() == ["done", "done again"]
    assert chain.verify().links == 2


def test_who_only_reads_or_works_elsewhere_is_gone_past(emptied: None) -> None:
    with somebody() as reader, somebody() as writer:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT 1")
        writer.execute("SELECT pg_current_xact_id()")
        acts("one", "two")
        assert link() == 2
        assert link() == 0


def test_rows_of_another_cluster_whose_transactions_are_still_to_come_here_are_linked(emptied: None) -> None:
    acts("here")
    models.AuditEvent.objects.create(at=AT, act="elsewhere", tx=10**12)
    models.LinkCheckpoint.objects.create(id=1, before=10**12)
    assert link() == 2
    assert models.LinkCheckpoint.objects.get().before < 10**12
    acts("after")
    assert link() == 1
    assert chain.verify().unlinked == 0


def test_two_workers_link_each_row_once(emptied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "AT_ONCE", 7)
    acts(*(f"act {number}" for number in range(100)))
    with ThreadPoolExecutor(2) as threads:
        for _ in range(60):
            for one in [threads.submit(alone, link) for _ in range(2)]:
                one.result()
    assert sorted(linked()) == sorted(f"act {number}" for number in range(100))
    assert (chain.verify().broken, chain.verify().unlinked) == ("", 0)


def test_many_writers_and_two_workers_at_once(emptied: None) -> None:
    def write(who: int) -> None:
        for number in range(20):
            acts(f"act {who} {number}", f"also {who} {number}")

    with ThreadPoolExecutor(6) as threads:
        writers = [threads.submit(alone, lambda who=who: write(who)) for who in range(4)]
        while not all(one.done() for one in writers):
            for one in [threads.submit(alone, link) for _ in range(2)]:
                one.result()
    while link():
        pass
    assert len(linked()) == len(set(linked())) == 160
    assert (chain.verify().broken, chain.verify().unlinked) == ("", 0)


def test_a_worker_that_is_undone_in_the_middle_leaves_nothing_half_linked(emptied: None) -> None:
    acts("one", "two")
    with transaction.atomic():
        assert link() == 2
        transaction.set_rollback(True)
    assert linked() == []
    assert link() == 2
    assert chain.verify().broken == ""


def test_a_clock_that_was_set_back_changes_nothing(emptied: None) -> None:
    acts("today")
    link()
    with transaction.atomic():
        record("the day before", by=actors.worker(), at=AT - timedelta(days=1))
    link()
    assert linked() == ["today", "the day before"]
    assert chain.verify().broken == ""


def test_a_hash_is_over_what_it_was_always_over(emptied: None) -> None:
    with transaction.atomic():
        record("whole second", by=actors.worker(), at=AT.replace(microsecond=0, year=1999))
        record("tenth", by=actors.worker(), at=AT.replace(microsecond=100_000, month=7))
    acts('Welsh: ŵ, a quote " and a \\', detail={"z": "1", "a": "ŷ\n", "": ""}, purpose="tab\t")
    link()
    previous = chain.START
    for link_row in models.ChainLink.objects.order_by("place"):
        event = models.AuditEvent.objects.get(id=link_row.event)
        content = [
            *(event.id, event.at.isoformat(), event.act, event.actor, event.role, event.authority, event.case),
            *(event.purpose, event.detail, event.tx),
        ]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        previous = sha256(previous + text).digest()
        assert bytes(link_row.hash) == previous


def test_linking_a_piece_takes_few_statements_and_a_quiet_worker_writes_nothing(emptied: None) -> None:
    chain.link()
    acts(*(f"act {number}" for number in range(300)))
    with CaptureQueriesContext(connection) as caught:
        chain.link()
    # The mark is moved on only as far as no transaction is open, such as another test's.
    assert len([one for one in caught if one["sql"] not in ("BEGIN", "COMMIT")]) in (4, 5)
    with CaptureQueriesContext(connection) as caught:
        chain.link()
    assert [one["sql"] for one in caught if one["sql"].lstrip().startswith(("INSERT", "UPDATE"))] == []


def test_the_chain_is_gone_along_in_pieces(emptied: None, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(chain, "VERIFIED_AT_ONCE", 4)
    acts(*(f"act {number}" for number in range(10)))
    link()
    seen: list[int] = []
    with as_role("candour_auditor"), CaptureQueriesContext(connection) as caught:
        assert chain.verify(on_piece=seen.append) == chain.Verdict(links=10, broken="", unlinked=0)
    assert seen == [4, 8, 10]
    assert len(caught) == 5
    call_command("audit", "verify")
    assert capsys.readouterr() == ("10 links hold, 0 not linked yet.\n", "")


def test_on_a_terminal_a_bar_shows_how_far_it_is(emptied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    acts("one", "two")
    link()
    monkeypatch.setattr(sys, "stderr", Terminal())
    call_command("audit", "verify")
    assert "2/2" in sys.stderr.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_event SET actor = 'y' WHERE act = 'act 6'", "row {6} (link 7) was altered or put elsewhere"),
        ("UPDATE audit_event SET detail = '{{\"a\": \"b\"}}' WHERE act = 'act 9'",
         "row {9} (link 10) was altered or put elsewhere"),
        ("DELETE FROM audit_event WHERE act = 'act 4'", "row {4} (link 5) was removed"),
        ("DELETE FROM audit_link WHERE place = 5", "link 5 was removed"),
        ("DELETE FROM audit_link WHERE place = 1", "link 1 was removed"),
        ("INSERT INTO audit_link (place, event, hash) VALUES (0, -1, 'x')", "link 1 was removed"),
        ("UPDATE audit_link SET hash = 'x' WHERE place = 8", "row {7} (link 8) was altered or put elsewhere"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_same_words_wherever_pieces_end(
    emptied: None, monkeypatch: pytest.MonkeyPatch, statement: str, said: str
) -> None:
    acts(*(f"act {number}" for number in range(10)))
    link()
    numbers = [event.id for event in models.AuditEvent.objects.order_by("id")]
    with connection.cursor() as cursor:
        for table in ("audit_event", "audit_link"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement.replace("{{", "{").replace("}}", "}"))
    for size in (1, 3, 5, 100):
        monkeypatch.setattr(chain, "VERIFIED_AT_ONCE", size)
        assert chain.verify().broken == said.format(*numbers)

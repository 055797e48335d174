"""The end of a day: the root first, then the proofs in pieces that anybody may finish, and as they always were."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.accounts import actors
from candour.audit import inclusion, models, roots
from candour.audit.record import record
from candour.casework import models as casework
from candour.correspondence import models as correspondence
from candour.correspondence import tracking
from candour.vault import sealing
from candour.worker import tracking_projection
from tests.at_once import alone
from tests.chain import link_all
from tests.invented import NOW, Inventor
from tests.roles import as_role
from tools.verify_receipt import climbed

DAY = date(2026, 11, 25)
PRIVATE, PUBLIC = sealing.new_pair()


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the roots."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


def received(count: int, *, receipt: Callable[[uuid.UUID], str] | None = None) -> list[uuid.UUID]:
    """So many submissions that were taken in with a receipt, and are linked."""
    made = Inventor(count).submissions(count)
    correspondence.Projection.objects.update(public=PUBLIC)
    casework.Case.objects.update(state="INITIAL_CONTACT")
    with transaction.atomic():
        for submission in made:
            told = receipt(submission) if receipt else sha256(submission.bytes).hexdigest()
            for case in casework.Case.objects.filter(submission=submission):
                record(
                    "case.received", by=actors.worker(), at=NOW, case=case.id,
                    authority=case.authority, detail={inclusion.RECEIPT: told},
                )  # fmt: skip
    link_all()
    return made


def piece(day: date = DAY) -> bool:
    """One piece, as the worker."""
    with as_role("candour_worker"):
        return tracking_projection.end_day_piece(day, now=timezone.now())


def proof(submission: uuid.UUID) -> Any:
    """What the sender of that submission is shown of the proof; None while they are told nothing."""
    row = correspondence.Projection.objects.get(submission=submission)
    if not row.sealed:
        return None
    return (tracking.find(row.handle, private=PRIVATE) or {})["inclusion"]


def all_hold(made: list[uuid.UUID]) -> None:
    """Each has the proof of their own receipt, and it leads to the root."""
    for submission in made:
        shown = proof(submission)
        assert shown["receipt"] == sha256(submission.bytes).hexdigest()
        told = shown["root"]["receipts"]
        steps = [bytes.fromhex(step) for step in shown["path"]]
        assert climbed(bytes.fromhex(shown["receipt"]), shown["index"], told["count"], steps).hex() == told["hash"]


def test_the_root_comes_first_and_then_the_proofs_piece_by_piece(
    emptied: None, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    monkeypatch.setattr(tracking_projection, "CASES_AT_ONCE", 3)
    made = received(7)
    assert piece() is True
    assert (roots.made(DAY), [proof(one) for one in made]) == (True, [None] * 7)
    shown = []
    while piece():
        shown.append(sum(proof(one) is not None for one in made))
    assert shown == sorted(shown)
    assert 0 < shown[0] < 7
    assert (data_dir / "roots" / "2026-11-25.json").exists()
    all_hold(made)
    with CaptureQueriesContext(connection) as caught:
        assert piece() is False
    assert not [
        one["sql"] for one in caught if one["sql"].startswith(("INSERT", "UPDATE")) or " FOR UPDATE" in one["sql"]
    ]


def test_a_piece_that_was_undone_is_told_again_and_nobody_is_left_out(
    emptied: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracking_projection, "CASES_AT_ONCE", 2)
    made = received(5)
    with transaction.atomic():
        piece()
        transaction.set_rollback(True)
    assert not roots.made(DAY)
    piece()
    piece()
    with transaction.atomic():
        piece()
        transaction.set_rollback(True)
    while piece(DAY + timedelta(days=1)):  # another day, another process: what is left is known from the record
        pass
    all_hold(made)
    assert [root.content["receipts"]["count"] for root in models.Root.objects.order_by("day")][1:] == [0]


def test_a_root_without_its_file_gets_it(emptied: None, data_dir: Path) -> None:
    received(1)
    with as_role("candour_worker"):
        roots.make(DAY, now=timezone.now())
    piece()
    assert roots.holds(data_dir / "roots" / "2026-11-25.json")


def test_two_workers_end_a_day_at_once(emptied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracking_projection, "CASES_AT_ONCE", 2)
    made = received(9)

    def end() -> None:
        while piece():
            pass

    with ThreadPoolExecutor(2) as threads:
        for one in [threads.submit(alone, end) for _ in range(2)]:
            one.result()
    assert models.Root.objects.count() == 1
    all_hold(made)


def test_a_hundred_are_told_in_twenty_statements(emptied: None) -> None:
    correspondence.ProjectionCheckpoint.objects.create(pk=1, place=0)
    made = received(100)
    for act, most in ((tracking_projection.refresh, 20), (piece, 10), (piece, 22)):
        with CaptureQueriesContext(connection) as caught, as_role("candour_worker"):
            act()
        asked = [one["sql"] for one in caught if not one["sql"].startswith(("SET", "RESET", "BEGIN", "COMMIT"))]
        assert len(asked) <= most
    assert sum(proof(one) is not None for one in made) > 50
    while piece():
        pass
    all_hold(made)


def test_a_root_of_an_earlier_version_proves_the_same(emptied: None) -> None:
    made = received(6)
    cases = [str(case) for case in casework.Case.objects.values_list("id", flat=True)]
    while piece():
        pass
    now = inclusion.proofs(cases)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_root DISABLE TRIGGER USER; UPDATE audit_root SET receipts = NULL")
    inclusion._tree.cache_clear()
    assert inclusion.proofs(cases) == now
    assert len(now) == len(cases) >= len(made)


def test_a_receipt_that_is_no_hash_keeps_nobody_else_from_being_proved(emptied: None) -> None:
    bad = received(1, receipt=lambda _one: "no hash")
    short = received(1, receipt=lambda _one: "abcd")
    made = received(3)
    while piece():
        pass
    all_hold(made)
    assert proof(bad[0]) is None
    assert proof(short[0])["receipt"] == "abcd"


def test_a_key_that_cannot_be_sealed_to_is_in_nobody_elses_way(emptied: None) -> None:
    made = received(3)
    correspondence.Projection.objects.filter(submission=made[1]).update(public=b"short")
    while piece():
        pass
    all_hold([made[0], made[2]])

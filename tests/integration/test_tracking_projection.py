"""What a sender sees is written piece by piece along the chain: each piece once, whoever can follow it."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from candour.audit import chain
from candour.audit.record import record
from candour.casework import models as casework
from candour.correspondence import models, tracking
from candour.intake import access_secret
from candour.vault import case_keys
from candour.worker import tracking_projection
from tests import factories
from tests.at_once import alone
from tests.chain import link_all
from tests.integration.public.test_tracking import sent
from tests.integration.test_inclusion import data_dir, end_day, send  # noqa: F401  (a fixture among them)
from tests.roles import as_role


def tell() -> bool:
    with as_role("candour_worker"):
        return tracking_projection.refresh()


def test_what_nobody_can_follow_is_passed_over_once(emptied: None) -> None:
    factories.case()
    link_all()
    assert tell() is True
    assert tell() is False
    assert models.ProjectionCheckpoint.objects.get().place == chain.last_place() > 0


def test_a_long_chain_is_told_in_short_pieces_and_each_piece_once(
    emptied: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracking_projection, "ROWS_AT_ONCE", 1)
    helds = [sent()[0] for _ in range(2)]
    user = factories.person()
    for case in casework.Case.objects.all():
        factories.logged(case.id, by=factories.actors.person(user))
    link_all()
    pieces = 0
    while tell():
        pieces += 1
    assert pieces == chain.last_place() > 3
    for held in helds:
        shown = tracking.find(held.tracking_handle, private=held.tracking_pair[0])
        assert shown is not None
        assert shown["parts"][0]["logged_at"]


def test_two_workers_tell_at_once_and_each_sender_sees_the_last(emptied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracking_projection, "CASES_AT_ONCE", 1)
    helds = [sent()[0] for _ in range(4)]
    user = factories.person()
    for case in casework.Case.objects.all():
        factories.logged(case.id, by=factories.actors.person(user))
    link_all()

    def work() -> int:
        pieces = 0
        while tell():
            pieces += 1
        return pieces

    with ThreadPoolExecutor(2) as threads:
        pieces = [one.result() for one in [threads.submit(alone, work) for _ in range(2)]]
    assert sum(pieces) >= 4
    assert models.ProjectionCheckpoint.objects.get().place == chain.last_place()
    assert all(logged_at(held) for held in helds)


def test_a_piece_that_the_database_refuses_is_told_again(emptied: None) -> None:
    held, _reference = sent()
    link_all()
    before = tracking.find(held.tracking_handle, private=held.tracking_pair[0])
    on_table = "UPDATE ON correspondence_projection"
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE {on_table} FROM candour_worker")
    try:
        with pytest.raises(ProgrammingError), transaction.atomic():
            tell()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"RESET ROLE; GRANT {on_table} TO candour_worker")
    assert not models.ProjectionCheckpoint.objects.filter(place__gt=0).exists()
    assert tell() is True
    assert tracking.find(held.tracking_handle, private=held.tracking_pair[0]) == before


def test_a_complaint_that_cannot_be_told_stops_no_other_and_is_not_forgotten(
    emptied: None, caplog: pytest.LogCaptureFixture
) -> None:
    helds = [sent(name=f"Canary {number}")[0] for number in range(3)]
    cases = list(casework.Case.objects.order_by("received_at"))
    # The sealed words of one are another's: they do not open there.
    people = casework.Person.objects.filter(role="complainant")
    sealed = people.get(case=cases[1]).__dict__["details"]
    whole = people.get(case=cases[0]).__dict__["details"]
    people.filter(case=cases[0]).update(details=sealed)
    user = factories.person()
    for case in cases:
        factories.logged(case.id, by=factories.actors.person(user))
    link_all()
    with caplog.at_level(logging.ERROR):
        assert tell() is True
    assert [bool(logged_at(held)) for held in helds] == [False, True, True]
    (line,) = [one.getMessage() for one in caplog.records]
    assert line == (
        "what is shown of a complaint is out of date until more happens to it "
        f"submission={cases[0].submission} fault=CannotOpen"
    )
    people.filter(case=cases[0]).update(details=whole)
    with transaction.atomic():
        record("case.read", by=factories.actors.person(user), at=timezone.now(), case=cases[0].id)
    link_all()
    tell()
    assert logged_at(helds[0])


def logged_at(held: access_secret.AccessSecret) -> str:
    """When the sender is shown that it was logged."""
    case_keys.forget()
    shown = tracking.find(held.tracking_handle, private=held.tracking_pair[0])
    assert shown is not None
    return str(shown["parts"][0]["logged_at"])


def test_a_case_in_an_unknown_state_stops_neither_the_tracking_of_others_nor_the_root_of_the_day(
    emptied: None,
    public_client: Client,
    data_dir: Path,  # noqa: F811
) -> None:
    helds = [send(public_client)[0] for _ in range(2)]
    first, second = casework.Case.objects.order_by("received_at")
    factories.logged(second.id, by=factories.actors.person(factories.person()))
    casework.Case.objects.filter(id=first.id).update(state="FROM-ANOTHER-VERSION")
    link_all()
    tell()
    assert end_day() == 2
    told = [tracking.find(held.tracking_handle, private=held.tracking_pair[0]) or {} for held in helds]
    assert [bool(one["inclusion"]) for one in told] == [True, True]
    assert [one["parts"][0]["state"] for one in told] == ["FROM-ANOTHER-VERSION", "INITIAL_CONTACT"]

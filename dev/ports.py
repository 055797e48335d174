"""The ports of the two doors: numbers, not the same one twice, free; else a sentence that says who has them."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from pathlib import Path

from dev import processes

USUAL = {"public": ("PUBLIC_PORT", 8000), "desk": ("DESK_PORT", 8001)}


class NoPort(Exception):
    """A door cannot have that port. The message says why and what to do."""


def numbers(environment: Mapping[str, str] = os.environ) -> dict[str, int]:
    """The port of each door, from the environment, whoever has it. Raises NoPort."""
    ports = {door: _number(name, environment.get(name, str(usual))) for door, (name, usual) in USUAL.items()}
    if ports["public"] == ports["desk"]:
        raise NoPort(f"PUBLIC_PORT and DESK_PORT are both {ports['desk']}. Each door needs a port of its own.")
    return ports


def chosen(environment: Mapping[str, str] = os.environ) -> dict[str, int]:
    """The same, each of them free. Raises NoPort."""
    ports = numbers(environment)
    for door, port in ports.items():
        _probe(port, *USUAL[door])
    return ports


def free() -> int:
    """A port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6) or not 0 < int(text) < 65536:
        raise NoPort(f"{name} must be a port number, not {text!r}.")
    return int(text)


def _probe(port: int, name: str, usual: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise NoPort(f"Port {port} needs special rights. Choose one above 1023 for {name}.") from None
        except OSError:
            another = port + 100 if port < 65000 else usual + 100
            raise NoPort(f"{_holder(port)} choose another, for example: make run {name}={another}") from None


def _holder(port: int) -> str:
    pid = processes.listener(port)
    if pid is None:
        return f"Port {port} is in use. Stop what uses it or"
    folder = processes.mark_of(pid).partition("#")[0]
    if folder:
        return f"Port {port} is in use by Candour, run from {Path(folder).parent}. End it there with `make stop` or"
    program = Path((processes.command_of(pid) or ["a program"])[0]).name
    return f"Port {port} is in use by {program} (process {pid}). End it or"

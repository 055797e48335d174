"""A real clamd of our own, with one hand-made signature: that of the test file all scanners know (EICAR)."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev import needed

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CONF = """LocalSocket {folder}/clamd
DatabaseDirectory {folder}/signatures
PidFile {folder}/pid
Foreground yes
StreamMaxLength 100M
"""


@pytest.fixture(scope="session")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The path of its socket."""
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "signatures").mkdir()
    (folder / "signatures" / "test.ndb").write_text(f"Eicar-Test:0:*:{EICAR.hex()}\n", encoding="ascii")
    (folder / "clamd.conf").write_text(CONF.format(folder=folder), encoding="ascii")
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [needed.found("clamd") or "clamd", "-c", str(folder / "clamd.conf")], stdout=log, stderr=log
        )
    try:
        _wait(folder / "clamd", process)
        yield str(folder / "clamd")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(path: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError("clamd ended before it listened.")
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(str(path))
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("clamd did not listen within a minute.")

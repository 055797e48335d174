"""`make run` says in a sentence why it cannot run."""

import socket
from pathlib import Path

import pytest

from dev import run


@pytest.fixture(autouse=True)
def _no_ports_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_PORT", raising=False)
    monkeypatch.delenv("DESK_PORT", raising=False)


def test_a_port_in_use_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        monkeypatch.setenv("PUBLIC_PORT", taken)
        with pytest.raises(run.Refused, match=f"Port {taken} is in use.*make run PUBLIC_PORT="):
            run._ports()


@pytest.mark.parametrize("text", ["", "http", "0", "65536", "-1", "80 80"])
def test_what_is_no_port_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PUBLIC_PORT", text)
    with pytest.raises(run.Refused, match="PUBLIC_PORT must be a port number"):
        run._ports()


def test_the_doors_may_not_share_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = str(probe.getsockname()[1])
    monkeypatch.setenv("PUBLIC_PORT", free)
    monkeypatch.setenv("DESK_PORT", free)
    with pytest.raises(run.Refused, match="a port of its own"):
        run._ports()


def test_a_second_run_from_one_folder_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    with path.open("a+", encoding="utf-8") as first, path.open("a+", encoding="utf-8") as second:
        run._hold(first, end_other=False)
        with pytest.raises(run.Refused, match="already runs from this folder"):
            run._hold(second, end_other=False)
        first.close()
        run._hold(second, end_other=False)

"""The spool keeps whole envelopes, each once, and sets aside whatever else lies in its folder."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from candour.vault import keys, spool

KEY = "a1" * 32
OTHER = "b2" * 32


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Any) -> Path:
    """A spool of this test's own."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "spool"


def names(place: Path) -> set[str]:
    """What lies in the folder."""
    return {path.name for path in place.iterdir()}


def test_what_was_put_is_listed_and_can_be_removed(place: Path) -> None:
    assert spool.put(b"sealed", KEY) is True
    assert spool.find(KEY)
    assert list(spool.waiting()) == [spool.Entry(key=KEY, envelope=b"sealed")]
    spool.remove(KEY)
    spool.remove(KEY)
    assert not spool.find(KEY)
    assert list(spool.waiting()) == []
    assert names(place) == set()


def test_only_the_owner_may_look_into_it(place: Path) -> None:
    spool.put(b"sealed", KEY)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}


def test_none_is_written_over() -> None:
    spool.put(b"the first", KEY)
    assert spool.put(b"the second", KEY) is False
    assert [entry.envelope for entry in spool.waiting()] == [b"the first"]


def test_of_many_writers_at_once_exactly_one_is_first(place: Path) -> None:
    with ThreadPoolExecutor(16) as many:
        new = list(many.map(lambda number: spool.put(b"writer %d" % number, KEY), range(64)))
    assert new.count(True) == 1
    (entry,) = spool.waiting()
    assert entry.envelope == b"writer %d" % new.index(True)
    assert names(place) == {f"{KEY}.envelope"}


@pytest.mark.parametrize("length", [0, 5, 20, 47, 48, 60])
def test_one_cut_short_is_set_aside_and_the_others_are_listed(
    place: Path, length: int, caplog: pytest.LogCaptureFixture
) -> None:
    spool.put(b"sealed, and long enough to be cut", KEY)
    spool.put(b"whole", OTHER)
    file = place / f"{KEY}.envelope"
    file.write_bytes(file.read_bytes()[:length])
    assert [entry.key for entry in spool.waiting()] == [OTHER]
    assert names(place / "set-aside") == {file.name}
    said = caplog.text
    assert file.name in said
    assert "sealed, and" not in said


def test_what_is_foreign_is_set_aside(place: Path) -> None:
    spool.put(b"sealed", KEY)
    (place / "notes.txt").write_text("not ours")
    (place / f"{OTHER}.envelope").write_bytes(b"not ours either")
    (place / "a folder").mkdir()
    (place / f"{'c3' * 32}.envelope").symlink_to(place / f"{KEY}.envelope")
    assert [entry.key for entry in spool.waiting()] == [KEY]
    assert names(place) == {f"{KEY}.envelope", "set-aside"}
    assert len(names(place / "set-aside")) == 4


def test_one_laid_under_anothers_name_is_set_aside(place: Path) -> None:
    spool.put(b"sealed", KEY)
    os.link(place / f"{KEY}.envelope", place / f"{OTHER}.envelope")
    assert [entry.key for entry in spool.waiting()] == [KEY]


def test_one_altered_by_a_bit_is_set_aside(place: Path) -> None:
    spool.put(b"sealed", KEY)
    file = place / f"{KEY}.envelope"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert list(spool.waiting()) == []


def test_one_made_with_another_key_is_set_aside(place: Path, settings: Any, tmp_path: Path) -> None:
    spool.put(b"sealed", KEY)
    keys.write(keys.generate(), tmp_path / "other.json")
    settings.KEYRING = tmp_path / "other.json"
    assert list(spool.waiting()) == []
    assert names(place / "set-aside") == {f"{KEY}.envelope"}


def test_what_a_dead_writer_left_is_cleared_and_a_living_one_is_let_be(place: Path) -> None:
    spool.put(b"sealed", KEY)
    dead, living = place / f"{OTHER}.00.half", place / f"{OTHER}.01.half"
    dead.write_bytes(b"half of")
    with living.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert [entry.key for entry in spool.waiting()] == [KEY]
        assert names(place) == {f"{KEY}.envelope", living.name}


@pytest.mark.parametrize("key", ["", "short", "../" * 22, "A1" * 32, "a1" * 32 + "\n"])
def test_a_key_is_64_hexadecimal_digits(key: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        spool.put(b"sealed", key)


def test_a_full_disk_keeps_nothing_and_says_so(place: Path) -> None:
    spool.put(b"sealed", KEY)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40, before[1]))
    try:
        with pytest.raises(spool.CannotKeep):
            spool.put(b"a longer sealed envelope", OTHER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert names(place) == {f"{KEY}.envelope"}
    assert spool.put(b"a longer sealed envelope", OTHER) is True


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("a file where the folder should be")
    with pytest.raises(spool.CannotKeep):
        spool.put(b"sealed", KEY)

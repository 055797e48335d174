"""The store: what was written is read again, and nothing else is."""

from __future__ import annotations

import uuid
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from candour.evidence import store
from candour.vault import sealing

KEY = sealing.new_key()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path / "evidence"


def written(content: bytes, *, step: int = 1 << 20) -> uuid.UUID:
    file_id = uuid.uuid4()
    writer = store.Writer(file_id, KEY)
    for start in range(0, len(content), step):
        writer.write(content[start : start + step])
    writer.finish()
    assert writer.size == len(content)
    assert writer.digest.digest() == sha256(content).digest()
    return file_id


def path(folder: Path, file_id: uuid.UUID) -> Path:
    return folder / file_id.hex[:2] / file_id.hex


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2_000), st.integers(1, 300), st.integers(0, 3))
def test_what_was_written_is_read_again(content: bytes, step: int, pieces: int) -> None:
    content = content + b"\x00" * (store.PIECE_BYTES * pieces)
    assert b"".join(store.read(written(content, step=max(step, 50_000 * (pieces > 0))), KEY)) == content


@pytest.mark.parametrize("size", [0, 1, store.PIECE_BYTES - 1, store.PIECE_BYTES, store.PIECE_BYTES + 1])
def test_at_the_edges_of_a_piece(size: int) -> None:
    assert b"".join(store.read(written(b"x" * size), KEY)) == b"x" * size


def test_SEC_15_nothing_of_the_file_lies_there_in_the_open(folder: Path) -> None:
    file_id = written(b"Canary words " * 40_000)
    assert b"Canary" not in path(folder, file_id).read_bytes()
    assert path(folder, file_id).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("cut", [1, 4, 10, store.PIECE_BYTES + 33])
def test_REL_21_a_file_that_was_cut_short_does_not_open(folder: Path, cut: int) -> None:
    file_id = written(b"y" * (store.PIECE_BYTES * 2))
    whole = path(folder, file_id).read_bytes()
    path(folder, file_id).write_bytes(whole[:-cut])
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, KEY))


def test_REL_21_a_file_cut_at_the_end_of_a_piece_does_not_open(folder: Path) -> None:
    file_id = written(b"z" * (store.PIECE_BYTES + 5))
    whole = path(folder, file_id).read_bytes()
    path(folder, file_id).write_bytes(whole[: store.PIECE_BYTES + 4 + 29])
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, KEY))
    path(folder, file_id).write_bytes(b"")
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, KEY))


def test_REL_21_a_flipped_bit_another_key_and_another_place_do_not_open(folder: Path) -> None:
    file_id = written(b"abc")
    whole = bytearray(path(folder, file_id).read_bytes())
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, sealing.new_key()))
    other = written(b"def")
    path(folder, other).write_bytes(bytes(whole))
    with pytest.raises(store.Damaged):
        b"".join(store.read(other, KEY))
    whole[-1] ^= 1
    path(folder, file_id).write_bytes(bytes(whole))
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, KEY))


def test_one_that_was_not_finished_leaves_nothing(folder: Path) -> None:
    file_id = uuid.uuid4()
    writer = store.Writer(file_id, KEY)
    writer.write(b"abc")
    writer.close()
    assert [one for one in folder.rglob("*") if one.is_file()] == []
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, KEY))


def test_one_that_is_removed_is_gone() -> None:
    file_id = written(b"abc")
    store.remove(file_id)
    store.remove(file_id)
    with pytest.raises(store.Damaged):
        b"".join(store.read(file_id, KEY))

"""The database launcher never takes a foreign process or foreign files for its own."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from dev import pg


def test_no_server_where_there_is_no_record_of_one(tmp_path: Path) -> None:
    assert pg.pid_of(tmp_path) is None


def test_a_record_left_by_a_crash_does_not_point_at_another_program(tmp_path: Path) -> None:
    # This process is there, but it is not PostgreSQL: ending "the server" must not end it.
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n", encoding="utf-8")
    assert pg.is_running(os.getpid())
    assert pg.pid_of(tmp_path) is None
    pg.stop(tmp_path)
    assert pg.is_running(os.getpid())


@pytest.mark.parametrize("folder", ["two words", "50%25", "a&b=c", "ŵy #1?"])
def test_the_address_says_the_folder_whatever_signs_it_holds(folder: str) -> None:
    socket = Path("/tmp") / folder / "pg.socket"
    address = conninfo_to_dict(pg.Cluster(Path("/x"), socket).url)
    assert address == {"dbname": pg.NAME, "user": pg.USER, "host": str(socket)}


def test_a_folder_with_other_files_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "holiday.txt"
    kept.parent.mkdir()
    kept.write_text("sea", encoding="utf-8")
    with pytest.raises(pg.NoPostgres, match="not a database"):
        pg.start(kept.parent, fsync=False)
    assert kept.read_text(encoding="utf-8") == "sea"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_cluster_starts_once_and_leaves_nothing(tmp_path: Path) -> None:
    home = tmp_path / "run"
    home.mkdir(mode=0o711)
    cluster = pg.start(home / "pg", fsync=False)
    try:
        first = pg.pid_of(cluster.data)
        assert first is not None
        assert pg.start(home / "pg", fsync=False) == cluster
        assert pg.pid_of(cluster.data) == first
        assert cluster.socket.stat().st_mode & 0o077 == 0
        # As after a restart of the machine, when the number in a record belongs to the server of another folder.
        (home / "postmaster.pid").write_text(f"{first}\n", encoding="utf-8")
        assert pg.pid_of(home) is None
        pg.stop(home)
        assert pg.is_server(first)
    finally:
        pg.remove(cluster)
    assert not home.exists()
    assert not cluster.socket.exists()
    assert not pg.is_server(first)


def test_what_earlier_runs_left_goes_also_where_this_process_has_the_number_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen(["true"])
    ended.wait()
    owners = (str(os.getpid()), str(ended.pid), str(os.getppid()), "somebody")
    left = [tmp_path / f"candour-test-{os.geteuid()}-{owner}" for owner in owners]
    for folder in left:
        (folder / "pg").mkdir(parents=True)
    pg.remove_left()
    assert [folder.exists() for folder in left] == [False, False, True, True]

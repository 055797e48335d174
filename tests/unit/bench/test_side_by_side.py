"""Measuring side by side: who goes when, what counts, and what is said where it cannot be measured."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench import form_walk, processor, side_by_side
from bench.side_by_side import NOW, THEN, Result, Subject


@pytest.fixture
def other_tree(tmp_path: Path) -> Path:
    """A repository that never had the commit."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def test_a_tree_without_the_commit_is_told_so_in_one_sentence(
    other_tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert side_by_side.main(lambda: side_by_side.earlier(root=other_tree) and None) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert side_by_side.COMMIT in said


def test_a_folder_without_a_repository_is_told_the_same(tmp_path: Path) -> None:
    with pytest.raises(side_by_side.Refused, match="fetch the whole history"):
        side_by_side.earlier(root=tmp_path)


def test_the_median_of_the_rounds_ratios_counts_not_the_ratio_of_medians() -> None:
    result = Result(Subject("a page", {}, 1, 0.6))
    result.milliseconds = {THEN: [10, 20, 10], NOW: [5, 20, 6]}
    assert result.ratios == [0.5, 1.0, 0.6]
    assert result.ratio == 0.6
    assert "0.50–1.00" in result.words()
    assert result.words().endswith("met")
    result.milliseconds[NOW][2] = 7
    assert result.words().endswith("NOT MET")
    result.repeated, result.noisy = 4, 2
    assert result.words().endswith("(4 repeated, 2 of 3 rounds counted while others were busy)")


def test_processor_time_is_that_of_a_process_and_of_what_it_started() -> None:
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])"
    child = subprocess.Popen([sys.executable, "-c", work], start_new_session=True)
    try:
        assert child.pid in processor.family(os.getpid())
        before = processor.busy()
        while processor.seconds(processor.family(child.pid)) < 0.2:
            time.sleep(0.01)
        assert processor.busy() - before > 0
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    assert processor.seconds([child.pid]) == 0, "it is gone"


def test_a_page_is_filled_in_as_a_browser_sends_it() -> None:
    page = """<form><input name="q" value="not this one"></form>
    <form method="post"><input type="hidden" name="token" value="a&amp;b">
    <input type="radio" name="for_whom" value="me"><input type="radio" name="for_whom" value="someone-else" checked>
    <input type="checkbox" name="kept" value="yes" checked><input type="checkbox" name="not" value="yes">
    <textarea name="story">\nTwo
lines</textarea><select name="month"><option value="">None</option><option value="3" selected>March</option></select>
    <input type="file" name="file"><input type="text" name="name" value="Before">
    <button name="then" value="x">Go</button></form>"""
    assert form_walk.filled(page, form_walk.ANSWERS) == [
        ("token", "a&b"),
        ("for_whom", "me"),
        ("kept", "yes"),
        ("story", "Two\nlines"),
        ("month", "3"),
        ("name", "Sam Example"),
    ]

"""Every program that a test starts is known: it stands in dev/needed.py or is in Debian's smallest system."""

import ast
import re
from functools import cache
from pathlib import Path

import playwright
import pytest

from dev import needed
from dev.test import HALVES
from tests.architecture import programs

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {program: package for package in needed.PACKAGES for program in package.programs}
# Beside the C library: what its package manager itself is built on.
BASE_LIBRARIES = {"libstdc++.so.6", "libgcc_s.so.1"}
NEW = "tests/test_new.py"


def sources() -> list[Path]:
    """What tests start, what the service starts while it is tested, and what `make check` starts."""
    return [
        path
        for pattern in ("tests/**/*.py", "src/**/*.py", "tools/check_*.py", "tools/sentences.py")
        for path in ROOT.glob(pattern)
    ]


@cache
def started(path: Path) -> frozenset[str]:
    """The programs that a file of ours starts."""
    return frozenset(programs.started(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))))


def unlisted(names: set[str] | frozenset[str], where: str) -> list[str]:
    """A sentence for each of these programs that no list knows."""
    return [
        f"{where} starts {program!r}: add its Debian package to dev/needed.py."
        for program in sorted(names - NEEDED.keys() - needed.BASE)
    ]


def test_every_program_that_is_started_stands_in_the_list() -> None:
    assert [line for path in sources() for line in unlisted(started(path), str(path.relative_to(ROOT)))] == []


def test_whatever_the_list_holds_is_started_by_somebody() -> None:
    assert NEEDED.keys() - set().union(*map(started, sources())) == set()


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess\nsubprocess.run(['ghostscript', '-v'])",
        "import subprocess\ncommand = ['ghostscript', '-v']\nsubprocess.Popen(command)",
        "import subprocess\nsubprocess.check_output('ghostscript -v', shell=True)",
        "from subprocess import run as go\ngo(('/opt/ghostscript',))",
        "import os\nos.execvp('ghostscript', [])",
        "import shutil\nprogram = shutil.which('ghostscript') or 'sh'",
        "PROGRAM = '/usr/bin/ghostscript'",
        "import subprocess\nfrom dev import processes\nsubprocess.run(processes.tied(['ghostscript']))",
    ],
)
def test_a_program_that_no_list_knows_is_named_with_its_file(text: str) -> None:
    assert unlisted(programs.started(text, NEW), NEW) == [
        "tests/test_new.py starts 'ghostscript': add its Debian package to dev/needed.py."
    ]


def test_a_program_that_cannot_be_told_is_named_with_its_line() -> None:
    text = "import subprocess\ndef go(program):\n    subprocess.run([program])\n"
    with pytest.raises(programs.Unclear, match=r"^tests/test_new\.py:3 starts a program that cannot be told"):
        programs.started(text, NEW)


def test_python_and_what_is_in_the_tree_need_no_package() -> None:
    text = "import subprocess, sys\nsubprocess.run([sys.executable])\nsubprocess.run([Path(sys.executable).parent])"
    assert programs.started(text, NEW) == set()


def test_what_is_called_base_is_there() -> None:
    base = sorted(needed.BASE)
    assert [program for program, place in zip(base, map(needed.found, base), strict=True) if not place] == []


def test_whoever_starts_a_program_of_the_list_carries_its_mark() -> None:
    by_fixture = set(needed.FIXTURES.values())
    tests = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    wanting = []
    for path in (ROOT / "tests").rglob("*.py"):
        for mark in {NEEDED[program].mark for program in started(path) & NEEDED.keys()} - by_fixture:
            # A test itself, or every test that names the file in which it is started.
            named = re.compile(rf"\b{path.stem}\b")
            users = [path] if path in tests else [test for test in tests if named.search(tests[test])]
            wanting += [f"{test.name} has no mark {mark}" for test in users if f"mark.{mark}" not in tests[test]]
    assert wanting == []


def test_what_needs_a_browser_or_the_service_is_in_the_one_folder_that_the_second_half_runs() -> None:
    folder = ROOT / HALVES[1][-1]
    assert folder.is_dir()
    fixtures = {name for name, mark in needed.FIXTURES.items() if mark in needed.HEAVY}
    elsewhere = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "tests").rglob("*.py")
        if not path.is_relative_to(folder)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (
            isinstance(node, ast.FunctionDef)
            and node.name in fixtures
            and any("fixture" in ast.unparse(one) for one in node.decorator_list)
        )
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in {f"pytest.mark.{mark}" for mark in needed.HEAVY})
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests.journeys"))
    ]
    assert elsewhere == []


def test_no_fixture_is_asked_for_where_the_marks_do_not_see_it() -> None:
    # The names of its arguments say what a test needs; asked for by a call, a browser would leave no mark.
    asking = re.compile(r"\.getfixturevalue\b")
    assert [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if path != Path(__file__) and asking.search(path.read_text(encoding="utf-8"))
    ] == []


def test_every_library_of_the_driver_of_the_browser_is_known() -> None:
    with (Path(playwright.__file__).parent / "driver" / "node").open("rb") as program:
        names = re.findall(rb"\0(lib[\w+.-]+\.so[.\d]*)(?=\0)", program.read(3_000_000))
    libraries = {name.decode() for name in names}
    c_library = {name for name in libraries if re.match(r"lib(c|m|dl|pthread|rt)\.so\.\d", name)}
    listed = {library for package in needed.PACKAGES for library in package.libraries}
    assert "libc.so.6" in c_library
    assert libraries - c_library - BASE_LIBRARIES <= listed

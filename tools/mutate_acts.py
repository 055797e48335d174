"""`make mutate-acts`: leaves out one part of how the record is written at a time, and sees whether a test notices.

A mutant is one permission that nobody is asked for, one event, row of the audit, decision, refusal or lock that is
left out, or one rule of the database that is loosened. Each runs against the tests that go through what was changed,
in a process and a database of its own, until the first of them fails. One that no test notices has survived: a test
is missing there, or the change makes no difference, which EXPLAINED then says.

    python -m tools.mutate_acts [--only casework/actions] [--kind lock] [--tests FILE ...] [--list] [--workers 2]

First every test runs once with nothing changed; it is noted what each goes through, and one that fails is left out.
Nothing in the tree is touched. A run that takes a minute, and five times as long as its tests, counts as killed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tools import act_mutants, row_mutants
from tools.act_mutants import ROOT, Mutant
from tools.mutant_bench import READY, Bench, Run
from tools.row_mutants import RowMutant

# What is left out is missed first by the walk, and of a kind of event by the table of kinds; what is not refused, or
# not waited for, by two who do the same; a rule of the database by the tests of its kind.
OF_KINDS = ("test_kinds_of_event.py", "test_events.py")
FIRST = (*OF_KINDS, "test_acts.py", "test_desk_acts.py", "test_acts_by_two.py")
ROWS = {
    "policy": ("test_row_rules.py", "test_rows.py"),
    "row security": ("test_rows.py",),
    "trigger": ("test_row_rights.py", "test_rows.py"),
    "function": ("test_row_rights.py", "test_override.py", "test_two_at_once.py", "test_row_rules.py"),
    "right": ("test_row_rights.py",),
}
BY_TWO = ("test_acts_by_two.py", "test_two_at_once.py", "test_act.py", "test_desk_acts.py")
TESTS = (
    *("test_acts*.py", "test_desk_acts*.py", "test_matrix.py", "test_row*.py", "test_access_alerts.py"),
    *(
        "test_audit.py",
        "test_tracking_projection.py",
        "casework",
        "correspondence",
        "desk",
        "evidence",
        "intake",
        "worker",
    ),
    *("public/test_consent.py", "public/test_review.py", "public/test_short_doors.py", "public/test_tracking.py"),
    *("public/test_chief.py", "../unit/casework", "../unit/tools"),
)
SECONDS, TIMES_LONGER = 60, 5
KEPT = ROOT / "var" / "mutants.json"
AnyMutant = Mutant | RowMutant
EXPLAINED: Mapping[str, str] = {
    "candour/accounts/staff.py: without the lock: models.User.objects.select_for_update()": (
        "each act writes columns of its own in one row, and the last one holds with the lock as well"
    ),
    "candour/casework/actions/contact.py: without the lock: models.Person.objects.select_for_update()": (
        "whoever changes a person has locked their case first"
    ),
    "candour/correspondence/outbox.py: without the lock: Message.objects.select_for_update()": (
        "a message that was claimed is nobody else's for a minute, and each note of it writes columns of its own"
    ),
    "rows/casework_statement: desk_of_case for candour_desk: WITH CHECK (true)": (
        "the desk has no right to add or change a statement, which test_row_rights.py says"
    ),
}
"""What survives because it changes nothing that anybody could see: its file or table and words, with the reason."""


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A test that passes with nothing changed: all that it goes through, and how long it takes."""

    name: str
    called: frozenset[str]
    seconds: float


def key_of(mutant: AnyMutant) -> str:
    """How EXPLAINED names it."""
    return f"{mutant.path}: {mutant.words}"


def through(mutant: AnyMutant, tests: Sequence[Passed]) -> list[Passed]:
    """The tests that go through what was changed, the likeliest to fail first."""
    if isinstance(mutant, RowMutant):
        # All functions are about bars, which policies ask for in nobody's words.
        name = "casework_barred" if mutant.kind == "function" else mutant.table
        roles = [role for role in row_mutants.DOORS if role in mutant.words] or [*row_mutants.DOORS, "owner"]
        found = [one for one in tests if "/test_row" in one.name or any(f"{r}:{name}" in one.called for r in roles)]
        return sorted(found, key=partial(_likely, mutant))
    place = mutant.within
    wanted = {f"{mutant.path}:{place}", f"kind:{place}"}
    if mutant.kind == "permission":
        # Whoever is refused never comes to what is guarded.
        wanted |= {f"performs:{mutant.words.rpartition('Act.')[2]}", f"view:{place.partition(':')[0]}"}
    # What a kind of event says of itself is read where nobody calls it.
    says = OF_KINDS if mutant.within and ":" not in mutant.within else ()
    found = [one for one in tests if one.called & wanted or _file_of(one) in says]
    return sorted(found, key=partial(_likely, mutant))


def _file_of(test: Passed) -> str:
    return test.name.partition("::")[0].rpartition("/")[2]


def _likely(mutant: AnyMutant, test: Passed) -> tuple[float, float, str]:
    file = _file_of(test)
    by_two = mutant.kind in ("refusal", "lock")
    order = ROWS[mutant.kind] if isinstance(mutant, RowMutant) else BY_TWO if by_two else FIRST
    rank: float = order.index(file) if file in order else len(order)
    if by_two and file == "test_acts.py":
        rank += 1
    if isinstance(mutant, RowMutant) and mutant.table.partition("_")[2] in test.name:
        rank -= 0.5
    if mutant.path.rpartition("/")[2] == file.removeprefix("test_"):
        rank = 0.5
    return (rank, round(test.seconds, 1), test.name)


def files_of_tests() -> list[str]:
    """The files of tests that are run, as pytest names them."""
    base = ROOT / "tests" / "integration"
    found = [path.resolve() for pattern in TESTS for path in sorted(base.glob(pattern))]
    files = [file for path in found for file in (sorted(path.rglob("test_*.py")) if path.is_dir() else [path])]
    return [file.relative_to(ROOT).as_posix() for file in dict.fromkeys(files)]


def unchanged(bench: Bench, files: Sequence[str]) -> tuple[list[Passed], list[str]]:
    """Every test that passes with nothing changed, and the names of those that fail.

    What was noted of a file stays in var/mutants.json until the program, the file or what tests share changes.
    """
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    shared = _hash([*sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "tests").glob("*.py"))])
    hashes = {file: f"{shared} {_hash([ROOT / file])}" for file in files}
    new = [file for file, now in hashes.items() if kept.get(file, {}).get("hash") != now]
    runs = [
        Run(mutant=None, tests=part, traced=True) for n in range(bench.at_once) if (part := new[n :: bench.at_once])
    ]
    kept = {file: one for file, one in kept.items() if file not in new}
    for run, code in bench.each(runs):
        if code not in (0, 1):
            raise RuntimeError(f"The tests do not run.\n{run.said[-3000:]}")
        for file in run.tests:
            of_file = {name: told for name, told in run.notes.items() if name.startswith(f"{file}::")}
            kept[file] = {"hash": hashes[file], "tests": of_file}
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(kept), encoding="utf-8")
    told = {name: one for file in files for name, one in kept[file]["tests"].items()}
    passed = [
        Passed(name=name, called=frozenset(one["called"]), seconds=one["seconds"])
        for name, one in sorted(told.items())
        if not one.get("failed")
    ]
    return passed, sorted(name for name, one in told.items() if one.get("failed"))


def _hash(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def all_mutants(bench: Bench, *, only: Sequence[str], kinds: Sequence[str]) -> list[AnyMutant]:
    """Every mutant, of the program first and then of the database's rules."""
    found: list[AnyMutant] = [one for file in act_mutants.files() for one in act_mutants.mutants(file)]
    found += row_mutants.mutants(bench.address(READY))
    return [one for one in found if any(part in key_of(one) for part in only) and (not kinds or one.kind in kinds)]


@dataclass
class Tally:
    """What became of the mutants."""

    killed: dict[str, str]
    survived: list[tuple[AnyMutant, str]]

    def tell(self, mutants: Sequence[AnyMutant], *, everything: bool) -> str:
        """The result in words, kind by kind, with everything that survived."""
        of_kind = Counter(one.kind for one in mutants)
        alive = Counter(one.kind for one, _ in self.survived)
        lines = [f"  {kind}: {of_kind[kind] - alive[kind]} of {of_kind[kind]}" for kind in of_kind]
        holes = [(one, why) for one, why in self.survived if key_of(one) not in EXPLAINED]
        lines += [f"survived  {one.place}: {one.words} ({why})" for one, why in holes]
        lines += [
            f"explained {one.place}: {one.words}: {EXPLAINED[key_of(one)]}"
            for one, _ in self.survived
            if key_of(one) in EXPLAINED
        ]
        gone = sorted(set(EXPLAINED) - {key_of(one) for one, _ in self.survived})
        lines += [f"explained, and killed or gone: {key}" for key in gone] if everything else []
        counted = len(mutants) - len(self.survived)
        return f"{counted} of {len(mutants)} mutants killed, {len(holes)} not explained:\n" + "\n".join(lines)


def attempt(
    bench: Bench, mutants: Sequence[AnyMutant], tests: Sequence[Passed], *, most: int | None, verbose: bool
) -> Tally:
    """Tries them all."""
    tally = Tally({}, [])
    runs = []
    for mutant in mutants:
        chosen = through(mutant, tests)[:most]
        if chosen:
            longest = SECONDS + TIMES_LONGER * sum(one.seconds for one in chosen)
            runs.append(Run(mutant=mutant, tests=[one.name for one in chosen], longest=longest))
        else:
            tally.survived.append((mutant, "no test goes through it"))
    order = {id(mutant): number for number, mutant in enumerate(mutants)}
    for run, code in tqdm(bench.each(runs), total=len(runs), unit="mutant", mininterval=2):
        assert run.mutant is not None
        killer = (run.notes.get("failed") or ["it does not run" if code != 0 else ""])[0]
        if code == 0:
            tally.survived.append((run.mutant, f"{len(run.tests)} tests passed"))
            tqdm.write(f"survived  {run.mutant.place}: {run.mutant.words}")
        else:
            tally.killed[key_of(run.mutant)] = killer
            if verbose:
                took = time.monotonic() - run.began
                tqdm.write(f"killed    {run.mutant.place}: {run.mutant.words}  [{killer}, {took:.1f} s]")
    tally.survived.sort(key=lambda one: order[id(one[0])])
    return tally


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutate_acts", description="Mutants of what writes.")
    parser.add_argument(
        "--only",
        default=[""],
        nargs="*",
        metavar="PATH",
        help="parts of paths (of a table: rows/ and its name), with or without ': words'",
    )
    parser.add_argument("--tests", nargs="*", default=[], metavar="FILE", help="these files of tests alone")
    parser.add_argument("--kind", default=[], nargs="*", help="only mutants of these kinds, such as lock")
    parser.add_argument("--most", type=int, help="at most so many tests for each, for a first look")
    parser.add_argument("--list", action="store_true", help="list them, and try none")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="also say by which test each was killed")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Tries every mutant that was asked for, and says which survived. Returns how many of them nothing explains."""
    stated: Any = _arguments(words)
    tqdm.monitor_interval = 0  # no thread in a process that forks
    with tempfile.TemporaryDirectory(prefix="act-mutants-") as name:
        files = stated.tests or files_of_tests()
        bench = Bench(Path(name), stated.workers, files)
        try:
            mutants = all_mutants(bench, only=stated.only, kinds=stated.kind)
            if stated.list:
                print("\n".join(f"{one.kind:12} {one.place}: {one.words}" for one in mutants))
                print(f"{len(mutants)} mutants.")
                return 0
            began = time.monotonic()
            tests, failed = unchanged(bench, files)
            print(f"Unchanged: {len(tests)} tests, {time.monotonic() - began:.0f} s; left out, for they fail already:")
            print("".join(f"  {name}\n" for name in failed) or "  nothing", flush=True)
            tally = attempt(bench, mutants, tests, most=stated.most, verbose=stated.verbose)
        finally:
            bench.close()
    chosen = stated.kind or stated.tests or stated.most or stated.only != [""]
    print(tally.tell(mutants, everything=not chosen))
    return min(sum(key_of(one) not in EXPLAINED for one, _ in tally.survived), 1)


if __name__ == "__main__":
    sys.exit(main())

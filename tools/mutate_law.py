"""`make law-mutants`: changes the law in one small place at a time and sees whether a test notices.

A mutant is one module of the law with one change: a comparison, yes for no, any for all, a number by one, a
case left out. Each runs against the tests of the law in a process of its own, those that speak of its module
first. A mutant that no test notices has survived: a test is missing there, or the change makes no difference.

    python -m tools.mutate_law [--number 500] [--seed 1] [--module referral] [--workers 2]

Works on what has been committed, in a copy of its own; nothing in the tree is touched. A run that does not
end in time counts as killed. A test that fails before anything is changed is named and left out.
"""

from __future__ import annotations

import argparse
import ast
import io
import os
import random
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

__all__ = ["Mutant", "main", "mutants", "mutated"]

ROOT = Path(__file__).resolve().parents[1]
# Texts, lists and the command line: no rule is in them.
NO_LAW = {"__init__", "__main__", "bank_holidays", "categories", "chapters", "citation", "explain", "uncoded"}
NO_LAW |= {"outcome_codes", "explanation", "first_version", "unread", "changes", "version"}
PYTEST = "[pytest]\npythonpath = src .\naddopts = --import-mode=importlib -p no:cacheprovider\n"
OFF = ("-p", "no:django", "-p", "no:xdist")
SLOWEST_LEFT_OUT = "not every_column_bears"
TIMES_LONGER = 4
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
NAMES = {"any_of": "all_of", "all_of": "any_of", "none_of": "any_of", "yes": "no", "no": "yes"}
ATTRIBUTES = {"is_yes": "is_no", "is_no": "is_yes", "is_known": "is_open", "is_open": "is_known"}
SIGNS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}


@dataclass(frozen=True)
class Mutant:
    """One change: in which module, at which line, which of the changes there, and what it does."""

    module: str
    line: int
    index: int
    words: str


Change = tuple[ast.AST, ast.AST, str]


def _changes(tree: ast.Module) -> Iterator[Change]:
    """Every node that can be changed, with what takes its place and the words for it, in a fixed order."""
    for node in _law(tree):
        yield from _changes_of(node)


def _law(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but texts, types, decorators and lists of names."""
    if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets):
        return
    if _is_type(node):
        return
    yield node
    left_out = {"decorator_list", "annotation", "returns", "type_params"}
    for name, value in ast.iter_fields(node):
        if name not in left_out:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not isinstance(child, ast.Import | ast.ImportFrom):
                    yield from _law(child)


def _is_type(node: ast.AST) -> bool:
    """Whether it is a type in running text, which nobody asks: `tuple[str, Finding[Any]]`, `TypeVar("T")`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Tuple)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "TypeVar"


def _changes_of(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        other = COMPARISONS[type(node.ops[0])]()
        yield node, ast.Compare(node.left, [other, *node.ops[1:]], node.comparators), "a comparison turned"
    elif isinstance(node, ast.BoolOp):
        turned = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        yield node, ast.BoolOp(turned, node.values), "and for or"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, node.operand, "not left out"
    elif isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        yield node, ast.BinOp(node.left, SIGNS[type(node.op)](), node.right), "plus for minus"
    elif isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
        yield (
            node,
            ast.Attribute(node.value, ATTRIBUTES[node.attr], node.ctx),
            f"{ATTRIBUTES[node.attr]} for {node.attr}",
        )
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node)
    elif isinstance(node, ast.Call):
        yield from _other_calls(node)
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        for place, one in enumerate(node.elts):
            rest = [*node.elts[:place], *node.elts[place + 1 :]]
            yield node, ast.Tuple(rest, ast.Load()), f"left out: {ast.unparse(one)[:60]}"


def _other_constants(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield node, ast.Constant(not node.value), f"{not node.value} for {node.value}"
    elif isinstance(node.value, int):
        yield node, ast.Constant(node.value + 1), f"{node.value + 1} for {node.value}"
        yield node, ast.Constant(node.value - 1), f"{node.value - 1} for {node.value}"


def _other_calls(node: ast.Call) -> Iterator[Change]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in NAMES:
        called = ast.Call(ast.Name(NAMES[name], ast.Load()), node.args, node.keywords)
        yield node, called, f"{NAMES[name]} for {name}"
    elif name == "not_" and len(node.args) == 1:
        yield node, node.args[0], "not_ left out"
    elif name == "choose":
        other = {"yes": "no", "no": "yes"}
        swapped = [ast.keyword(other.get(one.arg or "", one.arg), one.value) for one in node.keywords]
        yield node, ast.Call(node.func, node.args, swapped), "the two sides of choose swapped"


def mutants(module: str, source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its text."""
    changes = enumerate(_changes(ast.parse(source)))
    return [
        Mutant(module=module, line=node.lineno, index=index, words=words)
        for index, (node, _, words) in changes
        if isinstance(node, ast.expr)
    ]


def mutated(mutant: Mutant, source: str) -> str:
    """The source with the change. Names that it brings in are imported."""
    tree = ast.parse(source)
    node, other, _ = list(_changes(tree))[mutant.index]
    _Swap(node, other).visit(tree)
    wanted = ["from complaintlaw.logic import all_of, any_of", "from complaintlaw.finding import no, yes"]
    place = 1 + max(
        i for i, one in enumerate(tree.body) if isinstance(one, ast.ImportFrom) and one.module == "__future__"
    )
    if mutant.module not in {"logic", "finding", "trail", "reading", "dated"} and " for " in mutant.words:
        tree.body[place:place] = [part for line in wanted for part in ast.parse(line).body if _is_new(tree, part)]
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _is_new(tree: ast.Module, part: ast.stmt) -> bool:
    # Whoever already imports from there gets both names from this line too; whoever does not uses neither.
    module = part.module if isinstance(part, ast.ImportFrom) else ""
    return any(isinstance(one, ast.ImportFrom) and one.module == module for one in tree.body)


class _Swap(ast.NodeTransformer):
    def __init__(self, node: ast.AST, other: ast.AST) -> None:
        self.node, self.other = node, other

    def visit(self, node: ast.AST) -> ast.AST:
        return self.other if node is self.node else super().generic_visit(node)


class Bench:
    """A copy of the law and its tests in which one mutant at a time stands."""

    def __init__(self, folder: Path, archive: bytes) -> None:
        self.folder = folder
        self.left_out: tuple[str, ...] = ()
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(folder, filter="data")
        (folder / "pytest.ini").write_text(PYTEST, encoding="utf-8")
        self.environment = {**os.environ, "PYTHONPATH": f"{folder / 'src'}:{folder}", "PYTHONHASHSEED": "0"}

    def tests(self, module: str) -> list[str]:
        """The files of tests, those that speak of the module first, the slow ones last."""
        paths = sorted((self.folder / "tests" / "law").rglob("test_*.py"))
        slow = {path for path in paths if path.parent.name in {"completion", "tables", "runner"}}
        first = [path for path in paths if path not in slow and module in path.read_text(encoding="utf-8")]
        rest = [path for path in paths if path not in slow and path not in first]
        return [str(path.relative_to(self.folder)) for path in (*first, *rest, *sorted(slow))]

    def run(self, module: str, seconds: float) -> bool:
        """Whether every test passed in that time."""
        try:
            return self._pytest("-x", *self.tests(module), seconds=seconds, write=False).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def prepare(self) -> tuple[str, ...]:
        """Runs everything unchanged and leaves out, from now on, what fails without a change. Names it."""
        done = self._pytest("-rf", *self.tests(""), seconds=None, write=True)
        self.left_out = tuple(re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.M))
        if done.returncode != 0 and not self.left_out:
            raise RuntimeError(f"The tests do not run.\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return self.left_out

    def _pytest(self, *words: str, seconds: float | None, write: bool) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pytest", "-q", "-c", "pytest.ini", "-k", SLOWEST_LEFT_OUT, *OFF, *words]
        command += [f"--deselect={one}" for one in self.left_out]
        environment = self.environment | ({} if write else {"PYTHONDONTWRITEBYTECODE": "1"})
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=seconds, check=False
        )

    def survives(self, mutant: Mutant, seconds: float) -> bool:
        """Whether all tests pass with the mutant in place. Puts the module back."""
        path = self.folder / "src" / "complaintlaw" / f"{mutant.module}.py"
        source = path.read_text(encoding="utf-8")
        for compiled in (path.parent / "__pycache__").glob(f"{mutant.module}.*.pyc"):
            compiled.unlink()
        try:
            path.write_text(mutated(mutant, source), encoding="utf-8")
            return self.run(mutant.module, seconds)
        finally:
            path.write_text(source, encoding="utf-8")


def _archive() -> bytes:
    command = ["git", "archive", "--format=tar", "HEAD", "src/complaintlaw", "tests/law"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout


def _all(folder: Path, only: str) -> list[Mutant]:
    paths = sorted((folder / "src" / "complaintlaw").glob("*.py"))
    chosen = [path for path in paths if path.stem not in NO_LAW and only in ("", path.stem)]
    return [one for path in chosen for one in mutants(path.stem, path.read_text(encoding="utf-8"))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutate_law", description="Mutants of the law.")
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", default="")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=0, help="stop after this time and say how far it came")
    return parser.parse_args()


def main() -> int:
    """Runs a sample of the mutants and prints what survived."""
    stated = _arguments()
    archive = _archive()
    with tempfile.TemporaryDirectory(prefix="law-mutants-") as name:
        benches = [Bench(Path(name) / str(number), archive) for number in range(stated.workers)]
        took = 0.0
        left_out: tuple[str, ...] = ()
        for bench in benches:
            start = time.monotonic()
            left_out = bench.prepare()
            took = max(took, time.monotonic() - start)
        print(
            f"Unchanged: {took:.1f} s; left out, for they fail already: {', '.join(left_out) or 'nothing'}.", flush=True
        )
        everything = _all(benches[0].folder, stated.module)
        sample = random.Random(stated.seed).sample(everything, min(stated.number, len(everything)))
        until = time.monotonic() + stated.minutes * 60 if stated.minutes else None
        survived, done = _try(benches, sample, took * TIMES_LONGER, until)
    _tell(everything, done, survived)
    return 0


def _try(
    benches: list[Bench], sample: list[Mutant], seconds: float, until: float | None
) -> tuple[list[Mutant], list[Mutant]]:
    survived: list[Mutant] = []
    done: list[Mutant] = []
    free = list(benches)

    def attempt(mutant: Mutant) -> tuple[Mutant, bool | None]:
        if until is not None and time.monotonic() > until:
            return mutant, None
        bench = free.pop()
        try:
            return mutant, bench.survives(mutant, seconds)
        finally:
            free.append(bench)

    with ThreadPoolExecutor(len(benches)) as pool:
        running = [pool.submit(attempt, mutant) for mutant in sample]
        for finished in tqdm(as_completed(running), total=len(running), unit="mutant", mininterval=2):
            mutant, lived = finished.result()
            if lived is None:
                continue
            done.append(mutant)
            if lived:
                survived.append(mutant)
                tqdm.write(f"survived  src/complaintlaw/{mutant.module}.py:{mutant.line}: {mutant.words}")
    return survived, done


def _tell(everything: list[Mutant], done: list[Mutant], survived: list[Mutant]) -> None:
    killed = len(done) - len(survived)
    print(f"{len(done)} of {len(everything)} possible mutants: {killed} killed, {len(survived)} survived", end="")
    print(f" ({100 * killed / len(done):.1f} % killed)." if done else ".")
    for mutant in sorted(survived, key=lambda one: (one.module, one.line)):
        print(f"  src/complaintlaw/{mutant.module}.py:{mutant.line}: {mutant.words}")


if __name__ == "__main__":
    sys.exit(main())

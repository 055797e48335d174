"""The law of this tree and that of an earlier commit: what each costs, and whether they answer alike.

Each side is a process of its own, on the same invented matters. A round is earlier, now, now, earlier; what counts
is the median of the rounds' ratios of processor time.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from bench.law_changes import CHANGES, Change
from bench.side_by_side import COMMIT, NOW, ROOT, THEN, Refused

__all__ = ["Comparison", "Measured", "answers_compared", "earlier_law", "measured", "running"]

WORKER = Path(__file__).with_name("law_worker.py")
WHOLE, READY = "matter built and checked", "matter stands ready"
TARGETS = {WHOLE: 0.35, READY: 0.20}
EXAMPLES = 2


def earlier_law(commit: str = COMMIT, *, root: Path = ROOT, folder: Path | None = None) -> Path:
    """The checkout of that commit: in that folder, or in var/reference, where it is made if the tree has the commit.
    Raises Refused where it is not, or cannot be made.
    """
    if folder is not None and not (folder / "src" / "complaintlaw").is_dir():
        raise Refused(f"There is no law in {folder}.")
    folder = folder or root / "var" / "reference" / commit
    if (folder / "src" / "complaintlaw").is_dir():
        return folder
    git = ["git", "-C", str(root), "worktree", "add", "--quiet", "--force", "--detach", str(folder), commit]
    if subprocess.run(git, capture_output=True, check=False).returncode != 0:
        raise Refused(f"Commit {commit}, against which the law is measured, is not here: fetch the whole history.")
    return folder


class Side:
    """A worker: one tree, one process."""

    def __init__(self, tree: Path, number: int) -> None:
        self.number = number
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER), str(tree), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PATH": "/usr/bin:/bin"},
        )

    def line(self) -> str:
        """The next line that it writes. Raises Refused if it has ended."""
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        if not said:
            raise Refused("The law of one side did not run to the end; what it said stands above.")
        return said.strip()

    def ask(self, word: str) -> None:
        """Has it do that."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def running(earlier: Path, number: int, *, now: Path = ROOT) -> Iterator[dict[str, Side]]:
    """Both sides with that many matters, ready; ended after. Raises Refused if one of them does not start."""
    sides = {THEN: Side(earlier, number), NOW: Side(now, number)}
    try:
        for side in sides.values():
            side.line()
        yield sides
    finally:
        for side in sides.values():
            side.end()


@dataclass
class Measured:
    """Processor seconds per matter in each round, by what was done and by side."""

    seconds: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: {what: {THEN: [], NOW: []} for what in TARGETS}
    )

    def ratios(self, what: str) -> list[float]:
        """Now to then, round by round."""
        return [now / then for now, then in zip(self.seconds[what][NOW], self.seconds[what][THEN], strict=True)]

    def words(self, many: int) -> list[str]:
        """The table, for that many cases."""
        lines = [f"{f'seconds for {many:,} cases':28}{THEN:>9}{NOW:>9}{'ratio':>8}{'spread':>14}{'target':>8}"]
        for what, target in TARGETS.items():
            then, now = (many * statistics.median(self.seconds[what][side]) for side in (THEN, NOW))
            ratios = self.ratios(what)
            ratio = statistics.median(ratios)
            spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
            met = "met" if ratio <= target else "NOT MET"
            lines.append(f"{what:28}{then:9.1f}{now:9.1f}{ratio:8.3f}{spread:>14}{target:8.2f} {met}")
        return lines


def measured(sides: Mapping[str, Side], *, rounds: int) -> Measured:
    """So many rounds of earlier, now, now, earlier."""
    result = Measured()
    for _ in tqdm(range(rounds), unit="round"):
        spent = {what: {THEN: 0.0, NOW: 0.0} for what in TARGETS}
        for name in (THEN, NOW, NOW, THEN):
            sides[name].ask("time")
            for what, took in zip(TARGETS, sides[name].line().split(), strict=True):
                spent[what][name] += float(took) / (2 * sides[name].number)
        for what, by_side in spent.items():
            for name, seconds in by_side.items():
                result.seconds[what][name].append(seconds)
    return result


@dataclass
class Comparison:
    """How many answers there were, and which differ: by question, by the change that explains them."""

    matters: int = 0
    answers: int = 0
    explained: Counter[Change] = field(default_factory=Counter)
    unexplained: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def words(self) -> list[str]:
        """A line for each change and each question with differences that nothing explains."""
        lines = [f"{self.answers:,} answers on {self.matters:,} matters; those that differ:"]
        lines += [
            f"  {number:7,} {one.question}: {one.words} ({one.provision})" for one, number in self.explained.items()
        ]
        for question, number in self.unexplained.items():
            lines.append(f"  {number:7,} {question}: NOT EXPLAINED, such as {'; '.join(self.examples[question])}")
        return lines if len(lines) > 1 else [f"{lines[0].removesuffix('; those that differ:')}: all alike."]


def answers_compared(sides: Mapping[str, Side], *, changes: Sequence[Change] = CHANGES) -> Comparison:
    """All answers of both sides, matter by matter."""
    found = Comparison()
    for side in sides.values():
        side.ask("answers")
    for number in tqdm(range(sides[NOW].number), unit="matter"):
        then, now = (json.loads(sides[name].line()) for name in (THEN, NOW))
        found.matters += 1
        for question in sorted(then.keys() | now.keys()):
            found.answers += 1
            one, other = then.get(question), now.get(question)
            if one == other:
                continue
            change = next((change for change in changes if change.explains(question, one, other)), None)
            if change is not None:
                found.explained[change] += 1
                continue
            found.unexplained[question] += 1
            examples = found.examples.setdefault(question, [])
            if len(examples) < EXAMPLES:
                examples.append(f"{one} became {other} in matter {number}")
    return found

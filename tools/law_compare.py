"""`make law-oracle`: asks the law library and a second reading of the law the same questions of random matters.

    python -m tools.law_compare [--number 200000] [--seed 1] [--workers 2] [--show 3]

Prints how many answers were compared and how many agree, for each question, with the spread of the answers, and the
first few differences of each kind in full. Ends with 1 if there is a difference. The library is asked as anybody
may ask it: facts as a case file has them in, findings as a case file writes them out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tqdm import tqdm

from complaintlaw.facts import Matter
from complaintlaw.file_forms import questions
from complaintlaw.locations import Location
from complaintlaw.scenario import as_written
from complaintlaw.validation import facts_form
from tools.law_matters import matter
from tools.law_oracle import QUESTIONS, UNSETTLED, answers

__all__ = ["Comparison", "compare", "main"]

LOT = 500
BODIES = ("lpb:", "chief_officer:")


@dataclass
class Comparison:
    """What was asked, and what came of it: by question, and by kind of difference with its first cases."""

    asked: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    spread: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    cases: dict[tuple[str, str, str], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Comparison, show: int) -> None:
        """Takes the counts of another comparison, and its cases up to so many of a kind."""
        for mine, theirs in (
            (self.asked, other.asked),
            (self.agreed, other.agreed),
        ):
            mine.update(theirs)
        self.spread.update(other.spread)
        self.kinds.update(other.kinds)
        for kind, cases in other.cases.items():
            self.cases[kind] = [*self.cases[kind], *cases][:show]


def sort_of(answer: object) -> str:
    """An answer without its particulars, so that answers of a sort can be counted together."""
    if isinstance(answer, list):
        return f"{len(answer)} days"
    written = str(answer).lower()
    for body in BODIES:
        if written.startswith(body):
            return body
    return "a day" if written[:1].isdigit() else written


def library_answers(given: dict[str, Any]) -> dict[str, Any]:
    """What the library says to each question. Raises ValueError if it does not take the facts."""
    place = Location()
    read = facts_form(Matter, 2).read(given, place)
    if place.problems:
        raise ValueError(f"the library does not take these facts: {place.problems}")
    asked = questions(2)
    return {name: as_written(asked[name].function(read)) for name in QUESTIONS}


def same(one: object, other: object) -> bool:
    """Whether two answers are equal as a case file compares them: lists without regard to order."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other


def compare(seed: int, numbers: Iterable[int], show: int = 3) -> Comparison:
    """Asks both about the matters of these numbers; what the second reading leaves unsettled is not compared."""
    found = Comparison()
    for number in numbers:
        given = matter(seed, number)
        mine, theirs = answers(given), library_answers(given)
        for name in QUESTIONS:
            found.spread[name, sort_of(mine[name])] += 1
            if mine[name] == UNSETTLED:
                continue
            found.asked[name] += 1
            if same(mine[name], theirs[name]):
                found.agreed[name] += 1
                continue
            kind = (name, sort_of(mine[name]), sort_of(theirs[name]))
            found.kinds[kind] += 1
            if len(found.cases[kind]) < show:
                case = {"number": number, "oracle": mine[name], "library": theirs[name], "given": given}
                found.cases[kind].append(case)
    return found


def lot(work: tuple[int, range, int]) -> Comparison:
    """One lot of matters, for a process of its own."""
    return compare(*work)


def lots(number: int) -> Iterator[range]:
    """The numbers of the matters, in lots."""
    for first in range(0, number, LOT):
        yield range(first, min(first + LOT, number))


def compare_all(number: int, seed: int, workers: int, show: int) -> Comparison:
    """So many matters in so many processes, with the progress shown."""
    total = Comparison()
    work = [(seed, numbers, show) for numbers in lots(number)]
    with ProcessPoolExecutor(workers) as pool, tqdm(total=number, unit=" matters", smoothing=0) as bar:
        for (_, numbers, _), found in zip(work, pool.map(lot, work), strict=True):
            total.add(found, show)
            bar.update(len(numbers))
    return total


def report(found: Comparison) -> Iterator[str]:
    """The result in lines: totals, each question, each kind of difference with its cases."""
    asked, agreed = found.asked.total(), found.agreed.total()
    yield f"{asked} answers compared, {agreed} agreed, {asked - agreed} differ"
    for name in QUESTIONS:
        spread = Counter({answer: count for (asked_of, answer), count in found.spread.items() if asked_of == name})
        answers_met = ", ".join(f"{answer} {count}" for answer, count in spread.most_common())
        yield f"{name}: {found.asked[name]} compared, {found.asked[name] - found.agreed[name]} differ ({answers_met})"
    for kind, count in found.kinds.most_common():
        yield f"\n{kind[0]}: the second reading says {kind[1]}, the library {kind[2]} ({count} times)"
        for case in found.cases[kind]:
            yield json.dumps(case, sort_keys=False)


def main(arguments: list[str] | None = None) -> int:
    """Compares and reports. Returns 0 if all agree, 1 if not."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=200_000, help="how many matters")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--workers", type=int, default=2, help="how many processes")
    parser.add_argument("--show", type=int, default=3, help="how many cases of each kind of difference")
    options = parser.parse_args(arguments)
    found = compare_all(options.number, options.seed, options.workers, options.show)
    for line in report(found):
        print(line)
    return 1 if found.kinds else 0


if __name__ == "__main__":
    sys.exit(main())

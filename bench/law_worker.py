"""One side of the comparison of the law: runs in a process of its own, on whichever tree it is pointed at.

    python bench/law_worker.py TREE NUMBER

It draws NUMBER invented matters as that tree's own bench does - the same from the same seed - and then does what the
lines on its input say: `time` measures all findings and clocks of each, once with the matter built (and checked)
anew and once with matters that stand ready, and answers with two numbers of processor seconds; `answers` writes a
line of JSON for each matter, with the values of the findings and the last days of the clocks.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Follows the lines of the input until it ends."""
    tree, number = Path(sys.argv[1]), int(sys.argv[2])
    # The folder of this file would give the modules of this tree.
    sys.path[0:1] = [str(tree / "src"), str(tree)]
    # It had another name at the earlier commit.
    (drawing,) = (tree / "bench").glob("*matters.py")
    invented: Any = importlib.import_module(f"bench.{drawing.stem}")
    law: Any = importlib.import_module("complaintlaw")
    stated = [taken_apart(matter) for matter in invented.matters(number)]
    for parts in stated[:200]:
        law.assess(built(law, parts), on=invented.ON)
    say("ready")
    for line in sys.stdin:
        if line.strip() == "time":
            say(timed(law, stated, invented.ON))
        else:
            for parts in stated:
                say(json.dumps(answers(law.assess(built(law, parts), on=invented.ON)), sort_keys=True))


def say(line: str) -> None:
    """Writes a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def taken_apart(matter: Any) -> list[tuple[str, Any, Any]]:
    """What was stated of a matter: names, kinds of things and what was stated of them."""
    parts: list[tuple[str, Any, Any]] = []
    for name, thing in matter.stated().items():
        if hasattr(thing, "stated"):
            parts.append((name, type(thing), thing.stated()))
        elif isinstance(thing, tuple):
            parts.append((name, tuple, [(type(one), one.stated()) for one in thing]))
        else:
            parts.append((name, None, thing))
    return parts


def built(law: Any, parts: list[tuple[str, Any, Any]]) -> Any:
    """The matter, built anew from what was stated."""
    things = {}
    for name, kind, stated in parts:
        if kind is tuple:
            things[name] = tuple([one(**each) for one, each in stated])
        else:
            things[name] = stated if kind is None else kind(**stated)
    return law.Matter(**things)


def timed(law: Any, stated: list[Any], on: Any) -> str:
    """Processor seconds of all of it, and without the building."""
    begin = time.process_time()
    for parts in stated:
        law.assess(built(law, parts), on=on)
    whole = time.process_time() - begin
    ready = [built(law, parts) for parts in stated]
    begin = time.process_time()
    for matter in ready:
        law.assess(matter, on=on)
    return f"{whole} {time.process_time() - begin}"


def answers(assessment: Any) -> dict[str, Any]:
    """The findings by their names and the last days of the clocks that run."""
    found = {name: written(thing) for name, thing in vars(assessment).items() if type(thing).__name__ == "Finding"}
    return {**found, **{f"clock {clock.name.value}": written(clock.last_day) for clock in assessment.clocks}}


def written(finding: Any) -> Any:
    """The value as text; sets in order."""
    if not finding.is_known:
        return "unknown"
    value = finding.value
    return sorted(map(str, value)) if isinstance(value, frozenset) else str(value)


if __name__ == "__main__":
    main()

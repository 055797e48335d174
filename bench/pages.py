"""`make bench-pages`: what the pages of the public door cost, beside an earlier commit, and how heavy they are.

python -m bench.pages --rounds 5 --patience 20
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from bench import form_walk, side_by_side
from bench.side_by_side import NOW, THEN, Side, Subject

INFORMATION = ("/ways-to-complain", "/what-happens", "/help-and-support", "/cy/ways-to-complain", "/other-police")
FURTHER_MOST = 12_000


def say(words: str) -> None:
    """A line for whoever watches."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def measure(chosen: argparse.Namespace) -> None:
    """Sets both sides up, compares them and prints."""
    trees = [side_by_side.earlier(chosen.commit), side_by_side.here()]
    with ExitStack() as stack:
        sides = {tree.name: stack.enter_context(side_by_side.running(tree, cases=chosen.cases)) for tree in trees}
        side_by_side.check_alike(sides)
        people = {name: _at_check(side) for name, side in sides.items()}
        say(f"then = {chosen.commit}, now = this tree; {chosen.rounds} rounds of then, now, now, then")
        say(side_by_side.HEAD)
        for subject in _subjects(people, chosen.scale):
            say(side_by_side.compare(subject, sides, rounds=chosen.rounds, patience=chosen.patience).words())
        say("")
        for line in _weights(people):
            say(line)


def _at_check(side: Side) -> form_walk.Person:
    person = form_walk.Person(side.ports["public"])
    person.go_to()
    return person


def _subjects(people: dict[str, form_walk.Person], scale: float) -> Iterator[Subject]:
    """The count of each is such that a half takes a second or two of processor time."""

    def in_turn(requests: Callable[[form_walk.Person], list[tuple[str, str, form_walk.Fields | None]]]) -> dict:
        return {name: _in_turn(person, requests(person)) for name, person in people.items()}

    def times(count: int, pages: int = 1) -> int:
        return pages * max(1, round(count * scale / pages))

    steps = min(len(person.pages) for person in people.values())
    yield Subject(
        "step GET", in_turn(lambda one: [("GET", path, None) for path, _ in one.pages]), times(120, steps), 0.6
    )
    yield Subject("step POST", in_turn(lambda one: [("POST", *page) for page in one.pages]), times(160, steps), 1.0)
    yield Subject("check page", in_turn(lambda _: [("GET", form_walk.CHECK, None)]), times(80), 0.7)
    pages = [("GET", path, None) for path in INFORMATION]
    yield Subject("information page", in_turn(lambda _: pages), times(500, len(pages)), 0.5)
    yield Subject("first page", in_turn(lambda _: [("GET", "/", None)]), times(500), 0.5)


def _in_turn(person: form_walk.Person, requests: list[tuple[str, str, form_walk.Fields | None]]) -> Callable[[], None]:
    """One request after the other, over and over."""
    turn = itertools.cycle(requests)

    def do() -> None:
        method, path, fields = next(turn)
        status = person.ask(method, path, fields).status
        if status not in (200, 302):
            raise side_by_side.Refused(f"{method} {path} was answered with {status}.")

    return do


def _weights(people: dict[str, form_walk.Person]) -> Iterator[str]:
    """Bytes on the wire, headers included."""
    yield f"{'bytes on the wire':28}{THEN:>9}{NOW:>9}"
    first = {name: person.first_view("/") for name, person in people.items()}
    yield _row("first view", *(f"{first[name][0]:,}" for name in (THEN, NOW)))
    yield _row("  requests of it", *(str(first[name][1]) for name in (THEN, NOW)))
    heaviest = {}
    for name, person in people.items():
        paths = [*INFORMATION, *(path for path, _fields in person.pages), form_walk.CHECK]
        heaviest[name] = max((person.ask("GET", path).weight, path) for path in paths)
    check = {name: person.ask("GET", form_walk.CHECK).weight for name, person in people.items()}
    yield _row("check page", *(f"{check[name]:,}" for name in (THEN, NOW)))
    met = "met" if heaviest[NOW][0] <= FURTHER_MOST else "NOT MET"
    yield _row("heaviest further page", *(f"{heaviest[name][0]:,}" for name in (THEN, NOW))) + (
        f"   {heaviest[NOW][1]}; at most {FURTHER_MOST:,}: {met}"
    )


def _row(name: str, *figures: str) -> str:
    return f"{name:28}" + "".join(f"{figure:>9}" for figure in figures)


def main() -> int:
    """Reads what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages")
    parser.add_argument("--commit", default=side_by_side.COMMIT, help="the earlier one (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds count")
    parser.add_argument("--patience", type=int, default=20, help="how many may be repeated because others were busy")
    parser.add_argument("--cases", type=int, default=200, help="invented cases on each side")
    parser.add_argument("--scale", type=float, default=1.0, help="how many requests a round has, as a factor")
    chosen = parser.parse_args()
    return side_by_side.main(lambda: measure(chosen))


if __name__ == "__main__":
    sys.exit(main())

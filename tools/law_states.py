"""The page on the states of a complaint and the ways between them, from the table of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from candour.casework.states import STATES
from complaintlaw.life import ENDED, TRANSITIONS, State, Transition

__all__ = ["page", "table"]


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The lines of a table of Markdown."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def page() -> Iterator[str]:
    """The lines of the page: a picture, each state, each way with its law."""
    yield "# The states of a complaint"
    yield ""
    yield "The unit is one complaint before one appropriate authority. The ways are those the law knows, and no others."
    yield ""
    yield "[Rule book](../law/README.md)"
    yield ""
    yield from _diagram()
    yield ""
    yield "Not drawn: referral (T10), withdrawal (T30, T31) and suspension (T16, T17), which lead from many states."
    yield ""
    yield "## Each state"
    yield ""
    yield from table(
        ("State", "At the desk", "Ends the complaint", "Can lead to"),
        (
            (
                f"`{one.name}`",
                STATES[one.name].words,
                "yes" if one in ENDED else "",
                _next(one),
            )
            for one in State
        ),
    )
    yield ""
    yield "## Each way"
    yield ""
    yield from table(("Way", "From", "To", "What happens", "Who", "Law", "Clocks"), (_way(way) for way in TRANSITIONS))


_FROM_MANY = frozenset({"T10", "T16", "T17", "T30", "T31"})


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f"    {one.name}: {STATES[one.name].words}" for one in State)
    drawn: dict[tuple[str, str], list[str]] = {}
    for way in TRANSITIONS:
        if way.number not in _FROM_MANY:
            for source in [one.name for one in way.sources] or ["[*]"]:
                for target in way.targets:
                    drawn.setdefault((source, target.name), []).append(way.number)
    yield from (f"    {a} --> {b}: {', '.join(dict.fromkeys(numbers))}" for (a, b), numbers in drawn.items())
    yield from (f"    {one.name} --> [*]" for one in State if one in ENDED)
    yield "```"


def _next(state: State) -> str:
    found: dict[State, list[str]] = {}
    for way in TRANSITIONS:
        if state in way.sources:
            for target in way.targets:
                found.setdefault(target, []).append(way.number)
    return ", ".join(f"{to.name} ({', '.join(dict.fromkeys(numbers))})" for to, numbers in found.items())


def _way(way: Transition) -> tuple[str, ...]:
    law = "; ".join(f"[{one}]({one.link})" for one in way.basis)
    going = [*(f"starts {one}" for one in way.starts), *(f"stops {one}" for one in way.stops)]
    narrowed = [*([f"only {way.only_for}"] if way.only_for else ()), *([f"not {way.not_for}"] if way.not_for else ())]
    event = f"{way.event} ({', '.join(narrowed)})" if narrowed else way.event
    sources = ", ".join(one.name for one in way.sources) or "the beginning"
    return (
        way.number,
        sources,
        ", ".join(one.name for one in way.targets),
        event,
        str(way.decided_by),
        law,
        "; ".join(going),
    )

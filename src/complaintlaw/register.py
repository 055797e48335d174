"""All rules in one list, and all questions that can be asked.

A rule is a function that takes facts and gives a finding. Its docstring starts with its id and says the rule
in plain words; that text stands on the caseworker's screen, in letters and in the published rule book.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar, cast

from complaintlaw.citation import Citation
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Trail

__all__ = ["QUESTIONS", "RULES", "LegalQuestion", "Rule", "answers", "once", "rule", "words_of"]

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: its id, chapter, words, provisions, what about it is unverified, and the function."""

    id: str
    chapter: str
    words: str
    citations: tuple[Citation, ...]
    unverified: str
    function: Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class LegalQuestion:
    """One question about a matter, by the name it has in scenario files, and the function that answers it."""

    name: str
    chapter: str
    words: str
    function: Callable[[Matter], Finding[Any]]


RULES: list[Rule] = []
QUESTIONS: dict[str, LegalQuestion] = {}


def _words(function: Callable[..., Any], opening: str) -> str:
    text = " ".join((function.__doc__ or "").partition("\n\n")[0].split())
    if not text.startswith(opening) or text == opening:
        raise ValueError(f"{function.__qualname__}: the docstring must start with {opening!r} and say the rule.")
    return text.removeprefix(opening).strip()


def _chapter(function: Callable[..., Any]) -> str:
    return function.__module__.rpartition(".")[2]


_WITHIN = ("PersonComplainedAgainst", "Part", "MatterType")


def once(function: Callable[P, T]) -> Callable[P, T]:
    """The function, which works out only once what it says of a matter, or of one person or part in it.

    A matter never changes. It keeps what was found on it, and nothing outlives it. What is asked of other
    things than these is worked out each time.
    """
    return _kept(function, lambda found: found)


def _kept(function: Callable[P, T], finish: Callable[[T], T]) -> Callable[P, T]:
    """The function asked once, each of its findings finished in this way."""
    kinds = [kind for name, kind in function.__annotations__.items() if name != "return"]
    if kinds == ["Matter"]:
        kept = _once_for_matter(cast(Callable[[Matter], T], function), finish)
    elif len(kinds) == 2 and kinds[0] in _WITHIN and kinds[1] == "Matter":
        kept = _once_within_matter(cast(Callable[[object, Matter], T], function), finish)
    else:

        def kept(*args: P.args, **kwargs: P.kwargs) -> T:
            """What the function says, finished, worked out anew each time."""
            return finish(function(*args, **kwargs))

    return cast(Callable[P, T], functools.wraps(function)(kept))


def _once_for_matter(function: Callable[[Matter], T], finish: Callable[[T], T]) -> Callable[..., T]:
    def asked(matter: Matter) -> T:
        """What the function says of the matter, finished; what was found the first time is kept on the matter."""
        found: T | None = matter.found.get(function)
        if found is None:
            found = matter.found[function] = finish(function(matter))
        return found

    return asked


def _once_within_matter(function: Callable[[object, Matter], T], finish: Callable[[T], T]) -> Callable[..., T]:
    def asked(thing: object, matter: Matter) -> T:
        """What the function says of the thing in the matter, finished; kept on the matter for this very thing."""
        each = matter.found.get(function)
        if each is None:
            each = matter.found[function] = {}
        # The thing is kept beside what was found, so no other one can come by its number.
        if id(thing) not in each:
            each[id(thing)] = thing, finish(function(thing, matter))
        found: T = each[id(thing)][1]
        return found

    return asked


def rule(
    rule_id: str, *citations: Citation, unverified: str = ""
) -> Callable[[Callable[P, Finding[T]]], Callable[P, Finding[T]]]:
    """Enters the function in the list and marks each of its findings with the rule and its provisions.

    One rule can have several functions when it says several things. Raises ValueError without a docstring
    that starts with the id, or without a citation.
    """

    def enter(function: Callable[P, Finding[T]]) -> Callable[P, Finding[T]]:
        """The function, each of its findings marked, and entered in RULES. Raises ValueError without a
        citation, or without a docstring that starts with the id.
        """
        if not citations:
            raise ValueError(f"{rule_id} cites nothing.")
        words = _words(function, f"{rule_id}:")
        note = (f"{rule_id}: {unverified}",) if unverified else ()
        mark = Trail(rules=(rule_id,), citations=citations, unverified=note)

        marked = _kept(function, lambda finding: finding.after(mark))
        RULES.append(
            Rule(
                id=rule_id,
                chapter=_chapter(function),
                words=words,
                citations=citations,
                unverified=unverified,
                function=marked,
            )
        )
        return marked

    return enter


def answers(name: str) -> Callable[[Callable[[Matter], Finding[T]]], Callable[[Matter], Finding[T]]]:
    """Enters the function as the answer to the question of that name. Raises ValueError if there is one."""

    def enter(function: Callable[[Matter], Finding[T]]) -> Callable[[Matter], Finding[T]]:
        """The function, asked once for each matter, and entered in QUESTIONS. Raises ValueError if the name
        is taken.
        """
        if name in QUESTIONS:
            raise ValueError(f"{name} is answered twice.")
        words = " ".join((function.__doc__ or "").partition("\n\n")[0].split())
        # A rule has been made to be asked once already.
        asked = function if hasattr(function, "__wrapped__") else once(function)
        QUESTIONS[name] = LegalQuestion(name=name, chapter=_chapter(function), words=words, function=asked)
        return asked

    return enter


def words_of(rule_id: str) -> str:
    """The rule in plain words. Raises LookupError for an id that is not in the list."""
    found = [entry.words for entry in RULES if entry.id == rule_id]
    if not found:
        raise LookupError(f"There is no rule {rule_id}.")
    return " ".join(found)

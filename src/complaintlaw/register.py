"""All rules in one list, and all questions that can be asked.

A rule is a function that takes facts and gives a finding. Its docstring starts with its id and says the rule
in plain words; that text stands on the caseworker's screen, in letters and in the published rule book.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from complaintlaw.citation import Citation
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Trail

__all__ = ["QUESTIONS", "RULES", "Question", "Rule", "answers", "rule", "words_of"]

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
class Question:
    """One question about a matter, by the name it has in scenario files, and the function that answers it."""

    name: str
    chapter: str
    words: str
    function: Callable[[Matter], Finding[Any]]


RULES: list[Rule] = []
QUESTIONS: dict[str, Question] = {}


def _words(function: Callable[..., Any], opening: str) -> str:
    text = " ".join((function.__doc__ or "").partition("\n\n")[0].split())
    if not text.startswith(opening) or text == opening:
        raise ValueError(f"{function.__qualname__}: the docstring must start with {opening!r} and say the rule.")
    return text.removeprefix(opening).strip()


def _chapter(function: Callable[..., Any]) -> str:
    return function.__module__.rpartition(".")[2]


def _once_for_each_matter(function: Callable[P, Finding[T]]) -> Callable[P, Finding[T]]:
    """The function, which works its finding out once for each matter. A matter never changes.

    The matter itself keeps what was found on it; nothing outlives it. Only what is asked of a matter alone
    is kept, not what is asked of one of its people or parts.
    """

    @functools.wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> Finding[T]:
        if len(args) != 1 or kwargs or not isinstance(args[0], Matter):
            return function(*args, **kwargs)
        found = args[0].found.get(asked)
        if found is None:
            found = args[0].found[asked] = function(*args, **kwargs)
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
        if not citations:
            raise ValueError(f"{rule_id} cites nothing.")
        words = _words(function, f"{rule_id}:")
        note = (f"{rule_id}: {unverified}",) if unverified else ()
        mark = Trail(rules=(rule_id,), citations=citations, unverified=note)

        @_once_for_each_matter
        @functools.wraps(function)
        def marked(*args: P.args, **kwargs: P.kwargs) -> Finding[T]:
            return function(*args, **kwargs).after(mark)

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
        if name in QUESTIONS:
            raise ValueError(f"{name} is answered twice.")
        words = " ".join((function.__doc__ or "").partition("\n\n")[0].split())
        asked = _once_for_each_matter(function)
        QUESTIONS[name] = Question(name=name, chapter=_chapter(function), words=words, function=asked)
        return asked

    return enter


def words_of(rule_id: str) -> str:
    """The rule in plain words. Raises LookupError for an id that is not in the list."""
    found = [entry.words for entry in RULES if entry.id == rule_id]
    if not found:
        raise LookupError(f"There is no rule {rule_id}.")
    return " ".join(found)

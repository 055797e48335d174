"""All rules in one list, and all questions that can be asked.

A rule is a function that takes facts and gives a finding. Its docstring starts with its id and says the rule
in plain words; that text stands on the caseworker's screen, in letters and in the published rule book.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar, cast

from complaintlaw import unread
from complaintlaw.citation import Citation
from complaintlaw.errors import in_short
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Trail, only_value
from complaintlaw.trail import NO_TRAIL

__all__ = ["QUESTIONS", "RULES", "LegalQuestion", "Rule", "answers", "once", "rule", "told_later", "words_of"]

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
    return _kept(function, NO_TRAIL)


def _kept(function: Callable[P, T], mark: Trail) -> Callable[P, T]:
    """The function asked once, each of its findings marked."""
    kinds = [kind for name, kind in function.__annotations__.items() if name != "return"]
    if kinds == ["Matter"]:
        kept = _once_for_matter(cast(Callable[[Matter], T], function), mark)
    elif len(kinds) == 2 and kinds[0] in _WITHIN and kinds[1] == "Matter":
        kept = _once_within_matter(cast(Callable[[object, Matter], T], function), mark)
    elif not kinds:
        said: Any = cast(Callable[[], Any], function)()
        kept = _always(said.after(mark))
    else:

        def kept(*args: P.args, **kwargs: P.kwargs) -> T:
            """What the function says, marked, or its value alone where only values are read; worked out anew each
            time.
            """
            found: Any = function(*args, **kwargs)
            if found._told is not None:
                valued = any(getattr(one, "IS_VALUED", False) for one in args)
                found = only_value(found) if valued else found.after(mark)
            return found  # type: ignore[no-any-return]

    return cast(Callable[P, T], functools.wraps(function)(kept))


def _always(found: T) -> Callable[..., T]:
    def said() -> T:
        """What turns on no fact, and is the same for every matter."""
        return found

    return said


def told_later(
    found: Finding[T], function: Callable[[Matter], Finding[T]], double: Matter, mark: Trail = NO_TRAIL
) -> Finding[T]:
    """What the function was found to say on facts that are read for their values. How it was reached is worked out
    when that is read, by asking the function again on facts that leave a trail.
    """
    return Finding(found._known, found._value, found._possible, (_trail, function, double, mark))


def _trail(function: Callable[[Matter], Finding[Any]], double: Matter, mark: Trail) -> Trail:
    return mark + function(double.to_trace()).trail


def _once_for_matter(function: Callable[[Matter], Any], mark: Trail) -> Callable[..., Any]:
    said = str(function.__annotations__.get("return"))
    # Findings inside of what is found leave trails only if they are all asked for in full.
    if not said.startswith("Finding[") or "Findings" in said:
        if mark is not NO_TRAIL:
            raise ValueError(f"{function.__qualname__}: a rule on a matter must say that it returns a Finding[...].")
        return _once_in_full(function)

    def asked(matter: Matter) -> Any:
        """What the function says of the matter, marked; what was found the first time is kept on the matter."""
        kept = matter.found
        found: Any = kept.get(function)
        if found is None:
            if matter.IS_VALUED:
                found = function(matter)
                if found._told is not None:
                    found = only_value(found)
            else:
                double = matter.valued
                found = told_later(asked(double), function, double, mark)
            kept[function] = found
        return found

    return asked


def _once_in_full(function: Callable[[Matter], T]) -> Callable[..., T]:
    def asked(matter: Matter) -> T:
        """What the function gives for the matter, whose findings leave trails as the facts of this matter do."""
        found: T | None = matter.found.get(function)
        if found is None:
            found = matter.found[function] = function(matter)
        return found

    return asked


def _once_within_matter(function: Callable[[object, Matter], T], mark: Trail) -> Callable[..., T]:
    def asked(thing: object, matter: Matter) -> T:
        """What the function says of the thing in the matter, marked; kept on the matter for this very thing."""
        kept = matter.found
        # The thing is kept beside what was found, so no other one can come by its number.
        key = function, id(thing)
        found = kept.get(key)
        if found is None:
            said: Any = function(thing, matter)
            if said.__class__ is Finding and said._told is not None:
                said = only_value(said) if matter.IS_VALUED else said.after(mark)
            found = kept[key] = thing, said
        return found[1]  # type: ignore[no-any-return]

    return asked


def rule(
    rule_id: str, *citations: Citation, unverified: str = "", shared: bool = False
) -> Callable[[Callable[P, Finding[T]]], Callable[P, Finding[T]]]:
    """Enters the function in the list and marks each of its findings with the rule and its provisions.

    One rule can have several functions when it says several things. `shared`: it says how provisions that use the
    same words are read, so an answer names it and cites the one that brought it here. Raises ValueError without a
    docstring that starts with the id, or without a citation.
    """

    def enter(function: Callable[P, Finding[T]]) -> Callable[P, Finding[T]]:
        """The function, each of its findings marked, and entered in RULES. Raises ValueError without a
        citation, or without a docstring that starts with the id.
        """
        if not citations:
            raise ValueError(f"{rule_id} cites nothing.")
        words = _words(function, f"{rule_id}:")
        notes = unread.marks(rule_id, citations, unverified)
        told = tuple(f"{rule_id}: {one}" for one in notes)
        mark = Trail(rules=(rule_id,), citations=() if shared else citations, unverified=told)

        marked = _kept(function, mark)
        RULES.append(
            Rule(
                id=rule_id,
                chapter=_chapter(function),
                words=words,
                citations=citations,
                unverified="; ".join(notes),
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
        raise LookupError(f"There is no rule {in_short(rule_id)}.")
    return " ".join(found)

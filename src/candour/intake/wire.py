"""Frozen dataclasses as JSON and back, strictly: what does not have exactly the fields and their types is refused.

Times are ISO 8601 with their zone, days ISO 8601, bytes hexadecimal, tuples lists. Answers stay what they are.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

Shape = TypeVar("Shape")


class WrongShape(ValueError):
    """It is not of that shape. The message names the place, and never the value."""


def written(value: Any) -> Any:
    """What JSON can hold of it."""
    if is_dataclass(value):
        return {one.name: written(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def read(shape: type[Shape], content: Any, *, place: str = "") -> Shape:
    """What `written` made of one of that class. Raises WrongShape for anything else, also for a field too many."""
    hints = _hints(typing.cast(Hashable, shape))
    if not isinstance(content, dict) or set(content) != set(hints):
        raise WrongShape(f"{place or shape.__name__} does not have its fields.")
    found = {name: _value(hint, content[name], f"{shape.__name__}.{name}") for name, hint in hints.items()}
    return shape(**found)


def defaults(shape: type[Any]) -> dict[str, Any]:
    """What `written` makes of the fields of that class that may be left out."""
    made = {one.name: one.default for one in fields(shape) if one.default is not MISSING}
    made |= {one.name: one.default_factory() for one in fields(shape) if one.default_factory is not MISSING}
    return {name: written(value) for name, value in made.items()}


@functools.cache
def _hints(shape: Hashable) -> dict[str, Any]:
    assert isinstance(shape, type)
    hints = typing.get_type_hints(shape)
    return {one.name: hints[one.name] for one in fields(shape)}


def _value(hint: Any, value: Any, place: str) -> Any:
    if isinstance(hint, types.UnionType):
        (inner,) = (one for one in typing.get_args(hint) if one is not type(None))
        return None if value is None else _value(inner, value, place)
    kind = typing.get_origin(hint) or hint
    if kind is tuple:
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, one, place) for one in _exactly(list, value, place))
    if isinstance(kind, type) and is_dataclass(kind):
        return read(kind, value, place=place)
    if kind in _FROM_TEXT:
        return _from_text(kind, _exactly(str, value, place), place)
    return _exactly(kind, value, place)


def _exactly(kind: type[Any], value: Any, place: str) -> Any:
    # bool is an int to Python, and is not one here.
    if type(value) is not kind:
        raise WrongShape(f"{place} is not of its type.")
    return value


def _from_text(kind: type[Any], text: str, place: str) -> Any:
    try:
        return _FROM_TEXT[kind](text)
    except ValueError:
        raise WrongShape(f"{place} cannot be read.") from None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("A time without a zone is no moment.")
    return moment


_FROM_TEXT: dict[type[Any], Callable[[str], Any]] = {
    datetime: _moment,
    date: date.fromisoformat,
    UUID: UUID,
    bytes: bytes.fromhex,
}

"""What a form shows, one after the other: single fields, and groups of fields that can be repeated.

Adding a group and taking one away are submit buttons named `add` and `remove`: they need no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms.boundfield import BoundField


@dataclass(frozen=True, kw_only=True)
class Single:
    """One field."""

    field: BoundField

    @property
    def groups(self) -> tuple[()]:
        """There are none: it is not repeated."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """One of several like it: its title and fields, and what the button that removes it sends."""

    title: Any
    fields: Sequence[BoundField]
    remove: str = ""


@dataclass(frozen=True, kw_only=True)
class Repeated:
    """Groups under one heading. `add` is what the button sends that adds another; empty when there is no more room."""

    label: Any
    hint: Any = ""
    heading: bool = False
    groups: Sequence[Group] = field(default=())
    add: str = ""
    id: str = ""

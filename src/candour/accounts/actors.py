"""Who acts: the shape in which every action and every audit row knows a person or the worker."""

from __future__ import annotations

from dataclasses import dataclass

from candour.accounts import models


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Someone, or the worker, acting in a role for an authority."""

    id: str
    name: str
    role: str
    authority: str


def worker(authority: str = "") -> Actor:
    """The worker: what the program does by itself, and no person decided."""
    return Actor(id="worker", name="Candour", role="worker", authority=authority)


def person(user: models.User) -> Actor:
    """The signed-in person."""
    return Actor(id=str(user.pk), name=user.name, role=user.role, authority=user.authority)

"""Many actions in one transaction: for set-up and imports, not for what a person does at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from candour.casework import deadlines


@contextmanager
def many() -> Iterator[None]:
    """All actions within it happen or none; what is due next on a case is worked out once, at the end."""
    with transaction.atomic(), deadlines.once_at_the_end():
        yield

"""The next thing due on a case, derived from its events. There is no stored deadline."""

from __future__ import annotations

from candour.casework import models


def refresh(case: models.Case) -> None:
    """Writes what is due next into the case, as a cache of what its events say."""

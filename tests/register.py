"""People serving, as the register has them."""

from __future__ import annotations

import uuid
from datetime import date

from candour.accounts.models import User
from candour.directory.models import Serving


def serving(name: str, *, user: User | None = None, manager: Serving | None = None, team: str = "A") -> Serving:
    """Someone in the register."""
    return Serving.objects.create(
        force="greater-manchester",
        name=name,
        number=uuid.uuid4().hex[:8],
        team=team,
        since=date(2020, 1, 1),
        line_manager=manager,
        user_id=user.pk if user else None,
    )

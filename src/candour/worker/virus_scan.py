"""Having files checked for viruses, on a thread of its own: a scanner that is slow or away holds up no complaint."""

from __future__ import annotations

from django.utils import timezone

from candour.evidence import files


def check_one() -> bool:
    """Has the file that waits longest checked. False when none waits, and when the scanner is away."""
    return files.check_waiting(now=timezone.now(), most=1) > 0

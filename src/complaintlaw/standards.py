"""By what conduct is measured in disciplinary proceedings, as far as it changes with time.

Whether behaviour would justify disciplinary proceedings is judged by people. What they have to judge it by is
dated, and stands beside every answer that rests on their judgement.
"""

from __future__ import annotations

from datetime import date

from complaintlaw.citation import CONDUCT_2026
from complaintlaw.dated import Dated, Held

__all__ = ["USE_OF_FORCE", "USE_OF_FORCE_NOTE"]

USE_OF_FORCE = Dated(
    "The test by which a use of force is judged in disciplinary proceedings",
    Held(
        value="the test of the criminal law",
        start=date(2026, 6, 30),
        source=str(CONDUCT_2026.at("")),
        unverified="the regulations themselves, and which earlier conduct they reach, have not been read",
    ),
)
USE_OF_FORCE_NOTE = (
    "what would justify disciplinary proceedings for a use of force: since 30 June 2026 it is judged by the test of "
    "the criminal law (SI 2026/597), and whom that reaches has not been read"
)

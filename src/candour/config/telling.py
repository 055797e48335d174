"""The worker's way from the record to what a person sees who follows their complaint."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from candour.audit import chain, inclusion, roots
from candour.casework import queries
from candour.correspondence import asking, tracking
from candour.intake import consent
from candour.intake.envelope import Complaint


def begin(complaint: Complaint, *, submission: uuid.UUID) -> None:
    """Writes the first thing that can be followed, when someone holds words for it."""
    if complaint.tracking_handle:
        tracking.begin(
            submission,
            handle=complaint.tracking_handle,
            public=bytes.fromhex(complaint.tracking_public),
            content=_content(submission),
        )
    if complaint.consent_public:
        asking.begin(
            submission,
            handle=complaint.consent_handle,
            public=bytes.fromhex(complaint.consent_public),
            content=consent.shown(complaint),
        )


def tell_what_is_new() -> int:
    """Rewrites what is shown of every complaint on which something was tied into the audit since.

    Goes by the chain and not by the clock: a row that was committed late is tied late, and is told then.
    Returns how many complaints were rewritten.
    """
    with transaction.atomic():
        cases, upto = chain.cases_since(tracking.told_upto())
        submissions = queries.submissions_of(cases)
        for submission in submissions:
            tracking.rewrite(submission, content=_content(submission), upto=upto)
    return len(submissions)


def end_day(day: date, *, now: datetime) -> int:
    """Makes the signed root of that day, once, keeps it as a file, and gives everyone whose receipt it covers
    the proof of that. Returns how many complaints were rewritten.
    """
    with transaction.atomic():
        root = roots.make(day, now=now)
        submissions = queries.submissions_of(inclusion.cases(root)) if root else set()
        for submission in submissions:
            tracking.rewrite(submission, content=_content(submission), upto=tracking.told_upto())
    roots.keep(settings.DATA_DIR / "roots", day)
    return len(submissions)


def _content(submission: uuid.UUID) -> dict[str, Any]:
    proofs = (inclusion.proof(case) for case in sorted(queries.cases_of(submission)))
    return queries.told_to_sender(submission) | {"inclusion": next((proof for proof in proofs if proof), None)}

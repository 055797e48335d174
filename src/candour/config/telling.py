"""The worker's way from the record to what a person sees who follows their complaint."""

from __future__ import annotations

import uuid

from django.db import transaction

from candour.audit import chain
from candour.casework import queries
from candour.correspondence import tracking
from candour.intake.envelope import Complaint


def begin(complaint: Complaint, *, submission: uuid.UUID) -> None:
    """Writes the first thing that can be followed, when someone holds words for it."""
    if complaint.tracking_handle:
        tracking.begin(
            submission,
            handle=complaint.tracking_handle,
            public=bytes.fromhex(complaint.tracking_public),
            content=queries.told_to_sender(submission),
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
            tracking.rewrite(submission, content=queries.told_to_sender(submission), upto=upto)
    return len(submissions)

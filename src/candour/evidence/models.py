"""Files as they came in at the door, and files of a case."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from candour.vault import fields


class Upload(models.Model):
    """A file that came in at the door. `sealed` holds its name, size, hash and key; only the worker opens it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"Upload {self.pk}"


class ScanState(models.TextChoices):
    """What is known of a file."""

    WAITING = "waiting", "being checked for viruses"
    CLEAN = "clean", "checked"
    INFECTED = "infected", "kept apart: it may hold a virus"
    DAMAGED = "damaged", "cannot be opened"


class Origin(models.TextChoices):
    """With what a file came in, and so who may be told of it."""

    COMPLAINT = "complaint", "sent with the complaint"
    SENDER_FORM = "sender-form", "a signed form, sent by whoever acts for the person"
    PERSON_FORM = "person-form", "a signed form, sent with the words of the person who was asked"
    REVIEW = "review", "sent with the request for a review"


FROM_SENDER = (Origin.COMPLAINT, Origin.SENDER_FORM)
"""What the sender of a complaint sent, and is told of. Of a form from the person asked they learn nothing."""
FORMS = (Origin.SENDER_FORM, Origin.PERSON_FORM)


class File(models.Model):
    """A file of a case: its name, size, hash and key are sealed under the key of the case.

    What came with a request for a review belongs to a task that has no case: there `case_id` names that task,
    which has a key of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField()
    authority = models.CharField(max_length=80)
    upload = models.UUIDField()
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.COMPLAINT)
    about = fields.SealedJSON()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=ScanState.choices, default=ScanState.WAITING)
    checked_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at"], condition=models.Q(state="waiting"), name="evidence_waiting"),
        ]
        constraints = [models.UniqueConstraint(fields=["case_id", "upload"], name="file_once_on_a_case")]

    def __str__(self) -> str:
        return f"File {self.pk}"

    @property
    def belongs_to(self) -> dict[str, Any]:
        """What the audit says a file is of: its case, or its task where there is no case."""
        if self.origin == Origin.REVIEW:
            return {"case": None, "detail": {"task": str(self.case_id)}}
        return {"case": self.case_id, "detail": {}}

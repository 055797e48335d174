"""A case: one complaint in the hands of one appropriate authority."""

from __future__ import annotations

import uuid

from django.db import models

from candour.casework import states


class Case(models.Model):
    """Three dates are kept apart: made, first received by the authority, and (as an event) when a
    ground for referral became clear. `logged_at` is a dated fact, not a state. `next_due_on` and
    `next_due` are a cache of what the events say, with the version of the rule that made them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.CharField(max_length=80)
    force = models.CharField(max_length=80)
    reference = models.CharField(max_length=14, unique=True)
    submission = models.UUIDField()
    submission_reference = models.CharField(max_length=14)
    state = models.CharField(max_length=40, choices=[(key, key) for key in states.STATES])
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    logged_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(null=True)
    next_due_on = models.DateField(null=True)
    next_due = models.CharField(max_length=60, blank=True)
    rule_version = models.CharField(max_length=20, blank=True)
    urgent = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "authority"], name="one_case_per_authority"),
            models.CheckConstraint(
                condition=models.Q(received_at__gte=models.F("made_at")),
                name="received_not_before_made",
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "next_due_on"]),
            models.Index(fields=["submission_reference"]),
        ]

    def __str__(self) -> str:
        return self.reference

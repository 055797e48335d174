"""What is being written, and what was sent."""

from __future__ import annotations

import uuid

from django.db import models


class Draft(models.Model):
    """A complaint that is being written. Only who holds the words can find it and open it.

    `handle` follows from the words, so the row is found without knowing them; `sealed` opens with a
    key that follows from them too. Nobody at the desk can read a draft.
    """

    handle = models.CharField(max_length=64, primary_key=True)
    reference = models.CharField(max_length=14, unique=True)
    sealed = models.BinaryField()
    started_on = models.DateField()
    expires_on = models.DateField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["expires_on"])]

    def __str__(self) -> str:
        return "Draft"


class Submission(models.Model):
    """What a door sends in: one sealed envelope, which only the worker can open.

    `idempotency_key` is unique, so that the same complaint sent twice is there once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idempotency_key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    sealed = models.BinaryField()
    taken_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["made_at"], condition=models.Q(taken_at=None), name="submission_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Feedback(models.Model):
    """What someone said about the pages. Kept apart from complaints."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    language = models.CharField(max_length=10)
    page = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    may_be_complaint = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "feedback"

    def __str__(self) -> str:
        return f"Feedback {self.pk}"


class EqualityAnswers(models.Model):
    """What one person answered about fairness, by nobody's name. Only `reporting` reads it.

    `link` joins a row to its submission for who holds the worker's private key, and for nobody else. There is
    no time in a row but the quarter, so that it cannot be matched to a case by when it came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.CharField(max_length=64, unique=True)
    force = models.CharField(max_length=60)
    quarter = models.CharField(max_length=7)
    answers = models.JSONField()

    class Meta:
        verbose_name_plural = "equality answers"

    def __str__(self) -> str:
        return "Equality answers"

"""What a person sees who follows their complaint, and what was sent to the people on a case."""

import uuid

from django.db import models

from candour.vault import fields


class Projection(models.Model):
    """One complaint as its sender may see it, sealed so that only the access words open it."""

    handle = models.CharField(max_length=64, primary_key=True)
    submission = models.UUIDField(unique=True)
    public = models.BinaryField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "Projection"


class ProjectionCheckpoint(models.Model):
    """One row: the place in the audit chain up to which every projection is rewritten.

    `proofs` is the place up to which everyone was given the proof of their receipt.
    """

    place = models.BigIntegerField()
    proofs = models.BigIntegerField(db_default=0)

    class Meta:
        db_table = "correspondence_told"

    def __str__(self) -> str:
        return f"Projected up to {self.place}"


class ConsentRequest(models.Model):
    """Who asks to act for whom, sealed so that only the words of the person who is asked open it."""

    handle = models.CharField(max_length=64, primary_key=True)
    submission = models.UUIDField(unique=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "correspondence_asking"

    def __str__(self) -> str:
        return "ConsentRequest"


class MessageState(models.TextChoices):
    """Where a message is on its way."""

    QUEUED = "queued", "waiting to be sent"
    SENT = "sent", "sent"
    WITHHELD = "withheld", "not sent"
    FAILED = "failed", "could not be sent"


class Message(models.Model):
    """One message to one person on a case. What it says and where it goes is sealed under the case's key.

    `idempotency_key` names the event that caused it: one event, one message. `next_try_at` is set while it is queued.
    `trouble` is a code of the mail server or of the program, never its words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField()
    authority = models.CharField(max_length=80)
    idempotency_key = models.CharField(max_length=100, unique=True, db_column="once")
    kind = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    way = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    content = fields.SealedJSON()
    state = models.CharField(max_length=10, choices=MessageState.choices)
    why_withheld = models.CharField(max_length=40, blank=True)
    queued_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at=None)),
                name="sent_at_a_time",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="withheld") & ~models.Q(why_withheld=""))
                | (~models.Q(state="withheld") & models.Q(why_withheld="")),
                name="withheld_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state="queued", next_try_at__isnull=False)
                | (~models.Q(state="queued") & models.Q(next_try_at=None)),
                name="tried_again_while_queued",
            ),
        ]
        indexes = [
            models.Index(fields=["case_id", "queued_at"]),
            models.Index(fields=["next_try_at"], condition=models.Q(state="queued"), name="message_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

"""Something that a person must do by a day, and what came of it."""

from __future__ import annotations

import uuid

from django.db import models

from candour.casework.models.case import Case
from candour.vault import fields


class Task(models.Model):
    """`case` is empty while there is none: video can be asked for before anything else is said.

    `sealed_under` names whose key seals the details: the case's, or the task's own. It never changes, also
    when the task is joined to a case later. `outcome` and `done_at` are a copy of the newest result.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.CharField(max_length=80)
    force = models.CharField(max_length=80)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="tasks")
    sealed_under = models.UUIDField()
    submission = models.UUIDField()
    reference = models.CharField(max_length=14)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10)
    details = fields.SealedJSON()
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    wipe_on = models.DateField(null=True)
    escalates_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="", done_at=None)
                | (~models.Q(outcome="") & models.Q(done_at__isnull=False)),
                name="done_with_an_outcome",
            )
        ]
        indexes = [
            models.Index(fields=["authority", "due_on"], condition=models.Q(done_at=None), name="task_open"),
            models.Index(fields=["authority", "done_at"]),
            models.Index(fields=["submission"]),
            models.Index(fields=["escalates_at"], condition=models.Q(done_at=None), name="task_to_escalate"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class TaskResult(models.Model):
    """What came of a task, never edited: whoever finds more adds a newer result."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="results")
    outcome = models.CharField(max_length=40)
    searched = fields.SealedText(null=True)
    reason = fields.SealedText(null=True)
    told = models.CharField(max_length=20, blank=True)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome__in=["none", "gone"]) | models.Q(searched__isnull=False),
                name="no_video_needs_a_search_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.pk}"

    @property
    def sealed_under(self) -> uuid.UUID:
        """Whose key seals it: the same as its task's."""
        return self.task.sealed_under

"""What the person said, word for word."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case
from candour.vault import fields


class Statement(models.Model):
    """The answers as they were sent, never edited. More that the person adds is another statement."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="statements")
    questions_version = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    answers = fields.SealedJSON()

    class Meta:
        indexes = [models.Index(fields=["case", "made_at"])]

    def __str__(self) -> str:
        return f"Statement {self.pk}"

"""What a person decided, on which finding, and why."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case
from candour.vault import fields


class Decision(models.Model):
    """Never edited: a change of mind is a newer decision that supersedes this one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="decisions")
    kind = models.CharField(max_length=40)
    choice = models.CharField(max_length=40)
    reasons = fields.SealedText()
    findings = models.JSONField(default=list)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.choice}"

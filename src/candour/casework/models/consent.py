"""What the represented person said about whether someone may act for them."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case
from candour.vault import fields


class Consent(models.Model):
    """One answer, never edited: the newest holds. `scope` is what the representative may do, see `consent_scope`.

    `checked` says that a person at the desk made sure that it is theirs. An answer by words is not: whoever
    asks knows the words too. `submission` is the answer as it was sent in, empty for what the desk noted.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="consents")
    answer = models.CharField(max_length=20)
    scope = models.JSONField(default=list)
    way = models.CharField(max_length=20)
    checked = models.BooleanField()
    given_on = models.DateField(null=True)
    said = fields.SealedJSON()
    submission = models.UUIDField(null=True)
    noted_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "submission"], name="one_answer_per_submission"),
        ]
        indexes = [models.Index(fields=["case", "noted_at"])]

    def __str__(self) -> str:
        return f"{self.answer} {self.pk}"

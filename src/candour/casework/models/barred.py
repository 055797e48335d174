"""Who may not know that a case exists."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case


class Barred(models.Model):
    """One user barred from one case, and why. The database's own rules read this table; no room does.

    `lifted_at` says that two people with a reason lifted a derived bar; the person complained against
    is never let in.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="barred")
    user_id = models.UUIDField()
    why = models.CharField(max_length=60)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user_id"], name="barred_once")]
        indexes = [models.Index(fields=["user_id"])]

    def __str__(self) -> str:
        return f"Barred {self.pk}"

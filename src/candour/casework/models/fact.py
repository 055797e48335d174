"""A fact the law asks about, as a person at the desk noted it."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case


class Fact(models.Model):
    """One answer to one question of the law. The newest for a key holds; older ones stay."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="facts")
    key = models.CharField(max_length=80)
    value = models.CharField(max_length=80)
    noted_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["case", "key", "noted_at"])]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

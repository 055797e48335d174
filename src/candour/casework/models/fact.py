"""A fact the law asks about, as a person at the desk noted it."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case


class Fact(models.Model):
    """One answer to one question of the law: its path in the law's words, its value as JSON.

    The newest for a path holds; older ones stay. An empty value says that it is not known after all.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="facts")
    key = models.CharField(max_length=80)
    value = models.TextField()
    noted_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["case", "key", "noted_at"])]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

"""The register of people serving: who holds which post, in which team, under whom, from when to when."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models


class Serving(models.Model):
    """One person serving with the police, in one post. `user_id` links to a sign-in at the desk, if any."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True)
    rank = models.CharField(max_length=60, blank=True)
    team = models.CharField(max_length=120, blank=True)
    line_manager = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    user_id = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "people serving"
        indexes = [models.Index(fields=["force", "team"]), models.Index(fields=["user_id"])]
        constraints = [
            models.UniqueConstraint(fields=["force", "number", "since"], name="one_post_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="post_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"Person serving {self.pk}"

    def served_on(self, day: date) -> bool:
        """Whether the post was held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class TieKind(models.TextChoices):
    """How two people are close."""

    FAMILY = "family", "family, or living together"
    FRIENDSHIP = "friendship", "friendship"
    OTHER = "other", "close in another way"


class Tie(models.Model):
    """Someone with a sign-in at the desk says that they are close to a person serving. Nobody else reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user_id = models.UUIDField()
    serving = models.ForeignKey(Serving, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=TieKind.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user_id"])]

    def __str__(self) -> str:
        return f"Tie {self.pk}"

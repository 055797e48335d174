"""What happened on a case. All clocks, the timeline and the next due date are derived from this."""

from __future__ import annotations

from django.db import models

from candour.casework.models.case import Case


class Event(models.Model):
    """When it happened, when and by whom it was noted; a wrong one is corrected by a newer one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="events")
    kind = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["case", "happened_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(happened_at__lte=models.F("noted_at")),
                name="noted_not_before_it_happened",
            )
        ]

    def __str__(self) -> str:
        return self.kind

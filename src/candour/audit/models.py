"""One row for each act. The database refuses to change or remove one."""

from django.db import models


class Event(models.Model):
    """An act on the record. No foreign keys: history outlives what it is about."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    authority = models.CharField(max_length=80)
    case = models.CharField(max_length=36, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["case", "at"]), models.Index(fields=["actor", "at"])]

    def __str__(self) -> str:
        return f"{self.act} at {self.at:%Y-%m-%d %H:%M}"

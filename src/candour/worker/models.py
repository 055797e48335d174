"""What each step of the worker did last: times and kinds of faults, never what it was about."""

from __future__ import annotations

from django.db import models


class WorkerStep(models.Model):
    """A step or a job of the worker. Written when it did something, at most once a minute, or when it failed.

    `fault` is the kind of the last fault, and `failures` how often it has failed since it last went well; 0 means
    that it goes well. `waiting`, `since` and `aside` are only filled where the database cannot count itself: what
    lies in a folder.
    """

    name = models.CharField(max_length=40)
    ran_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=80, blank=True, default="")
    failures = models.IntegerField(default=0)
    waiting = models.IntegerField(default=0)
    since = models.DateTimeField(null=True)
    aside = models.IntegerField(default=0)

    class Meta:
        db_table = "worker_step"
        constraints = [models.UniqueConstraint(fields=["name"], name="worker_step_once")]

    def __str__(self) -> str:
        return f"{self.name}, failed {self.failures} times"

"""One row for each act, and the hash chain over them. The database refuses to change or remove either.

Names of tables are stored words: they stay as they were first written.
"""

import uuid

from django.db import models


class AuditEvent(models.Model):
    """An act on the record, or a look at it. No foreign keys: history outlives what it is about.

    `tx` is the transaction that wrote the row: the chain takes a row in once no older transaction is open.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    authority = models.CharField(max_length=80)
    case = models.CharField(max_length=36, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    tx = models.BigIntegerField()

    class Meta:
        db_table = "audit_event"
        indexes = [
            models.Index(fields=["case", "at"]),
            models.Index(fields=["actor", "at"]),
            models.Index(fields=["tx"]),
        ]

    def __str__(self) -> str:
        return f"{self.act} at {self.at:%Y-%m-%d %H:%M}"


class Alert(models.Model):
    """A look that should be looked at: which pattern, by whom, since when. A person judges it, never a program."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    pattern = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    authority = models.CharField(max_length=80)
    event = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pattern", "event"], name="alerted_once")]
        indexes = [models.Index(fields=["authority", "at"])]

    def __str__(self) -> str:
        return f"{self.pattern} at {self.at:%Y-%m-%d %H:%M}"


class AlertCheckpoint(models.Model):
    """Up to which place of the chain looks were examined for alerts."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    place = models.BigIntegerField()

    class Meta:
        db_table = "audit_watched"

    def __str__(self) -> str:
        return f"Examined up to {self.place}"


class LinkCheckpoint(models.Model):
    """Before which transaction every act is linked, so that what was linked is not gone through again."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    before = models.BigIntegerField()

    class Meta:
        db_table = "audit_tied"

    def __str__(self) -> str:
        return f"Linked before {self.before}"


class ChainLink(models.Model):
    """One link of the chain: the place of an event in it, and the hash over it and all before it."""

    place = models.BigIntegerField(primary_key=True)
    event = models.BigIntegerField(unique=True)
    hash = models.BinaryField()

    class Meta:
        db_table = "audit_link"

    def __str__(self) -> str:
        return f"Link {self.place}"


class Root(models.Model):
    """The signed root of a day: it covers the links after `after` up to `links`. `content` is what was signed."""

    day = models.DateField(primary_key=True)
    after = models.BigIntegerField()
    links = models.BigIntegerField()
    content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["links"])]

    def __str__(self) -> str:
        return f"Root of {self.day}"

"""One row for each act, and the hash chain over them. The database refuses to change or remove either.

Names of tables are stored words: they stay as they were first written.
"""

import uuid

from django.db import models


class AuditEvent(models.Model):
    """An act on the record, or a look at it. No foreign keys: history outlives what it is about.

    `tx` is the transaction that wrote the row: once no older one is open, the row is linked and not looked for again.
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
    """Looks that should be looked at: which pattern, by whom, from when to when. A person judges it, never a program.

    One for each pattern, person and hour, so that nobody is flooded. `at` is the first time and `event` its row,
    `last_at` the last time. `count` says how many searches there were; for many looks, how many different cases
    were opened within an hour. Alerts of an earlier version, which raised one for each event, have no `last_at`, and
    an `hour` only where they are the first of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    pattern = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    authority = models.CharField(max_length=80)
    event = models.BigIntegerField()
    hour = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    count = models.PositiveIntegerField(db_default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pattern", "actor", "authority", "hour"], name="alerted_once_an_hour")
        ]
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
    """The signed root of a day: it covers the links after `after` up to `links`. `content` is what was signed.

    `receipts` are the leaves of its tree, 32 bytes each, so that a proof needs no second reading of the day. It is
    empty in roots of an earlier version.
    """

    day = models.DateField(primary_key=True)
    after = models.BigIntegerField()
    links = models.BigIntegerField()
    content = models.JSONField()
    receipts = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["links"])]

    def __str__(self) -> str:
        return f"Root of {self.day}"

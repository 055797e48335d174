"""The data key of each case, wrapped by a master key that is not in the database."""

from django.db import models


class CaseKey(models.Model):
    """One key for one case. Destroying the row makes all that the case holds unreadable for ever."""

    case_id = models.UUIDField(primary_key=True)
    authority = models.CharField(max_length=80)
    master = models.CharField(max_length=20)
    wrapped = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["authority"])]

    def __str__(self) -> str:
        return f"Key of {self.case_id}"


class Token(models.Model):
    """One keyed search token of one case. Rows and not an array, so that row rules keep the index in use."""

    pk = models.CompositePrimaryKey("authority", "token", "case_id")
    authority = models.CharField(max_length=80)
    token = models.BinaryField()
    case_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case_id"])]

    def __str__(self) -> str:
        return "Token"

"""What a person sees who follows their complaint."""

from django.db import models


class Projection(models.Model):
    """One complaint as its sender may see it, sealed so that only the access words open it.

    `upto` is the place in the chain of the audit up to which it is told.
    """

    handle = models.CharField(max_length=64, primary_key=True)
    submission = models.UUIDField(unique=True)
    public = models.BinaryField()
    sealed = models.BinaryField()
    upto = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["upto"])]

    def __str__(self) -> str:
        return "Projection"

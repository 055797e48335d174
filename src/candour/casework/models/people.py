"""The people on a case, and what each of them is in it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models

from candour.casework.models.case import Case
from candour.ui.unnamed import unnamed
from candour.vault import fields


class PersonRole(models.TextChoices):
    """What a person is on a case, in the words of the Act."""

    COMPLAINANT = "complainant", "complainant"
    REPRESENTATIVE = "representative", "representative"
    PERSON_COMPLAINED_AGAINST = "person_complained_against", "person complained against"
    WITNESS = "witness", "witness"
    KEPT_AWAY = "kept_away", "kept away from this case"


def called(role: str) -> str:
    """What someone in that role is called; words that say so where this version does not know it."""
    return PersonRole(role).label if role in PersonRole.values else unnamed("person in a role", role)


class Person(models.Model):
    """Someone on a case. Who they are and how to reach them is sealed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="people")
    role = models.CharField(max_length=40, choices=PersonRole.choices)
    details = fields.SealedJSON()
    serving_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


def details_of(case_id: uuid.UUID, role: str) -> Mapping[str, Any]:
    """What the first person of that role on the case says now; nothing where there is none."""
    person = Person.objects.filter(case_id=case_id, role=role).order_by("id").first()
    return person.details if person else {}


def sender_of(case: Case) -> tuple[PersonRole, Mapping[str, Any]]:
    """Who sent it, the representative where there is one, else the complainant; and what that person says now."""
    people = {person.role: person for person in case.people.order_by("-id")}
    represented = PersonRole.REPRESENTATIVE in people
    role = PersonRole.REPRESENTATIVE if represented else PersonRole.COMPLAINANT
    person = people.get(role)
    return role, person.details if person else {}

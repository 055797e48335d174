"""Model fields that are sealed at rest under the key of their case.

The row keeps only the locked bytes. Reading the attribute opens them, in the hand of the action or
query that has the row; setting it locks at once. The model and the field's name are bound into the
seal together with the case, so that bytes moved to another case, table or column do not open.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import models

from candour.vault import case_keys, sealing


class _Opens:
    """Stands on the model where the plain value is read and set."""

    def __init__(self, field: SealedText) -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type[models.Model]) -> Any:
        if row is None:
            return self
        if self.field.attname not in row.__dict__:  # the query left this column out
            row.refresh_from_db(fields=[self.field.attname])
        return self.field.open(row, row.__dict__[self.field.attname])

    def __set__(self, row: models.Model, value: Any) -> None:
        # Django sets bytes when it loads a row and a plain value when a program makes one.
        if isinstance(value, bytes | memoryview) or value is None:
            row.__dict__[self.field.attname] = None if value is None else bytes(value)
        else:
            row.__dict__[self.field.attname] = self.field.lock(row, value)


class SealedText(models.BinaryField):
    """A text under the key of the case that `row.case_id` names. Set the case before the text."""

    description = "Text, sealed under the key of its case"
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opens(self))

    def pre_save(self, row: models.Model, add: bool) -> Any:
        """The locked bytes, as they are."""
        return row.__dict__.get(self.attname)

    def value_from_object(self, obj: models.Model) -> Any:
        """The locked bytes: serialising a row must never open it."""
        return obj.__dict__.get(self.attname)

    def lock(self, row: models.Model, value: Any) -> bytes:
        """The value, locked for this row."""
        case_id = _case_of(row)
        return sealing.seal(case_keys.get(case_id), self.encode(value), context=self._context(case_id))

    def open(self, row: models.Model, sealed: bytes | None) -> Any:
        """The plain value. Raises Shredded or CannotOpen when it cannot be read."""
        if not sealed:
            return self.empty()
        case_id = _case_of(row)
        plain = sealing.unseal(case_keys.get(case_id), sealed, context=self._context(case_id))
        return self.decode(plain)

    def encode(self, value: Any) -> bytes:
        """The value as bytes."""
        return str(value).encode()

    def decode(self, plain: bytes) -> Any:
        """The value out of bytes."""
        return plain.decode()

    def empty(self) -> Any:
        """What an empty column reads as."""
        return ""

    def _context(self, case_id: UUID) -> str:
        return f"{self.model._meta.label_lower}.{self.attname}:{case_id}"


class SealedJSON(SealedText):
    """A JSON value under the key of its case."""

    description = "JSON, sealed under the key of its case"

    def encode(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(self, plain: bytes) -> Any:
        return json.loads(plain)

    def empty(self) -> Any:
        return {}


def _case_of(row: models.Model) -> UUID:
    # A row that can exist before its case names the key that seals it itself.
    case_id = getattr(row, "sealed_under", None) or getattr(row, "case_id", None) or row.pk
    if not isinstance(case_id, UUID):
        raise TypeError(f"{type(row).__name__} has no case yet: set the case before a sealed value.")
    return case_id

"""Who gets the rows of the outbox, as the roles that the processes have."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from candour.casework import models
from candour.correspondence.models import Message
from candour.vault import row_security
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db


def seen(authority: str, *, actor: str = "", sees_cases: bool = True) -> int:
    """How many messages someone at that authority's desk gets."""
    with transaction.atomic():
        row_security.know_reader(actor=actor, authority=authority, sees_cases=sees_cases)
        with as_role("candour_desk"):
            return Message.objects.count()


def test_SEC_17_the_desk_gets_a_message_where_it_gets_the_case() -> None:
    factories.received()
    user = factories.person()
    actor = str(user.pk)
    assert seen(factories.FORCE, actor=actor) == 1
    assert seen("gwent", actor=actor) == 0
    assert seen(factories.FORCE, actor=actor, sees_cases=False) == 0
    factories.declared(models.Case.objects.get().id, user=user)
    assert seen(factories.FORCE, actor=actor) == 0


def test_SEC_17_with_no_reader_known_there_is_no_message() -> None:
    factories.received()
    with as_role("candour_desk"):
        assert Message.objects.count() == 0


@pytest.mark.parametrize("role", ["candour_public", "candour_desk"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE correspondence_message SET state = 'sent'",
        "DELETE FROM correspondence_message",
        "INSERT INTO correspondence_message SELECT * FROM correspondence_message",
    ],
)
def test_SEC_17_no_door_can_put_or_change_a_message(role: str, statement: str) -> None:
    factories.received()
    with (
        transaction.atomic(),
        as_role(role),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "sent"},
        {"state": "withheld"},
        {"state": "queued", "next_try_at": None},
        {"why_withheld": "not-safe"},
    ],
)
def test_a_state_that_contradicts_itself_cannot_be_stored(changes: dict[str, object]) -> None:
    factories.received(contact_safety="safe")
    Message.objects.update(state="queued", why_withheld="", next_try_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(**changes)

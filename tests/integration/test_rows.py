"""Row rules, as the roles that the processes have: who gets which rows, and who gets none."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.casework import actions, models
from candour.directory.models import Serving
from candour.vault import row_security
from tests import factories
from tests.register import serving
from tests.roles import as_role

pytestmark = pytest.mark.django_db

# Tables that bear nothing of a case: each with why.
NOT_CASE_DATA = {
    "django_migrations": "which migrations ran",
    "django_content_type": "names of tables",
    "django_session": "sign-ins at the desk, by random key; the public door has no right to it",
    "auth_group": "unused",
    "auth_group_permissions": "unused",
    "auth_permission": "names of permissions",
    "accounts_user": "people at the desk",
    "account_emailaddress": "people at the desk",
    "account_emailconfirmation": "people at the desk",
    "mfa_authenticator": "people at the desk",
    "accounts_cache": "how often somebody tried to sign in, by hashed name; the public door has no right to it",
    "socialaccount_socialaccount": "people at the desk: who they are at the force's own sign-in",
    "socialaccount_socialapp": "unused: the force's own sign-in is in the settings",
    "socialaccount_socialtoken": "unused: no token of the force's own sign-in is kept",
    "usersessions_usersession": "sign-ins at the desk, for the person's own list of them",
}


def tables() -> dict[str, tuple[bool, bool, int]]:
    """Every table: whether row security is on, whether it is forced, and how many rules it has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity, relforcerowsecurity,"
            " (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid)"
            " FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return {name: (on, forced, count) for name, on, forced, count in cursor.fetchall()}


@contextmanager
def reading(role: str, user: User | None = None) -> Iterator[None]:
    """As that role, with the reader known to the database or not."""
    with transaction.atomic():
        if user:
            row_security.know_reader(actor=str(user.pk), authority=user.authority, sees_cases=True)
        with as_role(role):
            yield
        transaction.set_rollback(True)


def test_SEC_17_every_table_with_case_data_has_row_security_forced() -> None:
    found = tables()
    assert set(NOT_CASE_DATA) <= set(found)
    bare = {name for name, (on, forced, count) in found.items() if not (on and forced and count)}
    assert bare == set(NOT_CASE_DATA)


def test_SEC_17_no_role_of_a_process_is_a_superuser_or_goes_round_the_rules() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'candour\\_%'")
        found = {name: (superuser, bypasses) for name, superuser, bypasses in cursor.fetchall()}
    assert set(found) == set(row_security.ROLES)
    assert {name for name, (superuser, _) in found.items() if superuser} == set()
    assert {name for name, (_, bypasses) in found.items() if bypasses} == {"candour_backup"}


def test_SEC_08_the_public_role_reads_nothing_but_by_a_handle_it_knows() -> None:
    factories.received()
    readable = set()
    for name in tables():
        with transaction.atomic(), as_role("candour_public"), connection.cursor() as cursor:
            try:
                cursor.execute(f'SELECT count(*) FROM "{name}"')
                readable.add((name, cursor.fetchone()[0]))
            except DatabaseError:
                transaction.set_rollback(True)
    assert readable == {("intake_draft", 0), ("correspondence_projection", 0), ("correspondence_asking", 0)}


@pytest.mark.parametrize("model", [models.Case, models.Statement, models.Person, models.Event, models.Fact])
def test_SEC_17_with_no_reader_known_there_is_no_row(model: type) -> None:
    factories.received(officer_name="Someone")
    with reading("candour_desk"):
        assert model.objects.count() == 0
    with reading("candour_desk", factories.person()):
        assert model.objects.count() > 0
    with reading("candour_desk", factories.person(authority="gwent", email="gwent@example.org")):
        assert model.objects.count() == 0


@pytest.mark.parametrize("table", ["statement", "event", "decision", "fact", "consent"])
@pytest.mark.parametrize("statement", ["DELETE FROM casework_{}", "UPDATE casework_{} SET case_id = case_id"])
def test_what_was_said_and_decided_cannot_be_changed_at_the_desk(table: str, statement: str) -> None:
    factories.received()
    user = factories.person()
    with (
        reading("candour_desk", user),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        cursor.execute(statement.format(table))


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET act = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"]
)
def test_the_audit_is_only_ever_added_to_even_by_its_owner(statement: str) -> None:
    factories.received()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def identified(case: models.Case, who: Serving) -> None:
    """The person complained against is found in the register."""
    by = actors.person(factories.person(email=f"{uuid.uuid4().hex}@example.org"))
    actions.people.identify(case.id, person_id=None, serving_id=who.pk, by=by, now=timezone.now())


@pytest.mark.parametrize("who", ["subject", "manager", "manager of the manager", "teammate", "declared"])
def test_SEC_20_whoever_is_too_near_gets_no_row_from_the_same_second(desk_client: Client, who: str) -> None:
    factories.received(name="Canary Complainant")
    case = models.Case.objects.get()
    user = factories.person(email="near@example.org")
    desk_client.force_login(user)
    assert case.reference in desk_client.get("/").content.decode()
    top = serving("Top", team="Z", user=user if who == "manager of the manager" else None)
    middle = serving("Middle", team="Y", manager=top, user=user if who == "manager" else None)
    subject = serving("Subject", manager=middle, user=user if who == "subject" else None)
    if who == "teammate":
        serving("Teammate", user=user)
    if who == "declared":
        by = actors.person(user)
        actions.people.declare_conflict(case.id, user_id=user.pk, by=by, now=timezone.now())
    else:
        identified(case, subject)
    inbox = desk_client.get("/").content.decode()
    assert case.reference not in inbox
    assert "Canary" not in inbox
    assert "(0)" in inbox
    for address in (f"/case/{case.id}/", f"/case/{case.id}/fact/complainant.age/", f"/case/{case.id}/update/"):
        hidden, nothing = desk_client.get(address), desk_client.get(address.replace(str(case.id), str(uuid.uuid4())))
        assert hidden.status_code == nothing.status_code == 404
        assert hidden.content == nothing.content
    written = desk_client.post(f"/case/{case.id}/log/", {"reasons": "I should not be able to"})
    assert written.status_code == 404
    with reading("candour_desk", user):
        assert models.Case.objects.count() == models.Statement.objects.count() == models.Person.objects.count() == 0


def test_a_colleague_of_another_team_still_sees_the_case(desk_client: Client) -> None:
    factories.received()
    case = models.Case.objects.get()
    user = factories.person(email="far@example.org")
    serving("Colleague", user=user, team="Elsewhere")
    identified(case, serving("Subject"))
    desk_client.force_login(user)
    assert desk_client.get(f"/case/{case.id}/").status_code == 200


def test_someone_who_left_the_team_before_is_not_barred(desk_client: Client) -> None:
    factories.received()
    case = models.Case.objects.get()
    user = factories.person(email="left@example.org")
    Serving.objects.filter(pk=serving("Former teammate", user=user).pk).update(until=date(2021, 1, 1))
    identified(case, serving("Subject"))
    desk_client.force_login(user)
    assert desk_client.get(f"/case/{case.id}/").status_code == 200

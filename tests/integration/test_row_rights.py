"""What each role of the database may do to each table and function: all of it, and nothing more.

Written out by hand from what each process needs. A right that a migration adds must be added here by somebody who
can say what for.
"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from candour.audit.models import AuditEvent, ChainLink, Root

pytestmark = pytest.mark.django_db
KINDS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE", "T": "TRUNCATE", "R": "REFERENCES", "X": "TRIGGER"}
SIGN_IN = (
    *("account_emailaddress", "account_emailconfirmation", "accounts_cache", "django_session", "mfa_authenticator"),
    *("socialaccount_socialaccount", "socialaccount_socialapp", "socialaccount_socialtoken"),
    "usersessions_usersession",
)
RIGHTS: dict[str, dict[str, str]] = {
    "candour_public": {
        "correspondence_asking": "S",
        "correspondence_projection": "S",
        "evidence_upload": "I",
        "intake_draft": "SIU",
        "intake_feedback": "I",
        "intake_submission": "I",
    },
    "candour_desk": dict.fromkeys(SIGN_IN, "SIUD")
    | {
        "accounts_user": "SIU",
        "audit_alert": "S",
        "audit_event": "I",
        "casework_barred": "I",
        "casework_case": "SU",
        "casework_consent": "SI",
        "casework_decision": "SI",
        "casework_event": "SI",
        "casework_fact": "SI",
        "casework_person": "SIU",
        "casework_statement": "S",
        "casework_task": "S",
        "casework_taskresult": "SI",
        "correspondence_message": "S",
        "directory_serving": "SIU",
        "directory_tie": "SIU",
        "django_migrations": "S",
        "evidence_file": "S",
        "intake_submission": "I",
        "vault_casekey": "S",
        "vault_token": "SI",
    },
    "candour_worker": {
        "accounts_user": "S",
        "audit_alert": "SI",
        "audit_event": "SI",
        "audit_link": "SI",
        "audit_root": "SI",
        "audit_tied": "SIU",
        "audit_watched": "SIU",
        "casework_barred": "SI",
        "casework_case": "SIU",
        "casework_consent": "SI",
        "casework_decision": "SI",
        "casework_event": "SI",
        "casework_fact": "SI",
        "casework_person": "SIU",
        "casework_statement": "SI",
        "casework_task": "SIU",
        "casework_taskresult": "SI",
        "correspondence_asking": "SI",
        "correspondence_message": "SIU",
        "correspondence_projection": "SIU",
        "correspondence_told": "SIU",
        "directory_serving": "S",
        "directory_tie": "S",
        "django_migrations": "S",
        "evidence_file": "SIU",
        "evidence_upload": "SID",
        "intake_draft": "SD",
        "intake_equalityanswers": "I",
        "intake_submission": "SIU",
        "vault_casekey": "SIU",
        "vault_token": "SI",
        "worker_step": "SIU",
    },
    "candour_auditor": {"audit_alert": "S", "audit_event": "S", "audit_link": "S", "audit_root": "S"},
    "candour_reporting": {"intake_equalityanswers": "S"},
}
COLUMNS = {
    ("candour_desk", "casework_task", "UPDATE"): {"case_id", "outcome", "done_at"},
    ("candour_worker", "audit_alert", "UPDATE"): {"at", "count", "event", "last_at"},
    ("candour_worker", "intake_draft", "UPDATE"): {"sealed", "sent_at"},
}
"""What a role may do to some columns of a table alone."""
FUNCTIONS = {
    "candour_bar_linked": {"candour_desk"},
    "candour_barred_cases": {"candour_desk", "candour_worker", "candour_auditor"},
    "candour_job_waits": {"candour_worker"},
    "candour_lift_bar": {"candour_desk"},
    "candour_queue_job": {"candour_desk", "candour_worker"},
    "worker_report": {"candour_desk"},
    "worker_running": {"candour_desk"},
    "worker_try_again": {"candour_desk"},
    "worker_try_job_again": {"candour_desk"},
}
"""Who may call what runs with the owner's rights. Nobody else may, the public door least of all."""


@pytest.mark.parametrize("role", RIGHTS)
def test_SEC_17_a_role_has_exactly_these_rights(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, kind FROM pg_class, unnest(%s::text[]) kind WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace AND has_table_privilege(%s, pg_class.oid, kind)",
            [list(KINDS.values()), role],
        )
        found: dict[str, set[str]] = {}
        for table, kind in cursor.fetchall():
            found.setdefault(table, set()).add(kind)
    assert found == {table: {KINDS[sign] for sign in signs} for table, signs in RIGHTS[role].items()}


def test_SEC_17_a_role_has_rights_to_these_columns_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT grantee, table_name, privilege_type, column_name FROM information_schema.column_privileges"
            " WHERE grantee = ANY (%s) AND NOT has_table_privilege(grantee, quote_ident(table_name), privilege_type)",
            [list(RIGHTS)],
        )
        found: dict[tuple[str, str, str], set[str]] = {}
        for role, table, kind, column in cursor.fetchall():
            found.setdefault((role, table, kind), set()).add(column)
    assert found == COLUMNS


def test_SEC_17_what_runs_with_the_owners_rights_is_called_by_these_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, rolname FROM pg_proc, pg_roles WHERE prosecdef AND prorettype <> 'trigger'::regtype"
            " AND pronamespace = 'public'::regnamespace AND rolname LIKE 'candour\\_%%'"
            " AND has_function_privilege(rolname, pg_proc.oid, 'EXECUTE')",
            [],
        )
        found: dict[str, set[str]] = {}
        for function, role in cursor.fetchall():
            found.setdefault(function, set()).add(role)
    assert found == FUNCTIONS


@pytest.mark.parametrize("table", ["audit_event", "audit_link", "audit_root"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_no_audit_row_no_link_and_no_root_is_ever_changed_even_by_the_owner(table: str, change: str) -> None:
    now, column = timezone.now(), {"audit_event": "id", "audit_link": "place", "audit_root": "links"}[table]
    AuditEvent.objects.create(at=now, act="invented", actor="x", role="x", authority="x", tx=1)
    ChainLink.objects.create(place=1, event=1, hash=b"x")
    Root.objects.create(day=now.date(), after=0, links=1, content={})
    statement = change.format(table, column, column)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_SEC_17_the_queue_of_jobs_is_read_and_written_by_its_runner_and_copied_by_the_backup_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT rolname, kind FROM pg_class, pg_roles, unnest(%s::text[]) kind WHERE relkind = 'r'"
            " AND relnamespace = 'jobs'::regnamespace AND rolname LIKE 'candour\\_%%'"
            " AND has_table_privilege(rolname, pg_class.oid, kind)",
            [list(KINDS.values())],
        )
        found = set(cursor.fetchall())
    runner = {("candour_jobs", kind) for kind in ("SELECT", "INSERT", "UPDATE", "DELETE")}
    assert found == runner | {("candour_backup", "SELECT")}

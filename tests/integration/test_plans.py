"""The database finds a word at the desk by the index on authority and token, row rules and all."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from candour.accounts.models import User
from candour.vault import blind_index, row_security
from tests import factories
from tests.roles import as_role

ROWS = 20_000


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["front", "zyzzyva"])
def test_PERF_the_search_for_a_word_uses_the_index_on_authority_and_token(word: str) -> None:
    case_id = factories.case(what_happened="It was at the front desk.").id
    user = User.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO vault_token (authority, token, case_id)"
            " SELECT %s, substr(sha256(n::text::bytea), 1, 12), gen_random_uuid() FROM generate_series(1, %s) n",
            [user.authority, ROWS],
        )
        cursor.execute("ANALYZE vault_token")
    with transaction.atomic(), as_role("candour_desk"):
        row_security.know_reader(actor=str(uuid.uuid4()), authority=user.authority, sees_cases=True)
        with CaptureQueriesContext(connection) as asked:
            found = blind_index.cases_with(word, authority=user.authority)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {asked.captured_queries[0]['sql']}")
            told = "\n".join(line for (line,) in cursor.fetchall())
    assert len(asked) == 1
    assert found == ({case_id} if word == "front" else set())
    assert "Seq Scan" not in told
    conditions = [line for line in told.splitlines() if "Index Cond" in line]
    assert "vault_token" in told
    assert any("authority" in line and "token" in line for line in conditions), told

"""Many cases at once, by plain SQL: only their rows and search tokens, for the size of the tables."""

from __future__ import annotations

from django.db import connection

WORDS_EACH = 40
VOCABULARY = 40_000

_CASES = """
    INSERT INTO casework_case (id, authority, force, reference, submission, submission_reference, state, channel,
      language, made_at, received_at, next_due, rule_version, urgent)
    SELECT gen_random_uuid(), %s, %s, 'F' || lpad(n::text, 13, '0'), gen_random_uuid(), 'F' || lpad(n::text, 13, '0'),
      'RECEIVED', 'web', 'en', now() - n * interval '1 minute', now() - n * interval '1 minute', '', '1', false
    FROM generate_series(1, %s) n
"""
# Few words are frequent and most are rare, as in any language.
_TOKENS = """
    INSERT INTO vault_token (authority, token, case_id)
    SELECT authority, substr(sha256(word::text::bytea), 1, 12), id FROM (
      SELECT DISTINCT c.authority, c.id, floor(%s * power(random(), 3))::int AS word
      FROM casework_case c, generate_series(1, %s) WHERE c.reference LIKE 'F0%%'
    ) drawn ORDER BY authority, word
"""


def fill(count: int, *, authority: str) -> None:
    """Adds that many cases of the authority, each with about 40 tokens that nobody can look up by chance."""
    with connection.cursor() as cursor:
        if count:
            cursor.execute(_CASES, [authority, authority, count])
            cursor.execute(_TOKENS, [VOCABULARY, WORDS_EACH])
        cursor.execute("ANALYZE")

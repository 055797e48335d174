"""No index of the migrated database does what another does already: each costs every row that is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

THEIRS = "Django's or allauth's table of people at the desk: small, and their next migration looks for it by name"
# Indexes that another one makes redundant and that stay, each with its reason.
STAY = {
    "account_emailaddress_email_03be32b2_like": THEIRS,
    "account_emailaddress_user_id_2c513194": THEIRS,
    "account_emailconfirmation_key_f43612bd_like": THEIRS,
    "auth_group_name_a6ea08ec_like": THEIRS,
    "auth_group_permissions_group_id_b120cbf9": THEIRS,
    "auth_permission_content_type_id_2f476e4b": THEIRS,
    "django_session_session_key_c0390e0f_like": THEIRS,
    "socialaccount_socialtoken_app_id_636a42d7": THEIRS,
    "usersessions_usersession_session_key_fd35de43_like": THEIRS,
}
# Each column of the key as PostgreSQL writes it, with its collation, kind of order and direction.
_ASKED = """
    SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, m.amname, i.indisunique,
      coalesce(pg_get_expr(i.indpred, i.indrelid), ''),
      array_agg(pg_get_indexdef(i.indexrelid, n, true) ORDER BY n),
      array_agg(replace(o.opcname, 'varchar_', 'text_') ORDER BY n),
      array_agg((i.indcollation[n - 1], i.indoption[n - 1])::text ORDER BY n),
      (SELECT count(*) FROM pg_constraint c WHERE c.conindid = i.indexrelid)
    FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
    JOIN pg_namespace s ON s.oid = x.relnamespace
    CROSS JOIN generate_series(1, i.indnkeyatts) n JOIN pg_opclass o ON o.oid = i.indclass[n - 1]
    WHERE s.nspname = current_schema() AND i.indisvalid
    GROUP BY i.indrelid, i.indexrelid, m.amname, i.indisunique, i.indpred
"""


@dataclass(frozen=True)
class Index:
    """One index. `kinds` are the operator classes of its columns, `orders` their collations and directions."""

    table: str
    name: str
    method: str
    unique: bool
    condition: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    orders: tuple[str, ...]
    constraint: bool

    def has_kinds_of(self, other: Index) -> bool:
        """Whether it begins with the same kinds, or has the plain kind where the other is for beginnings of texts.

        Nothing in the code looks for the beginning of a text.
        """
        begins = self.kinds[: len(other.kinds)]
        return begins in (other.kinds, tuple(kind.replace("_pattern_ops", "_ops") for kind in other.kinds))

    def covers(self, other: Index) -> bool:
        """Whether every look-up that the other serves is served by this one, and every rule it keeps is kept."""
        if (self.table, self.method, self.condition) != (other.table, other.method, other.condition):
            return False
        count = len(other.columns)
        begins = (self.columns[:count], self.orders[:count]) == (other.columns, other.orders)
        if not begins or not self.has_kinds_of(other):
            return False
        if other.unique:
            return self.unique and len(self.columns) == count and not other.constraint
        return (self.columns, self.unique, self.kinds) != (other.columns, False, other.kinds) or self.name < other.name


def indexes() -> list[Index]:
    """Every index of our schema."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        return [
            Index(
                table, name, method, unique, condition, tuple(columns), tuple(kinds), tuple(orders), bool(constraints)
            )
            for table, name, method, unique, condition, columns, kinds, orders, constraints in cursor.fetchall()
        ]


def redundant() -> Iterator[tuple[str, str]]:
    """Each redundant index with the one that makes it so."""
    every = indexes()
    for one in every:
        for other in every:
            if one != other and other.covers(one):
                yield one.name, other.name
                break


def test_PERF_no_index_is_redundant() -> None:
    assert {name: by for name, by in redundant() if name not in STAY} == {}


def test_every_exception_is_still_one() -> None:
    assert set(STAY) <= {name for name, _by in redundant()}
    assert all(STAY.values())


@pytest.mark.parametrize(
    ("made", "is_redundant"),
    [
        ("(authority)", True),
        ("(authority, next_due_on)", True),
        ("(reference varchar_pattern_ops)", True),
        ("(authority, made_at)", False),
        ("(authority) WHERE urgent", False),
        ("(authority DESC)", False),
        ("(lower(authority))", False),
    ],
)
def test_an_index_that_does_nothing_new_is_found(made: str, is_redundant: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX zz_new ON casework_case {made}")
    assert ("zz_new" in {name for name, _by in redundant()}) is is_redundant


def test_of_two_that_are_alike_one_is_redundant() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX zz_one ON casework_case (made_at)")
        cursor.execute("CREATE INDEX zz_two ON casework_case (made_at)")
        cursor.execute("CREATE UNIQUE INDEX zz_three ON casework_case (made_at, id)")
        cursor.execute("CREATE UNIQUE INDEX zz_four ON casework_case (id, made_at)")
    names = {name for name, _by in redundant()} - set(STAY)
    assert names == {"zz_one", "zz_two"}

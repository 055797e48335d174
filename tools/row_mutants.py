"""Every way to loosen one rule of the database: a policy, row security, a trigger that guards, a function that
looks by itself, a right that a role does not have. Each is one piece of SQL, taken from the database as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from psycopg import sql

DOORS = ("candour_desk", "candour_public", "candour_worker")
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE")
OPEN = "true"
_POLICIES = "SELECT tablename, policyname, roles, qual, with_check FROM pg_policies ORDER BY 1, 2"
_TABLES = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity
    ORDER BY 1
"""
_TRIGGERS = """
    SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
    AND c.relnamespace = 'public'::regnamespace
    ORDER BY 1, 2
"""
_FUNCTIONS = """
    SELECT p.oid::regprocedure::text, p.prosecdef AND p.prorettype <> 'trigger'::regtype, pg_get_functiondef(p.oid)
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'candour%' ORDER BY 1
"""
_RIGHTS = """
    SELECT role, relname, array_agg(p ORDER BY p) FILTER (WHERE has_table_privilege(role, c.oid, p))
    FROM unnest(%s::text[]) role, unnest(%s::text[]) p, pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1, 2 ORDER BY 1, 2
"""
_ENDS = re.compile(r"\b(?:AND|OR|WHERE|THEN|GROUP BY|RETURNING)\b|[();]|\$function\$")


@dataclass(frozen=True)
class RowMutant:
    """One rule that is loosened: on which table, what the change is in words, and in SQL."""

    kind: str
    table: str
    words: str
    change: str

    @property
    def place(self) -> str:
        """Where it is: the table or function."""
        return self.table

    @property
    def path(self) -> str:
        """What `--only` is compared with."""
        return f"rows/{self.table}"


def mutants(address: str) -> list[RowMutant]:
    """Every mutant of the rules of that database."""
    with psycopg.connect(address) as there, there.cursor() as cursor:
        made = [*_policies(cursor), *_tables(cursor), *_triggers(cursor), *_functions(cursor), *_rights(cursor)]
        return [RowMutant(kind, table, words, change.as_string(cursor)) for kind, table, words, change in made]


_Made = tuple[str, str, str, sql.Composable]
_Cursor = psycopg.Cursor[tuple]


def _policies(cursor: _Cursor) -> Iterator[_Made]:
    for table, name, roles, using, check in cursor.execute(_POLICIES).fetchall():
        if not set(roles) & set(DOORS):
            continue
        for part, condition in (("USING", using), ("WITH CHECK", check)):
            if condition not in (None, OPEN):
                change = sql.SQL("ALTER POLICY {} ON {} {} (true)").format(
                    sql.Identifier(name), sql.Identifier(table), sql.SQL(part)
                )
                yield "policy", table, f"{name} for {', '.join(roles)}: {part} (true)", change


def _tables(cursor: _Cursor) -> Iterator[_Made]:
    for (table,) in cursor.execute(_TABLES).fetchall():
        for off in ("NO FORCE", "DISABLE"):
            change = sql.SQL("ALTER TABLE {} {} ROW LEVEL SECURITY").format(sql.Identifier(table), sql.SQL(off))
            yield "row security", table, f"{off} ROW LEVEL SECURITY", change


def _triggers(cursor: _Cursor) -> Iterator[_Made]:
    for table, name in cursor.execute(_TRIGGERS).fetchall():
        change = sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}").format(sql.Identifier(table), sql.Identifier(name))
        yield "trigger", table, f"DISABLE TRIGGER {name}", change


def _functions(cursor: _Cursor) -> Iterator[_Made]:
    for name, is_definer, text in cursor.execute(_FUNCTIONS).fetchall():
        if is_definer:
            granted = sql.SQL("GRANT EXECUTE ON FUNCTION {} TO PUBLIC").format(sql.SQL(name))
            yield "function", name, "GRANT EXECUTE TO PUBLIC", granted
        for words, other in _loosened(text):
            yield "function", name, words, sql.SQL(other)


def _loosened(text: str) -> Iterator[tuple[str, str]]:
    """The function without one of its conditions, or without the lock it takes."""
    body = text.index("$function$")
    for found in re.finditer(r"\b(?:AND|WHERE|OR)\b", text):
        start, end = found.end(), _end_of_condition(text, found.end())
        condition = " ".join(text[start:end].split())
        if start > body:
            nothing = "false" if found[0] == "OR" else "true"
            yield f"without: {condition[:80]}", f"{text[:start]} {nothing} {text[end:]}"
    for found in re.finditer(r"\(([^()]+) OR\b", text):
        yield f"without: {found[1]}", text.replace(found[0], "(false OR", 1)
    for found in re.finditer(r"PERFORM pg_advisory_xact_lock.*?;", text):
        yield "without its lock", text.replace(found[0], "")


def _end_of_condition(text: str, start: int) -> int:
    depth = 0
    for found in _ENDS.finditer(text, start):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")":
            depth -= 1
        elif depth == 0:
            return found.start()
        if depth < 0:
            return found.start()
    raise ValueError("A function ends within a condition.")


def _rights(cursor: _Cursor) -> Iterator[_Made]:
    for role, table, has in cursor.execute(_RIGHTS, [list(DOORS), list(RIGHTS)]).fetchall():
        missing = [right for right in RIGHTS if right not in (has or ())]
        # A role without any right to a table has no policy there either: one mutant for all four of them.
        for some in [[right] for right in missing] if has else [missing]:
            if some:
                change = sql.SQL("GRANT {} ON {} TO {}").format(
                    sql.SQL(", ".join(some)), sql.Identifier(table), sql.Identifier(role)
                )
                yield "right", table, f"{role} may {', '.join(some)}", change

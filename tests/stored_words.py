"""Every word that is stored somewhere, and that this version can read.

`python -m tests.stored_words` adds the new ones to `tests/stored/words.txt`; a word never leaves that list.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

LIST = Path(__file__).parent / "stored" / "words.txt"
SOURCE = Path(__file__).resolve().parents[1] / "src" / "candour"
Words = set[tuple[str, str]]
NIL = UUID(int=0)
IN_THE_SOURCE = ("audit act", "label", "proof field")
"""Kinds whose words no table of the program lists: each must stand in the source, whole or put together."""


def readable() -> Words:
    """All words that the program's own tables list, each with its kind."""
    return {(kind, word) for kind, found in _tables().items() for word in found if word}


def _tables() -> dict[str, Iterable[str]]:
    return _of_the_database() | _of_the_record() | _of_the_doors() | _of_the_law()


def listed() -> Words:
    """The words that are to be read for ever."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {(kind, word) for kind, _tab, word in (line.partition("\t") for line in lines)}


def is_in_the_source(word: str) -> bool:
    """Whether a text of the program is this word, or begins one that another text of it ends."""
    whole, beginnings = _texts()
    return word in whole or any(word.startswith(start) and word[len(start) :] in whole for start in beginnings)


@functools.cache
def _texts() -> tuple[frozenset[str], frozenset[str]]:
    """The texts of the program, with {} for what is put in; and how those begin that end with what is put in."""
    whole = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                whole.add(node.value if isinstance(node.value, str) else node.value.decode("latin-1"))
            elif isinstance(node, ast.JoinedStr):
                whole.add("".join(_part(part) for part in node.values))
    return frozenset(whole), frozenset(text[:-2] for text in whole if text.endswith(".{}") and text.count("{}") == 1)


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "{}"


def _of_the_database() -> dict[str, Iterable[str]]:
    from django.apps import apps  # noqa: PLC0415  (Django must be set up first)

    from candour.vault import fields as sealed  # noqa: PLC0415
    from candour.vault import row_security  # noqa: PLC0415

    sql = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.sql")))
    columns = [field for model in apps.get_models() for field in model._meta.get_fields()]
    texts = [field for field in columns if isinstance(field, sealed.SealedText)]
    return _of_migrations() | {
        "database role": row_security.ROLES,
        "database function": re.findall(r"CREATE (?:OR REPLACE )?FUNCTION (\w+)", sql),
        "database setting": re.findall(r"current_setting\('(\w+\.\w+)'", sql),
        "seal": [field._context(NIL).removesuffix(f":{NIL}") for field in texts],
    }


def _of_migrations() -> dict[str, Iterable[str]]:
    """What any migration has ever called a table or a column: data is carried over to later names by the next ones."""
    from django.apps import apps  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415
    from django.db.migrations.state import ProjectState  # noqa: PLC0415

    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("candour.")}
    graph, state = MigrationLoader(None).graph, ProjectState()
    found: dict[str, set[str]] = {"migration": set(), "table": set(), "column": set(), "content type": set()}
    # Each once, in an order in which they can be run.
    for node in dict.fromkeys(one for leaf in graph.leaf_nodes() for one in graph.forwards_plan(leaf)):
        migration = graph.nodes[node]
        state = migration.mutate_state(state, preserve=False)
        if node[0] in ours:
            found["migration"] |= {".".join(one) for one in (node, *migration.replaces)}
            _note_tables(state, ours, found)
    return dict(found)


def _note_tables(state: Any, ours: set[str], found: dict[str, set[str]]) -> None:
    for (label, name), model in state.models.items():
        if label in ours:
            table = model.options.get("db_table") or f"{label}_{name}"
            found["table"].add(table)
            found["content type"].add(f"{label}.{name}")
            found["column"] |= {f"{table}.{_column(key, one)}" for key, one in model.fields.items() if key != "pk"}


def _column(name: str, field: Any) -> str:
    return field.db_column or (f"{name}_id" if field.is_relation else name)


def _of_the_record() -> dict[str, Iterable[str]]:
    from candour.accounts import roles  # noqa: PLC0415
    from candour.casework import conflicts, consent_scope, events, states, task_kinds, timeline  # noqa: PLC0415
    from candour.casework.actions import tasks as acts  # noqa: PLC0415
    from candour.casework.actions import updates  # noqa: PLC0415
    from candour.correspondence import outbox, policy  # noqa: PLC0415
    from candour.desk import alerts  # noqa: PLC0415
    from candour.directory import footage_retention  # noqa: PLC0415
    from candour.intake import registry  # noqa: PLC0415

    return {
        "event kind": events.KINDS,
        "decision kind": timeline.DECISIONS,
        "state": states.STATES,
        "task kind": task_kinds.KINDS,
        "task outcome": [f"{key}.{outcome}" for key, kind in task_kinds.KINDS.items() for outcome in kind.outcomes],
        "way of telling": [*updates.WAYS, acts.NO_WAY],
        "recording": footage_retention.KINDS,
        "consent answer": consent_scope.ANSWERS,
        "consent way": consent_scope.WAYS,
        "consent scope": consent_scope.SCOPES,
        "message kind": outbox.KINDS,
        "envelope kind": registry.ENTRIES,
        "alert pattern": alerts.SENTENCES,
        "role": roles.ROLES,
        "choice": [str(value) for kind in _choices() for value in kind.values],
        "reason": [one.value for kind in (policy.WithheldReason, conflicts.BarReason) for one in kind],
    }


def _choices() -> Iterator[Any]:
    """Every choice of a column, wherever it stands."""
    from django.db.models import TextChoices  # noqa: PLC0415

    for module in _modules("candour"):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, TextChoices) and value is not TextChoices:
                yield value


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(package)
    for one in pkgutil.walk_packages(root.__path__, f"{package}."):
        if ".migrations" not in one.name and "wsgi" not in one.name and not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


def _of_the_doors() -> dict[str, Iterable[str]]:
    from django.conf import settings  # noqa: PLC0415

    from candour import directory  # noqa: PLC0415
    from candour.intake import (  # noqa: PLC0415
        assisted_intake,
        autosaved,
        drafts,
        questions,
        review_request,
        triage,
    )
    from candour.public import receipt_cookie  # noqa: PLC0415
    from candour.vault import keys  # noqa: PLC0415

    journeys = {"complaint": questions.PAGES, "review": review_request.PAGES, "check": triage.PAGES}
    asked = [one for pages in journeys.values() for page in pages for one in page.questions]
    names = [getattr(settings, name) for name in dir(settings) if name.endswith("_COOKIE_NAME")]
    ring = keys.Keyring
    others = ("django_", "worker-", "desk-")
    return {
        "page": [f"{name}.{page.key}" for name, pages in journeys.items() for page in pages],
        "question": [f"{one.id} {one.key}" for one in asked],
        "answer": [word for one in asked for word in _answers(one, one.key)],
        "answer key": [questions.PEOPLE.key, assisted_intake.KEY, review_request.LATE],
        "draft key": [drafts.RECEIPT, drafts.COPY, autosaved.TYPED, autosaved.SETTLED],
        "channel": assisted_intake.CHANNELS,
        "envelope field": [one.name for kind in _of_envelopes() for one in fields(kind)],
        "cookie": [name for name in {*names, *receipt_cookie.names()} if not name.startswith(others)],
        "key": [one.name for one in fields(ring)],
        "body": [one.id for one in directory.authorities()],
    }


def _of_envelopes() -> list[type[Any]]:
    from candour.intake import bodies, earlier_envelope, envelope, registry  # noqa: PLC0415

    parts = [envelope.Header, envelope.CheckedAnswers, bodies.Recipient, bodies.PartOf]
    return [*parts, earlier_envelope.EarlierContent, *(one.body for one in registry.ENTRIES.values())]


def _answers(question: Any, name: str) -> Iterator[str]:
    for option in question.options:
        yield f"{name}={option.value}"
    for inner in question.questions:
        yield f"{name}.{inner.key}"
        yield from _answers(inner, f"{name}.{inner.key}")


def _of_the_law() -> dict[str, Iterable[str]]:
    from candour.casework.assessment import matter  # noqa: PLC0415

    which = {matter.ALLEGED: "[1]", matter.COMPLAINED_AGAINST: "[s1]"}
    found = {path: matter.kind_of(path) for path in which}
    for group in matter._GROUPS:
        start = f"{group}{which.get(group, '')}." if group else ""
        for name in matter._described(group):
            with contextlib.suppress(matter.NoSuchFact):
                found[f"{group}.{name}".lstrip(".")] = matter.kind_of(start + name)
    members = {path: getattr(kind.options, "__members__", {}).values() for path, kind in found.items()}
    return {"fact": found, "fact value": [f"{path}={one.value}" for path, values in members.items() for one in values]}


def main() -> int:
    """Adds what is new to the list."""
    import django  # noqa: PLC0415

    os.environ |= {"TESTING": "true", "DEMO": "true", "DJANGO_SETTINGS_MODULE": "candour.config.settings"}
    django.setup()
    words = sorted(listed() | readable())
    LIST.write_text("".join(f"{kind}\t{word}\n" for kind, word in words), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

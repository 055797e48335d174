"""Each thing done many times with all protections and with none, in turns; the medians side by side.

With: the database role of the door, row rules, the reader known, sealed columns opened, the audit written.
Without: the owner, whom no row rule binds, columns as if they were plain, no audit. What is compared is
whole pages, templates and all; for Send the whole request.
"""

from __future__ import annotations

import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from unittest import mock

from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import set_urlconf
from django.utils import timezone

from bench import fill
from candour.accounts import actors
from candour.accounts.models import User
from candour.casework import models
from candour.desk import case, inbox, search
from candour.intake import access_secret, drafts, envelope
from candour.public import sending
from candour.vault import blind_index, case_keys, fields, row_security, sealing

NO_HIT = "zyzzyvaquorn"
Do = Callable[[], HttpResponse]


@dataclass
class Times:
    """Seconds of each round: processor of our process, and waiting for SQL."""

    cpu: list[float] = field(default_factory=list)
    sql: list[float] = field(default_factory=list)
    statements: int = 0

    @property
    def whole(self) -> float:
        """The median of both together, in milliseconds."""
        return 1_000 * median(one + two for one, two in zip(self.cpu, self.sql, strict=True))


@contextmanager
def counted(times: Times) -> Iterator[None]:
    """One round: what happens inside is added to the times."""
    waited = 0.0
    count = 0

    def wrap(execute: Callable[..., Any], *words: Any) -> Any:
        nonlocal waited, count
        start = time.perf_counter()
        try:
            return execute(*words)
        finally:
            waited += time.perf_counter() - start
            count += 1

    start = time.process_time()
    with connection.execute_wrapper(wrap):
        yield
    times.cpu.append(time.process_time() - start)
    times.sql.append(waited)
    times.statements = count


@contextmanager
def unprotected(plain: dict[bytes, bytes]) -> Iterator[None]:
    """No sealing and no audit, only here: columns open as if they had been stored plain."""

    def keep(_key: bytes, value: bytes, *, context: str) -> bytes:
        return bytes(value)

    def opened(column: fields.SealedText, row: Any, sealed: bytes | None) -> Any:
        return column.decode(plain[sealed]) if sealed else column.empty()

    def nothing(*_words: Any, **_named: Any) -> None:
        return None

    with ExitStack() as stack:
        for name in ("seal", "unseal", "seal_to"):
            stack.enter_context(mock.patch.object(sealing, name, keep))
        stack.enter_context(mock.patch.object(fields.SealedText, "open", opened))
        stack.enter_context(mock.patch.object(case_keys, "load", nothing))
        for room in (inbox, search, case):
            stack.enter_context(mock.patch.object(room, "record", nothing))
        yield


def with_all(user: User | None, do: Do) -> None:
    """As the door does it: one transaction, its role, the reader known, the page made inside."""
    with transaction.atomic():
        if user is not None:
            row_security.know_reader(actor=str(user.pk), authority=user.authority, sees_cases=True)
        finish(do())
    case_keys.forget()


def finish(response: HttpResponse) -> None:
    """Makes the page, where it waits to be made."""
    if hasattr(response, "render"):
        response.render()
    if response.status_code not in (200, 303):
        raise RuntimeError(f"It answered {response.status_code}.")


def compare(role: str, user: User | None, make: Callable[[], Do], rounds: int) -> tuple[Times, Times]:
    """The thing done in turns with everything and with nothing; the first ten of each warm up."""
    plain = known() if user is not None else {}
    on, off = Times(), Times()
    for number in range(rounds + 10):
        warm = number < 10
        do = make()
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {role}")
        with counted(Times() if warm else on):
            with_all(user, do)
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        with unprotected(plain):
            do = make()
            with counted(Times() if warm else off), transaction.atomic():
                finish(do())
    return on, off


def known() -> dict[bytes, bytes]:
    """Every sealed column's plain bytes, by the sealed ones."""
    found: dict[bytes, bytes] = {}
    for model in apps.get_models():
        columns = [column for column in model._meta.concrete_fields if isinstance(column, fields.SealedText)]
        for row in model._default_manager.all() if columns else ():
            for column in columns:
                if sealed := row.__dict__.get(column.attname):
                    found[bytes(sealed)] = column.encode(getattr(row, column.attname))
    case_keys.forget()
    return found


def asked(user: User, path: str, view: Callable[..., HttpResponse], *, words: str = "", **named: Any) -> Do:
    """A page of the desk, as the reader asks for it."""
    request = RequestFactory().post(path, {"words": words}) if words else RequestFactory().get(path)
    request.user, request.actor = user, actors.person(user)  # type: ignore[attr-defined]
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    return lambda: view(request, **named)


def only_read(user: User, case_id: uuid.UUID) -> Do:
    """The case page's data and the audit of the look, without the making of a page."""
    request = RequestFactory().get("/")
    request.actor = actors.person(user)  # type: ignore[attr-defined]

    def do() -> HttpResponse:
        case.opened(request, case_id)
        return HttpResponse()

    return do


def sent(answers: dict[str, Any]) -> Do:
    """Send of one more complaint, with its draft there."""
    today = timezone.localdate()
    draft = drafts.save(drafts.begin(access_secret.new(), today=today), answers, today=today)
    checked = envelope.CheckedAnswers(
        secret=draft.place.cookie, reference=draft.reference, language="en", answers=draft.answers
    )
    fields_ = {"sealed": envelope.lock_checked(checked), "declaration": "yes"}
    request = RequestFactory().post("/complain/check", fields_)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    return lambda: sending.check_answers(request)


def rare_word(authority: str) -> str:
    """The word of the newest story that the fewest cases have."""
    story = models.Statement.objects.filter(case__authority=authority).latest("id").answers["what_happened"]
    case_keys.forget()
    return min(
        sorted(blind_index.words(story)),
        key=lambda word: (len(blind_index.cases_with(word, authority=authority)), word),
    )


def plan(user: User, word: str) -> str:
    """How the database looks for a word, as the desk."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE candour_desk")
        row_security.know_reader(actor=str(user.pk), authority=user.authority, sees_cases=True)
        found = blind_index.models.Token.objects.filter(authority=user.authority, token__in=blind_index.of_text(word))
        return str(found.values_list("case_id", flat=True).explain(analyze=True))


def main() -> None:
    """Fills up, measures all, prints the table."""
    rounds = int(os.environ["BENCH_ROUNDS"])
    user = User.objects.get(email="handler@example.org")
    fill.fill(int(os.environ["BENCH_FILL"]), authority=user.authority)
    newest = models.Statement.objects.filter(case__authority=user.authority).latest("id")
    one, answers = uuid.UUID(str(newest.case_id)), newest.answers
    word = rare_word(user.authority)
    pages: dict[str, Callable[[], Do]] = {
        "inbox": lambda: asked(user, "/", inbox.inbox),
        "case page": lambda: asked(user, f"/case/{one}/", case.case, case_id=one),
        "case, only read": lambda: only_read(user, one),
        "search, no hit": lambda: asked(user, "/search/", search.search, words=NO_HIT),
        "search, rare word": lambda: asked(user, "/search/", search.search, words=word),
    }
    say(f"{models.Case.objects.count()} cases, {blind_index.models.Token.objects.count()} search tokens; ms, medians")
    say(f"{'':18}{'with: cpu':>10}{'sql':>8}{'calls':>7}{'without: cpu':>14}{'sql':>8}{'calls':>7}{'ratio':>8}")
    for name, make in pages.items():
        show(name, *compare("candour_desk", user, make, rounds))
    set_urlconf("candour.config.urls_public")
    show("Send", *compare("candour_public", None, lambda: sent(answers), rounds))
    say(f"\nHow the database looks for a word at the desk:\n{plan(user, word)}")


def show(name: str, on: Times, off: Times) -> None:
    """One line of the table."""
    columns = [f"{name:18}"]
    for times, wide in ((on, 10), (off, 14)):
        columns.append(f"{1_000 * median(times.cpu):{wide}.2f}{1_000 * median(times.sql):8.2f}{times.statements:7}")
    say("".join(columns) + f"{on.whole / off.whole:8.2f}")


def say(words: str) -> None:
    """A line for whoever watches."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()

"""Nothing a person writes, and nothing that tells who they are, is in any log: also when things go wrong.

Invented words that occur nowhere else go through the real processes in every field there is. Then all
that the processes wrote is searched for them.
"""

from __future__ import annotations

import re
import socket
import time
import urllib.parse
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from candour.intake import questions
from candour.intake.specs import Question
from tests.journeys.conftest import STAFF, Service
from tests.journeys.visitor import FORM, Visitor

# What leads past the most questions; elsewhere the first option, or all that may stand together.
CHOICES: dict[str, Any] = {
    "for_whom": "someone-else",
    "their_age": "adult",
    "relationship": "family",
    "contact_safety": "safe",
}
# Not about a chief officer, whose complaints go elsewhere than to the desk that reads here.
CHOICES["about"] = ["person"]
BORN = ("1907-03-09", {"born_0": "9", "born_1": "3", "born_2": "1907"})


class Canaries:
    """Words made for this test; all that were given out are known."""

    def __init__(self) -> None:
        self.out: set[str] = {BORN[0]}

    def one(self, where: str) -> str:
        """A new word that no program has of itself."""
        word = f"zq{where.replace('_', '').replace('-', '')}{len(self.out)}canary"
        self.out.add(word)
        return word

    def answer(self, question: Question) -> dict[str, Any]:
        """The fields that answer one question, with canaries wherever something can be written."""
        key = question.key
        if question.kind == "rows":
            return self.row(question)
        if question.kind == "files":
            return {}
        if question.kind == "when":
            return {f"{key}-words": f"The {self.one(key)} was there"}
        if question.options:
            together = [option.value for option in question.options if not option.alone]
            return {key: CHOICES.get(key, together if question.kind == "checkboxes" else together[0])}
        if question.kind == "date":
            return BORN[1] if key == "born" else {}
        if key == "email":
            return {key: f"{self.one(key)}@example.org"}
        if key == "phone":
            self.out.add("900461")
            return {key: "07700 900461"}
        return {key: f"The {self.one(key)} was there"}

    def row(self, question: Question) -> dict[str, Any]:
        """The fields of the first of several groups."""
        given: dict[str, Any] = {}
        for one in question.questions:
            given |= self.answer(one)
        return {f"{question.key}-1-{key}": value for key, value in given.items()}


def complain(visitor: Visitor, canaries: Canaries) -> set[str]:
    """Answers every page on the way with canaries, and sends; the keys that were answered."""
    answered: set[str] = set()
    known: dict[str, dict[str, Any]] = {}
    at = f"/complain/{questions.PAGES[0].key}"
    for _ in range(2 * len(questions.PAGES)):
        asked = questions.page(at.partition("?")[0].rsplit("/", 1)[1])
        if asked.key not in known:
            known[asked.key] = {}
            for question in asked.questions:
                known[asked.key] |= canaries.answer(question)
                answered.add(question.key)
        if asked.key == "files" and at.endswith("/files"):
            sent = visitor.upload(at, f"{canaries.one('files')}.txt", b"It says zqinsidecanary")
            assert sent.status == 303
        person = {"then": "person"} if asked.key == "who" and "officer_name" not in answered else {}
        went = visitor.fill(at, **known[asked.key], **person)
        assert went.status == 302, (at, went.status)
        at = went.headers["Location"]
        if at == "/complain/check":
            break
    check = visitor.get(at)
    assert canaries.out - {BORN[0]} <= set(re.findall(r"zq\w+canary|900461", check.text))
    sealed = check.hidden()
    late = visitor.post(at, {"sealed": sealed["sealed"], "declaration": "yes"})
    assert late.status == 200
    assert visitor.post(at, late.hidden() | {"declaration": "yes"}).headers["Location"] == "/complain/sent"
    return answered


def wander(visitor: Visitor, canaries: Canaries) -> None:
    """Feedback, looking for a complaint, and everything that can go wrong at the public door."""
    one = canaries.one
    assert visitor.fill("/feedback", text=f"I am {one('feedback')}").status == 200
    hold = {
        "where": one("where"),
        "time": one("time"),
        "who": one("who"),
        "name": one("name"),
        "contact_notes": one("notes"),
    }
    canaries.out.add("900462")
    reach = {"contact_ways": "phone", "phone": "07700 900462", "email": f"{one('email')}@example.org"}
    assert "There is a problem" in visitor.fill("/footage", **hold).text
    assert "We have it" in visitor.fill("/footage", **hold | reach).text
    thanks = {"text": one("thanks"), "who": one("who"), "where": one("where"), "name": one("name")}
    assert "Your thanks were sent" in visitor.fill("/thanks", **thanks).text
    assert "may be a complaint" in visitor.fill("/feedback", text=f"An officer hit {one('held')}").text
    # In a browser of their own: where the complaint is open already, nobody is asked for words.
    elsewhere = Visitor(visitor.base)
    for path in ("/complain/come-back", "/my-complaint"):
        assert elsewhere.fill(path, reference=one("reference"), words=one("words")).status == 200
    assert visitor.get(f"/?name={one('query')}").status == 200
    assert visitor.get(f"/complain/what-happened?name={one('query')}").status in (200, 302)
    assert visitor.get(f"/nothing/{one('path')}").status == 404
    stranger = Visitor(visitor.base, sends={"User-Agent": one("agent"), "X-Forwarded-For": one("address")})
    stranger.get("/", Referer=f"https://www.example.org/?q={one('referer')}")
    for cookie in ("place", "check", "public-form", "escape"):
        stranger.get("/complain/what-happened", Cookie=f"{cookie}={one('cookie')}")
    page = "/complain/what-happened"
    assert stranger.post(page, {"what_happened": one("stale")}).status == 200
    assert stranger.post("/feedback", {"text": one("stale")}).status == 403
    assert stranger.post(page, {"what_happened": one("large") * 900_000}).status == 413
    assert stranger.post(page, {one("field") + str(n): "1" for n in range(1_000)}).status == 400
    assert stranger.post("/feedback", {"text": one("parts")}, **{"Content-Type": "multipart/form-data"}).status >= 400
    stranger.post("/feedback", {"text": one("charset")}, **{"Content-Type": f"{FORM}; charset={one('charset')}"})
    assert stranger.post("/footage", {"where": one("stale"), "ticket": one("ticket")}).status == 200
    stranger.post("/complain/check", stranger.get("/feedback").hidden() | {"sealed": one("sealed")})
    stranger.get("/", Host=f"{one('host')}.example.org:nonsense")
    stranger.ask(one("METHOD").upper(), "/")
    broken(visitor.base, f"GET /{one('line')} HTTP/9.9\r\n\r\n")
    broken(visitor.base, f"GET / HTTP/1.1\r\nBad {one('header')}: x\r\n\r\n")


def broken(base: str, request: str) -> None:
    """Sends what is hardly HTTP."""
    place = urllib.parse.urlsplit(base)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as line:
        line.sendall(request.encode())
        line.recv(4_096)


@contextmanager
def refusing(service: Service, table: str) -> Iterator[None]:
    """While it lasts the database refuses every row of that table, and would quote it in its error."""
    with psycopg.connect(service.database_url, autocommit=True) as owner:
        owner.execute(f"ALTER TABLE {table} ADD CONSTRAINT broken CHECK (false) NOT VALID")  # type: ignore[arg-type]
        try:
            yield
        finally:
            owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT broken")  # type: ignore[arg-type]


def damage(service: Service, canaries: Canaries) -> None:
    """Puts in a submission that the worker cannot open, and waits until it was set aside."""
    known = uuid.uuid4()
    with psycopg.connect(service.database_url, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO intake_submission (id, idempotency_key, kind, made_at, sealed, trouble)"
            " VALUES (%s, %s, 'complaint', now(), %s, '')",
            [known, canaries.one("once"), canaries.one("envelope").encode()],
        )
        wait(owner, "SELECT count(*) FROM intake_submission WHERE id = %s AND trouble <> ''", [known])
        wait(owner, "SELECT count(*) FROM intake_submission WHERE taken_at IS NOT NULL", [])


def wait(owner: psycopg.Connection[Any], question: str, values: list[Any]) -> None:
    """Waits until the count is above nothing."""
    for _ in range(100):
        row = owner.execute(question, values).fetchone()  # type: ignore[arg-type]
        if row and row[0]:
            return
        time.sleep(0.2)
    raise AssertionError(f"It did not come about: {question}")


def at_the_desk(service: Service, canaries: Canaries) -> None:
    """Signs in wrongly and rightly, and looks for words."""
    one = canaries.one
    handler = Visitor(service.desk)
    handler.fill("/login/", login=f"{one('login')}@example.org", password=one("password"))
    handler.post("/login/", {"login": f"{one('stale')}@example.org", "password": one("stale")})
    with refusing(service, "accounts_user"):
        refused = handler.fill("/login/", login=STAFF["email"], password=STAFF["password"])
    assert refused.status == 500
    assert handler.fill("/login/", login=STAFF["email"], password=STAFF["password"]).status == 302
    assert handler.fill("/search/", words=one("search")).status == 200
    with refusing(service, "audit_event"):
        assert handler.fill("/search/", words=one("search")).status == 500
    tasks = set(re.findall(r"/tasks/[0-9a-f-]{36}/", handler.get("/tasks/").text))
    assert len(tasks) >= 3
    for task in tasks:
        said = {"outcome": "none", "searched": one("searched"), "reason": one("reason"), "told": one("told")}
        handler.fill(task, **said)
        handler.post(f"{task}join/", handler.get(task).hidden() | {"reference": one("reference")})
        with refusing(service, "casework_taskresult"):
            handler.fill(task, outcome="held", searched=one("searched"), told="no way was given")
    handler.get(f"/search/?words={one('query')}")
    handler.get("/", Cookie=f"desk-session={one('session')}")


def test_SEC_09_no_log_holds_what_a_person_wrote_or_who_they_are(service: Service) -> None:
    canaries = Canaries()
    visitor = Visitor(service.public)
    answered = complain(visitor, canaries)
    assert {"name", "their_name", "what_happened", "email", "phone", "officer_name"} <= answered
    with refusing(service, "intake_feedback"):
        assert visitor.fill("/feedback", text=canaries.one("feedback")).status == 500
    wander(visitor, canaries)
    damage(service, canaries)
    at_the_desk(service, canaries)
    personal = {STAFF["email"], STAFF["password"], "Robin Example"} | canaries.out
    personal |= {value for value in visitor.jar.values() if len(value) > 12}
    assert len(canaries.out) >= 30
    written = {file.name: file.read_text(errors="replace") for file in service.folder.glob("*.log")}
    assert set(written) == {"public.log", "desk.log", "worker.log"}
    assert "Internal Server Error" in written["public.log"]
    assert "Internal Server Error" in written["desk.log"]
    assert "set aside" in written["worker.log"]
    found = [(name, word) for name, text in written.items() for word in personal if word.lower() in text.lower()]
    assert found == []
    # No list of requests either: the address that someone came from says who they are.
    assert "GET /" not in written["public.log"] + written["desk.log"]

"""People who send: each has written everything, and presses Send until they hold a receipt."""

from __future__ import annotations

import html
import http.client
import json
import re
import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.cookies import SimpleCookie

from bench.rig import Rig
from candour.casework import reference
from candour.intake import access_secret, drafts, envelope
from candour.vault import sealing

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_SEALED = re.compile(r'name="sealed" value="([^"]+)"')
_DRAFT = "INSERT INTO intake_draft (handle, reference, sealed, started_on, expires_on) VALUES (%s, %s, %s, %s, %s)"


@dataclass
class Answer:
    """What the door answered."""

    status: int
    text: str
    location: str = ""

    @property
    def sealed(self) -> str:
        """The sealed field in the page."""
        found = _SEALED.search(self.text)
        return html.unescape(found[1]) if found else ""


@dataclass
class Person:
    """Someone at check-your-answers, in a browser of their own."""

    port: int
    held: access_secret.AccessSecret
    reference: str
    answers: dict[str, object]
    jar: dict[str, str] = field(default_factory=dict)
    token: str = ""

    @property
    def checked(self) -> envelope.CheckedAnswers:
        """What their page carries."""
        return envelope.CheckedAnswers(
            secret=self.held.cookie, reference=self.reference, language="en", answers=dict(self.answers)
        )

    def send(self, sealed: str = "") -> Answer | None:
        """Presses Send. None when the connection broke and nothing was answered."""
        try:
            if not self.token:
                self.token = _TOKEN.search(self.ask("GET", "/feedback").text)[1]  # type: ignore[index]
            fields = {
                "csrfmiddlewaretoken": self.token,
                "sealed": sealed or envelope.lock_checked(self.checked),
                "declaration": "yes",
            }
            return self.ask("POST", "/complain/check", urllib.parse.urlencode(fields).encode())
        except (OSError, http.client.HTTPException):
            return None

    def receipt(self) -> dict[str, str]:
        """The proof they can keep. Raises ValueError when they are shown none."""
        answer = self.ask("GET", "/complain/receipt")
        if answer.status != 200:
            raise ValueError(f"No proof: {answer.status} {answer.location}")
        kept: dict[str, str] = json.loads(answer.text)
        return kept

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        """One request, followed nowhere. Raises OSError or HTTPException when the connection breaks."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or []:
            self.jar |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(response.status, text, response.headers.get("Location") or "")


def begin(rig: Rig, count: int, *, today: date) -> list[Person]:
    """That many people with a draft each, at check-your-answers."""
    people = [_person(rig, number) for number in range(count)]
    with rig.connect() as database, database.cursor() as cursor:
        cursor.executemany(_DRAFT, [_row(person, today) for person in people])
    return people


def made_at(rig: Rig, people: Iterable[Person]) -> dict[str, list[datetime]]:
    """When the cases of these people were made, by their references: none, one, or one too many."""
    found: dict[str, list[datetime]] = {person.reference: [] for person in people}
    with rig.connect() as database:
        asked = "SELECT submission_reference, made_at FROM casework_case WHERE submission_reference = ANY(%s)"
        for name, at in database.execute(asked, [list(found)]).fetchall():
            found[str(name)].append(at)  # type: ignore[arg-type]
    return found


def _person(rig: Rig, number: int) -> Person:
    held = access_secret.new()
    answers = {
        "for_whom": "me",
        "linked": ["happened-to-me"],
        "contact_ways": ["email"],
        "email": "sam@example.org",
        "what_happened": f"Invented account number {number}. The officer would not say why.",
        "about": ["person"],
        "name": "Sam Example",
    }
    return Person(rig.port, held, reference.new(), answers, {"place": held.cookie})


def _row(person: Person, today: date) -> tuple[object, ...]:
    sealed = sealing.seal(person.held.key, json.dumps(person.answers).encode(), context=drafts.CONTEXT)
    return (person.held.handle, person.reference, sealed, today, today + timedelta(days=drafts.LIFE_DAYS))

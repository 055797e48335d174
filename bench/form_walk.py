"""A person who fills in the form over plain HTTP as a browser would: whatever pages there are, the same words."""

from __future__ import annotations

import gzip
import http.client
import re
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie

import brotli

Fields = list[tuple[str, str]]
BROWSER = {
    "Accept": "text/html,*/*",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-GB,en;q=0.9",
    "Sec-Fetch-Site": "same-origin",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
}
STORY = (
    "On the evening of 3 November I was stopped near the market by two officers who would not say why. One of them "
    "took hold of my arm and twisted it although I stood still and had my hands where they could see them. I asked "
    "three times what I was meant to have done and was told to be quiet. They searched my bag, found nothing, and "
    "left it lying open on the wet pavement with my papers in the rain. A woman from the bakery saw it and gave me "
    "her number. I could not work for four days because of my wrist. When I rang the station the next morning the "
    "person at the desk said that there was no record of any stop and that I should be careful with accusations. "
)
ANSWERS: dict[str, Sequence[str]] = {
    "for_whom": ["me"],
    "linked": ["happened-to-me"],
    "contact_ways": ["email"],
    "email": ["sam@example.org"],
    "contact_safety": ["safe"],
    "what_happened": [(STORY * 3)[:2000]],
    "where": ["Bus stop on Sample Street"],
    "about": ["person"],
    "wanted": ["sorry"],
    "how_to_start": ["you-choose"],
    "name": ["Sam Example"],
}
CHECK = "/complain/check"


class Stuck(Exception):
    """The form did not go on. The message says where."""


@dataclass
class Answer:
    """What came back, and how many bytes it was on the wire, headers included."""

    status: int
    text: str
    location: str
    weight: int


@dataclass
class Person:
    """One browser at the public door of that port. `pages` are those that were sent, with what was in them."""

    port: int
    answers: Mapping[str, Sequence[str]] = field(default_factory=lambda: ANSWERS)
    jar: dict[str, str] = field(default_factory=dict)
    pages: list[tuple[str, Fields]] = field(default_factory=list)
    _line: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, fields: Fields | None = None) -> Answer:
        """One request on a line that stays open; cookies are kept, nothing is followed."""
        headers = dict(BROWSER)
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields).encode()
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        for last in (False, True):
            self._line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self._line.request(method, path, body, headers)
                return self._read(self._line.getresponse())
            except (OSError, http.client.HTTPException):
                self._line = None  # the server closes a line that rested
                if last:
                    raise
        raise AssertionError

    def _read(self, response: http.client.HTTPResponse) -> Answer:
        raw = response.read()
        head = f"HTTP/1.1 {response.status} {response.reason}\r\n{response.headers}"
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.jar.pop(name, None)
                else:
                    self.jar[name] = morsel.value
        undo = {"br": brotli.decompress, "gzip": gzip.decompress}.get(
            response.headers.get("Content-Encoding", ""), bytes
        )
        address = urllib.parse.urlsplit(response.headers.get("Location") or "")
        location = address._replace(scheme="", netloc="").geturl()
        return Answer(response.status, undo(raw).decode(errors="replace"), location, len(head.encode()) + len(raw))

    def go_to(self, end: str = CHECK) -> None:
        """From the page on staying safe to check-your-answers or a page before it, page by page. Raises Stuck."""
        found = re.search(r'class="govuk-button[^"]*" href="([^"]+)"', self.ask("GET", "/staying-safe").text)
        path = found[1] if found else ""
        for _ in range(80):
            page = self.ask("GET", path)
            if page.location:
                path = page.location
                continue
            if path.partition("?")[0] == end:
                return
            fields = filled(page.text, self.answers)
            went = self.ask("POST", path, fields)
            if not went.location:
                raise Stuck(f"{path} was answered with {went.status}, and not with a next page.")
            self.pages.append((path, fields))
            path = went.location
        raise Stuck(f"The form has no end: it came to {path}.")

    def close(self) -> None:
        """Puts the line down."""
        if self._line:
            self._line.close()

    def first_view(self, path: str) -> tuple[int, int]:
        """Bytes of a page with all that a browser without anything kept fetches for it, and how many requests."""
        page = self.ask("GET", path)
        files = dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
        return page.weight + sum(self.ask("GET", one).weight for one in files), 1 + len(files)


class _Form(HTMLParser):
    """The fields of the form that bears most of them: name, type, value, whether chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[dict[str, str]]] = []
        self._text: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append([])
        elif self.forms and tag in ("input", "textarea", "select"):
            self.forms[-1].append({"type": tag, "value": "", **given})
            self._text = self.forms[-1][-1] if tag == "textarea" else None
        elif self.forms and tag == "option" and "selected" in given:
            self.forms[-1][-1]["value"] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text["value"] += data.removeprefix("\n")


def filled(text: str, answers: Mapping[str, Sequence[str]]) -> Fields:
    """The longest form of that page as it is sent, with these answers in it."""
    form = _Form()
    form.feed(text)
    sent: Fields = []
    for one in max(form.forms, key=len, default=[]):
        name, kind = one.get("name", ""), one["type"]
        if not name or kind in ("submit", "file"):
            continue
        wanted = answers.get(name)
        if kind in ("radio", "checkbox"):
            if one["value"] in wanted if wanted else "checked" in one:
                sent.append((name, one["value"]))
        else:
            sent.append((name, wanted[0] if wanted else one["value"]))
    return sent

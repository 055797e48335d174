"""A visitor without a browser: plain HTTP that keeps cookies, follows nothing and sees every header."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from types import MappingProxyType

FORM = "application/x-www-form-urlencoded"
_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    """One response, as it came."""

    method: str
    path: str
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies it sets, whole, by name."""
        lines = self.headers.get_all("Set-Cookie") or []
        return {line.split("=", 1)[0]: line for line in lines}

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode(errors="replace")

    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms: what a browser would send back by itself."""
        found = [dict(_ATTRIBUTE.findall(tag)) for tag in _HIDDEN.findall(self.text)]
        return {tag["name"]: html.unescape(tag.get("value", "")) for tag in found}


@dataclass
class Visitor:
    """One browser at one door. `seen` holds every response it got."""

    base: str
    sends: dict[str, str] = field(default_factory=dict)
    jar: dict[str, str] = field(default_factory=dict)
    seen: list[Answer] = field(default_factory=list)

    def get(self, path: str, **headers: str) -> Answer:
        """One request, without following where it leads."""
        return self.ask("GET", path, None, headers)

    def post(self, path: str, fields: object = (), **headers: str) -> Answer:
        """The same with a form's fields, as a mapping or pairs."""
        body = urllib.parse.urlencode(fields, doseq=True).encode()  # type: ignore[arg-type]
        return self.ask("POST", path, body, {"Content-Type": FORM} | headers)

    def upload(self, path: str, name: str, content: bytes) -> Answer:
        """Opens the page, and sends its form back with a file of that name."""
        parts = "".join(
            f'--part\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in self.get(path).hidden().items()
        )
        head = f'--part\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = parts.encode() + head.encode() + content + b"\r\n--part--\r\n"
        return self.ask("POST", path, body, {"Content-Type": "multipart/form-data; boundary=part"})

    def fill(self, path: str, **fields: object) -> Answer:
        """Opens the page, and sends its form back with these fields."""
        return self.post(path, self.get(path).hidden() | fields)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = MappingProxyType({})
    ) -> Answer:
        """One request of any method."""
        place = urllib.parse.urlsplit(self.base)
        connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
        given = {"Referer": self.base + "/"} | self.sends | dict(headers)
        if self.jar:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        try:
            connection.request(method, path, body, given)
            response = connection.getresponse()
            answer = Answer(method, path, response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in answer.cookies.values():
            self._keep(line)
        self.seen.append(answer)
        return answer

    def _keep(self, line: str) -> None:
        for name, morsel in SimpleCookie(line).items():
            if morsel.value and morsel["max-age"] != "0":
                self.jar[name] = morsel.value
            else:
                self.jar.pop(name, None)

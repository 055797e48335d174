"""Every response of both doors bears the security headers: pages, faults, files and redirects alike.

The addresses come from the address configuration, so that a new route is looked at without being named.
"""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
from django.conf import settings

from candour.ui import policy
from dev import ports
from tests.integration import test_matrix as matrix
from tests.journeys import test_nothing_personal_in_logs as walk
from tests.journeys.conftest import STAFF, Service, wait_for
from tests.journeys.visitor import FORM, Answer, Visitor

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
STAFF_OF = "greater-manchester"
PASSKEYS = {"publickey-credentials-create", "publickey-credentials-get"}
# What the public door may keep in a browser, and what the desk may.
COOKIES = {
    "public": {"public-form", "place", "check", "escape", "sent", "sent-more", "copy", "review"},
    "desk": {"desk-form", "desk-session", "messages"},
}
STRICT = {"public-form", "place", "check", "review", "sent", "sent-more", "copy", "desk-form"}
# Pages about a person's own matter, after the language.
OWN = "complain|check|my-complaint|feedback|footage|thanks|consent(?!/form)|chief-officer/start|review|quick-exit|leave"
PERSONAL = re.compile(rf"^(/cy)?/({OWN})(/|\?|$)")
STATIC = re.compile(r'(?:href|src)="(/static/[^"?]+)"|url\(["\']?([^"\')]+)')


def addresses(door: str, case_id: str) -> list[str]:
    """Every address of a door with examples put in, Welsh as well at the public door."""
    found = []
    for _name, route in matrix.routes(settings.DOOR_URLS[door]):
        path = matrix.address(re.sub(r"\(\?P<[^>]+>[^)]+\)", "1", route), case_id)
        found += [path, f"/cy{path}"] if door == "public" else [path]
    return sorted(set(found))


def wrong(answer: Answer, door: str) -> list[str]:
    """What is missing or should not be there in one response."""
    headers = answer.headers
    faults = [name for name, value in WANTED.items() if headers.get_all(name) != [value]]
    rules = headers.get_all("Content-Security-Policy") or [""]
    asked = {part.strip() for part in rules[0].split(";")}
    if len(rules) != 1 or not {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"} <= asked:
        faults.append(f"Content-Security-Policy {rules}")
    if re.search(r"unsafe-|https?:|\*|data:", rules[0]):
        faults.append(f"a way around the policy: {rules[0]}")
    if answer.path.startswith("/static/") and answer.status == 200 and rules[0] != policy.STATIC_POLICY:
        faults.append("the policy of a file")
    for feature in (headers["Permissions-Policy"] or "nothing=(self)").split(", "):
        name, _, given = feature.partition("=")
        passkey = door == "desk" and name in PASSKEYS
        where = name == "geolocation" and answer.path.endswith("/which-force")
        if given != "()" and not (given == "(self)" and (passkey or where)):
            faults.append(feature)
    if re.search(r"\d", headers.get("Server", "")) or headers.get("X-Powered-By"):
        faults.append("a version is told")
    return faults + wrong_storing(answer, door) + wrong_cookies(answer, door)


def wrong_storing(answer: Answer, door: str) -> list[str]:
    """Whether something could be kept that must not be."""
    personal = PERSONAL.match(answer.path) if door == "public" else not answer.path.startswith("/static/")
    kept = answer.headers.get("Cache-Control", "")
    return [f"Cache-Control {kept!r}"] if (personal or answer.status >= 400) and "no-store" not in kept else []


def wrong_cookies(answer: Answer, door: str) -> list[str]:
    """Whether a cookie has another name, or is open to scripts, other sites or other paths."""
    faults = []
    for name, line in answer.cookies.items():
        parts = {part.strip().lower() for part in line.split(";")[1:]}
        site = "samesite=strict" if name in STRICT else "samesite=lax"
        if name not in COOKIES[door] or site not in parts or "path=/" not in parts:
            faults.append(f"cookie {line}")
        if "httponly" not in parts and "max-age=0" not in parts:
            faults.append(f"a script can read {name}")
        if any(part.startswith("domain=") for part in parts):
            faults.append(f"other hosts get {name}")
    if door == "public" and answer.cookies and not PERSONAL.match(answer.path):
        faults.append("a page to read sets a cookie")
    return faults


def faults(visitor: Visitor, door: str) -> dict[str, list[str]]:
    """All that is wrong with the responses a visitor got, by what was asked."""
    found = {f"{one.method} {one.path} {one.status}": wrong(one, door) for one in visitor.seen}
    return {asked: words for asked, words in found.items() if words}


def mistakes(visitor: Visitor, path: str) -> set[int]:
    """Goes where something is wrong; the status codes that came. `path` is that of a form."""
    visitor.get("/there-is-nothing-here/")
    visitor.get("/cy/there-is-nothing-here")
    visitor.get("/static/nothing.css")
    visitor.get("/../../etc/passwd")
    visitor.post(path, {"what_happened": "a" * 13_000_000})
    visitor.post(path, {f"field{number}": "1" for number in range(1_000)})
    visitor.post(path, {"what_happened": "stale"})
    visitor.post("/login/", {"login": "stale"})
    visitor.post("/feedback", {"text": "stale"})
    visitor.post("/footage", {"where": "stale"})
    visitor.post("/thanks", {"text": "stale"})
    visitor.post("/", {})
    visitor.ask("OPTIONS", "/complain")
    visitor.ask("OPTIONS", "/search/")
    visitor.post("/feedback", {"text": "x"}, **{"Content-Type": "multipart/form-data"})
    visitor.post("/feedback", {"text": "x"}, **{"Content-Type": f"{FORM}; charset=nonsense"})
    return {one.status for one in visitor.seen}


def files(visitor: Visitor) -> int:
    """Gets every file that the pages seen so far and their stylesheets refer to; how many there are."""
    asked: set[str] = set()
    at = 0
    while at < len(visitor.seen):
        page = visitor.seen[at]
        at += 1
        for straight, inside in STATIC.findall(page.text):
            base = page.path.rsplit("/", 1)[0]
            path = straight or (inside if inside.startswith("/static/") else f"{base}/{inside}")
            if path.startswith("/static/") and not inside.startswith("data:") and path not in asked:
                asked.add(path)
                got = visitor.get(path)
                assert got.status == 200, path
                visitor.get(path, **{"If-None-Match": got.headers.get("ETag") or '"x"'})
    return len(asked)


def test_SEC_01_every_response_of_the_public_door_bears_the_headers(service: Service) -> None:
    visitor = Visitor(service.public)
    for path in addresses("public", str(uuid.uuid4())):
        visitor.get(path)
        visitor.post(path)
        visitor.jar.clear()
    assert files(visitor) >= 3
    statuses = mistakes(visitor, "/complain/what-happened")
    assert {200, 204, 302, 304, 400, 403, 404, 405, 413} <= statuses
    assert faults(visitor, "public") == {}
    assert len(visitor.seen) > 120


def test_SEC_01_a_page_to_read_sets_no_cookie(service: Service) -> None:
    visitor = Visitor(service.public)
    pages = [path for path in addresses("public", str(uuid.uuid4())) if not PERSONAL.match(path)]
    for path in pages:
        assert visitor.get(path).headers.get_all("Set-Cookie") is None, path
    assert len(pages) > 20


def test_SEC_01_every_page_of_a_whole_complaint_bears_the_headers(service: Service) -> None:
    visitor = Visitor(service.public)
    walk.complain(visitor, walk.Canaries())
    for path in ("/complain/sent", "/complain/receipt", "/my-complaint", "/leave", "/complain/check"):
        visitor.get(path)
    assert {200, 302, 303} <= {one.status for one in visitor.seen}
    assert faults(visitor, "public") == {}


def test_SEC_01_every_response_of_the_desk_bears_the_headers(service: Service) -> None:
    stranger, handler = Visitor(service.desk), Visitor(service.desk)
    walk.complain(Visitor(service.public), walk.Canaries())
    with psycopg.connect(service.database_url, autocommit=True) as database:
        mine = f"FROM casework_case WHERE authority = '{STAFF_OF}'"
        walk.wait(database, f"SELECT count(*) {mine}", [])
        row = database.execute(f"SELECT id {mine} LIMIT 1").fetchone()  # type: ignore[arg-type]
    case_id = str(row[0] if row else "")
    signed = handler.fill("/login/", login=STAFF["email"], password=STAFF["password"])
    assert (signed.status, signed.headers["Location"]) == (302, "/")
    assert handler.get("/").status == handler.get(f"/case/{case_id}/").status == 200
    for path in sorted(addresses("desk", case_id), key=lambda one: "logout" in one):
        stranger.get(path)
        stranger.post(path)
        handler.get(path)
        handler.post(path)
        if "logout" not in path:
            handler.fill(path)
    assert files(handler) >= 2
    assert {200, 302, 304, 403, 404, 405, 413} <= mistakes(handler, "/search/") | mistakes(stranger, "/login/")
    assert faults(stranger, "desk") | faults(handler, "desk") == {}
    assert len(handler.seen) > 60


def test_SEC_01_over_https_cookies_are_bound_to_the_host(service: Service, tmp_path: Path) -> None:
    port = ports.free()
    environment = dict(service.environments["public"]) | {
        "TLS": "true",
        "PUBLIC_URL": "https://police.example.org",
        "DESK_URL": "https://desk.example.org",
    }
    command = [sys.executable, "-m", "gunicorn", "candour.config.wsgi_public:application", f"--bind=127.0.0.1:{port}"]
    log = tmp_path / "door.log"
    with log.open("wb") as out:
        door = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://127.0.0.1:{port}/", door, log)
        through = {"Host": "police.example.org", "X-Forwarded-Proto": "https"}
        visitor = Visitor(f"http://127.0.0.1:{port}", sends=through | {"Referer": "https://police.example.org/"})
        first = visitor.get("/complain/for-whom")
        begun = visitor.post("/complain/for-whom", first.hidden() | {"for_whom": "me"})
        left = visitor.post("/leave")
        strange = visitor.get("/", Host="elsewhere.example.org")
    finally:
        door.terminate()
        door.wait(timeout=20)
    assert (first.status, begun.status, left.status, strange.status) == (200, 302, 204, 400)
    assert set(first.cookies) | set(begun.cookies) >= {"__Host-public-form", "__Host-place"}
    for answer in visitor.seen:
        assert answer.headers["Strict-Transport-Security"] == policy.HSTS, answer.path
        for name, line in answer.cookies.items():
            parts = {part.strip().lower() for part in line.split(";")[1:]}
            assert name.startswith("__Host-"), line
            assert {"secure", "path=/"} <= parts, line
            assert not any(part.startswith("domain") for part in parts), line

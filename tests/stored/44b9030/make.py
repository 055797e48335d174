"""Makes what lies in this folder: a database, a spool, files, keys, and what browsers held, by the real path.

It ran in a checkout of commit 44b9030 and runs in no other: its names are those of that commit, and stay so.

    git worktree add ../then 44b9030 && cd ../then && ./bootstrap.sh dev
    .venv/bin/python <this file> <a new folder>

Everyone in it is invented, and the keys open nothing else.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

COMMIT = "44b9030"
sys.path.insert(0, os.getcwd())
head = subprocess.run(["git", "rev-parse", "--short=7", "HEAD"], capture_output=True, text=True, check=True)
if head.stdout.strip() != COMMIT:
    sys.exit(f"This makes what commit {COMMIT} stored: check that commit out and run it there.")

from dev import pg  # noqa: E402

CLUSTER = pg.throw_away()
FILES = Path(tempfile.mkdtemp(prefix="candour-stored-"))
os.environ |= {"TESTING": "true", "DEMO": "true", "DATABASE_URL": CLUSTER.url}
os.environ |= {"DATA_DIR": str(FILES), "KEYRING": str(FILES / "keyring.json")}
os.environ["DJANGO_SETTINGS_MODULE"] = "candour.config.settings"

import django  # noqa: E402

django.setup()

import psycopg  # noqa: E402
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.integration.desk.test_take_down import typed as typed_at_the_desk  # noqa: E402

from candour.accounts import actors  # noqa: E402
from candour.accounts.models import User  # noqa: E402
from candour.casework import actions, models, tasks  # noqa: E402
from candour.config import posting, telling, watch, worker  # noqa: E402
from candour.demo import signins  # noqa: E402
from candour.directory.models import Serving, Tie  # noqa: E402
from candour.evidence import files  # noqa: E402
from candour.intake import consent, drafts, journey, place, questions, receipt, triage  # noqa: E402
from candour.vault import case_keys, keys  # noqa: E402
from tests import acting, conftest, factories, mail_server  # noqa: E402
from tests.chain import tie_all  # noqa: E402
from tests.integration.desk.test_people import HEAD, ROWS  # noqa: E402
from tests.integration.public.test_review import boxes, filled  # noqa: E402
from tests.roles import as_role  # noqa: E402

door = contextmanager(conftest._door)
COOKIES = {
    settings.DRAFT_COOKIE_NAME,
    settings.SENT_COOKIE_NAME,
    f"{settings.SENT_COOKIE_NAME}-more",
    settings.COPY_COOKIE_NAME,
}
HELD: dict[str, Any] = {}
"""What people held in their browsers and on paper."""


def main(folder: Path) -> None:
    """Makes it all, and puts it into that folder."""
    keys.write(keys.generate(), Path(settings.KEYRING))
    call_command("migrate", verbosity=0)
    staff()
    complaints()
    short_doors()
    desk_work()
    end_of_day()
    what_waits()
    unfinished()
    away = prepared_for_the_spool()
    pg.stop(CLUSTER.data)
    connection.close()
    into_the_spool(away)
    pg.start(CLUSTER.data, fsync=False)
    keep(folder)


def staff() -> None:
    """People at the desk, the register, and second factors."""
    signins.make()
    register = FILES / "register.csv"
    register.write_text(HEAD + ROWS, encoding="utf-8")
    call_command("register", str(register), "--force", factories.FORCE, verbosity=0)
    User.objects.create_user(
        email="corruption@example.org", name="Pat Example", authority=factories.FORCE, role="counter-corruption"
    )
    User.objects.create_user(email="barred@example.org", name="Vic Example", authority=factories.FORCE, role="handler")
    user = User.objects.get(email="handler@example.org")
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)


def by(name: str) -> actors.Actor:
    """Someone at the desk, by the first part of their address."""
    return actors.person(User.objects.get(email=f"{name}@example.org"))


@contextmanager
def at_desk(name: str) -> Iterator[Client]:
    """A browser at the desk, signed in."""
    with door("desk") as client:
        factories.signed_in(client, User.objects.get(email=f"{name}@example.org"))
        yield client


def work() -> None:
    """The worker takes in what waits."""
    with as_role("candour_worker"):
        worker.take_all()
    case_keys.forget()


def everything() -> dict[str, Any]:
    """An answer to every question that is asked of someone who answers all of them."""
    known: dict[str, Any] = factories.answers(safe_now="no", copy="email", contact_ways=["email"])
    for _ in range(5):
        for page in journey.pages(known):
            for question in page.questions:
                if question.asked(known) and question.key not in known:
                    known[question.key] = answer_to(question, known)
        person: dict[str, Any] = {}
        for page in journey.pages_of_each(questions.PEOPLE.key, person):
            for question in page.questions:
                if question.asked(person):
                    person[question.key] = answer_to(question, person)
        known[questions.PEOPLE.key] = [person]
        known = {key: value for key, value in known.items() if value not in (None, "", [])}
    return known


def answer_to(question: Any, known: dict[str, Any]) -> Any:
    """Some answer that the question has."""
    offered = [option.value for option in question.options if option.offered(known)]
    match question.kind:
        case "radios" | "select":
            return offered[0]
        case "checkboxes":
            return [option.value for option in question.options if option.value in offered and not option.alone]
        case "date":
            return "2026-11-02"
        case "when":
            return {"kind": "day", "day": "2026-11-02", "words": "In the evening"}
        case "rows":
            return [{one.key: answer_to(one, {}) for one in question.questions}]
        case "tick":
            return True
        case "files":
            return []
    return f"Invented words for {question.id}"


def sealed_in(page: str, name: str = "sealed") -> str:
    """A hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, page or "no page"
    return html.unescape(found[1])


def written(client: Client, said: dict[str, Any]) -> place.Place:
    """A draft with these answers, in that browser."""
    held, today = place.new(), timezone.localdate()
    with as_role("candour_public"):
        drafts.save(drafts.begin(held, today=today), said, today=today)
    client.cookies.clear()
    client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    return held


def sent(name: str, client: Client, said: dict[str, Any], *, attached: dict[str, bytes] | None = None) -> None:
    """Checks and sends; keeps what the person then holds."""
    held = written(client, said)
    for file, content in (attached or {}).items():
        client.post("/complain/files", {"file": SimpleUploadedFile(file, content), "add": "yes"})
    sealed = sealed_in(client.get("/complain/check").content.decode())
    assert client.post("/complain/check", {"sealed": sealed, "declaration": "yes"}).status_code == 303
    proof = json.loads(client.get("/complain/receipt").content)
    HELD[name] = {
        "reference": proof["reference"],
        "words": held.words,
        "receipt": proof,
        "short": receipt.short(proof),
        "cookies": {key: morsel.value for key, morsel in client.cookies.items() if key in COOKIES},
    }
    if consent.asks(said):
        HELD[name]["consent_words"] = consent.asking_of(held).words


def case(name: str) -> models.Case:
    """The first case of what was sent under that name."""
    return models.Case.objects.filter(submission_reference=HELD[name]["reference"]).order_by("received_at")[0]


def complaints() -> None:
    """A complaint of each kind, taken in, and mail that went, was refused and was withheld."""
    with door("public") as client:
        papers = {"letter.txt": b"An invented letter.", "odd.txt": b"EICAR, as far as this goes."}
        sent("everything", client, everything(), attached=papers)
        work()
        mail_that_leaves(client)
        sent("withheld", client, factories.answers(contact_safety="not-safe"))
        sent("for-a-friend", client, factories.answers(**acting.for_a_friend()))
        born = timezone.localdate().replace(day=1) - timedelta(days=15 * 365 + 200)
        child = {"their_age": "under-16", "relationship": "parent", "agreement": None, "their_born": born.isoformat()}
        child["child_rights"] = "yes"
        said = factories.answers(**acting.for_a_friend(**child), contact_ways=["website"])
        sent("for-a-child", client, {key: value for key, value in said.items() if value is not None})
        chief = factories.answers(about=["chief", "person", "service"], contact_ways=["none"], safe_now="no")
        sent("about-the-chief", client, chief)
    with door("public") as client:
        client.cookies["django_language"] = "cy"
        written(client, factories.answers(what_happened="Gwaeddodd yr heddwas arnaf."))
        sealed = sealed_in(client.get("/cy/complain/check").content.decode())
        assert client.post("/cy/complain/check", {"sealed": sealed, "declaration": "yes"}).status_code == 303
    work()
    with door("public") as client:
        answered_consent(client)
    work()


def mail_that_leaves(client: Client) -> None:
    """Mail to one person goes, and to another is refused."""
    with mail_server.running() as inbox, override_settings(SMTP_HOST=inbox.host, SMTP_PORT=inbox.port, SMTP_TLS="none"):
        posting.send_all()
        ways = ["email", "letter"]
        sent("refused", client, factories.answers(copy="post", contact_ways=ways, address="1 Sample Street"))
        work()
        inbox.to_recipient = ["550 no such box"] * 9
        posting.send_all()


def answered_consent(client: Client) -> None:
    """The person who was asked answers, and sends a form; so does whoever asks."""
    held = HELD["for-a-friend"]
    page = acting.opened(client, held["consent_words"], held["reference"])
    HELD["for-a-friend"]["consent_page"] = sealed_in(page)
    for said in ({}, {"answer": "talk"}, {"answer": "stop"}, {"scope": ["updates", "papers"]}):
        client.post("/consent/answer", {"sealed": sealed_in(page)} | acting.SIGNED | acting.today() | said)
    signed = client.post("/consent/signed", {"sealed": sealed_in(page)}).content.decode()
    photo = b"\xff\xd8\xff\xe0 an invented photograph of a form"
    form = {"file": SimpleUploadedFile("form.jpg", photo), "add": "yes", "sealed": sealed_in(signed)}
    client.post("/consent/signed", form)


def short_doors() -> None:
    """A hold, thanks, two messages about the pages, and a request for a review."""
    with door("public") as client:
        for address, said in SHORT.items():
            client.post(address, said | {"ticket": ticket(client, address)})
        client.post("/feedback", {"text": "An invented word of praise for the colours."})
        client.post("/feedback", {"text": "An officer hit my brother, and this person is invented."})
        review(client, HELD["everything"]["reference"])
    work()


SHORT: dict[str, dict[str, Any]] = {
    "/footage": {
        "where": "An invented tram stop",
        "time": "about 9",
        "kinds": ["body-worn", "public-cctv", "other"],
        "contact_ways": ["phone"],
        "phone": "07700 900461",
        "contact_safety": "some-ways",
        "contact_notes": "After six",
    },
    "/thanks": {"text": "Thanks to an invented sergeant.", "who": "Sergeant Example", "where": "On a Tuesday"},
}


def ticket(client: Client, address: str) -> str:
    """What the page of a short door carries."""
    found = re.search(r'name="ticket" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return found[1]


def review(client: Client, reference: str, *, send: bool = True) -> str:
    """Asks for a review with a letter; what the page to check carries."""
    pages = filled(reference, letter_on=timezone.localdate() - timedelta(days=40))
    pages["what-is-wrong"] = {"wrong": ["looked", "result", "done", "learning", "told", "other"]}
    address = "/review/the-letter"
    while not address.endswith("/check"):
        if address.endswith("letter-files"):
            letter = SimpleUploadedFile("letter.txt", b"An invented letter.")
            client.post(address, {"file": letter, "add": "yes"})
        address = client.post(address, pages[address.rpartition("/")[2]])["Location"]
    sealed = sealed_in(client.get("/review/check").content.decode())
    if send:
        assert client.post("/review/check", {"sealed": sealed}).status_code == 200
    return sealed


def desk_work() -> None:
    """What people at the desk do: each act that there is, once at least."""
    whole, friend = case("everything"), case("for-a-friend")
    with at_desk("handler") as client:
        for address in ("/", "/tasks/", "/tasks/?show=done", f"/case/{whole.id}/"):
            assert client.get(address).status_code == 200
        client.post("/search/", {"words": "example"})
        client.post(f"/case/{whole.id}/log/", {"reasons": "Invented reasons: it is for us."})
        for path, said in FACTS.items():
            assert client.post(f"/case/{whole.id}/fact/{path}/", {"answer": said}).status_code == 302, path
        today = {f"day-{part}": str(getattr(timezone.localdate(), part)) for part in ("day", "month", "year")}
        assert client.post(f"/case/{whole.id}/update/", today | {"way": "phone"}).status_code == 302
        consented = {"answer": "agreed", "scope": ["updates", "papers"], "way": "spoken", "how_checked": "Met them."}
        given_on = {key.replace("day-", "given_on-"): value for key, value in today.items()}
        assert client.post(f"/case/{friend.id}/consent/", given_on | consented).status_code == 302
        client.post("/take-down/", typed_at_the_desk() | {"ticket": ticket(client, "/take-down/")})
        finish_tasks(client)
    now = timezone.now()
    for _ in range(2):
        actions.facts.note_ground_clear(whole.id, at=now, to_whom="the duty officer", by=by("handler"), now=now)
    person = whole.people.get(role="complainant")
    actions.contact.change(
        whole.id,
        person_id=person.pk,
        said={"contact_notes": "After six"},
        reasons="They rang.",
        by=by("handler"),
        now=now,
    )
    people_near(whole)
    mayor_and_administrator()
    work()


FACTS: dict[str, Any] = {
    "complainant.age": "34",
    "complainant.claims": ["adversely_affected"],
    "complainant.adversely_affected": "not-known",
    "allegations[1].descriptions": "none-of-them",
    "complainant.wants_recorded": "yes",
    "persons_complained_against[s1].rank": "constable",
    "persons_complained_against[s1].left_on": "",
}


def finish_tasks(client: Client) -> None:
    """One task of each kind and outcome, as far as there are tasks; one is joined to a case."""
    seen: set[tuple[str, str]] = set()
    for task in models.Task.objects.filter(authority=factories.FORCE, done_at=None).order_by("opened_at"):
        free = [key for key in tasks.KINDS[task.kind].outcomes if (task.kind, key) not in seen]
        if not free or task.kind == tasks.CHECK_FORM:
            continue
        seen.add((task.kind, free[0]))
        said = {"outcome": free[0], "searched": "The invented store.", "reason": "An invented reason.", "told": "phone"}
        assert client.post(f"/tasks/{task.id}/", said).status_code == 302, (task.kind, free[0])
    loose = models.Task.objects.filter(kind=tasks.PRESERVE, case=None)[0]
    client.post(f"/tasks/{loose.id}/join/", {"reference": HELD["refused"]["reference"]})


def people_near(whole: models.Case) -> None:
    """Who is complained against, a witness, someone kept away, and two people who let one in."""
    now, barred = timezone.now(), User.objects.get(email="barred@example.org")
    numbers = {one.number: one for one in Serving.objects.all()}
    with at_desk("barred") as client:
        for kind in ("friendship", "other"):
            client.post("/close-to/", {"words": "Avery", "serving": str(numbers["1001"].pk), "kind": kind})
        client.post(f"/close-to/{Tie.objects.get(kind='other').pk}/end/")
    for number, role in (("1001", "person_complained_against"), ("1002", "witness"), ("1003", "kept_away")):
        actions.people.identify(
            whole.id, person_id=None, serving_id=numbers[number].pk, role=role, by=by("handler"), now=now
        )
    actions.people.declare_conflict(whole.id, user_id=barred.pk, by=by("manager"), now=now)
    with at_desk("barred") as client:
        client.post("/search/", {"words": "Vic Example"})
    for name, act in (("manager", "ask"), ("decisions", "confirm")):
        with at_desk(name) as client:
            asked = {"email": barred.email, "reasons": "She alone reads the shorthand.", "act": act}
            assert client.post(f"/case/{whole.id}/override/", asked).status_code == 302


def mayor_and_administrator() -> None:
    """The force gets its part; someone is invited, changed and ended; alerts are read."""
    with at_desk("mayor") as client:
        client.post(f"/case/{case('about-the-chief').id}/release/", {"reasons": "A constable was there too."})
        client.get("/alerts/")
    with at_desk("administrator") as client:
        invited = {"email": "new@example.org", "name": "Lou Example", "role": "intake"}
        assert client.post("/staff/", invited).status_code in (200, 302)
        new = User.objects.get(email="new@example.org")
        client.post(f"/staff/{new.pk}/change/", {"role": "handler", "number": "1003"})
        client.post(f"/staff/{new.pk}/end/", {})


@contextmanager
def scanner() -> Iterator[None]:
    """Something that answers as clamd does: what holds EICAR is found, all else is clean."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                there, _address = listening.accept()
            except OSError:
                return
            with there, there.makefile("rb") as said:
                said.read(len(b"zINSTREAM\0"))
                content = b""
                while size := struct.unpack(">I", said.read(4))[0]:
                    content += said.read(size)
                there.sendall(b"stream: Invented FOUND\0" if b"EICAR" in content else b"stream: OK\0")

    threading.Thread(target=serve, daemon=True).start()
    with override_settings(CLAMD=f"127.0.0.1:{listening.getsockname()[1]}"):
        yield
    listening.close()


def end_of_day() -> None:
    """Files are checked and one is opened, acts are tied, watched and told, and the day gets its root."""
    with scanner(), as_role("candour_worker"):
        files.check_waiting(now=timezone.now())
    whole = case("everything")
    with at_desk("handler") as client:
        for one in files.of_case(whole.id):
            client.get(f"/case/{whole.id}/file/{one.id}/")
    tie_all()
    with as_role("candour_worker"):
        watch.watch()
        while telling.tell_what_is_new():
            pass
        telling.end_day(timezone.localdate(), now=timezone.now())
        # As it will be this evening: what had to be done today was not.
        assert actions.tasks.escalate(by=actors.worker(), now=timezone.now() + timedelta(hours=9))
    with door("public") as client:
        held = HELD["everything"]
        client.post("/my-complaint", {"reference": held["reference"], "words": held["words"]})
        HELD["everything"]["inclusion"] = json.loads(client.get("/my-complaint/proof").content)


def what_waits() -> None:
    """Messages that wait to be sent, a file that waits to be checked, acts that nobody was told of yet; and one
    submission of each kind that the worker has not taken in.
    """
    with door("public") as client:
        sent("mail-waits", client, factories.answers(copy="email"), attached={"more.txt": b"Another invented letter."})
        work()
    with at_desk("handler") as client:
        client.get(f"/case/{case('withheld').id}/")
    with at_desk("barred") as client:
        client.post("/search/", {"words": "Vic Example"})
    tie_all()
    with door("public") as client:
        sent("waits", client, factories.answers(what_happened="It waits in the database."))
        for address, said in SHORT.items():
            client.post(address, said | {"ticket": ticket(client, address), "where": "It waits in the database."})
        client.post("/feedback", {"text": "It waits in the database: an invented officer hit someone."})
        review(client, "It waits in the database.")
        client.cookies.clear()
        answered_consent_again(client, "It waits in the database.")


def answered_consent_again(client: Client, text: str) -> None:
    held = HELD["for-a-friend"]
    page = acting.opened(client, held["consent_words"], held["reference"])
    said = {"sealed": sealed_in(page), "text": text} | acting.SIGNED | acting.today()
    client.post("/consent/answer", said)
    signed = client.post("/consent/signed", {"sealed": sealed_in(page)}).content.decode()
    form = {"file": SimpleUploadedFile("waits.pdf", b"%PDF-1.4 invented"), "add": "yes", "sealed": sealed_in(signed)}
    client.post("/consent/signed", form)


def unfinished() -> None:
    """A draft with some pages answered and something typed that was not saved; one of a review."""
    with door("public") as client:
        client.get("/complain")
        address = f"/complain/{journey.FIRST}"
        while not address.endswith("/where"):
            response = client.post(address, STEPS.get(address.rpartition("/")[2], {}))
            assert response.status_code == 302, response.content.decode()
            address = response["Location"]
        client.post("/complain/where/keep", {"where": "By the invented bridge, and", "seen": "0"})
        cookie = client.cookies[settings.DRAFT_COOKIE_NAME].value
        held = place.from_cookie(cookie.partition(".")[0])
        assert held is not None
        draft = drafts.find(held, today=timezone.localdate())
        assert draft is not None
        HELD["draft"] = {"reference": draft.reference, "words": held.words, "answers": draft.answers, "next": address}
        client.cookies.clear()
        client.post("/review/the-letter", {"letter_reference": "An invented letter", "named_body": "lpb"} | boxes(None))
        HELD["review-draft"] = {"cookie": client.cookies[settings.REVIEW_COOKIE_NAME].value}
        client.post(f"/check/{triage.PAGES[0].key}", {"danger": "no"})
        HELD["check"] = {"cookie": client.cookies[settings.CHECK_COOKIE_NAME].value}


STEPS: dict[str, dict[str, Any]] = {
    "for-whom": {"for_whom": "me"},
    "linked": {"linked": ["happened-to-me"]},
    "safe-contact": {"contact_ways": ["email"], "email": "sam@example.org"},
    "contact-safety": {"contact_safety": "safe"},
    "what-happened": {"what_happened": "An invented account, begun and not finished."},
    "when": {"when-kind": "not-sure", "when-words": "Last spring"},
}


def prepared_for_the_spool() -> dict[str, Any]:
    """Pages that people have open when the database goes away."""
    with door("public") as client:
        held = written(client, factories.answers(what_happened="It waits in the spool."))
        page = sealed_in(client.get("/complain/check").content.decode())
        away: dict[str, Any] = {"/complain/check": {"sealed": page, "declaration": "yes"}}
        for address, said in SHORT.items():
            away[address] = said | {"ticket": ticket(client, address), "where": "It waits in the spool."}
        away["/feedback"] = {"text": "It waits in the spool: an invented officer hit someone."}
        client.cookies.clear()
        away["/review/check"] = {"sealed": review(client, "It waits in the spool.", send=False)}
        client.cookies.clear()
        friend = HELD["for-a-friend"]
        opened = acting.opened(client, friend["consent_words"], friend["reference"])
        said = {"sealed": sealed_in(opened), "text": "It waits in the spool."}
        away["/consent/answer"] = said | acting.SIGNED | acting.today()
        draft = drafts.find(held, today=timezone.localdate())
        assert draft is not None
        HELD["spooled"] = {"reference": draft.reference, "words": held.words, "cookie": held.cookie}
        other = written(client, factories.answers(what_happened="Checked, and not sent yet."))
        page = sealed_in(client.get("/complain/check").content.decode())
        HELD["checked"] = {"words": other.words, "sealed": page, "cookie": other.cookie}
        return away


def into_the_spool(away: dict[str, Any]) -> None:
    """Everything is sent while the database is away."""
    with door("public"):
        for address, said in away.items():
            client = Client()
            client.cookies[settings.DRAFT_COOKIE_NAME] = (
                HELD["spooled"]["cookie"] if address == "/complain/check" else ""
            )
            response = client.post(address, said)
            assert response.status_code in (200, 303), (address, response.status_code)
    friend = HELD["for-a-friend"]
    asking = consent.from_words(friend["consent_words"])
    assert asking is not None
    kept = {"id": "00000000-0000-4000-8000-000000000000", "name": "gone.pdf", "size": 1, "sha256": "0" * 64}
    consent.send_form(asking, kept, from_person=True, reference=friend["reference"], language="en", now=timezone.now())
    assert len(list((FILES / "spool").iterdir())) == len(away) + 1


def keep(folder: Path) -> None:
    """The dump, as the backup role makes it, and the files."""
    folder.mkdir(parents=True, exist_ok=True)
    address = psycopg.conninfo.make_conninfo(CLUSTER.url, user="candour_backup")
    dump = subprocess.run([pg.binaries() / "pg_dump", address], capture_output=True, check=True).stdout
    # Against dumps that somebody else has bent; older programs do not know it.
    dump = re.sub(rb"^\\(un)?restrict .*\n", b"", dump, flags=re.M)
    (folder / "dump.sql.gz").write_bytes(gzip.compress(dump, mtime=0))
    shutil.copy(settings.KEYRING, folder / "keyring.json")
    for name in ("spool", "evidence", "roots"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(FILES / name, folder / name)
    HELD["made_at"] = timezone.now().isoformat()
    (folder / "held.json").write_text(json.dumps(HELD, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    finally:
        connection.close()
        pg.remove(CLUSTER)
        shutil.rmtree(FILES, ignore_errors=True)

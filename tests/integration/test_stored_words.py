"""What commit 44b9030 stored is read, shown and worked off by this version: nothing is lost, nothing fails."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.audit import chain, roots
from candour.audit import models as audit
from candour.casework import models, queries
from candour.casework.actions import correspondence
from candour.casework.actions import tasks as acts
from candour.correspondence import models as messages
from candour.correspondence import tracking
from candour.evidence import files, store
from candour.intake import access_secret, equality, registry, replay, submit, triage
from candour.intake import models as intake_models
from candour.vault import case_keys, fields
from candour.worker import access_alerts, intake, tracking_projection
from tests import acting, factories
from tests.chain import link_all
from tests.restored import Then, left, seen, then, up_to_date  # noqa: F401  (fixtures, used by their names)
from tests.roles import as_role

ROOT = Path(__file__).resolve().parents[2]
RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\{\w+\}|cannot name|<[A-Za-z.]+[: ]")
"""What a page never shows: keys, holes, and the sentence in place of a word that has no reader."""


@pytest.fixture
def desk(desk_client: Client) -> Client:
    """A browser at the desk."""
    return desk_client


@pytest.fixture
def door(public_client: Client) -> Client:
    """A browser at the public door."""
    return public_client


def signed_in(client: Client, name: str) -> Client:
    """The browser, as one of the people who signed in then."""
    factories.signed_in(client, User.objects.get(email=f"{name}@example.org"))
    return client


def shown(response: Any) -> str:
    """What the page says, without its tags, where the page is there and shows nothing raw."""
    assert response.status_code == 200
    page = response.content.decode()
    main = re.sub(r"<(script|style|svg)\b.*?</\1>|<(input|textarea)\b[^>]*>", " ", page, flags=re.S)
    text = html.unescape(re.sub(r"<[^>]+>", " ", main))
    assert [text[max(0, one.start() - 80) : one.end() + 40] for one in RAW.finditer(text)] == []
    return text


def taken_in(now: datetime) -> None:
    """The worker takes in what waits in the spool and in the database."""
    with as_role("candour_worker"):
        replay.replay(now=now)
        intake.take_all()
    case_keys.forget()


def sent_off(now: datetime) -> None:
    """The worker sends what waits to be sent."""
    with as_role("candour_worker"):
        while correspondence.send_next(by=actors.worker(), now=now) is not correspondence.Went.NOTHING_DUE:
            case_keys.forget()


def worked_off(now: datetime) -> None:
    """The worker does all that it finds, as its loops do."""
    taken_in(now)
    sent_off(now)
    with as_role("candour_worker"):
        acts.escalate(by=actors.worker(), now=now)
    link_all()
    with as_role("candour_worker"):
        while tracking_projection.refresh():
            pass
        access_alerts.raise_alerts()
    case_keys.forget()


def sealed_columns() -> Iterator[tuple[Any, str]]:
    """Every column of every model that is sealed under the key of a case."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, fields.SealedText):
                yield model, field.attname


def test_every_sealed_column_opens(seen: Then) -> None:  # noqa: F811
    opened = {f"{model._meta.label}.{name}": 0 for model, name in sealed_columns()}
    for model, name in sealed_columns():
        for row in model.objects.all():
            getattr(row, name)
            opened[f"{model._meta.label}.{name}"] += 1
    assert [column for column, count in opened.items() if not count] == []
    story = models.Statement.objects.get(case__submission_reference=seen.held["everything"]["reference"]).answers
    assert story["what_happened"] == factories.answers()["what_happened"]
    assert len(story) > 60


def test_what_waited_in_the_spool_and_in_the_database_is_taken_in(then: Then) -> None:  # noqa: F811
    waited = len(list((then.data_dir / "spool").glob("*.envelope")))
    kinds = set(intake_models.Submission.objects.values_list("kind", flat=True))
    with as_role("candour_worker"):
        assert replay.replay(now=then.now) == waited == 7
        assert intake.take_all() == waited + 7
    assert list((then.data_dir / "spool").iterdir()) == []
    assert kinds == set(registry.ENTRIES)
    assert not intake_models.Submission.objects.filter(taken_at=None).exists()
    assert set(intake_models.Submission.objects.values_list("trouble", flat=True)) == {""}
    case_keys.forget()
    for place_of_waiting in ("spool", "database"):
        words = f"It waits in the {place_of_waiting}"
        assert [row.case.state for row in models.Statement.objects.all() if words in str(row.answers)] == ["RECEIVED"]
        found = sorted(row.kind for row in models.Task.objects.all() if words in str(row.details))
        assert {"preserve_footage", "held_feedback", "thanks", "check_consent", "review_request"} <= set(found)


def test_the_draft_of_what_waited_in_the_spool_says_that_it_was_sent(then: Then, door: Client) -> None:  # noqa: F811
    with as_role("candour_worker"):
        replay.replay(now=then.now)
    held = then.held["spooled"]
    response = door.post("/complain/come-back", {"reference": held["reference"], "words": held["words"]}, follow=True)
    assert held["reference"] in shown(response)
    assert response.redirect_chain[-1][0] == "/complain/sent"


def test_a_draft_opens_by_its_words_and_is_sent(then: Then, door: Client) -> None:  # noqa: F811
    held = then.held["draft"]
    response = door.post("/complain/come-back", {"reference": held["reference"], "words": held["words"]})
    assert response.status_code == 303
    address, known = response["Location"], access_secret.from_words(held["words"])
    assert known is not None
    assert held["answers"]["what_happened"] in html.unescape(door.get("/complain/what-happened").content.decode())
    assert "By the invented bridge, and" in html.unescape(door.get("/complain/where").content.decode())
    said: dict[str, dict[str, Any]] = {"where": {"where": "By the bridge"}, "about": {"about": ["person"]}}
    while not address.endswith("/check"):
        key = address.partition("?")[0].rpartition("/")[2]
        fields_of_page = said.get(key, factories.answers() | {"then": "check"})
        address = door.post(address, fields_of_page)["Location"]
    page = door.get(address)
    assert "begun and not finished" in shown(page)
    sealed = acting.sealed_in(page.content.decode())
    assert door.post(address, {"sealed": sealed, "declaration": "yes"}).status_code == 303
    assert held["reference"] in shown(door.get("/complain/sent"))
    taken_in(then.now)
    case = models.Case.objects.get(submission_reference=held["reference"])
    assert case.statements.get().answers["what_happened"] == held["answers"]["what_happened"]


def test_a_request_for_a_review_that_was_begun_goes_on(then: Then, door: Client) -> None:  # noqa: F811
    door.cookies[settings.REVIEW_COOKIE_NAME] = then.held["review-draft"]["cookie"]
    assert "An invented letter" in door.get("/review/the-letter").content.decode()
    door.post("/review/for-whom", {"review_for": "yes"})
    door.post("/review/what-is-wrong", {"wrong": ["result"], "wrong_result": "All of it."})
    door.post("/review/safe-contact", {"contact_ways": ["none"]})
    response = door.post("/review/about", {"name": "Sam Example"})
    assert response.status_code == 303
    page = door.get("/review/check")
    assert "An invented letter" in shown(page)
    assert "Your request" in shown(door.post("/review/check", {"sealed": acting.sealed_in(page.content.decode())}))


def test_pages_that_were_open_are_sent(then: Then, door: Client) -> None:  # noqa: F811
    held = then.held["checked"]
    door.cookies[settings.DRAFT_COOKIE_NAME] = held["cookie"]
    assert door.post("/complain/check", {"sealed": held["sealed"], "declaration": "yes"}).status_code == 303
    door.cookies.clear()
    door.cookies[settings.CHECK_COOKIE_NAME] = then.held["check"]["cookie"]
    page = door.get(f"/check/{triage.PAGES[0].key}").content.decode()
    assert re.search(r'value="no"[^>]*checked', page)
    said = {"sealed": then.held["for-a-friend"]["consent_page"], "answer": "talk"}
    assert door.post("/consent/answer", said).status_code == 200
    taken_in(then.now)
    assert [row for row in models.Statement.objects.all() if "Checked, and not sent yet." in str(row.answers)]
    assert set(intake_models.Submission.objects.values_list("trouble", flat=True)) == {""}


def test_what_was_sent_is_followed_with_its_words(then: Then, door: Client) -> None:  # noqa: F811
    sent = {name: then.held[name] for name in ("everything", "for-a-friend", "about-the-chief", "mail-waits", "waits")}
    for name, held in sent.items():
        secret = held["cookies"][settings.DRAFT_COOKIE_NAME].partition(".")[0]
        door.cookies.load(held["cookies"] | {settings.DRAFT_COOKIE_NAME: secret})
        assert held["reference"] in shown(door.get("/complain/sent"))
        assert json.loads(door.get("/complain/receipt").content) == held["receipt"]
        assert (held["reference"] in shown(door.get("/my-complaint"))) == (name != "waits")
    worked_off(then.now)
    for held in sent.values():
        door.cookies.clear()
        asked = {"reference": held["reference"], "words": held["words"]}
        assert held["reference"] in shown(door.post("/my-complaint", asked, follow=True))


def test_a_day_with_another_meaning_is_not_read_and_every_complaint_is_told_anew(
    then: Then,  # noqa: F811
    door: Client,
) -> None:
    held = then.held["everything"]
    place = access_secret.from_words(held["words"])
    assert place is not None
    told = tracking.find(place.tracking_handle, private=place.tracking_pair[0])
    assert told is not None
    assert told["parts"][0].keys() & {"next_due_on", "hears_by"} == {"next_due_on"}
    assert messages.ProjectionCheckpoint.objects.get().place == 0
    told["parts"][0]["next_due_on"] = (timezone.localdate() - timedelta(days=1)).isoformat()
    row = messages.Projection.objects.get(handle=place.tracking_handle)
    tracking.rewrite({row.handle: tracking.sealed(row, told)})
    case_keys.forget()
    asked = {"reference": held["reference"], "words": held["words"]}
    page = shown(door.post("/my-complaint", asked, follow=True))
    assert held["reference"] in page
    assert "We are late with this" not in page
    worked_off(then.now)
    page = shown(door.get("/my-complaint"))
    assert "You hear from us by" in page or "Come back here to see how it is going." in page


def test_who_was_asked_opens_the_asking_with_their_words(then: Then, door: Client) -> None:  # noqa: F811
    held = then.held["for-a-friend"]
    page = door.post("/consent", {"reference": held["reference"], "words": held["consent_words"]})
    assert "Alex Canary" in shown(page)


def test_what_waits_in_the_outbox_leaves(then: Then) -> None:  # noqa: F811
    waiting = messages.Message.objects.filter(state="queued").count()
    assert waiting >= 4
    sent_off(then.now)
    assert not messages.Message.objects.filter(state="queued").exists()
    assert len(list((then.data_dir / "mail").iterdir())) >= waiting


def test_every_case_and_each_kind_of_task_is_shown_in_sentences(then: Then, desk: Client) -> None:  # noqa: F811
    taken_in(then.now)
    # One of each kind and outcome: their pages differ in nothing else.
    tasks = {(task.authority, task.kind, task.outcome): task.id for task in models.Task.objects.all()}
    pages = 0
    for name, authority in (("handler", factories.FORCE), ("mayor", f"lpb-{factories.FORCE}")):
        signed_in(desk, name)
        cases = models.Case.objects.filter(authority=authority).values_list("id", flat=True)
        addresses = ["/", "/tasks/", "/tasks/?show=done", *(f"/case/{one}/" for one in cases)]
        addresses += [f"/tasks/{one}/" for (whose, *_kind), one in tasks.items() if whose == authority]
        for address in addresses:
            shown(desk.get(address))
        pages += len(addresses)
    assert pages > 30


def test_what_was_searched_for_is_opened_and_raises_its_alert(then: Then) -> None:  # noqa: F811
    before = sum(audit.Alert.objects.values_list("count", flat=True))
    with as_role("candour_worker"):
        assert access_alerts.raise_alerts() <= 1, "it counts with the one of its hour, where there is one"
    assert sum(audit.Alert.objects.values_list("count", flat=True)) == before + 1


def test_what_was_sent_then_is_known_when_it_is_sent_again(seen: Then) -> None:  # noqa: F811
    for name in ("everything", "waits"):
        once = submit.keyed(seen.held[name]["reference"])
        assert intake_models.Submission.objects.filter(idempotency_key=once, kind="complaint").count() == 1


def test_each_event_is_told_with_what_is_known_of_it(seen: Then) -> None:  # noqa: F811
    told = queries.timeline.tell(models.Event.objects.order_by("id"))
    assert len({one.kind for one in told}) > 20
    assert [one.sentence for one in told if RAW.search(one.sentence) or "(not noted)" in one.sentence] == []


def test_search_alerts_and_files_work_on_what_was_stored(then: Then, desk: Client) -> None:  # noqa: F811
    signed_in(desk, "handler")
    reference = models.Case.objects.get(submission_reference=then.held["refused"]["reference"]).reference
    for words in ("shouted bus stop", "Exampel"):
        assert reference in shown(desk.post("/search/", {"words": words}))
    whole = models.Case.objects.get(submission_reference=then.held["everything"]["reference"])
    (clean,) = [one for one in files.of_case(whole.id) if one.may_open]
    response = desk.get(f"/case/{whole.id}/file/{clean.id}/")
    assert b"".join(response.streaming_content) == b"An invented letter."
    signed_in(desk, "corruption")
    assert "Searched for their own name" in shown(desk.get("/alerts/"))
    signed_in(desk, "administrator")
    assert "Robin Example" in shown(desk.get("/staff/"))


def test_every_file_that_came_in_opens(seen: Then) -> None:  # noqa: F811
    found = {
        b"".join(store.read(file.upload, bytes.fromhex(file.about["key"])))
        for file in apps.get_model("evidence", "File").objects.all()
    }
    assert {b"An invented letter.", b"\xff\xd8\xff\xe0 an invented photograph of a form"} <= found


def test_the_chain_holds_and_goes_on_and_so_do_its_roots(then: Then) -> None:  # noqa: F811
    before = chain.verify()
    assert (before.broken, before.unlinked) == ("", 0)
    assert before.links > 100
    (kept,) = (then.data_dir / "roots").glob("*.json")
    assert roots.holds(kept)
    root = audit.Root.objects.get()
    worked_off(then.now)
    after = chain.verify()
    assert after.broken == ""
    assert after.links > before.links
    with as_role("candour_worker"):
        day = max(root.day, then.now.date()) + timedelta(days=1)
        assert tracking_projection.end_day(day, now=then.now) >= 2, (
            "the receipts of what had waited are in the next root"
        )
    assert roots.holds(roots.keep(then.data_dir / "roots", day))


def test_a_receipt_and_its_proof_are_checked_by_the_small_program(seen: Then, tmp_path: Path) -> None:  # noqa: F811
    held = seen.held["everything"]
    case = models.Case.objects.filter(submission_reference=held["reference"])[0]
    record = {
        "reference": case.submission_reference,
        "made_at": case.made_at.astimezone(UTC).isoformat(),
        "answers": case.statements.get().answers,
    }
    for name, content in (("receipt", held["receipt"]), ("record", record), ("proof", held["inclusion"])):
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    command = [sys.executable, "-I", str(ROOT / "tools" / "verify_receipt.py"), "receipt.json", "record.json"]
    done = subprocess.run(
        [*command, "--inclusion", "proof.json"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The receipt is in the signed record of" in done.stdout


def test_second_factors_and_answers_about_fairness_are_read(seen: Then) -> None:  # noqa: F811
    secret = Authenticator.objects.get(type="totp").wrap()
    assert get_adapter().decrypt(secret.instance.data["secret"]) == "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    row = intake_models.EqualityAnswers.objects.get()
    case = models.Case.objects.get(submission_reference=seen.held["everything"]["reference"])
    assert row.link == equality.link(case.submission)
    assert row.answers

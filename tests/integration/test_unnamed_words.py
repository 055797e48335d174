"""A stored word that this version has no reader for: one clear sentence, nothing lost, and no page that fails."""

from __future__ import annotations

import html
import json
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.audit import models as audit
from candour.audit.record import record
from candour.casework import act, models, sender_view, task_kinds
from candour.casework.actions import correspondence as sending
from candour.casework.actions import tasks as acts
from candour.casework.assessment import matter
from candour.correspondence import models as messages
from candour.correspondence import tracking
from candour.evidence import models as evidence
from candour.intake import access_secret, autosaved, drafts, registry, submit
from candour.intake import models as intake_models
from candour.vault import case_keys
from candour.worker import intake
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
WORD = "from-another-version"


@pytest.fixture
def desk(desk_client: Client) -> Client:
    """Someone who handles cases, signed in."""
    factories.signed_in(desk_client, factories.person(role="handler"))
    return desk_client


@pytest.fixture
def case() -> models.Case:
    """A case that was just received."""
    factories.received()
    return models.Case.objects.get()


def changed(table: str, column: str, value: str = WORD) -> None:
    """Every row of the table, with that word in that column, as another version would have put it."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s", [value])


def page_of(client: Client, case: models.Case) -> str:
    """The page of the case."""
    response = client.get(f"/case/{case.id}/")
    assert response.status_code == 200
    return str(response.content.decode())


def stored(case: models.Case, kind: str, detail: dict[str, str]) -> None:
    """An event as another version may have written it."""
    now = timezone.now()
    case.events.create(kind=kind, happened_at=now, noted_at=now, by="x", by_name="Robin Example", detail=detail)


def test_an_event_is_told_as_something_that_happened(desk: Client, case: models.Case) -> None:
    stored(case, WORD, {"what": "this"})
    assert f"Something happened that this version cannot name ({WORD})." in page_of(desk, case)


def test_an_event_without_what_its_sentence_names_is_told_all_the_same(desk: Client, case: models.Case) -> None:
    stored(case, "update-given", {})
    assert "The complainant was told how it is going, by (not noted)." in page_of(desk, case)


def test_a_fact_is_named_and_not_taken_into_account(desk: Client, case: models.Case) -> None:
    before = page_of(desk, case)
    for path, value in ((WORD, True), ("complainant.claims", ["no-such-claim"]), ("force", "gwent"), ("dates.made", 5)):
        case.facts.create(key=path, value=json.dumps(value), noted_at=timezone.now(), by="x", by_name="Robin Example")
    page = page_of(desk, case)
    for path in (WORD, "force"):
        assert f"A fact was noted that this version cannot name ({path})." in page
    for path in ("complainant.claims", "dates.made"):
        assert f"A fact was noted that this version cannot read: {matter.words_of(path)}." in html.unescape(page)
    assert "Must it be recorded?" in page
    assert "A fact was noted that" not in before
    factories.logged(case.id, by=actors.person(factories.person()))


@pytest.mark.parametrize("path", ["force", "receiver", "recorded", "as_of", "dates.last_update"])
def test_what_the_case_itself_says_is_not_noted_as_a_fact(desk: Client, case: models.Case, path: str) -> None:
    assert desk.post(f"/case/{case.id}/fact/{path}/", {"answer": "yes"}).status_code == 404


def test_what_the_complaint_is_about_can_be_noted(desk: Client, case: models.Case) -> None:
    assert desk.post(f"/case/{case.id}/fact/allegations/", {"answer": "service"}).status_code == 302
    assert case.facts.order_by("id").last().value == '"service"'
    assert "It was noted: what the complaint is about" in page_of(desk, case)


def test_the_state_of_a_case_is_said_to_be_unknown_on_its_page_and_in_the_inbox(
    desk: Client, case: models.Case
) -> None:
    changed("casework_case", "state")
    assert f"In a state that this version cannot name ({WORD})" in page_of(desk, case)
    for answer in (desk.get("/"), desk.post("/search/", {"words": "shouted"})):
        assert f"In a state that this version cannot name ({WORD})" in answer.content.decode()


def test_a_task_is_shown_passed_on_and_ended(desk: Client) -> None:
    factories.received(safe_now="no")
    case = models.Case.objects.get()
    changed("casework_task", "kind")
    task = models.Task.objects.get(kind=WORD)
    sentence = f"Something to do that this version cannot name ({WORD})"
    assert acts.escalate(by=actors.worker(), now=timezone.now() + timedelta(days=9)) == 1
    for address in ("/tasks/", f"/tasks/{task.id}/"):
        assert sentence in desk.get(address).content.decode()
    assert f"Not done in time and passed to a manager: {sentence}." in page_of(desk, case)
    said = {"outcome": "dealt_with", "searched": "What came in.", "reason": "It was for us."}
    assert desk.post(f"/tasks/{task.id}/", said).status_code == 302
    assert f"Done: {sentence}. It was dealt with." in page_of(desk, case)


def test_the_outcome_of_a_task_is_said_to_be_unknown(desk: Client, case: models.Case) -> None:
    source = acts.source_of(case)
    by, now = actors.person(factories.person()), timezone.now()
    task = acts.open_task(task_kinds.URGENT, source=source, details={}, by=actors.worker(), now=now)
    acts.finish(task, outcome="reached", searched="", reason="", told="", by=by, now=now)
    changed("casework_task", "outcome")
    changed("casework_taskresult", "outcome")
    for address in ("/tasks/?show=done", f"/tasks/{task}/", f"/case/{case.id}/"):
        page = desk.get(address).content.decode()
        assert f"It ended in a way that this version cannot name ({WORD})" in page


def test_a_message_of_an_unknown_kind_does_not_leave_and_a_person_sees_to_it(desk: Client, case: models.Case) -> None:
    changed("correspondence_message", "kind")
    changed("correspondence_message", "role")
    with as_role("candour_worker"):
        assert sending.send_next(by=actors.worker(), now=timezone.now()) is sending.Went.DONE
        assert sending.send_next(by=actors.worker(), now=timezone.now()) is sending.Went.NOTHING_DUE
    case_keys.forget()
    message = messages.Message.objects.get()
    assert (message.state, message.attempts) == ("failed", 0)
    page = page_of(desk, case)
    assert f"A message that this version cannot name ({WORD})" in page
    assert f": a message that this version cannot name ({WORD})" in page
    assert models.Task.objects.filter(kind=task_kinds.CONTACT).count() == 1


def test_why_a_message_was_withheld_is_said_to_be_unknown(desk: Client) -> None:
    factories.received(contact_safety="not-safe")
    changed("correspondence_message", "why_withheld")
    page = page_of(desk, models.Case.objects.get())
    assert f"It was not sent for a reason that this version cannot name ({WORD})." in page


def test_the_state_of_a_message_is_said_to_be_unknown(desk: Client, case: models.Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE correspondence_message SET state = 'elsewhere', next_try_at = NULL")
    assert "In a state that this version cannot name (elsewhere)" in page_of(desk, case)


def test_a_person_a_decision_and_an_answer_about_consent_are_shown(desk: Client, case: models.Case) -> None:
    by, now = actors.person(factories.person()), timezone.now()
    factories.logged(case.id, by=by)
    act.decide(case, WORD, "x", reasons="Reasons of another version.", findings=[], by=by, now=now)
    case.people.update(role=WORD)
    consent = models.Consent(case=case, answer=WORD, way=WORD, checked=False, noted_at=now, by=by.id, by_name=by.name)
    consent.said = {}
    consent.save()
    page = page_of(desk, case)
    assert f"Someone in a role that this version cannot name ({WORD})" in page
    assert f"Decided something that this version cannot name ({WORD}) by Robin Example" in page
    assert f"An answer that this version cannot name ({WORD})" in page
    assert f"In a way that this version cannot name ({WORD})" in page


def test_who_asked_and_who_confirmed_that_someone_is_let_in_did_not_log_the_case(
    desk: Client, case: models.Case
) -> None:
    by, now = actors.person(factories.person()), timezone.now()
    factories.logged(case.id, by=by)
    for kind in ("override-asked", "override"):
        act.decide(case, kind, "x", reasons="She alone reads shorthand.", findings=[], by=by, now=now)
    page = page_of(desk, case)
    assert page.count("Logged by") == 1
    assert "Letting in someone who is barred: asked for by Robin Example" in page
    assert "Letting in someone who is barred: confirmed by Robin Example" in page


def test_a_file_is_shown_and_not_opened(desk: Client, case: models.Case) -> None:
    now = timezone.now()
    file = evidence.File(case_id=case.id, authority=case.authority, upload=case.id, received_at=now)
    file.about = {"name": "letter.txt", "size": 9, "key": ""}
    file.save()
    changed("evidence_file", "state")
    changed("evidence_file", "origin")
    page = page_of(desk, case)
    assert f"in a state that this version cannot name ({WORD})" in page
    assert f"sent with something that this version cannot name ({WORD})" in page
    assert desk.get(f"/case/{case.id}/file/{file.id}/").status_code == 404


def test_answers_to_questions_that_are_not_asked_any_more_are_shown_to_the_desk(desk: Client) -> None:
    factories.received(no_such_question="Said long ago.", people=[{"their_role": "officer", "no_such_one": ["a", "b"]}])
    page = page_of(desk, models.Case.objects.get())
    assert "An answer to a question that this version cannot name (no_such_question)" in page
    assert "Said long ago." in page
    assert "An answer to a question that this version cannot name (no_such_one)" in page
    assert "a<br>b" in page


def test_an_alert_is_shown(desk_client: Client) -> None:
    who = factories.person()
    audit.Alert.objects.create(
        at=timezone.now(), pattern=WORD, actor=str(who.pk), role="handler", authority=factories.FORCE, event=1
    )
    factories.signed_in(desk_client, factories.person(role="counter-corruption"))
    page = desk_client.get("/alerts/").content.decode()
    assert f"Did something that this version cannot name ({WORD})." in page


def test_an_act_of_another_version_is_told_to_nobody(case: models.Case) -> None:
    for what in (WORD, "case.read", WORD):
        record(what, by=actors.worker(), at=timezone.now(), case=case.id, authority=case.authority)
    told = sender_view.told_to_sender(case.submission, today=timezone.localdate())
    assert [role for role, _at in told["parts"][0]["looks"]] == ["worker"]


def test_an_envelope_of_an_unknown_kind_is_set_aside_and_not_lost(caplog: pytest.LogCaptureFixture) -> None:
    kept = factories.complaint(what_happened="An invented canary")
    submit.submit(kept)
    changed("intake_submission", "kind", "postcard")
    other = factories.complaint()
    submit.submit(other)
    with as_role("candour_worker"), caplog.at_level(logging.ERROR):
        assert intake.take_all() == 2
    row = intake_models.Submission.objects.get(kind="postcard")
    assert (row.taken_at, row.trouble) == (None, "kind not known")
    assert registry.open_envelope(row.sealed, kind="complaint", submission=row.id).body == kept.body
    assert models.Case.objects.get().submission_reference == other.header.reference
    (line,) = [one.getMessage() for one in caplog.records if "set aside" in one.getMessage()]
    assert line == f"submission set aside submission={row.id} kind=unknown trouble=kind not known"
    # A version that knows the kind takes it in.
    intake_models.Submission.objects.filter(id=row.id).update(kind="complaint", trouble="")
    with as_role("candour_worker"):
        assert intake.take_all() == 1
    assert models.Case.objects.count() == 2


@pytest.mark.parametrize("language", ["", "/cy"])
def test_what_was_typed_on_a_page_that_is_not_asked_any_more_is_shown_before_sending(
    public_client: Client, language: str
) -> None:
    held, today = access_secret.new(), timezone.localdate()
    typed = {"a": ["Half a sen", ""], "chosen": ["no"], "several": ["no-such-choice"], "word": ["ex-husband"]}
    answers = autosaved.with_typed(factories.answers(), "no-such-page:2", typed, seen=0)
    answers = autosaved.with_typed(answers, "another-page", {"way": ["not-sure"]}, seen=0)
    drafts.save(drafts.begin(held, today=today), answers, today=today)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    response = public_client.get(f"{language}/complain/check")
    assert response.status_code == 200
    page = response.content.decode()
    said = "Nid ydym yn gofyn hyn mwyach" if language else "We do not ask this any more, so it is not sent."
    listed = page[page.index(said) : page.index("</ul>", page.index(said))]
    assert re.findall(r"<li[^>]*>([^<]*)</li>", listed) == ["Half a sen", "no-such-choice", "ex-husband"]
    for advice in ("press Continue", "pwyswch Parhau"):
        assert advice not in page
    answers = autosaved.with_typed(answers, "what-happened", {"what_happened": ["More."]}, seen=0)
    drafts.save(drafts.begin(held, today=today), answers, today=today)
    assert "/complain/what-happened" in public_client.get(f"{language}/complain/check").content.decode()


def test_what_the_sender_follows_is_shown_whatever_another_version_wrote(public_client: Client) -> None:
    held = access_secret.new()
    part: dict[str, Any] = {"authority": factories.FORCE, "state": WORD, "logged_at": "", "hears_by": ""}
    part |= {"updates": [], "looks": [[WORD, timezone.now().isoformat()]]}
    part["video"] = [{"about": WORD, "due_on": "2026-11-30", "outcome": WORD, "reason": ""}]
    content = {
        "reference": "7KQD-MW3X-CT9P",
        "received_at": timezone.now().isoformat(),
        "parts": [part],
        "files": [{"kind": WORD, "on": "2026-11-30", "state": WORD}],
    }
    submission = submit.sealed_row(factories.complaint()).id
    tracking.begin(submission, handle=held.tracking_handle, public=held.tracking_pair[1], content=content)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    response = public_client.get("/my-complaint")
    assert response.status_code == 200
    page = response.content.decode()
    assert WORD not in page
    assert "We are dealing with it." in page
    assert "Something else" in page

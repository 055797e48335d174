"""A signed form comes in as a photo or PDF: it agrees to nothing, and a person at the desk looks at it and decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from candour.casework import consent_scope, sender_view, task_kinds
from candour.casework import models as casework
from candour.evidence import door, files, models
from candour.intake import access_secret, bodies, consent_reply, drafts, envelope
from candour.intake import models as intake
from tests import acting, factories
from tests.clamd import EICAR, clamd  # noqa: F401  (a fixture, used by its name)
from tests.roles import as_role

pytestmark = pytest.mark.django_db
PHOTO = b"\xff\xd8\xff\xe0 an invented photograph of a form"
PERSON, SENDER = "/consent/signed", "/my-complaint/signed-form"


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


def by_person(client: Client, held: access_secret.AccessSecret, reference: str, name: str, content: bytes) -> str:
    """Who was asked opens the page with their words, and sends a file from it."""
    sealed = acting.sealed_in(acting.opened(client, consent_reply.consent_secret_of(held).words, reference))
    page = client.post(PERSON, {"sealed": sealed}).content.decode()
    assert "Send the form you signed" in page
    return posted(client, PERSON, name, content, sealed=acting.sealed_in(page))


def by_sender(client: Client, held: access_secret.AccessSecret, reference: str, name: str, content: bytes) -> str:
    """Who asks follows the complaint, and sends a file from there."""
    client.post("/my-complaint", {"reference": reference, "words": held.words})
    assert "Send the form they signed" in client.get(SENDER).content.decode()
    return posted(client, SENDER, name, content)


def posted(client: Client, address: str, name: str, content: bytes, **more: str) -> str:
    """The answer to a file that is sent there; the worker takes it in."""
    file = {"file": SimpleUploadedFile(name, content)} if name else {}
    response = client.post(address, {"add": "yes"} | file | more, follow=True)
    acting.taken_in()
    return str(response.content.decode())


def came_in(held: access_secret.AccessSecret, reference: str, name: str, content: bytes, *, from_person: bool) -> None:
    """The same without the pages: what the door sends in, and the worker takes in."""
    with as_role("candour_public"):
        file = door.Arrived(name)
        file.take(content)
        consent_reply.send_form(
            consent_reply.consent_secret_of(held),
            file.keep(now=timezone.now()),
            from_person=from_person,
            reference=reference,
            language="en",
            now=timezone.now(),
        )
    acting.taken_in()


WAYS = {"person": (by_person, "person-form"), "sender": (by_sender, "sender-form")}


@pytest.mark.parametrize("way", WAYS)
def test_REP_05_a_form_is_a_file_and_a_task_and_no_consent(public_client: Client, way: str) -> None:
    held, reference = acting.sent()
    sends, origin = WAYS[way]
    assert "We have your form" in sends(public_client, held, reference, "Canary signed.jpg", PHOTO)
    file = models.File.objects.get()
    assert (file.origin, file.case_id, file.state) == (origin, acting.the_case().id, "waiting")
    task = casework.Task.objects.get(kind=task_kinds.CHECK_FORM)
    assert task.case == acting.the_case()
    assert not casework.Consent.objects.exists()
    page = acting.followed(public_client, held, reference)
    assert "we need to know from the person you act for" in page
    assert "Who looked at it" not in page
    assert ("Files you sent" in page) == (way == "sender")


def test_the_desk_looks_at_it_and_decides(
    desk_client: Client,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    held, reference = acting.sent()
    came_in(held, reference, "signed.jpg", PHOTO, from_person=True)
    assert acting.told(reference)["looks"] == []
    with as_role("candour_worker"):
        assert files.check_waiting(now=timezone.now()) == 1
    case, file = acting.the_case(), models.File.objects.get()
    factories.signed_in(desk_client, factories.person())
    task = desk_client.get(f"/tasks/{casework.Task.objects.get(kind=task_kinds.CHECK_FORM).id}/").content.decode()
    assert f"/case/{case.id}/consent/" in task
    assert "a signed form, sent with the words" in desk_client.get(f"/case/{case.id}/").content.decode()
    page = desk_client.get(f"/case/{case.id}/consent/").content.decode()
    assert f"/case/{case.id}/file/{file.id}/" in page
    assert b"".join(desk_client.get(f"/case/{case.id}/file/{file.id}/").streaming_content) == PHOTO
    day = timezone.localdate()
    noted = {
        "answer": consent_scope.AGREED,
        "scope": ["whole"],
        "way": "paper",
        "given_on-day": str(day.day),
        "given_on-month": str(day.month),
        "given_on-year": str(day.year),
        "how_checked": "I looked at the form and rang them.",
    }
    assert desk_client.post(f"/case/{case.id}/consent/", noted).status_code == 302
    assert casework.Task.objects.get(kind=task_kinds.CHECK_FORM).outcome == "noted"
    assert acting.told(reference)["looks"]


def test_a_form_with_a_virus_is_opened_by_nobody_and_whoever_asks_is_told_of_their_own(
    desk_client: Client,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    held, reference = acting.sent()
    came_in(held, reference, "signed.txt", EICAR, from_person=True)
    came_in(held, reference, "signed.txt", EICAR, from_person=False)
    with as_role("candour_worker"):
        assert files.check_waiting(now=timezone.now()) == 2
    told = sender_view.told_to_sender(acting.the_case().submission, today=timezone.localdate())["files"]
    assert [file["state"] for file in told] == ["infected"]
    factories.signed_in(desk_client, factories.person())
    page = desk_client.get(f"/case/{acting.the_case().id}/consent/").content.decode()
    assert page.count("may hold a virus") == 2
    assert "/file/" not in page


@pytest.mark.parametrize("way", WAYS)
def test_more_pages_are_more_files_and_one_task_and_the_same_again_changes_nothing(
    public_client: Client, way: str
) -> None:
    held, reference = acting.sent()
    sends, _origin = WAYS[way]
    for content in (PHOTO, PHOTO + b"2", PHOTO):
        assert "We have your form" in sends(public_client, held, reference, "signed.jpg", content)
    intake.Submission.objects.update(taken_at=None)
    acting.taken_in()
    assert models.File.objects.count() == 2
    assert casework.Task.objects.filter(kind=task_kinds.CHECK_FORM).count() == 1
    assert intake.Submission.objects.exclude(trouble="").count() == 0


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("", b"", "Choose a file first"),
        ("empty.jpg", b"", "is empty"),
        ("program.exe", b"MZ\x90", "Send a photo or a PDF"),
        ("program.jpg", b"MZ\x90", "Send a photo or a PDF"),
        ("bomb.zip", b"PK\x03\x04", "Send a photo or a PDF"),
        ("words.txt", b"I agree", "Send a photo or a PDF"),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42", "Send a photo or a PDF"),
        ("big.jpg", PHOTO * 5_000, "must be smaller than"),
    ],
)
def test_what_is_not_taken_is_said_and_leaves_nothing(
    public_client: Client,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    name: str,
    content: bytes,
    says: str,
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_MOST_BYTES", 100_000)
    held, reference = acting.sent()
    sends, _origin = WAYS[way]
    page = sends(public_client, held, reference, name, content)
    assert says in page
    assert "There is a problem" in page
    assert not [one for one in data_dir.rglob("*") if one.is_file()]
    assert not models.Upload.objects.exists()
    if way == "person":
        assert "We have your form" in posted(public_client, PERSON, "signed.jpg", PHOTO, sealed=acting.sealed_in(page))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "x" * 600 + ".jpg", "نص\u202egpj.jpg", "<script>.jpg", "😀.jpg"]
)
@pytest.mark.parametrize("way", WAYS)
def test_any_name_will_do(public_client: Client, data_dir: Path, way: str, name: str) -> None:
    held, reference = acting.sent()
    sends, _origin = WAYS[way]
    assert "We have your form" in sends(public_client, held, reference, name, PHOTO)
    assert all(one.name.isalnum() for one in data_dir.rglob("*") if one.is_file())
    assert len(models.File.objects.get().about["name"]) <= door.NAME_MOST


def test_a_name_is_shown_at_the_desk_as_words_only(desk_client: Client) -> None:
    held, reference = acting.sent()
    came_in(held, reference, "<script>.jpg", PHOTO, from_person=False)
    factories.signed_in(desk_client, factories.person())
    page = desk_client.get(f"/case/{acting.the_case().id}/consent/").content.decode()
    assert "<script>.jpg" not in page
    assert "&lt;script&gt;.jpg" in page


@pytest.mark.parametrize("way", WAYS)
def test_a_full_disk_is_said(public_client: Client, data_dir: Path, way: str) -> None:
    (data_dir / "evidence").write_text("a file where the folder should be")
    held, reference = acting.sent()
    sends, _origin = WAYS[way]
    assert "could not be saved just now" in sends(public_client, held, reference, "signed.jpg", PHOTO)
    assert not intake.Submission.objects.filter(kind=bodies.Kind.CONSENT_FORM).exists()


def test_nobody_else_gets_to_the_pages_that_take_it(public_client: Client) -> None:
    held, reference = acting.sent()
    file = {"file": SimpleUploadedFile("signed.jpg", PHOTO), "add": "yes"}
    assert public_client.get(PERSON)["Location"] == "/consent"
    sealed = acting.sealed_in(acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference))
    for forged in ("", "x", "A" * 5_000, sealed[:-4] + "AAAA", "🙂"):
        assert public_client.post(PERSON, file | {"sealed": forged})["Location"] == "/consent"
    assert public_client.get(SENDER)["Location"] == "/my-complaint"
    assert public_client.post(SENDER, file)["Location"] == "/my-complaint"
    own, own_reference = acting.sent(for_whom="me", agreement=None)
    public_client.post("/my-complaint", {"reference": own_reference, "words": own.words})
    assert public_client.get(SENDER)["Location"] == "/my-complaint"
    assert not models.Upload.objects.exists()


def test_a_stale_form_token_gives_the_page_back(public_client: Client) -> None:
    held, reference = acting.sent()
    sealed = acting.sealed_in(acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference))
    client = Client(enforce_csrf_checks=True)
    page = client.post(PERSON, {"sealed": sealed}).content.decode()
    assert "Please choose the file again" in page
    assert acting.sealed_in(page)
    assert client.post(PERSON, {}).status_code == 303
    client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    assert "Please choose the file again" in client.post(SENDER, {}).content.decode()


def test_it_speaks_welsh(public_client: Client) -> None:
    held, reference = acting.sent()
    public_client.post("/cy/my-complaint", {"reference": reference, "words": held.words})
    assert "Anfon y ffurflen" in public_client.get(f"/cy{SENDER}").content.decode()
    assert "Mae eich ffurflen gyda ni" in posted(public_client, f"/cy{SENDER}", "form.pdf", b"%PDF-1.7 x")


def writing(client: Client, **changes: Any) -> access_secret.AccessSecret:
    """Someone in the middle of a complaint for another."""
    held, today = access_secret.new(), timezone.localdate()
    answers = factories.answers(**acting.for_a_friend(agreement="signed", **changes))
    drafts.save(drafts.begin(held, today=today), answers, today=today)
    client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    return held


def test_F3_6_within_the_form_it_is_asked_for_and_goes_with_the_complaint(public_client: Client) -> None:
    held = writing(public_client)
    next_page = public_client.post("/complain/their-agreement", {"agreement": "signed"})
    assert next_page["Location"].endswith("/complain/signed-form")
    assert "Send a photo or a PDF" in posted(public_client, "/complain/signed-form", "words.txt", b"I agree")
    assert "signed.jpg" in posted(public_client, "/complain/signed-form", "signed.jpg", PHOTO)
    assert "already" in posted(public_client, "/complain/signed-form", "again.jpg", PHOTO)
    draft = drafts.find(held, today=timezone.localdate())
    assert draft
    checked = envelope.CheckedAnswers(
        secret=held.cookie, reference=draft.reference, language="en", answers=draft.answers
    )
    page = {"sealed": envelope.lock_checked(checked), "declaration": "yes"}
    assert public_client.post("/complain/check", page).status_code == 303
    acting.taken_in()
    assert models.File.objects.get().origin == "sender-form"
    assert casework.Task.objects.filter(kind=task_kinds.CHECK_FORM).count() == 1
    assert not casework.Consent.objects.exists()
    late = posted(public_client, "/complain/signed-form", "late.jpg", PHOTO + b"3")
    assert "This file was not added" in late


def test_F3_6_without_a_form_one_goes_on(public_client: Client) -> None:
    writing(public_client)
    assert public_client.post("/complain/signed-form", {})["Location"].endswith("/complain/you-and-them")


def test_the_form_on_paper_has_the_same_questions_with_their_numbers_and_no_name(public_client: Client) -> None:
    held, reference = acting.sent()
    public_client.post("/my-complaint", {"reference": reference, "words": held.words})
    page = public_client.get("/consent/form").content.decode()
    for shown in (
        "CON1",
        "CON8",
        "CON-D",
        "Do you feel free to choose?",
        "Speak for me",
        "Your signature",
        "/consent ",
    ):
        assert shown in page
    for hidden in ("Alex", "Sam Example", reference):
        assert hidden not in page
    assert "the address on our letter" in page

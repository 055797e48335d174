"""Files with a request for a review: the letter and new proof, for the body that reviews and for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.audit import models as audit
from candour.casework import actions, task_kinds
from candour.casework import models as casework
from candour.directory import local_policing_body
from candour.evidence import door, files, models
from candour.intake import bodies, submit
from candour.vault import case_keys
from candour.worker import intake
from tests import factories
from tests.clamd import EICAR, clamd  # noqa: F401  (a fixture, used by its name)
from tests.integration.public.test_review import filled, sent, taken_in, to_check
from tests.roles import as_role

pytestmark = pytest.mark.django_db
PHOTO = b"\xff\xd8\xff\xe0 an invented photograph of a letter"
LETTER, PROOF = "/review/letter-files", "/review/proof-files"
PAGES = [LETTER, PROOF]


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def asking(public_client: Client) -> Client:
    """Someone in the middle of a request."""
    assert public_client.post("/review/the-letter", filled()["the-letter"]).status_code == 303
    return public_client


def add(client: Client, address: str, name: str, content: bytes) -> str:
    """Adds a file; gives the page that follows."""
    file = {"file": SimpleUploadedFile(name, content)} if name else {}
    return client.post(address, file | {"add": "yes"}, follow=True).content.decode()


def asked_with(name: str, content: bytes) -> casework.Task:
    """A request with one file, sent and taken in: its task."""
    with as_role("candour_public"):
        file = door.Arrived(name)
        file.take(content)
        kept = file.keep(now=timezone.now())
        answers = {"named_body": "lpb", "wrong": ["result"], "letter_files": [kept]}
        submit.submit(factories.sent(bodies.ReviewRequestBody(answers=answers)))
    taken_in()
    return casework.Task.objects.get(kind=task_kinds.REVIEW)


def at_the_body_that_reviews() -> factories.models.User:
    """A handler of the local policing body."""
    return factories.person(role="lpb-handler", authority=local_policing_body(factories.FORCE).id)


def check() -> None:
    with as_role("candour_worker"):
        files.check_waiting(now=timezone.now())
    case_keys.forget()


def test_R1_R7_letter_and_proof_go_with_the_request(asking: Client) -> None:
    assert "Canary letter.pdf" in add(asking, LETTER, "Canary letter.pdf", b"%PDF-1.7 letter")
    assert "new.jpg" in add(asking, PROOF, "new.jpg", PHOTO)
    page = to_check(asking, filled())
    assert "Canary letter.pdf" in page
    assert "new.jpg" in page
    sent(asking, filled())
    task = casework.Task.objects.get(kind=task_kinds.REVIEW)
    assert {(file.origin, file.case_id) for file in models.File.objects.all()} == {("review", task.id)}
    assert [one.name for one in files.of_case(task.id)] == ["Canary letter.pdf", "new.jpg"]
    assert "Canary letter.pdf" in task.details["text"]


def test_files_are_optional_and_a_request_taken_in_again_has_each_once(asking: Client) -> None:
    add(asking, LETTER, "letter.jpg", PHOTO)
    sent(asking, filled())
    submit.models.Submission.objects.update(taken_at=None)
    taken_in()
    assert models.File.objects.count() == 1
    sent(asking, filled())
    assert models.File.objects.count() == 1


def test_the_body_that_reviews_opens_it_once_it_was_checked_and_that_is_written_down(
    desk_client: Client,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    task = asked_with("Canary letter.jpg", PHOTO)
    address = f"/tasks/{task.id}/file/{models.File.objects.get().id}/"
    factories.signed_in(desk_client, at_the_body_that_reviews())
    waiting = desk_client.get(f"/tasks/{task.id}/").content.decode()
    assert "Canary letter.jpg" in waiting
    assert address not in waiting
    assert desk_client.get(address).status_code == 404
    check()
    assert address in desk_client.get(f"/tasks/{task.id}/").content.decode()
    opened = desk_client.get(address)
    assert b"".join(opened.streaming_content) == PHOTO
    assert "Canary" not in opened["Content-Disposition"]
    event = audit.AuditEvent.objects.get(act="file.opened")
    assert (event.case, event.detail["task"]) == ("", str(task.id))


def test_a_letter_with_a_virus_is_opened_by_nobody(
    desk_client: Client,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    task = asked_with("letter.txt", EICAR)
    check()
    factories.signed_in(desk_client, at_the_body_that_reviews())
    assert "may hold a virus" in desk_client.get(f"/tasks/{task.id}/").content.decode()
    assert desk_client.get(f"/tasks/{task.id}/file/{models.File.objects.get().id}/").status_code == 404


def test_SEC_20_the_force_neither_sees_the_file_nor_can_tell_that_there_is_one(desk_client: Client) -> None:
    task = asked_with("letter.jpg", PHOTO)
    models.File.objects.update(state="clean")
    file = models.File.objects.get()
    factories.signed_in(desk_client, factories.person())
    there = desk_client.get(f"/tasks/{task.id}/file/{file.id}/")
    nowhere = desk_client.get(f"/tasks/{file.id}/file/{task.id}/")
    assert there.status_code == nowhere.status_code == 404
    assert desk_client.get(f"/case/{task.id}/file/{file.id}/").status_code == 404


def test_a_file_stays_with_the_task_when_that_is_joined_to_a_case(desk_client: Client) -> None:
    lpb = local_policing_body(factories.FORCE).id
    factories.received(about=["chief"])
    case = casework.Case.objects.get(authority=lpb)
    task = asked_with("letter.jpg", PHOTO)
    models.File.objects.update(state="clean")
    who = at_the_body_that_reviews()
    actions.tasks.join(task.id, case_reference=case.reference, by=actors.person(who), now=timezone.now())
    factories.signed_in(desk_client, who)
    opened = desk_client.get(f"/tasks/{task.id}/file/{models.File.objects.get().id}/")
    assert b"".join(opened.streaming_content) == PHOTO


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("", b"", "Choose a file first"),
        ("empty.jpg", b"", "is empty"),
        ("program.exe", b"MZ\x90", "cannot take this kind"),
        ("program.jpg", b"MZ\x90", "cannot take this kind"),
        ("bomb.zip", b"PK\x03\x04", "cannot take this kind"),
        ("big.jpg", PHOTO * 5_000, "must be smaller than"),
    ],
)
def test_what_is_not_taken_is_said_and_leaves_nothing(
    asking: Client,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    name: str,
    content: bytes,
    says: str,
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_MOST_BYTES", 100_000)
    add(asking, address, "first.jpg", PHOTO)
    page = add(asking, address, name, content)
    assert says in page
    assert "There is a problem" in page
    assert "first.jpg" in page
    assert models.Upload.objects.count() == 1
    assert len([one for one in data_dir.rglob("*") if one.is_file()]) == 1


@pytest.mark.parametrize(("address", "most"), [(LETTER, 5), (PROOF, 20)])
def test_more_than_its_number_are_not_taken(asking: Client, address: str, most: int) -> None:
    for number in range(most):
        add(asking, address, f"photo{number}.jpg", PHOTO + str(number).encode())
    assert f"You can add {most} files" in add(asking, address, "one-more.jpg", PHOTO)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "x" * 600 + ".jpg", "نص\u202egpj.jpg", "<script>.jpg", "😀.jpg"]
)
def test_any_name_will_do(asking: Client, data_dir: Path, name: str) -> None:
    page = add(asking, LETTER, name, PHOTO)
    assert "Files you have added" in page
    assert "<script>.jpg" not in page
    assert all(one.name.isalnum() for one in data_dir.rglob("*") if one.is_file())


def test_the_same_again_is_said_and_one_can_be_taken_away(asking: Client) -> None:
    add(asking, LETTER, "letter.jpg", PHOTO)
    assert "already" in add(asking, LETTER, "again.jpg", PHOTO)
    upload = models.Upload.objects.get()
    page = asking.post(LETTER, {"remove": str(upload.id)}, follow=True).content.decode()
    assert "letter.jpg" not in page


def test_a_full_disk_is_said(asking: Client, data_dir: Path) -> None:
    (data_dir / "evidence").write_text("a file where the folder should be")
    assert "could not be saved just now" in add(asking, LETTER, "letter.jpg", PHOTO)


def test_after_it_was_sent_a_file_begins_a_new_request_and_the_page_says_so(asking: Client) -> None:
    sent(asking, filled())
    asking.cookies.clear()
    page = add(asking, LETTER, "late.jpg", PHOTO)
    assert "your file begins a new one" in page
    assert "late.jpg" in page
    assert not models.File.objects.exists()


def test_from_the_page_to_check_one_comes_back_to_it(asking: Client) -> None:
    to_check(asking, filled())
    file = {"file": SimpleUploadedFile("letter.jpg", PHOTO), "add": "yes"}
    assert asking.post(f"{LETTER}?from=check", file)["Location"] == f"{LETTER}?from=check"
    assert asking.post(f"{LETTER}?from=check", {})["Location"].endswith("/review/check")


def test_a_stale_form_token_gives_the_page_back_with_the_files(asking: Client) -> None:
    add(asking, PROOF, "new.jpg", PHOTO)
    client = Client(enforce_csrf_checks=True)
    client.cookies = asking.cookies
    page = client.post(PROOF, {}).content.decode()
    assert "Please choose the file again" in page
    assert "new.jpg" in page


def test_it_speaks_welsh(asking: Client) -> None:
    assert "Ychwanegu copi o’r llythyr" in asking.get(f"/cy{LETTER}").content.decode()
    assert "Ychwanegu tystiolaeth newydd" in asking.get(f"/cy{PROOF}").content.decode()
    assert asking.get(f"/cy{PROOF}").status_code == 200


def test_without_a_request_there_is_nothing_to_add_to(public_client: Client) -> None:
    for address in PAGES:
        assert public_client.get(address)["Location"] == "/review"


def test_an_upload_that_is_gone_does_not_keep_the_request_back(public_client: Client) -> None:
    pages = filled()
    for address, page in pages.items():
        public_client.post(f"/review/{address}", page)
    add(public_client, LETTER, "letter.jpg", PHOTO)
    models.Upload.objects.all().delete()
    sent(public_client, pages)
    assert casework.Task.objects.filter(kind=task_kinds.REVIEW).count() == 1
    assert not models.File.objects.exists()
    assert intake.take_all() == 0

"""Files as proof: added at the door, sealed, checked for viruses by a real clamd, opened at the desk."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.audit import models as audit
from candour.casework import models as casework
from candour.evidence import door, files, models
from candour.intake import access_secret, drafts, envelope
from candour.vault import case_keys
from candour.worker import intake
from tests import factories
from tests.clamd import EICAR, clamd  # noqa: F401  (a fixture, used by its name)
from tests.roles import as_role

pytestmark = pytest.mark.django_db
PHOTO = b"\xff\xd8\xff\xe0" + b"an invented photograph " * 40_000
ADDRESS = "/complain/files"


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def writing(public_client: Client) -> Client:
    """Someone in the middle of a complaint."""
    held, today = access_secret.new(), timezone.localdate()
    drafts.save(drafts.begin(held, today=today), factories.answers(), today=today)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    return public_client


def add(client: Client, name: str, content: bytes) -> str:
    """Adds a file; gives the page that follows."""
    response = client.post(ADDRESS, {"file": SimpleUploadedFile(name, content), "add": "yes"}, follow=True)
    return response.content.decode()


def on_disk(folder: Path) -> list[Path]:
    return [one for one in (folder / "evidence").rglob("*") if one.is_file()]


def sent(client: Client) -> casework.Case:
    """Sends the complaint, and the worker takes it in."""
    held = access_secret.from_cookie(client.cookies[settings.DRAFT_COOKIE_NAME].value.partition(".")[0])
    assert held
    draft = drafts.find(held, today=timezone.localdate())
    assert draft
    checked = envelope.CheckedAnswers(
        secret=held.cookie, reference=draft.reference, language="en", answers=draft.answers
    )
    posted = {"sealed": envelope.lock_checked(checked), "declaration": "yes"}
    assert client.post("/complain/check", posted).status_code == 303
    with as_role("candour_worker"):
        intake.take_all()
    return casework.Case.objects.get()


def check() -> int:
    with as_role("candour_worker"):
        return files.check_waiting(now=timezone.now())


def arrived(name: str, content: bytes) -> casework.Case:
    """A complaint with one file, sent and taken in."""
    with as_role("candour_public"):
        file = door.Arrived(name)
        file.take(content)
        kept = file.keep(now=timezone.now())
    factories.received(files=[kept])
    return casework.Case.objects.get()


def test_a_photo_is_added_and_goes_with_the_complaint(writing: Client, data_dir: Path) -> None:
    assert "My Canary Photo.JPG" in add(writing, "My Canary Photo.JPG", PHOTO)
    assert "My Canary Photo.JPG" in writing.get("/complain/check").content.decode()
    assert all(b"invented photograph" not in one.read_bytes() for one in on_disk(data_dir))
    case = sent(writing)
    assert [one.name for one in files.of_case(case.id)] == ["My Canary Photo.JPG"]


def test_a_file_is_opened_once_it_was_checked_and_each_time_is_written_down(
    desk_client: Client,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    case = arrived("My Canary Photo.JPG", PHOTO)
    desk_client.force_login(factories.person())
    address = f"/case/{case.id}/file/{models.File.objects.get().id}/"
    waiting = desk_client.get(f"/case/{case.id}/").content.decode()
    assert "My Canary Photo.JPG" in waiting
    assert "being checked" in waiting
    assert desk_client.get(address).status_code == 404
    assert check() == 1
    assert address in desk_client.get(f"/case/{case.id}/").content.decode()
    opened = desk_client.get(address)
    assert b"".join(opened.streaming_content) == PHOTO
    assert "Canary" not in opened["Content-Disposition"]
    assert opened["Content-Disposition"].startswith("attachment")
    assert audit.AuditEvent.objects.filter(act="file.opened", case=str(case.id)).count() == 1


def test_REL_06_a_file_with_a_virus_is_opened_by_nobody(
    desk_client: Client,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    case = arrived("letter.txt", EICAR)
    check()
    assert models.File.objects.get().state == "infected"
    desk_client.force_login(factories.person())
    assert "may hold a virus" in desk_client.get(f"/case/{case.id}/").content.decode()
    assert desk_client.get(f"/case/{case.id}/file/{models.File.objects.get().id}/").status_code == 404


@pytest.mark.parametrize("where", ["", "/nowhere/clamd", "127.0.0.1:9"])
def test_REL_06_while_the_scanner_is_away_the_complaint_is_there_and_the_file_waits(
    writing: Client, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(settings, "CLAMD", where)
    add(writing, "photo.jpg", PHOTO)
    case = sent(writing)
    assert case.state == "RECEIVED"
    assert check() == 0
    file = models.File.objects.get()
    assert file.state == "waiting"
    assert file.tried_at is not None


def test_REL_21_a_file_that_was_damaged_is_said_to_be(
    data_dir: Path,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    arrived("photo.jpg", PHOTO)
    stored = on_disk(data_dir)[0]
    stored.write_bytes(stored.read_bytes()[:-10])
    check()
    assert models.File.objects.get().state == "damaged"


def test_REL_a_file_whose_case_was_erased_stands_in_no_others_way() -> None:
    arrived("first.jpg", PHOTO)
    erased = casework.Case.objects.get()
    case_keys.shred(erased.id)
    case_keys.forget()
    assert check() == 1
    assert models.File.objects.get().state == models.ScanState.DAMAGED
    assert check() == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.jpg", b"", "is empty"),
        ("program.exe", b"MZ\x90", "cannot take this kind"),
        ("program.jpg", b"MZ\x90", "cannot take this kind"),
        ("page.html", b"<script>", "cannot take this kind"),
        ("bomb.zip", b"PK\x03\x04", "cannot take this kind"),
    ],
)
def test_SEC_13_what_is_not_taken_is_said_and_leaves_nothing(
    writing: Client, data_dir: Path, name: str, content: bytes, says: str
) -> None:
    assert says in add(writing, name, content)
    assert on_disk(data_dir) == []
    assert not models.Upload.objects.exists()


def test_a_file_that_is_too_big_is_said_and_leaves_nothing(
    writing: Client, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_MOST_BYTES", 100_000)
    assert "must be smaller than" in add(writing, "photo.jpg", PHOTO)
    assert on_disk(data_dir) == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "x" * 600 + ".jpg", "نص\u202egpj.jpg", "a\x00b.jpg", "<script>.jpg", "😀.jpg"]
)
def test_SEC_13_a_hostile_name_is_kept_as_words_only(writing: Client, data_dir: Path, name: str) -> None:
    assert "Files you have added" in add(writing, name, PHOTO)
    assert all(one.name.isalnum() for one in on_disk(data_dir))


def test_nothing_chosen_is_said(writing: Client) -> None:
    assert "Choose a file first" in writing.post(ADDRESS, {"add": "yes"}).content.decode()


def test_the_same_file_twice_is_there_once(writing: Client) -> None:
    add(writing, "photo.jpg", PHOTO)
    assert "already" in add(writing, "again.jpg", PHOTO)


def test_a_file_can_be_taken_away_again(writing: Client) -> None:
    add(writing, "photo.jpg", PHOTO)
    upload = models.Upload.objects.get()
    page = writing.post(ADDRESS, {"remove": str(upload.id)}, follow=True).content.decode()
    assert "photo.jpg" not in page


def test_more_than_twenty_are_not_taken(writing: Client) -> None:
    for number in range(20):
        add(writing, f"photo{number}.jpg", PHOTO[: 100 + number])
    assert "You can add 20 files" in add(writing, "one-more.jpg", PHOTO)


def test_REL_03_a_full_disk_is_said(writing: Client, data_dir: Path) -> None:
    (data_dir / "evidence").write_text("a file where the folder should be")
    page = add(writing, "photo.jpg", PHOTO)
    assert "could not be saved" in page


def test_without_files_one_goes_on(writing: Client) -> None:
    response = writing.post(ADDRESS, {})
    assert response.status_code == 302
    assert response["Location"].endswith("/complain/witnesses")


def test_elsewhere_than_on_its_page_no_file_is_taken(writing: Client, data_dir: Path) -> None:
    writing.post("/complain/what-happened", {"what_happened": "x", "file": SimpleUploadedFile("photo.jpg", PHOTO)})
    assert on_disk(data_dir) == []


def test_SEC_20_a_file_of_another_case_is_not_there(desk_client: Client) -> None:
    case = arrived("photo.jpg", PHOTO)
    models.File.objects.update(state="clean")
    file = models.File.objects.get()
    desk_client.force_login(factories.person(authority="kent"))
    assert desk_client.get(f"/case/{case.id}/file/{file.id}/").status_code == 404
    desk_client.force_login(factories.person(email="other@example.org"))
    assert desk_client.get(f"/case/{case.id}/file/{uuid.uuid4()}/").status_code == 404


def test_uploads_that_became_part_of_no_case_are_removed_later(writing: Client, data_dir: Path) -> None:
    add(writing, "photo.jpg", PHOTO)
    with as_role("candour_worker"):
        assert files.remove_forgotten(now=timezone.now()) == 0
        assert files.remove_forgotten(now=timezone.now() + files.FORGOTTEN_AFTER * 2) == 1
    assert on_disk(data_dir) == []


def test_an_upload_that_is_not_ours_does_not_keep_the_complaint_back() -> None:
    factories.received(
        files=[{"id": "no id", "name": "x", "size": 1}, {"id": str(uuid.uuid4()), "name": "y", "size": 2}]
    )
    assert casework.Case.objects.count() == 1
    assert not models.File.objects.exists()
    with as_role("candour_worker"):
        broken = models.Upload.objects.create(at=timezone.now(), sealed=b"no seal")
        count = files.take_in(
            [str(broken.id)], case_id=uuid.uuid4(), authority="kent", by=actors.worker(), now=timezone.now()
        )
    assert count == 0

"""What the sender of a complaint is told of their files: number, kind and day, and what became of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.casework import models as casework
from candour.evidence import door, files, models
from candour.intake import access_secret
from candour.vault import case_keys
from tests import acting, factories
from tests.clamd import EICAR, clamd  # noqa: F401  (a fixture, used by its name)
from tests.roles import as_role

pytestmark = pytest.mark.django_db
PHOTO = b"\xff\xd8\xff\xe0 an invented photograph"


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


def upload(name: str, content: bytes) -> dict[str, object]:
    """A file that came in at the door; what the answers remember of it."""
    with as_role("candour_public"):
        file = door.Arrived(name)
        file.take(content)
        return file.keep(now=timezone.now())


def sent(*content: tuple[str, bytes]) -> tuple[access_secret.AccessSecret, str]:
    """A complaint of one's own with these files, taken in."""
    return acting.sent(for_whom="me", agreement=None, files=[upload(*one) for one in content])


def checked() -> None:
    with as_role("candour_worker"):
        files.check_waiting(now=timezone.now())
    acting.taken_in()


def test_each_file_is_told_by_number_kind_and_day_and_never_by_its_name(public_client: Client) -> None:
    held, reference = sent(("Canary at home.JPG", PHOTO), ("Canary.pdf", b"%PDF-1.7 x"), ("c.mp3", b"ID3 Canary"))
    page = acting.followed(public_client, held, reference)
    assert "Files that arrived: 3." in page
    assert page.index("<strong>Photo</strong>") < page.index("Letter or other text") < page.index("Sound")
    assert page.count("still waits to be checked") == 3
    assert "Canary" not in page
    today = timezone.localdate()
    assert f"{today.day} {today:%B %Y}" in page


def test_after_the_scan_the_page_says_what_became_of_each(
    public_client: Client,
    clamd: str,  # noqa: F811
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CLAMD", clamd)
    held, reference = sent(("photo.jpg", PHOTO), ("letter.txt", EICAR), ("broken.jpg", PHOTO + b"2"))
    broken = models.Upload.objects.order_by("at").last()
    assert broken
    stored = data_dir / "evidence" / broken.id.hex[:2] / broken.id.hex
    stored.write_bytes(stored.read_bytes()[:-3])
    checked()
    page = acting.followed(public_client, held, reference)
    for words in ("checked it for viruses", "may hurt a computer", "We could not open it", "call 101"):
        assert words in page
    assert "How to send a file another way" in page
    assert "still waits" not in page


def test_without_trouble_nobody_is_told_how_to_send_it_again(public_client: Client) -> None:
    held, reference = sent(("photo.jpg", PHOTO))
    assert "How to send a file another way" not in acting.followed(public_client, held, reference)
    held, reference = acting.sent(for_whom="me", agreement=None)
    assert "Files you sent" not in acting.followed(public_client, held, reference)


def test_of_a_form_from_the_person_asked_the_sender_learns_nothing(public_client: Client) -> None:
    held, reference = acting.sent()
    case = acting.the_case()
    before = acting.followed(public_client, held, reference)
    kept = upload("signed.jpg", PHOTO)
    with as_role("candour_worker"):
        count = files.take_in(
            [str(kept["id"])],
            case_id=case.id,
            authority=case.authority,
            by=factories.actors.worker(),
            now=timezone.now(),
            origin=models.Origin.PERSON_FORM,
        )
    assert count == 1
    acting.taken_in()
    assert "Files you sent" not in acting.followed(public_client, held, reference)
    assert before.count("<li>") == acting.followed(public_client, held, reference).count("<li>")


def test_with_two_authorities_a_file_is_told_once_and_waits_until_both_are_checked(public_client: Client) -> None:
    held, reference = acting.sent(
        for_whom="me", agreement=None, about=["person", "chief"], files=[upload("photo.jpg", PHOTO)]
    )
    case = acting.the_case()
    with as_role("candour_worker"):
        kept = str(models.Upload.objects.get().id)
        other = factories.actors.worker()
        second = casework.Case.objects.create(
            authority="gwent",
            force=case.force,
            reference="7KQD-MW3X-CT9P",
            submission=case.submission,
            submission_reference=case.submission_reference,
            state=case.state,
            channel=case.channel,
            language=case.language,
            made_at=case.made_at,
            received_at=case.received_at,
        )
        case_keys.create(second.id, authority="gwent")
        files.take_in([kept], case_id=second.id, authority="gwent", by=other, now=timezone.now())
        models.File.objects.filter(case_id=case.id).update(state="clean")
    acting.taken_in()
    page = acting.followed(public_client, held, reference)
    assert "Files that arrived: 1." in page
    assert "still waits" in page

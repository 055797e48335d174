"""Someone keeps a copy of their own words, before and after sending; a mail says that it arrived, and no more."""

from __future__ import annotations

import subprocess
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service

pytestmark = pytest.mark.poppler


def read(download: Download) -> str:
    """The words of a PDF that was saved."""
    done = subprocess.run(["pdftotext", download.path(), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def mail_with(reference: str, folder: Path) -> EmailMessage:
    """The mail that names the reference, once the worker has written it."""
    for _ in range(100):
        for file in folder.glob("*.eml"):
            message = message_from_bytes(file.read_bytes(), policy=default)  # type: ignore[arg-type]
            if reference in message.get_content():
                return message
        time.sleep(0.2)
    raise AssertionError("No mail was written within twenty seconds.")


@pytest.mark.parametrize("scripts", [True, False])
def test_keep_a_copy_before_and_after_sending(
    service: Service, page: Page, page_without_javascript: Page, scripts: bool
) -> None:
    person = page if scripts else page_without_javascript
    steps.come_to(person, service)
    with person.expect_download() as before:
        person.get_by_role("button", name="Save a copy (PDF)").click()
    assert before.value.suggested_filename == "document.pdf"
    assert steps.STORY in read(before.value)
    assert "You have not sent it yet." in read(before.value)
    expect(person.get_by_role("heading", level=1)).to_have_text("Check your answers")

    reference = steps.send(person)
    expect(person.get_by_text("Other people who use it could open it.")).to_be_visible()
    steps.picture(person, f"copy-offered-{scripts}")
    with person.expect_download() as after:
        person.get_by_role("link", name="Save a copy (PDF)").click()
    assert after.value.suggested_filename == "document.pdf"
    for words in (steps.STORY, reference, "You sent it on"):
        assert words in read(after.value)

    mail = mail_with(reference, service.folder / "mail")
    assert mail["To"] == "sam@example.org"
    for word in ("police", "complain", "http"):
        assert word not in mail.as_string().lower()

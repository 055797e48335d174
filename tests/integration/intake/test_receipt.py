"""The receipt: the person can have anyone check that the record is what was sent, and where it differs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.casework import models
from candour.intake import access_secret, drafts, envelope
from candour.vault import keys
from candour.worker import intake
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
TOOL = Path(__file__).resolve().parents[3] / "tools" / "verify_receipt.py"


@pytest.fixture
def sent(public_client: Client) -> tuple[dict[str, Any], dict[str, Any]]:
    """A complaint sent through the pages: the receipt the person kept, and the force's record."""
    held, today = access_secret.new(), timezone.localdate()
    story = "Zwölf Wörter, مرحبا 😀\nand a second line"
    draft = drafts.save(drafts.begin(held, today=today), factories.answers(what_happened=story), today=today)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    checked = envelope.CheckedAnswers(
        secret=held.cookie, reference=draft.reference, language="en", answers=draft.answers
    )
    posted = {"sealed": envelope.lock_checked(checked), "declaration": "yes"}
    assert public_client.post("/complain/check", posted).status_code == 303
    file = public_client.get("/complain/receipt")
    assert file["Content-Disposition"] == 'attachment; filename="document.txt"'
    with as_role("candour_worker"):
        intake.take_all()
    return json.loads(file.content), recorded()


def recorded() -> dict[str, Any]:
    """What the force's record says was sent, in the shape that the small program reads."""
    case = models.Case.objects.get()
    return {
        "reference": case.submission_reference,
        "made_at": case.made_at.astimezone(UTC).isoformat(),
        "answers": case.statements.get().answers,
    }


def checked(tmp_path: Path, receipt: Any, record: Any, *more: str) -> subprocess.CompletedProcess[str]:
    """What the small program says, run as a stranger would."""
    (tmp_path / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
    command = [sys.executable, "-I", str(TOOL), str(tmp_path / "receipt.json"), str(tmp_path / "record.json"), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)


Sent = tuple[dict[str, Any], dict[str, Any]]


def test_M5_the_record_is_what_was_sent(tmp_path: Path, sent: Sent) -> None:
    key = keys.keyring().need("signing_public").hex()
    done = checked(tmp_path, *sent, "--key", key)
    assert (done.returncode, done.stdout.strip()) == (0, "The record is what was sent.")


@pytest.mark.parametrize("key", ["what_happened", "name", "linked", "wanted"])
def test_M5_a_changed_answer_is_named(tmp_path: Path, sent: Sent, key: str) -> None:
    receipt, record = sent
    value = record["answers"][key]
    record["answers"][key] = value + " " if isinstance(value, str) else [*value, "not-sure"]
    done = checked(tmp_path, receipt, record)
    assert done.returncode == 1
    assert f"{key}: differs" in done.stdout


def test_M5_an_answer_taken_away_or_put_in_and_another_time_are_named(tmp_path: Path, sent: Sent) -> None:
    receipt, record = sent
    del record["answers"]["where"]
    record["answers"]["added"] = "x"
    record["made_at"] = "2026-01-01T00:00:00+00:00"
    done = checked(tmp_path, receipt, record)
    assert done.returncode == 1
    for words in ("where: was sent", "added: is in the record", "made_at:"):
        assert words in done.stdout


def test_M5_without_what_it_needs_it_says_what_to_install_and_not_that_something_differs() -> None:
    done = subprocess.run([sys.executable, "-I", "-S", TOOL, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "It needs `cryptography`. On Debian: sudo apt-get install python3-cryptography\n"


@pytest.mark.parametrize("name", ["reference", "made_at", "salt", "root", "signature", "key"])
def test_M5_a_receipt_that_was_altered_is_not_genuine(tmp_path: Path, sent: Sent, name: str) -> None:
    receipt, record = sent
    receipt[name] = receipt[name][:-1] + ("0" if receipt[name][-1] != "0" else "1")
    assert checked(tmp_path, receipt, record).returncode == 2


@pytest.mark.parametrize("receipt", [[], {}, "x", {"candour_receipt": 1}])
def test_M5_what_is_no_receipt_is_answered_in_words(tmp_path: Path, receipt: Any) -> None:
    done = checked(tmp_path, receipt, {"answers": {}})
    assert done.returncode == 2
    assert "not a whole receipt" in done.stdout


def test_M5_the_receipt_holds_no_word_of_the_complaint(sent: Sent) -> None:
    receipt, _record = sent
    assert "Zwölf" not in json.dumps(receipt, ensure_ascii=False)
    assert "Sam" not in json.dumps(receipt)


def test_M5_a_receipt_signed_by_someone_else_is_not_ours(tmp_path: Path, sent: Sent) -> None:
    done = checked(tmp_path, *sent, "--key", "00" * 32)
    assert done.returncode == 2
    assert "key you named" in done.stdout

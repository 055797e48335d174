"""The proof that a receipt is in the signed record of its day, and that nobody can bend it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from candour.audit import models, roots
from candour.casework import models as casework
from candour.intake import access_secret, drafts, envelope
from candour.vault import keys
from candour.worker import intake, tracking_projection
from tests import factories
from tests.chain import link_all
from tests.roles import as_role

TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_receipt.py"


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


def send(public_client: Client) -> tuple[access_secret.AccessSecret, dict[str, Any]]:
    """Sends a complaint through the pages: the place it was sent from, and the receipt."""
    held, today = access_secret.new(), timezone.localdate()
    draft = drafts.save(drafts.begin(held, today=today), factories.answers(), today=today)
    public_client.cookies.clear()
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    checked = envelope.CheckedAnswers(
        secret=held.cookie, reference=draft.reference, language="en", answers=draft.answers
    )
    posted = {"sealed": envelope.lock_checked(checked), "declaration": "yes"}
    assert public_client.post("/complain/check", posted).status_code == 303
    receipt = json.loads(public_client.get("/complain/receipt").content)
    with as_role("candour_worker"):
        intake.take_all()
    return held, receipt


def end_day(days: int = 0) -> int:
    link_all()
    with as_role("candour_worker"):
        return tracking_projection.end_day(timezone.localdate() + timedelta(days=days), now=timezone.now())


def checked(folder: Path, receipt: Any, proof: Any, *more: str) -> subprocess.CompletedProcess[str]:
    """What the small program says, run as a stranger would. The record itself is that of nobody."""
    for name, content in (("receipt", receipt), ("record", {"answers": {}}), ("proof", proof)):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    files = [str(folder / "receipt.json"), str(folder / "record.json"), "--inclusion", str(folder / "proof.json")]
    command = [sys.executable, "-I", str(TOOL), *files, *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def test_M5_the_person_saves_a_proof_that_leads_to_the_root_another_body_keeps(
    emptied: None, public_client: Client, data_dir: Path
) -> None:
    for _ in range(4):
        factories.received()
    held, receipt = send(public_client)
    for _ in range(2):
        send(public_client)
    public_client.cookies.clear()
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    assert "From tomorrow" in public_client.get("/my-complaint").content.decode()
    assert end_day() == 3
    assert "signed record of" in public_client.get("/my-complaint").content.decode()
    file = public_client.get("/my-complaint/proof")
    assert file["Content-Disposition"] == 'attachment; filename="document.txt"'
    kept = data_dir / "roots" / f"{timezone.localdate().isoformat()}.json"
    key = keys.keyring().need("root_public").hex()
    done = checked(data_dir, receipt, json.loads(file.content), "--root", str(kept), "--root-key", key)
    assert f"The receipt is in the signed record of {timezone.localdate().isoformat()}." in done.stdout


def test_M5_a_day_covers_what_came_since_the_day_before(emptied: None, public_client: Client, data_dir: Path) -> None:
    send(public_client)
    assert end_day() == 1
    assert end_day() == 0
    assert end_day(-1) == 0, "a clock that was put back makes no root, and nothing fails"
    send(public_client)
    send(public_client)
    assert end_day(1) == 2
    assert [root.content["receipts"]["count"] for root in models.Root.objects.order_by("day")] == [1, 2]
    with as_role("candour_worker"):
        tracking_projection.refresh()
    assert roots.holds(roots.keep(data_dir / "roots", timezone.localdate()))


@pytest.mark.parametrize(
    ("bent", "said"),
    [
        (lambda proof: proof | {"receipt": "00" * 32}, "another receipt"),
        (lambda proof: proof | {"path": [*proof["path"][:-1], "00" * 32]}, "does not lead"),
        (lambda proof: proof | {"path": []}, "not a whole proof"),
        (lambda proof: proof | {"index": proof["index"] + 1}, "does not lead"),
        (lambda proof: proof | {"root": proof["root"] | {"day": "2020-01-01"}}, "signature"),
        (lambda proof: proof | {"root": {}}, "not a whole proof"),
        (lambda proof: [], "not a whole proof"),
    ],
)
def test_M5_a_proof_that_was_bent_does_not_hold(
    emptied: None, public_client: Client, data_dir: Path, bent: Any, said: str
) -> None:
    held, receipt = send(public_client)
    send(public_client)
    end_day()
    public_client.cookies.clear()
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    proof = json.loads(public_client.get("/my-complaint/proof").content)
    done = checked(data_dir, receipt, bent(proof))
    assert done.returncode == 2
    assert said in done.stdout
    other = data_dir / "other.json"
    other.write_text(json.dumps(proof["root"] | {"links": 1}))
    assert "not the one that was kept" in checked(data_dir, receipt, proof, "--root", str(other)).stdout
    assert "key you named" in checked(data_dir, receipt, proof, "--root-key", "00" * 32).stdout


def test_a_root_is_changed_by_nobody(emptied: None, public_client: Client, data_dir: Path) -> None:
    send(public_client)
    end_day()
    for statement in ("UPDATE audit_root SET links = 0", "DELETE FROM audit_root", "TRUNCATE audit_root"):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.mark.django_db
def test_who_holds_no_place_gets_no_proof(public_client: Client) -> None:
    factories.received()
    assert casework.Case.objects.exists()
    assert public_client.get("/my-complaint/proof").status_code == 303

"""The register of people serving, and what identifying someone or standing back does at once."""

from __future__ import annotations

import uuid
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from candour.casework import models
from candour.directory.models import Serving
from tests import factories

pytestmark = pytest.mark.django_db
HEAD = "number,name,rank,team,line_manager_number,since,until\n"
ROWS = (
    "1001,Avery Invented,constable,Response A,1002,2020-01-01,\n"
    "1002,Blake Invented,sergeant,Response A,,2019-05-01,\n"
    "1003,Casey Invented,constable,Traffic,,2021-03-01,\n"
)


def taken_in(folder: Path, text: str, *more: str) -> str:
    """Takes a register file in; gives what was said."""
    file, said = folder / "register.csv", StringIO()
    file.write_text(text, encoding="utf-8")
    call_command("register", str(file), "--force", "greater-manchester", *more, stdout=said)
    return said.getvalue()


def test_a_register_is_taken_in_and_brought_up_to_date(tmp_path: Path) -> None:
    assert "3 would be added" in taken_in(tmp_path, HEAD + ROWS, "--dry-run")
    assert Serving.objects.count() == 0
    assert "3 were added, 0 changed, 0 ended" in taken_in(tmp_path, HEAD + ROWS)
    assert Serving.objects.get(number="1001").line_manager == Serving.objects.get(number="1002")
    assert "0 were added, 1 changed, 1 ended" in taken_in(
        tmp_path, HEAD + "".join(ROWS.replace("Traffic", "Custody").splitlines(keepends=True)[1:])
    )
    left = Serving.objects.get(number="1001")
    assert left.until is not None
    assert left.until < timezone.localdate()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "must name these columns"),
        ("number,name\n1,A\n", "Missing: rank"),
        (HEAD + "1001,,constable,A,,2020-01-01,\n", "Row 2: name is empty"),
        (HEAD + "1001,A,constable,A,,yesterday,\n", "Row 2: since is not a date"),
        (HEAD + "1,A,c,A,,2020-01-01,\n1,B,c,A,,2020-01-01,\n", "Row 3: the number '1' is there twice"),
        (HEAD + "1,A,c,A,9,2020-01-01,\n", "no row has the line manager's number '9'"),
    ],
)
def test_a_bad_register_is_refused_whole_with_the_row_and_what_to_mend(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CommandError, match=says):
        taken_in(tmp_path, text)
    assert Serving.objects.count() == 0


def test_an_unknown_force_or_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("register", str(tmp_path / "none.csv"), "--force", "gwent")
    with pytest.raises(CommandError, match="Did you mean 'gwent'"):
        call_command("register", str(tmp_path / "none.csv"), "--force", "gwnt")


def test_the_person_is_found_in_the_register_and_barred_at_once(desk_client: Client, tmp_path: Path) -> None:
    taken_in(tmp_path, HEAD + ROWS)
    factories.received()
    case = models.Case.objects.get()
    subject = factories.person(email="subject@example.org")
    Serving.objects.filter(number="1001").update(user_id=subject.pk)
    handler = factories.person(email="handler@example.org")
    desk_client.force_login(handler)
    address = f"/case/{case.id}/identify/"
    assert "Nobody found" in desk_client.post(address, {"words": "zzz"}).content.decode()
    page = desk_client.post(address, {"words": "avery"}).content.decode()
    assert "Avery Invented" in page
    chosen = Serving.objects.get(number="1001").pk
    assert desk_client.post(address, {"serving": str(chosen)}).status_code == 302
    assert models.Barred.objects.get().user_id == subject.pk
    desk_client.force_login(subject)
    assert desk_client.get(f"/case/{case.id}/").status_code == 404


@pytest.mark.parametrize("serving", ["x", str(uuid.UUID(int=7)), "'; --"])
def test_a_person_who_is_not_in_the_register_is_a_404(desk_client: Client, serving: str) -> None:
    factories.received()
    desk_client.force_login(factories.person())
    response = desk_client.post(f"/case/{models.Case.objects.get().id}/identify/", {"serving": serving})
    assert response.status_code == 404


def test_standing_back_takes_the_case_away_and_nothing_else(desk_client: Client) -> None:
    factories.received()
    factories.received()
    first, second = models.Case.objects.order_by("received_at")
    desk_client.force_login(factories.person())
    response = desk_client.post(f"/case/{first.id}/stand-back/", follow=True)
    assert response.status_code == 200
    inbox = desk_client.get("/").content.decode()
    assert first.reference not in inbox
    assert second.reference in inbox
    assert desk_client.get(f"/case/{first.id}/").status_code == 404

"""What many senders are told in a few statements is what each would be told alone."""

from __future__ import annotations

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.casework import models, sender_view
from candour.vault import case_keys
from candour.vault.sealing import CannotOpen
from tests import told_one_by_one
from tests.invented import NOW, Inventor
from tests.roles import as_role

TODAY = NOW.date()
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(6))
def test_many_are_told_byte_by_byte_what_each_is_told_alone(seed: int) -> None:
    submissions = Inventor(seed).submissions(25)
    case_keys.forget()
    with as_role("candour_worker"):
        views = sender_view.SenderViews(submissions, today=TODAY)
        together = {one: json.dumps(views.told(one)) for one in submissions}
        alone = {one: json.dumps(told_one_by_one.told_to_sender(one, today=TODAY)) for one in submissions}
    assert together == alone
    said = "".join(together.values())
    for seen in ('"video": [{', '"files": [{', '"updates": ["', '"looks": [["', '"shared": [', '"hears_by": "2'):
        assert seen in said, "the invented cases hold some of everything"


def test_many_are_told_in_as_many_statements_as_one() -> None:
    counted = []
    for count in (1, 40):
        submissions = Inventor(count).submissions(count)
        case_keys.forget()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            views = sender_view.SenderViews(submissions, today=TODAY)
            for one in submissions:
                views.told(one)
        counted.append(len(caught))
    assert max(counted) <= 10


def test_one_that_cannot_be_opened_is_in_nobody_elses_way() -> None:
    broken, whole = Inventor(3).submissions(2)
    person = models.Person.objects.filter(case__submission=broken)
    person.update(details=models.Person.objects.filter(case__submission=whole)[0].__dict__["details"])
    case_keys.forget()
    views = sender_view.SenderViews([broken, whole], today=TODAY)
    with pytest.raises(CannotOpen):
        views.told(broken)
    assert views.told(whole) == told_one_by_one.told_to_sender(whole, today=TODAY)


def test_a_submission_that_is_not_there_is_told_as_nothing() -> None:
    told = sender_view.told_to_sender(uuid.UUID(int=1), today=TODAY)
    assert told == {"reference": "", "received_at": "", "parts": [], "files": []}

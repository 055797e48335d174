"""A complaint that names the head of the force is held by the local policing body, which releases the rest."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.casework import actions, models
from candour.intake import release
from candour.worker import intake
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
LPB = "lpb-greater-manchester"


@pytest.fixture
def mayor(desk_client: Client) -> Client:
    """Someone at the local policing body, signed in."""
    factories.signed_in(desk_client, factories.person(role="lpb-handler", authority=LPB, email="mayor@example.org"))
    return desk_client


def test_the_force_knows_nothing_until_its_part_is_released(mayor: Client) -> None:
    factories.received(about=["chief", "person"], what_happened="Word for word, held for the mayor.")
    held = models.Case.objects.get()
    assert held.authority == LPB
    address = f"/case/{held.id}/release/"
    assert "Say why the force gets its part" in mayor.post(address, {"reasons": " "}).content.decode()
    assert mayor.post(address, {"reasons": "A constable was there too."}).status_code == 302
    with as_role("candour_worker"):
        intake.take_all()
    part = models.Case.objects.exclude(id=held.id).get()
    assert part.authority == "greater-manchester"
    assert (part.submission, part.submission_reference) == (held.submission, held.submission_reference)
    assert part.made_at == held.made_at
    assert part.received_at > held.received_at
    assert part.reference != held.reference
    assert part.statements.get().answers == held.statements.get().answers
    assert mayor.get(address).status_code == 404


def test_releasing_twice_is_refused_and_makes_no_second_case(mayor: Client) -> None:
    factories.received(about=["chief"])
    case = models.Case.objects.get()
    by = actors.person(factories.person(role="lpb-handler", authority=LPB))
    release.release(case.id, reasons="For the force.", by=by, now=timezone.now())
    with pytest.raises(actions.release.NotToRelease):
        release.release(case.id, reasons="Again.", by=by, now=timezone.now())
    with as_role("candour_worker"):
        intake.take_all()
    assert models.Case.objects.count() == 2


def test_a_second_click_is_told_that_nothing_was_done_and_not_that_it_is_done(mayor: Client) -> None:
    factories.received(about=["chief"])
    case = models.Case.objects.get()
    address, reasons = f"/case/{case.id}/release/", {"reasons": "A constable was there too."}
    first, second = (mayor.post(address, reasons, follow=True).content.decode() for _ in range(2))
    assert "Released. The force has its part" in first
    assert "govuk-notification-banner--success" in first
    assert "There is no part of this case that can be released to the force." in second
    assert "govuk-notification-banner--important" in second
    assert "govuk-notification-banner--success" not in second
    assert case.decisions.filter(kind="release").count() == 1


def test_a_force_has_nothing_to_release(desk_client: Client) -> None:
    factories.received()
    factories.signed_in(desk_client, factories.person())
    address = f"/case/{models.Case.objects.get().id}/release/"
    assert desk_client.get(address).status_code == 404
    assert desk_client.post(address, {"reasons": " "}).status_code == 404
    desk_client.post(address, {"reasons": "I want to."})
    assert models.Decision.objects.count() == 0

"""What is looked at, and what changes who is near, is written down with the act itself."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from candour.audit.models import AuditEvent
from candour.directory import register
from tests import factories
from tests.register import serving

pytestmark = pytest.mark.django_db
HEAD = "number,name,rank,team,line_manager_number,since,until\n"
ROWS = "1001,Avery Invented,constable,Response A,,2020-01-01,\n"


def written(act: str) -> list[tuple[str, str, dict[str, str]]]:
    """Who did that, at which authority, with what."""
    return [(one.actor, one.authority, one.detail) for one in AuditEvent.objects.filter(act=act).order_by("id")]


def test_reading_alerts_is_written_down(desk_client: Client) -> None:
    user = factories.person(role="counter-corruption", email="reader@example.org")
    factories.signed_in(desk_client, user)
    assert desk_client.get("/alerts/").status_code == 200
    assert written("alerts.read") == [(str(user.pk), user.authority, {"count": "0"})]


def test_tying_a_sign_in_to_the_register_and_untying_it_is_written_down() -> None:
    by, mate, who = factories.actor("a@example.org", role="administrator"), factories.person(), serving("Mate")
    for number in (who.number, ""):
        register.link(mate.pk, number=number, by=by, now=timezone.now())
    assert written(register.LINKED) == [(by.id, by.authority, {"who": str(mate.pk)})] * 2


def test_taking_in_a_register_is_written_down_for_its_force_and_a_trial_is_not() -> None:
    by, now = factories.actor("a@example.org", role="administrator", authority="gwent"), timezone.now()
    for trial in (True, False):
        register.take_in((HEAD + ROWS).splitlines(), force=factories.FORCE, by=by, now=now, trial=trial)
    assert written(register.TAKEN_IN) == [(by.id, factories.FORCE, {})]

"""What a sender sees is written piece by piece along the chain: each piece once, whoever can follow it."""

from __future__ import annotations

import pytest

from candour.audit import chain
from candour.casework import models as casework
from candour.correspondence import models, tracking
from candour.vault import sealing
from candour.worker import tracking_projection
from tests import factories
from tests.chain import link_all
from tests.integration.public.test_tracking import sent
from tests.roles import as_role


def tell() -> bool:
    with as_role("candour_worker"):
        return tracking_projection.refresh()


def test_what_nobody_can_follow_is_passed_over_once(emptied: None) -> None:
    factories.case()
    link_all()
    assert tell() is True
    assert tell() is False
    assert models.ProjectionCheckpoint.objects.get().place == chain.last_place() > 0


def test_a_long_chain_is_told_in_short_pieces_and_each_piece_once(
    emptied: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracking_projection, "AT_ONCE", 1)
    helds = [sent()[0] for _ in range(2)]
    user = factories.person()
    for case in casework.Case.objects.all():
        factories.logged(case.id, by=factories.actors.person(user))
    link_all()
    pieces = 0
    while tell():
        pieces += 1
    assert pieces == chain.last_place() > 3
    for held in helds:
        shown = tracking.find(held.tracking_handle, private=held.tracking_pair[0])
        assert shown is not None
        assert shown["parts"][0]["logged_at"]


def test_a_piece_that_fails_is_told_again(emptied: None) -> None:
    held, _reference = sent()
    link_all()
    before = tracking.find(held.tracking_handle, private=held.tracking_pair[0])
    key = bytes(models.Projection.objects.get().public)
    models.Projection.objects.update(public=b"no key")
    with pytest.raises(sealing.CannotOpen):
        tell()
    models.Projection.objects.update(public=key)
    assert not models.ProjectionCheckpoint.objects.filter(place__gt=0).exists()
    assert tell() is True
    assert tracking.find(held.tracking_handle, private=held.tracking_pair[0]) == before

"""Each kind of envelope is opened and taken in; whatever is not exactly one is set aside, in nobody's way."""

from __future__ import annotations

import ast
import base64
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import candour
from candour.casework import models
from candour.intake import access_secret, bodies, envelope, registry, submit
from candour.intake import models as intake_models
from candour.intake.bodies import Kind
from candour.vault import keys, sealing
from candour.worker import intake
from tests import acting, envelopes, factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
SOURCE = Path(candour.__file__).parent
Changed = Callable[[dict[str, Any]], Any]


@pytest.fixture
def held() -> access_secret.AccessSecret:
    """Whoever asked somebody for their consent."""
    return acting.sent()[0]


def taken_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The worker takes in what waits; what it logged meanwhile of things set aside."""
    with as_role("candour_worker"), caplog.at_level(logging.DEBUG):
        intake.take_all()
    return [one.getMessage() for one in caplog.records if "set aside" in one.getMessage()]


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_a_body_of_its_own_and_all_of_it_comes_back(kind: Kind, held: access_secret.AccessSecret) -> None:
    sent = envelopes.sent(kind, held)
    row = envelopes.waiting(sent)
    assert row.kind == sent.kind == registry.ENTRIES[kind].body.kind == kind
    assert registry.open_envelope(row.sealed, kind=kind, submission=row.id) == sent


@pytest.mark.parametrize("kind", Kind)
def test_what_was_sealed_before_there_was_a_mark_opens_as_the_same(
    kind: Kind, held: access_secret.AccessSecret
) -> None:
    sent = envelopes.sent(kind, held)
    row = envelopes.waiting(sent)
    row.sealed = envelopes.earlier(sent, submission=row.id)
    assert registry.open_envelope(row.sealed, kind=kind, submission=row.id) == sent


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("is_earlier", [False, True])
def test_every_kind_is_taken_in(
    kind: Kind, *, is_earlier: bool, held: access_secret.AccessSecret, caplog: pytest.LogCaptureFixture
) -> None:
    sent = envelopes.sent(kind, held)
    row = envelopes.waiting(sent)
    if is_earlier:
        row.sealed = envelopes.earlier(sent, submission=row.id)
        row.save()
    assert taken_in(caplog) == []
    row.refresh_from_db()
    assert (row.trouble, row.taken_at is None) == ("", False)


def test_an_earlier_release_of_a_part_opens_as_one() -> None:
    whole = envelopes.waiting(factories.complaint())
    part = envelopes.sent(Kind.COMPLAINT, access_secret.new())
    row = envelopes.waiting(part)
    content = envelope.contents(envelopes.earlier(part, submission=row.id), submission=row.id)
    content |= {"part_of": str(whole.id), "authorities": [factories.FORCE]}
    opened = registry.open_envelope(envelopes.sealed(content, submission=row.id), kind=row.kind, submission=row.id)
    assert opened.body.part == bodies.PartOf(submission=whole.id, authority=factories.FORCE)


def test_the_registry_has_every_kind_and_every_body() -> None:
    assert set(registry.ENTRIES) == set(Kind)
    ours = {one for one in vars(bodies).values() if isinstance(one, type) and hasattr(one, "kind") and fields(one)}
    assert ours == {entry.body for entry in registry.ENTRIES.values()}


def _calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name:
                yield path, node


def test_every_kind_is_sent_by_some_door_and_nothing_is_sealed_or_opened_but_by_one_way() -> None:
    sent = {kind for kind in Kind if any(_calls(registry.ENTRIES[kind].body.__name__))}
    assert sent == set(Kind)
    rows = {path.stem for path, call in _calls("Submission") if ast.unparse(call.func) == "models.Submission"}
    assert rows == {"submit"}
    assert {path.stem for name in ("seal_to", "open_with") for path, call in _calls(name) if "submission" in
            ast.unparse(call)} == {"envelope"}  # fmt: skip
    assert {path.stem for path, _call in _calls("contents")} == {"registry"}
    assert {path.stem for path, _call in _calls("open_envelope")} == {"intake", "replay"}


def _dropped(key: str, within: str = "body") -> Changed:
    return lambda content: content | {within: {name: one for name, one in content[within].items() if name != key}}


def _with(within: str = "body", **changes: Any) -> Changed:
    return lambda content: content | {within: content[within] | changes}


BAD: dict[str, tuple[Kind, Changed, str]] = {
    "a field is missing": (Kind.HOLD, _dropped("where"), "cannot be opened"),
    "a field too many": (Kind.THANKS, _with(canary="An invented canary"), "cannot be opened"),
    "a list for a text": (Kind.FEEDBACK, _with(text=["An invented canary"]), "cannot be opened"),
    "a text for yes or no": (Kind.HOLD, _with(chief="canary"), "cannot be opened"),
    "a number for yes or no": (Kind.HOLD, _with(chief=1), "cannot be opened"),
    "a text for a list": (Kind.HOLD, _with(kinds="canary"), "cannot be opened"),
    "a number in a list": (Kind.CONSENT, _with(scope=[7]), "cannot be opened"),
    "a day that is none": (Kind.HOLD, _with(day="2026-02-30 canary"), "cannot be opened"),
    "a text for answers": (Kind.REVIEW, _with(answers="canary"), "cannot be opened"),
    "half a recipient": (Kind.COMPLAINT, _with(follower={"handle": "canary"}), "cannot be opened"),
    "a key that is none": (Kind.COMPLAINT, _with(follower={"handle": "ab", "public": "canary"}), "cannot be opened"),
    "no reference": (Kind.COMPLAINT, _dropped("reference", "header"), "cannot be opened"),
    "an empty reference": (Kind.COMPLAINT, _with("header", reference=""), "cannot be opened"),
    "a time without a zone": (Kind.THANKS, _with("header", made_at="2026-11-30T10:00:00"), "cannot be opened"),
    "no header": (Kind.THANKS, lambda content: content | {"header": None}, "cannot be opened"),
    "no body": (Kind.THANKS, lambda content: {k: v for k, v in content.items() if k != "body"}, "cannot be opened"),
    "another's kind": (Kind.THANKS, lambda content: content | {"kind": "feedback"}, "cannot be opened"),
    "a newer format": (Kind.THANKS, lambda content: content | {"format": 3, "letter": "canary"}, "version not known"),
    "a format that is none": (Kind.THANKS, lambda content: content | {"format": None}, "version not known"),
    "a list": (Kind.THANKS, lambda content: [content], "cannot be opened"),
    "cut short": (Kind.THANKS, lambda _content: b'{"format": 2, "kind": "thanks", "header": {"ref', "cannot be opened"),
    "no text at all": (Kind.THANKS, lambda _content: b"\xff\xfe canary", "cannot be opened"),
    "without end": (Kind.THANKS, lambda _content: b"[" * 200_000, "cannot be opened"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_envelope_is_set_aside(
    what: str, held: access_secret.AccessSecret, caplog: pytest.LogCaptureFixture
) -> None:
    kind, changed, trouble = BAD[what]
    row = envelopes.waiting(envelopes.sent(kind, held))
    content = envelope.contents(row.sealed, submission=row.id)
    row.sealed = envelopes.sealed(changed(content), submission=row.id)
    row.save()
    set_aside(row, trouble, caplog)


def set_aside(row: intake_models.Submission, trouble: str, caplog: pytest.LogCaptureFixture) -> None:
    """It stays as it is with that trouble, the one after it is taken in, and nothing of it is logged."""
    other = factories.complaint()
    submit.submit(other)
    lines = taken_in(caplog)
    after = intake_models.Submission.objects.get(id=row.id)
    assert (after.taken_at, after.trouble, bytes(after.sealed)) == (None, trouble, bytes(row.sealed))
    assert models.Case.objects.filter(submission_reference=other.header.reference).exists()
    known = row.kind if row.kind in set(Kind) else "unknown"
    assert lines == [f"submission set aside submission={row.id} kind={known} trouble={trouble}"]
    assert "anary" not in caplog.text


@pytest.mark.parametrize("kind", Kind)
def test_cut_short_as_sealed_it_is_set_aside(
    kind: Kind, held: access_secret.AccessSecret, caplog: pytest.LogCaptureFixture
) -> None:
    row = envelopes.waiting(envelopes.sent(kind, held))
    row.sealed = bytes(row.sealed)[:-7]
    row.save()
    set_aside(row, "cannot be opened", caplog)


def test_swapped_between_two_submissions_neither_is_opened(caplog: pytest.LogCaptureFixture) -> None:
    first, second = (envelopes.waiting(factories.complaint()) for _ in range(2))
    first.sealed, second.sealed = second.sealed, first.sealed
    second.save()
    first.save()
    assert len(taken_in(caplog)) == 2
    assert set(intake_models.Submission.objects.values_list("trouble", flat=True)) == {"cannot be opened"}
    assert not models.Case.objects.exists()


def test_an_envelope_under_the_name_of_another_kind_is_set_aside(caplog: pytest.LogCaptureFixture) -> None:
    row = envelopes.waiting(factories.sent(bodies.ThanksBody(text="An invented canary")))
    row.kind = Kind.COMPLAINT
    row.save()
    set_aside(row, "cannot be opened", caplog)


def test_the_name_of_a_kind_that_is_not_known_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    row = envelopes.waiting(factories.sent(bodies.ThanksBody(text="An invented canary")))
    row.kind = "canary@example.org"
    row.save()
    set_aside(row, "kind not known", caplog)


EARLIER_BAD: dict[str, tuple[Kind, dict[str, Any]]] = {
    "no reference": (Kind.COMPLAINT, {"reference": ""}),
    "a field too many": (Kind.COMPLAINT, {"canary": "canary"}),
    "answers that are none": (Kind.THANKS, {"answers": "canary"}),
    "an answer too many": (Kind.THANKS, {"answers": {"text": "canary", "canary": "canary"}}),
    "an answer of another type": (Kind.HOLD, {"answers": {"where": "canary", "kinds": "canary"}}),
    "no form": (Kind.CONSENT_FORM, {"answers": {"form": "canary", "from_person": True}}),
    "a part of nothing": (Kind.COMPLAINT, {"part_of": "canary"}),
    "a part for nobody": (Kind.COMPLAINT, {"part_of": "0" * 32, "authorities": []}),
}


@pytest.mark.parametrize("what", EARLIER_BAD)
def test_what_was_no_envelope_before_there_was_a_mark_is_set_aside(
    what: str, held: access_secret.AccessSecret, caplog: pytest.LogCaptureFixture
) -> None:
    kind, changes = EARLIER_BAD[what]
    sent = envelopes.sent(kind, held)
    row = envelopes.waiting(sent)
    content = envelope.contents(envelopes.earlier(sent, submission=row.id), submission=row.id)
    row.sealed = envelopes.sealed(content | changes, submission=row.id)
    row.save()
    set_aside(row, "cannot be opened", caplog)


@pytest.mark.parametrize("changes", [{"secret": 7}, {"canary": 1}, {"answers": []}, {"equality": None}])
def test_a_field_of_check_your_answers_of_another_shape_is_not_ours(changes: dict[str, Any]) -> None:
    checked = envelope.CheckedAnswers(secret="", reference="7KQD-MW3X-CT9P", language="en", answers={"a": 1})
    assert envelope.open_checked(envelope.lock_checked(checked)) == checked
    content = {one.name: getattr(checked, one.name) for one in fields(checked)} | changes
    with pytest.raises(envelope.NotOurs):
        envelope.open_checked(locked(content))


def locked(content: dict[str, Any]) -> str:
    """Sealed as the door seals the field."""
    plain = json.dumps(content).encode()
    sealed = sealing.seal(keys.keyring().need("door"), plain, context=envelope.FIELD_CONTEXT)
    return base64.urlsafe_b64encode(sealed).decode("ascii")

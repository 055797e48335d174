"""Everything that can be sent at the desk, with a valid body, by every role, near and far: who may, and who changes
nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone
from pytest_django.fixtures import Settings

from candour.accounts import roles
from candour.accounts.models import User
from candour.audit.models import AuditEvent
from candour.casework import models, task_kinds
from candour.directory.models import Tie
from candour.intake import assisted_intake
from tests import acting, factories
from tests.act_scenes import REASONS, barred, case_of
from tests.masked import masked
from tests.register import serving
from tests.stored_rows import everything
from tests.tasks import hold

pytestmark = pytest.mark.django_db
CASES = frozenset({"intake", "handler", "decision-maker", "manager", "lpb-handler"})
SEEING, EVERYONE = CASES | {"reader"}, frozenset(roles.ROLES)
"""Who works on cases, who sees them, and who signs in. Written out: what the program thinks is not asked."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """What is sent, and where; the case that it is about."""

    address: str
    body: dict[str, Any] = field(default_factory=dict)
    case: models.Case | None = None


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One thing that can be sent: by whom it is done, and the act that the audit has of it."""

    route: str
    form: Callable[[], Form]
    may: frozenset[str]
    audit: str
    of_a_case: bool = True


def day(name: str) -> dict[str, str]:
    """The three boxes of today."""
    today = timezone.localdate()
    return {f"{name}-day": str(today.day), f"{name}-month": str(today.month), f"{name}-year": str(today.year)}


def on_case(page: str, **body: Any) -> Callable[[], Form]:
    """That page of a case."""

    def form() -> Form:
        """The case, and what is sent."""
        case = case_of()
        return Form(address=f"/case/{case.id}/{page}/", body=body, case=case)

    return form


def naming(page: str) -> Callable[[], Form]:
    """Somebody in the register who is chosen on that page."""

    def form() -> Form:
        """The case, and whom."""
        case = case_of()
        return Form(address=f"/case/{case.id}/{page}/", body={"serving": str(serving("Someone").pk)}, case=case)

    return form


def override() -> Form:
    """A teammate is to be let in."""
    case, teammate = barred()
    body = {"email": teammate.email, "reasons": REASONS, "act": "ask"}
    return Form(address=f"/case/{case.id}/override/", body=body, case=case)


def release() -> Form:
    """A part for the force."""
    case = case_of(about=["chief", "person"])
    return Form(address=f"/case/{case.id}/release/", body={"reasons": REASONS}, case=case)


def consent() -> Form:
    """A friend agrees."""
    acting.sent()
    case = acting.the_case()
    said = {"answer": "agreed", "scope": ["whole"], "way": "spoken", "how_checked": "Spoke to them alone.", "seen": "0"}
    return Form(address=f"/case/{case.id}/consent/", body=said | day("given_on"), case=case)


def task() -> Form:
    """Video is found."""
    case = case_of(camera="yes", when=timezone.localdate().isoformat())
    found = models.Task.objects.get(kind=task_kinds.PRESERVE)
    return Form(address=f"/tasks/{found.pk}/", body={"outcome": "held", "seen": "0"}, case=case)


def join() -> Form:
    """A hold on video turns out to belong to a case."""
    case, found = case_of(), hold()
    return Form(address=f"/tasks/{found.pk}/join/", body={"reference": case.reference}, case=case)


def entered() -> Form:
    """Somebody tells it in a cell."""
    said = {
        "what_happened": "He would not say why.",
        "read_back": ["yes"],
        "channel": "custody",
        "received_hour": "0:01",
        "contact_ways": ["letter"],
        "address": "1 Sample Street",
        "for_whom": "me",
        "language": "en",
        "inspector_told": "Inspector Example",
    }
    return Form(address="/assisted-intake/", body=said | day("received_on") | {"ticket": assisted_intake.new_ticket()})


def close_to() -> Form:
    """Somebody is close to a person serving."""
    who = serving("Someone")
    return Form(address="/close-to/", body={"words": "Someone", "kind": "family", "serving": str(who.pk)})


def invite() -> Form:
    """Somebody new."""
    return Form(address="/staff/", body={"name": "New Example", "email": "new@example.org", "role": "handler"})


def colleague(page: str, **body: str) -> Callable[[], Form]:
    """Something about somebody at the same desk."""
    return lambda: Form(address=f"/staff/{factories.person(email='mate@example.org').pk}/{page}/", body=body)


CONTACT = {"contact_ways": ["website"], "contact_safety": "safe", "reasons": REASONS, "seen": "0"}
OVERRIDE = frozenset({"decision-maker", "manager"})
ADMINISTRATOR = frozenset({"administrator"})
DEEDS = [
    Deed(route="case-log", form=on_case("log", reasons=REASONS), may=CASES, audit="case.logged"),
    Deed(route="case-update", form=on_case("update", way="phone", **day("day")), may=CASES, audit="case.update-given"),
    Deed(route="case-fact", form=on_case("fact/complainant.age", answer="44"), may=CASES, audit="case.fact-noted"),
    Deed(route="case-contact", form=on_case("contact", **CONTACT), may=CASES, audit="case.contact-changed"),
    Deed(route="case-identify", form=naming("identify"), may=CASES, audit="case.person-identified"),
    Deed(route="case-witness", form=naming("witness"), may=CASES, audit="case.witness-named"),
    Deed(route="case-keep-away", form=naming("keep-away"), may=CASES, audit="case.kept-away"),
    Deed(route="case-override", form=override, may=OVERRIDE, audit="case.override-asked"),
    Deed(route="case-release", form=release, may=CASES, audit="case.part-released"),
    Deed(route="case-consent", form=consent, may=CASES, audit="case.consent-checked"),
    Deed(route="case-stand-back", form=on_case("stand-back"), may=SEEING, audit="case.conflict-declared"),
    Deed(route="task", form=task, may=CASES, audit="task.finished"),
    Deed(route="task-join", form=join, may=CASES, audit="task.joined", of_a_case=False),
    Deed(route="assisted-intake", form=entered, may=CASES, audit="complaint.taken-down", of_a_case=False),
    Deed(route="close-to", form=close_to, may=EVERYONE, audit="tie.declared", of_a_case=False),
    Deed(route="staff", form=invite, may=ADMINISTRATOR, audit="staff.invited", of_a_case=False),
    Deed(route="staff-end", form=colleague("end"), may=ADMINISTRATOR, audit="staff.left", of_a_case=False),
    Deed(
        route="worker",
        form=lambda: Form(address="/worker/", body={"again": "intake"}),
        may=ADMINISTRATOR,
        audit="set-aside.tried-again",
        of_a_case=False,
    ),
    Deed(
        route="staff-change",
        form=colleague("change", role="manager"),
        may=ADMINISTRATOR,
        audit="staff.role-changed",
        of_a_case=False,
    ),
]
ELSEWHERE = {"search", "close-to-end"}
"""What is sent and changes nothing; and what only its own maker can end, which has a test of its own."""
READ = {"inbox", "law", "tasks", "alerts", "case", "case-file", "task-file"}
"""What is only read."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, settings: Settings) -> None:
    """Files in a folder of the test."""
    settings.DATA_DIR = tmp_path


def test_everything_that_can_be_sent_at_the_desk_is_here() -> None:
    known = {deed.route for deed in DEEDS} | ELSEWHERE | READ
    patterns = get_resolver(configured.DOOR_URLS["desk"]).url_patterns
    (desk,) = [one for one in patterns if isinstance(one, URLResolver) and one.namespace == "desk"]
    assert {str(one.name) for one in desk.url_patterns if isinstance(one, URLPattern)} == known


@contextmanager
def undone() -> Iterator[None]:
    """What is done within it is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def someone(role: str, nearness: str, case: models.Case | None) -> User:
    """Somebody in that role: at the authority that has the case, barred from it, or of another authority."""
    here = case.authority if case else factories.FORCE
    authority = "gwent" if nearness == "elsewhere" else here
    user = factories.person(role=role, authority=authority, email=f"{role}-{nearness}@example.org")
    if nearness == "barred" and case:
        models.Barred.objects.create(case=case, user_id=user.pk, why="declared a conflict", since=timezone.now())
    return user


@pytest.mark.parametrize("deed", DEEDS, ids=[deed.route for deed in DEEDS])
def test_a_valid_form_by_every_role(desk_client: Client, deed: Deed) -> None:
    form = deed.form()
    name = resolve(form.address, configured.DOOR_URLS["desk"]).url_name
    assert name == deed.route
    for role in roles.ROLES:
        for nearness in ("here", "barred", "elsewhere") if deed.of_a_case else ("here",):
            with undone():
                factories.signed_in(desk_client, someone(role, nearness, form.case))
                sent_by(desk_client, deed, form, role, nearness)


def sent_by(client: Client, deed: Deed, form: Form, role: str, nearness: str) -> None:
    """Sends it, and looks at what came of it."""
    last, before = AuditEvent.objects.count(), everything()
    response = client.post(form.address, form.body)
    done = set(AuditEvent.objects.order_by("id").values_list("act", flat=True)[last:])
    who = f"{role} {nearness}"
    if role in deed.may and nearness == "here":
        assert response.status_code in (200, 302), who
        assert deed.audit in done, who
        return
    allowed = role in deed.may
    assert response.status_code == (404 if allowed else 403), who
    assert everything() == before, who
    if not allowed:
        page = response.content.decode()
        assert "Your role at this desk does not let you" in page, who
        # Nothing of what was typed is lost.
        assert REASONS not in str(form.body) or REASONS in page, who
    if form.case and str(form.case.id) in form.address:
        nowhere = client.post(form.address.replace(str(form.case.id), str(uuid.uuid4())), form.body)
        assert (nowhere.status_code, masked(nowhere)) == (response.status_code, masked(response)), who


def test_a_reader_sees_the_case_and_no_button(desk_client: Client) -> None:
    case = case_of(camera="yes", when=timezone.localdate().isoformat())
    found = models.Task.objects.get(kind=task_kinds.PRESERVE)
    pages = {}
    for role in ("reader", "handler"):
        factories.signed_in(desk_client, factories.person(role=role, email=f"{role}@example.org"))
        addresses = (f"/case/{case.id}/", f"/tasks/{found.pk}/")
        pages[role] = [desk_client.get(address).content.decode() for address in addresses]
    for page, button in (
        (0, "Log the complaint"),
        (0, "Say who is complained against"),
        (0, f"/case/{case.id}/fact/"),
        (0, f"/case/{case.id}/update/"),
        (1, "Write it down"),
    ):
        assert button in pages["handler"][page], button
        assert button not in pages["reader"][page], button
    assert "shouted at me" in pages["reader"][0]


def test_only_its_maker_ends_what_was_declared(desk_client: Client) -> None:
    maker, other = (factories.person(email=f"{name}@example.org") for name in ("maker", "other"))
    today = timezone.localdate()
    tie = Tie.objects.create(user_id=maker.pk, serving=serving("Someone"), kind="family", since=today)
    for user, status, until in ((other, 404, None), (maker, 302, today)):
        factories.signed_in(desk_client, user)
        assert desk_client.post(f"/close-to/{tie.pk}/end/").status_code == status
        tie.refresh_from_db()
        assert tie.until == until
    assert AuditEvent.objects.filter(act="tie.ended").count() == 1

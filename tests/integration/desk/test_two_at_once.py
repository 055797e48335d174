"""Two people do the same at the same moment: it happens once, and the second is told so in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.audit.models import AuditEvent
from candour.casework import actions, models
from candour.intake import consent_reply
from candour.worker import intake
from tests import acting, factories
from tests.at_once import alone, at_once, wait_until_all_wait
from tests.integration.test_rows import identified, serving
from tests.roles import as_role

pytestmark = pytest.mark.usefixtures("emptied", "desk_client")
Act = Callable[[], str]


def posting(desk: Client, who: User, address: str, **fields: object) -> Act:
    """That person, in a browser of their own, who has the page open and sends it."""
    browser = type(desk)("candour_desk")
    factories.signed_in(browser, who)
    return lambda: browser.post(address, fields, follow=True).content.decode()


def people(role: str = "manager") -> tuple[User, User]:
    """Two of the same desk."""
    return factories.person(role=role, email="first@example.org"), factories.person(role=role, email="b@example.org")


def said(pages: list[str], *sentences: str) -> list[int]:
    """How many of the pages say each of these sentences."""
    return [sum(sentence in page for page in pages) for sentence in sentences]


def acts(case: models.Case) -> Counter[str]:
    """How often the audit of the case says each act, looks left out."""
    found = AuditEvent.objects.filter(case=str(case.id)).exclude(act="case.read")
    return Counter(found.values_list("act", flat=True))


def test_a_complaint_is_logged_once(desk_client: Client) -> None:
    factories.received()
    case = models.Case.objects.get()
    address = f"/case/{case.id}/log/"
    both = [posting(desk_client, who, address, reasons=f"By {who.email}.") for who in people()]
    pages = at_once(case, *both)
    assert said(pages, "The complaint is logged", "logged already. Nothing was changed.") == [1, 1]
    assert models.Decision.objects.filter(case=case).count() == 1
    assert acts(case)["case.logged"] == acts(case)["case.initial-contact"] == 1


@pytest.fixture
def barred() -> tuple[models.Case, User]:
    """A case, and a teammate who is barred from it."""
    factories.received()
    case, teammate = models.Case.objects.get(), factories.person(email="team@example.org")
    serving("Teammate", user=teammate)
    identified(case, serving("Subject"))
    return case, teammate


def overriding(desk: Client, barred: tuple[models.Case, User], who: User, act: str) -> Act:
    """That person asks for the bar to be lifted, or confirms it."""
    case, teammate = barred
    fields = {"email": teammate.email, "reasons": "She alone can read it.", "act": act}
    return posting(desk, who, f"/case/{case.id}/override/", **fields)


def test_letting_someone_in_is_asked_for_once(desk_client: Client, barred: tuple[models.Case, User]) -> None:
    case, _teammate = barred
    pages = at_once(case, *(overriding(desk_client, barred, who, "ask") for who in people()))
    assert said(pages, "Kept with your reasons", "It waits for a second person to confirm it.") == [1, 1]
    assert list(case.decisions.values_list("kind", flat=True)) == ["override-asked"]
    assert acts(case)["case.override-asked"] == 1


def test_a_bar_is_lifted_once(desk_client: Client, barred: tuple[models.Case, User]) -> None:
    case, teammate = barred
    asks = factories.person(role="manager", email="asks@example.org")
    assert "Kept with your reasons" in overriding(desk_client, barred, asks, "ask")()
    pages = at_once(case, *(overriding(desk_client, barred, who, "confirm") for who in people()))
    assert said(
        pages, "The bar is lifted: this person can open the case now", "no bar against this person that can be lifted"
    ) == [1, 1]
    assert case.decisions.filter(kind="override").count() == 1
    assert acts(case)["case.override"] == 1
    assert case.barred.get(user_id=teammate.pk).lifted_at is not None


def test_what_came_of_a_task_is_written_down_once(desk_client: Client) -> None:
    factories.received(safe_now="no", camera="yes", when=timezone.localdate().isoformat())
    task = models.Task.objects.filter(kind="preserve_footage").get()
    address = f"/tasks/{task.id}/"
    first, second = people("handler")
    pages = at_once(
        task,
        posting(desk_client, first, address, outcome="held", searched="", reason="", seen="0"),
        posting(desk_client, second, address, outcome="gone", searched="All of it.", reason="Too late.", seen="0"),
    )
    assert said(pages, "Written down.", "Someone wrote down just now what came of this.") == [1, 1]
    assert task.results.count() == 1
    assert acts(task.case)["task.finished"] == 1
    (refused,) = [page for page in pages if "Someone wrote down just now" in page]
    # Nothing that was typed is lost, and it can be added after reading what the other wrote.
    assert re.search(r'name="seen" value="1"', refused)
    assert task.results.get().by_name in refused


def agreeing() -> dict[str, object]:
    """The filled-in form on what the person said."""
    return {
        "answer": "agreed",
        "scope": ["whole"],
        "way": "spoken",
        "how_checked": "Spoke to them alone.",
        **{f"given_on-{part}": value for part, value in zip(("day", "month", "year"), _today(), strict=True)},
    }


def test_whether_someone_agrees_is_noted_once(desk_client: Client) -> None:
    acting.sent()
    case = acting.the_case()
    address = f"/case/{case.id}/consent/"
    pages = at_once(case, *(posting(desk_client, who, address, seen="0", **agreeing()) for who in people("handler")))
    sentence = "Another answer came in since you opened this page. Read it below first."
    assert said(pages, "Noted. The representative sees", sentence) == [1, 1]
    assert case.consents.count() == 1
    assert acts(case)["case.consent-checked"] == 1


@pytest.mark.parametrize("note_first", [True, False])
def test_noting_consent_and_writing_down_its_task_do_not_wait_for_each_other(
    desk_client: Client, note_first: bool
) -> None:
    acting.sent_in(*acting.sent())
    case = acting.the_case()
    task = models.Task.objects.get(kind="check_consent")
    first, second = people("handler")
    both = [
        posting(desk_client, first, f"/case/{case.id}/consent/", seen="1", **agreeing()),
        posting(desk_client, second, f"/tasks/{task.id}/", outcome="noted", searched="", reason="", seen="0"),
    ]
    pages = at_once(task, *(both if note_first else reversed(both)))
    sentences = ("Noted. The representative sees", "Written down.", "Someone wrote down just now what came of this.")
    assert said(pages, *sentences) == ([1, 0, 1] if note_first else [1, 1, 0])
    assert task.results.count() == 1
    assert case.consents.filter(checked=True).count() == 1


def _today() -> tuple[int, int, int]:
    day = timezone.localdate()
    return day.day, day.month, day.year


def test_the_force_gets_its_part_once(desk_client: Client) -> None:
    factories.received(about=["chief", "person"])
    case = models.Case.objects.get()
    team = [
        factories.person(role="lpb-handler", authority=case.authority, email=f"{number}@example.org")
        for number in range(2)
    ]
    address = f"/case/{case.id}/release/"
    pages = at_once(case, *(posting(desk_client, who, address, reasons="Others did it.") for who in team))
    assert said(pages, "Released.", "There is no part of this case that can be released") == [1, 1]
    with as_role("candour_worker"):
        intake.take_all()
    assert models.Case.objects.exclude(id=case.id).count() == 1
    assert acts(case)["case.part-released"] == 1


def test_the_same_answer_sent_twice_at_once_by_the_person_counts_once() -> None:
    held, reference = acting.sent()
    said = acting.answer_of(held)
    both = Barrier(2)

    def send() -> bool:
        with as_role("candour_public"):
            both.wait(timeout=60)
            sent = consent_reply.send(said, reference=reference, language="en", now=timezone.now())
        return sent.first

    case = acting.the_case()
    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(alone, [send, send])) == [False, True]
    with as_role("candour_worker"):
        intake.take_all()
    assert case.consents.count() == 1
    assert models.Task.objects.filter(case=case, kind="check_consent").count() == 1


def test_SEC_21_who_is_complained_against_is_barred_for_that_also_while_somebody_bars_them_for_less() -> None:
    factories.received()
    case, (mate, colleague), subject = models.Case.objects.get(), people("handler"), serving("Subject")
    identified(case, subject)
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            by, now = actors.person(colleague), timezone.now()
            actions.people.declare_conflict(case.id, user_id=mate.pk, by=by, now=now)
            admin = actors.person(factories.person(role="administrator", email="admin@example.org"))
            link = partial(actions.people.bar_linked, mate.pk, serving_id=subject.pk, by=admin, now=now)
            linking = threads.submit(alone, link)
            wait_until_all_wait([linking])
        linking.result()
    assert models.Barred.objects.get(case=case, user_id=mate.pk).why == "person complained against"

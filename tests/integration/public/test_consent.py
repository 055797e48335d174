"""The person who is asked agrees, or not, on their own phone; whoever asks sees nothing before it is checked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.casework import actions, assessment, consent_scope, models, task_kinds
from candour.correspondence import models as correspondence
from candour.intake import access_secret, bodies, consent_reply, passphrase
from candour.intake import models as intake
from candour.vault import row_security
from tests import acting, factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db


def finding(key: str) -> str:
    """What the law answers on the one case."""
    case = acting.the_case()
    found = assessment.assess(case, events=list(case.events.order_by("id")), today=timezone.localdate()).findings
    return next(one.answer for one in found if one.key == key)


def checked(
    answer: str = consent_scope.AGREED, *, scope: tuple[str, ...] = (consent_scope.WHOLE,), way: str = "spoken"
) -> None:
    """A person at the desk makes sure of it."""
    by = actors.person(factories.person())
    now = timezone.now()
    day = timezone.localdate(now)
    actions.consent.note(
        acting.the_case().id,
        answer=answer,
        scope=scope,
        way=way,
        given_on=day,
        how_checked="Rang them.",
        by=by,
        now=now,
    )
    acting.taken_in()


def test_the_words_for_the_other_person_are_as_hard_to_guess_and_lead_nowhere_else(public_client: Client) -> None:
    held, reference = acting.sent()
    asking = consent_reply.consent_secret_of(held)
    assert len(asking.words.split()) == passphrase.COUNT
    assert asking.words != held.words
    assert asking.handle not in (held.handle, held.tracking_handle)
    assert "We cannot find a complaint" in acting.followed(
        public_client, access_secret.AccessSecret(asking.secret), reference
    )
    assert "We cannot find this" in acting.opened(public_client, held.words, reference)


def test_who_is_asked_sees_who_asks_and_no_word_of_the_complaint(public_client: Client) -> None:
    held, reference = acting.sent(what_happened="Canary story", where="Canary Street")
    page = acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference)
    for shown in ("Sam Example", "Alex Canary", "Family or friend", "Greater Manchester Police"):
        assert shown in page
    assert "Canary story" not in page
    assert "Canary Street" not in page
    assert "sam@example.org" not in page
    assert set(public_client.cookies) <= {settings.CSRF_COOKIE_NAME}


@pytest.mark.parametrize(
    "case", ["other words", "no words of ours", "eight words", "unknown reference", "nothing known"]
)
def test_guesses_all_get_the_same_answer(public_client: Client, case: str) -> None:
    held, reference = acting.sent()
    right = consent_reply.consent_secret_of(held).words
    tried = {
        "other words": (reference, passphrase.encode(passphrase.new_secret())),
        "no words of ours": (reference, "correct horse battery"),
        "eight words": (reference, " ".join(right.split()[:8])),
        "unknown reference": ("7KQD-MW3X-CT9P", right),
        "nothing known": ("7KQD-MW3X-CT9P", passphrase.encode(passphrase.new_secret())),
    }[case]
    page = acting.opened(public_client, tried[1], tried[0])
    assert "We cannot find this" in page
    assert "Sam Example" not in page
    assert "sealed" not in page


def test_an_answer_needs_the_page_that_the_words_opened(public_client: Client) -> None:
    held, reference = acting.sent()
    sealed = acting.sealed_in(acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference))
    for forged in ("", "x", "A" * 5_000, sealed[:-4] + "AAAA", "🙂"):
        response = public_client.post("/consent/answer", {"sealed": forged} | acting.SIGNED | acting.today())
        assert response.status_code == 302
    assert public_client.get("/consent/answer").status_code == 302
    assert intake.Submission.objects.filter(kind=bodies.Kind.CONSENT).count() == 0


def test_REP_05_without_consent_it_is_kept_with_its_time_and_the_sender_sees_only_that(public_client: Client) -> None:
    held, reference = acting.sent()
    case = acting.the_case()
    assert case.received_at == case.made_at
    assert finding("representation_authorised") != "yes"
    page = acting.followed(public_client, held, reference)
    assert "we need to know from the person you act for" in page
    assert "Who looked at it" not in page
    assert "You hear from us by" not in page
    assert "a person will read it" not in page


def test_an_answer_by_words_changes_nothing_until_a_person_has_checked_it(public_client: Client) -> None:
    held, reference = acting.sent()
    received_at = acting.the_case().received_at
    acting.answered(public_client, held, reference)
    row = models.Consent.objects.get()
    assert (row.answer, row.checked, row.way) == (consent_scope.AGREED, False, "words")
    assert row.said["name"] == "Alex Canary"
    task = models.Task.objects.get(kind=task_kinds.CHECK_CONSENT)
    assert finding("representation_authorised") != "yes"
    assert "we need to know from the person" in acting.followed(public_client, held, reference)
    checked()
    assert finding("representation_authorised") == "yes"
    page = acting.followed(public_client, held, reference)
    assert "we need to know from the person" not in page
    assert "Who looked at it" in page
    task.refresh_from_db()
    assert task.outcome == "noted"
    assert acting.the_case().received_at == received_at


@pytest.mark.parametrize(
    ("scope", "shows", "hides"),
    [
        (("updates",), "a person will read it", "Who looked at it"),
        (("papers",), "a person will read it", "You hear from us by"),
        (("speak",), "a person will read it", "You hear from us by"),
    ],
)
def test_the_sender_sees_what_the_person_agreed_to_and_no_more(
    public_client: Client, scope: tuple[str, ...], shows: str, hides: str
) -> None:
    held, reference = acting.sent()
    checked(scope=scope)
    page = acting.followed(public_client, held, reference)
    assert shows in page
    assert hides not in page


@pytest.mark.parametrize("answer", ["stop", "no", "talk"])
def test_taking_it_back_with_the_same_words_counts_at_once(public_client: Client, answer: str) -> None:
    held, reference = acting.sent()
    checked()
    assert "Who looked at it" in acting.followed(public_client, held, reference)
    acting.answered(public_client, held, reference, answer=answer, scope=[], free="", name="")
    assert "we need to know from the person" in acting.followed(public_client, held, reference)
    assert finding("representation_authorised") != "yes"
    kind = task_kinds.TALK_CONSENT if answer == "talk" else task_kinds.CONSENT_ENDED
    assert models.Task.objects.filter(kind=kind, done_at=None).count() == 1


def test_less_counts_at_once_and_more_only_after_a_check(public_client: Client) -> None:
    held, reference = acting.sent()
    checked()
    acting.answered(public_client, held, reference, scope=["updates"])
    assert "Who looked at it" not in acting.followed(public_client, held, reference)
    acting.answered(public_client, held, reference, scope=["whole"])
    page = acting.followed(public_client, held, reference)
    assert "Who looked at it" not in page
    assert "a person will read it" in page


@pytest.mark.parametrize("free", ["no", "not-sure"])
def test_a_yes_that_is_not_free_is_no_yes_and_nobody_is_told(public_client: Client, free: str) -> None:
    held, reference = acting.sent()
    before = acting.followed(public_client, held, reference)
    page = acting.answered(public_client, held, reference, free=free, phone="07700 900461")
    row = models.Consent.objects.get()
    assert (row.answer, row.said["free"], row.scope) == (consent_scope.TALK, free, [])
    task = models.Task.objects.get(kind=task_kinds.TALK_CONSENT)
    assert task.details["phone"] == "07700 900461"
    assert task.due_on == timezone.localdate()
    assert acting.followed(public_client, held, reference).count("agree") == before.count("agree")
    again = acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference)
    assert "07700" not in again
    assert "07700" not in page
    assert 'value="agree" checked' not in again


def test_the_same_answer_sent_twice_is_there_once(public_client: Client) -> None:
    held, reference = acting.sent()
    page = acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference)
    fields = {"sealed": acting.sealed_in(page)} | acting.SIGNED | acting.today()
    for _time in range(2):
        assert public_client.post("/consent/answer", fields).status_code == 200
    acting.taken_in()
    intake.Submission.objects.filter(kind=bodies.Kind.CONSENT).update(taken_at=None)
    acting.taken_in()
    assert models.Consent.objects.count() == 1
    assert models.Task.objects.filter(kind=task_kinds.CHECK_CONSENT).count() == 1


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"answer": ""}, "Choose what you want to tell us"),
    ({"answer": "perhaps"}, "There is a problem"),
    ({"scope": []}, "Choose what they may do for you"),
    ({"scope": ["everything"]}, "There is a problem"),
    ({"scope": ["whole", "updates"]}, "There is a problem"),
    ({"free": ""}, "Say if you feel free to choose"),
    ({"free": "maybe"}, "There is a problem"),
    ({"name": " \t"}, "Enter your full name"),
    ({"name": "a" * 301}, "characters"),
    ({"day-day": "", "day-month": "", "day-year": ""}, "Enter today"),
    ({"day-day": "31", "day-month": "2"}, "There is a problem"),
    ({"day-year": "2999"}, "This day has not come yet"),
    ({"phone": "1" * 301}, "characters"),
    ({"contact_notes": "a" * 2_001}, "characters"),
    ({"text": "a" * 5_001}, "characters"),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_what_cannot_be_used_is_said_and_comes_back(public_client: Client, changes: dict[str, Any], says: str) -> None:
    held, reference = acting.sent()
    said = {"contact_notes": "Typed before"} | changes
    page = acting.answered(public_client, held, reference, **said)
    assert "There is a problem" in page
    assert says in page
    assert "contact_notes" in changes or "Typed before" in page
    assert not models.Consent.objects.exists()
    again = public_client.post("/consent/answer", {"sealed": acting.sealed_in(page)} | acting.SIGNED | acting.today())
    assert "We have your answer" in again.content.decode()


@pytest.mark.parametrize("strange", ["<script>alert(1)</script>", "𝕳𝖊𝖑𝖑𝖔 🎥", "‮abc", "'; DROP TABLE x; --", "اسمي"])
def test_strange_signs_are_kept_as_they_were_typed(public_client: Client, strange: str) -> None:
    held, reference = acting.sent()
    acting.answered(public_client, held, reference, name=strange, text=strange, phone=strange)
    said = models.Consent.objects.get().said
    assert (said["name"], said["text"], said["phone"]) == (strange, strange, strange)


def test_a_stale_form_token_gives_the_page_back_with_what_was_typed(public_client: Client) -> None:
    held, reference = acting.sent()
    sealed = acting.sealed_in(acting.opened(public_client, consent_reply.consent_secret_of(held).words, reference))
    client = Client(enforce_csrf_checks=True)
    response = client.post("/consent/answer", {"sealed": sealed, "name": "Typed just now"})
    assert response.status_code == 200
    assert "Typed just now" in response.content.decode()
    assert "Nothing was sent yet" in response.content.decode()
    assert client.post("/consent/answer", {"name": "x"}).status_code == 302


def test_it_speaks_welsh(public_client: Client) -> None:
    held, reference = acting.sent()
    response = public_client.post(
        "/cy/consent", {"reference": reference, "words": consent_reply.consent_secret_of(held).words}
    )
    page = response.content.decode()
    assert "A gaiff y person hwn weithredu" in page
    said = {"sealed": acting.sealed_in(page)} | acting.SIGNED | acting.today()
    assert "Mae eich ateb gyda ni" in public_client.post("/cy/consent/answer", said).content.decode()
    assert "Caiff rhywun weithredu" in public_client.get("/cy/consent/form").content.decode()


def test_the_words_to_give_on_are_shown_to_the_sender_and_to_nobody_else(public_client: Client) -> None:
    held, reference = acting.sent()
    given = consent_reply.consent_secret_of(held).words
    assert public_client.get("/consent/words").status_code == 302
    public_client.post("/my-complaint", {"reference": reference, "words": held.words})
    page = public_client.get("/consent/words").content.decode()
    assert given in page
    assert held.words not in page
    own, own_reference = acting.sent(for_whom="me", agreement=None)
    public_client.post("/my-complaint", {"reference": own_reference, "words": own.words})
    assert public_client.get("/consent/words").status_code == 302


def test_a_row_that_was_put_under_another_handle_does_not_open(public_client: Client) -> None:
    first, reference = acting.sent()
    second, _other = acting.sent()
    other = correspondence.ConsentRequest.objects.get(handle=consent_reply.consent_secret_of(second).handle)
    own = correspondence.ConsentRequest.objects.filter(handle=consent_reply.consent_secret_of(first).handle)
    own.update(sealed=bytes(other.sealed))
    assert "We cannot find this" in acting.opened(
        public_client, consent_reply.consent_secret_of(first).words, reference
    )


def test_SEC_08_the_door_reads_the_one_row_whose_handle_it_knows(public_client: Client) -> None:
    first, _reference = acting.sent()
    acting.sent()
    row_security.know_place(consent_reply.consent_secret_of(first).handle)
    with as_role("candour_public"):
        assert [row.handle for row in correspondence.ConsentRequest.objects.all()] == [
            consent_reply.consent_secret_of(first).handle
        ]
    row_security.know_place("0" * 64)
    with as_role("candour_public"):
        assert not correspondence.ConsentRequest.objects.exists()


@pytest.mark.parametrize("relationship", ["parent", "guardian"])
def test_REP_03_a_parent_or_guardian_of_a_child_under_16_needs_nobody_s_signature(
    public_client: Client, relationship: str
) -> None:
    born = (timezone.localdate() - timedelta(days=10 * 366)).isoformat()
    held, reference = acting.sent(
        their_age="under-16", relationship=relationship, agreement=None, their_born=born, child_rights="yes"
    )
    assert finding("representation_authorised") == "yes"
    assert "a person will read it" in acting.followed(public_client, held, reference)
    assert not correspondence.ConsentRequest.objects.exists()


@pytest.mark.parametrize(
    ("age", "relationship", "years"),
    [("under-16", "foster-carer", 10), ("under-16", "parent", 17), ("16-or-17", "parent", 0)],
)
def test_REP_04_everyone_else_waits_for_consent(public_client: Client, age: str, relationship: str, years: int) -> None:
    born = (timezone.localdate() - timedelta(days=years * 366)).isoformat() if years else None
    held, reference = acting.sent(
        their_age=age, relationship=relationship, agreement="not-asked" if not years else None, their_born=born
    )
    assert "we need to know from the person" in acting.followed(public_client, held, reference)


def test_nobody_has_to_agree_for_someone_who_died(public_client: Client) -> None:
    held, reference = acting.sent(their_age="died", agreement=None)
    assert "a person will read it" in acting.followed(public_client, held, reference)


def test_in_the_month_in_which_the_child_turns_16_they_are_asked_themselves(public_client: Client) -> None:
    today = timezone.localdate()
    birthday = (today + timedelta(days=200)).replace(day=20)
    acting.sent(
        their_age="under-16",
        relationship="parent",
        agreement=None,
        child_rights="yes",
        their_born=birthday.replace(year=birthday.year - 16).isoformat(),
    )
    task = models.Task.objects.get(kind=task_kinds.TURNS_16)
    assert task.due_on == birthday.replace(day=1)
    assert acting.the_case().facts.get(key="complainant.age").value == "15"


def test_no_such_task_for_a_small_child(public_client: Client) -> None:
    acting.sent(their_age="under-16", relationship="parent", agreement=None, their_born="2024-03-01")
    assert not models.Task.objects.filter(kind=task_kinds.TURNS_16).exists()

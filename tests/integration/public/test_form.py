"""The form at the door: groups without a script, people by number, words kept as typed, and time that runs out."""

from __future__ import annotations

import dataclasses
import html
import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.intake import access_secret, autosaved, drafts, equality, models, questions, submit
from candour.public import draft_cookie, receipt_cookie
from candour.worker import intake
from tests import factories
from tests.integration.public.test_bad_input import begun, stored
from tests.roles import as_role

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    """The page."""
    return html.unescape(response.content.decode())


def seen(client: Client, address: str) -> str:
    """The hidden number that the page carries."""
    found = re.search(r'name="seen" value="(\d+)"', client.get(address).content.decode())
    assert found
    return found[1]


def test_another_group_comes_without_a_script_and_nothing_typed_is_lost(public_client: Client) -> None:
    held = begun(public_client)
    typing = {"witnesses-1-who": "A man with a green hat", "witnesses-1-may_contact": "yes"}
    page = text_of(public_client.post("/complain/witnesses", typing | {"add": "witnesses"}))
    assert "A man with a green hat" in page
    assert 'name="witnesses-2-who"' in page
    assert "autofocus" in page.split('name="witnesses-2-who"')[1].split(">")[0]
    assert "There is a problem" not in page
    more = typing | {"witnesses-2-who": "A woman with a pram"}
    page = text_of(public_client.post("/complain/witnesses", more | {"remove": "witnesses-1"}))
    assert "A woman with a pram" in page
    assert "green hat" not in page
    assert 'name="witnesses-2-who"' not in page
    assert public_client.post("/complain/witnesses", more).status_code == 302
    assert stored(held)["witnesses"] == [
        {"who": "A man with a green hat", "may_contact": "yes"},
        {"who": "A woman with a pram"},
    ]


@pytest.mark.parametrize("pressed", ["witnesses-99", "witnesses-", "x", "-1", "witnesses-1-who", "\x00"])
def test_a_group_that_is_not_there_cannot_be_removed(public_client: Client, pressed: str) -> None:
    begun(public_client)
    typing = {"witnesses-1-who": "A man in a red coat", "remove": pressed}
    assert "A man in a red coat" in text_of(public_client.post("/complain/witnesses", typing))


def test_people_are_described_one_by_one(public_client: Client) -> None:
    held = begun(public_client, officer_looks="")
    went = public_client.post("/complain/who", {"how_many": "two", "then": "person"})
    assert went["Location"] == "/complain/the-person?n=1"
    way = [went["Location"]]
    for fields in ({"their_role": "officer", "know_who": "no"}, {"looks_hair": "Red"}, {"camera": "yes"}):
        went = public_client.post(way[-1], fields)
        way.append(went["Location"])
    assert way[1:] == ["/complain/their-looks?n=1", "/complain/their-kit?n=1", "/complain/who"]
    assert public_client.post("/complain/who", {"how_many": "two", "then": "person"})["Location"].endswith("?n=2")
    public_client.post("/complain/the-person?n=2", {"their_role": "staff"})
    public_client.post("/complain/their-name?n=2", {"officer_name": "Smith"})
    page = text_of(public_client.get("/complain/who"))
    assert "Person 1" in page
    assert "Smith" in page
    public_client.post("/complain/who", {"remove": "people-1"})
    assert stored(held)["people"] == [{"their_role": "staff", "officer_name": "Smith"}]
    assert public_client.post("/complain/who", {"how_many": "one"})["Location"] == "/complain/effects"


@pytest.mark.parametrize("number", ["0", "3", "99", "-1", "x", "", "9" * 400, "١"])
def test_a_person_that_is_not_there_leads_to_the_list(public_client: Client, number: str) -> None:
    begun(public_client)
    answer = public_client.get(f"/complain/the-person?n={number}")
    assert answer.status_code in (200, 302)
    if answer.status_code == 302:
        assert answer["Location"] == "/complain/who"


def test_what_is_typed_is_kept_as_it_is_and_shown_again(public_client: Client) -> None:
    held = begun(public_client)
    wild = "half a sent\u202e😀 <script>" + "x" * 9_000
    number = seen(public_client, "/complain/where")
    answer = public_client.post("/complain/where/keep", {"where": wild, "seen": number})
    assert answer.status_code == 204
    assert not answer.cookies
    assert stored(held)["where"] == factories.answers()["where"]
    page = public_client.get("/complain/where").content.decode()
    assert html.escape(wild) in page
    assert "There is a problem" not in page
    check = text_of(public_client.get("/complain/check"))
    assert "There is more that you typed" in check
    public_client.post("/complain/where", {"where": "By the bridge", "seen": number})
    assert stored(held)["where"] == "By the bridge"
    assert "There is more that you typed" not in text_of(public_client.get("/complain/check"))


def test_words_that_come_late_do_not_undo_what_was_saved(public_client: Client) -> None:
    held = begun(public_client)
    number = seen(public_client, "/complain/where")
    public_client.post("/complain/where", {"where": "By the bridge", "seen": number})
    public_client.post("/complain/where/keep", {"where": "By the", "seen": number})
    assert autosaved.fields_of(stored(held), "where") is None
    assert "By the bridge" in text_of(public_client.get("/complain/where"))


def test_a_page_with_something_wrong_keeps_what_was_typed_all_the_same(public_client: Client) -> None:
    begun(public_client)
    sent = {"when-kind": "day", "when-exact-day": "31", "when-exact-month": "2", "when-words": "before lunch"}
    assert "There is a problem" in text_of(public_client.post("/complain/when", sent | {"seen": "0"}))
    again = text_of(public_client.get("/complain/when"))
    assert "before lunch" in again
    assert 'value="31"' in again


def test_nothing_is_kept_where_there_is_no_place_yet(public_client: Client) -> None:
    assert public_client.post("/complain/where/keep", {"where": "x"}).status_code == 204
    assert models.Draft.objects.count() == 0
    assert public_client.post("/complain/nothing/keep", {"where": "x"}).status_code == 404
    assert public_client.get("/complain/where/keep").status_code == 405


def test_a_keep_without_a_token_is_refused_and_a_place_that_left_gets_nothing(public_client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    held = begun(strict)
    assert strict.post("/complain/where/keep", {"where": "x"}).status_code == 403
    assert autosaved.fields_of(stored(held), "where") is None
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = draft_cookie.LEFT
    answer = public_client.post("/complain/where/keep", {"where": "x"})
    assert answer.status_code == 303
    assert not answer.cookies


def old(held: access_secret.AccessSecret, *, minutes: int) -> str:
    """The cookie of a place that was used that long ago."""
    return f"{held.cookie}.{int(timezone.now().timestamp()) - minutes * 60}"


def test_a_page_left_open_for_an_hour_asks_for_the_words_and_loses_nothing(public_client: Client) -> None:
    held = begun(public_client)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = old(held, minutes=61)
    for address in ("/complain/where", "/complain/check"):
        answer = public_client.get(address)
        assert answer.status_code == 302
        assert "Sample Street" not in answer.content.decode()
    assert public_client.get("/complain/where")["Location"] == "/complain/come-back"
    assert "Nothing was sent from here for an hour" in text_of(public_client.get("/complain/come-back"))
    assert "Sample Street" not in text_of(public_client.get("/complain"))
    words = {"reference": drafts.find(held, today=timezone.localdate()).reference, "words": held.words}  # type: ignore[union-attr]
    assert public_client.post("/complain/come-back", words).status_code == 303
    assert "Sample Street" in text_of(public_client.get("/complain/where"))


def test_what_is_sent_from_a_page_that_was_open_too_long_is_saved(public_client: Client) -> None:
    held = begun(public_client)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = old(held, minutes=600)
    assert public_client.post("/complain/where", {"where": "Typed for ten hours"}).status_code == 302
    assert stored(held)["where"] == "Typed for ten hours"
    assert stored(held)["name"] == "Sam Example"
    assert models.Draft.objects.count() == 1


def test_staying_starts_the_hour_anew(public_client: Client) -> None:
    held = begun(public_client)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = old(held, minutes=59)
    page = text_of(public_client.get("/complain/where"))
    assert f'data-warn-after="{55 * 60}"' in page
    assert "Stay on this page" in page
    assert public_client.post("/complain/stay").status_code == 204
    _secret, _dot, at = public_client.cookies[settings.DRAFT_COOKIE_NAME].value.partition(".")
    assert abs(int(at) - timezone.now().timestamp()) < 60


@pytest.mark.parametrize("value", ["{}.", "{}.x", "{}.-5", "{}.99999999999999999999"])
def test_a_strange_time_in_the_cookie_is_no_fault(public_client: Client, value: str) -> None:
    held = begun(public_client)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = value.format(held.cookie)
    assert public_client.get("/complain/where").status_code == 200


def test_one_button_skips_all_questions_about_fairness(public_client: Client) -> None:
    held = begun(public_client)
    assert "Skip these questions" in text_of(public_client.get("/complain/fairness"))
    went = public_client.post("/complain/fairness", {"eq_age": "no-such-age", "then": "skip"})
    assert went["Location"] == "/complain/before-you-send"
    assert "eq_age" not in stored(held)


def test_the_rest_can_be_left_out_once_the_story_is_told(public_client: Client) -> None:
    begun(public_client, wanted=[])
    assert "Save and go to the end" in text_of(public_client.get("/complain/main-things"))
    assert "Save and go to the end" not in text_of(public_client.get("/complain/safe-contact"))
    went = public_client.post("/complain/main-things", {"main_things-1-thing": "The shouting", "then": "check"})
    assert went["Location"] == "/complain/what-you-want?from=check"
    went = public_client.post(went["Location"], {"wanted": ["sorry"]})
    assert went["Location"] == "/complain/check"
    assert "The shouting" in text_of(public_client.get("/complain/check"))


def test_help_is_shown_at_once_to_who_is_not_safe(public_client: Client) -> None:
    begun(public_client)
    went = public_client.post("/complain/effects", {"safe_now": "no"})
    assert went["Location"] == "/complain/not-safe"
    page = text_of(public_client.get(went["Location"]))
    assert "call 999" in page
    assert "55" in page
    assert "18000" in page


def test_the_person_is_told_when_the_draft_ends_and_what_is_done(public_client: Client) -> None:
    begun(public_client)
    public_client.post("/complain/where", {"where": "x"})
    page = text_of(public_client.get("/complain"))
    assert "We keep what you have written until" in page
    assert "Begun" in page
    assert "Not begun" in page


def test_a_receipt_of_every_answer_fits_the_cookies_of_any_browser(public_client: Client) -> None:
    held = begun(public_client)
    answers = {question.key: "x" for page in questions.PAGES if not page.kept_out for question in page.questions}
    proof = receipt_cookie.receipt.make(reference="7KQD-MW3X-CT9P", made_at=timezone.now(), answers=answers)
    response = public_client.get("/complain/where")
    receipt_cookie.write(response, held, reference="7KQD-MW3X-CT9P", at=timezone.now(), proof=proof)
    for name in receipt_cookie.names():
        assert len(response.cookies[name].OutputString()) < 4_096
        public_client.cookies[name] = response.cookies[name].value
    request = public_client.get("/complain/sent").wsgi_request
    found = receipt_cookie.read(request, held)
    assert found is not None
    assert found.answers[drafts.RECEIPT] == proof


def sent_with_fairness(public_client: Client) -> None:
    """Someone answers about fairness, checks and sends; the worker takes it in."""
    begun(public_client, eq_age="25-34", eq_ethnic_group="white-irish", safe_now="no", knows_staff="yes")
    page = public_client.get("/complain/check").content.decode()
    assert "25 to 34" in page
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)
    assert sealed
    assert public_client.post("/complain/check", {"sealed": sealed[1], "declaration": "yes"}).status_code == 303
    with as_role("candour_worker"):
        assert intake.take_all() == 1


def test_answers_about_fairness_go_to_a_table_of_their_own(public_client: Client) -> None:
    sent_with_fairness(public_client)
    row = models.EqualityAnswers.objects.get()
    assert row.answers == {"eq_age": "25-34", "eq_ethnic_group": "white-irish"}
    assert row.quarter == equality.quarter(timezone.now())
    submission = models.Submission.objects.get()
    assert row.link == equality.link(submission.id)
    assert submission.id.hex not in row.link


def test_answers_about_fairness_are_nowhere_at_the_desk(desk_client: Client) -> None:
    sent = factories.complaint(safe_now="no", knows_staff="yes", people=[{"knows_them": "partner"}])
    submit.submit(dataclasses.replace(sent, body=dataclasses.replace(sent.body, equality={"eq_age": "25-34"})))
    with as_role("candour_worker"):
        intake.take_all()
    assert models.EqualityAnswers.objects.count() == 1
    desk_client.force_login(factories.person())
    case = re.search(r'href="(/case/[^"]+)"', desk_client.get("/").content.decode())
    assert case
    shown = desk_client.get(case[1]).content.decode()
    for said in ("Urgent", "Knows someone who works here", "Partner or relative of the person complained against"):
        assert said in shown
    assert "25 to 34" not in shown
    assert "eq_age" not in shown


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("candour_public", set()),
        ("candour_desk", set()),
        ("candour_auditor", set()),
        ("candour_worker", {"INSERT"}),
        ("candour_reporting", {"SELECT"}),
    ],
)
def test_only_reporting_reads_about_fairness_and_only_the_worker_writes(role: str, may: set[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT right_ FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) right_"
            " WHERE has_table_privilege(%s, 'intake_equalityanswers', right_)",
            [role],
        )
        assert {row[0] for row in cursor.fetchall()} == may


def test_reporting_reads_nothing_else() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND has_table_privilege('candour_reporting', oid, 'SELECT')"
        )
        assert {row[0] for row in cursor.fetchall()} == {"intake_equalityanswers"}


def test_taken_in_twice_they_are_there_once(public_client: Client) -> None:
    sent_with_fairness(public_client)
    sent = factories.complaint()
    known = models.Submission.objects.get().id
    again = dataclasses.replace(sent, body=dataclasses.replace(sent.body, equality={"eq_age": "75-up"}))
    with as_role("candour_worker"):
        equality.keep(again, submission=known)
    assert [row.answers["eq_age"] for row in models.EqualityAnswers.objects.all()] == ["25-34"]

"""The sender follows the complaint: stage, next date, and everyone who looked, by role and time."""

from __future__ import annotations

import html
from datetime import datetime, time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour import directory
from candour.accounts import actors
from candour.casework import actions
from candour.casework import models as casework
from candour.correspondence import models
from candour.intake import access_secret, bodies, submit
from candour.public import tracking as tracking_page
from candour.worker import intake, tracking_projection
from complaintlaw import life
from tests import factories
from tests.chain import tell_all
from tests.roles import as_role

pytestmark = pytest.mark.django_db


def sent(**changes: object) -> tuple[access_secret.AccessSecret, str]:
    """A complaint that someone holds the words for, taken in by the worker: their place, the reference."""
    held = access_secret.new()
    complaint = factories.sent(bodies.ComplaintBody(answers=factories.answers(**changes), follower=held.follower))
    with as_role("candour_public"):
        submit.submit(complaint)
    with as_role("candour_worker"):
        intake.take_all()
    return held, complaint.header.reference


def test_reference_and_words_open_the_complaint(public_client: Client) -> None:
    held, reference = sent()
    assert public_client.get("/my-complaint").status_code == 200
    response = public_client.post("/my-complaint", {"reference": reference, "words": held.words}, follow=True)
    text = response.content.decode()
    assert reference in text
    assert "a person will read it" in text
    assert "Greater Manchester Police" in text
    assert "Nobody has opened it yet" in text


def test_wrong_words_and_an_unknown_reference_get_the_same_answer(public_client: Client) -> None:
    held, reference = sent()
    other = access_secret.new()
    answers = [
        public_client.post("/my-complaint", {"reference": asked, "words": words}).content.decode()
        for asked, words in (
            (reference, other.words),
            ("7KQD-MW3X-CT9P", held.words),
            ("7KQD-MW3X-CT9P", other.words),
            (reference, "not nine words"),
        )
    ]
    assert all("We cannot find a complaint" in answer for answer in answers)
    assert settings.DRAFT_COOKIE_NAME not in public_client.cookies


def test_M2_every_look_at_the_file_is_told_by_role_and_not_by_name(public_client: Client, desk_client: Client) -> None:
    held, _reference = sent()
    user = factories.person()
    desk_client.force_login(user)
    case = casework.Case.objects.get()
    for _ in range(3):
        assert desk_client.get(f"/case/{case.id}/").status_code == 200
    tell_all()
    shown = tracking_projection.tracking.find(held.tracking_handle, private=held.tracking_pair[0])
    assert shown is not None
    assert [role for role, _at in shown["parts"][0]["looks"]] == ["handler"] * 3
    assert user.name not in str(shown)


def test_the_row_tells_nothing_without_the_words() -> None:
    sent(name="Canary Name", what_happened="canary story")
    row = models.Projection.objects.get()
    assert b"anary" not in bytes(row.sealed)
    assert (len(bytes(row.sealed)) - 61) % 1024 == 0


def test_SEC_08_the_public_role_gets_one_row_by_its_handle_and_no_other() -> None:
    held, _ = sent()
    sent()
    with as_role("candour_public"):
        assert models.Projection.objects.count() == 0
        assert tracking_projection.tracking.find(held.tracking_handle, private=held.tracking_pair[0]) is not None


def test_the_sender_is_told_whether_the_video_was_kept_in_both_languages(public_client: Client) -> None:
    held, reference = sent(camera="yes", when=timezone.localdate().isoformat())
    task = casework.Task.objects.get()
    assert (task.about, task.case) == ("body-worn", casework.Case.objects.get())
    signed_in = {"reference": reference, "words": held.words}
    assert "We are still looking for it" in public_client.post("/my-complaint", signed_in, follow=True).content.decode()
    by = actors.person(factories.person())
    said = {"searched": "Canary search in the store.", "reason": "The camera was off. <b>", "told": ""}
    for outcome, words, welsh in (
        ("none", "We looked for it, and there is none.", "Buom yn chwilio amdano, ac nid oes dim."),
        ("held", "We have kept it.", "Rydym wedi ei gadw."),
    ):
        actions.tasks.finish(task.pk, outcome=outcome, **said, by=by, now=timezone.now())
        tell_all()
        page = public_client.get("/my-complaint").content.decode()
        assert words in page
        assert "The camera was off. &lt;b&gt;" in page
        assert "Canary search" not in page
        assert welsh in public_client.get("/cy/my-complaint").content.decode()


def test_video_that_is_looked_for_too_late_is_not_said_to_come_by_a_day_that_is_over(public_client: Client) -> None:
    held, reference = sent(camera="not-sure")
    casework.Task.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    tell_all()
    page = public_client.post("/my-complaint", {"reference": reference, "words": held.words}, follow=True)
    assert "We are late with this" in page.content.decode()


def opened(client: Client, held: access_secret.AccessSecret, reference: str) -> str:
    """The page of a complaint, with what the worker tells of it now."""
    tell_all()
    return client.post("/my-complaint", {"reference": reference, "words": held.words}, follow=True).content.decode()


def written(days: int) -> str:
    """The day that is so many days from today, as the page writes it."""
    day = timezone.localdate() + timedelta(days=days)
    return f"{day.day} {day:%B %Y}"


def test_the_sender_is_told_by_when_they_hear_and_not_by_when_the_iopc_does(public_client: Client) -> None:
    held, reference = sent()
    case, by, now = casework.Case.objects.get(), actors.person(factories.person()), timezone.now()
    actions.facts.note(case.id, path="allegations[1].about", value="conduct", by=by, now=now)
    actions.facts.note(case.id, path="allegations[1].descriptions", value=["serious_assault"], by=by, now=now)
    actions.facts.note_became_clear(case.id, at=now, to_whom="duty officer", by=by, now=now)
    case.refresh_from_db()
    assert (case.next_due, case.next_due_on) == ("Refer to the IOPC", timezone.localdate() + timedelta(days=1))
    page = opened(public_client, held, reference)
    assert f"You hear from us by {written(28)} at the latest." in page
    assert written(1) not in page


def received_30_days_ago() -> None:
    """Every case came in then: at noon of a day here, whatever the clocks did since."""
    then = datetime.combine(timezone.localdate() - timedelta(days=30), time(12), timezone.get_current_timezone())
    casework.Case.objects.update(made_at=then, received_at=then)


def test_a_day_that_is_over_is_said_to_be_late_and_not_to_come(public_client: Client) -> None:
    held, reference = sent()
    received_30_days_ago()
    page = opened(public_client, held, reference)
    assert f"You should have heard from us by {written(-2)}. We are late with this." in page
    assert "You hear from us by" not in page


@pytest.mark.parametrize("way", ["none", "website"])
def test_who_wants_no_contact_is_promised_none_also_when_a_day_is_over(public_client: Client, way: str) -> None:
    held, reference = sent(contact_ways=[way])
    assert "We do not contact you. Come back here to see how it is going." in opened(public_client, held, reference)
    received_30_days_ago()
    page = opened(public_client, held, reference)
    assert "We do not contact you. Come back here to see how it is going." in page
    assert "Nid ydym yn cysylltu â chi." in public_client.get("/cy/my-complaint").content.decode()
    assert "heard from us" not in page
    assert "You hear from us" not in page


@pytest.mark.parametrize("state", sorted(life.ENDED))
def test_who_follows_a_complaint_that_has_ended_is_promised_no_more_news(
    public_client: Client, state: life.State
) -> None:
    held, reference = sent()
    casework.Case.objects.update(state=state.name)
    page = opened(public_client, held, reference)
    assert str(tracking_page.STAGES[state.name]) in html.unescape(page)
    assert "You hear from us by" not in page
    assert "You should have heard" not in page


@pytest.mark.parametrize(
    ("about", "behind_101"), [(["chief"], False), (["chief", "person"], False), (["person"], True)]
)
def test_whose_complaint_the_force_does_not_have_is_not_sent_to_the_force_with_questions(
    public_client: Client, about: list[str], behind_101: bool
) -> None:
    held, reference = sent(about=about)
    page = opened(public_client, held, reference)
    main = page[page.index("<main") : page.index("</main")]
    assert ("call 101 and give your reference" in main) is behind_101
    assert ("and give your reference" in main) is True
    assert (directory.local_policing_body(settings.FORCE).website in main) is not behind_101

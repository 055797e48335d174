"""From Send to a case: once, sealed, and by the worker alone."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from candour.casework import models
from candour.intake import bodies, short_messages, submit
from candour.intake import models as intake_models
from candour.worker import intake
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_submission_becomes_one_case_with_the_words_as_they_were_said() -> None:
    story = "Line one\nمرحبا 😀 <script>alert(1)</script>"
    reference = factories.received(what_happened=story)
    case = models.Case.objects.get()
    assert case.submission_reference == reference
    assert case.reference != reference
    assert case.state == "RECEIVED"
    assert case.statements.get().answers["what_happened"] == story


def test_sending_the_same_complaint_twice_gives_one_case() -> None:
    complaint = factories.complaint()
    assert submit.submit(complaint).first is True
    assert submit.submit(complaint).first is False
    assert intake.take_all() == 1
    assert models.Case.objects.count() == 1


def test_receiving_again_makes_nothing_new() -> None:
    factories.received()
    intake_models.Submission.objects.update(taken_at=None)
    assert intake.take_all() == 1
    assert models.Case.objects.count() == 1


def test_nothing_said_can_be_read_in_the_rows() -> None:
    factories.received(what_happened="xylophone canary", name="Quentin Canary", email="canary@example.org")
    for model in (intake_models.Submission, models.Statement, models.Person):
        for row in model.objects.all():
            held = b"".join(bytes(v) for v in row.__dict__.values() if isinstance(v, bytes | memoryview))
            text = json.dumps({k: str(v) for k, v in row.__dict__.items() if not isinstance(v, bytes)})
            assert b"anary" not in held
            assert "anary" not in text


def test_a_submission_that_cannot_be_opened_is_set_aside_and_holds_up_no_other() -> None:
    submit.submit(factories.complaint())
    intake_models.Submission.objects.update(sealed=b"\x02" + bytes(80))
    complaint = factories.complaint()
    submit.submit(complaint)
    intake.take_all()
    assert models.Case.objects.get().submission_reference == complaint.header.reference
    assert intake_models.Submission.objects.get(taken_at=None).trouble == "cannot be opened"


def test_a_complaint_about_the_chief_officer_goes_to_the_local_policing_body_first() -> None:
    factories.received(about=["chief", "person"])
    assert models.Case.objects.get().authority == "lpb-greater-manchester"


def test_three_dates_are_kept_apart() -> None:
    factories.received()
    case = models.Case.objects.get()
    assert case.made_at <= case.received_at <= timezone.now()
    assert set(case.events.values_list("kind", flat=True)) == {"made", "received"}


@pytest.mark.parametrize("ahead", [timedelta(milliseconds=300), timedelta(days=20)])
def test_what_is_dated_after_now_is_taken_in_with_its_time(ahead: timedelta) -> None:
    sent = factories.sent(bodies.ComplaintBody(answers=factories.answers(camera="yes")), made_at=timezone.now() + ahead)
    submit.submit(sent)
    intake.take_all()
    case, made_at = models.Case.objects.get(), sent.header.made_at
    assert (case.received_at, intake_models.Submission.objects.get().trouble) == (made_at, "")
    assert all(made_at == event.happened_at <= event.noted_at for event in case.events.filter(kind="made"))
    assert models.Task.objects.filter(case=case).exists()


@pytest.mark.parametrize(
    "body",
    [bodies.HoldBody(where="A street"), bodies.ThanksBody(text="Kind words"), bodies.FeedbackBody(text="Kind words")],
)
def test_what_came_by_a_short_door_and_is_dated_after_now_is_taken_in(body: short_messages.Message) -> None:
    submit.submit(factories.sent(body, made_at=timezone.now() + timedelta(days=20)))
    intake.take_all()
    assert intake_models.Submission.objects.get().trouble == ""
    assert models.Task.objects.exists()

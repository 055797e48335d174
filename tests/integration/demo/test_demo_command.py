"""`candour demo`: cases by the real path, sign-ins, and never where real people complain."""

import io
import random
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts import models as accounts
from candour.casework import models, queries
from candour.demo import figures, make_cases, signins
from candour.intake import models as intake
from complaintlaw import life

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path: Path) -> Path:
    """Where the sign-ins are written down."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def _demo(*, cases: int, **options: object) -> str:
    out = io.StringIO()
    call_command("demo", cases=cases, stdout=out, **options)
    return out.getvalue()


def _person(role: str, authority: str = "greater-manchester") -> actors.Actor:
    return actors.person(accounts.User.objects.get(role=role, authority=authority))


def test_it_makes_as_many_cases_as_asked_and_says_so() -> None:
    assert _demo(cases=30) == "30 invented cases made.\n"
    assert models.Case.objects.count() == 30
    assert intake.Submission.objects.exclude(taken_at=None).count() == 30


def test_most_older_cases_are_logged_in_different_words_and_the_newest_are_not() -> None:
    _demo(cases=60)
    now = timezone.now()
    older = models.Case.objects.filter(received_at__lt=now - timedelta(days=12))
    assert older.count() > 20
    assert older.filter(logged_at=None).count() < older.count() / 5
    logged = models.Decision.objects.all()
    assert len({decision.reasons for decision in logged}) > 12
    assert {case.state for case in older.exclude(logged_at=None)} == {life.State.INITIAL_CONTACT.name}
    assert models.Case.objects.filter(logged_at=None).exists()


def test_nothing_happens_before_it_was_made_nor_after_now() -> None:
    _demo(cases=40)
    now = timezone.now()
    for case in models.Case.objects.prefetch_related("events"):
        for event in case.events.all():
            assert case.made_at <= event.happened_at <= event.noted_at <= now


def test_what_is_due_next_is_what_one_action_after_another_would_have_left() -> None:
    _demo(cases=40)
    before = dict(models.Case.objects.values_list("id", "next_due_on"))
    for user in accounts.User.objects.filter(role__in=["handler", "lpb-handler"]):
        by = actors.person(user)
        for row in queries.inbox(by=by, today=timezone.localdate(), size=100):
            page = queries.case_page(row.id, by=by, today=timezone.localdate())
            due = [clock.due_on for clock in page.assessment.clocks if clock.due_on]
            assert before.pop(row.id) == min(due, default=None)
    assert before == {}


def test_each_demo_inbox_at_the_force_and_the_local_policing_body_has_cases() -> None:
    _demo(cases=40)
    today = timezone.localdate()
    for role in ("handler", "intake", "decision-maker", "manager"):
        assert len(queries.inbox(by=_person(role), today=today, size=100)) == 38
    assert len(queries.inbox(by=_person("lpb-handler", "lpb-greater-manchester"), today=today)) == 2
    assert queries.inbox(by=_person("handler", "gwent"), today=today) == []
    assert queries.inbox(by=_person("administrator"), today=today) == []


def test_the_sign_ins_are_written_down_and_work(data_dir: Path, desk_client: Client) -> None:
    _demo(cases=0)
    written = (data_dir / "demo-sign-ins.txt").read_text(encoding="utf-8")
    for one in signins.STAFF:
        assert one.email in written
        assert one.email.endswith("@example.org")
        assert desk_client.login(username=one.email, password=signins.PASSWORD)
    assert f"\nPassword for all: {signins.PASSWORD}\n" in written
    assert max(len(line) for line in written.splitlines()) < 100


def test_the_password_is_one_short_word_and_stands_in_the_readme() -> None:
    assert re.fullmatch(r"[a-z-]{8,16}", signins.PASSWORD)
    readme = Path(__file__).resolve().parents[3] / "README.md"
    assert f"`{signins.PASSWORD}`" in readme.read_text(encoding="utf-8")


def test_an_older_demo_gets_the_password_that_is_written_down(desk_client: Client) -> None:
    _demo(cases=0)
    someone = accounts.User.objects.get(email=signins.STAFF[0].email)
    someone.set_password("another one, of an older demo")
    someone.save()
    _demo(cases=0)
    assert desk_client.login(username=someone.email, password=signins.PASSWORD)


def test_only_if_empty_makes_nothing_the_second_time() -> None:
    _demo(cases=5, only_if_empty=True)
    people = accounts.User.objects.count()
    assert "none were made" in _demo(cases=5, only_if_empty=True)
    assert models.Case.objects.count() == 5
    assert accounts.User.objects.count() == people == len(signins.STAFF)


def test_it_refuses_where_real_people_complain(settings, data_dir: Path) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="only where DEMO=true"):
        _demo(cases=1)
    with pytest.raises(signins.OnlyInDemo):
        make_cases.make_cases(1, seed=1, now=timezone.now(), step=int)
    assert not models.Case.objects.exists()
    assert not accounts.User.objects.exists()
    assert list(data_dir.iterdir()) == []


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(CommandError, match="0 or more"):
        _demo(cases=-1)


def test_the_mix_is_that_of_the_published_year() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    made = list(make_cases.invent(2_000, now=now, chance=random.Random(1)))
    counted = Counter(one.account.category[0] for one in made if one.account.pile != "chief")
    for letter, share in figures.published().categories.items():
        assert counted[letter] / len(made) == pytest.approx(share, abs=0.04), letter
    recorded = sum(one.complaint.body.answers["how_to_start"] == "record" for one in made) / len(made)
    assert recorded == pytest.approx(figures.published().recorded_share, abs=0.12)


def test_a_whole_batch_is_made_or_none_of_it(monkeypatch) -> None:
    signins.make()
    with pytest.raises(ZeroDivisionError):
        make_cases.make_cases(60, seed=1, now=timezone.now(), step=lambda _count: 1 // 0)
    assert models.Case.objects.count() == make_cases.BATCH

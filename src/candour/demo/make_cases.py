"""Making invented cases by the path that real ones take: envelope, submission, record, log."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context

from django.db import connections
from django.utils import timezone

from candour.accounts import actors, models
from candour.casework import act, actions
from candour.demo import accounts, answering, deciding, figures, fuller, looking, people, signins, stories
from candour.directory import routing
from candour.intake import access_secret, bodies, drafts, envelope, equality, questions, submit, to_record
from candour.vault import case_keys

DAYS_BACK = 400
BATCH = 50
CHIEF_EVERY = 100
CHIEF_AT_LEAST = 2
HOURS_TO_LOG = 30
DAYS_BETWEEN_UPDATES = (14, 19, 21, 24, 25, 26, 26, 27, 27, 28)
BECAME_CLEAR_WITHIN = timedelta(days=2)
MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Invention:
    """A complaint that nobody made, and the account it was told from."""

    complaint: envelope.Envelope[bodies.ComplaintBody]
    account: accounts.Account


def make_cases(count: int, *, seed: int, now: datetime, step: Callable[[int], object], processes: int = 1) -> int:
    """Makes that many invented complaints, batch after batch, the oldest first; `step` is told how many
    more are done. With more processes, batches are made side by side, outside any transaction of the caller.

    The same seed and time give the same stories, people and decisions, however many processes there are;
    references and keys are always new. Raises OnlyInDemo.
    """
    signins.refuse_outside_demo()
    inventions = list(invent(count, now=now, chance=random.Random(seed)))
    starts = range(0, count, BATCH)
    batches = [inventions[start : start + BATCH] for start in starts]
    # Each batch has a chance of its own, so that it does not matter who makes which.
    chances = [random.Random(f"{seed} {start}") for start in starts]
    for made in _made(partial(_make_batch, now=now), batches, chances, processes=processes):
        step(made)
    with act.together():
        looking.came_by_short_doors(now=now)
    return count


def _made(
    make: Callable[[list[Invention], random.Random], int],
    batches: list[list[Invention]],
    chances: list[random.Random],
    *,
    processes: int,
) -> Iterator[int]:
    if processes < 2:
        yield from map(make, batches, chances)
        return
    connections.close_all()  # a connection cannot be shared with another process
    with ProcessPoolExecutor(processes, get_context("fork")) as pool:
        yield from pool.map(make, batches, chances)


def _make_batch(batch: list[Invention], chance: random.Random, *, now: datetime) -> int:
    desk = _desk()
    with act.together():
        for invention in batch:
            _make_one(invention, desk, now=now, chance=chance)
    case_keys.forget()
    return len(batch)


def invent(count: int, *, now: datetime, chance: random.Random) -> Iterator[Invention]:
    """That many complaints of the last 400 days, the oldest first and most of them recent. Stores nothing."""
    shape, deck = figures.published(), stories.Deck(chance)
    ages = sorted((DAYS_BACK * chance.random() ** 3 for _ in range(count)), reverse=True)
    about_chief = set(_spread(count, max(CHIEF_AT_LEAST, count // CHIEF_EVERY)))
    for number, age in enumerate(ages):
        pile = chance.choices(list(shape.categories), list(shape.categories.values()))[0]
        account = deck.deal(accounts.CHIEF if number in about_chief else pile)
        made_at = now - timedelta(days=age, seconds=30)
        yield Invention(
            complaint=_complaint(account, made_at, recorded_share=shape.recorded_share, chance=chance), account=account
        )


def _spread(count: int, wanted: int) -> range:
    """`wanted` places spread evenly over `count`; none when there is no room for them among others."""
    every = count // wanted
    return range(every - 1, count, every) if every > 1 else range(0)


def _complaint(
    account: accounts.Account, made_at: datetime, *, recorded_share: float, chance: random.Random
) -> envelope.Envelope[bodies.ComplaintBody]:
    who = people.invent(chance, names="any" if account.relation else account.names)
    local = timezone.localtime(made_at)
    story = stories.tell(account, town=who.town, made_at=local, chance=chance)
    body = bodies.ComplaintBody(
        answers=answering.answers(story, who, made_on=local.date(), recorded_share=recorded_share, chance=chance),
        equality=fuller.equality(random.Random(f"fair {story.text}")),
    )
    return envelope.from_web(
        body,
        reference=drafts.begin(access_secret.new(), today=local.date()).reference,
        language=account.language,
        made_at=made_at,
        questions_version=questions.VERSION,
    )


def _desk() -> dict[str, list[actors.Actor]]:
    """Who may log a complaint, for each authority that has somebody."""
    staff: dict[str, list[actors.Actor]] = {}
    emails = [one.email for one in signins.STAFF if one.role in {"handler", "intake", "lpb-handler"}]
    for user in models.User.objects.filter(email__in=emails).order_by("email"):
        staff.setdefault(user.authority, []).append(actors.person(user))
    return staff


def _make_one(
    invention: Invention, desk: dict[str, list[actors.Actor]], *, now: datetime, chance: random.Random
) -> None:
    complaint = invention.complaint
    submission = submit.submit(complaint).submission
    taken_at = complaint.header.made_at + MOMENT
    ids = actions.intake.receive(to_record.received(complaint, submission=submission), by=actors.worker(), now=taken_at)
    equality.keep(complaint, submission=submission)
    submit.mark_taken(submission, at=taken_at)
    about = frozenset(complaint.body.answers["about"])
    logged_at = office_hours(taken_at + timedelta(hours=chance.expovariate(1 / HOURS_TO_LOG)), chance=chance)
    for case_id, authority in zip(ids, routing.authorities(complaint.header.force, about=about), strict=True):
        handler = chance.choice(desk.get(authority) or [actors.worker(authority)])
        if logged_at < now and authority in desk:
            _work_on(case_id, invention, handler, logged_at=logged_at, now=now, chance=chance)


def _work_on(
    case_id: uuid.UUID,
    invention: Invention,
    handler: actors.Actor,
    *,
    logged_at: datetime,
    now: datetime,
    chance: random.Random,
) -> None:
    reasons = deciding.reasons(invention.account, chance)
    actions.intake.log(case_id, reasons=reasons, findings=[], by=handler, now=logged_at)
    noted_at = logged_at + timedelta(minutes=chance.randint(2, 50))
    if noted_at < now:
        for path, value in invention.account.facts.items():
            actions.facts.note(case_id, path=path, value=value, by=handler, now=noted_at)
        # Only of late: what was referred long ago would not be waiting any more.
        if any("descriptions" in path for path in invention.account.facts) and now - noted_at < BECAME_CLEAR_WITHIN:
            actions.facts.note_became_clear(case_id, at=logged_at, to_whom=handler.name, by=handler, now=noted_at)
    looking.found(case_id, by=handler, since=logged_at, now=now, chance=chance)
    _keep_informed(case_id, invention, handler, since=logged_at, now=now, chance=chance)


def _keep_informed(
    case_id: uuid.UUID,
    invention: Invention,
    handler: actors.Actor,
    *,
    since: datetime,
    now: datetime,
    chance: random.Random,
) -> None:
    """Updates about every four weeks until now, in a way the person chose; some wait a little for theirs."""
    ways = [way for way in invention.complaint.body.answers["contact_ways"] if way in actions.updates.WAYS] or [
        "letter"
    ]
    told = since
    while True:
        told = office_hours(told + timedelta(days=chance.choice(DAYS_BETWEEN_UPDATES)), chance=chance)
        if told >= now:
            return
        actions.updates.note_update(case_id, at=told, way=chance.choice(ways), by=handler, now=told)


def office_hours(moment: datetime, *, chance: random.Random) -> datetime:
    """That moment, or the next at which someone is at the desk: Monday to Friday, 8 to 18, local time."""
    local = timezone.localtime(moment)
    if local.weekday() < 5 and 8 <= local.hour < 18:
        return moment
    if local.hour >= 18:
        local += timedelta(days=1)
    while local.weekday() >= 5:
        local += timedelta(days=1)
    return local.replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(minutes=chance.randint(5, 170))

"""Watching how cases are looked at: patterns that a person in counter-corruption should see.

Goes along the chain of the audit, so that nothing is passed over. It judges nobody: an alert says what
was done, and a person asks why. There is one for each pattern, person and hour, which counts what follows.
"""

from __future__ import annotations

import enum
import uuid
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.audit import alerts, chain, models
from candour.casework import events, queries, reference
from candour.casework.actions import people
from candour.directory import register, ties
from candour.vault import blind_index, failpoints, keys, sealing

MANY = 20
WITHIN = timedelta(hours=1)
ROWS_AT_ONCE = 2_000
LOOK, SEARCH = "case.read", "search.made"
# What is written down about a case and is no work on it: nobody is at peace because they opened a file or stood back.
NO_WORK = frozenset({LOOK, "file.opened", events.ConflictDeclared.AUDIT})
CHANGES_WHO_IS_NEAR = {register.LINKED, register.TAKEN_IN, ties.DECLARED}
log = structlog.get_logger("candour.worker")


class Pattern(enum.StrEnum):
    """What was seen."""

    SELF_SEARCH = "searched for their own name"
    BARRED_SEARCH = "searched for what would find a case they are barred from"
    MANY_LOOKS = f"opened {MANY} or more cases within an hour and worked on none of them"


@dataclass(frozen=True, kw_only=True)
class _Search:
    """A search, opened."""

    event: models.AuditEvent
    user: uuid.UUID
    terms: str


def raise_alerts() -> int:
    """Looks at the rows linked since the last time, a piece of them, and derives the bars anew where one changed who
    is near. Returns how many alerts were raised that were not there before.
    """
    if alerts.watched_up_to() >= chain.last_place():
        return 0
    with transaction.atomic():
        mark = alerts.checkpoint()
        acts = {LOOK, SEARCH, *CHANGES_WHO_IS_NEAR}
        events, place = chain.events_since(mark.place, acts=acts, at_most=ROWS_AT_ONCE)
        seen = [*_searches(events), *_many_looks([event for event in events if event.act == LOOK])]
        new = alerts.keep(seen)
        if any(event.act in CHANGES_WHO_IS_NEAR for event in events):
            people.bar_again(by=actors.worker(), now=timezone.now())
        failpoints.reach("watch.alerted")
        if place != mark.place:
            mark.place = place
            mark.save()
    return new


def _searches(events: Iterable[models.AuditEvent]) -> Iterator[alerts.Seen]:
    """Those for oneself, and those for what would find a case one is barred from."""
    searches = [one for event in events if event.act == SEARCH and (one := _opened(event))]
    if not searches:
        return
    users = {search.user for search in searches}
    names = dict(User.objects.filter(id__in=users).values_list("id", "name"))
    barred = queries.barred_cases_of(users)
    references = queries.references_of({case for cases in barred.values() for case in cases})
    held = blind_index.words_held(
        {case for cases in barred.values() for case in cases},
        words={word for search in searches if search.user in barred for word in blind_index.words(search.terms)},
    )
    for search in searches:
        asked = blind_index.words(search.terms)
        surname = names.get(search.user, "").split()[-1:]
        if surname and blind_index.words(surname[0]) and blind_index.words(surname[0]) <= asked:
            yield _seen(Pattern.SELF_SEARCH, search.event)
        cases = barred.get(search.user, ())
        by_words = any(asked <= held.get((case, search.event.authority), set()) for case in cases) if asked else False
        if by_words or any(reference.grouped(search.terms) in references.get(case, ()) for case in cases):
            yield _seen(Pattern.BARRED_SEARCH, search.event)


def _opened(event: models.AuditEvent) -> _Search | None:
    """The search; None, and a line in the log, where it cannot be opened: it keeps no other from being watched."""
    private = keys.keyring().need("intake_private")
    try:
        sealed = bytes.fromhex(str(event.detail.get("terms", "")))
        terms = sealing.open_with(private, sealed, context="search terms").decode()
        return _Search(event=event, user=uuid.UUID(event.actor), terms=terms)
    except (ValueError, sealing.CannotOpen) as fault:
        log.error("a search cannot be opened and is not watched", event_number=event.id, fault=type(fault).__name__)
        return None


def _many_looks(looks: Sequence[models.AuditEvent]) -> Iterator[alerts.Seen]:
    """Looks by which so many different cases were opened within an hour, and none worked on."""
    spans: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for look in sorted(looks, key=lambda look: look.at):
        # Also the hour after it: what was linked late may fill up the hour of a look that was seen before.
        since, until = look.at - WITHIN, look.at + WITHIN
        mine = spans[look.actor]
        if mine and since <= mine[-1][1]:
            mine[-1] = mine[-1][0], max(until, mine[-1][1])
        else:
            mine.append((since, until))
    acts: dict[str, list[alerts.CaseAct]] = defaultdict(list)
    for act in alerts.acts_within(spans):
        acts[act.actor].append(act)
    for one_persons in acts.values():
        yield from _crossings(one_persons)


def _crossings(acts: Sequence[alerts.CaseAct]) -> Iterator[alerts.Seen]:
    """Each first look at a case with which the last hour holds so many cases, of one person's acts in order of time."""
    last_hour: deque[alerts.CaseAct] = deque()
    looked: Counter[str] = Counter()
    worked: Counter[str] = Counter()
    for act in acts:
        last_hour.append(act)
        while last_hour[0].at <= act.at - WITHIN:
            old = last_hour.popleft()
            if old.act not in NO_WORK:
                worked[old.case] -= 1
            if old.act == LOOK:
                looked[old.case] -= 1
                if not looked[old.case]:
                    del looked[old.case]
        if act.act not in NO_WORK:
            worked[act.case] += 1
        if act.act != LOOK:
            continue
        looked[act.case] += 1
        if len(looked) >= MANY and looked[act.case] == 1 and not any(worked[case] for case in looked):
            yield alerts.Seen(
                pattern=Pattern.MANY_LOOKS.name.lower(),
                actor=act.actor,
                role=act.role,
                authority=act.authority,
                event=act.event,
                at=act.at,
                cases=len(looked),
            )


def _seen(pattern: Pattern, event: models.AuditEvent) -> alerts.Seen:
    return alerts.Seen(
        pattern=pattern.name.lower(),
        actor=event.actor,
        role=event.role,
        authority=event.authority,
        event=event.id,
        at=event.at,
    )

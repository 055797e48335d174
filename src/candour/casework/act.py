"""The one way to write: what every act on a case does the same way, so that no act can leave a part of it out.

An action is a function that `performs` an act: its permission is asked first, all it writes stands or falls
together, and what is due next is worked out once, at its end. Within it, `happened` is the only call that
notes an event, with its audit row and its search tokens; `decide` the only one that keeps a decision; `move`
the only one that changes the state.

The audit row is also what tells the worker that the sender may have something new to see: it goes along the
chain (docs/adr/0035-one-way-to-write.md).
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from candour.accounts.actors import Actor
from candour.audit.record import Row, record_each
from candour.casework import deadlines, models, permissions, states
from candour.casework.events import EventData, OutOfOrder
from candour.casework.permissions import Act
from candour.vault import blind_index
from complaintlaw import life

OUT_OF_ORDER = "out-of-order"
P = ParamSpec("P")
T = TypeVar("T")

ACTIONS: dict[Act, Callable[..., Any]] = {}
"""The action that performs each act."""
_due: ContextVar[dict[uuid.UUID, tuple[models.Case, datetime]] | None] = ContextVar("due", default=None)


class NoSuchCase(Exception):
    """There is no case of that id, or it is not for this reader. The two cannot be told apart."""


class ReasonsMissing(Exception):
    """A decision needs reasons in the decider's own words."""


class SecondPersonNeeded(Exception):
    """Two different people must decide this."""


class NotWithinAnAct(Exception):
    """Something was noted outside of any act: nobody's permission was asked for it."""


def performs(what: Act, *, in_one: bool = True) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Makes a function the action of that act. It takes `by=` and `now=`, and raises NotAllowed for a role
    that may not. `in_one` is False for one that commits more than once, each time with `together`, because it
    waits for something outside in between. Raises ValueError when the act has an action already.
    """

    def made(action: Callable[P, T]) -> Callable[P, T]:
        """The action, asked for permission and done as one."""

        @functools.wraps(action)
        def performed(*args: P.args, **kwargs: P.kwargs) -> T:
            by: Any = kwargs["by"]
            permissions.need(what, by=by)
            with together() if in_one else nullcontext():
                return action(*args, **kwargs)

        if what in ACTIONS:
            raise ValueError(f"Two actions perform {what.name}.")
        ACTIONS[what] = performed
        return performed

    return made


@contextmanager
def together() -> Iterator[None]:
    """All acts within it happen or none. What is due next on each case is worked out once, after the last."""
    if _due.get() is not None:
        yield
        return
    waiting: dict[uuid.UUID, tuple[models.Case, datetime]] = {}
    token = _due.set(waiting)
    try:
        with transaction.atomic():
            yield
            for case, now in waiting.values():
                deadlines.refresh(case, now=now)
    finally:
        _due.reset(token)


def locked(case_id: uuid.UUID) -> models.Case:
    """The case, locked until the action's transaction ends. Raises NoSuchCase.

    Others can still write rows that belong to the case, such as what came of a task: whoever holds the task and
    whoever holds the case would else wait for each other.
    """
    case = models.Case.objects.select_for_update(no_key=True).filter(id=case_id).first()
    if case is None:
        raise NoSuchCase("There is no such case.")
    return case


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One of several events that are noted at once. Without a case there is the audit row alone, at `authority`."""

    case: models.Case | None
    data: EventData
    happened_at: datetime
    authority: str = ""
    corrects: models.Event | None = None


def happened(
    case: models.Case | None,
    data: EventData,
    *,
    by: Actor,
    now: datetime,
    happened_at: datetime | None = None,
    authority: str = "",
    corrects: models.Event | None = None,
) -> None:
    """Notes that this happened, now or at `happened_at`: the event, its audit row, what it can be searched by,
    and that what is due next must be worked out anew. `corrects`: an event that was wrong.

    Without a case, as for a task that has none yet, only the audit row is written, at `authority`. Raises
    NotWithinAnAct.
    """
    at = happened_at or now
    happened_to_each(
        [Happened(case=case, data=data, happened_at=at, authority=authority, corrects=corrects)], by=by, now=now
    )


def happened_to_each(events: Iterable[Happened], *, by: Actor, now: datetime) -> None:
    """The same for many, in a few statements however many they are."""
    waiting = _due.get()
    if waiting is None:
        raise NotWithinAnAct("An event is noted by an act, and by nothing else.")
    events = list(events)
    models.Event.objects.bulk_create(
        models.Event(
            case=one.case,
            kind=one.data.KIND.value,
            happened_at=one.happened_at,
            noted_at=now,
            by=by.id,
            by_name=by.name,
            corrects=one.corrects,
            detail=one.data.story(),
        )
        for one in events
        if one.case
    )
    record_each([_row(one) for one in events if one.data.AUDIT], by=by, at=now)
    for one in events:
        if one.case is None:
            continue
        search = _tokens(one.data)
        if search:
            blind_index.add(one.case.id, authority=one.case.authority, found=search)
        if one.data.MOVES_CLOCK:
            waiting[one.case.id] = (one.case, now)


def _row(one: Happened) -> Row:
    authority = one.case.authority if one.case else one.authority
    case = one.case.id if one.case else None
    return Row(act=one.data.AUDIT, case=case, authority=authority, detail=one.data.for_audit())


def _tokens(data: EventData) -> set[bytes]:
    found = {token for name in data.names() for token in blind_index.of_name(name)}
    return found.union(*(blind_index.of_text(text) for text in data.texts()))


def decide(
    case: models.Case,
    kind: str,
    choice: str,
    *,
    reasons: str,
    findings: list[dict[str, Any]],
    by: Actor,
    now: datetime,
    follows: bool = True,
) -> None:
    """Keeps a decision with its reasons and the findings it was made on.

    It follows the newest of its kind on the case, unless each stands by itself (`follows` is False). Raises
    ReasonsMissing.
    """
    if not reasons.strip():
        raise ReasonsMissing("Say in your own words why you decide this.")
    earlier = models.Decision.objects.filter(case=case, kind=kind, superseded_by=None).first() if follows else None
    models.Decision.objects.create(
        case=case,
        kind=kind,
        choice=choice,
        reasons=reasons,
        findings=findings,
        by=by.id,
        by_name=by.name,
        at=now,
        supersedes=earlier,
    )


def move(
    case: models.Case, to: life.State, *, by: Actor, now: datetime, reasons: str = "", second: Actor | None = None
) -> None:
    """Moves the case to another legal state.

    Nothing is blocked for law alone: a step that the law's table does not have takes reasons and a second person,
    and is marked on the case. Raises ReasonsMissing and SecondPersonNeeded for such a step without them.
    """
    was = life.State[case.state]
    if not life.is_lawful(was, to):
        if second is None or second.id == by.id:
            raise SecondPersonNeeded("The law’s table does not have this step: it takes two people.")
        decide(case, OUT_OF_ORDER, to.name, reasons=reasons, findings=[], by=by, now=now, follows=False)
        words = {"was": states.known(was.name).words, "is_now": states.known(to.name).words}
        keys = {"came_from": was.name, "went_to": to.name, "second": second.id}
        happened(case, OutOfOrder(**words, **keys), by=by, now=now)
    case.state = to.name
    case.save(update_fields=["state"])
    row = Row(act=states.STATES[to.name].audit, case=case.id, authority=case.authority, detail={})
    record_each([row], by=by, at=now)

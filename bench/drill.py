"""The drill itself: senders, misfortunes, and the count afterwards."""

from __future__ import annotations

import http.client
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from bench import fault_injection, load_clients
from bench.load_clients import Answer, Person
from bench.rig import Rig, Stuck, running

SENDERS = 6
BATCH = 500
SECONDS_TO_END = 3_600
# How far the sending may run ahead of the kills, so that there is work under each of them.
AHEAD = 60


@dataclass
class Drill:
    """What the threads share."""

    count: int
    kills: int
    seed: int
    figures: Counter[str] = field(default_factory=Counter)
    receipts: dict[str, str] = field(default_factory=dict)
    """The time on the receipt, by reference."""
    broken: set[str] = field(default_factory=set)
    """References whose sender got no answer at least once, so that they sent again."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    queue: threading.Lock = field(default_factory=threading.Lock)
    """Who holds it takes the next person, and may wait for the database while they do."""
    done: threading.Event = field(default_factory=threading.Event)
    faults: list[BaseException] = field(default_factory=list)

    def note(self, what: str, times: int = 1) -> None:
        """Counts."""
        with self.lock:
            self.figures[what] += times

    def may_send(self) -> bool:
        """Whether the kills have kept up."""
        return len(self.receipts) < AHEAD + (self.figures["kills"] + 1) * self.count / max(self.kills, 1)


def main() -> None:
    """Runs it with COUNT, KILLS and SEED from the command line, prints the figures and exits."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    count, kills, seed = map(int, sys.argv[1:4])
    drill = Drill(count=count, kills=kills, seed=seed)
    print(f"{count:,} people send, at least {kills} processes are killed. Seed {seed}.", flush=True)
    begun = time.monotonic()
    with running(fsync=True, clock=True) as rig:
        try:
            _run(rig, drill)
            wrong = _count(rig, drill)
        except Stuck as stuck:
            sys.exit(f"\n{stuck}\nUntil then: {dict(drill.figures)}\n{rig.words()}")
    _tell(drill, seconds=time.monotonic() - begun)
    sys.exit(1 if wrong else 0)


def _run(rig: Rig, drill: Drill) -> None:
    everybody = _everybody(rig, drill.count)
    threads = [
        threading.Thread(target=_guarded, args=(drill, _send_all, rig, drill, everybody)) for _ in range(SENDERS)
    ]
    chance = threading.Thread(target=_guarded, args=(drill, fault_injection.strike, rig, drill))
    with _bar("sent", drill.count, lambda: len(drill.receipts), drill):
        for thread in (*threads, chance):
            thread.start()
        for thread in threads:
            thread.join()
        drill.done.set()
        chance.join()
    if drill.faults:
        raise drill.faults[0]
    rig.clock.write_text("+0", encoding="ascii")
    with _bar("in the record", drill.count, lambda: _in_record(rig), drill):
        for _ in range(SECONDS_TO_END):
            if _waiting(rig) == 0:
                return
            time.sleep(1)
    raise Stuck(f"The worker did not come to the end.\n{rig.words()}")


def _guarded(drill: Drill, work: Callable[..., None], *given: object) -> None:
    try:
        work(*given)
    except BaseException as fault:
        drill.faults.append(fault)
        drill.done.set()


def _everybody(rig: Rig, count: int) -> Iterator[Person]:
    """People, a batch at a time; asked for by one thread at a time."""
    made = 0
    while made < count:
        batch = None
        while batch is None:
            try:
                batch = load_clients.begin(rig, min(BATCH, count - made), today=timezone.localdate())
            except fault_injection.AWAY:  # their drafts were saved before the misfortune, so wait for its end
                time.sleep(0.2)
        made += len(batch)
        yield from batch


def _send_all(rig: Rig, drill: Drill, everybody: Iterator[Person]) -> None:
    while not drill.done.is_set():
        with drill.queue:
            person = next(everybody, None)
        if person is None:
            return
        while not drill.may_send() and not drill.done.is_set():
            time.sleep(0.02)
        _send(drill, person, random.Random(f"{drill.seed}:{person.answers['what_happened']}"))


def _send(drill: Drill, person: Person, chance: random.Random) -> None:
    """Presses Send until there is a receipt; some press twice, or come again from another browser."""
    sealed = ""
    while (answer := person.send(sealed)) is None or answer.status != 303:
        if answer is None:
            drill.broken.add(person.reference)
            drill.note("broken off, sent again")
        else:
            sealed = _back_in_hand(drill, answer)
        time.sleep(0.05)
    if answer.location != "/complain/sent":
        raise Stuck(f"Sending led to {answer.location}.")
    if chance.random() < 0.1:
        person.send(sealed)
        drill.note("sent twice on purpose")
    at = _receipt(drill, person)
    with drill.lock:
        drill.receipts[person.reference] = at


def _back_in_hand(drill: Drill, answer: Answer) -> str:
    if answer.status != 503 or not answer.sealed:
        raise Stuck(f"Sending was answered with {answer.status}: {answer.text[:120]}")
    drill.note("page came back with every answer (503)")
    return answer.sealed


def _receipt(drill: Drill, person: Person) -> str:
    while True:
        try:
            # Their words, entered anew: a clock that jumped an hour ends what a browser holds.
            person.jar["place"] = person.held.cookie
            return person.receipt()["made_at"]
        except (OSError, http.client.HTTPException):
            drill.note("receipt asked for again")
            time.sleep(0.05)


def _waiting(rig: Rig) -> int:
    with rig.connect() as database:
        asked = "SELECT count(*) FROM intake_submission WHERE taken_at IS NULL AND trouble = ''"
        (rows,) = database.execute(asked).fetchone() or (0,)
    return int(str(rows)) + sum(1 for _ in rig.spool.glob("*.envelope"))


def _in_record(rig: Rig) -> int:
    with rig.connect() as database:
        (rows,) = database.execute("SELECT count(*) FROM casework_case").fetchone() or (0,)
    return int(str(rows))


def _count(rig: Rig, drill: Drill) -> bool:
    """Compares every receipt with the record. Whether anything is wrong."""
    with rig.connect() as database:
        rows = database.execute("SELECT submission_reference, made_at FROM casework_case").fetchall()
        (aside,) = database.execute("SELECT count(*) FROM intake_submission WHERE trouble <> ''").fetchone() or (0,)
    made: dict[str, list[datetime]] = {}
    for name, at in rows:
        made.setdefault(str(name), []).append(at)  # type: ignore[arg-type]
    told = {name: datetime.fromisoformat(at) for name, at in drill.receipts.items()}
    other = {name for name, at in told.items() if name in made and at not in made[name]}
    figures = drill.figures
    figures["receipts"] = len(told)
    figures["lost"] = sum(1 for name in told if name not in made)
    figures["doubled"] = sum(1 for times in made.values() if len(times) > 1) + len(made.keys() - told.keys())
    # Kept, and the answer broke off; sent again while the database was away: the record has the first time.
    figures["kept with an earlier time than the receipt's"] = len(other & drill.broken)
    figures["another time than the receipt's"] = len(other - drill.broken)
    figures["set aside"] = int(str(aside)) + sum(1 for _ in rig.spool.glob("set-aside/*"))
    figures["left in the spool"] = sum(1 for _ in rig.spool.glob("*.*"))
    wrong = ("lost", "doubled", "another time than the receipt's", "set aside", "left in the spool")
    return any(figures[name] for name in wrong) or len(told) != drill.count


def _tell(drill: Drill, *, seconds: float) -> None:
    print(f"\nSeed {drill.seed}, {seconds:,.0f} s")
    last = ["receipts", "lost", "doubled", "another time than the receipt's", "set aside", "left in the spool"]
    for name in [*sorted(set(drill.figures) - set(last)), *last]:
        print(f"  {name:<50}{drill.figures[name]:>8,}")


@contextmanager
def _bar(what: str, whole: int, now: Callable[[], int], drill: Drill) -> Iterator[None]:
    """A line that shows how far it is, twice a second on a terminal and twice a minute elsewhere."""
    live = sys.stderr.isatty()
    ended = threading.Event()

    def draw() -> None:
        while not ended.wait(0.5 if live else 30):
            _line(what, whole, now, drill, live=live)

    drawing = threading.Thread(target=draw, daemon=True)
    drawing.start()
    try:
        yield
    finally:
        ended.set()
        drawing.join()
        _line(what, whole, now, drill, live=live)
        print(file=sys.stderr)


def _line(what: str, whole: int, now: Callable[[], int], drill: Drill, *, live: bool) -> None:
    try:
        share = now()
    except fault_injection.AWAY:
        return
    filled = "#" * (30 * share // max(whole, 1))
    words = f"[{filled:<30}] {share:,} of {whole:,} {what}, {drill.figures['kills']} killed"
    sys.stderr.write(f"\r{words}" if live else f"{words}\n")
    sys.stderr.flush()

"""This tree and an earlier commit of it, each whole and by itself, measured in turns on one machine.

The earlier commit stands in var/reference with a .venv from its own pins. Each side has a PostgreSQL of its own that
flushes to the disk, with the same settings, invented data of the same size, and doors as in production. A round is
earlier, now, now, earlier. What counts is the median of the rounds' ratios of processor time per request: that of the
door's processes and of the server processes of PostgreSQL. A round in which others used the machine is repeated.
"""

from __future__ import annotations

import http.client
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench import processor
from dev import ports

ROOT = Path(__file__).resolve().parent.parent
COMMIT = "44b9030"
THEN, NOW = "then", "now"
OTHERS_MOST = 0.3
"""Cores that others may use during a round."""
_USER = "candour"
_SETTINGS = (
    "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings"
    " WHERE source NOT IN ('default', 'override', 'client') AND name NOT LIKE '%director%' AND name NOT LIKE '%file'"
)


class Refused(Exception):
    """It cannot be measured here. The message says what to do."""


@dataclass(frozen=True)
class Tree:
    """A checkout that was set up."""

    name: str
    root: Path

    @property
    def python(self) -> str:
        """Its interpreter, with its own packages."""
        return str(self.root / ".venv" / "bin" / "python")


def here() -> Tree:
    """This tree."""
    return Tree(NOW, ROOT)


def earlier(commit: str = COMMIT, *, root: Path = ROOT) -> Tree:
    """That commit, checked out and set up beside this tree. Raises Refused where the tree does not have it."""
    asked = ["git", "-C", str(root), "cat-file", "-e", f"{commit}^{{commit}}"]
    if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
        raise Refused(
            f"This tree does not have commit {commit}, against which it is measured: fetch the whole history."
        )
    folder = root / "var" / "reference" / commit
    if not (folder / "bootstrap.sh").exists():
        git = ["git", "-C", str(root), "worktree"]
        subprocess.run([*git, "prune"], check=True)
        subprocess.run([*git, "add", "--quiet", "--force", "--detach", str(folder), commit], check=True)
    subprocess.run(["./bootstrap.sh", "run"], cwd=folder, check=True)
    return Tree(THEN, folder)


@dataclass
class Side:
    """A tree that runs: its doors, its database."""

    tree: Tree
    home: Path
    environment: dict[str, str]
    ports: dict[str, int] = field(default_factory=dict)
    doors: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def postmaster(self) -> int:
        """The first process of its PostgreSQL."""
        return int((self.home / "pg" / "postmaster.pid").read_text().split()[0])

    def seconds(self) -> float:
        """Processor time of its doors and of what serves them in PostgreSQL."""
        pids = [pid for door in self.doors.values() for pid in processor.family(door.pid)]
        return processor.seconds([*pids, *processor.backends(self.postmaster, _USER)])

    def everything(self) -> list[int]:
        """All its processes."""
        pids = [pid for door in self.doors.values() for pid in processor.family(door.pid)]
        return [*pids, *processor.family(self.postmaster)]

    def run(self, *words: str) -> str:
        """A command of its own Python; gives what it printed."""
        done = subprocess.run(
            [self.tree.python, *words], env=self.environment, cwd=self.tree.root, check=True, stdout=subprocess.PIPE
        )
        return done.stdout.decode()

    def settings(self) -> str:
        """Those of its PostgreSQL that somebody set."""
        return self.run("-c", f"import os, psycopg; c = psycopg.connect(os.environ['DATABASE_URL']); "
                              f"print(c.execute({_SETTINGS!r}).fetchone()[0])").strip()  # fmt: skip


@contextmanager
def running(tree: Tree, *, cases: int, doors: tuple[str, ...] = ("public",)) -> Iterator[Side]:
    """The tree with an empty folder of its own, that many invented cases and these doors; ended and removed after."""
    with tempfile.TemporaryDirectory(prefix=f"candour-{tree.name}-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(0o711)  # PostgreSQL may run as another user
        side = Side(tree, home, _environment(tree, home))
        try:
            side.environment["DATABASE_URL"] = side.run("-m", "dev.pg", "start", "--data", str(home / "pg")).strip()
            for step in ("keys new", "migrate -v0", "collectstatic --noinput -v0", f"demo --cases {cases}"):
                side.run("-m", "candour", *step.split())
            for door in doors:
                _open(side, door)
            yield side
        finally:
            for process in side.doors.values():
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            side.run("-m", "dev.pg", "stop", "--data", str(home / "pg"))


def _environment(tree: Tree, home: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PYTHONPATH": f"{tree.root / 'src'}{os.pathsep}{tree.root}",
        "DEMO": "true",
        "DATA_DIR": str(home),
        "KEYRING": str(home / "keys" / "keyring.json"),
    }


def _open(side: Side, door: str) -> None:
    port = side.ports[door] = ports.free()
    keyring = side.home / "keys" / ("door.json" if door == "public" else "keyring.json")
    command = [
        *(side.tree.python, "-m", "gunicorn", f"candour.config.wsgi_{door}:application", f"--bind=127.0.0.1:{port}"),
        *("--workers=2", "--threads=4", "--keep-alive=30", "--no-control-socket"),
        *(["--worker-tmp-dir=/dev/shm"] if Path("/dev/shm").is_dir() else []),
    ]
    as_itself = {
        "DOOR": door,
        "DATABASE_ROLE": f"candour_{door}",
        "KEYRING": str(keyring),
        f"{door.upper()}_URL": f"http://127.0.0.1:{port}",
    }
    with (side.home / f"{door}.log").open("ab") as log:
        side.doors[door] = subprocess.Popen(
            command,
            env=side.environment | as_itself,
            cwd=side.tree.root,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    for _ in range(600):
        if side.doors[door].poll() is not None:
            break
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with suppress(OSError, http.client.HTTPException):
            asking.request("GET", "/")
            asking.getresponse().read()
            return
        time.sleep(0.1)
    words = (side.home / f"{door}.log").read_text(errors="replace")[-1500:]
    raise Refused(f"The {door} door of {side.tree.name} did not start. Its last words:\n{words}")


def check_alike(sides: Mapping[str, Side]) -> None:
    """Raises Refused where the two databases are set differently: then ratios would say nothing."""
    settings = {name: side.settings() for name, side in sides.items()}
    if len(set(settings.values())) > 1:
        raise Refused(f"The two databases are set differently: {settings}")


@dataclass(frozen=True)
class Subject:
    """What is done on each side, so many times in each half of a round; `target` is the ratio to reach."""

    name: str
    do: Mapping[str, Callable[[], None]]
    count: int
    target: float


@dataclass
class Result:
    """What came out: milliseconds per request in each round, by side."""

    subject: Subject
    milliseconds: dict[str, list[float]] = field(default_factory=lambda: {THEN: [], NOW: []})
    repeated: int = 0
    noisy: int = 0
    """Rounds that count although others used the machine, since there was no patience left."""

    @property
    def ratios(self) -> list[float]:
        """Now to then, round by round."""
        pairs = zip(self.milliseconds[NOW], self.milliseconds[THEN], strict=True)
        return [now / then for now, then in pairs]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return statistics.median(self.ratios)

    def words(self) -> str:
        """A line of the table."""
        medians = [f"{statistics.median(self.milliseconds[name]):9.2f}" for name in (THEN, NOW)]
        spread = f"{min(self.ratios):.2f}–{max(self.ratios):.2f}"
        met = "met" if self.ratio <= self.subject.target else "NOT MET"
        line = f"{self.subject.name:28}{''.join(medians)}{self.ratio:8.2f}{spread:>12}{self.subject.target:8.2f} {met}"
        noise = [f"{self.repeated} repeated"] if self.repeated else []
        noise += [f"{self.noisy} of {len(self.ratios)} rounds counted while others were busy"] if self.noisy else []
        return line + (f" ({', '.join(noise)})" if noise else "")


HEAD = f"{'processor ms per request':28}{THEN:>9}{NOW:>9}{'ratio':>8}{'spread':>12}{'target':>8}"


def compare(subject: Subject, sides: Mapping[str, Side], *, rounds: int, patience: int) -> Result:
    """Warms both up, then takes the rounds. At most `patience` of them are repeated because others were busy."""
    result = Result(subject)
    for name in (THEN, NOW):
        for _ in range(max(4, subject.count // 4)):
            subject.do[name]()
    while len(result.ratios) < rounds:
        spent, others = _round(subject, sides)
        if others > OTHERS_MOST:
            if result.repeated < patience:
                result.repeated += 1
                continue
            result.noisy += 1
        for name, seconds in spent.items():
            result.milliseconds[name].append(1_000 * seconds / (2 * subject.count))
    return result


def _round(subject: Subject, sides: Mapping[str, Side]) -> tuple[dict[str, float], float]:
    """Processor seconds of each side, and how many cores others used meanwhile."""
    spent = {THEN: 0.0, NOW: 0.0}
    began, all_before, ours_before = time.monotonic(), processor.busy(), _ours(sides)
    for name in (THEN, NOW, NOW, THEN):
        before = sides[name].seconds()
        for _ in range(subject.count):
            subject.do[name]()
        spent[name] += sides[name].seconds() - before
    others = processor.busy() - all_before - (_ours(sides) - ours_before)
    return spent, others / (time.monotonic() - began)


def _ours(sides: Mapping[str, Side]) -> float:
    return processor.seconds({os.getpid(), *(pid for side in sides.values() for pid in side.everything())})


def main(measure: Callable[[], None]) -> int:
    """Runs a measurement as a command: what cannot be is said in a sentence, with exit code 2."""
    try:
        measure()
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    return 0

"""`make test`: what the tests need is there or is said to be missing; then all of them run.

The tests that have a service and a browser of their own come after the others, and come also when some of those
failed. The exit code is that of the worse half.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from dev import needed, processes

ROOT = Path(__file__).resolve().parent.parent
_HEAVY = " or ".join(needed.HEAVY)
HALVES = (
    ("-n", "2", "-m", f"not ({_HEAVY})"),
    # A file stays whole: its fixtures are dear. They are those of one folder, so no other is collected.
    ("-n", "2", "--dist", "loadfile", "-m", _HEAVY, "tests/journeys"),
)
NO_TESTS_RAN = 5


def main() -> int:
    """Runs everything that can run here. With CI=true nothing may be left out."""
    parser = argparse.ArgumentParser(prog="python -m dev.test", description=__doc__)
    parser.add_argument("--end-with", type=int, metavar="PID", help="stop when this process, our parent, has ended")
    chosen = parser.parse_args()
    request = processes.StopRequest()
    request.listen()
    if chosen.end_with and not processes.end_with(chosen.end_with):
        request.note()
    missing = needed.provide(needed.for_tests())
    if missing and needed.nothing_may_be_left_out():
        sys.stderr.write(f"Missing, and nothing may be left out here: {', '.join(one.name for one in missing)}\n")
        return 1
    try:
        code = worse([_pytest(request, *half) for half in HALVES])
    except processes.Stopped:
        sys.stderr.write("Stopped.\n")
        return 2
    if missing:
        names = ", ".join(one.name for one in missing)
        sys.stderr.write(
            f"Tests were left out for want of {names}. To run them too: {needed.how_to_install(missing)}\n"
        )
    return code


def worse(codes: list[int]) -> int:
    """The exit code of several runs: one that had nothing to run counts only where none had."""
    ran = [code if code >= 0 else 128 - code for code in codes if code != NO_TESTS_RAN]
    return max(ran, default=NO_TESTS_RAN)


def _pytest(request: processes.StopRequest, *words: str) -> int:
    # In a session of its own: Ctrl-C reaches us alone, pytest is told once, and what it leaves is found by the session.
    request.check()
    command = processes.tied([sys.executable, "-m", "pytest", "-q", *words], sends="INT")
    mark = f"{ROOT}#test-{os.getpid()}"
    environment = os.environ | {processes.MARK: mark}
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as run:
        try:
            while run.poll() is None:
                request.sleep(0.2)
        finally:
            own = processes.seen(run.pid)
            processes.end([own] if own else [], signal.SIGINT, patience=30)
            run.wait()
            processes.end({*processes.marked(mark), *processes.in_session(run.pid)})
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())

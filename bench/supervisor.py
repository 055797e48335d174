"""The worker, started again each time it is killed, as an operating system's supervisor would.

Django is loaded once and each worker is a fork of it, so that hundreds of kills take minutes and not hours.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType

import django
from django.core.management import call_command


def main() -> None:
    """Runs until told to stop by SIGTERM, or until a worker ends by itself."""
    django.setup()
    importlib.import_module("candour.worker.main")
    while True:
        child = os.fork()
        if child == 0:
            call_command("worker")
            os._exit(0)
        _pass_on(child)
        _pid, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return


def _pass_on(child: int) -> None:
    def told(_number: int, _frame: FrameType | None) -> None:
        os.kill(child, signal.SIGKILL)
        sys.exit(0)

    signal.signal(signal.SIGTERM, told)


if __name__ == "__main__":
    main()

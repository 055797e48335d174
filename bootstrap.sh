#!/bin/sh
# Sets up .venv with exactly what a lock names. Needs python3 (3.11 to 3.14) and pip; no venv module.
# Usage: ./bootstrap.sh [run|dev]. A set-up for dev serves run as well. Says nothing when all is there.
set -eu
cd "$(dirname "$0")"
kind=${1:-run}
lock=requirements/$kind.txt
case $kind in
  run | dev) ;;
  *) echo "Usage: ./bootstrap.sh [run|dev]" >&2; exit 2 ;;
esac
# The folder is part of the stamp: a set-up that was moved or copied points to where it came from.
sum() { echo "$(sha256sum "$1" | cut -c1-64) $PWD"; }
stamp=.venv/.stamp
have=$(cat "$stamp" 2>/dev/null || true)
if [ -n "$have" ] && [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null; then
  if [ "$have" = "$(sum "$lock")" ] || [ "$have" = "$(sum requirements/dev.txt)" ]; then exit 0; fi
fi

python=
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
  if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
    python=$("$candidate" -c 'import sys; print(sys.executable)')
    break
  fi
done
if [ -z "$python" ]; then
  echo "Candour needs Python 3.11, 3.12, 3.13 or 3.14. On Debian 12: apt-get install python3 python3-pip" >&2
  exit 1
fi
if ! "$python" -m pip --version >/dev/null 2>&1; then
  echo "Candour needs pip to set itself up. On Debian: apt-get install python3-pip" >&2
  exit 1
fi

# A database that still runs from the old .venv would lose its libraries under its feet.
if [ -x .venv/bin/python ] && [ -d var/pg ]; then .venv/bin/python -m dev.pg stop >/dev/null 2>&1 || true; fi

echo "Setting up: installing what $lock names (once, about half a minute) ..." >&2
if [ ! -x .tools/bin/uv ] || [ "$(cat .tools/.stamp 2>/dev/null)" != "$(sum requirements/uv.txt)" ]; then
  "$python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location \
    --root-user-action=ignore --upgrade --target .tools --require-hashes -r requirements/uv.txt
  sum requirements/uv.txt > .tools/.stamp
fi
export UV_PYTHON_DOWNLOADS=never
.tools/bin/uv venv --quiet --allow-existing --python "$python" .venv
# Compiled here once: not every place lets Python keep what it compiles, and it would do so in every process.
.tools/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock"
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/src" "$PWD" > "$site/candour-tree.pth"
printf '#!%s\nfrom candour.__main__ import main\nmain()\n' "$PWD/.venv/bin/python" > .venv/bin/candour
chmod +x .venv/bin/candour
sum "$lock" > "$stamp"

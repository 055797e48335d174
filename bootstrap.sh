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

for place in . .venv .tools var; do
  if [ -e "$place" ] && [ ! -w "$place" ]; then
    echo "Candour cannot write into $(readlink -f "$place"). Its set-up and its data go there: make it yours, or use a clone that is." >&2
    exit 2
  fi
done
# Where the home folder takes nothing, what was downloaded is kept here.
cache=${XDG_CACHE_HOME:-${HOME:-/dev/null}/.cache}/uv
if ! mkdir -p "$cache" 2>/dev/null || [ ! -w "$cache" ]; then
  export UV_CACHE_DIR="${UV_CACHE_DIR:-$PWD/.tools/cache/uv}" PIP_CACHE_DIR="${PIP_CACHE_DIR:-$PWD/.tools/cache/pip}"
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
  exit 2
fi
if ! "$python" -m pip --version >/dev/null 2>&1; then
  echo "Candour needs pip to set itself up. On Debian: apt-get install python3-pip" >&2
  exit 2
fi

# What installs ends with this script, whatever ends it.
tie=
if setpriv --pdeathsig TERM true 2>/dev/null; then tie="setpriv --pdeathsig TERM"; fi

failed() {
  echo "Setting up failed; the words of what failed are above. The first time it needs the network." >&2
  exit 2
}
echo "Setting up: installing what $lock names (once, about half a minute) ..." >&2
if [ ! -x .tools/bin/uv ] || [ "$(cat .tools/.stamp 2>/dev/null)" != "$(sum requirements/uv.txt)" ]; then
  $tie "$python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location \
    --root-user-action=ignore --upgrade --target .tools --require-hashes -r requirements/uv.txt || failed
  sum requirements/uv.txt > .tools/.stamp
fi
export UV_PYTHON_DOWNLOADS=never
$tie .tools/bin/uv venv --quiet --allow-existing --python "$python" .venv || failed
# Compiled here once: not every place lets Python keep what it compiles, and it would do so in every process.
$tie .tools/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock" || failed
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/src" "$PWD" > "$site/candour-tree.pth"
# By way of sh: the first line of a script cannot name a program in a folder with a space in its name.
cat > .venv/bin/candour <<'END'
#!/bin/sh
exec "$(dirname -- "$(readlink -f -- "$0")")/python" -P -c \
  'import sys; sys.argv[0] = "candour"; from candour.__main__ import main; main()' "$@"
END
chmod +x .venv/bin/candour
sum "$lock" > "$stamp"

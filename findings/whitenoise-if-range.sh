#!/bin/sh
# WhiteNoise 6.12.0: a download that is taken up again after the file changed is a mixture of the old and the new.
#
# Expected: a client that lost the line asks for the rest with `Range`, and with `If-Range` and the ETag or the day it
#   was given, so that it gets the rest only while the file is the same, and else the whole new file with 200
#   (RFC 9110, section 13.1.5). WhiteNoise gives out both, answers `Range`, and heeds If-None-Match.
# Happens: `If-Range` is not looked at. The answer is 206 with the rest of another file, whose ETag it states.
# Matters: after a new version is put in place, browsers and download tools that go on with a script or a document they
#   have half of put the two together without an error. Keep the hash in the file's name (a manifest storage), or
#   leave what is changed under one name to a server in front.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" \
  whitenoise==6.12.0
PYTHONPATH=$folder FOLDER=$folder python3 - <<'END'
import os
import sys
from importlib.metadata import version
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from whitenoise import WhiteNoise

static = Path(os.environ["FOLDER"]) / "static"
static.mkdir()
document = static / "form.txt"


def put(letter, seconds):
    """A version of the document, and a server that starts with it."""
    document.write_bytes(letter * 1000)
    os.utime(document, (seconds, seconds))
    return WhiteNoise(lambda environ, start: start("404 Not Found", []) or [b""], root=static)


def ask(server, **headers):
    environ = {"PATH_INFO": "/form.txt", **{f"HTTP_{name}": value for name, value in headers.items()}}
    setup_testing_defaults(environ)
    answer = []
    body = b"".join(server(environ, lambda status, headers: answer.extend((status, dict(headers)))))
    return answer[0], answer[1], body


status, first, _ = ask(put(b"A", 1_700_000_000))
server = put(b"B", 1_700_000_600)
print(f"WhiteNoise {version('whitenoise')}: 600 of 1000 bytes are there, the file changes, the rest is asked for")
changed = False
for validator in ("ETag", "Last-Modified"):
    status, now, rest = ask(server, RANGE="bytes=600-", IF_RANGE=first[validator])
    print(f"  If-Range: {first[validator]}, the {validator} of before; now it is {now[validator]}")
    print(f"    {status}, {len(rest)} bytes of the new file")
    changed = changed or (status, rest) != ("206 Partial Content", b"B" * 400)
sys.exit(changed)
END

"""Compressing an answer for the browser that asked."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import brotli

BROTLI, GZIP = "br", "gzip"
_REFUSED = re.compile(r"\s*q=0(\.0*)?\s*")

_WITH: dict[str, Callable[[bytes, bool], bytes]] = {
    BROTLI: lambda body, once: brotli.compress(body, mode=brotli.MODE_TEXT, quality=11 if once else 4),
    GZIP: lambda body, once: gzip.compress(body, compresslevel=9 if once else 4, mtime=0),
}


def accepted(header: str) -> str:
    """The shorter of our two encodings that an Accept-Encoding header allows; an empty text for neither."""
    parts = (part.partition(";") for part in header.lower().split(","))
    allowed = {name.strip() for name, _semicolon, weight in parts if not _REFUSED.fullmatch(weight)}
    return next((name for name in (BROTLI, GZIP) if name in allowed), "")


def compress(body: bytes, encoding: str, *, once: bool = False) -> bytes:
    """The body in that encoding. `once` says that it is kept and sent many times: slow to make, and shorter."""
    return _WITH[encoding](body, once)

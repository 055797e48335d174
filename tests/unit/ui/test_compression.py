"""Which encoding a browser gets, and that it can be read again."""

import gzip

import brotli
import pytest

from candour.ui import compression


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5, br;q=0", "gzip"),
        ("br ; q=0.000, gzip ; q=1", "gzip"),
        ("br;q=0.001", "br"),
        ("br;q=0, gzip;q=0.0", ""),
        ("identity, *", ""),
        ("", ""),
    ],
)
def test_the_shorter_encoding_that_is_allowed(header: str, encoding: str) -> None:
    assert compression.accepted(header) == encoding


@pytest.mark.parametrize("once", [True, False])
def test_what_was_compressed_is_the_same_again(once: bool) -> None:
    body = "Cwyn am yr heddlu – a complaint".encode() * 100
    assert brotli.decompress(compression.compress(body, "br", once=once)) == body
    assert gzip.decompress(compression.compress(body, "gzip", once=once)) == body
    assert len(compression.compress(body, "br", once=once)) < len(body) / 10

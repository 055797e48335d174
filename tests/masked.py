"""What a page says, without what is new in it each time."""

from __future__ import annotations

import re

from django.http import HttpResponse

_NEW_EACH_TIME = re.compile(r'(csrfmiddlewaretoken" value=|nonce=)"[^"]+"')


def masked(response: HttpResponse) -> str:
    """The page, its tokens masked."""
    return _NEW_EACH_TIME.sub(r'\1""', response.content.decode())

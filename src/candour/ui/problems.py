"""Pages for when something goes wrong: they need no database, no session and no request.

Where the language is not known the page speaks both.
"""

import logging
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, RawPostDataException
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _lazy

from candour.ui import caching, context

log = logging.getLogger(__name__)

WELSH_PREFIX = "/cy/"
# How much of what was too large is still listened to, and in pieces of which size (bytes).
LISTEN_TO = 64 * 1024 * 1024
PIECE = 256 * 1024


@dataclass(frozen=True)
class ProblemPage:
    """What a page says, in one language."""

    language: str
    title: str
    paragraphs: list[str]
    call: str
    """Another way to reach us, for whoever is not at the desk; empty where the words are not the usual ones."""


_CALL = _lazy("You can also phone 101, or go to a police station. In an emergency phone 999.")
_WORDS = {
    400: (
        _lazy("We could not read that page request"),
        (_lazy("Nothing was sent."), _lazy("Go back and try again, or start from the first page.")),
    ),
    403: (
        _lazy("You cannot open this page"),
        (
            _lazy("The page was open for a long time, or it is not for you."),
            _lazy("Go back, load the page again and try once more."),
        ),
    ),
    404: (
        _lazy("Page not found"),
        (
            _lazy("If you typed the web address, check it is correct."),
            _lazy("If you followed a link, it may be out of date."),
        ),
    ),
    413: (
        _lazy("That is too much to send at once"),
        (
            _lazy("Answers from pages you had finished are kept."),
            _lazy("Go back and send a shorter text or a smaller file. You can add more later."),
        ),
    ),
    500: (
        _lazy("Sorry, there is a problem with the service"),
        (
            _lazy("Answers from pages you had finished are kept."),
            _lazy("Go back and try again. If it happens again, come back later and carry on where you stopped."),
        ),
    ),
    503: (
        _lazy("Sorry, you cannot use the service right now"),
        (
            _lazy("Answers from pages you had finished are kept."),
            _lazy("Please try again in a few minutes."),
        ),
    ),
}


def _said(status: int) -> tuple[str, list[str]]:
    """Title and paragraphs in the language that is active now."""
    title, paragraphs = _WORDS.get(status, _WORDS[500])
    return str(title), list(map(str, paragraphs))


def _languages(request: HttpRequest | None) -> list[str]:
    if request is None:
        return ["en", "cy"]
    return ["cy"] if request.path_info.startswith(WELSH_PREFIX) else ["en"]


def _problem(status: int, language: str, title: str | None, paragraphs: list[str] | None) -> ProblemPage:
    with translation.override(language):
        own_title, own_paragraphs = _said(status)
        return ProblemPage(
            language=language,
            title=str(title or own_title),
            paragraphs=[str(line) for line in paragraphs or own_paragraphs],
            call="" if paragraphs else str(_CALL),
        )


def page(
    status: int,
    request: HttpRequest | None = None,
    *,
    title: str | None = None,
    paragraphs: list[str] | None = None,
) -> HttpResponse:
    """A page for `status`, in the language of the path, or in both where there is no request.

    `title` and `paragraphs` replace the usual words. Never raises: where the templates or the static files
    are broken as well, plain words go out.
    """
    if status == 413 and request is not None:
        _hear_out(request)
    problems = [_problem(status, language, title, paragraphs) for language in _languages(request)]
    try:
        with translation.override(problems[0].language):
            site = context.site_for(request)
            layout = "ui/desk_layout.html" if site.desk_name else "ui/layout.html"
            html = render_to_string("ui/problem.html", {"door": site, "layout": layout, "problems": problems})
        response = HttpResponse(html, status=status)
    except Exception as error:  # the page of last resort: whatever is wrong, people get words they can read
        log.error("problem page %s failed: %s", status, type(error).__name__)
        words = "\n\n".join("\n".join([p.title, *p.paragraphs, p.call]) for p in problems)
        response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = caching.NO_STORE
    if status == 503:
        response.headers["Retry-After"] = "120"
    return response


def _hear_out(request: HttpRequest) -> None:
    # A browser that is cut off while it sends shows a fault of its own, and never the page that helps.
    heard = 0
    try:
        while heard < LISTEN_TO and (piece := request.read(PIECE)):
            heard += len(piece)
    except (OSError, ValueError, RawPostDataException) as gone:
        log.info("stopped sending: %s", type(gone).__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; the form parser's refusal of too much data becomes 413."""
    too_big = type(exception).__name__ in {"RequestDataTooBig", "TooManyFilesSent"}
    return page(413 if too_big else 400, request)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return page(403, request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return page(404, request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return page(500, request)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token has aged, where no room keeps what was typed."""
    return page(403, request)

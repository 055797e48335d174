"""One file at a time, on every page that takes one: why it is not taken, in words, or what is remembered of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from candour.evidence import door, kinds
from candour.ui import forms
from candour.vault import timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_SAVED = _("The file could not be saved just now. Keep your own copy, and try again in a few minutes")
NOT_TAKEN = _("We cannot take this kind of file. Send a photo, video, sound, PDF, Word or text file")
NOT_PAPER = _("We cannot take this kind of file here. Send a photo or a PDF of the form")
TOO_BIG = _("The file must be smaller than {size}. Keep it, and tell us about it in your own words")
EMPTY = _("The file you chose is empty. Choose another one")
NONE_CHOSEN = _("Choose a file first")
THERE_ALREADY = _("You have added this file already")
TOO_MANY = _("You can add {most} files here. Keep the others, and tell us about them")
LONG_OPEN = _("This page had been open for a long time. Please choose the file again.")


class Add(forms.Form):
    """One file."""

    file = forms.FileUpload(
        label=_("Choose a file"),
        hint=_("One at a time. Keep your own copy. A long video may take some minutes."),
        error=NONE_CHOSEN,
        required=False,
        mark_optional=False,
    )


class AddPaper(forms.Form):
    """One photo or PDF of something signed."""

    file = forms.FileUpload(
        label=_("Choose the photo or the PDF"),
        hint=_("One page at a time. Keep the paper itself."),
        error=NONE_CHOSEN,
        required=False,
        mark_optional=False,
    )


class NotTaken(Exception):
    """The file was not taken; the words say why, and nothing of it is left."""

    def __init__(self, words: StrOrPromise) -> None:
        super().__init__("not taken")
        self.words = words


def status_of(refused: StrOrPromise) -> int:
    """What the answer says of the service: 503 where the file could not be saved, else that all is well."""
    return 503 if refused is NOT_SAVED else 200


def form(refused: StrOrPromise, *, paper: bool = False) -> forms.Form:
    """The form for one file, with why the last one was not taken."""
    made = (AddPaper if paper else Add)({} if refused else None)
    if refused:
        made.add_error("file", str(refused))
    return made


def keep(
    request: HttpRequest, *, there: Iterable[Mapping[str, Any]] = (), most: int = 1, paper: bool = False
) -> dict[str, Any]:
    """Keeps the file that came with this request for good: its id, name, size and hash.

    `there` are those that are there already, of at most `most`. With `paper` only a photo or a PDF is taken.
    Raises NotTaken with the sentence to show; nothing of the file is left then.
    """
    arrived, hashes = request.FILES.get("file"), [one["sha256"] for one in there]
    if not isinstance(arrived, door.Arrived):
        raise NotTaken(NONE_CHOSEN)
    refused = _refused(arrived, hashes, most=most, endings=kinds.ON_PAPER if paper else kinds.KINDS)
    if refused:
        raise NotTaken(refused)
    try:
        return arrived.keep(now=timezone.now())
    except (OSError, timeouts.AWAY) as fault:
        raise NotTaken(NOT_SAVED) from fault


def _refused(arrived: door.Arrived, hashes: list[str], *, most: int, endings: Collection[str]) -> StrOrPromise:
    """Why this file is not taken; an empty text when it is."""
    if len(hashes) >= most:
        return format_lazy(TOO_MANY, most=most)
    if arrived.too_big:
        return format_lazy(TOO_BIG, size=filesizeformat(settings.UPLOAD_MOST_BYTES))
    if arrived.not_kept:
        return NOT_SAVED
    if not arrived.size:
        return EMPTY
    kind = kinds.detect(arrived.name or "", arrived.head)
    if kind is None or kind.ending not in endings:
        return NOT_TAKEN if endings is kinds.KINDS else NOT_PAPER
    return THERE_ALREADY if arrived.sha256 in hashes else ""

"""Adding files to a complaint, one at a time. Works without a script; each file is sealed while it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour.evidence import door, kinds
from candour.intake import drafts, journey, place, questions, spot
from candour.public import kept, places, showing
from candour.public.guard import See, journey_page
from candour.ui import forms, problems
from candour.vault import patience

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KEY = "files"
NOT_SAVED = _("The file could not be saved just now. Keep your own copy, and try again in a few minutes")
NOT_TAKEN = _("We cannot take this kind of file. Send a photo, video, sound, PDF, Word or text file")
TOO_BIG = _("The file must be smaller than {size}. Keep it, and tell us about it in your own words")
EMPTY = _("The file you chose is empty. Choose another one")
NONE_CHOSEN = _("Choose a file first")
THERE_ALREADY = _("You have added this file already")
TOO_MANY = _("You can add {most} files here. Keep the others, and tell us about them")
LONG_OPEN = _("This page had been open for a long time. Please choose the file again.")


class Add(forms.Form):
    """One file."""

    file = forms.File(
        label=_("Choose a file"),
        hint=_("One at a time. Keep your own copy. A long video may take some minutes."),
        error=NONE_CHOSEN,
        required=False,
        mark_optional=False,
    )


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest) -> HttpResponse:
    """The files so far; adds one, takes one away, or goes on."""
    if kept.of(request, places.of(request)):
        return redirect("public:sent")
    try:
        draft = places.draft_of(request)
    except patience.AWAY:
        return problems.page(503, request) if request.method != "POST" else show(request, None, refused=NOT_SAVED)
    if draft and draft.sent_at:
        return redirect("public:sent")
    if request.method != "POST":
        return show(request, draft) if draft else redirect("public:complain")
    # Someone whose place was lost in the meantime loses nothing: the page begins a new draft.
    draft = draft or drafts.begin(places.of(request) or place.new(), today=timezone.localdate())
    if "remove" in request.POST:
        return _without(request, draft, request.POST["remove"])
    arrived = request.FILES.get("file")
    if isinstance(arrived, door.Arrived):
        return _add(request, draft, arrived)
    if "add" in request.POST:
        return show(request, draft, refused=NONE_CHOSEN)
    return redirect(showing.next_address(request, spot.Spot(questions.page(KEY)), draft.answers))


def _add(request: HttpRequest, draft: drafts.Draft, arrived: door.Arrived) -> HttpResponse:
    refused = _refused(draft, arrived)
    if refused:
        return show(request, draft, refused=refused)
    try:
        new = arrived.keep(now=timezone.now())
        if any(one["sha256"] == new["sha256"] for one in draft.answers.get(KEY) or ()):
            return show(request, draft, refused=THERE_ALREADY)
        draft = _changed(draft, lambda there: [*there, new])
    except (OSError, patience.AWAY):
        return show(request, draft, refused=NOT_SAVED)
    return _again(draft)


def _refused(draft: drafts.Draft, arrived: door.Arrived) -> StrOrPromise:
    """Why this file is not taken; an empty text when it is."""
    most = questions.every_question()[KEY].most
    if len(draft.answers.get(KEY) or ()) >= most:
        return format_lazy(TOO_MANY, most=most)
    if arrived.too_big:
        return format_lazy(TOO_BIG, size=filesizeformat(settings.UPLOAD_MOST_BYTES))
    if arrived.not_kept:
        return NOT_SAVED
    if not arrived.size:
        return EMPTY
    return "" if kinds.of(arrived.name or "", arrived.head) else NOT_TAKEN


def _without(request: HttpRequest, draft: drafts.Draft, file_id: str) -> HttpResponse:
    try:
        draft = _changed(draft, lambda there: [one for one in there if one["id"] != file_id])
    except patience.AWAY:
        return show(request, draft, refused=NOT_SAVED)
    return _again(draft)


def _changed(draft: drafts.Draft, change: Any) -> drafts.Draft:
    today = timezone.localdate()
    return drafts.change(draft, lambda answers: {**answers, KEY: change(answers.get(KEY) or [])}, today=today)


def _again(draft: drafts.Draft) -> HttpResponse:
    response = See(reverse("public:files"))
    places.hold(response, draft.place)
    return response


def show(
    request: HttpRequest,
    draft: drafts.Draft | None,
    *,
    refused: StrOrPromise = "",
    notice: StrOrPromise = "",
) -> HttpResponse:
    """The page; `refused` says why a file was not taken, `notice` is a sentence to read first."""
    answers = draft.answers if draft else {}
    here = spot.Spot(questions.page(KEY))
    number, total = journey.progress(KEY, answers)
    form = Add({} if refused else None)
    if refused:
        form.add_error("file", str(refused))
    context = {
        "page": here.page,
        "section": questions.SECTIONS[here.page.section],
        "number": number,
        "total": total,
        "form": form,
        "files": answers.get(KEY) or (),
        "notice": notice,
        "draft": draft,
        "back": showing.back(request, here, answers),
    }
    status = 503 if refused is NOT_SAVED else 200
    return TemplateResponse(request, "public/journey/files.html", context, status=status)


def show_again(request: HttpRequest) -> HttpResponse:
    """The page, when the form could not be trusted and nothing was saved."""
    return show(request, places.draft_of(request), notice=LONG_OPEN)

"""The ways in and out of the journey: the first page, coming back with words, and leaving."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from candour.casework import reference
from candour.intake import access_secret, autosaved, drafts, journey, questions
from candour.intake.specs import Answers
from candour.public import draft_cookie
from candour.public.guard import See
from candour.ui import forms
from candour.ui.caching import no_store


class ComeBack(forms.Form):
    """The reference and the words. What is wrong is never said more exactly than that."""

    NOT_FOUND = _(
        "We cannot find a complaint with this reference and these words. "
        "Check both. A complaint that was not sent is kept for 28 days"
    )

    reference = forms.Text(
        label=_("Your reference"),
        hint=_("It has 12 letters and numbers, such as 7KQD-MW3X-CT9P."),
        error=_("Enter your reference"),
        spellcheck=False,
        width="20",
    )
    words = forms.LongText(
        label=_("Your nine words"),
        hint=_("With spaces between them. Capital letters do not matter."),
        error=_("Enter your nine words"),
        spellcheck=False,
        rows=2,
    )

    def draft(self) -> drafts.OpenDraft | None:
        """The draft that both open; None when they do not belong together or it has ended."""
        held = access_secret.from_words(self.cleaned_data["words"])
        found = drafts.find(held, today=timezone.localdate()) if held else None
        return found if found and found.reference == self.asked_reference() else None

    def asked_reference(self) -> str:
        """The reference in its written form; an empty text when it is none."""
        try:
            return reference.read(self.cleaned_data["reference"])
        except reference.NotAReference:
            return ""


@no_store
@require_safe
def complain(request: HttpRequest) -> HttpResponse:
    """The first page of the journey: what it is like, how to start, how to come back."""
    draft = draft_cookie.draft_if_there(request)
    response = TemplateResponse(
        request,
        "public/journey/start.html",
        {
            "draft": draft if draft and not draft.sent_at else None,
            "first": journey.FIRST,
            "parts": _parts(draft.answers) if draft and not draft.sent_at else (),
        },
    )
    if draft_cookie.has_left(request):
        draft_cookie.come_back(response)
    return response


def _parts(answers: Answers) -> list[dict[str, Any]]:
    """The parts of the form as a list of what is done: each leads to its first page."""
    parts = []
    for key, title in questions.SECTIONS.items():
        pages = [page for page in journey.pages(answers) if page.section == key and page.questions]
        if pages:
            saved = [bool(autosaved.number(answers, page.key)) for page in pages]
            words, colour = (_("Done"), "green") if all(saved) else (_("Begun"), "blue") if any(saved) else ("", "")
            url = reverse("public:page", args=[pages[0].key])
            parts.append({"title": title, "url": url, "status": words or _("Not begun"), "colour": colour})
    return parts


@no_store
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Back to a complaint that was begun, with its reference and words."""
    form = ComeBack(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        draft = form.draft()
        if draft:
            response = See(_where_to_go_on(draft))
            draft_cookie.write(response, draft.place)
            return response
        form.add_error("reference", ComeBack.NOT_FOUND)
    context = {"form": form, "waited": draft_cookie.has_expired(request)}
    return TemplateResponse(request, "public/journey/come_back.html", context)


def _where_to_go_on(draft: drafts.OpenDraft) -> str:
    if draft.sent_at:
        return reverse("public:sent")
    missing = journey.incomplete(draft.answers)
    return reverse("public:page", args=[missing[0].key]) if missing else reverse("public:check-answers")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Leaves the site: takes the place out of this browser and goes somewhere ordinary.

    The draft lives on and opens with its words. A page the browser fetched in advance changes nothing.
    A forged request can do no more than sign someone out of their own browser.
    """
    # The beacon would follow a redirect to the other site, which our own policy forbids: it gets no page.
    response = HttpResponse(status=204) if request.method == "POST" else See(settings.EXIT_URL)
    response["Cache-Control"] = "no-store"
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        draft_cookie.leave(response)
    return response

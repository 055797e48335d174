"""The complaint form: one view for every page of questions.

Each page is saved when it is sent. Nothing is ever refused that can be kept, and whatever goes wrong
the page comes back with what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from candour.intake import drafts, forms, journey, place, questions
from candour.intake.specs import Answers, Page
from candour.public import kept, places
from candour.public.guard import journey_page
from candour.ui import problems
from candour.vault import patience

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_SAVED = _lazy(
    "We could not save this page just now. Nothing is lost: what you wrote is still here. "
    "Please wait a few minutes and press Continue again."
)
KEEP_YOUR_PLACE = "keep-your-place"


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Shows a page of questions, or saves it and goes on to the next."""
    try:
        asked = questions.page(key)
    except KeyError:
        raise Http404 from None
    if kept.of(request, places.of(request)):
        return redirect("public:sent")
    try:
        draft = places.draft_of(request)
    except patience.AWAY:
        return _cannot_keep(request, asked)
    if draft and draft.sent_at:
        return redirect("public:sent")
    if draft is None and request.method != "POST" and key != journey.FIRST:
        return redirect("public:complain")
    if request.method == "POST":
        return _save(request, asked, draft)
    form = forms.PageForm(asked, initial=draft.answers if draft else {}, today=timezone.localdate())
    return show(request, asked, form, draft)


def _save(request: HttpRequest, asked: Page, draft: drafts.Draft | None) -> HttpResponse:
    today = timezone.localdate()
    form = forms.PageForm(asked, request.POST, today=today)
    if not form.is_valid():
        return show(request, asked, form, draft)
    # Someone whose place was lost while typing loses nothing: the page begins a new draft.
    draft = draft or drafts.begin(places.of(request) or place.new(), today=today)
    try:
        draft = drafts.save(draft, draft.answers | form.answers(), today=today)
    except patience.AWAY:
        return _cannot_keep(request, asked)
    response = redirect(_next(request, asked.key, draft.answers))
    places.hold(response, draft.place)
    return response


def _cannot_keep(request: HttpRequest, asked: Page) -> HttpResponse:
    """The page with all that was typed, when the database is away. What was only to be read comes later."""
    if request.method != "POST":
        return problems.page(503, request)
    form = forms.PageForm(asked, request.POST, today=timezone.localdate())
    form.is_valid()
    return show(request, asked, form, None, notice=NOT_SAVED, status=503)


def _next(request: HttpRequest, key: str, answers: Answers) -> str:
    """Where to go from here: on, or back to check-your-answers once nothing is missing."""
    if request.GET.get("from") == journey.CHECK:
        missing = journey.incomplete(answers)
        if missing:
            return reverse("public:page", args=[missing[0].key]) + "?from=check"
        return reverse("public:check-answers")
    following = journey.page_after(key, answers)
    if following == journey.CHECK:
        return reverse("public:check-answers")
    return reverse("public:page", args=[following])


def show(
    request: HttpRequest,
    asked: Page,
    form: forms.PageForm,
    draft: drafts.Draft | None,
    *,
    notice: StrOrPromise = "",
    status: int = 200,
) -> HttpResponse:
    """The page with this form in it; `notice` is a sentence to read first."""
    answers = draft.answers if draft else {}
    number, total = journey.progress(asked.key, answers)
    before = journey.page_before(asked.key, answers)
    context: dict[str, Any] = {
        "page": asked,
        "form": form,
        "draft": draft,
        "section": questions.SECTIONS[asked.section],
        "number": number,
        "total": total,
        "notice": notice,
        "back": reverse("public:page", args=[before]) if before else reverse("public:complain"),
    }
    if request.GET.get("from") == journey.CHECK:
        context["back"] = reverse("public:check-answers")
    name = "keep_your_place" if asked.key == KEEP_YOUR_PLACE else "page"
    return TemplateResponse(request, f"public/journey/{name}.html", context, status=status)


def show_again(request: HttpRequest, key: str) -> HttpResponse:
    """The page with all that was typed, when the form could not be trusted and nothing was saved."""
    try:
        asked = questions.page(key)
    except KeyError:
        raise Http404 from None
    form = forms.PageForm(asked, request.POST, today=timezone.localdate())
    form.is_valid()
    return show(
        request,
        asked,
        form,
        places.draft_if_there(request),
        notice=_("This page had been open for a long time. Your answers are still here. Please press Continue again."),
    )

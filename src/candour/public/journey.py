"""The complaint form: one view for every page of questions.

Each page is saved when it is sent. Nothing is ever refused that can be kept, and whatever goes wrong
the page comes back with what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from candour.intake import access_secret, autosaved, drafts, forms, journey, page_instance, questions
from candour.public import draft_cookie, page_view, receipt_cookie
from candour.public.guard import journey_page
from candour.ui import problems
from candour.ui.forms import count_of
from candour.vault import timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_SAVED = _lazy(
    "We could not save this page just now. Nothing is lost: what you wrote is still here. "
    "Please wait a few minutes and press Continue again."
)
LONG_OPEN = _lazy("This page had been open for a long time. Your answers are still here. Please press Continue again.")


def instance_of(request: HttpRequest, key: str) -> page_instance.PageInstance:
    """The page of that address, and which group it is about. Raises Http404 when there is none."""
    try:
        asked = questions.page(key)
    except KeyError:
        raise Http404 from None
    number = count_of(request.GET.get("n", "1"))
    return page_instance.PageInstance(asked, 1 if number is None or not asked.per_person else number)


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Shows a page of questions, or saves it and goes on to the next."""
    here = instance_of(request, key)
    if receipt_cookie.read(request, draft_cookie.read(request)):
        return redirect("public:sent")
    try:
        draft = draft_cookie.draft_of(request)
    except timeouts.AWAY:
        return _cannot_keep(request, here)
    if draft and draft.sent_at:
        return redirect("public:sent")
    if request.method == "POST":
        return _post(request, here, draft)
    if draft is None and draft_cookie.has_expired(request):
        return redirect("public:come-back")
    if draft is None and key != journey.FIRST:
        return redirect("public:complain")
    answers = draft.answers if draft else {}
    if not here.is_there(answers):
        return redirect("public:page", questions.PEOPLE_LIST)
    return page_view.show(request, here, _fresh(here, answers), draft)


def _fresh(here: page_instance.PageInstance, answers: dict[str, object]) -> forms.PageForm:
    """The form as it was typed on last, or else with what was answered."""
    fields = autosaved.fields_of(answers, here.slot)
    before, today = here.before(answers), timezone.localdate()
    if fields is None:
        return forms.PageForm(here.page, initial=before, today=today)
    return forms.PageForm(here.page, _as_typed(fields), initial=before, today=today, checked=False)


def _as_typed(fields: autosaved.Fields) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data


def _post(request: HttpRequest, here: page_instance.PageInstance, draft: drafts.OpenDraft | None) -> HttpResponse:
    """Another group, one less, past the questions that are kept apart, or on."""
    answers = draft.answers if draft else {}
    removed, more = request.POST.get("remove", ""), request.POST.get("add", "")
    if here.page.key == questions.PEOPLE_LIST and removed and draft:
        return _without_person(request, draft, removed)
    if removed or more:
        form = forms.PageForm(
            here.page,
            forms.without_group(request.POST, removed) if removed else request.POST,
            initial=here.before(answers),
            today=timezone.localdate(),
            checked=False,
            more=more,
        )
        return page_view.show(request, here, form, draft)
    if request.POST.get("then") == "skip" and here.page.kept_out:
        return redirect(page_view.after_those_kept_out(answers))
    return _save(request, here, draft)


def _save(request: HttpRequest, here: page_instance.PageInstance, draft: drafts.OpenDraft | None) -> HttpResponse:
    today = timezone.localdate()
    form = forms.PageForm(here.page, request.POST, initial=here.before(draft.answers if draft else {}), today=today)
    try:
        if not form.is_valid():
            autosave(request, here, draft)
            return page_view.show(request, here, form, draft)
        # Someone whose place was lost while typing loses nothing: the page begins a new draft.
        draft = draft or drafts.begin(draft_cookie.read(request) or access_secret.new(), today=today)
        given = form.answers()
        draft = drafts.change(
            draft, lambda answers: autosaved.settled(here.merged(answers, given), here.slot), today=today
        )
    except timeouts.AWAY:
        return _cannot_keep(request, here)
    response = redirect(page_view.next_address(request, here, draft.answers))
    draft_cookie.write(response, draft.place)
    return response


def autosave(request: HttpRequest, here: page_instance.PageInstance, draft: drafts.OpenDraft | None) -> None:
    """Keeps what is in the fields of the page, as it is. Sets no cookie: the person may be leaving."""
    if draft is None or draft.sent_at or not here.is_there(draft.answers):
        return
    fields = {name: values for name, values in request.POST.lists() if name not in page_view.NOT_TYPED}
    number = count_of(request.POST.get(page_view.SEEN)) or 0
    drafts.change(
        draft,
        lambda answers: autosaved.with_typed(answers, here.slot, fields, seen=number),
        today=timezone.localdate(),
    )


def _without_person(request: HttpRequest, draft: drafts.OpenDraft, removed: str) -> HttpResponse:
    key, _dash, typed = removed.rpartition("-")
    number = count_of(typed)
    if key == questions.PEOPLE.key and number is not None:
        drafts.change(
            draft,
            lambda answers: autosaved.without_per_person(page_instance.without(answers, key, number)),
            today=timezone.localdate(),
        )
    return redirect(request.get_full_path())


def _cannot_keep(request: HttpRequest, here: page_instance.PageInstance) -> HttpResponse:
    """The page with all that was typed, when the database is away. What was only to be read comes later."""
    if request.method != "POST":
        return problems.page(503, request)
    return _back_as_typed(request, here, None, notice=NOT_SAVED, status=503)


def redisplay(request: HttpRequest, key: str) -> HttpResponse:
    """The page with all that was typed, when the form could not be trusted and nothing was saved."""
    return _back_as_typed(request, instance_of(request, key), draft_cookie.draft_of(request), notice=LONG_OPEN)


def _back_as_typed(
    request: HttpRequest,
    here: page_instance.PageInstance,
    draft: drafts.OpenDraft | None,
    *,
    notice: StrOrPromise,
    status: int = 200,
) -> HttpResponse:
    before = here.before(draft.answers if draft else {})
    form = forms.PageForm(here.page, request.POST, initial=before, today=timezone.localdate())
    form.is_valid()
    return page_view.show(request, here, form, draft, notice=notice, status=status)

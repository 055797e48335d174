"""How a page of the form is shown, and which address comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from candour.directory import footage_retention
from candour.intake import autosaved, drafts, footage, forms, journey, page_instance, questions, summary
from candour.intake.specs import Answers, Page
from candour.public import draft_cookie
from candour.ui.forms import count_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SEEN = "seen"
AFTER_WHEN = "where"
NOT_TYPED = {SEEN, "csrfmiddlewaretoken", "add", "remove", "then"}
TEMPLATES = {"keep-your-place": "keep_your_place", "not-safe": "not_safe", questions.PEOPLE_LIST: "who"}


def show(
    request: HttpRequest,
    here: page_instance.PageInstance,
    form: forms.PageForm,
    draft: drafts.OpenDraft | None,
    *,
    notice: StrOrPromise = "",
    status: int = 200,
) -> HttpResponse:
    """The page with this form in it; `notice` is a sentence to read first."""
    answers = draft.answers if draft else {}
    number, total = journey.progress(here.page.key, answers)
    context: dict[str, Any] = {
        "page": here.page,
        "form": form,
        "draft": draft,
        "section": questions.SECTIONS[here.page.section],
        "number": number,
        "total": total,
        "notice": notice,
        "back": back(request, here, answers),
        "seen": autosaved.number(answers, here.slot),
        "keep_url": _address("keep", here) if draft else "",
        "soon": journey.rest_may_be_left_out(here.page, answers),
        "warn_after": draft_cookie.WARN_AFTER_SECONDS if draft else 0,
        "about": f"{questions.PEOPLE.one} {here.number}" if here.page.per_person else "",
        "video_days": _video_days(here, answers),
        "people": _people(answers) if here.page.key == questions.PEOPLE_LIST else (),
    }
    name = TEMPLATES.get(here.page.key, "page")
    return TemplateResponse(request, f"public/journey/{name}.html", context, status=status)


def _video_days(here: page_instance.PageInstance, answers: Answers) -> int:
    """After how many days video is wiped, on the page after the one that asked when it was; else 0."""
    if here.page.key != AFTER_WHEN or not footage.may_still_be_there(answers, today=timezone.localdate()):
        return 0
    return footage_retention.shortest_days()


def _people(answers: Answers) -> list[dict[str, Any]]:
    """Those described so far, each with a line about who they are."""
    asked = questions.every_question()
    shown = ("their_role", "officer_name", "officer_number")
    return [
        {
            "number": number,
            "title": f"{questions.PEOPLE.one} {number}",
            "words": ", ".join(words for key in shown for words in summary.said(asked[key], person.get(key)))
            or _("Not named"),
            "url": _address("page", page_instance.PageInstance(questions.page("the-person"), number)),
            "remove": f"{questions.PEOPLE.key}-{number}",
        }
        for number, person in enumerate(answers.get(questions.PEOPLE.key) or (), 1)
    ]


def unsaved(answers: Answers) -> list[dict[str, Any]]:
    """The pages on which something was typed that is not part of the complaint yet."""
    asked = {page.key for page in journey.pages(answers)}
    found: list[dict[str, Any]] = []
    for slot in autosaved.slots(answers):
        key, _colon, number = slot.partition(":")
        page = _page_of(key)
        if page is not None and (page.per_person or key in asked):
            here = page_instance.PageInstance(page, count_of(number) or 1)
            found.append({"title": page.title, "url": _address("page", here)})
    return found


def not_asked_any_more(answers: Answers) -> list[str]:
    """The words that were typed on pages that this version does not have. The value of a choice is no word."""
    codes = {
        option.value
        for question in questions.every_question().values()
        for one in (question, *question.questions)
        for option in one.options
    }
    return [
        value
        for slot in autosaved.slots(answers)
        if _page_of(slot.partition(":")[0]) is None
        for values in (autosaved.fields_of(answers, slot) or {}).values()
        for value in values
        if value.strip() and value not in codes
    ]


def _page_of(key: str) -> Page | None:
    try:
        return questions.page(key)
    except KeyError:
        return None


def _address(view: str, here: page_instance.PageInstance) -> str:
    address = reverse(f"public:{view}", args=[here.page.key])
    return f"{address}?n={here.number}" if here.page.per_person else address


def back(request: HttpRequest, here: page_instance.PageInstance, answers: Answers) -> str:
    """The address before this page."""
    if request.GET.get("from") == journey.CHECK:
        return reverse("public:check-answers")
    if here.page.per_person:
        before, _after = journey.around(here.page, here.before(answers))
        if not before:
            return reverse("public:page", args=[questions.PEOPLE_LIST])
        return _address("page", page_instance.PageInstance(questions.page(before), here.number))
    before = journey.page_before(here.page.key, answers)
    return reverse("public:page", args=[before]) if before else reverse("public:complain")


def next_address(request: HttpRequest, here: page_instance.PageInstance, answers: Answers) -> str:
    """Where to go from here: on, to a person, or back to check-your-answers once nothing is missing."""
    if request.POST.get("then") == "person":
        number = len(answers.get(questions.PEOPLE.key) or ()) + 1
        if number <= questions.PEOPLE.most:
            return _address("page", page_instance.PageInstance(questions.page("the-person"), number))
    if journey.CHECK in (request.GET.get("from"), request.POST.get("then")):
        missing = journey.incomplete(answers)
        if missing:
            return reverse("public:page", args=[missing[0].key]) + "?from=check"
        return reverse("public:check-answers")
    if here.page.per_person:
        _before, after = journey.around(here.page, here.before(answers))
        if not after:
            return reverse("public:page", args=[questions.PEOPLE_LIST])
        return _address("page", page_instance.PageInstance(questions.page(after), here.number))
    return _page_or_check(journey.page_after(here.page.key, answers))


def after_those_kept_out(answers: Answers) -> str:
    """The address after the questions that are kept apart: all of them are skipped at once."""
    last = [page.key for page in journey.pages(answers) if page.kept_out][-1]
    return _page_or_check(journey.page_after(last, answers))


def _page_or_check(key: str) -> str:
    return reverse("public:check-answers") if key == journey.CHECK else reverse("public:page", args=[key])

"""What must be done by a day: the list, one task, what came of it, and which case it belongs to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import actions, task_queries
from candour.casework.act import NoSuchCase
from candour.casework.permissions import Act
from candour.casework.reference import NotAReference
from candour.casework.task_kinds import CONSENT, PRESERVE, TURNS_16
from candour.desk.guards import for_act
from candour.desk.inbox import page_number
from candour.desk.presenters import CONTACT_WARNINGS
from candour.directory import footage_retention
from candour.evidence import files
from candour.ui import forms

PAGE_SIZE = 25
LABELS = {
    "where": "Where",
    "time": "When",
    "who": "Who was there",
    "who_has": "Who has it",
    "text": "What they wrote",
    "law": "What the law says",
    "name": "Name",
    "email": "Email address",
    "phone": "Phone number",
    "contact_notes": "Before contacting them",
}


class Finish(forms.Form):
    """What came of a task. What an outcome needs is asked for when it is missing."""

    def __init__(self, page: task_queries.TaskPage, data: Any = None) -> None:
        super().__init__(data)
        self.page = page
        choices = [(key, outcome.words) for key, outcome in page.outcomes.items()]
        self.fields["outcome"] = forms.Radios(label="What came of it?", choices=choices, error="Choose what came of it")
        self.fields["searched"] = forms.LongText(
            label="What was done, and what was searched?",
            hint="Where, for which times, by whom. It stays with the task, and only the desk reads it.",
            required=False,
            mark_optional=False,
            rows=4,
            max_length=20_000,
        )
        told = page.row.kind == PRESERVE
        self.fields["reason"] = forms.LongText(
            label="Why?",
            hint="In plain words: the person reads this." if told else "It stays with the task.",
            required=False,
            mark_optional=False,
            rows=3,
            max_length=2_000,
        )
        if told and page.row.case is None:
            ways = [way for way in page.details.get("contact_ways") or () if way in actions.updates.WAYS]
            self.fields["told"] = forms.Radios(
                label="How did you tell the person?",
                hint="Only ways that they chose are offered.",
                choices=[(way, way.capitalize()) for way in ways] + [(actions.tasks.NO_WAY, "They gave no way")],
                error="Choose how you told the person",
            )

    def clean(self) -> dict[str, Any]:
        """Asks for what the chosen outcome needs."""
        cleaned = super().clean() or {}
        outcome = self.page.outcomes.get(str(cleaned.get("outcome")))
        needs = outcome.needs if outcome else frozenset()
        if "searched" in needs and not str(cleaned.get("searched") or "").strip():
            self.add_error("searched", "Say what was done and searched. Without it this cannot be written down")
        if "reason" in needs and not str(cleaned.get("reason") or "").strip():
            self.add_error("reason", "Say why")
        return cleaned

    def write_down(self, *, by: Actor, now: datetime, seen: int | None) -> None:
        """Writes down what came of it. Raises FinishedMeanwhile."""
        said = {key: str(self.cleaned_data.get(key) or "") for key in ("outcome", "searched", "reason", "told")}
        actions.tasks.finish(self.page.row.id, **said, by=by, now=now, seen=seen)


class Join(forms.Form):
    """The case that a task turned out to belong to."""

    reference = forms.Text(
        label="Reference of the case",
        hint="The case’s own, or the one that the person holds.",
        error="Enter a reference",
        spellcheck=False,
        autocomplete="off",
        width="20",
    )


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Open tasks by the day they are due; `?show=done` for those done, `?page=` for the next ones."""
    by = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    done, number = request.GET.get("show") == "done", page_number(request)
    rows = task_queries.rows(by=by, today=today, done=done, start=(number - 1) * PAGE_SIZE, size=PAGE_SIZE + 1)
    detail = {"count": str(len(rows[:PAGE_SIZE])), "show": "done" if done else "open"}
    record("tasks.read", by=by, at=timezone.now(), detail=detail)
    context = {
        "rows": [{"task": row, "about": about(row)} for row in rows[:PAGE_SIZE]],
        "counts": task_queries.counts(by=by, today=today),
        "done": done,
        "number": number,
        "more": len(rows) > PAGE_SIZE,
    }
    return TemplateResponse(request, "desk/tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_act(Act.FINISH_TASK, reading=True)
def task(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """One task, whole; or writing down what came of it."""
    page = opened(request, task_id)
    form, seen = (
        Finish(page, request.POST if request.method == "POST" else None),
        forms.count_of(request.POST.get("seen")),
    )
    if request.method == "POST" and form.is_valid():
        by = request.actor  # type: ignore[attr-defined]
        try:
            form.write_down(by=by, now=timezone.now(), seen=seen)
        except actions.tasks.FinishedMeanwhile as meanwhile:
            form.add_error(None, str(meanwhile))
            page, seen = task_queries.page(task_id, by=by, today=timezone.localdate()) or page, None
        else:
            words = page.outcomes[form.cleaned_data["outcome"]].words
            messages.success(request, f"Written down. {page.row.words}: {words}.")
            return redirect("desk:tasks")
    return _show(request, page, form=form, seen=seen)


@require_POST
@for_act(Act.JOIN_TASK)
def join(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Says which case a task belongs to."""
    page = opened(request, task_id)
    form = Join(request.POST)
    if form.is_valid():
        asked = form.cleaned_data["reference"]
        try:
            case_id = actions.tasks.join(task_id, case_reference=asked, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
        except (NotAReference, NoSuchCase, actions.tasks.AlreadyJoined) as wrong:
            form.add_error("reference", str(wrong))
        else:
            messages.success(request, "Added to this case. Who follows the complaint sees what comes of it.")
            return redirect("desk:case", case_id=case_id)
    return _show(request, page, join_form=form)


def about(row: task_queries.TaskRow) -> str:
    """What a task is about, where that is one of the kinds of recording."""
    return str(footage_retention.called(row.about)) if row.about else ""


def opened(request: HttpRequest, task_id: uuid.UUID) -> task_queries.TaskPage:
    """The task for this reader, with the look at it written down. A 404 when there is none for them."""
    by = request.actor  # type: ignore[attr-defined]
    page = task_queries.page(task_id, by=by, today=timezone.localdate())
    if page is None:
        raise Http404
    # Of a case it is a look at the case, which its sender sees.
    act = "case.read" if page.row.case else "task.read"
    record(act, by=by, at=timezone.now(), case=page.row.case, authority=page.authority, detail={"task": str(task_id)})
    return page


def _show(
    request: HttpRequest,
    page: task_queries.TaskPage,
    *,
    form: Finish | None = None,
    join_form: Join | None = None,
    seen: int | None = None,
) -> HttpResponse:
    context = {
        "task": page,
        "about": about(page.row),
        "files": files.of_case(page.row.id),
        "about_consent": page.row.kind in (*CONSENT, TURNS_16),
        "lines": _lines(page.details),
        "contact_warning": CONTACT_WARNINGS.get(str(page.details.get("contact_safety")), ""),
        "form": join_form if join_form and join_form.errors else form or Finish(page),
        "finish": form or Finish(page),
        "join": join_form or Join(),
        # Of a page that comes back because something is missing, the number stays what was read on it.
        "seen": len(page.results) if seen is None else seen,
    }
    return TemplateResponse(request, "desk/task.html", context)


def _lines(details: Mapping[str, Any]) -> list[dict[str, str]]:
    lines = [{"key": LABELS[key], "value": str(details[key])} for key in LABELS if details.get(key)]
    ways = details.get("contact_ways")
    if ways:
        words = "They do not want to be contacted" if ways == ["none"] else ", ".join(map(str, ways)).capitalize()
        lines.append({"key": "How they may be reached", "value": words})
    return lines

"""Entering a complaint for someone: on the phone, at a counter, from a letter, in a cell."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from candour import directory
from candour.casework.permissions import Act
from candour.desk.facts import read_hour
from candour.desk.guards import for_act
from candour.intake import assisted_intake, questions, receipt
from candour.ui import forms
from candour.ui.caching import no_store


def _of_the_form(key: str) -> list[tuple[str, str]]:
    """The answers that the public form offers to that question."""
    return [(option.value, str(option.label)) for option in questions.every_question()[key].options]


def _text(label: str, *, rows: int = 0, most: int = 2_000, **more: Any) -> Any:
    common: dict[str, Any] = {"label": label, "required": False, "mark_optional": False} | more
    if rows:
        return forms.LongText(rows=rows, max_length=most, **common)
    return forms.Text(max_length=most, **common)


PARTS = {
    "What happened": ("what_happened", "read_back", "where", "when", "recordings", "about"),
    "How it came": ("channel", "received_on", "received_hour", "first_on"),
    "The person": ("name", "born", "held_at", "held_number", "help_words"),
    "How to reach them": ("contact_ways", "email", "phone", "address", "contact_safety", "contact_notes", "safe_now"),
    "Who it is for": ("for_whom", "their_name", "their_age", "relationship", "language"),
    "For us": tuple(assisted_intake.TEXTS),
}
"""The fields of the form under the headings of the page, each once."""


class AssistedIntakeForm(forms.Form):
    """The person's own words first; then how it came, how to reach them, and what only the desk knows."""

    what_happened = forms.LongText(
        label="What happened, in their own words (S4)",
        hint="As they say it. Do not tidy it up.",
        error="Write down what happened, in their own words",
        rows=10,
    )
    read_back = forms.Checkboxes(
        label="Read back",
        choices=[("yes", "I read it back, and they agreed that it is what they said")],
        required=False,
        mark_optional=False,
    )
    where = _text("Where was it?")
    when = _text("When was it?", hint="As they say it.")
    recordings = forms.Checkboxes(
        label="What may have recorded it? (S8)",
        hint="Each becomes a task to find it before it is wiped.",
        choices=[],
        inline=True,
        required=False,
        mark_optional=False,
    )
    about = forms.Checkboxes(
        label="Who or what is it about? (F1.6)",
        hint="What names the head of the force goes to the local policing body. You will not see it again.",
        choices=[],
        required=False,
        mark_optional=False,
    )
    channel = forms.Select(
        label="How did it come? (S1)",
        choices=[("", "Choose"), *assisted_intake.CHANNELS.items()],
        error="Choose how it came",
    )
    received_on = forms.DateParts(label="When did we receive it? (S2)", error="Enter the day on which we received it")
    received_hour = forms.Text(
        label="At what time?", hint="For example 14:30.", error="Enter the time, such as 14:30", width="5"
    )
    first_on = forms.DateParts(
        label="If any police or other body had it before: on which day? (S3)", required=False, mark_optional=False
    )
    name = _text("Their name (F2.1)", hint="They can leave it out.", most=200, spellcheck=False)
    born = forms.DateParts(label="When were they born? (F2.4)", required=False, mark_optional=False)
    held_at = _text("If they are held: where? (F2.5)", most=300)
    held_number = _text("Their number there", most=60, width="20")
    contact_ways = forms.Checkboxes(
        label="How can they be reached safely? (F2.6)",
        hint="Ask this as it stands. Only these ways are used.",
        choices=[],
        inline=True,
        error="Choose how they can be reached, or that they do not want to be contacted",
    )
    email = _text("Email address", most=254, spellcheck=False)
    phone = _text("Phone number", most=60, width="20")
    address = _text("Address for letters", rows=3, most=1_000)
    contact_safety = forms.Radios(
        label="Is it safe to phone, text or write to them? (F2.9)", choices=[], required=False, mark_optional=False
    )
    contact_notes = _text("What must we know before contacting them?", rows=3)
    safe_now = forms.Radios(
        label="Are they safe now? (F6.5)",
        hint="If they are not, someone must reach them today.",
        choices=[("yes", "Yes"), ("no", "No"), ("not-sure", "Not sure")],
        required=False,
        mark_optional=False,
        inline=True,
    )
    for_whom = forms.Radios(
        label="Who is it for? (F1.1)",
        choices=[("me", "The person who speaks"), ("someone-else", "Someone else, for whom they act")],
        initial="me",
        error="Choose who it is for",
    )
    their_name = _text("If someone else: the name of the person it is for (F3.1)", most=200)
    their_age = forms.Radios(
        label="How old is that person? (F3.2)", choices=[], required=False, mark_optional=False, inline=True
    )
    relationship = forms.Select(
        label="What is the speaker to that person? (F3.3)", choices=[], required=False, mark_optional=False
    )
    language = forms.Radios(
        label="Which language do we write back in?",
        choices=[("en", "English"), ("cy", "Welsh")],
        initial="en",
        error="Choose the language",
        inline=True,
    )
    help_words = _text("What help do they need? (F1.4)", rows=2)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        kinds = [one for one in questions.every_question()["recordings"].questions if one.key == "kind"][0]
        self._offer("recordings", [(one.value, str(one.label)) for one in kinds.options])
        for key in ("about", "contact_ways", "contact_safety", "their_age"):
            self._offer(key, _of_the_form(key))
        self._offer("relationship", [("", "Choose"), *_of_the_form("relationship")])
        for key, (number, label) in assisted_intake.TEXTS.items():
            self.fields[key] = _text(f"{label} ({number})", rows=2)

    def _offer(self, key: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[key]
        field.choices = choices

    def clean_received_hour(self) -> time:
        """A time of day, however it is punctuated."""
        return read_hour(self.cleaned_data["received_hour"])

    def clean(self) -> dict[str, Any]:
        """The ways of contact with their details, and dates in an order that can be."""
        said = super().clean() or {}
        ways = set(said.get("contact_ways") or ())
        if ways & {"none", "website"} and len(ways) > 1:
            self.add_error("contact_ways", "Choose ways, or that they do not want to be contacted")
        for way, key in (("email", "email"), ("phone", "phone"), ("letter", "address")):
            if way in ways and key in said and not said[key]:
                self.add_error(key, "Enter it, or untick this way")
        if "received_on" in said and "received_hour" in said and self.received_at() > timezone.now():
            self.add_error("received_on", "This time has not come yet")
        first: date | None = said.get("first_on")
        if first and said.get("received_on") and first > said["received_on"]:
            self.add_error("first_on", "This is after the day on which we received it")
        if said.get("born") and said["born"] > timezone.localdate():
            self.add_error("born", "This day has not come yet")
        return said

    def received_at(self) -> datetime:
        """When the authority had it."""
        return timezone.make_aware(
            datetime.combine(self.cleaned_data["received_on"], self.cleaned_data["received_hour"])
        )

    def made_at(self) -> datetime:
        """When it first reached anyone: at noon of that day where only the day is known."""
        first, received = self.cleaned_data["first_on"], self.received_at()
        return min(received, timezone.make_aware(datetime.combine(first, time(12)))) if first else received


@for_act(Act.ENTER)
@no_store
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The form, or what is handed over to the person: reference, words, and where to follow it."""
    if request.method != "POST":
        now = timezone.localtime()
        form = AssistedIntakeForm(
            initial={"received_on": now.date(), "received_hour": f"{now:%H:%M}", "for_whom": "me", "language": "en"}
        )
        return _show(request, form, ticket=assisted_intake.new_ticket())
    form, ticket = AssistedIntakeForm(request.POST), request.POST.get("ticket", "")
    if not form.is_valid():
        return _show(request, form, ticket=ticket or assisted_intake.new_ticket())
    by = request.actor  # type: ignore[attr-defined]
    held, reference = assisted_intake.opened(ticket)
    taken = assisted_intake.send(
        form.cleaned_data,
        held=held,
        reference=reference,
        force=by.authority.removeprefix("lpb-"),
        made_at=form.made_at(),
        received_at=form.received_at(),
        by=by,
        now=timezone.now(),
    )
    picture = (
        segno.make(receipt.short(taken.proof), error="m").svg_inline(scale=3, lineclass=None) if taken.first else ""
    )
    context = {"taken": taken, "picture": mark_safe(picture), "body": directory.body(by.authority).name_in("en")}
    context["reached"] = not set(form.cleaned_data["contact_ways"]) <= {"none", "website"}
    return TemplateResponse(request, "desk/assisted_intake_sent.html", context)


def _show(request: HttpRequest, form: AssistedIntakeForm, *, ticket: str) -> HttpResponse:
    parts = {title: [form[key] for key in keys] for title, keys in PARTS.items()}
    return TemplateResponse(request, "desk/assisted_intake.html", {"form": form, "ticket": ticket, "parts": parts})

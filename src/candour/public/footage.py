"""Asking for video to be kept before it is wiped: place, time, who, and how to be told. Nothing else is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour import directory
from candour.directory import footage_retention
from candour.intake import bodies, short_messages
from candour.public import shared_fields
from candour.public.guard import journey_page
from candour.ui import forms
from candour.vault import spool

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = structlog.get_logger("candour.public")
NOT_SENT = _(
    "We could not send this just now. Nothing is lost: what you wrote is still here. "
    "Please wait a few minutes and press Send again. You can also phone 101."
)
OPEN_LONG = _("This page had been open for a long time. Nothing was sent yet. Please press Send again.")
OFFERED = ("body-worn", "in-car", "station-cctv", "custody-cctv", "call-audio", "public-cctv", footage_retention.OTHER)
NO_CONTACT = "none"


class HoldForm(shared_fields.DayThatHasCome, forms.Form):
    """Where, when, what may have recorded it, who was there, and how to tell the person."""

    where = forms.LongText(
        label=_("Where was it?"),
        hint=_("A street, a building, a town, or how you would tell someone to find it."),
        error=_("Say where it was"),
        rows=3,
        max_length=1_000,
    )
    day = forms.DateParts(
        label=_("Which day was it?"), hint=_("For example, 27 3 2026."), required=False, mark_optional=False
    )
    time = forms.Text(
        label=_("About what time was it?"),
        hint=_("For example “around 11 at night”. If you do not know the day, say here what you know."),
        required=False,
        mark_optional=False,
        max_length=300,
    )
    kinds = forms.Checkboxes(
        label=_("What may have recorded it?"),
        hint=_("Tick all that fit. Leave it out if you do not know."),
        choices=[forms.Choice(key, footage_retention.KINDS[key]) for key in OFFERED],
        required=False,
        mark_optional=False,
    )
    who = forms.LongText(
        label=_("Who was there?"),
        hint=_("What you know of the police: a name, a number, a car, or how they looked. And how you looked."),
        required=False,
        mark_optional=False,
        rows=4,
        max_length=2_000,
    )
    chief = forms.Radios(
        label=_("Is it about the head of the force, in person?"),
        hint=_("If it is, we pass this to the body that deals with it."),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        required=False,
        mark_optional=False,
        inline=True,
    )
    name = forms.Text(
        label=_("Your name"),
        hint=_("You can leave this out."),
        required=False,
        mark_optional=False,
        max_length=300,
        autocomplete="name",
        spellcheck=False,
    )
    contact_ways = forms.Checkboxes(
        label=_("How can we tell you what we found?"),
        hint=_("We only use the ways you choose here."),
        choices=[
            ("email", _("Email")),
            ("phone", _("Phone call")),
            ("text", _("Text message")),
            forms.Choice(
                NO_CONTACT,
                _("I do not want to be contacted"),
                hint=_("You can call 101 with your reference to ask."),
                exclusive=True,
            ),
        ],
        error=_("Choose how we can reach you, or choose “I do not want to be contacted”"),
    )
    email = forms.Email(
        label=_("Email address"),
        hint=_("Only if you chose email."),
        required=False,
        mark_optional=False,
        autocomplete="email",
        max_length=254,
    )
    phone = forms.Telephone(
        label=_("Phone number"),
        hint=_("Only if you chose phone or text."),
        required=False,
        mark_optional=False,
        autocomplete="tel",
        max_length=60,
        width="20",
    )
    contact_safety = forms.Radios(
        label=_("Is it safe to phone, text or write to you?"),
        hint=_("Does anyone else see your phone, your email or your post?"),
        choices=[
            ("safe", _("Yes, it is safe")),
            ("some-ways", _("Only in some ways or at some times")),
            ("not-safe", _("No, it is not safe")),
        ],
        required=False,
        mark_optional=False,
    )
    contact_notes = shared_fields.contact_notes()

    def clean(self) -> dict[str, Any]:
        """When it was in some words, and the details that the chosen ways need."""
        cleaned = super().clean() or {}
        if "day" in cleaned and not cleaned["day"] and not cleaned.get("time"):
            self.add_error("day", _("Enter the day, or say below when it was"))
        ways = set(cleaned.get("contact_ways") or ())
        if "email" in ways and "email" in cleaned and not cleaned["email"]:
            self.add_error("email", _("Enter your email address, or untick email"))
        if ways & {"phone", "text"} and "phone" in cleaned and not cleaned["phone"]:
            self.add_error("phone", _("Enter your phone number, or untick phone and text"))
        return cleaned

    def said(self) -> bodies.HoldBody:
        """What was answered, as it is sent, without the details of ways that were not chosen."""
        said = dict(self.cleaned_data)
        ways = set(said["contact_ways"])
        if "email" not in ways:
            said["email"] = ""
        if not ways & {"phone", "text"}:
            said["phone"] = ""
        lists = {key: tuple(said[key] or ()) for key in ("kinds", "contact_ways")}
        return bodies.HoldBody(**said | lists | {"chief": said["chief"] == "yes"})


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def footage(request: HttpRequest) -> HttpResponse:
    """The form, or what happens now and by when. No cookie, and no reference in an address."""
    if request.method != "POST":
        return _show(request, HoldForm(), ticket=short_messages.ticket())
    form, ticket = HoldForm(request.POST), request.POST.get("ticket", "")
    if not form.is_valid():
        return _show(request, form, ticket=ticket)
    said, now = form.said(), timezone.now()
    try:
        sent = short_messages.send(
            said,
            reference=short_messages.reference_of(ticket),
            language=get_language() or "en",
            now=now,
        )
    except spool.CannotKeep as fault:
        log.error("a hold could not be kept", fault=type(fault.__cause__).__name__)
        return _show(request, form, ticket=ticket, notice=NOT_SENT, status=503)
    by, may_be_gone = short_messages.looked_for_by(said, today=timezone.localdate(now))
    body = directory.force(settings.FORCE).local_policing_body
    context = {
        "reference": sent.reference,
        "by": by,
        "may_be_gone": may_be_gone,
        "told": said.contact_ways != (NO_CONTACT,),
        "body": body.label_in(get_language() or "en") if said.chief else "",
        "website": body.website,
    }
    return TemplateResponse(request, "public/doors/footage_kept.html", context)


def redisplay(request: HttpRequest) -> HttpResponse:
    """The form with all that was typed, when it could not be trusted and nothing was sent."""
    form = HoldForm(request.POST)
    form.is_valid()
    return _show(request, form, ticket=request.POST.get("ticket", ""), notice=OPEN_LONG)


def _show(
    request: HttpRequest, form: HoldForm, *, ticket: str, notice: StrOrPromise = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "ticket": ticket, "notice": notice, "days": footage_retention.shortest_days()}
    return TemplateResponse(request, "public/doors/footage.html", context, status=status)

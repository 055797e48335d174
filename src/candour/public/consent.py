"""For someone who is asked whether another person may act for them: who asks, what it means, and their answer.

It opens with the reference and nine words that whoever asks has given them. That person knows the words too, so
no page here shows what was answered.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from candour import directory
from candour.correspondence import consent_request
from candour.intake import access_secret, bodies, consent_reply, drafts, questions
from candour.public import draft_cookie, receipt_cookie, shared_fields
from candour.public.entry import ComeBack
from candour.public.footage import NOT_SENT, OPEN_LONG
from candour.public.guard import journey_page
from candour.public.paper import PaperQuestion, line
from candour.ui import forms
from candour.vault import keys, sealing, spool, timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = structlog.get_logger("candour.public")
CONTEXT = "consent-page"
NOT_FOUND = _("We cannot find this. Check the reference and the nine words that you were given")
NOT_OPENED = _("We could not open this just now. Please wait a few minutes and press Continue again.")
WHOLE = "whole"
NUMBERS = {
    "answer": "CON1",
    "scope": "CON2",
    "free": "CON3",
    "name": "CON4",
    "day": "CON5",
    "phone": "CON6",
    "contact_notes": "CON7",
    "text": "CON8",
}
"""The number that each question bears on paper; it never changes."""


class ConsentWordsForm(ComeBack):
    """The reference and the nine words that the person was given."""

    words = forms.LongText(
        label=_("The nine words you were given"),
        hint=_("With spaces between them. Capital letters do not matter."),
        error=_("Enter the nine words you were given"),
        spellcheck=False,
        rows=2,
        max_length=2_000,
    )


class AnswerForm(shared_fields.DayThatHasCome, forms.Form):
    """What the person says. Whoever agrees says to what, and signs; everybody else need not say more."""

    answer = forms.Radios(
        label=_("What do you want to tell us?"),
        choices=[
            (consent_reply.AGREE, _("Yes, they may act for me")),
            (consent_reply.NO, _("No, they may not")),
            forms.Choice(
                consent_reply.TALK, _("I want to talk to you first"), hint=_("Tell us below how to reach you.")
            ),
            forms.Choice(consent_reply.STOP, _("I said yes before, and I take it back"), hint=_("It counts at once.")),
        ],
        error=_("Choose what you want to tell us"),
    )
    scope = forms.Checkboxes(
        label=_("If you say yes: what may they do?"),
        hint=_("Tick all that you want. They may do nothing else."),
        choices=[
            ("updates", _("Hear how it is going")),
            ("papers", _("Send and get papers for me")),
            ("speak", _("Speak for me")),
            forms.Choice(WHOLE, _("All of it: the whole complaint"), exclusive=True),
        ],
        required=False,
        mark_optional=False,
    )
    free = forms.Radios(
        label=_("Do you feel free to choose?"),
        hint=_("Nobody may push you. The person who asks does not see this answer."),
        choices=[("yes", _("Yes")), ("no", _("No")), ("not-sure", _("I’m not sure"))],
        required=False,
        mark_optional=False,
    )
    name = forms.Text(
        label=_("Your full name"),
        hint=_("If you say yes, this is your signature."),
        required=False,
        mark_optional=False,
        max_length=300,
        autocomplete="name",
        spellcheck=False,
    )
    day = forms.DateParts(
        label=_("Today’s date"), hint=_("For example, 27 3 2026."), required=False, mark_optional=False
    )
    phone = forms.Text(
        label=_("How can we reach you?"),
        hint=_("A phone number, an email or another way that is safe for you. We may ask if it was you who answered."),
        required=False,
        mark_optional=False,
        max_length=300,
    )
    contact_notes = shared_fields.contact_notes()
    text = forms.LongText(
        label=_("Is there anything else you want to say?"),
        required=False,
        mark_optional=False,
        rows=3,
        max_length=5_000,
    )

    def clean(self) -> dict[str, Any]:
        """What a yes needs."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == consent_reply.AGREE:
            for key, words in _NEEDED.items():
                if key in cleaned and not cleaned[key]:
                    self.add_error(key, words)
        return cleaned

    def said(self, asking: str) -> bodies.ConsentBody:
        """What was answered to the asking of that handle, as it is sent."""
        return bodies.ConsentBody(asking=asking, **self.cleaned_data | {"scope": tuple(self.cleaned_data["scope"])})


_NEEDED = {
    "scope": _("Choose what they may do for you"),
    "free": _("Say if you feel free to choose"),
    "name": _("Enter your full name"),
    "day": _("Enter today’s date"),
}


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """Asks for reference and words, or shows who is asking."""
    form = ConsentWordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        named = consent_reply.from_words(form.cleaned_data["words"])
        try:
            told = told_of(named)
        except timeouts.AWAY:
            context = {"form": form, "notice": NOT_OPENED}
            return TemplateResponse(request, "public/consent/start.html", context, status=503)
        if named and told and told["reference"] == form.asked_reference():
            return _show(request, named, told, AnswerForm(initial={"day": timezone.localdate()}))
        form.add_error("reference", NOT_FOUND)
    return TemplateResponse(request, "public/consent/start.html", {"form": form})


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Takes the answer in."""
    carried = opened(request.POST.get("sealed", ""))
    if carried is None:
        return redirect("public:consent")
    named, told = carried
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, named, told, form)
    language = get_language() or "en"
    try:
        consent_reply.send(form.said(named.handle), reference=told["reference"], language=language, now=timezone.now())
    except spool.CannotKeep as fault:
        log.error("an answer could not be kept", fault=type(fault.__cause__).__name__)
        return _show(request, named, told, form, notice=NOT_SENT, status=503)
    return TemplateResponse(request, "public/consent/sent.html", {"body": body_of(told)})


def redisplay(request: HttpRequest) -> HttpResponse:
    """The page with all that was typed, when the form could not be trusted and nothing was sent."""
    carried = opened(request.POST.get("sealed", ""))
    if carried is None:
        return redirect("public:consent")
    form = AnswerForm(request.POST)
    form.is_valid()
    return _show(request, *carried, form, notice=OPEN_LONG)


@journey_page
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """For whoever asks: the words to give on. They follow from the place that this browser holds."""
    held = draft_cookie.read(request)
    reference = reference_from(request, held)
    if held is None or not reference:
        return redirect("public:my-complaint")
    context = {"reference": reference, "words": consent_reply.consent_secret_of(held).words}
    return TemplateResponse(request, "public/consent/words.html", context)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The form on paper, to be filled in by hand: the same questions, with their numbers. It holds no name."""
    force = directory.force(settings.FORCE)
    context = {
        "asked": list(on_paper()),
        "force": force.name_in(get_language() or "en"),
        "website": force.website,
        "address": request.get_host() + reverse("public:consent"),
    }
    return TemplateResponse(request, "public/consent/paper.html", context)


def on_paper() -> Iterator[PaperQuestion]:
    """The questions as they stand on paper, with what the screen knows without asking."""
    yield line("CON-A", _("Reference of the complaint, if you know it"))
    yield line("CON-B", _("Full name of the person who may act for you"))
    fields: dict[str, Any] = AnswerForm().fields
    for key, number in NUMBERS.items():
        field = fields[key]
        ticks = tuple(choice[1] for choice in getattr(field, "choices", ()))
        space = "" if ticks else "tall" if key == "text" else "line"
        hint = "" if key in {"name", "day"} else field.help_text
        yield PaperQuestion(number=number, label=field.label, hint=hint, ticks=ticks, space=space)
        if key == "name":
            yield line("CON-C", _("When you were born"))
            yield line("CON-D", _("Your signature"))


def reference_from(request: HttpRequest, held: access_secret.AccessSecret | None) -> str:
    """The reference of the complaint that was sent from this place, if its sender is asking anybody."""
    try:
        draft = receipt_cookie.read(request, held) or (draft_cookie.draft_of(request) if held else None)
    except timeouts.AWAY:
        return ""
    if draft and draft.sent_at and drafts.RECEIPT in draft.answers:
        return draft.reference if consent_reply.asks(draft.answers[drafts.RECEIPT]["parts"]) else ""
    named = consent_reply.consent_secret_of(held) if held else None
    told = told_of(named) if named else None
    return str(told["reference"]) if told else ""


def told_of(named: consent_reply.ConsentSecret | None) -> dict[str, Any] | None:
    """What the worker wrote of that asking; None where there is nothing under these words."""
    # Without words there is nothing to look for, but the way is the same: one derived handle, one look-up.
    looked_for = named or consent_reply.consent_secret_of(access_secret.new())
    private, _public = looked_for.pair
    return consent_request.find(looked_for.handle, private=private)


def _show(
    request: HttpRequest,
    named: consent_reply.ConsentSecret,
    told: dict[str, Any],
    form: AnswerForm,
    *,
    notice: StrOrPromise = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "sealed": sealed_for(named, told),
        "who": told["who"],
        "for_whom": told["for_whom"],
        "relationship": _relationship(told["relationship"]),
        "sent_on": datetime.fromisoformat(told["sent_on"]),
        "body": body_of(told),
        "notice": notice,
    }
    return TemplateResponse(request, "public/consent/answer.html", context, status=status)


def _relationship(value: str) -> str:
    return str(questions.every_question()["relationship"].said(value)) if value else ""


def body_of(told: dict[str, Any]) -> str:
    """The name of the body that the complaint went to."""
    return directory.force(told["force"]).name_in(get_language() or "en")


def sealed_for(named: consent_reply.ConsentSecret, told: dict[str, Any]) -> str:
    """What the page carries, so that sending needs no look-up and no cookie."""
    plain = json.dumps([named.secret.hex(), told], ensure_ascii=False).encode()
    locked = sealing.seal(keys.keyring().need("door"), plain, context=CONTEXT)
    return base64.urlsafe_b64encode(locked).decode("ascii")


def opened(text: str) -> tuple[consent_reply.ConsentSecret, dict[str, Any]] | None:
    """What a page carried; None when it was altered, cut short or is none of ours."""
    try:
        locked = base64.b64decode(text, altchars=b"-_", validate=True)
        secret, told = json.loads(sealing.unseal(keys.keyring().need("door"), locked, context=CONTEXT))
    except (ValueError, TypeError, sealing.CannotOpen):
        return None
    named = consent_reply.from_hex(secret)
    return (named, told) if named else None

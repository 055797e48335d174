"""Following a complaint: where it is, who has it, what comes next, and who looked at the file.

Opened with the reference and the nine words; reads one sealed row and nothing else. An unknown
reference and wrong words take the same way and get the same answer.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from candour import directory
from candour.correspondence import tracking
from candour.directory import footage_retention
from candour.evidence import kinds
from candour.evidence.models import ScanState
from candour.intake import access_secret
from candour.public import draft_cookie
from candour.public.entry import ComeBack
from candour.public.guard import See, journey_page

# What each legal state means for the person, in plain words; the desk's words are for the desk.
STAGES = {
    "RECEIVED": _("We have it, and a person will read it."),
    "AWAITING_AA_DETERMINATION": _("We are finding out who must deal with it."),
    "TRANSFERRED_OUT": _("It was passed to the body that must deal with it."),
    "NOT_A_COMPLAINT": _("We found that it is not a complaint in law. We tell you why."),
    "INITIAL_CONTACT": _("A person has read it. They will be in touch, if you chose a way to be contacted."),
    "OUTSIDE_SCHEDULE_3": _(
        "We are sorting it out without a formal record. You can ask us to record it formally at any time."
    ),
    "RESOLVED_OUTSIDE_SCHEDULE_3": _(
        "It was sorted out without a formal record. You can still ask us to record it formally."
    ),
    "RECORDED": _("It is formally recorded. The next step is to decide how it is dealt with."),
    "REFERRED": _("The IOPC was told about it. They decide whether it must be investigated, and who does that."),
    "REFERRED_BACK": _("The IOPC looked at it and sent it back to us. We decide how to deal with it."),
    "HANDLING_NOT_INVESTIGATED": _("We are dealing with it without a full investigation."),
    "LOCAL_INVESTIGATION": _("We are investigating it."),
    "DIRECTED_INVESTIGATION": _("We are investigating it. The IOPC is in charge of the investigation."),
    "INDEPENDENT_INVESTIGATION": _("The IOPC is investigating it with their own people."),
    "SUSPENDED": _(
        "It has to wait, so that a criminal case is not harmed. When that is over, you are asked whether to go on."
    ),
    "REPORT_RECEIVED": _("The investigation is finished. The next step is to decide what comes of it."),
    "OUTCOME_DETERMINED": _("It is decided what comes of it. The next step is to tell you."),
    "OUTCOME_NOTIFIED": _("You were told the result."),
    "REVIEW_WINDOW_OPEN": _(
        "You were told the result. If you are not happy with it, you can ask another body to check how we dealt "
        "with it. What you were sent says which body, and by when."
    ),
    "UNDER_REVIEW": _("Another body is checking how we dealt with it."),
    "REVIEW_DECIDED": _("Another body has checked how we dealt with it. They tell you what they decided."),
    "AWAITING_RECOMMENDATION_RESPONSE": _(
        "The body that checked it asks us to do something. We must answer them, and you get a copy."
    ),
    "REINVESTIGATION": _("It is being investigated again."),
    "WITHDRAWAL_PENDING": _(
        "You let us know that you want to stop. We wrote to ask whether that is so. If we hear nothing within "
        "28 days of our letter, we take it that it is."
    ),
    "WITHDRAWN": _("You want to stop. It may still have to be looked into, and you are told if so."),
    "PUBLIC_INTEREST_DECISION": _(
        "It is being decided whether it must go on without you, because it matters to everyone."
    ),
    "TREATED_AS_RCM": _("It goes on, but no longer as your complaint: what someone did must be looked into."),
    "PART_2_CEASED": _("It has ended, because you did not want it to go on."),
    "CLOSED": _("It is finished."),
}
NEEDS_CONSENT = _("We have it, and we need to know from the person you act for that they agree.")
VIDEO = {
    "held": _("We have kept it."),
    "none": _("We looked for it, and there is none."),
    "gone": _("We looked for it. It was gone already."),
}
FILE_KINDS = {
    kinds.PHOTO: _("Photo"),
    kinds.VIDEO: _("Video"),
    kinds.SOUND: _("Sound"),
    kinds.EMAIL: _("Email"),
    kinds.PAPER: _("Letter or other text"),
}
# For each state of a file: the word and the look of its tag, and what it means.
_NOT_TAKEN = _("Not taken")
FILE_STATES: dict[str, tuple[Any, str, Any]] = {
    ScanState.CLEAN: (_("With your complaint"), "green", _("We checked it for viruses, and found none.")),
    ScanState.WAITING: (_("Waiting"), "blue", _("It is here. It still waits to be checked for viruses.")),
    ScanState.INFECTED: (
        _NOT_TAKEN,
        "red",
        _("We could not take it, because it may hurt a computer. Please send it another way."),
    ),
    ScanState.DAMAGED: (_NOT_TAKEN, "red", _("We could not open it. Please send it another way.")),
}
ROLES = {
    "intake": _("someone who takes complaints in"),
    "handler": _("a complaint handler"),
    "decision-maker": _("a decision maker"),
    "manager": _("a manager"),
    "lpb-handler": _("someone at the body for the head of the force"),
    "reader": _("someone who reads complaints and changes nothing"),
}


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def my_complaint(request: HttpRequest) -> HttpResponse:
    """Asks for reference and words, or shows the complaint whose place this browser holds."""
    form = ComeBack(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if form.is_valid():
            held = access_secret.from_words(form.cleaned_data["words"])
            told = _told(held)
            if held and told and told["reference"] == form.asked_reference():
                response = See(reverse("public:my-complaint"))
                draft_cookie.write(response, held)
                return response
            form.add_error("reference", ComeBack.NOT_FOUND)
    else:
        told = _told(draft_cookie.read(request))
        if told:
            return TemplateResponse(request, "public/tracking/my_complaint.html", _shown(told))
    return TemplateResponse(request, "public/tracking/sign_in.html", {"form": form})


@journey_page
@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """The proof that the receipt is in the signed root of its day, as a file. Its name says nothing."""
    told = _told(draft_cookie.read(request))
    if not told or not told.get("inclusion"):
        return See(reverse("public:my-complaint"))
    text = json.dumps(told["inclusion"], indent=1) + "\n"
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="document.txt"'
    return response


def _told(held: access_secret.AccessSecret | None) -> dict[str, Any] | None:
    # Without a place there is nothing to look for, but the way is the same: one derived handle, one look-up.
    asked = held or access_secret.new()
    private, _public = asked.tracking_pair
    return tracking.find(asked.tracking_handle, private=private)


def _shown(told: dict[str, Any]) -> dict[str, Any]:
    body = directory.local_policing_body(settings.FORCE)
    # Behind 101 is the force: whose complaint it does not have is not sent there.
    alone = {part["authority"] for part in told["parts"]} == {body.id}
    return {
        "body": body.label_in(get_language() or "en") if alone else "",
        "website": body.website,
        "reference": told["reference"],
        "received_at": datetime.fromisoformat(told["received_at"]),
        "parts": [_part(part) for part in told["parts"]],
        "files": [_file(file) for file in told.get("files", ())],
        "send_again": any(file["state"] in {ScanState.INFECTED, ScanState.DAMAGED} for file in told.get("files", ())),
        "proved_on": date.fromisoformat(told["inclusion"]["root"]["day"]) if told.get("inclusion") else None,
    }


def _part(part: dict[str, Any]) -> dict[str, Any]:
    shared = part.get("shared")
    # An earlier version wrote `next_due_on`, the day of whatever was due next: it is not when they hear, and not read.
    hears_by = date.fromisoformat(part["hears_by"]) if part.get("hears_by") else None
    return {
        # There only where someone has to agree first: what they agreed to, nothing at all until they did.
        "asks_consent": shared is not None and not shared,
        "shows_looks": shared is None,
        "authority": directory.body(part["authority"]).name_in(get_language() or "en"),
        "stage": NEEDS_CONSENT if shared == [] else STAGES.get(part["state"], _("We are dealing with it.")),
        "hears_by": hears_by,
        "late": hears_by is not None and hears_by < timezone.localdate(),
        "told_here": part.get("told_here", False),
        "updates": [datetime.fromisoformat(at) for at in part["updates"]],
        "videos": [_video(video) for video in part.get("video", ())],
        "looks": [
            (ROLES.get(role, _("someone at the desk")), datetime.fromisoformat(at)) for role, at in part["looks"]
        ],
    }


def _file(file: dict[str, str]) -> dict[str, Any]:
    tag, look, words = FILE_STATES.get(file["state"], ("", "", _("We are dealing with it.")))
    return {
        "kind": FILE_KINDS.get(file["kind"], _("Something else")),
        "on": date.fromisoformat(file["on"]),
        "tag": tag,
        "words": words,
        "look": look,
    }


def _video(video: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": footage_retention.called(video["about"]),
        "outcome": VIDEO.get(video["outcome"], ""),
        "by": date.fromisoformat(video["due_on"]),
        "late": date.fromisoformat(video["due_on"]) < timezone.localdate(),
        "reason": video["reason"],
    }

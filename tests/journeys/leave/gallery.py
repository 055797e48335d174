"""Every component on pages of its own, to be looked at and to be tested. Not part of the service."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from candour.ui import context, forms, problems


def site(request: HttpRequest | None) -> context.Site:
    """An invented force with everything a layout can show."""
    return context.Site(
        organisation="Northmoor Police",
        accent=request.GET.get("accent", "pine") if request else "pine",
        phase="beta",
        feedback_url="/feedback",
        language_switch=context.Language("/cy/", "Cymraeg", "cy"),
        exit_settings_url="/staying-safe",
        help_url="/help",
        help_phone="101",
        footer_links=(context.Link("/accessibility", "Accessibility"), context.Link("/cookies", "Cookies")),
        navigation=(
            context.Link("/desk", "Inbox", current=True, count=12),
            context.Link("/desk/mine", "My cases"),
        ),
        desk_name="Desk" if request and request.path.endswith("/desk") else "",
        signed_in_as="A. Handler",
        sign_out_url="/sign-out",
    )


class Everything(forms.Form):
    """One field of each kind."""

    name = forms.Text(
        label="Full name",
        hint="Leave this empty if you do not want to say.",
        autocomplete="name",
        width="20",
        required=False,
    )
    mail = forms.Email(label="Email address", error="Write an email address")
    phone = forms.Telephone(label="Phone number", required=False)
    age = forms.Whole(label="How old are you?", required=False)
    story = forms.LongText(
        label="What happened?", hint="Use your own words. You can stop and come back.", rows=6, counter_from=10
    )
    how = forms.Radios(
        label="How shall we answer you?",
        hint="We will only use the way you choose.",
        label_size="m",
        choices=[
            forms.Choice("post", "By post", hint="In a plain envelope"),
            forms.Choice("mail", "By email"),
            forms.Choice("none", "Do not contact me", exclusive=True),
        ],
        error="Choose how we shall answer you",
    )
    hurt = forms.Checkboxes(
        label="How did it affect you?",
        label_size="m",
        choices=[
            ("body", "I was hurt"),
            ("mind", "I was upset"),
            forms.Choice("none", "None of these", exclusive=True),
        ],
        required=False,
    )
    yes = forms.Radios(label="Were you there?", choices=[("yes", "Yes"), ("no", "No")], inline=True, required=False)
    area = forms.Select(
        label="Where do you live?", choices=[("", "Choose"), ("n", "North"), ("s", "South")], required=False
    )
    day = forms.DateParts(label="When did it happen?", hint="For example, 27 3 2026", label_size="m")
    proof = forms.FileUpload(label="Add a file", hint="A photo, a video or a document", required=False)


class Story(forms.Form):
    """The page of one question."""

    story = forms.LongText(
        label="What happened?",
        hint="Use your own words. Tell us as much or as little as you want.",
        heading=True,
        rows=10,
        required=False,
        mark_optional=False,
    )


HISTORY = [
    {
        "title": "We wrote to you",
        "when": datetime.date(2026, 4, 24),
        "who": "Complaints team",
        "text": "An update about your complaint.",
    },
    {
        "title": "Somebody is looking into it",
        "when": datetime.datetime(2026, 4, 2, 9, 30),
        "who": "Complaints team",
        "tag": "Now",
    },
    {"title": "We got your complaint", "when": "27 March 2026"},
]


def form_page(request: HttpRequest) -> HttpResponse:
    """All fields; POST or ?errors shows them refused."""
    data = (
        request.POST
        if request.method == "POST"
        else (
            {"hurt": ["none", "body"], "day-day": "31", "day-month": "Chwef", "day-year": "2026"}
            if "errors" in request.GET
            else None
        )
    )
    return render(request, "gallery/form.html", {"form": Everything(data)})


def story_page(request: HttpRequest) -> HttpResponse:
    """One question."""
    return render(request, "gallery/story.html", {"form": Story()})


def parts_page(request: HttpRequest) -> HttpResponse:
    """All parts."""
    tasks = [
        {"title": "What happened", "url": "/form", "status": "Done", "colour": "green"},
        {
            "title": "Who was there",
            "url": "/form",
            "status": "Not started",
            "colour": "grey",
            "hint": "You do not need names",
        },
    ]
    return render(request, "gallery/parts.html", {"history": HISTORY, "tasks": tasks})


def plain(template: str):
    """A view that only shows a template."""
    return lambda request: render(request, f"gallery/{template}.html", {"history": HISTORY})


urlpatterns = [
    path("", plain("home")),
    path("form", form_page),
    path("story", story_page),
    path("parts", parts_page),
    path("prose", plain("prose")),
    path("panel", plain("panel")),
    path("desk", plain("desk")),
    path(
        "problem/<int:status>",
        lambda request, status: problems.page(status, None if "both" in request.GET else request),
    ),
]

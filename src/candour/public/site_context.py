"""How the public door presents itself: the force it serves, its links, its way out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candour import directory
from candour.ui import context

OTHER_LANGUAGE = {"en": ("cy", "Cymraeg"), "cy": ("en", "English")}


def site(request: HttpRequest | None) -> context.Site:
    """What the layout shows. Reads the directory in memory and never the database."""
    force = directory.force(settings.FORCE)
    language = get_language() or "en"
    return context.Site(
        organisation=force.name_in(language),
        accent=directory.accent(force.id),
        home_url=reverse("public:home"),
        phase=settings.PHASE,
        feedback_url=reverse("public:feedback"),
        language_switch=_switch(request, language),
        exit_url=settings.EXIT_URL,
        leave_url=reverse("public:leave"),
        escape_off=bool(request and request.COOKIES.get(settings.ESCAPE_COOKIE_NAME) == "off"),
        exit_settings_url=reverse("public:quick-exit"),
        help_url=reverse("public:help-and-support"),
        help_phone="101",
        footer_links=(
            context.Link(reverse("public:staying-safe"), _("Staying safe on this site")),
            context.Link(reverse("public:your-information"), _("Your information")),
            context.Link(reverse("public:accessibility"), _("Accessibility")),
            context.Link(reverse("public:cookies"), _("Cookies")),
            context.Link(reverse("public:whats-new"), _("What is new")),
        ),
    )


def _switch(request: HttpRequest | None, language: str) -> context.Language | None:
    if request is None:
        return None
    code, name = OTHER_LANGUAGE[language]
    return context.Language(url=translate_url(request.get_full_path(), code), label=name, lang=code)

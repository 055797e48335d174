"""Which police force is it? By the name of a place or of a force, by where someone is, or on a map. Nothing is kept.

What was typed is never in an address: it comes by POST, and the answer says that nothing may store it.
There is no token and so no cookie: the page changes nothing and knows nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from candour import directory
from candour.directory import areas, gazetteer, names
from candour.public import cards, guidance
from candour.public.page_cache import same_for_everyone
from candour.ui import forms
from candour.ui.caching import no_store

KEY = "which-force"
_FURTHEST = 5_000.0
"""Metres. A device, or a press on the map, less sure than this names the forces within it and no more."""


class Where(forms.Form):
    """Whether it was on the railway, and where it was: typed, pressed on the map, or as the device says it."""

    railway = forms.Radios(
        label=_("Was it on a train, at a railway station or on the Underground?"),
        hint=_("The railway has a police force of its own. For the Metrolink trams in Manchester, say No."),
        choices=[("yes", _("Yes")), ("no", _("No")), ("not-sure", _("I’m not sure"))],
        required=False,
        mark_optional=False,
        inline=True,
    )
    place = forms.Text(
        label=_("Where was it?"),
        hint=_("A town, an area or a county, in English or in Welsh. Or the name of a police force."),
        required=False,
        mark_optional=False,
        max_length=gazetteer.LONGEST,
        spellcheck=False,
        width="20",
    )

    def point(self) -> tuple[float, float, float] | None:
        """Latitude, longitude and how far off it may be in metres; None when nothing said it."""
        try:
            latitude, longitude = (float(self.data[key]) for key in ("latitude", "longitude"))
            accuracy = float(self.data.get("accuracy") or 0)
        except (KeyError, ValueError):
            return None
        return latitude, longitude, min(max(0.0, accuracy), _FURTHEST)  # in this order no number is 0

    def clean(self) -> dict[str, Any]:
        """Something must be said: that it was on the railway, a name, or a point."""
        cleaned = super().clean() or {}
        if not self.errors and not self.point() and cleaned.get("railway") != "yes" and not cleaned.get("place"):
            self.add_error("place", str(_("Type the name of a place or of a police force")))
        return cleaned


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One force or body that may be meant, with where in its area the place lies."""

    card: cards.Card
    areas: tuple[str, ...] = ()
    own_police: tuple[cards.Card, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Matches:
    """What was found. Several hits are for the person to choose from; `near` are names that look alike."""

    hits: tuple[Hit, ...] = ()
    near: tuple[str, ...] = ()
    postcode: bool = False
    railway: bool = False
    point: bool = False


def look_up(text: str, language: str) -> Matches:
    """The forces of a place of that name; if there is none, the forces and bodies that are called so."""
    hits = tuple(
        Hit(
            card=cards.card_of(found.force, language),
            areas=found.areas_in(language),
            own_police=tuple(cards.card_of(body, language) for body in found.own_police),
        )
        for found in gazetteer.find(text)
    )
    hits = hits or tuple(Hit(card=cards.card_of(body, language)) for body in names.called(text))
    return Matches(
        hits=hits, near=() if hits else gazetteer.near(text), postcode=not hits and gazetteer.is_postcode(text)
    )


def around(point: tuple[float, float, float], language: str) -> Matches:
    """The forces at and close to that point."""
    latitude, longitude, accuracy = point
    found = areas.find(latitude, longitude, within=areas.BORDER + accuracy)
    return Matches(hits=tuple(Hit(card=cards.card_of(force, language)) for force in found), point=True)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def which_force(request: HttpRequest) -> HttpResponse:
    """The page with its questions; what is sent to it comes back as an answer above them."""
    return _answered(request) if request.method == "POST" else _asked(request)


@same_for_everyone
def _asked(request: HttpRequest) -> HttpResponse:
    return _page(request, Where())


@no_store
def _answered(request: HttpRequest) -> HttpResponse:
    form = Where(request.POST)
    if not form.is_valid():
        return _page(request, form)
    language = get_language() or "en"
    if form.cleaned_data["railway"] == "yes":
        railway = directory.other_body(gazetteer.RAILWAY)
        answer = Matches(hits=(Hit(card=cards.card_of(railway, language)),), railway=True)
    elif point := form.point():
        answer = around(point, language)
    else:
        answer = look_up(form.cleaned_data["place"], language)
    return _page(request, form, answer)


def _page(request: HttpRequest, form: Where, answer: Matches | None = None) -> HttpResponse:
    language = get_language() or "en"
    context = {
        "page": guidance.page(KEY, language, settings.FORCE),
        "form": form,
        "answer": answer,
        "counties": [
            {
                "name": gazetteer.county_in(county, language),
                "forces": [{"name": force.name_in(language), "website": force.website} for force in forces],
            }
            for county, forces in gazetteer.by_county()
        ],
        "attribution": gazetteer.ATTRIBUTION,
    }
    response = TemplateResponse(request, "public/guidance/which_force.html", context)
    response.may_ask_where = True  # type: ignore[attr-defined]  # read by candour.ui.middleware
    return response


urlpatterns = [path(KEY, which_force, name=KEY)]

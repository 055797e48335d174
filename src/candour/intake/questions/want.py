"""What the person wants to happen (F8)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import NO, NOT_SURE, NOT_SURE_ALONE, YES, long, options, radios, ticks
from candour.intake.specs import Answers, Page

SERIOUS_TOUCH = {"sexual", "strip-search", "hit"}


def meeting_may_be_offered(answers: Answers) -> bool:
    """Whether a talk with the person may be offered: never where that itself could do harm."""
    if answers.get("safe_now") == "no" or answers.get("contact_safety") == "not-safe":
        return False
    if SERIOUS_TOUCH & set(answers.get("fits_force") or ()) or "relationship" in (answers.get("fits_honesty") or ()):
        return False
    return not any(person.get("knows_them") == "partner" for person in answers.get("people") or ())


PAGES: tuple[Page, ...] = (
    Page(
        key="what-you-want",
        section="want",
        title=_("What would you like to happen?"),
        why=_("We cannot promise it, but we want to know."),
        questions=(
            ticks(
                "F8.1",
                "wanted",
                _("What would you like to happen?"),
                options(
                    ("sorry", _("Say sorry")),
                    ("why", _("Tell me why it happened")),
                    ("put-right", _("Put it right")),
                    ("things-back", _("Give me my things back")),
                    ("change", _("Change how the police work")),
                    ("train", _("Train or speak to the person")),
                    ("look-into", _("Look into it fully")),
                    ("meet", _("Meet or talk")),
                    ("known", _("I just want it known")),
                    NOT_SURE_ALONE,
                ),
                missing=_("Choose what you would like to happen, or choose “I’m not sure”"),
            ),
            long("F8.1-words", "wanted_words", _("Is there anything else you want?")),
        ),
    ),
    Page(
        key="how-to-start",
        section="want",
        title=_("How shall we start?"),
        why=_(
            "Some things can be sorted out fast, with a call. You can ask us to record your complaint "
            "formally, now or at any time. Then there are set steps, and you can ask another body to check them."
        ),
        questions=(
            radios(
                "F8.2",
                "how_to_start",
                _("How shall we start?"),
                options(
                    ("quick", _("Try to sort it out quickly first")),
                    ("record", _("Record it formally")),
                    ("you-choose", _("You choose")),
                    ("explain", _("Tell me more about the choice first")),
                ),
            ),
        ),
    ),
    Page(
        key="keeping-in-touch",
        section="want",
        title=_("Keeping in touch"),
        why=_("We tell you how it is going until it is finished."),
        questions=(
            radios(
                "F8.4",
                "news_how_often",
                _("How often shall we tell you news?"),
                options(
                    ("changes", _("When something changes")),
                    ("two-weeks", _("Every two weeks")),
                    ("four-weeks", _("Every 28 days")),
                ),
                hint=_("You hear from us at least every 28 days, whatever you choose."),
            ),
            radios(
                "F8.3",
                "would_meet",
                _("Would you be willing to meet or talk with the person, with help?"),
                options(YES, NO, NOT_SURE),
                hint=_("You never have to, and you can change your mind."),
                asked=meeting_may_be_offered,
                inline=True,
            ),
        ),
    ),
)

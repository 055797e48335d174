"""How the person can be reached without putting them at risk (F2.6 to F2.9)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Answers, Option, Page, Question, Words

LONG_MAX = 8_000


def _contact_ways_need_details(answers: Answers) -> tuple[str, Words] | None:
    ways = set(answers.get("contact_ways") or ())
    needs = {"email": "email", "phone": "phone", "text": "phone", "letter": "address"}
    asks = {
        "email": _("Enter your email address, or untick email"),
        "phone": _("Enter your phone number, or untick phone and text"),
        "address": _("Enter an address for letters, or untick letter"),
    }
    for way, detail in needs.items():
        if way in ways and not str(answers.get(detail) or "").strip():
            return detail, asks[detail]
    return None


def _no_contact_stands_alone(answers: Answers) -> tuple[str, Words] | None:
    ways = set(answers.get("contact_ways") or ())
    if "none" in ways and len(ways) > 1:
        return "contact_ways", _("Choose how we can reach you, or choose “I do not want to be contacted”")
    return None


PAGES: tuple[Page, ...] = (
    Page(
        key="safe-contact",
        section="contact",
        title=_("How can we reach you safely?"),
        why=_("We ask this first so that we never put you at risk. We will only use the ways you choose here."),
        rules=(_no_contact_stands_alone, _contact_ways_need_details),
        questions=(
            Question(
                id="F2.6",
                key="contact_ways",
                kind="checkboxes",
                label=_("How can we reach you?"),
                hint=_("Choose one or more."),
                missing=_("Choose how we can reach you, or choose “I do not want to be contacted”"),
                options=(
                    Option(value="email", label=_("Email")),
                    Option(value="phone", label=_("Phone call")),
                    Option(value="text", label=_("Text message")),
                    Option(value="letter", label=_("Letter")),
                    Option(
                        value="none",
                        label=_("I do not want to be contacted"),
                        hint=_("You can come back here with your reference and words."),
                        alone=True,
                    ),
                ),
            ),
            Question(
                id="F2.6-email",
                key="email",
                kind="text",
                label=_("Email address"),
                hint=_("Only if you chose email."),
                max_length=254,
                autocomplete="email",
            ),
            Question(
                id="F2.6-phone",
                key="phone",
                kind="text",
                label=_("Phone number"),
                hint=_("Only if you chose phone or text."),
                max_length=60,
                autocomplete="tel",
            ),
            Question(
                id="F2.6-address",
                key="address",
                kind="long",
                label=_("Address for letters"),
                hint=_("Only if you chose letter. It can be any address that is safe for you."),
                max_length=1_000,
                autocomplete="street-address",
                rows=4,
            ),
            Question(
                id="F2.9",
                key="contact_safety",
                kind="radios",
                label=_("Is it safe to phone, text or write to you?"),
                hint=_("Does anyone else see your phone, your email or your post?"),
                options=(
                    Option(value="safe", label=_("Yes, it is safe")),
                    Option(value="some-ways", label=_("Only in some ways or at some times")),
                    Option(value="not-safe", label=_("No, it is not safe")),
                ),
            ),
            Question(
                id="F2.9-words",
                key="contact_notes",
                kind="long",
                label=_("What should we know before we contact you?"),
                hint=_("For example: only in the daytime, do not leave a message, do not say who you are."),
                max_length=LONG_MAX,
                rows=3,
            ),
        ),
    ),
)

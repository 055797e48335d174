"""How the person can be reached without putting them at risk (F2.6 to F2.11)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import NO, YES, YES_NO, YES_NO_NOT_SURE, long, options, radios, text, ticks
from candour.intake.specs import Answers, Option, Page, Words

NO_CONTACT = {"none", "website"}
SPOKEN = {"phone", "text", "relay"}

DETAILS: dict[str, tuple[tuple[str, ...], Words]] = {
    "email": (("email",), _("Enter your email address, or untick email")),
    "phone": (("phone",), _("Enter your phone number, or untick phone call")),
    "text": (("text_number", "phone"), _("Enter a number for texts, or untick text message")),
    "letter": (("address",), _("Enter an address for letters, or untick letter")),
    "relay": (("relay_number", "phone"), _("Enter a number for text relay, or untick it")),
    "bsl": (("bsl_contact", "email", "phone"), _("Say how we can call you in sign language, or untick it")),
    "someone": (("contact_through",), _("Say who we can go through, or untick it")),
}
"""What each way needs: any one of these answers, and what the page says without them."""


def ways(answers: Answers) -> set[str]:
    """The ways of contact that were chosen."""
    return set(answers.get("contact_ways") or ())


def may_be_contacted(answers: Answers) -> bool:
    """Whether there is any way in which the person may be contacted."""
    return not ways(answers) or bool(ways(answers) - NO_CONTACT)


def may_be_called(answers: Answers) -> bool:
    """Whether someone may speak or write to the person's phone."""
    return bool(ways(answers) & SPOKEN)


def _ways_need_details(answers: Answers) -> tuple[str, Words] | None:
    for way, (details, asks) in DETAILS.items():
        if way in ways(answers) and not any(str(answers.get(detail) or "").strip() for detail in details):
            return details[0], asks
    return None


def _no_contact_stands_alone(answers: Answers) -> tuple[str, Words] | None:
    chosen = ways(answers)
    if chosen & NO_CONTACT and len(chosen) > 1:
        return "contact_ways", _("Choose how we can reach you, or choose “I do not want to be contacted”")
    return None


PAGES: tuple[Page, ...] = (
    Page(
        key="safe-contact",
        section="contact",
        title=_("How can we reach you safely?"),
        why=_("We ask this first so that we never put you at risk. We will only use the ways you choose here."),
        rules=(_no_contact_stands_alone, _ways_need_details),
        questions=(
            ticks(
                "F2.6",
                "contact_ways",
                _("How can we reach you safely?"),
                options(
                    ("email", _("Email")),
                    ("phone", _("Phone call")),
                    ("text", _("Text message")),
                    ("letter", _("Letter")),
                    ("relay", _("Text relay")),
                    ("bsl", _("Video call in British Sign Language")),
                    ("someone", _("Through someone else")),
                    Option(
                        value="website",
                        label=_("On this website only"),
                        hint=_("You come back here with your reference and words."),
                        alone=True,
                    ),
                    Option(
                        value="none",
                        label=_("I do not want to be contacted"),
                        hint=_("We still look into it. We cannot ask you anything or tell you what we find."),
                        alone=True,
                    ),
                ),
                hint=_("Choose one or more."),
                missing=_("Choose how we can reach you, or choose “I do not want to be contacted”"),
            ),
            text(
                "F2.6-email",
                "email",
                _("Email address"),
                max_length=254,
                autocomplete="email",
                shown_with=("contact_ways", "email"),
            ),
            text(
                "F2.6-phone",
                "phone",
                _("Phone number"),
                max_length=60,
                autocomplete="tel",
                width="20",
                shown_with=("contact_ways", "phone"),
            ),
            text(
                "F2.6-text",
                "text_number",
                _("Number for texts"),
                hint=_("Leave this out if you gave it for calls."),
                max_length=60,
                width="20",
                shown_with=("contact_ways", "text"),
            ),
            long(
                "F2.6-address",
                "address",
                _("Address for letters"),
                hint=_("It can be any address that is safe for you."),
                max_length=1_000,
                autocomplete="street-address",
                rows=4,
                shown_with=("contact_ways", "letter"),
            ),
            text(
                "F2.6-relay",
                "relay_number",
                _("Number for text relay"),
                hint=_("Leave this out if you gave it for calls."),
                max_length=60,
                width="20",
                shown_with=("contact_ways", "relay"),
            ),
            text(
                "F2.6-bsl",
                "bsl_contact",
                _("How can we call you in sign language?"),
                hint=_("A number, an email address or the name of an app."),
                max_length=300,
                shown_with=("contact_ways", "bsl"),
            ),
            long(
                "F2.6-someone",
                "contact_through",
                _("Who can we go through, and how?"),
                hint=_("Their name, and a phone number, email or address."),
                max_length=1_000,
                shown_with=("contact_ways", "someone"),
            ),
        ),
    ),
    Page(
        key="contact-safety",
        section="contact",
        title=_("What makes contact safe for you?"),
        why=_("Everyone who contacts you from here sees this first."),
        asked=may_be_contacted,
        questions=(
            radios(
                "F2.9",
                "contact_safety",
                _("Is it safe to phone, text or write to you?"),
                options(
                    ("safe", _("Yes, it is safe")),
                    ("some-ways", _("Only in some ways or at some times")),
                    ("not-safe", _("No, it is not safe")),
                ),
                hint=_("Does anyone else see your phone, your email or your post?"),
            ),
            radios(
                "F2.9-message",
                "leave_message",
                _("May we leave a message if you do not pick up?"),
                YES_NO,
                asked=may_be_called,
                inline=True,
            ),
            radios(
                "F2.9-say",
                "say_police",
                _("May we say that we are the police?"),
                options(("yes", _("Yes")), ("only-me", _("Only to me")), NO),
                asked=may_be_called,
                inline=True,
            ),
            ticks(
                "F2.8",
                "best_times",
                _("When is best for you?"),
                options(
                    ("mornings", _("Mornings")),
                    ("afternoons", _("Afternoons")),
                    ("evenings", _("Evenings")),
                    ("weekends", _("Weekends")),
                    Option(value="any", label=_("Any time"), alone=True),
                ),
            ),
            long(
                "F2.9-words",
                "contact_notes",
                _("What should we know before we contact you?"),
                hint=_("For example: only in the daytime, do not leave a message, do not say who you are."),
            ),
        ),
    ),
    Page(
        key="who-helps-you",
        section="contact",
        title=_("Is anyone helping you?"),
        why=_("A friend, family, a social worker or a lawyer, for example. It is fine if nobody is."),
        questions=(
            radios("F2.10", "has_helper", _("Is anyone helping you?"), YES_NO),
            text(
                "F2.10-name",
                "helper_name",
                _("Their name"),
                max_length=200,
                shown_with=("has_helper", "yes"),
            ),
            text(
                "F2.10-link",
                "helper_link",
                _("How do you know them?"),
                max_length=200,
                shown_with=("has_helper", "yes"),
            ),
            text(
                "F2.10-contact",
                "helper_contact",
                _("How can we reach them?"),
                max_length=300,
                shown_with=("has_helper", "yes"),
            ),
            radios(
                "F2.10-talk",
                "helper_talk",
                _("May we talk to them about your complaint?"),
                options(YES, NO, ("ask-first", _("Ask me each time"))),
                shown_with=("has_helper", "yes"),
            ),
        ),
    ),
    Page(
        key="people-you-know",
        section="contact",
        title=_("Do you know or live with someone who works for this police force?"),
        why=_("We ask so that we can keep them away from your complaint."),
        questions=(
            radios(
                "F2.11",
                "knows_staff",
                _("Do you know or live with someone who works for this police force?"),
                YES_NO_NOT_SURE,
            ),
            long(
                "F2.11-words",
                "knows_staff_words",
                _("Who is it, and how do you know them?"),
                hint=_("Their name or where they work is enough."),
                shown_with=("knows_staff", "yes"),
            ),
        ),
    ),
)

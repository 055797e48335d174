"""What help the person needs, and who they are (F1.4, F2.1 to F2.5)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import RATHER_NOT, long, options, radios, text, ticks
from candour.intake.specs import Option, Page, Question

PAGES: tuple[Page, ...] = (
    Page(
        key="help-you-need",
        section="you",
        title=_("What would make this easier for you?"),
        why=_("We read this before we contact you. You can change it later."),
        questions=(
            ticks(
                "F1.4",
                "help_needed",
                _("What would make this easier for you?"),
                options(
                    ("easy-read", _("Easy Read")),
                    ("large-print", _("Large print or coloured paper")),
                    ("braille", _("Braille")),
                    ("audio", _("Audio")),
                    ("bsl", _("British Sign Language")),
                    ("lip-speaker", _("Someone to lip-speak")),
                    ("interpreter", _("An interpreter")),
                    ("short", _("Plain, short messages")),
                    ("more-time", _("More time")),
                    ("in-person", _("Meeting in person")),
                    ("with-someone", _("Someone with me")),
                    Option(value="none", label=_("None of these"), alone=True),
                ),
            ),
            long(
                "F1.4-words",
                "help_words",
                _("Tell us more, if you like"),
                hint=_("For example which language, or a woman or a man to talk to."),
            ),
        ),
    ),
    Page(
        key="about-you",
        section="you",
        title=_("Who are you?"),
        why=_(
            "You can leave this out. If we do not know who you are, we may not be able to tell you what we find. "
            "The person it is about will usually be told what you said and who you are. "
            "Tell us if that worries you, and we will talk with you first."
        ),
        questions=(
            text(
                "F2.1",
                "name",
                _("Your full name"),
                hint=_("The name you like to use is fine."),
                max_length=200,
                autocomplete="name",
            ),
            text("F2.2", "call_me", _("What should we call you?"), max_length=200),
            text("F2.3", "papers_name", _("Your name on police papers, if it is another"), max_length=200),
            Question(
                id="F2.4",
                key="born",
                kind="date",
                label=_("When were you born?"),
                hint=_("For example, 31 3 1980. It helps us find the right records, and see if you are under 18."),
                autocomplete="bday",
            ),
        ),
    ),
    Page(
        key="where-you-live",
        section="you",
        title=_("Where do you live?"),
        why=_("It helps us find the right records. We only write to the address you gave for letters."),
        questions=(
            radios(
                "F2.5",
                "lives",
                _("Where do you live?"),
                options(
                    ("home", _("At an address")),
                    ("no-home", _("I have no fixed home")),
                    ("prison", _("In prison or held in another place")),
                    RATHER_NOT,
                ),
            ),
            long(
                "F2.5-home",
                "home_address",
                _("Your address"),
                hint=_("Leave this out if you gave it for letters."),
                max_length=1_000,
                rows=4,
                autocomplete="street-address",
                shown_with=("lives", "home"),
            ),
            text(
                "F2.5-place",
                "held_at",
                _("Which place is it?"),
                max_length=300,
                shown_with=("lives", "prison"),
            ),
            text(
                "F2.5-number",
                "held_number",
                _("Your number there"),
                max_length=60,
                width="20",
                shown_with=("lives", "prison"),
            ),
        ),
    ),
)

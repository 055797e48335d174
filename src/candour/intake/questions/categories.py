"""Who or what it is about, and ticks that help to sort it (F1.6, F4.3). They come after the story."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import NOT_SURE_ALONE, options, ticks
from candour.intake.specs import Answers, Option, Page


def has_ticked(group: str) -> Callable[[Answers], bool]:
    """A condition: whether that group was ticked."""
    return lambda answers: group in (answers.get("fits") or ())


GROUPS = {"behaviour", "force", "powers", "fair", "case", "information", "place", "honesty"}
"""Groups that have more to tick on the next page."""

PAGES: tuple[Page, ...] = (
    Page(
        key="about",
        section="sort",
        title=_("Who or what is it about?"),
        why=_("You do not need to know. We can work it out from what you tell us."),
        questions=(
            ticks(
                "F1.6",
                "about",
                _("Who or what is it about?"),
                options(
                    ("person", _("A person who works for or with the police")),
                    ("service", _("How the police did something, or did not do it")),
                    ("rule", _("A rule or choice made by the police")),
                    ("place", _("A building, phone line or website")),
                    Option(
                        value="chief",
                        label=_("The head of the force, in person"),
                        hint=_("Only what the head of the force did or decided. That goes to another body."),
                    ),
                    NOT_SURE_ALONE,
                ),
            ),
        ),
    ),
    Page(
        key="what-fits",
        section="sort",
        title=_("What fits what you told us?"),
        why=_("It helps the right people read it first. What you wrote counts more. You can leave this out."),
        questions=(
            ticks(
                "F4.3",
                "fits",
                _("What fits what you told us?"),
                options(
                    ("behaviour", _("How someone behaved")),
                    ("force", _("Force or touch")),
                    ("powers", _("What the police did with their powers")),
                    ("fair", _("Not being treated fairly because of who I am")),
                    ("case", _("How a crime or a case was dealt with")),
                    ("information", _("Information about me")),
                    ("place", _("A place, a phone line or a website")),
                    ("honesty", _("Honesty")),
                    ("rule", _("A rule or choice of the force")),
                    ("other", _("Something else")),
                ),
            ),
        ),
    ),
    Page(
        key="what-fits-best",
        section="sort",
        title=_("Can you say a little more?"),
        why=_("Tick what fits. Leave out what does not, and anything that is too hard to look at."),
        asked=lambda answers: bool(GROUPS & set(answers.get("fits") or ())),
        questions=(
            ticks(
                "F4.3-behaviour",
                "fits_behaviour",
                _("How did they behave?"),
                options(
                    ("rude", _("Rude")),
                    ("aggressive", _("Aggressive or threatening")),
                    ("did-not-listen", _("Did not listen")),
                    ("made-fun", _("Made fun of me or of someone")),
                    ("lied", _("Lied")),
                    ("no-name", _("Would not say who they were")),
                ),
                asked=has_ticked("behaviour"),
            ),
            ticks(
                "F4.3-force",
                "fits_force",
                _("What force or touch was it?"),
                options(
                    ("pushed", _("Pushed or pulled")),
                    ("hit", _("Hit or kicked")),
                    ("cuffed", _("Handcuffs")),
                    ("taser", _("Taser")),
                    ("spray", _("Spray")),
                    ("dog", _("A dog")),
                    ("searched", _("Searched")),
                    ("strip-search", _("Clothes taken off for a search")),
                    ("sexual", _("Something sexual")),
                    ("other", _("Another kind")),
                ),
                asked=has_ticked("force"),
            ),
            ticks(
                "F4.3-powers",
                "fits_powers",
                _("What did the police do?"),
                options(
                    ("stop-search", _("Stop and search")),
                    ("arrest", _("Arrest")),
                    ("cell", _("Kept in a cell")),
                    ("home", _("Came into a home")),
                    ("took-things", _("Took things")),
                    ("phone", _("Took a phone")),
                    ("driving", _("Drove badly")),
                    ("fine", _("A fine")),
                ),
                asked=has_ticked("powers"),
            ),
            ticks(
                "F4.3-fair",
                "fits_fair",
                _("What was it because of?"),
                options(
                    ("race", _("Race or where I come from")),
                    ("religion", _("Religion or belief")),
                    ("sex", _("Being a woman or a man")),
                    ("disability", _("A disability")),
                    ("sexuality", _("Being gay, lesbian or bisexual")),
                    ("trans", _("Being trans")),
                    ("age", _("Age")),
                    ("pregnancy", _("Being pregnant or having a baby")),
                    ("victim", _("Being a victim, or reporting abuse")),
                    ("other", _("Something else")),
                ),
                asked=has_ticked("fair"),
            ),
            ticks(
                "F4.3-case",
                "fits_case",
                _("What went wrong with the case?"),
                options(
                    ("did-not-act", _("They did not act")),
                    ("slow", _("It was too slow")),
                    ("no-news", _("They gave me no news")),
                    ("bad-decision", _("They made a bad choice")),
                    ("lost-evidence", _("They lost proof")),
                    ("rights", _("They did not tell me my rights")),
                ),
                asked=has_ticked("case"),
            ),
            ticks(
                "F4.3-information",
                "fits_information",
                _("What happened with the information?"),
                options(("shared", _("It was shared")), ("lost", _("It was lost")), ("wrong", _("It was wrong"))),
                asked=has_ticked("information"),
            ),
            ticks(
                "F4.3-place",
                "fits_place",
                _("Which place or service was it?"),
                options(
                    ("station", _("A police station")),
                    ("cells", _("The cells")),
                    ("phone-line", _("The phone line")),
                    ("website", _("The website")),
                ),
                asked=has_ticked("place"),
            ),
            ticks(
                "F4.3-honesty",
                "fits_honesty",
                _("What was not honest?"),
                options(
                    ("money", _("Money")),
                    ("favours", _("Favours")),
                    ("relationship", _("A relationship they should not have had")),
                    ("leaking", _("Giving away what should be kept safe")),
                ),
                asked=has_ticked("honesty"),
            ),
        ),
    ),
)

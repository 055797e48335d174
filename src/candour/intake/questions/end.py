"""The last questions, and the last word before sending (F10)."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.contact import ways
from candour.intake.questions.shapes import YES_NO, radios, ticks
from candour.intake.specs import Answers, Option, Page, Question


def safe_by(way: str) -> Callable[[Answers], bool]:
    """A condition: whether that way was chosen, and contact was not called unsafe."""
    return lambda answers: way in ways(answers) and answers.get("contact_safety") != "not-safe"


PAGES: tuple[Page, ...] = (
    Page(
        key="before-you-send",
        section="end",
        title=_("Before you send it"),
        why=_("The person it is about will usually be told what you said. These are the last questions."),
        questions=(
            ticks(
                "F10.2",
                "talk_first",
                _("Before the person is told"),
                (Option(value="yes", label=_("Talk with me before you tell the person it is about")),),
                hint="",
            ),
            radios(
                "F10.4",
                "copy",
                _("Would you like a copy?"),
                (
                    Option(value="print", label=_("I will print or save it myself")),
                    Option(value="email", label=_("By email"), offered=safe_by("email")),
                    Option(value="post", label=_("By post"), offered=safe_by("letter")),
                    Option(value="no", label=_("No copy")),
                ),
                hint=_("A copy never holds your nine words."),
            ),
            radios("F10.5", "ask_later", _("May we ask you later how we did?"), YES_NO, inline=True),
        ),
    ),
)

DECLARATION = Question(
    id="F10.3",
    key="declaration",
    kind="tick",
    label=_("What I have said is true as far as I know"),
    missing=_("Tick the box to say that what you have told us is true as far as you know"),
)

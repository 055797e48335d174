"""What happened, when and where, and what else is going on about it (F4)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import RATHER_NOT, YES_NO_NOT_SURE, long, options, radios, select, text, ticks
from candour.intake.specs import Answers, Option, Page, Question, Words

STORY_MAX = 500_000
MOST_THINGS = 20


def long_ago(answers: Answers) -> bool:
    """Whether all of it is more than twelve months back, as it was on the day of answering."""
    known = answers.get("when")
    return isinstance(known, dict) and bool(known.get("long_ago")) and answers.get("still_going_on") != "yes"


def _told_somehow(answers: Answers) -> tuple[str, Words] | None:
    if str(answers.get("what_happened") or "").strip() or answers.get("tell_by"):
        return None
    return "what_happened", _("Tell us what happened. A few words are enough")


PAGES: tuple[Page, ...] = (
    Page(
        key="what-happened",
        section="story",
        title=_("Tell us what happened"),
        why=_(
            "Use your own words and start anywhere. You can write a little now and add more later. "
            "You do not have to write about anything that is too hard."
        ),
        rules=(_told_somehow,),
        questions=(
            Question(
                id="F4.1",
                key="what_happened",
                kind="story",
                label=_("Tell us what happened"),
                max_length=STORY_MAX,
                rows=12,
            ),
            ticks(
                "F4.1-other",
                "tell_by",
                _("Would you rather tell us in another way?"),
                options(
                    ("phone", _("Please phone me, and I will tell you")),
                    ("recording", _("I will add a recording, or a video in sign language")),
                ),
                hint=_("Then you can leave the box empty."),
            ),
        ),
    ),
    Page(
        key="main-things",
        section="story",
        title=_("What are the main things you want us to look at?"),
        why=_("A line for each is enough. It helps us not to miss anything. You can leave this out."),
        questions=(
            Question(
                id="F4.2",
                key="main_things",
                kind="rows",
                label=_("What are the main things you want us to look at?"),
                most=MOST_THINGS,
                one=_("Thing"),
                questions=(text("F4.2-thing", "thing", _("What should we look at?"), max_length=500),),
            ),
        ),
    ),
    Page(
        key="when",
        section="story",
        title=_("When did it happen?"),
        why=_("It helps us find police video and records before they are wiped. A rough answer is fine."),
        questions=(
            Question(id="F4.6", key="when", kind="when", label=_("When did it happen?")),
            text(
                "F4.7",
                "time",
                _("About what time was it?"),
                hint=_("For example “around 11 at night”."),
                max_length=100,
                width="20",
            ),
            radios("F4.8", "still_going_on", _("Is it still going on?"), YES_NO_NOT_SURE, inline=True),
        ),
    ),
    Page(
        key="why-now",
        section="story",
        title=_("Is there a reason you did not tell us before?"),
        why=_("Many people wait. It is fine. We ask because it was more than 12 months ago."),
        asked=long_ago,
        questions=(long("F4.9", "why_now", _("Is there a reason you did not tell us before?"), rows=5),),
    ),
    Page(
        key="where",
        section="story",
        title=_("Where did it happen?"),
        why=_("It helps us find cameras and the people who were there."),
        questions=(
            long(
                "F4.5",
                "where",
                _("Where did it happen?"),
                hint=_("A street, a building, a town, or how you would tell someone to find it."),
                max_length=1_000,
                autocomplete="off",
            ),
        ),
    ),
    Page(
        key="numbers",
        section="story",
        title=_("Do you have any reference numbers?"),
        why=_("Only if you have them. They help us find the right records fast."),
        questions=(
            Question(
                id="F4.4",
                key="references",
                kind="rows",
                label=_("Do you have any reference numbers?"),
                most=10,
                one=_("Number"),
                questions=(
                    select(
                        "F4.4-kind",
                        "kind",
                        _("What is it from?"),
                        options(
                            ("crime", _("A crime")),
                            ("incident", _("A call or an incident")),
                            ("custody", _("A stay in a cell")),
                            ("stop", _("A stop slip")),
                            ("ticket", _("A ticket or a fine")),
                            ("letter", _("A letter")),
                            ("other", _("Something else")),
                        ),
                    ),
                    text("F4.4-number", "number", _("The number"), max_length=100, width="20"),
                ),
            ),
        ),
    ),
    Page(
        key="told-before",
        section="story",
        title=_("Have you told anyone about it before?"),
        why=_("Then we can put it together, and you need not say it twice."),
        questions=(
            ticks(
                "F4.10",
                "told_before",
                _("Have you told anyone about it before?"),
                options(
                    ("police", _("The police")),
                    ("iopc", _("The police watchdog (IOPC)")),
                    ("elected", _("An MP, Senedd member or councillor")),
                    ("council", _("The council")),
                    ("other", _("Someone else")),
                    Option(value="nobody", label=_("Nobody"), alone=True),
                ),
            ),
            long(
                "F4.10-words",
                "told_words",
                _("What did they say, and did they give you a number?"),
            ),
        ),
    ),
    Page(
        key="court",
        section="story",
        title=_("Is there a court case or a police case?"),
        why=_("What you write here could be used there. It can also change when we may start."),
        questions=(
            radios(
                "F4.11",
                "court_case",
                _("Is there a court case or a police case going on?"),
                options(*YES_NO_NOT_SURE, RATHER_NOT),
            ),
            long(
                "F4.11-words",
                "court_words",
                _("What is it about, and is there a date?"),
                shown_with=("court_case", "yes"),
            ),
            radios(
                "F4.12",
                "legal_action",
                _("Have you asked for money through a lawyer or a court, or might you?"),
                options(*YES_NO_NOT_SURE, RATHER_NOT),
                hint=_("It makes no difference to whether you can complain."),
            ),
        ),
    ),
)

"""How it affected the person, whether they are safe, and what would help them (F6)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import NO, YES, YES_NO_NOT_SURE, long, options, radios, text, ticks
from candour.intake.specs import Answers, Option, Page, Question

NOT_SAFE = "not-safe"


def not_safe_now(answers: Answers) -> bool:
    """Whether the person said that they do not feel safe now."""
    return answers.get("safe_now") == "no"


def _affected(answers: Answers, *ways: str) -> bool:
    return bool(set(ways) & set(answers.get("effects") or ()))


def was_hurt(answers: Answers) -> bool:
    """Whether someone was hurt."""
    return _affected(answers, "hurt", "health", "child") or "force" in (answers.get("fits") or ())


def lost_things(answers: Answers) -> bool:
    """Whether things were lost, broken or taken."""
    return _affected(answers, "things") or "took-things" in (answers.get("fits_powers") or ())


PAGES: tuple[Page, ...] = (
    Page(
        key="effects",
        section="effect",
        title=_("How did it affect you?"),
        why=_("It tells us how serious it was for you, and if you need help now."),
        questions=(
            ticks(
                "F6.1",
                "effects",
                _("How did it affect you?"),
                options(
                    ("hurt", _("I was hurt")),
                    ("upset", _("I was upset, scared or stressed")),
                    ("time", _("I lost time, work or plans")),
                    ("things", _("Things were lost or broken")),
                    ("danger", _("I was in danger")),
                    ("trust", _("I lost trust")),
                    ("health", _("It made my health or disability worse")),
                    ("child", _("It affected my child")),
                    ("other", _("In another way")),
                    Option(value="not-say", label=_("I would rather not say"), alone=True),
                ),
            ),
            radios("F6.5", "safe_now", _("Do you feel safe now?"), YES_NO_NOT_SURE, inline=True),
        ),
    ),
    Page(
        key=NOT_SAFE,
        section="effect",
        title=_("If you are not safe now"),
        asked=not_safe_now,
    ),
    Page(
        key="hurt",
        section="effect",
        title=_("Were you hurt?"),
        why=_("You can say a little or a lot. If you can, see a doctor and take photos."),
        asked=was_hurt,
        questions=(
            long("F6.2", "injuries", _("How were you hurt?"), rows=4),
            radios("F6.2-doctor", "saw_doctor", _("Did a doctor or nurse see it?"), YES_NO_NOT_SURE),
            Question(
                id="F6.2-day",
                key="saw_doctor_on",
                kind="date",
                label=_("On which day?"),
                hint=_("For example, 27 3 2026. Leave it out if you do not know."),
                shown_with=("saw_doctor", "yes"),
            ),
            radios("F6.2-photos", "injury_photos", _("Are there photos of it?"), YES_NO_NOT_SURE, inline=True),
            radios(
                "F6.3",
                "medical_notes",
                _("May we ask you later about your medical notes?"),
                options(("later", _("Yes, ask me later")), ("no", _("No"))),
                hint=_("We do not get them now. We would ask you each time."),
            ),
        ),
    ),
    Page(
        key="property",
        section="effect",
        title=_("What was lost or broken?"),
        why=_("We look for it, and it shows what it cost you."),
        asked=lost_things,
        questions=(
            Question(
                id="F6.4",
                key="property",
                kind="rows",
                label=_("What was lost or broken?"),
                most=20,
                one=_("Thing"),
                questions=(
                    text("F6.4-what", "what", _("What is it?"), max_length=300),
                    text("F6.4-how", "how", _("What happened to it?"), max_length=500),
                    text("F6.4-worth", "worth", _("About what is it worth?"), max_length=100, width="10"),
                    radios("F6.4-back", "back", _("Do you have it back?"), options(YES, NO), inline=True),
                ),
            ),
        ),
    ),
    Page(
        key="treated-badly",
        section="effect",
        title=_("Were you treated badly because of who you are?"),
        why=_("It is against the law to treat people worse for this. What you think counts."),
        questions=(
            radios(
                "F6.6",
                "discrimination",
                _("Were you treated badly because of who you are?"),
                YES_NO_NOT_SURE,
            ),
            ticks(
                "F6.6-which",
                "discrimination_which",
                _("Because of what?"),
                options(
                    ("race", _("Race or where I come from")),
                    ("religion", _("Religion or belief")),
                    ("sex", _("Being a woman or a man")),
                    ("disability", _("A disability")),
                    ("sexuality", _("Being gay, lesbian or bisexual")),
                    ("trans", _("Being trans")),
                    ("age", _("Age")),
                    ("pregnancy", _("Being pregnant or having a baby")),
                    ("marriage", _("Being married or in a civil partnership")),
                    ("other", _("Something else")),
                ),
                shown_with=("discrimination", "yes"),
            ),
            long(
                "F6.6-why",
                "discrimination_why",
                _("What makes you think so?"),
                hint=_("For example words they used, or how they treated others."),
                shown_with=("discrimination", "yes"),
            ),
        ),
    ),
    Page(
        key="support",
        section="effect",
        title=_("Would you like any support?"),
        why=_("We only pass your name on if you say yes again when we speak to you."),
        questions=(
            ticks(
                "F6.7",
                "support",
                _("Would you like any support?"),
                options(
                    ("victim", _("Help for people hurt by a crime")),
                    ("feelings", _("Someone to talk to about how I feel")),
                    ("abuse", _("Help with abuse at home")),
                    ("sexual", _("Help after something sexual happened")),
                    ("advice", _("Free advice about my rights")),
                    ("advocate", _("Someone to speak up for me")),
                    ("other", _("Something else")),
                    Option(value="none", label=_("No, thank you"), alone=True),
                ),
            ),
            text(
                "F6.7-words",
                "support_words",
                _("What would help?"),
                max_length=500,
                shown_with=("support", "other"),
            ),
        ),
    ),
)

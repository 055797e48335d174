"""The people it is about, as the person saw them (F5): one list, and a few pages for each of them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import NOT_SURE, YES_NO_NOT_SURE, long, options, radios, text
from candour.intake.specs import Answers, Page, Question

LIST = "who"
MOST_PEOPLE = 20


def about_a_person(answers: Answers) -> bool:
    """Whether anyone in particular may be complained about."""
    about = set(answers.get("about") or ())
    return not about or bool(about & {"person", "chief", "not-sure"})


def _knows_a_name(person: Answers) -> bool:
    return person.get("know_who") != "no"


EACH: tuple[Page, ...] = (
    Page(
        key="the-person",
        section="who",
        title=_("What do you know about this person?"),
        why=_("You do not need a name or a number. You can leave out anything on these pages."),
        per_person="people",
        questions=(
            radios(
                "F5.2",
                "know_who",
                _("Do you know who they are?"),
                options(("yes", _("Yes")), ("some", _("I know some of it")), ("no", _("No"))),
                inline=True,
            ),
            radios(
                "F5.3",
                "their_role",
                _("What do they do?"),
                options(
                    ("officer", _("Police officer")),
                    ("special", _("Special constable")),
                    ("pcso", _("Community support officer (PCSO)")),
                    ("staff", _("Police staff, such as the front desk, 101 or custody")),
                    ("volunteer", _("Volunteer")),
                    ("contractor", _("Contractor")),
                    ("other", _("Someone else who was with the police")),
                    NOT_SURE,
                ),
            ),
            long("F5.10", "what_they_did", _("What did this person do?"), max_length=2_000),
            radios(
                "F5.12",
                "knows_them",
                _("Do you know them outside of this?"),
                options(
                    ("partner", _("Yes: a partner, former partner or relative")),
                    ("other", _("Yes, in another way")),
                    ("no", _("No")),
                    NOT_SURE,
                ),
                hint=_("For example as a partner, a relative or a neighbour. We limit who can see it."),
            ),
            long(
                "F5.12-words",
                "knows_words",
                _("Tell us what we should know to keep you safe"),
                shown_with=("knows_them", "partner"),
            ),
        ),
    ),
    Page(
        key="their-name",
        section="who",
        title=_("Their name and number"),
        why=_("A part of it helps too."),
        per_person="people",
        asked=_knows_a_name,
        questions=(
            text("F5.4", "officer_name", _("Their name, or part of it"), max_length=300),
            text(
                "F5.5",
                "officer_number",
                _("Their shoulder or collar number"),
                hint=_("It may be on the shoulder, or on a letter."),
                max_length=100,
                width="20",
            ),
        ),
    ),
    Page(
        key="their-looks",
        section="who",
        title=_("What did they look like?"),
        why=_("As you saw it. A person reads this. We never let a machine match faces or looks."),
        per_person="people",
        questions=(
            radios(
                "F5.6-sex",
                "looks_sex",
                _("Man or woman, as you saw it"),
                options(("man", _("Man")), ("woman", _("Woman")), NOT_SURE),
                inline=True,
            ),
            text("F5.6-age", "looks_age", _("About how old?"), max_length=100, width="20"),
            text("F5.6-build", "looks_build", _("Build and height"), max_length=200),
            text("F5.6-skin", "looks_skin", _("Skin colour or ethnic group, as you saw it"), max_length=200),
            text("F5.6-hair", "looks_hair", _("Hair"), max_length=200),
            text("F5.6-voice", "looks_voice", _("Voice or accent"), max_length=200),
            long(
                "F5.6",
                "officer_looks",
                _("Anything else about how they looked"),
                hint=_("For example glasses, a beard, a mark or a tattoo."),
            ),
        ),
    ),
    Page(
        key="their-kit",
        section="who",
        title=_("What did they wear and use?"),
        why=_("It helps us find video before it is wiped."),
        per_person="people",
        questions=(
            radios(
                "F5.7",
                "uniform",
                _("Were they in uniform?"),
                options(
                    ("uniform", _("Uniform")),
                    ("plain", _("Plain clothes")),
                    ("kit", _("Riot or other kit")),
                    NOT_SURE,
                ),
            ),
            text("F5.7-words", "uniform_words", _("Hat, or colour of the vest"), max_length=300),
            text(
                "F5.8",
                "vehicle",
                _("Car, van, bike or horse"),
                hint=_("A number plate, a number on the roof, or how it was marked."),
                max_length=300,
            ),
            radios("F5.9", "camera", _("Were they wearing a camera?"), YES_NO_NOT_SURE),
            radios(
                "F5.9-on",
                "camera_on",
                _("Was the camera on?"),
                YES_NO_NOT_SURE,
                hint=_("Most show a red light when they are on."),
                shown_with=("camera", "yes"),
            ),
            radios(
                "F5.11",
                "on_duty",
                _("Were they on duty?"),
                options(("on", _("On duty")), ("off", _("Off duty")), NOT_SURE),
                inline=True,
            ),
        ),
    ),
)

PEOPLE = Question(
    id="F5",
    key="people",
    kind="rows",
    label=_("The people it is about"),
    most=MOST_PEOPLE,
    one=_("Person"),
    questions=tuple(question for page in EACH for question in page.questions),
)

PAGES: tuple[Page, ...] = (
    Page(
        key=LIST,
        section="who",
        title=_("Who is it about?"),
        why=_("You do not need a name or a number. Anything you remember helps."),
        asked=about_a_person,
        questions=(
            text(
                "F5.1",
                "how_many",
                _("How many people is it about?"),
                hint=_("A number, or “not sure”."),
                max_length=100,
                width="10",
            ),
        ),
    ),
    *EACH,
)

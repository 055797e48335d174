"""What happened, when, where, and who it is about (F4, F5)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Answers, Option, Page, Question

STORY_COUNTER_STARTS = 20_000
STORY_MAX = 500_000
LONG_MAX = 8_000


def about_a_person(answers: Answers) -> bool:
    """Whether anyone in particular may be complained about."""
    about = set(answers.get("about") or ())
    return not about or bool(about & {"person", "chief", "not-sure"})


PAGES: tuple[Page, ...] = (
    Page(
        key="what-happened",
        section="story",
        title=_("Tell us what happened"),
        why=_(
            "Use your own words and start anywhere. You can write a little now and add more later. "
            "You do not have to write about anything that is too hard."
        ),
        questions=(
            Question(
                id="F4.1",
                key="what_happened",
                kind="story",
                label=_("Tell us what happened"),
                missing=_("Tell us what happened. A few words are enough"),
                max_length=STORY_MAX,
                rows=12,
            ),
        ),
    ),
    Page(
        key="when-and-where",
        section="story",
        title=_("When and where was it?"),
        why=_("It helps us find police video and records before they are wiped. Leave out what you do not know."),
        questions=(
            Question(
                id="F4.6",
                key="when",
                kind="date",
                label=_("When did it happen?"),
                hint=_("For example, 27 3 2026. If it happened more than once, give the last day you know of."),
            ),
            Question(
                id="F4.6-words",
                key="when_words",
                kind="text",
                label=_("Or say it in your own words"),
                hint=_("For example “sometime in March” or “most evenings since May”."),
                max_length=300,
            ),
            Question(
                id="F4.7",
                key="time",
                kind="text",
                label=_("About what time was it?"),
                hint=_("For example “around 11 at night”."),
                max_length=100,
            ),
            Question(
                id="F4.5",
                key="where",
                kind="long",
                label=_("Where did it happen?"),
                hint=_("A street, a building, a town, or how you would tell someone to find it."),
                max_length=1_000,
                rows=3,
            ),
            Question(
                id="F4.8",
                key="still_going_on",
                kind="radios",
                label=_("Is it still going on?"),
                options=(
                    Option(value="yes", label=_("Yes")),
                    Option(value="no", label=_("No")),
                    Option(value="not-sure", label=_("I’m not sure")),
                ),
            ),
        ),
    ),
    Page(
        key="about",
        section="who",
        title=_("Who or what is it about?"),
        why=_("You do not need to know. We can work it out from what you tell us."),
        questions=(
            Question(
                id="F1.6",
                key="about",
                kind="checkboxes",
                label=_("Who or what is it about?"),
                hint=_("Tick all that fit."),
                options=(
                    Option(value="person", label=_("A person who works for or with the police")),
                    Option(value="service", label=_("How the police did something, or did not do it")),
                    Option(value="rule", label=_("A rule or choice made by the police")),
                    Option(value="place", label=_("A building, phone line or website")),
                    Option(
                        value="chief",
                        label=_("The head of the force, in person"),
                        hint=_("Only what the head of the force did or decided. That goes to another body."),
                    ),
                    Option(value="not-sure", label=_("I’m not sure"), alone=True),
                ),
            ),
        ),
    ),
    Page(
        key="who",
        section="who",
        title=_("What do you know about the person?"),
        why=_("You do not need a name or a number. Anything you remember helps. You can leave all of this out."),
        asked=about_a_person,
        questions=(
            Question(
                id="F5.3",
                key="their_role",
                kind="checkboxes",
                label=_("What do they do?"),
                hint=_("Tick all that fit, if it is more than one person."),
                options=(
                    Option(value="officer", label=_("Police officer")),
                    Option(value="special", label=_("Special constable")),
                    Option(value="pcso", label=_("Community support officer (PCSO)")),
                    Option(value="staff", label=_("Police staff, such as the front desk, 101 or custody")),
                    Option(value="volunteer", label=_("Volunteer")),
                    Option(value="contractor", label=_("Contractor")),
                    Option(value="not-sure", label=_("I’m not sure"), alone=True),
                ),
            ),
            Question(
                id="F5.4",
                key="officer_name",
                kind="text",
                label=_("Their name, or part of it"),
                max_length=300,
            ),
            Question(
                id="F5.5",
                key="officer_number",
                kind="text",
                label=_("Their shoulder or collar number"),
                hint=_("It may be on the shoulder, or on a letter."),
                max_length=100,
            ),
            Question(
                id="F5.6",
                key="officer_looks",
                kind="long",
                label=_("What did they look like?"),
                hint=_("As you saw it: build, height, hair, accent, uniform, car, anything else."),
                max_length=LONG_MAX,
                rows=5,
            ),
            Question(
                id="F5.9",
                key="camera",
                kind="radios",
                label=_("Were they wearing a camera?"),
                options=(
                    Option(value="yes", label=_("Yes")),
                    Option(value="no", label=_("No")),
                    Option(value="not-sure", label=_("I’m not sure")),
                ),
            ),
            Question(
                id="F5.12",
                key="knows_them",
                kind="radios",
                label=_("Do you know them outside of this?"),
                hint=_("For example as a partner, a relative or a neighbour. We limit who can see it."),
                options=(
                    Option(value="partner", label=_("Yes: a partner, former partner or relative")),
                    Option(value="other", label=_("Yes, in another way")),
                    Option(value="no", label=_("No")),
                    Option(value="not-sure", label=_("I’m not sure")),
                ),
            ),
        ),
    ),
)

"""Who it is for, and how the person is linked to what happened (F1, F3)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Answers, Option, Page, Question


def for_someone_else(answers: Answers) -> bool:
    """Whether the complaint is made for another person."""
    return answers.get("for_whom") == "someone-else"


def for_child(answers: Answers) -> bool:
    """Whether it is made for a child under 16 by a parent or guardian."""
    return for_someone_else(answers) and answers.get("their_age") == "under-16"


def consent_matters(answers: Answers) -> bool:
    """Whether the person's own agreement is needed: 16 or over, or age not known."""
    return for_someone_else(answers) and not for_child(answers)


PAGES: tuple[Page, ...] = (
    Page(
        key="for-whom",
        section="start",
        title=_("Who is this complaint for?"),
        why=_("You can complain for yourself or for someone else. It is fine to get help."),
        questions=(
            Question(
                id="F1.1",
                key="for_whom",
                kind="radios",
                label=_("Who is this complaint for?"),
                missing=_("Choose who this complaint is for"),
                options=(
                    Option(value="me", label=_("Me")),
                    Option(value="me-with-help", label=_("Me, and someone is helping me fill this in")),
                    Option(value="someone-else", label=_("Someone else")),
                ),
            ),
        ),
    ),
    Page(
        key="for-someone-else",
        section="start",
        title=_("The person you are complaining for"),
        why=_("We ask because a person of 16 or over must agree before you can act for them."),
        asked=for_someone_else,
        questions=(
            Question(
                id="F3.1",
                key="their_name",
                kind="text",
                label=_("What is their name?"),
                missing=_("Enter the name of the person you are complaining for"),
                max_length=200,
            ),
            Question(
                id="F3.2",
                key="their_age",
                kind="radios",
                label=_("How old are they?"),
                missing=_("Choose how old they are, or choose “I’m not sure”"),
                options=(
                    Option(value="under-16", label=_("Under 16")),
                    Option(value="16-or-17", label=_("16 or 17")),
                    Option(value="adult", label=_("18 or over")),
                    Option(value="died", label=_("The person has died")),
                    Option(value="not-sure", label=_("I’m not sure")),
                ),
            ),
            Question(
                id="F3.3",
                key="relationship",
                kind="radios",
                label=_("How are you linked to them?"),
                missing=_("Choose how you are linked to them"),
                options=(
                    Option(value="parent", label=_("Parent")),
                    Option(value="guardian", label=_("Legal guardian")),
                    Option(value="foster-carer", label=_("Foster carer or council")),
                    Option(value="family", label=_("Family or friend")),
                    Option(value="lawyer", label=_("Lawyer")),
                    Option(value="elected", label=_("MP, Senedd member or councillor")),
                    Option(value="advice-group", label=_("Advice group or charity")),
                    Option(value="attorney", label=_("Attorney or court deputy")),
                    Option(value="other", label=_("Something else")),
                ),
            ),
        ),
    ),
    Page(
        key="their-agreement",
        section="start",
        title=_("Do they agree to you doing this?"),
        why=_(
            "We need their written agreement before we can treat this as their complaint. "
            "You can send this now and the agreement later. We will keep what you tell us safe."
        ),
        asked=consent_matters,
        questions=(
            Question(
                id="F3.5",
                key="agreement",
                kind="radios",
                label=_("Do they agree to you doing this?"),
                missing=_("Choose whether they agree, or choose “I have not asked them yet”"),
                options=(
                    Option(value="signed", label=_("Yes, and I have it in writing")),
                    Option(value="will-sign", label=_("Yes, and they will put it in writing")),
                    Option(value="cannot", label=_("They are not able to agree")),
                    Option(value="not-asked", label=_("I have not asked them yet")),
                ),
            ),
        ),
    ),
    Page(
        key="linked",
        section="start",
        title=_("How are you linked to what happened?"),
        why=_("This is your own view. It never stops you from complaining."),
        questions=(
            Question(
                id="F1.5",
                key="linked",
                kind="checkboxes",
                label=_("How are you linked to what happened?"),
                hint=_("Tick all that fit."),
                missing=_("Choose at least one answer, or choose “I’m not sure”"),
                options=(
                    Option(value="happened-to-me", label=_("It happened to me, or to the person I am helping")),
                    Option(value="was-there", label=_("I was there and saw or heard it")),
                    Option(
                        value="affected",
                        label=_("It affected me in another way"),
                        hint=_("For example loss, damage, distress, trouble, danger or risk."),
                    ),
                    Option(value="knows-person", label=_("I know the person it happened to")),
                    Option(value="saw-online", label=_("I saw it online or on TV, or was told about it")),
                    Option(value="works-for-police", label=_("I work for the police")),
                    Option(value="not-sure", label=_("I’m not sure"), alone=True),
                ),
            ),
        ),
    ),
    Page(
        key="keep-your-place",
        section="start",
        title=_("Keep your place"),
    ),
)

"""Who it is for, and how the person is linked to what happened (F1, F3)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import (
    NO,
    NOT_SURE,
    NOT_SURE_ALONE,
    YES,
    YES_NO_NOT_SURE,
    long,
    options,
    radios,
    text,
    ticks,
)
from candour.intake.specs import Answers, Option, Page, Question


def for_someone_else(answers: Answers) -> bool:
    """Whether the complaint is made for another person."""
    return answers.get("for_whom") == "someone-else"


def for_child(answers: Answers) -> bool:
    """Whether it is made for a child under 16."""
    return for_someone_else(answers) and answers.get("their_age") == "under-16"


def for_someone_who_died(answers: Answers) -> bool:
    """Whether it is made for someone who has died."""
    return for_someone_else(answers) and answers.get("their_age") == "died"


def consent_matters(answers: Answers) -> bool:
    """Whether the person's own agreement is needed: 16 or over, or age not known."""
    return for_someone_else(answers) and not for_child(answers) and not for_someone_who_died(answers)


def cannot_agree(answers: Answers) -> bool:
    """Whether the person is not able to agree."""
    return consent_matters(answers) and answers.get("agreement") == "cannot"


def has_signed(answers: Answers) -> bool:
    """Whether the person's agreement is there in writing, as the sender says."""
    return consent_matters(answers) and answers.get("agreement") == "signed"


PAGES: tuple[Page, ...] = (
    Page(
        key="for-whom",
        section="start",
        title=_("Who is this complaint for?"),
        why=_("You can complain for yourself or for someone else. It is fine to get help."),
        questions=(
            radios(
                "F1.1",
                "for_whom",
                _("Who is this complaint for?"),
                options(
                    ("me", _("Me")),
                    ("me-with-help", _("Me, and someone is helping me fill this in")),
                    ("someone-else", _("Someone else")),
                ),
                missing=_("Choose who this complaint is for"),
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
            text(
                "F3.1",
                "their_name",
                _("What is their name?"),
                missing=_("Enter the name of the person you are complaining for"),
                max_length=200,
            ),
            radios(
                "F3.2",
                "their_age",
                _("How old are they?"),
                options(
                    ("under-16", _("Under 16")),
                    ("16-or-17", _("16 or 17")),
                    ("adult", _("18 or over")),
                    ("died", _("The person has died")),
                    NOT_SURE,
                ),
                missing=_("Choose how old they are, or choose “I’m not sure”"),
            ),
            radios(
                "F3.3",
                "relationship",
                _("How are you linked to them?"),
                options(
                    ("parent", _("Parent")),
                    ("guardian", _("Legal guardian")),
                    ("foster-carer", _("Foster carer or council")),
                    ("family", _("Family or friend")),
                    ("carer", _("I care for them")),
                    ("lawyer", _("Lawyer")),
                    ("elected", _("MP, Senedd member or councillor")),
                    ("advice-group", _("Advice group or charity")),
                    ("attorney", _("Attorney or court deputy")),
                    ("other", _("Something else")),
                ),
                missing=_("Choose how you are linked to them"),
            ),
        ),
    ),
    Page(
        key="the-child",
        section="start",
        title=_("About the child"),
        why=_("A parent or legal guardian can complain for a child under 16. Nobody has to sign a form."),
        asked=for_child,
        questions=(
            Question(
                id="F3.2-born",
                key="their_born",
                kind="date",
                label=_("When were they born?"),
                hint=_("For example, 31 3 2015."),
            ),
            radios(
                "F3.4",
                "child_rights",
                _("Do you have the right to make choices for this child?"),
                YES_NO_NOT_SURE,
                hint=_("Parents most often do. A court can give it to others."),
                missing=_("Choose whether you have this right, or choose “I’m not sure”"),
                inline=True,
            ),
            long(
                "F3.4-words",
                "child_view",
                _("What does the child think?"),
                hint=_("Do they know that you are complaining?"),
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
            radios(
                "F3.5",
                "agreement",
                _("Do they agree to you doing this?"),
                options(
                    ("signed", _("Yes, and I have it in writing")),
                    ("will-sign", _("Yes, and they will put it in writing")),
                    ("ask-them", _("I think so. Please ask them")),
                    ("cannot", _("They are not able to agree")),
                    ("not-asked", _("I have not asked them yet")),
                ),
                missing=_("Choose whether they agree, or choose “I have not asked them yet”"),
            ),
        ),
    ),
    Page(
        key="signed-form",
        section="start",
        title=_("Add the form they signed"),
        why=_("A photo of each page, or a PDF. A person here looks at it. You can skip this and send it later."),
        asked=has_signed,
        questions=(Question(id="F3.6", key="signed_form", kind="files", label=_("The form they signed"), most=5),),
    ),
    Page(
        key="their-papers",
        section="start",
        title=_("Do you have papers that let you act for them?"),
        why=_("They help us see what we may tell you. You can send this without them."),
        asked=cannot_agree,
        questions=(
            radios(
                "F3.8",
                "papers",
                _("Do you have papers that let you act for them?"),
                options(
                    ("lasting-power", _("A lasting power of attorney")),
                    ("deputy", _("A court made me their deputy")),
                    ("none", _("No papers")),
                    NOT_SURE,
                ),
            ),
            long("F3.8-words", "papers_words", _("Is there anything we should know about this?")),
        ),
    ),
    Page(
        key="someone-who-died",
        section="start",
        title=_("About the person who died"),
        why=_("We are sorry for your loss. We ask so that we can reach the right people. You can leave this out."),
        asked=for_someone_who_died,
        questions=(
            Question(
                id="F3.9",
                key="died_on",
                kind="date",
                label=_("When did they die?"),
                hint=_("For example, 27 3 2026."),
            ),
            radios("F3.9-coroner", "coroner", _("Does a coroner know about it?"), YES_NO_NOT_SURE, inline=True),
            long(
                "F3.9-family",
                "other_family",
                _("Is there other family we should think of?"),
                hint=_("For example who is closest to them, and whom we should ask first."),
            ),
        ),
    ),
    Page(
        key="you-and-them",
        section="start",
        title=_("You and the person you help"),
        why=_("It tells us whom to answer, and what to ask you."),
        asked=for_someone_else,
        questions=(
            radios(
                "F3.7",
                "write_to",
                _("Who should we write to?"),
                options(("you", _("Me")), ("them", _("Them")), ("both", _("Both of us"))),
                missing=_("Choose who we should write to"),
                inline=True,
            ),
            radios("F3.10", "affected_too", _("Did it affect you too?"), (YES, NO, NOT_SURE), inline=True),
        ),
    ),
    Page(
        key="language",
        section="start",
        title=_("Which language should we use?"),
        why=_("We write back in it if we can. You can write to us in any language."),
        questions=(
            radios(
                "F1.3",
                "use_language",
                _("Which language should we use?"),
                options(
                    ("en", _("English")),
                    ("cy", _("Welsh")),
                    ("bsl", _("British Sign Language")),
                    ("other", _("Another language")),
                ),
            ),
            text(
                "F1.3-other",
                "other_language",
                _("Which language is it?"),
                max_length=100,
                width="20",
                shown_with=("use_language", "other"),
            ),
        ),
    ),
    Page(
        key="linked",
        section="start",
        title=_("How are you linked to what happened?"),
        why=_("This is your own view. It never stops you from complaining."),
        questions=(
            ticks(
                "F1.5",
                "linked",
                _("How are you linked to what happened?"),
                options(
                    ("happened-to-me", _("It happened to me, or to the person I am helping")),
                    ("was-there", _("I was there and saw or heard it")),
                    Option(
                        value="affected",
                        label=_("It affected me in another way"),
                        hint=_("For example loss, damage, distress, trouble, danger or risk."),
                    ),
                    ("knows-person", _("I know the person it happened to")),
                    ("saw-online", _("I saw it online or on TV, or was told about it")),
                    ("works-for-police", _("I work for the police")),
                    NOT_SURE_ALONE,
                ),
                missing=_("Choose at least one answer, or choose “I’m not sure”"),
            ),
        ),
    ),
    Page(
        key="keep-your-place",
        section="start",
        title=_("Keep your place"),
    ),
)

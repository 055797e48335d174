"""The check before the form (T1 to T11): its questions as data, and what the form need not ask again.

It refuses nobody: every question may be left out, and `triage_results` gives a next step for any answers.
Nothing of it is kept at the server.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from candour.intake import journey
from candour.intake.specs import Answers, Option, Page, Question, Words

Choices = tuple[tuple[str, Words], ...]

ALONE = {"none", "not-sure"}
"""Answers that exclude the others on a page where several may be ticked."""
NOT_ABOUT_A_PERSON = {"service", "rule", "place"}
DANGER = "danger"
WHICH_BODY = "which-body"
OTHER_BODIES = {"other", "commissioner"}


def said(answers: Answers, key: str) -> set[str]:
    """What was chosen for that question: nothing, one answer or several."""
    given = answers.get(key) or ()
    return {given} if isinstance(given, str) else set(given)


def complains(answers: Answers) -> bool:
    """Whether they came to complain, or did not say why they came."""
    return said(answers, "wish") <= {"complain", "not-sure"}


def names_another_body(answers: Answers) -> bool:
    """Whether another force or body was ticked."""
    return complains(answers) and "other" in said(answers, "about")


def names_the_chief(answers: Answers) -> bool:
    """Whether the head of the force was ticked."""
    return complains(answers) and "chief" in said(answers, "about")


def for_someone_else(answers: Answers) -> bool:
    """Whether they do this for another person."""
    return complains(answers) and "someone-else" in said(answers, "linked")


def works_for_police(answers: Answers) -> bool:
    """Whether they work for the police."""
    return complains(answers) and "works-for-police" in said(answers, "linked")


def only_saw_it_afar(answers: Answers) -> bool:
    """Whether all they know is from a screen or from others."""
    return complains(answers) and said(answers, "linked") - {"works-for-police"} == {"saw-online"}


def only_saw_it_there(answers: Answers) -> bool:
    """Whether they only saw or heard something that is not about anyone in particular."""
    about = said(answers, "about") - OTHER_BODIES
    nobody = bool(about) and about <= NOT_ABOUT_A_PERSON
    return complains(answers) and nobody and said(answers, "linked") - {"works-for-police"} == {"was-there"}


def for_someone_who_died(answers: Answers) -> bool:
    """Whether they do this for someone who has died."""
    return for_someone_else(answers) and "died" in said(answers, "who_for")


def _radio(number: str, key: str, title: Words, options: Choices, **more: Any) -> Page:
    return _page("radios", number, key, title, options, **more)


def _ticks(number: str, key: str, title: Words, options: Choices, **more: Any) -> Page:
    return _page("checkboxes", number, key, title, options, **more)


def _page(kind: str, number: str, key: str, title: Words, options: Choices, **more: Any) -> Page:
    question = Question(
        id=number,
        key=key,
        kind=kind,
        label=title,
        hint=_("Tick all that fit.") if kind == "checkboxes" else "",
        options=tuple(Option(value=value, label=label, alone=value in ALONE) for value, label in options),
    )
    return Page(key=key.replace("_", "-"), section="check", title=title, questions=(question,), **more)


NOT_SURE = ("not-sure", _("I’m not sure"))
YES_NO: Choices = (("yes", _("Yes")), ("no", _("No")), NOT_SURE)

PAGES: tuple[Page, ...] = (
    _radio("T1", DANGER, _("Is anyone in danger right now?"), YES_NO, why=_("Then help comes first.")),
    _radio(
        "T2",
        "wish",
        _("What would you like to do?"),
        (
            ("complain", _("Complain about the police")),
            ("follow", _("Ask about a complaint I have made, or add to it")),
            ("result", _("I am not happy with the result of a complaint")),
            ("thanks", _("Say thank you")),
            ("crime", _("Report a crime")),
            ("news", _("Get news about a crime or a case")),
            ("no-name", _("Report someone in the police without giving my name")),
            ("information", _("Ask for information that the police hold about me")),
            ("money", _("Claim money")),
            ("charge", _("Ask to look again at a choice not to charge someone")),
            ("fine", _("Challenge a fine or a ticket")),
            NOT_SURE,
        ),
        why=_("Some things have a faster way."),
    ),
    _ticks(
        "T3",
        "about",
        _("Who or what is it about?"),
        (
            ("person", _("A person who works for or with the police")),
            ("service", _("How the police did something, or did not do it")),
            ("rule", _("A rule or choice made by the police")),
            ("place", _("A building, phone line or website")),
            ("chief", _("The head of the force")),
            ("other", _("Another police force or body")),
            ("commissioner", _("The commissioner or mayor who watches over the force")),
            NOT_SURE,
        ),
        asked=complains,
        why=_("It tells us who must deal with it."),
    ),
    _radio(
        "T3b",
        "in_person",
        _("Is it about something the head of the force did or decided in person?"),
        (("yes", _("Yes")), ("no", _("No, someone else did it")), NOT_SURE),
        asked=names_the_chief,
        why=_("If so, it goes to another body."),
    ),
    Page(
        key=WHICH_BODY,
        section="check",
        title=_("Which police force or body?"),
        questions=(
            # The answer is the id of a body of the directory. The door shows it as a list with a finder.
            Question(id="T4", key="which_body", kind="text", label=_("Which police force or body?")),
        ),
        asked=names_another_body,
        why=_("If you do not know, go on. We find out."),
    ),
    _ticks(
        "T5",
        "linked",
        _("How are you linked to what happened?"),
        (
            ("happened-to-me", _("It happened to me")),
            ("was-there", _("I was there and saw or heard it")),
            ("affected", _("It affected me in another way")),
            ("knows-person", _("I know the person it happened to")),
            ("someone-else", _("I am doing this for someone else")),
            ("saw-online", _("I saw it online or on TV, or was told about it")),
            ("works-for-police", _("I work for the police")),
            NOT_SURE,
        ),
        asked=complains,
        why=_("This is your own view. It never stops you from complaining."),
    ),
    _ticks(
        "T5x",
        "fits",
        _("Do any of these fit?"),
        (
            ("knows-person", _("I know the person it happened to")),
            ("affected", _("It harmed me, upset me or put me at risk")),
            ("none", _("None of these")),
            NOT_SURE,
        ),
        asked=only_saw_it_afar,
        why=_("The law asks how you are linked to it. You can still tell us."),
    ),
    _radio(
        "T5y",
        "own_work",
        _("Is it about your own work or duty?"),
        YES_NO,
        asked=works_for_police,
        why=_("There are other ways for that, and they may help you more."),
    ),
    _radio(
        "T6",
        "affected",
        _("Did it affect you?"),
        YES_NO,
        asked=only_saw_it_there,
        why=_("The law asks this when it is not about a person. You can still tell us."),
    ),
    _radio(
        "T7",
        "who_for",
        _("Who are you doing this for?"),
        (
            ("under-16", _("My child under 16")),
            ("16-or-17", _("A young person of 16 or 17")),
            ("adult", _("An adult who agrees")),
            ("cannot-agree", _("An adult who is not able to agree")),
            ("died", _("Someone who has died")),
            ("group", _("A group or organisation")),
            NOT_SURE,
        ),
        asked=for_someone_else,
        why=_("We ask because a person of 16 or over must agree before you can act for them."),
    ),
    _radio(
        "T7d",
        "relationship",
        _("How are you linked to them?"),
        (
            ("family", _("Family or friend")),
            ("lawyer", _("Lawyer")),
            ("other", _("Something else")),
        ),
        asked=for_someone_who_died,
        why=_("We are sorry. We ask so that we can tell you who can help."),
    ),
    _ticks(
        "T8",
        "serious",
        _("Did any of these happen? You can skip this."),
        (
            ("death", _("Someone died")),
            ("badly-hurt", _("Someone was badly hurt")),
            ("sexual", _("Sexual touching or acts")),
            ("hit", _("Someone was hit or hurt")),
            ("strip-search", _("A strip search")),
            ("hate", _("Racism or other hate")),
            ("abuse-of-position", _("Someone used the job for a relationship, money or favours")),
            ("partner", _("Abuse by a partner or relative who is in the police")),
            ("none", _("None of these")),
        ),
        asked=complains,
        why=_("It may be hard to read. We ask so that we can tell you who can help."),
    ),
    _radio(
        "T9",
        "when",
        _("When did it happen?"),
        (
            ("week", _("In the last 7 days")),
            ("month", _("8 to 30 days ago")),
            ("year", _("1 to 12 months ago")),
            ("longer", _("More than 12 months ago")),
            ("going-on", _("It is still going on")),
            NOT_SURE,
        ),
        asked=complains,
        why=_("Video is often wiped after some weeks."),
    ),
    _radio(
        "T10",
        "court",
        _("Were you, or the person, arrested or charged, or is there a court case?"),
        (("yes", _("Yes")), ("no", _("No")), NOT_SURE, ("not-say", _("I would rather not say"))),
        asked=complains,
        why=_("What you write could matter there."),
    ),
    _radio(
        "T11",
        "age",
        _("Are you under 18?"),
        (
            ("under-13", _("I am under 13")),
            ("13-15", _("I am 13, 14 or 15")),
            ("16-17", _("I am 16 or 17")),
            ("adult", _("I am 18 or over")),
            ("not-say", _("I would rather not say")),
        ),
        asked=complains,
        why=_("You can complain at any age. We have a page for young people."),
    ),
)
BY_KEY = {page.key: page for page in PAGES}


def relevant(answers: Answers) -> dict[str, Any]:
    """The answers to questions that are still asked. A changed answer may have made others pointless."""
    return journey.relevant(answers, PAGES)


def carried_over(answers: Answers) -> dict[str, Any]:
    """What the form need not ask again, by the keys and values of the form."""
    answers = relevant(answers)
    carried: dict[str, Any] = {"about": _about(answers), "linked": _linked(answers)}
    if for_someone_else(answers):
        who = str(answers.get("who_for") or "")
        carried |= {
            "for_whom": "someone-else",
            "their_age": {"cannot-agree": "adult", "group": ""}.get(who, who),
            "agreement": "cannot" if who == "cannot-agree" else "",
            "relationship": answers.get("relationship"),
        }
    return {key: value for key, value in carried.items() if value}


def _about(answers: Answers) -> list[str]:
    about = said(answers, "about") - OTHER_BODIES
    if "no" in said(answers, "in_person"):
        about = about - {"chief"} | {"person"}
    return sorted(about)


def _linked(answers: Answers) -> list[str]:
    linked = said(answers, "linked") - {"someone-else"} | said(answers, "fits") - ALONE
    if "yes" in said(answers, "affected"):
        linked |= {"affected"}
    return sorted(linked)

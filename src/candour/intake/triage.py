"""The check before the form (T1 to T12): questions as data, results as reasoned next steps.

It refuses nobody: every way through it ends in a next step, and carrying on to the form is one of them.
Nothing of it is kept at the server.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Answers, Option, Page, Question, Words

Choices = tuple[tuple[str, Words], ...]


def _has(answers: Answers, key: str, *values: str) -> bool:
    given = answers.get(key) or ()
    return bool(set([given] if isinstance(given, str) else given) & set(values))


def _complains(answers: Answers) -> bool:
    return not _has(answers, "wish", "follow", "result", "thanks", "crime", "news", "information", "money", "charge")


def _asks_in_person(answers: Answers) -> bool:
    return _complains(answers) and _has(answers, "about", "chief")


def _asks_who_for(answers: Answers) -> bool:
    return _complains(answers) and _has(answers, "linked", "someone-else")


def _asks_own_work(answers: Answers) -> bool:
    return _complains(answers) and _has(answers, "linked", "works-for-police")


def _asks_effect(answers: Answers) -> bool:
    nobody = not _has(answers, "about", "person", "chief", "not-sure") and bool(answers.get("about"))
    return _complains(answers) and nobody and set(answers.get("linked") or ()) == {"was-there"}


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
        options=tuple(Option(value=value, label=label, alone=value == "none") for value, label in options),
    )
    return Page(key=key.replace("_", "-"), section="check", title=title, questions=(question,), **more)


YES_NO = (("yes", _("Yes")), ("no", _("No")), ("not-sure", _("I’m not sure")))

PAGES: tuple[Page, ...] = (
    _radio("T1", "danger", _("Is anyone in danger right now?"), YES_NO),
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
            ("information", _("Ask for information that the police hold about me")),
            ("money", _("Claim money")),
            ("charge", _("Ask to look again at a choice not to charge someone")),
            ("not-sure", _("I’m not sure")),
        ),
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
            ("not-sure", _("I’m not sure")),
        ),
        asked=_complains,
    ),
    _radio(
        "T3b",
        "in_person",
        _("Is it about something the head of the force did or decided in person?"),
        (("yes", _("Yes")), ("no", _("No, someone else did it")), ("not-sure", _("I’m not sure"))),
        asked=_asks_in_person,
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
        ),
        asked=_complains,
    ),
    _radio("T5y", "own_work", _("Is it about your own work or duty?"), YES_NO, asked=_asks_own_work),
    _radio("T6", "affected", _("Did it affect you?"), YES_NO, asked=_asks_effect),
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
        ),
        asked=_asks_who_for,
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
        asked=_complains,
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
            ("not-sure", _("I’m not sure")),
        ),
        asked=_complains,
    ),
    _radio(
        "T10",
        "court",
        _("Were you, or the person, arrested or charged, or is there a court case?"),
        (("yes", _("Yes")), ("no", _("No")), ("not-say", _("I would rather not say"))),
        asked=_complains,
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
        asked=_complains,
    ),
)
BY_KEY = {page.key: page for page in PAGES}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One reasoned next step: what to do, why, and the page that helps."""

    title: Words
    why: Words
    page: str = ""
    link: Words = ""


_SERIOUS = {"death", "badly-hurt", "sexual", "hit", "strip-search", "hate", "abuse-of-position", "partner"}
_ELSEWHERE: dict[str, Step] = {
    "follow": Step(
        title=_("Ask about your complaint"),
        why=_("See where it is and what comes next, with your reference and your nine words."),
        page="my-complaint",
        link=_("Follow your complaint"),
    ),
    "result": Step(
        title=_("You may be able to ask for a review"),
        why=_("Another body can check how we dealt with it. You have 28 days."),
        page="unhappy",
        link=_("If you are not happy with the result"),
    ),
    "thanks": Step(
        title=_("Thank you for telling us"),
        why=_("Please call 101 and say whom you want to thank. We pass it on."),
        page="ways-to-complain",
        link=_("How to reach us"),
    ),
    "crime": Step(
        title=_("Report a crime"),
        why=_("Call 101, or 999 if it is happening now. You can complain as well."),
        page="in-danger",
        link=_("If someone is in danger"),
    ),
    "news": Step(
        title=_("Get news about your case"),
        why=_("Call 101 and give the crime number. If you were not told what you should have been, you can complain."),
    ),
    "information": Step(
        title=_("Ask for your information"),
        why=_("You can ask the police for a copy of what they hold about you."),
        page="your-information",
        link=_("How we use your information"),
    ),
    "money": Step(
        title=_("Claim money"),
        why=_("A complaint cannot get you money. A lawyer or Citizens Advice can tell you how to claim."),
        page="help-and-support",
        link=_("Who can help you"),
    ),
    "charge": Step(
        title=_("Ask for the choice to be looked at again"),
        why=_("Victims have a right to ask for this. Call 101 and ask for a Victims’ Right to Review."),
    ),
}


def results(answers: Answers) -> list[Step]:
    """The next steps for these answers, most pressing first. There is always at least one."""
    steps = [step for asked, step in _RULES if asked(answers)]
    elsewhere = _ELSEWHERE.get(str(answers.get("wish") or ""))
    if elsewhere:
        steps.append(elsewhere)
    else:
        steps.append(Step(title=_("You can complain to us"), why=_("Use the form. It takes about ten minutes.")))
    return steps


_RULES = (
    (
        lambda answers: _has(answers, "danger", "yes"),
        Step(
            title=_("Get help now"),
            why=_("You said that someone is in danger. Call 999 first. You can complain later."),
            page="in-danger",
            link=_("Ways to get help now"),
        ),
    ),
    (
        lambda answers: _asks_in_person(answers) and not _has(answers, "in_person", "no"),
        Step(
            title=_("Another body deals with the head of the force"),
            why=_("You can send it with our form. We hold it for that body, and the force does not deal with it."),
            page="chief-officer",
            link=_("Complaints about the head of the force"),
        ),
    ),
    (
        lambda answers: _has(answers, "about", "other"),
        Step(
            title=_("Another police service may have to deal with it"),
            why=_("It is faster to go to them. If you are not sure who it was, carry on and we find out."),
            page="other-police",
            link=_("Find the police service"),
        ),
    ),
    (
        lambda answers: set(answers.get("linked") or ()) == {"saw-online"},
        Step(
            title=_("It may not count as a complaint in law"),
            why=_("You saw it online or were told about it. You can still tell us, and we read it."),
        ),
    ),
    (
        lambda answers: _has(answers, "own_work", "yes"),
        Step(
            title=_("It is about your own work"),
            why=_(
                "The law has other ways for this, such as your own force or the report line of the IOPC. "
                "You can still tell us."
            ),
        ),
    ),
    (
        lambda answers: _has(answers, "affected", "no"),
        Step(
            title=_("It may not count as a complaint in law"),
            why=_("It did not affect you. We still want to know, and you can still send it."),
        ),
    ),
    (
        lambda answers: _asks_who_for(answers) and not _has(answers, "who_for", "under-16"),
        Step(
            title=_("We need their agreement"),
            why=_("You can send the complaint now and their written agreement later."),
            page="someone-else",
            link=_("Complain for someone else"),
        ),
    ),
    (
        lambda answers: _has(answers, "serious", *_SERIOUS),
        Step(
            title=_("There are people who can help you"),
            why=_("By law we must tell the IOPC about the most serious things. We ask first how to reach you safely."),
            page="help-and-support",
            link=_("Who can help you"),
        ),
    ),
    (
        lambda answers: _has(answers, "when", "week", "month", "going-on"),
        Step(
            title=_("Tell us soon, because video is wiped"),
            why=_(
                "Police video is often wiped after about 30 days. "
                "Tell us the time and place, even if you add more later."
            ),
        ),
    ),
    (
        lambda answers: _has(answers, "when", "longer"),
        Step(
            title=_("You can still complain"),
            why=_("There is no time limit. We will ask why you waited. Many people wait, and that is fine."),
        ),
    ),
    (
        lambda answers: _has(answers, "court", "yes"),
        Step(
            title=_("It may help to get advice first"),
            why=_("You can complain now or later. What you write may be used in the court case."),
            page="help-and-support",
            link=_("Who can help you"),
        ),
    ),
    (
        lambda answers: _has(answers, "age", "under-13", "13-15", "16-17"),
        Step(
            title=_("You can do this on your own"),
            why=_("You will not get into trouble for it. You can also have someone with you."),
            page="young-people",
            link=_("For young people"),
        ),
    ),
)


def carried_over(answers: Answers) -> dict[str, object]:
    """What the form need not ask again: the answers of questions that both ask."""
    kept: dict[str, object] = {}
    about = [value for value in answers.get("about") or () if value != "other"]
    if _has(answers, "in_person", "no"):
        about = ["person" if value == "chief" else value for value in about]
    linked = [value for value in answers.get("linked") or () if value != "someone-else"]
    if about:
        kept["about"] = sorted(set(about))
    if linked:
        kept["linked"] = linked
    if _has(answers, "linked", "someone-else"):
        kept["for_whom"] = "someone-else"
        age = {"cannot-agree": "adult", "group": ""}.get(str(answers.get("who_for")), answers.get("who_for"))
        if age:
            kept["their_age"] = age
    return kept

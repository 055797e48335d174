"""The end of the check (T12): next steps, each with its reason. Whatever was answered, there is one.

A step informs and never decides: only a person may say that something is not a complaint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from candour import directory
from candour.directory import Force, OtherBody
from candour.intake import triage
from candour.intake.specs import Answers, Words
from candour.intake.triage import said


@dataclass(frozen=True, kw_only=True)
class TriageResult:
    """One next step: what, why in plain words, and where to go for it.

    `page` names a page of ours and `website` is the host of someone else's; either may be empty.
    `also` holds further sentences. `says_how` means that it already says how to complain all the same.
    """

    key: str
    title: Words
    why: Words
    page: str = ""
    link: Words = ""
    website: str = ""
    also: tuple[Words, ...] = ()
    says_how: bool = False


Rule = tuple[Callable[[Answers], bool], TriageResult]


def results(answers: Answers, force: Force, *, language: str = "en") -> list[TriageResult]:
    """The next steps for these answers at that force, most pressing first. There is always at least one.

    Answers to questions that are no longer asked count for nothing. Names of bodies come from the
    directory, in that language.
    """
    answers = triage.relevant(answers)
    found = [result for applies, result in _FIRST if applies(answers)]
    if triage.names_another_body(answers):
        found += _of_another_body(answers, force, language)
    wish = str(answers.get("wish") or "")
    if not triage.complains(answers) and wish in _ELSEWHERE:
        found.append(_ELSEWHERE[wish])
    elif not any(result.says_how for result in found):
        found.append(_COMPLAIN)
    found += [result for applies, result in _GOOD_TO_KNOW if applies(answers)]
    return [_named(result, force, language) for result in found]


def _named(result: TriageResult, force: Force, language: str) -> TriageResult:
    body = force.local_policing_body
    names = {"body": body.label_in(language), "website": body.website or force.website}
    return replace(result, title=str(result.title).format(**names), website=result.website.format(**names))


def _of_another_body(answers: Answers, here: Force, language: str) -> list[TriageResult]:
    """The step to the body that was named; to the list of all where none was, and none for this force."""
    chosen = answers.get("which_body")
    body = next((body for body in directory.police_bodies() if body.id == chosen), None)
    if body is None:
        return [replace(_OTHER, says_how=_only(answers, "other"))]
    if body == here:
        return []
    name = body.name_in(language)
    checks = body.oversight_in(language) if isinstance(body, OtherBody) else _force_is_checked_by(body, language)
    first = (
        [str(_("Complain first to: {who}")).format(who=body.first_in(language))] if isinstance(body, OtherBody) else []
    )
    also = [*first, *([str(_("Who checks them: {who}")).format(who=checks)] if checks else [])]
    return [
        replace(
            _OTHER,
            title=str(_("{name} may have to deal with it")).format(name=name),
            website=body.website,
            also=tuple(also),
            says_how=_only(answers, "other"),
        )
    ]


def _force_is_checked_by(force: Force, language: str) -> str:
    return str(_("{body}, or the IOPC")).format(body=force.local_policing_body.label_in(language))


def _maybe_in_person(answers: Answers) -> bool:
    return triage.names_the_chief(answers) and "no" not in said(answers, "in_person")


def _only(answers: Answers, body: str) -> bool:
    return said(answers, "about") == {body}


def _among_others(answers: Answers, body: str) -> bool:
    return body in said(answers, "about") and not _only(answers, body)


def _not_linked(answers: Answers) -> bool:
    return triage.only_saw_it_afar(answers) and not said(answers, "fits") & {"knows-person", "affected", "not-sure"}


def _someone(*kinds: str) -> Callable[[Answers], bool]:
    return lambda answers: triage.for_someone_else(answers) and bool(said(answers, "who_for") & set(kinds))


def _chose(key: str, *values: str) -> Callable[[Answers], bool]:
    return lambda answers: bool(said(answers, key) & set(values))


_COMPLAIN = TriageResult(
    key="complain", title=_("You can complain to us"), why=_("Use the form. It takes about ten minutes.")
)

_OTHER = TriageResult(
    key="other-police",
    title=_("Another police service may have to deal with it"),
    why=_("It is faster to go to them. If you are not sure who it was, carry on and we find out."),
    page="other-police",
    link=_("Find the police service"),
)
_COMMISSIONER = TriageResult(
    key="commissioner",
    title=_("Complaints about {body}"),
    why=_("The police do not deal with these. It may be the Police and Crime Panel or another body."),
    website="{website}",
    also=(_("If you are not sure, carry on and a person here finds out."),),
)

_FIRST: tuple[Rule, ...] = (
    (
        _chose("danger", "yes"),
        TriageResult(
            key="danger",
            title=_("Get help now"),
            why=_("You said that someone is in danger. Call 999 first. You can complain later."),
            page="in-danger",
            link=_("Ways to get help now"),
        ),
    ),
    (
        _maybe_in_person,
        TriageResult(
            key="chief-officer",
            title=_("{body} deals with complaints about the head of the force in person"),
            why=_("You can send it with our form. We hold it for that body, and the force does not deal with it."),
            page="chief-officer",
            link=_("Complaints about the head of the force"),
            website="{website}",
            says_how=True,
        ),
    ),
    (lambda answers: _only(answers, "commissioner"), replace(_COMMISSIONER, says_how=True)),
    (lambda answers: _among_others(answers, "commissioner"), _COMMISSIONER),
    (
        _not_linked,
        TriageResult(
            key="not-linked",
            title=_("It may not count as a complaint in law"),
            why=_("You saw it online or were told about it. You can still tell us, and we read it."),
            also=(
                _("The person it happened to can complain."),
                _("Only a person can decide if it counts. This page does not."),
            ),
            says_how=True,
        ),
    ),
    (
        _chose("own_work", "yes"),
        TriageResult(
            key="own-work",
            title=_("It is about your own work"),
            why=_(
                "The law has other ways for this, such as your own force or the report line of the IOPC. "
                "You can still tell us."
            ),
            also=(_("Your union or staff association can help you too."),),
            says_how=True,
        ),
    ),
    (
        _chose("affected", "no"),
        TriageResult(
            key="not-affected",
            title=_("It may not count as a complaint in law"),
            why=_("It did not affect you. We still want to know, and you can still send it."),
            also=(_("Only a person can decide if it counts. This page does not."),),
            says_how=True,
        ),
    ),
)

_ELSEWHERE: dict[str, TriageResult] = {
    "follow": TriageResult(
        key="follow",
        title=_("Ask about your complaint"),
        why=_("See where it is and what comes next, with your reference and your nine words."),
        page="my-complaint",
        link=_("Follow your complaint"),
    ),
    "result": TriageResult(
        key="result",
        title=_("You may be able to ask for a review"),
        why=_("Another body can check how we dealt with it. You have 28 days."),
        page="unhappy",
        link=_("If you are not happy with the result"),
    ),
    "thanks": TriageResult(
        key="thanks",
        title=_("Thank you for telling us"),
        why=_("Tell us whom you want to thank. We pass it on."),
        page="thanks",
        link=_("Thank someone"),
    ),
    "crime": TriageResult(
        key="crime",
        title=_("Report a crime"),
        why=_("Call 101, or 999 if it is happening now. You can complain as well."),
        page="in-danger",
        link=_("If someone is in danger"),
    ),
    "news": TriageResult(
        key="news",
        title=_("Get news about your case"),
        why=_("Call 101 and give the crime number. If you were not told what you should have been, you can complain."),
        page="ways-to-complain",
        link=_("How to reach us"),
    ),
    "no-name": TriageResult(
        key="no-name",
        title=_("Report it without your name"),
        why=_("Crimestoppers does not ask who you are. A report there gives you no news and no review."),
        website="crimestoppers-uk.org",
        also=(_("You can also use our form and leave out your name."),),
    ),
    "information": TriageResult(
        key="information",
        title=_("Ask for your information"),
        why=_("You can ask the police for a copy of what they hold about you."),
        page="your-information",
        link=_("How we use your information"),
    ),
    "money": TriageResult(
        key="money",
        title=_("Claim money"),
        why=_("A complaint cannot get you money. A lawyer or Citizens Advice can tell you how to claim."),
        page="help-and-support",
        link=_("Who can help you"),
    ),
    "charge": TriageResult(
        key="charge",
        title=_("Ask for the choice to be looked at again"),
        why=_("Victims have a right to ask for this. Call 101 and ask for a Victims’ Right to Review."),
        page="ways-to-complain",
        link=_("How to reach us"),
    ),
    "fine": TriageResult(
        key="fine",
        title=_("Challenge a fine or a ticket"),
        why=_("A complaint cannot change it. The letter or ticket says how to challenge it, and by when."),
        page="help-and-support",
        link=_("Who can help you"),
        also=(_("You can complain about how you were treated."),),
    ),
}

_ACTING = _("Complain for someone else")

_GOOD_TO_KNOW: tuple[Rule, ...] = (
    (
        _someone("under-16"),
        TriageResult(
            key="child",
            title=_("You can complain for your child"),
            why=_("Nobody has to sign a form when a parent or guardian complains for a child under 16."),
            page="someone-else",
            link=_ACTING,
        ),
    ),
    (
        _someone("16-or-17", "adult", "not-sure"),
        TriageResult(
            key="agreement",
            title=_("We need their agreement"),
            why=_("You can send the complaint now and their written agreement later."),
            page="someone-else",
            link=_ACTING,
        ),
    ),
    (
        _someone("cannot-agree"),
        TriageResult(
            key="cannot-agree",
            title=_("You can act for someone who is not able to agree"),
            why=_("You may be their attorney or deputy, or it may be best for them. A person here talks to you."),
            page="someone-else",
            link=_ACTING,
        ),
    ),
    (
        _someone("died"),
        TriageResult(
            key="died",
            title=_("We are sorry that they died"),
            why=_("You can complain yourself if it affected you badly. INQUEST helps families after a death."),
            page="help-and-support",
            link=_("Who can help you"),
        ),
    ),
    (
        _someone("group"),
        TriageResult(
            key="group",
            title=_("You can complain for a group"),
            why=_("Each person can complain, or the group can choose one person to do it."),
            page="someone-else",
            link=_ACTING,
        ),
    ),
    (
        lambda answers: bool(said(answers, "serious") - {"none"}),
        TriageResult(
            key="serious",
            title=_("There are people who can help you"),
            why=_("By law we must tell the IOPC about the most serious things. We ask first how to reach you safely."),
            page="help-and-support",
            link=_("Who can help you"),
        ),
    ),
    (
        _chose("when", "week", "month", "going-on"),
        TriageResult(
            key="video",
            title=_("Tell us soon, because video is wiped"),
            why=_(
                "Police video is often wiped after about 30 days. "
                "Tell us the time and place, even if you add more later."
            ),
            page="footage",
            link=_("Ask us to keep video"),
        ),
    ),
    (
        _chose("when", "longer"),
        TriageResult(
            key="long-ago",
            title=_("You can still complain"),
            why=_("There is no time limit. We will ask why you waited. Many people wait, and that is fine."),
        ),
    ),
    (
        _chose("court", "yes"),
        TriageResult(
            key="court",
            title=_("It may help to get advice first"),
            why=_("You can complain now or later. What you write may be used in the court case."),
            page="help-and-support",
            link=_("Who can help you"),
        ),
    ),
    (
        _chose("age", "under-13", "13-15", "16-17"),
        TriageResult(
            key="young",
            title=_("You can do this on your own"),
            why=_("You will not get into trouble for it. You can also have someone with you."),
            page="young-people",
            link=_("For young people"),
        ),
    ),
)

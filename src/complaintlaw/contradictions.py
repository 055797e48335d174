"""Facts that cannot all be so: a witness who was not there, a reply to a letter that was never sent.

Nothing is put right here. What the law says on the facts is said all the same; the finding names what does not
fit, so that a person can look at the file again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from complaintlaw import contradictions_at_end, contradictions_on_withdrawal, referred
from complaintlaw.calendar import day_of, written
from complaintlaw.existence import is_in_being
from complaintlaw.facts import Allegation, Matter
from complaintlaw.finding import Finding, say
from complaintlaw.organisations import FORCES
from complaintlaw.people import Complainant, PersonComplainedAgainst
from complaintlaw.periods import Moment
from complaintlaw.stating import thing_stated
from complaintlaw.steps import ReturnedFor
from complaintlaw.trail import Trail
from complaintlaw.vocabulary import (
    UNDER_IOPC,
    About,
    Claim,
    Description,
    EffectSource,
    Excludable,
    Handling,
    HowSeen,
    Maximum,
    MightBe,
    PersonKind,
)

__all__ = ["contradictions"]

OF_CONDUCT_ALONE = (MightBe.CRIME, MightBe.DISCIPLINARY, MightBe.PERFORMANCE)
UNDER_SCHEDULE_3 = (Handling.NOT_INVESTIGATED, Handling.LOCAL_INVESTIGATION, *UNDER_IOPC)
CRIMES = (
    Description.SERIOUS_ASSAULT,
    Description.SERIOUS_SEXUAL_OFFENCE,
    Description.CRIME_AGGRAVATED_BY_DISCRIMINATION,
)
Step = tuple[str, Finding[Any]]
Contradiction = tuple[str, Sequence[Finding[Any]]]


def contradictions(matter: Matter) -> Finding[tuple[str, ...]]:
    """What in the facts does not fit together, a sentence each; an empty tuple if nothing is seen.

    The reasons are the sentences, and `used` holds the facts that are at odds. Raises NotAFact for no matter.
    """
    # A day can stand in several lines.
    found = dict(_all(thing_stated("matter", matter, Matter)))
    trail = Trail.joined(fact.trail for facts in found.values() for fact in facts)
    sentences = tuple(found)
    return say(sentences).after(Trail(reasons=sentences) + trail)


def _all(matter: Matter) -> Iterator[Contradiction]:
    yield from _in_complainant(matter.complainant)
    yield from _in_people(matter)
    yield from contradictions_at_end.at_odds(matter)
    yield from contradictions_on_withdrawal.at_odds(matter)
    for allegation in matter.allegations or ():
        yield from _in_allegation(allegation)
        yield from _in_service(allegation)
    for line in _orders(matter):
        yield from _out_of_order(line)
    yield from _after_today(matter)
    yield from _answers_to_nothing(matter)
    yield from _in_referral(matter)
    yield from _in_handling(matter)
    yield from _in_death(matter)


def _in_complainant(one: Complainant) -> Iterator[Contradiction]:
    was_not_there = one.saw_or_heard.is_known and one.saw_or_heard.value != HowSeen.IN_PERSON
    if one.claims.has(Claim.WITNESS).is_yes and was_not_there and one.holds_evidence.is_no:
        evidence = (one.claims, one.saw_or_heard, one.holds_evidence)
        yield "The complainant is said to be a witness, but was not there and holds no evidence.", evidence
    only_seen = one.effect_source.equals(EffectSource.SEEING_OR_HEARING_ONLY)
    if only_seen.is_yes and one.saw_or_heard.equals(HowSeen.NOT_AT_ALL).is_yes:
        facts = (one.effect_source, one.saw_or_heard)
        yield "The effect is said to come from seeing or hearing it, but the complainant did neither.", facts


def _in_people(matter: Matter) -> Iterator[Contradiction]:
    named = {person.id for person in matter.persons_complained_against}
    for person in matter.persons_complained_against:
        if _has_rank_without_being_officer(person):
            yield f"{person.id} has a rank, but is said not to be a police officer.", (person.kind, person.rank)
        yield from _in_body(person, matter)
    for allegation in matter.allegations or ():
        for name in sorted(allegation.against - named):
            yield f"Allegation {allegation.number} is about {name}, but nobody of that short name is named.", ()


def _in_body(person: PersonComplainedAgainst, matter: Matter) -> Iterator[Contradiction]:
    """Somebody of a body that they cannot be of, or that is not there on the day of the conduct; and what is
    indicated of them, but not of the matter.
    """
    of_force = person.force.is_one_of(FORCES)
    if person.kind.equals(PersonKind.OTHER_BODY_OFFICER).is_yes and of_force.is_yes:
        yield (
            f"{person.id} is said to be of another body, but to belong to a police force.",
            (person.kind, person.force),
        )
    then = person.force_then if person.force_then.is_known else person.force
    body, day = then.value, matter.dates.incident.value
    if body is not None and day is not None and not is_in_being(body, day):
        yield (
            f"{person.id} belongs to a body that is not there on the day of the conduct.",
            (then, matter.dates.incident),
        )
    if person.indication.then(bool).is_yes and matter.indication.then(bool).is_no:
        indicated = (person.indication, matter.indication)
        yield f"Something is indicated of {person.id}, but nothing of the matter.", indicated


def _in_referral(matter: Matter) -> Iterator[Contradiction]:
    sent = matter.referral
    if sent is None:
        return
    if sent.sent_back_for.is_known and sent.sent_back.is_no:
        yield "It is said for what it was sent back, but not that it was.", (sent.sent_back_for, sent.sent_back)
    if sent.sent_back_on.is_known and sent.sent_back.is_no:
        yield "There is a day on which it was sent back, but it is not said that it was.", (sent.sent_back_on,)
    if sent.directed_on.value is not None and sent.rereferral_directed.is_no:
        facts = (sent.directed_on, sent.rereferral_directed)
        yield "There is a day of a direction to refer it again, but no direction.", facts
    completed = sent.sent_back_for.equals(ReturnedFor.COMPLETION).is_yes
    if completed and matter.handling.is_one_of((None, Handling.OUTSIDE_SCHEDULE_3, Handling.NOT_INVESTIGATED)).is_yes:
        at_odds = (sent.sent_back_for, matter.handling)
        yield "It was sent back for a local investigation to be finished, but none is said to be going on.", at_odds


def _in_death(matter: Matter) -> Iterator[Contradiction]:
    dsi = matter.dsi
    if dsi is None or matter.dsi_circumstances.is_no:
        return
    if dsi.in_custody.is_no and dsi.contact.is_no:
        facts = (matter.dsi_circumstances, dsi.in_custody, dsi.contact)
        yield "A death or injury in contact with the police is stated, but neither custody nor contact.", facts
    elif dsi.in_custody.is_no and dsi.contact_contributed.is_no:
        facts = (matter.dsi_circumstances, dsi.in_custody, dsi.contact_contributed)
        yield (
            "A death or injury in contact with the police is stated, but the contact had no part in it.",
            facts,
        )


def _has_rank_without_being_officer(person: PersonComplainedAgainst) -> bool:
    return person.rank.is_known and person.kind.is_known and person.kind.value != PersonKind.POLICE_OFFICER


def _in_service(one: Allegation) -> Iterator[Contradiction]:
    """What only conduct can be, said of something else."""
    judged = (one.descriptions, one.if_proved_might_be.has(*OF_CONDUCT_ALONE), one.offence_maximum)
    is_offence = one.offence_maximum.then(lambda maximum: maximum != Maximum.NONE)
    if one.about is About.SERVICE and (judged[0].is_yes or judged[1].is_yes or is_offence.is_yes):
        yield f"Allegation {one.number} is not about conduct, but is judged as conduct is.", judged


def _in_handling(matter: Matter) -> Iterator[Contradiction]:
    """A way of handling that what was done before it does not allow."""
    handling, recorded = matter.handling, matter.recorded
    if handling.equals(Handling.OUTSIDE_SCHEDULE_3).is_yes and recorded.is_yes:
        yield "It has been recorded, but is said to be handled outside Schedule 3.", (handling, recorded)
    if handling.is_one_of(UNDER_SCHEDULE_3).is_yes and recorded.is_no:
        yield "It is handled under Schedule 3, but is not said to have been recorded.", (handling, recorded)
    if handling.is_one_of(UNDER_IOPC).is_yes and referred.has_been_referred(matter).is_no:
        yield "It is investigated under or by the IOPC, but is not said to have been referred.", (handling,)


def _in_allegation(one: Allegation) -> Iterator[Contradiction]:
    might, exclude = one.if_proved_might_be, one.authority_can_exclude
    name = f"Allegation {one.number}"
    if might.has(MightBe.DISCIPLINARY).is_yes and exclude.has(Excludable.PROCEEDINGS).is_yes:
        yield (
            f"{name} might justify disciplinary proceedings, but proceedings are said to be excluded.",
            (
                might,
                exclude,
            ),
        )
    if might.has(MightBe.ARTICLE_2_OR_3).is_yes and exclude.has(Excludable.ARTICLE_2_OR_3).is_yes:
        yield f"{name} might have infringed Article 2 or 3, but that is said to be excluded.", (might, exclude)
    if might.lacks(MightBe.CRIME).is_yes:
        if one.descriptions.has(*CRIMES).is_yes:
            yield f"{name} is described as a serious crime, but is said to be none.", (might, one.descriptions)
        if one.offence_maximum.then(lambda maximum: maximum != Maximum.NONE).is_yes:
            yield f"{name} is of an offence with a sentence, but is said to be no crime.", (might, one.offence_maximum)


def _orders(matter: Matter) -> tuple[tuple[Step, ...], ...]:
    """Lines of days, each of which must not be before the ones in front of it in its line."""
    dates, notice = matter.dates, matter.officer_notice
    incident, made = ("The conduct", dates.incident), ("The complaint", dates.made)
    outcome = ("The outcome", dates.outcome)
    lines: list[tuple[Step, ...]] = [
        (incident, made, ("The start of the handling", dates.handling_started), outcome),
        (made, ("The last update", dates.last_update)),
        (made, ("The moment of clarity", dates.became_clear)),
        (made, ("The investigator's report", dates.report_submitted), outcome),
        (("The start of proceedings", dates.proceedings_started), ("Their end", dates.proceedings_outcome)),
        (made, ("The notice to the officer", notice.given_on), ("The terms of reference", notice.terms_given_on)),
        (outcome, ("The recommendation", matter.review.recommendation_on)),
    ]
    if matter.referral is not None:
        first = ("The moment of first attention", dates.first_attention)
        lines.append((first, ("The direction to refer it again", matter.referral.directed_on)))
    if matter.withdrawal is not None:
        lines.append((made, ("The letter about withdrawing", matter.withdrawal.letter_sent_on)))
    if matter.suspension is not None:
        lines.append((made, ("The letter about going on", matter.suspension.letter_sent_on)))
    if matter.section_13a is not None:
        third, given = matter.section_13a.third_step_on, matter.section_13a.given_on
        lines.append((("The third step towards the notice", third), ("The notice under section 13A", given)))
    if matter.earlier_matter is not None:
        lines.append((("The earlier complaint", matter.earlier_matter.made), made))
    provided: list[Step] = [("The review information", say(one.provided_on)) for one in matter.review.information]
    lines += [(outcome, one) for one in provided]
    lines += [
        (outcome, ("The application for a review", say(one.on)), ("Its passing on", one.forwarded_on))
        for one in matter.review.receipts
    ]
    return (*lines, *contradictions_at_end.orders(matter), *contradictions_on_withdrawal.orders(matter))


def _day(finding: Finding[Moment | None]) -> date | None:
    return None if finding.value is None else day_of(finding.value)


def _out_of_order(line: Sequence[Step]) -> Iterator[Contradiction]:
    known = [(words, day, finding) for words, finding in line if (day := _day(finding)) is not None]
    for (words, day, finding), (later, later_day, later_finding) in zip(known, known[1:], strict=False):
        if later_day < day:
            start = f"{later} ({written(later_day)}) is earlier than {words[0].lower()}{words[1:]} ({written(day)})."
            yield start, (finding, later_finding)


def _after_today(matter: Matter) -> Iterator[Contradiction]:
    """What is said to have happened, but is later than the day for which the law is asked."""
    today = matter.as_of.value
    if today is None:
        return
    seen: set[str] = set()
    for words, finding in (step for line in _orders(matter) for step in line):
        day = _day(finding)
        if day is not None and day > today and words not in seen:
            seen.add(words)
            yield (
                f"{words} ({written(day)}) is later than {written(today)}, the day these answers are for.",
                (finding, matter.as_of),
            )


def _answers_to_nothing(matter: Matter) -> Iterator[Contradiction]:
    dates, wish = matter.dates, matter.withdrawal
    if wish is not None and wish.reply.is_yes and wish.letter_sent_on.is_no:
        yield "There is a reply about withdrawing, but no letter was sent.", (wish.reply, wish.letter_sent_on)
    if dates.proceedings_outcome.is_yes and dates.proceedings_started.is_no:
        facts = (dates.proceedings_outcome, dates.proceedings_started)
        yield "Proceedings have ended, but are not said to have started.", facts

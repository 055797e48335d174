"""The special procedure for officers: when it applies, how serious the conduct is held to be, and its days."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from complaintlaw import periods
from complaintlaw.calendar import day_of, written
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.investigations import is_investigated
from complaintlaw.logic import all_of, any_of, choose, first_of
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import kind_of, under_delivery_rules_of_2025
from complaintlaw.register import answers, rule
from complaintlaw.scope import what_it_is
from complaintlaw.steps import Channel
from complaintlaw.vocabulary import Handling, Indication, MatterType, PersonKind

__all__ = [
    "Assessor",
    "SeverityQuestion",
    "alternative_interview_last_day",
    "counts_as_given_on",
    "is_under_special_procedure",
    "makes_severity_assessment",
    "must_consult_on_severity",
    "representations_due",
    "severity_question",
    "terms_of_reference_due",
]

UNDER_SPECIAL_PROCEDURE = (PersonKind.POLICE_OFFICER, PersonKind.SPECIAL_CONSTABLE)
FORMER_OFFICERS_FROM = date(2017, 12, 15)
TERMS_WORKING_DAYS = 5
REPRESENTATIONS_WORKING_DAYS = 10
INTERVIEW_WORKING_DAYS = 5


class Assessor(StrEnum):
    """Who makes the severity assessment."""

    PERSON_INVESTIGATING = "person_investigating"
    IOPC = "iopc"


class SeverityQuestion(StrEnum):
    """What a severity assessment asks."""

    MISCONDUCT_OR_GROSS_MISCONDUCT = "misconduct_or_gross_misconduct"
    GROSS_MISCONDUCT_ONLY = "gross_misconduct_only"


def _is_officer(person: PersonComplainedAgainst) -> Finding[bool]:
    return kind_of(person).is_one_of(UNDER_SPECIAL_PROCEDURE)


@answers("special_procedure")
@rule("SP-01", SCHEDULE_3.at("19A"), CMR.at("16"))
def is_under_special_procedure(matter: Matter) -> Finding[bool]:
    """SP-01: The special procedure applies to the investigation of a complaint once there is an indication
    that a police officer or special constable may have committed a crime or behaved so as to justify
    disciplinary proceedings, and to every investigation of a conduct matter about one. Staff, volunteers and
    contractors have procedures of their own.
    """
    about_officer = any_of(_is_officer(one) for one in matter.persons_complained_against)

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind is under it (paragraph 19A, regulation 16): no for None and for a
        death or serious injury matter.
        """
        if kind is MatterType.COMPLAINT:
            indicated = matter.indication.has(Indication.CRIME_OR_DISCIPLINARY)
            return all_of((is_investigated(matter), about_officer, indicated))
        if kind is MatterType.CONDUCT_MATTER:
            return all_of((is_investigated(matter), about_officer))
        return no("It is neither a complaint nor a conduct matter.")

    return what_it_is(matter).and_then(of).because(yes="An officer is under investigation.")


@answers("severity_assessment_by")
@rule("SP-02", CMR.at("16"), SCHEDULE_3.at("19B"))
def makes_severity_assessment(matter: Matter) -> Finding[Assessor | None]:
    """SP-02: Whoever investigates assesses as soon as is reasonably practicable how serious the conduct would
    be if it were proved; in a directed or independent investigation the Director General does.
    """
    own: Finding[Assessor | None] = say(Assessor.PERSON_INVESTIGATING)
    iopc: Finding[Assessor | None] = say(Assessor.IOPC)
    nobody: Finding[Assessor | None] = say(None)
    by_form = choose(matter.handling.equals(Handling.LOCAL_INVESTIGATION), yes=own, no=iopc)
    return choose(is_under_special_procedure(matter), yes=by_form, no=nobody)


@answers("severity_needs_consultation")
@rule("SP-02", CMR.at("16"))
def must_consult_on_severity(matter: Matter) -> Finding[bool]:
    """SP-02: The appropriate authority is consulted first, and again before the assessment is revised."""
    return is_under_special_procedure(matter)


@answers("severity_question")
@rule("SP-02", CMR.at("16"), CMR.at("42"))
def severity_question(matter: Matter) -> Finding[SeverityQuestion | None]:
    """SP-02: It is asked whether the conduct, if proved, would be misconduct or gross misconduct; of somebody
    who left the police on or after 15 December 2017, only whether it would be gross misconduct; of
    somebody who left before, nothing.
    """
    nothing: Finding[SeverityQuestion | None] = say(None)
    officers = tuple(one for one in matter.persons_complained_against if not _is_officer(one).is_no)
    each = {_asked_of(one) for one in officers}
    if len(each) > 1:
        asked: Finding[SeverityQuestion | None] = cannot_say("It differs from person to person.")
    else:
        asked = next(iter(each), nothing)
    return choose(is_under_special_procedure(matter), yes=asked, no=nothing)


def _asked_of(person: PersonComplainedAgainst) -> Finding[SeverityQuestion | None]:
    def of(left_on: date | None) -> SeverityQuestion | None:
        """What is asked (regulations 16 and 42) of one who left the police on that day; with None, of one who
        has not left. None where nothing is asked: that day was before 15 December 2017.
        """
        if left_on is None:
            return SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT
        return SeverityQuestion.GROSS_MISCONDUCT_ONLY if left_on >= FORMER_OFFICERS_FROM else None

    return person.left_on.then(of)


@answers("deemed_given_on")
@rule("SP-06", CMR.at("51(1A)"), CMR.at("51(1B)"))
def counts_as_given_on(matter: Matter) -> Finding[date | None]:
    """SP-06: A notice that is handed to an officer is given on that day; one that is sent by e-mail is given
    on that day if it is a working day and before half past four, else on the next working day.
    """
    notice = matter.officer_notice

    def of(moment: datetime | None) -> Finding[date | None]:
        """The day on which a notice of that moment is given (regulation 51(1A) and (1B)); None if nothing was
        sent. Open where the rules of 2025 on delivery do not apply.
        """
        if moment is None:
            return say(None, "Nothing was sent.")
        day = day_of(moment)
        handed: Finding[date | None] = say(day, f"It was handed over on {written(day)}.")
        by_mail = periods.before_half_past_four(notice.sent_at)
        given = choose(notice.channel.equals(Channel.IN_PERSON), yes=handed, no=by_mail)
        earlier: Finding[date | None] = cannot_say("The rules of 2025 on delivery do not apply.")
        return choose(under_delivery_rules_of_2025(matter), yes=given, no=earlier)

    return notice.sent_at.and_then(of)


@answers("terms_of_reference_due")
@rule("SP-03", CMR.at("17"))
def terms_of_reference_due(matter: Matter) -> Finding[date | None]:
    """SP-03: The officer gets a written notice of the investigation, and the terms of reference with it or
    within five working days that start with the first working day after it.
    """
    return periods.working_days_starting_after(matter.officer_notice.given_on, TERMS_WORKING_DAYS)


@answers("representations_due")
@rule("SP-04", CMR.at("20"))
def representations_due(matter: Matter) -> Finding[date | None]:
    """SP-04: What the officer states or hands in must be considered if it comes within ten working days
    that start with the day after the terms of reference were given.
    """
    return periods.working_days_starting_after(matter.officer_notice.terms_given_on, REPRESENTATIONS_WORKING_DAYS)


@answers("interview_alternative_last_day")
@rule("SP-05", CMR.at("21"))
def alternative_interview_last_day(matter: Matter) -> Finding[date | None]:
    """SP-05: Where no time for the interview was agreed, the officer may propose another that is reasonable
    and falls within five working days that start with the first working day after the day specified.
    """
    day = matter.officer_notice.interview_set_for
    nothing: Finding[date | None] = say(None, "No day has been specified.")
    former: Finding[date | None] = cannot_say("Other rules hold for somebody who has left the police.")
    last = periods.working_days_starting_after(day, INTERVIEW_WORKING_DAYS)
    has_left = any_of(one.left_on.is_there() for one in matter.persons_complained_against)
    not_set = day.then(lambda set_for: set_for is None)
    return first_of(((not_set, nothing), (has_left, former)), otherwise=last)

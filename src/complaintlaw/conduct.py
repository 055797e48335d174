"""The special procedure for officers: when it applies, how serious the conduct is held to be, and its days."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from complaintlaw import periods
from complaintlaw.calendar import day_of, written
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.counting import people_investigated, people_of_conduct_matter
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.indications import is_about_officer, is_indicated_of_officer, is_officer, may_be_concerned
from complaintlaw.investigations import is_investigated
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.recording import somebody_can_be_told
from complaintlaw.regime import under_delivery_rules_of_2025
from complaintlaw.register import answers, rule
from complaintlaw.standards import USE_OF_FORCE_NOTE
from complaintlaw.steps import Channel, WithholdingReason
from complaintlaw.vocabulary import Handling, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "Assessor",
    "SeverityQuestion",
    "alternative_interview_last_day",
    "counts_as_given_on",
    "is_under_special_procedure",
    "makes_severity_assessment",
    "must_consult_on_severity",
    "must_give_officer_notice",
    "representations_due",
    "severity_question",
    "terms_of_reference_due",
]

FORMER_OFFICERS_FROM = date(2017, 12, 15)
TERMS_WORKING_DAYS = 5
REPRESENTATIONS_WORKING_DAYS = 10
INTERVIEW_WORKING_DAYS = 5


class Assessor(StrEnum):
    """Who makes the severity assessment."""

    PERSON_INVESTIGATING = "person_investigating"
    IOPC = "iopc"


class SeverityQuestion(StrEnum):
    """What a severity assessment asks; of some who have left the police, nothing."""

    MISCONDUCT_OR_GROSS_MISCONDUCT = "misconduct_or_gross_misconduct"
    GROSS_MISCONDUCT_ONLY = "gross_misconduct_only"
    NOTHING = "nothing"


@answers("is_under_special_procedure")
@rule("SP-01", SCHEDULE_3.at("19A"), CMR.at("16(1)"), unverified=USE_OF_FORCE_NOTE)
def is_under_special_procedure(matter: Matter) -> Finding[bool]:
    """SP-01: The special procedure applies to the investigation of a complaint once there is an indication
    that a member of a police force or a special constable may have committed a crime or behaved so as to justify
    disciplinary proceedings, and to every investigation of a conduct matter about one. It is not enough that one
    is complained of, if the indication is of somebody else, or of an officer whom Part 2 does not reach; a conduct
    matter, and a withdrawn complaint that is treated as one, needs no further indication. Whoever investigates finds
    it; in a directed or independent investigation, the Director General. Staff, volunteers and contractors have
    procedures of their own.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind is under it (paragraph 19A, regulation 16): no for None and for a
        death or serious injury matter.
        """
        if kind is MatterType.COMPLAINT:
            return all_of(
                (
                    is_investigated(matter).because(no="There is no investigation."),
                    is_indicated_of_officer(people_investigated(matter), matter).because(
                        no="There is no such indication of a police officer or special constable."
                    ),
                )
            )
        if kind is MatterType.CONDUCT_MATTER:
            return all_of(
                (
                    is_investigated(matter).because(no="There is no investigation."),
                    is_about_officer(matter).because(no="It is not about a police officer or special constable."),
                )
            )
        return no("It is neither a complaint nor a conduct matter.")

    return what_it_is(matter).and_then(of).because(yes="An officer is under investigation.")


@answers("makes_severity_assessment")
@rule("SP-02", CMR.at("16(2)"), CMR.at("16(3)"), CMR.at("16(4)"), SCHEDULE_3.at("19A(5)"))
def makes_severity_assessment(matter: Matter) -> Finding[Assessor | None]:
    """SP-02: Whoever investigates locally assesses as soon as is reasonably practicable how serious the conduct
    would be if it were proved. In a directed investigation the investigator forms an opinion and refers the case
    to the Director General, who assesses; in an independent one the investigator refers it without an opinion.
    """
    own: Finding[Assessor | None] = say(Assessor.PERSON_INVESTIGATING, "The investigation is local.")
    iopc: Finding[Assessor | None] = say(Assessor.IOPC, "The investigation is directed or independent.")
    nobody: Finding[Assessor | None] = say(None)
    by_form = choose(matter.handling.equals(Handling.LOCAL_INVESTIGATION), yes=own, no=iopc)
    return choose(is_under_special_procedure(matter), yes=by_form, no=nobody)


@answers("must_consult_on_severity")
@rule("SP-02", CMR.at("16(5)"), CMR.at("19(4)"))
def must_consult_on_severity(matter: Matter) -> Finding[bool]:
    """SP-02: The appropriate authority is consulted first, and again before the assessment is revised."""
    return is_under_special_procedure(matter)


@answers("severity_question")
@rule("SP-02", CMR.at("16"), CMR.at("42"))
def severity_question(matter: Matter) -> Finding[SeverityQuestion | None]:
    """SP-02: It is asked whether the conduct, if proved, would be gross misconduct, or misconduct so serious as
    to justify disciplinary action; of somebody who left the police on or after 15 December 2017, only whether it
    would be gross misconduct. Outside the special procedure there is no assessment.
    """
    no_assessment: Finding[SeverityQuestion | None] = say(None)

    def of(kind: MatterType | None) -> Finding[SeverityQuestion | None]:
        """What is asked in a matter of that kind, if the special procedure applies; open where people differ."""
        if kind is MatterType.COMPLAINT:
            people = [one for one in people_investigated(matter) if may_be_concerned(one)]
        else:
            people = list(people_of_conduct_matter(matter))
        each = {_asked_of(one) for one in people if not is_officer(one).is_no}
        differs: Finding[SeverityQuestion | None] = cannot_say("It differs from person to person.")
        return differs if len(each) > 1 else next(iter(each), no_assessment)

    return choose(is_under_special_procedure(matter), yes=what_it_is(matter).and_then(of), no=no_assessment)


def _asked_of(person: PersonComplainedAgainst) -> Finding[SeverityQuestion | None]:
    def of(left_on: date | None) -> Finding[SeverityQuestion | None]:
        """What is asked (regulations 16 and 42) of one who left the police on that day; with None, of one who
        has not left. Nothing is asked where that day was before 15 December 2017.
        """
        if left_on is None:
            return say(SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT)
        if left_on >= FORMER_OFFICERS_FROM:
            return say(SeverityQuestion.GROSS_MISCONDUCT_ONLY)
        return asked_of_early_leavers()

    return person.left_on.and_then(of)


@rule(
    "SP-02",
    CMR.at("42"),
    unverified="how the special procedure goes on where nothing is asked of somebody who left before 15 December 2017",
)
def asked_of_early_leavers() -> Finding[SeverityQuestion | None]:
    """SP-02: Of somebody who left the police before 15 December 2017 nothing is asked, though the special
    procedure applies.
    """
    return say(SeverityQuestion.NOTHING)


@answers("counts_as_given_on")
@rule("SP-06", CMR.at("51(1A)"), CMR.at("51(1B)"), CMR.at("51(1D)"))
def counts_as_given_on(matter: Matter) -> Finding[date | None]:
    """SP-06: A notice that is handed to an officer is given on that day; one that is sent by e-mail is given
    on that day if it is a working day and before half past four, else on the next working day.
    """
    notice = matter.officer_notice

    def of(moment: datetime | None) -> Finding[date | None]:
        """The day on which a notice of that moment is given (regulation 51(1B) by hand, 51(1D) by
        e-mail); None if nothing was sent. Open where the rules of 2025 on delivery do not apply.
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


@answers("must_give_officer_notice")
@rule("SP-03", CMR.at("17(1)"), CMR.at("17(4)"))
def must_give_officer_notice(matter: Matter) -> Finding[bool]:
    """SP-03: Once severity has been assessed, the officer gets a written notice of the conduct alleged, of the
    result of the assessment and of the officer's rights, unless and as long as that might prejudice this or
    another investigation. Whoever investigates judges that; in a directed or independent investigation, the
    Director General.
    """
    might_prejudice = matter.reason_to_withhold.equals(WithholdingReason.MIGHT_PREJUDICE)
    return all_of(
        (
            is_under_special_procedure(matter),
            somebody_can_be_told(matter).because(no="It is not known who the person is."),
            not_(might_prejudice).because(no="It might prejudice an investigation."),
        )
    )


@answers("terms_of_reference_due")
@rule("SP-03", CMR.at("17(2)"), CMR.at("17(4)"))
def terms_of_reference_due(matter: Matter) -> Finding[date | None]:
    """SP-03: The officer gets the terms of reference with the notice of the investigation, or within five working
    days that start with the first working day after it. As long as the terms might prejudice an investigation,
    the officer gets instead, by then, a notice that they are not given, and why.
    """
    return periods.working_days_starting_after(matter.officer_notice.given_on, TERMS_WORKING_DAYS)


@answers("representations_due")
@rule("SP-04", CMR.at("20(2)"), CMR.at("20(3)"), CMR.at("20(4)"))
def representations_due(matter: Matter) -> Finding[date | None]:
    """SP-04: What the officer states or hands in must be considered if it comes within ten working days
    that start with the day after the terms of reference, or a notice that there are none, were given, unless that
    time is extended.
    """
    return periods.working_days_starting_after(matter.officer_notice.terms_given_on, REPRESENTATIONS_WORKING_DAYS)


@answers("alternative_interview_last_day")
@rule("SP-05", CMR.at("21(4)"), CMR.at("21(5)"))
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

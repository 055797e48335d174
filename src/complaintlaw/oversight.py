"""What the Director General decides on a referral: whether an investigation is needed, and in which form.

Also the Director General's powers over matters that nobody has referred.
"""

from __future__ import annotations

from datetime import date

from complaintlaw import conduct_matters, grounds, referral
from complaintlaw.authority import is_chief_or_met_deputy
from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.counting import people_who_count
from complaintlaw.deaths import officer_concerned
from complaintlaw.facts import Matter, OldCase
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose, not_
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.register import answers, rule
from complaintlaw.steps import Direction, FormView
from complaintlaw.vocabulary import UNDER_IOPC, Handling, Indication, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "FORMS",
    "form_of_investigation",
    "forms_permitted",
    "iopc_must_investigate",
    "may_be_reinvestigated",
    "may_be_reopened",
    "may_be_treated_as_referred",
    "must_go_back_to_be_finished",
]

FORMS = (Handling.LOCAL_INVESTIGATION, Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)
REOPENS_CONDUCT_BEFORE = date(2004, 4, 1)
TROUBLES_EXCLUDED_FROM = date(2024, 5, 1)
_FORM_BY_VIEW = {
    FormView.LOCAL_APPROPRIATE: Handling.LOCAL_INVESTIGATION,
    FormView.LOCAL_NOT_APPROPRIATE: Handling.INDEPENDENT_INVESTIGATION,
    FormView.DIRECTED_MORE_APPROPRIATE: Handling.DIRECTED_INVESTIGATION,
}


def _is_or_must_be_referred(matter: Matter) -> Finding[bool]:
    return any_of((referral.has_been_referred(matter), referral.must_refer(matter)))


@rule("CM-03", CMR.at("8(1)"), CMR.at("10(1)"))
def must_investigate_chief_officer_without_complaint(matter: Matter, kind: MatterType) -> Finding[bool]:
    """CM-03: A conduct matter about a chief officer, or the Met's Deputy Commissioner, must always be investigated;
    so must a death or serious injury matter in which one of them is the relevant officer.
    """

    def holds_office(person: PersonComplainedAgainst | None) -> Finding[bool]:
        """Whether the relevant officer holds such an office; no if there is none."""
        return no("There is no relevant officer.") if person is None else is_chief_or_met_deputy(person)

    if kind is MatterType.DSI and not grounds.is_about_chief_officer(matter).is_no:
        about = officer_concerned(matter).and_then(holds_office)
    else:
        about = conduct_matters.chief_officer_ground(matter)
    return all_of((about.because(yes="It is about a chief officer."), _is_or_must_be_referred(matter)))


def _is_indicated_of(person: PersonComplainedAgainst, matter: Matter) -> Finding[bool]:
    """Whether crime or disciplinary behaviour is indicated of this person: as found of the person, else of the matter
    where nobody else could be meant.
    """
    of_person = person.indication.has(Indication.CRIME_OR_DISCIPLINARY)
    of_matter = matter.indication.has(Indication.CRIME_OR_DISCIPLINARY)
    if of_matter.is_no:
        return of_matter
    return of_person if of_person.is_known or len(people_who_count(matter)) > 1 else of_matter


@answers("iopc_must_investigate")
@rule("IOP-02", CMR.at("5(1)"), SCHEDULE_3.at("5"))
def iopc_must_investigate(matter: Matter) -> Finding[bool]:
    """IOP-02: The Director General must find an investigation necessary if a referred complaint is about a
    chief officer, or the Met's Deputy Commissioner, and there is an indication that this person may have committed a
    crime or behaved so as to justify disciplinary proceedings.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind must be investigated (a complaint: regulation 5 and paragraph 5; any
        other: regulations 8 and 10); no for None.
        """
        if kind is None:
            return no("It is neither a complaint nor another matter under Part 2.")
        if kind is not MatterType.COMPLAINT:
            return must_investigate_chief_officer_without_complaint(matter, kind)
        about = any_of(
            all_of(
                (
                    is_chief_or_met_deputy(one).because(yes="It is about a chief officer."),
                    _is_indicated_of(one, matter),
                )
            )
            for one in people_who_count(matter)
        )
        return all_of((about, _is_or_must_be_referred(matter)))

    return what_it_is(matter).and_then(of)


@rule("IOP-06", PRA.at("13B"))
def may_be_reinvestigated(matter: Matter) -> Finding[bool]:
    """IOP-06: Once the report of a directed or independent investigation is in, the Director General, and nobody
    else, may at any time require a re-investigation if compelling reasons call for it.
    """
    return all_of(
        (
            matter.handling.is_one_of(UNDER_IOPC).because(no="It was not investigated by or for the Director General."),
            matter.dates.report_submitted.is_there().because(no="The report has not been submitted."),
            matter.compelling_reasons.because(yes="Compelling reasons call for it."),
        )
    )


@rule("IOP-06", PRA.at("13B"), SCHEDULE_3.at("15(4A)"))
def is_reinvestigated_by_direction(matter: Matter) -> Finding[bool]:
    """IOP-06: Such a re-investigation is independent, or directed if that is more appropriate; it is never local."""
    return matter.dg_direction.equals(Direction.SECTION_13B).because(
        yes="The Director General has required a re-investigation."
    )


def _local_form_is_shut_out(matter: Matter) -> Finding[bool]:
    return any_of((iopc_must_investigate(matter), is_reinvestigated_by_direction(matter)))


@answers("forms_permitted")
@rule("IOP-03", SCHEDULE_3.at("15(4)"), SCHEDULE_3.at("15(4A)"), CMR.at("5(2)"))
def forms_permitted(matter: Matter) -> Finding[frozenset[Handling]]:
    """IOP-03: The form is local if that is appropriate for the seriousness of the case and the public
    interest; otherwise independent, unless directed is more appropriate. Where the Director General must
    investigate, the local form is not open.
    """
    every, not_local = frozenset(FORMS), frozenset(FORMS[1:])
    must = _local_form_is_shut_out(matter)
    before_a_view: Finding[frozenset[Handling]] = choose(must, yes=say(not_local), no=say(every))
    # No view yet is a stage of the case, not a gap in the file.
    if matter.form_view.is_open:
        return before_a_view

    def after(view: FormView) -> Finding[frozenset[Handling]]:
        """The one form that follows from the view (paragraph 15(4) and (4A)); both others where the view is
        local and that form is not open.
        """
        decided: Finding[frozenset[Handling]] = say(frozenset({_FORM_BY_VIEW[view]}))
        return choose(must, yes=say(not_local), no=decided) if view is FormView.LOCAL_APPROPRIATE else decided

    return matter.form_view.and_then(after)


@answers("form_of_investigation")
@rule("IOP-03", SCHEDULE_3.at("15(4)"), SCHEDULE_3.at("15(4A)"), CMR.at("5(2)"))
def form_of_investigation(matter: Matter) -> Finding[Handling]:
    """IOP-03: The form follows from the Director General's view of what is appropriate."""

    def after(view: FormView) -> Finding[Handling]:
        """The form that follows from the view (paragraph 15(4) and (4A)); open where the view is local and
        that form is not.
        """
        form = say(_FORM_BY_VIEW[view])
        not_open: Finding[Handling] = cannot_say("The local form is not open, so another view has to be taken.")
        if view is not FormView.LOCAL_APPROPRIATE:
            return form
        return choose(_local_form_is_shut_out(matter), yes=not_open, no=form)

    return matter.form_view.and_then(after)


@rule("IOP-01", SCHEDULE_3.at("5(2)(a)"), SCHEDULE_3.at("5(3)"), SCHEDULE_3.at("14(2)(a)"), SCHEDULE_3.at("14D(2)(a)"))
def must_go_back_to_be_finished(matter: Matter) -> Finding[bool]:
    """IOP-01: What the Director General finds no need to investigate goes back to be finished if it is already being
    investigated locally; otherwise it may be sent back to be handled, but need not be.
    """
    return all_of(
        (
            referral.is_with_iopc(matter).because(yes="It is with the IOPC."),
            matter.handling.equals(Handling.LOCAL_INVESTIGATION),
            not_(iopc_must_investigate(matter)),
        )
    )


@rule("IOP-05", SCHEDULE_3.at("4A(1)"), SCHEDULE_3.at("13A(1)"), SCHEDULE_3.at("14CA(1)"))
def may_be_treated_as_referred(matter: Matter) -> Finding[bool]:
    """IOP-05: The Director General may treat any matter that comes to notice as if it had been referred, at whatever
    stage it is. It must then be recorded.
    """
    return not_(referral.has_been_referred(matter)).because(yes="It has not been referred.")


NOTHING_KNOWN = OldCase()


@rule("OLD-01", PRA.at("28A(1)"), PRA.at("28A(4)"), CMR.at("52"))
def may_be_reopened(matter: Matter) -> Finding[bool]:
    """OLD-01: In exceptional circumstances the Director General may bring under the present rules conduct before 1
    April 2004 that the rules made for that change keep from being recorded, or that was complained of before it.
    Conduct that formed part of the Troubles has been left out since 1 May 2024. The matter is then treated as referred.
    """
    old = matter.old_case or NOTHING_KNOWN
    of_troubles = old.troubles_related.because(yes="The conduct formed part of the Troubles.")
    since = matter.as_of.value is None or matter.as_of.value >= TROUBLES_EXCLUDED_FROM
    return all_of(
        (
            matter.dates.incident.then(lambda day: day < REOPENS_CONDUCT_BEFORE),
            old.exceptional.because(yes="Exceptional circumstances make it necessary."),
            any_of((old.kept_from_recording, old.was_complained_of)),
            not_(of_troubles) if since else say(True),
        )
    )

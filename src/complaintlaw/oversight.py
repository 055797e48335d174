"""What the Director General decides on a referral: whether an investigation is needed, and in which form.

Also the Director General's powers over matters that nobody has referred.
"""

from __future__ import annotations

from datetime import date

from complaintlaw import grounds, referral
from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose, not_
from complaintlaw.register import answers, rule
from complaintlaw.scope import what_it_is
from complaintlaw.steps import FormView
from complaintlaw.vocabulary import Handling, Indication, MatterType

__all__ = [
    "FORMS",
    "form_of_investigation",
    "forms_permitted",
    "iopc_must_investigate",
    "may_be_reopened",
    "may_be_treated_as_referred",
    "must_go_back_to_be_finished",
]

FORMS = (Handling.LOCAL_INVESTIGATION, Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)
REOPENS_CONDUCT_BEFORE = date(2004, 4, 1)
_FORM_BY_VIEW = {
    FormView.LOCAL_APPROPRIATE: Handling.LOCAL_INVESTIGATION,
    FormView.LOCAL_NOT_APPROPRIATE: Handling.INDEPENDENT_INVESTIGATION,
    FormView.DIRECTED_MORE_APPROPRIATE: Handling.DIRECTED_INVESTIGATION,
}


def _chief_officer_referred(matter: Matter) -> Finding[bool]:
    """Whether a matter about a chief officer, or the Met's Deputy Commissioner, is or must be referred."""
    return all_of(
        (
            grounds.is_about_chief_officer(matter).because(yes="It is about a chief officer."),
            any_of((referral.has_been_referred(matter), referral.must_refer(matter))),
        )
    )


@rule("CM-03", CMR.at("8"), CMR.at("10"))
def must_investigate_chief_officer_without_complaint(matter: Matter) -> Finding[bool]:
    """CM-03: A conduct matter or a death or serious injury matter about a chief officer, or the Met's Deputy
    Commissioner, must always be investigated.
    """
    return _chief_officer_referred(matter)


@answers("iopc_must_investigate")
@rule("IOP-02", CMR.at("5"), SCHEDULE_3.at("5"))
def iopc_must_investigate(matter: Matter) -> Finding[bool]:
    """IOP-02: The Director General must find an investigation necessary if a referred complaint is about a
    chief officer, or the Met's Deputy Commissioner, and there is an indication of crime or of behaviour that
    would justify disciplinary proceedings.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind must be investigated (a complaint: regulation 5 and paragraph 5; any
        other: regulations 8 and 10); no for None.
        """
        if kind is None:
            return no("It is neither a complaint nor another matter under Part 2.")
        if kind is not MatterType.COMPLAINT:
            return must_investigate_chief_officer_without_complaint(matter)
        indicated = matter.indication.has(Indication.CRIME_OR_DISCIPLINARY)
        return all_of((_chief_officer_referred(matter), indicated))

    return what_it_is(matter).and_then(of)


@answers("permitted_forms")
@rule("IOP-03", SCHEDULE_3.at("15(4)"), SCHEDULE_3.at("15(4A)"), CMR.at("5"))
def forms_permitted(matter: Matter) -> Finding[frozenset[Handling]]:
    """IOP-03: The form is local if that is appropriate for the seriousness of the case and the public
    interest; otherwise independent, unless directed is more appropriate. Where the Director General must
    investigate, the local form is not open.
    """
    every, not_local = frozenset(FORMS), frozenset(FORMS[1:])
    must = iopc_must_investigate(matter)
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


@answers("investigation_form")
@rule("IOP-03", SCHEDULE_3.at("15(4)"), SCHEDULE_3.at("15(4A)"), CMR.at("5"))
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
        return choose(iopc_must_investigate(matter), yes=not_open, no=form)

    return matter.form_view.and_then(after)


@rule("IOP-01", SCHEDULE_3.at("5(2)"), SCHEDULE_3.at("5(3)"))
def must_go_back_to_be_finished(matter: Matter) -> Finding[bool]:
    """IOP-01: What the Director General finds no need to investigate goes back: to be finished if it is
    already being investigated locally, otherwise to be handled as the authority thinks fit.
    """
    return all_of(
        (
            referral.is_with_iopc(matter).because(yes="It is with the IOPC."),
            matter.handling.equals(Handling.LOCAL_INVESTIGATION),
            not_(iopc_must_investigate(matter)),
        )
    )


@rule("IOP-05", SCHEDULE_3.at("4A"), SCHEDULE_3.at("13A"), unverified="these paragraphs have not been read in full")
def may_be_treated_as_referred(matter: Matter) -> Finding[bool]:
    """IOP-05: The Director General may treat any matter that comes to notice as if it had been referred.
    It must then be recorded.
    """
    return not_(referral.has_been_referred(matter)).because(yes="It has not been referred.")


@rule("OLD-01", PRA.at("28A"), CMR.at("52"), unverified="section 28A has not been read in full")
def may_be_reopened(matter: Matter) -> Finding[bool]:
    """OLD-01: The Director General may direct that the present rules apply to conduct before 1 April 2004.
    The matter is then treated as referred.
    """
    return matter.dates.incident.then(lambda day: day < REOPENS_CONDUCT_BEFORE)

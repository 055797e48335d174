"""How a recorded complaint is handled: when it must be investigated, and when nothing more need be done."""

from __future__ import annotations

from complaintlaw import conduct_matters, deaths, recording, referral
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no
from complaintlaw.logic import all_of, any_of, choose, none_of, not_
from complaintlaw.register import answers, rule
from complaintlaw.steps import ReturnedFor
from complaintlaw.vocabulary import EarlierStatus, Handling, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "FOR_IOPC",
    "calls_for_investigation",
    "is_mere_repeat",
    "may_take_no_further_action",
    "must_finish_investigation",
    "must_handle",
    "must_investigate",
    "statement_is_admissible",
]

DEALT_WITH = tuple(status for status in EarlierStatus if status is not EarlierStatus.NONE_OF_THESE)


@rule("HND-01", SCHEDULE_3.at("6(2A)"), SCHEDULE_3.at("6(2B)"))
def must_handle(matter: Matter) -> Finding[bool]:
    """HND-01: A recorded complaint must be handled in a reasonable and proportionate way. That can be an
    investigation, another way, or notice that nothing more will be done.
    """
    return all_of((matter.recorded, referral.may_handle_locally(matter)))


@rule("HND-07", SCHEDULE_3.at("5(2)(a)"), SCHEDULE_3.at("6(2)"), SCHEDULE_3.at("14(2)(a)"), SCHEDULE_3.at("14D(2)(a)"))
def must_finish_investigation(matter: Matter) -> Finding[bool]:
    """HND-07: What the Director General sends back for a local investigation to be completed is handled by completing
    it: in no other way, and not by taking no further action.
    """
    return (
        referral.returned_for(matter)
        .equals(ReturnedFor.COMPLETION)
        .because(yes="It was sent back for its investigation to be completed.")
    )


@rule("HND-03", CMR.at("6"))
def is_mere_repeat(matter: Matter) -> Finding[bool]:
    """HND-03: A complaint need not be investigated if it is substantially the same as an earlier one that was
    dealt with under Schedule 3, shows no fresh indication, and rests on no evidence that was not
    reasonably available before. It must be recorded and referred all the same.
    """
    earlier = matter.repeat
    if earlier is None:
        return no()
    new_evidence = all_of((earlier.fresh_evidence, not_(earlier.evidence_available_before)))
    return all_of(
        (
            earlier.substantially_same,
            earlier.earlier_status.is_one_of(DEALT_WITH),
            none_of((earlier.fresh_indication, new_evidence)),
        )
    ).because(yes="It repeats an earlier complaint, and nothing is new.")


@rule("HND-02", SCHEDULE_3.at("6(2C)"))
def calls_for_investigation(matter: Matter) -> Finding[bool]:
    """HND-02: A complaint calls for an investigation once the complaint, or the handling so far, indicates
    that somebody who serves may have committed a crime or behaved so as to justify disciplinary proceedings,
    or that Article 2 or 3 may have been infringed.
    """
    indicated = matter.indication.then(bool).because(
        yes="There is an indication of crime, of disciplinary behaviour or of an infringement.",
        no="Nothing of the kind is indicated.",
    )
    return all_of((indicated, not_(is_mere_repeat(matter))))


@rule("HND-01", SCHEDULE_3.at("6(1)"), SCHEDULE_3.at("2(6A)"))
def is_for_handling(matter: Matter) -> Finding[bool]:
    """HND-01: Only a complaint that has been recorded, or must be, is handled under Schedule 3; no duty to investigate
    is owed on any other.
    """
    recorded = matter.recorded.because(yes="It has been recorded.")
    return any_of((recorded, lambda: recording.must_record(matter))).because(
        no="It has not been recorded and need not be: no duty to investigate arises. If something is indicated, "
        "look again at recording."
    )


def _must_be_arranged(matter: Matter) -> Finding[bool]:
    """Whether the authority must arrange for an investigation of a complaint, if it is not for the IOPC."""
    return all_of((calls_for_investigation(matter), lambda: is_for_handling(matter)))


FOR_IOPC = "Whether it is investigated, and how, is for the IOPC to decide."


@rule("HND-02", SCHEDULE_3.at("5(1)"), SCHEDULE_3.at("14(1)"), SCHEDULE_3.at("14D(1)"), SCHEDULE_3.at("15(2)"))
def left_to_iopc() -> Finding[bool]:
    """HND-02: Of what must be, or is, with the IOPC the Director General decides whether it is investigated, and in
    what form.
    """
    return no(FOR_IOPC)


@answers("must_investigate")
@rule("HND-02", SCHEDULE_3.at("6(2C)"))
def must_investigate(matter: Matter) -> Finding[bool]:
    """HND-02: The authority must then arrange for one, unless the matter must be, or is, with the IOPC."""

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind must be investigated by the authority (paragraph 6(2C)): of what is not a
        complaint only an investigation that was begun; no for None.
        """
        if kind is None:
            return no("It is neither a complaint nor another matter under Part 2.")
        begun = must_finish_investigation(matter)
        duty = _must_be_arranged(matter) if kind is MatterType.COMPLAINT else no("It is not a complaint.")
        local = referral.may_handle_locally(matter)
        if local.is_no:
            return left_to_iopc().after(local.trail).because(FOR_IOPC)
        return all_of((any_of((begun, duty)), local))

    return what_it_is(matter).and_then(of)


@answers("may_take_no_further_action")
@rule("HND-04", SCHEDULE_3.at("6(2B)(b)"), SCHEDULE_3.at("6(2C)"))
def may_take_no_further_action(matter: Matter) -> Finding[bool]:
    """HND-04: That nothing more will be done about a recorded complaint may be decided only where it is
    reasonable and proportionate and nothing calls for an investigation.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether that may be decided of a matter of that kind (paragraph 6(2B)(b) and (2C)); no for None."""
        if kind is None:
            return no("It is neither a complaint nor another matter under Part 2.")
        not_bound = not_(must_finish_investigation(matter))
        if kind is MatterType.COMPLAINT:
            return all_of((must_handle(matter), not_(calls_for_investigation(matter)), not_bound))
        return all_of((must_handle(matter), not_bound, _in_any_manner(kind)))

    return what_it_is(matter).and_then(of)


def _in_any_manner(kind: MatterType) -> Finding[bool]:
    """That the authority decides in what manner, if any, what came without a complaint is dealt with."""
    if kind is MatterType.DSI:
        return deaths.may_be_handled_in_any_manner()
    return conduct_matters.may_be_handled_in_any_manner()


@answers("statement_is_admissible")
@rule("HND-05", SCHEDULE_3.at("6(2E)"))
def statement_is_admissible(matter: Matter) -> Finding[bool]:
    """HND-05: What somebody states for the handling of a recorded complaint that is not investigated may not
    be used in later proceedings, unless it admits something about another matter. The bar belongs to the statement
    and outlives that handling. Nothing protects what is stated outside Schedule 3: whoever takes notes should say so.
    """
    barred = no("The statement was made for handling without an investigation.")
    general: Finding[bool] = cannot_say("The general law of evidence decides.")
    open_to_use: Finding[bool] = cannot_say(
        "Nothing protects a statement that is made outside Schedule 3; the general law of evidence decides."
    )
    made_for = choose(matter.statement_made_for.is_there(), yes=matter.statement_made_for, no=matter.handling)
    outside = choose(made_for.equals(Handling.OUTSIDE_SCHEDULE_3), yes=open_to_use, no=general)
    return choose(made_for.equals(Handling.NOT_INVESTIGATED), yes=barred, no=outside)

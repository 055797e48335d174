"""How a recorded complaint is handled: when it must be investigated, and when nothing more need be done."""

from __future__ import annotations

from complaintlaw import referral
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no
from complaintlaw.logic import all_of, choose, none_of, not_
from complaintlaw.register import answers, rule
from complaintlaw.scope import what_it_is
from complaintlaw.vocabulary import EarlierStatus, Handling, MatterType

__all__ = [
    "calls_for_investigation",
    "is_mere_repeat",
    "may_take_no_further_action",
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


@answers("must_investigate")
@rule("HND-02", SCHEDULE_3.at("6(2C)"))
def must_investigate(matter: Matter) -> Finding[bool]:
    """HND-02: The authority must then arrange for one, unless the matter must be, or is, with the IOPC."""

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind must be investigated (paragraph 6(2C)): no for what is not a
        complaint, None included.
        """
        if kind is not MatterType.COMPLAINT:
            return no("It is not a complaint.")
        return all_of((calls_for_investigation(matter), referral.may_handle_locally(matter)))

    return what_it_is(matter).and_then(of)


@answers("no_further_action_available")
@rule("HND-04", SCHEDULE_3.at("6(2B)(b)"), SCHEDULE_3.at("6(2C)"))
def may_take_no_further_action(matter: Matter) -> Finding[bool]:
    """HND-04: That nothing more will be done about a recorded complaint may be decided only where it is
    reasonable and proportionate and nothing calls for an investigation.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether that may be decided of a matter of that kind (paragraph 6(2B)(b) and (2C)): no for what is
        not a complaint, None included.
        """
        if kind is not MatterType.COMPLAINT:
            return no("It is not a complaint.")
        return all_of((must_handle(matter), not_(calls_for_investigation(matter))))

    return what_it_is(matter).and_then(of)


@answers("statement_admissible")
@rule("HND-05", SCHEDULE_3.at("6(2E)"))
def statement_is_admissible(matter: Matter) -> Finding[bool]:
    """HND-05: What somebody states for the handling of a recorded complaint that is not investigated may not
    be used in later proceedings, unless it admits something about another matter.
    """
    barred = no("The statement was made for handling without an investigation.")
    general: Finding[bool] = cannot_say("The general law of evidence decides.")
    return choose(matter.handling.equals(Handling.NOT_INVESTIGATED), yes=barred, no=general)

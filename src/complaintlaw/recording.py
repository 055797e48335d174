"""When a complaint is contacted about, recorded under Schedule 3, or handled outside it.

Logged, recorded and investigated are three different things. Recording turns on what is alleged, taken as
true: there is no exception for the late, the repeated or the unlikely complaint.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from complaintlaw import conduct_matters, deaths, grounds, referral
from complaintlaw.citation import CMR, PERFORMANCE, SCHEDULE_3
from complaintlaw.counting import met_by_nothing, people_who_count
from complaintlaw.facts import Allegation, Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose, gather, none_of
from complaintlaw.register import answers, rule
from complaintlaw.scope import taken_as_complaint
from complaintlaw.steps import WithholdingReason
from complaintlaw.vocabulary import MatterType, MightBe
from complaintlaw.withdrawal import must_record_withdrawal
from complaintlaw.withdrawn import what_it_is

__all__ = ["RequiredCopy", "RecordingGround", "may_handle_outside_schedule_3", "must_record", "recording_grounds"]


NO_GROUND = "None of the grounds for recording is met."


class RecordingGround(StrEnum):
    """Why a complaint must be recorded."""

    COMPLAINANT_WISH = "complainant_wish"
    DEATH_OR_SERIOUS_INJURY = "death_or_serious_injury"
    CRIME_OR_DISCIPLINARY = "crime_or_disciplinary"
    ARTICLE_2_OR_3 = "article_2_or_3"
    REFERRAL_DESCRIPTION = "referral_description"
    REFERRED = "referred"
    TREATED_AS_REFERRED = "treated_as_referred"


class RequiredCopy(StrEnum):
    """A copy that must be provided."""

    RECORD_TO_COMPLAINANT = "record_to_complainant"
    COMPLAINT_TO_PERSON_COMPLAINED_AGAINST = "complaint_to_subject"


@answers("must_contact")
@rule("INI-01", SCHEDULE_3.at("2(6)"), SCHEDULE_3.at("2(7)"), SCHEDULE_3.at("4A(2)"))
def must_contact(matter: Matter) -> Finding[bool]:
    """INI-01: The complainant must be contacted and asked how the complaint should be handled. INI-03:
    That duty ends when the complaint is withdrawn, be it by a signature, by confirming it or by silence. It does not
    arise where the Director General treats the complaint as referred.
    """
    if not taken_as_complaint(matter):
        return no("It is not a complaint.")
    return none_of(
        (
            must_record_withdrawal(matter).because(yes="The complaint has been withdrawn."),
            first_steps_are_over(matter),
        )
    )


@rule("IOP-07", SCHEDULE_3.at("4A(2)"), SCHEDULE_3.at("13A(2)"), SCHEDULE_3.at("14CA(2)"))
def first_steps_are_over(matter: Matter) -> Finding[bool]:
    """IOP-07: What the Director General treats as referred goes on as if it had been referred: the first contact falls
    away, nobody has to refer it, and the authority records it if it is not yet recorded.
    """
    return referral.is_treated_as_referred(matter).because(yes="The Director General treats it as referred.")


@rule("REC-01", SCHEDULE_3.at("2(6A)(a)"))
def complainant_wishes_it(matter: Matter) -> Finding[bool]:
    """REC-01: A complaint must be recorded if the complainant at any time shows a wish for it. No form of
    words is needed, and it cannot be refused.
    """
    return matter.complainant.wants_recorded.because(yes="The complainant wishes it to be recorded.")


@rule("REC-02", SCHEDULE_3.at("2(6B)(a)"))
def alleges_death_or_serious_injury(matter: Matter) -> Finding[bool]:
    """REC-02: A complaint that conduct, or anything else, resulted in a death or a serious injury must be
    recorded.
    """
    return grounds.alleges_death_or_serious_injury(matter)


@rule("REC-03", SCHEDULE_3.at("2(6B)(b)"), CMR.at("47"), PERFORMANCE.at("4(7)"))
def might_be_crime_or_disciplinary(matter: Matter) -> Finding[bool]:
    """REC-03: A complaint must be recorded if the conduct, were it proved, might be a crime or might justify
    disciplinary proceedings. Proceedings about performance count as disciplinary here.
    """
    counted = (MightBe.CRIME, MightBe.DISCIPLINARY, MightBe.PERFORMANCE)
    return grounds.any_conduct(matter, lambda one: one.if_proved_might_be.has(*counted)).because(
        yes="If proved, it might be a crime or might justify disciplinary proceedings.",
        no="Even if proved, it would be no crime and justify no disciplinary proceedings.",
    )


@rule("REC-04", SCHEDULE_3.at("2(6B)(c)"))
def might_infringe_article_2_or_3(matter: Matter) -> Finding[bool]:
    """REC-04: A complaint must be recorded if the conduct, or anything else, were it proved, might have
    infringed Article 2 or 3 of the Convention on Human Rights.
    """
    return grounds.any_allegation_has(matter, Allegation.if_proved_might_be, MightBe.ARTICLE_2_OR_3).because(
        yes="If proved, it might have infringed Article 2 or 3."
    )


@rule("REC-05", SCHEDULE_3.at("2(6B)(d)"), CMR.at("4"))
def meets_referral_description(matter: Matter) -> Finding[bool]:
    """REC-05: A complaint must be recorded if it is of a kind that must be referred."""
    of_its_own = referral.ReferralGround.DEATH_OR_SERIOUS_INJURY
    return any_of(is_met(matter) for is_met, ground in referral.OF_COMPLAINT if ground is not of_its_own)


@rule("REC-07", SCHEDULE_3.at("4(9)"))
def is_referred(matter: Matter) -> Finding[bool]:
    """REC-07: A complaint that has been referred, for whatever reason, must be recorded."""
    return referral.was_referred(matter).because(yes="It has been referred.")


@rule("REC-07", SCHEDULE_3.at("4(9)"))
def is_called_in(matter: Matter) -> Finding[bool]:
    """REC-07: What the Director General calls in has to be referred, and is recorded with the referral."""
    return grounds.is_called_in(matter).because(yes="It is recorded with the referral.")


@rule("REC-07", SCHEDULE_3.at("4A(4)"))
def is_treated_as_referred(matter: Matter) -> Finding[bool]:
    """REC-07: A complaint that the Director General treats as referred must be recorded."""
    return referral.is_treated_as_referred(matter).because(yes="It is treated as referred.")


@answers("recording_grounds")
def recording_grounds(matter: Matter) -> Finding[frozenset[RecordingGround]]:
    """Every ground on which the complaint must be recorded. What is called in is recorded with the referral (paragraph
    4(9)); until it has been referred, that is no ground of this list.
    """

    def of(kind: MatterType | None) -> Finding[frozenset[RecordingGround]]:
        """The grounds that are met, for a complaint; empty for a matter of another kind or of none."""
        if kind is not MatterType.COMPLAINT:
            return say(frozenset())
        return gather([(is_met(matter), ground) for is_met, ground in GROUNDS])

    return what_it_is(matter).and_then(of)


GROUNDS: tuple[tuple[Callable[[Matter], Finding[bool]], RecordingGround], ...] = (
    (complainant_wishes_it, RecordingGround.COMPLAINANT_WISH),
    (alleges_death_or_serious_injury, RecordingGround.DEATH_OR_SERIOUS_INJURY),
    (might_be_crime_or_disciplinary, RecordingGround.CRIME_OR_DISCIPLINARY),
    (might_infringe_article_2_or_3, RecordingGround.ARTICLE_2_OR_3),
    (meets_referral_description, RecordingGround.REFERRAL_DESCRIPTION),
    (is_referred, RecordingGround.REFERRED),
    (is_treated_as_referred, RecordingGround.TREATED_AS_REFERRED),
)
"""What says whether a ground for recording is met, and the ground: paragraphs 2(6A), 2(6B), 4(9) and 4A(4)."""
RECORDED_ON = (*[is_met for is_met, _ in GROUNDS], is_called_in)


@rule("REC-06", SCHEDULE_3.at("2(6A)"), SCHEDULE_3.at("2(6B)"))
def complaint_must_be_recorded(matter: Matter) -> Finding[bool]:
    """REC-06: A complaint must be recorded on any of these grounds; any other may be. The merits do not
    count, nor that it comes late, again or often.
    """
    on_any = any_of(is_met(matter) for is_met in RECORDED_ON)
    return met_by_nothing(on_any, matter, NO_GROUND)


@answers("must_record")
def must_record(matter: Matter) -> Finding[bool]:
    """Whether it must be recorded: a complaint on any of its grounds, a conduct matter as its own ladder says, a death
    or serious injury matter always.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind must be recorded; no for None."""
        if kind is MatterType.COMPLAINT:
            return complaint_must_be_recorded(matter)
        if kind is MatterType.CONDUCT_MATTER:
            return must_record_conduct_matter(matter)
        return deaths.must_be_recorded() if kind is MatterType.DSI else no("It is no matter under Part 2.")

    return what_it_is(matter).and_then(of)


def must_record_conduct_matter(matter: Matter) -> Finding[bool]:
    """Whether a conduct matter must be recorded: if it has been referred, or on its own ladder."""
    if referral.has_been_referred(matter).is_yes:
        return conduct_matter_was_referred()
    return conduct_matters.must_be_recorded(matter)


@rule("CM-01", SCHEDULE_3.at("13(1)"), SCHEDULE_3.at("13A(4)"))
def conduct_matter_was_referred() -> Finding[bool]:
    """CM-01: A conduct matter that has been referred is a recordable one; one that the Director General treats as
    referred must be recorded whatever the threshold says.
    """
    return say(True, "It has been referred, or is treated as referred.")


@rule("REC-07", SCHEDULE_3.at("4(9)"))
def is_to_be_referred(matter: Matter) -> Finding[bool]:
    """REC-07: What must be referred has to be recorded with the referral, so that it is not for handling outside
    Schedule 3, whatever the ground: a call-in is one.
    """
    return referral.must_refer(matter).because(yes="It must be referred, and what is referred is recorded.")


@answers("may_handle_outside_schedule_3")
@rule("OUT-01", SCHEDULE_3.at("2(6C)"))
def may_handle_outside_schedule_3(matter: Matter) -> Finding[bool]:
    """OUT-01: A complaint that need not be recorded, and has not been, may be handled outside Schedule 3, in
    whatever way is thought fit to resolve it to the complainant's satisfaction.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind may be handled so (paragraph 2(6C)): no for what is not a complaint,
        None included.
        """
        if kind is not MatterType.COMPLAINT:
            return no("It is not a complaint.")
        recorded = matter.recorded.because(yes="It has been recorded.")
        return none_of((recorded, lambda: must_record(matter), lambda: is_to_be_referred(matter)))

    return what_it_is(matter).and_then(of)


def _may_be_told(matter: Matter) -> Finding[bool]:
    return matter.reason_to_withhold.equals(WithholdingReason.NONE)


@rule("AA-09", CMR.at("43"))
def somebody_can_be_told(matter: Matter) -> Finding[bool]:
    """AA-09: Nobody has to tell a person complained against, or decide about them, before it is known who
    that is; once it is known, what was left undone is done.
    """
    return any_of(one.identified for one in people_who_count(matter))


@rule("REC-09", CMR.at("3(1)"), SCHEDULE_3.at("4(9)"))
def calls_for_copies(matter: Matter) -> Finding[bool]:
    """REC-09: The copies follow a recording of the complaint itself, or because the Director General treats it as
    referred. The regulation does not name a recording that is made only because the complaint is referred.
    """
    if not taken_as_complaint(matter):
        return no("It is not a complaint.")
    otherwise = any_of(is_met(matter) for is_met, ground in GROUNDS if ground is not RecordingGround.REFERRED)
    unsettled: Finding[bool] = cannot_say("Copies are not prescribed if it was recorded only because it was referred.")
    by_itself = choose(otherwise, yes=say(True), no=unsettled)
    recorded = choose(referral.was_referred(matter), yes=by_itself, no=say(True))
    return choose(matter.recorded, yes=recorded, no=no("It has not been recorded."))


@answers("copies_due")
@rule("REC-09", CMR.at("3"), CMR.at("43"))
def copies_due(matter: Matter) -> Finding[frozenset[RequiredCopy]]:
    """REC-09: On recording, the complainant gets a copy of the record, and the person complained against,
    if it is known who that is, a copy of the complaint. The second may be withheld where it might do
    harm.
    """
    recorded = calls_for_copies(matter)
    to_person = all_of((recorded, somebody_can_be_told(matter), _may_be_told(matter)))
    return gather(
        (
            (recorded, RequiredCopy.RECORD_TO_COMPLAINANT),
            (to_person, RequiredCopy.COMPLAINT_TO_PERSON_COMPLAINED_AGAINST),
        )
    )


@answers("may_anonymise_copy")
@rule("REC-09", CMR.at("3"))
def may_anonymise_copy(matter: Matter) -> Finding[bool]:
    """REC-09: The copy for the person complained against may hide who complains and who else is named."""
    return all_of((calls_for_copies(matter), somebody_can_be_told(matter)))

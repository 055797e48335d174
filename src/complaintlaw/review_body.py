"""Which body reviews the outcome of a complaint: the IOPC or the local policing body.

One reason met by any part of the complaint makes the IOPC the review body for all of it. The authority
must be able to say, from the complaint alone, that proceedings and an infringement are out of the
question: if it cannot, the IOPC reviews.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from complaintlaw import grounds, referral
from complaintlaw.authority import (
    Part,
    authority_of,
    authority_of_parts,
    has_rank,
    is_chief_officer,
    one_of,
    with_one_authority,
)
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.composition import is_alike, parts
from complaintlaw.counting import concerns, parts_that_count, people_who_count
from complaintlaw.facts import Allegation, Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose, gather
from complaintlaw.organisations import IOPC, Body, Office, lpb
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.register import answers, rule
from complaintlaw.standing import part_is_complaint
from complaintlaw.vocabulary import About, Excludable, MatterType, Rank
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "ReviewReason",
    "is_for_iopc",
    "is_senior_officer",
    "relevant_review_body",
    "review_body_of",
    "review_body_reasons",
]

SENIOR = tuple(rank for rank in Rank if rank.is_at_least(Rank.COMMANDER))


NO_REASON = "None of the reasons in paragraph 30(1)(a) and regulation 32 makes the IOPC the review body."


class ReviewReason(StrEnum):
    """Why the IOPC is the review body: paragraph 30(1)(a) and regulation 32(a) to (e)."""

    APPROPRIATE_AUTHORITY_IS_LPB = "appropriate_authority_is_lpb"
    SENIOR_OFFICER = "senior_officer"
    PROCEEDINGS_NOT_EXCLUDED = "proceedings_not_excluded"
    ARTICLE_2_OR_3_NOT_EXCLUDED = "article_2_or_3_not_excluded"
    REFERRED = "referred"
    TREATED_AS_REFERRED = "treated_as_referred"
    SAME_INCIDENT = "same_incident"


def is_senior_officer(person: PersonComplainedAgainst) -> Finding[bool]:
    """Whether the person is a police officer above the rank of chief superintendent."""
    return has_rank(person, SENIOR)


def _authority_is_lpb(part: Part, matter: Matter) -> Finding[bool]:
    # Only for chief officers, so for anybody else it does not matter which force it is.
    if part.person is None:
        return no()

    def is_lpb() -> Finding[bool]:
        """Whether the authority of the part is a local policing body."""
        return authority_of(part, matter).then(lambda body: body is not None and body.office is Office.LPB)

    return all_of((is_chief_officer(part.person), is_lpb))


@rule("REV-02", SCHEDULE_3.at("30(1)(a)"))
def authority_is_lpb(matter: Matter) -> Finding[bool]:
    """REV-02: The IOPC reviews where a local policing body is the appropriate authority. LPB-06: A local
    policing body never reviews its own decision.
    """
    from_parts = [_authority_is_lpb(part, matter) for part in parts_that_count(matter)]
    return any_of(from_parts).because(yes="A local policing body is the appropriate authority.")


@rule("REV-03", CMR.at("32(a)"), CMR.at("1(2)"))
def is_about_senior_officer(matter: Matter) -> Finding[bool]:
    """REV-03: The IOPC reviews a complaint about the conduct of an officer above chief superintendent."""
    return any_of([is_senior_officer(person) for person in people_who_count(matter)]).because(
        yes="It is about an officer above the rank of chief superintendent."
    )


def _not_excluded(matter: Matter, what: Excludable) -> Finding[bool]:
    def of(allegation: Allegation) -> Finding[bool]:
        """Whether the authority cannot exclude this, from the complaint alone, for the allegation."""
        return allegation.authority_can_exclude.lacks(what)

    return grounds.any_conduct(matter, of)


@rule("REV-04", CMR.at("32(b)(i)"))
def proceedings_not_excluded(matter: Matter) -> Finding[bool]:
    """REV-04: The IOPC reviews if the authority cannot satisfy itself, from the complaint alone, that the
    conduct, if proved, would justify neither criminal nor disciplinary proceedings.
    """
    return _not_excluded(matter, Excludable.PROCEEDINGS).because(
        yes="Criminal or disciplinary proceedings cannot be excluded from the complaint alone."
    )


@rule("REV-04", CMR.at("32(b)(ii)"))
def article_2_or_3_not_excluded(matter: Matter) -> Finding[bool]:
    """REV-04: The same goes for an infringement of Article 2 or 3."""
    return _not_excluded(matter, Excludable.ARTICLE_2_OR_3).because(
        yes="An infringement of Article 2 or 3 cannot be excluded from the complaint alone."
    )


@rule("REV-05", CMR.at("32(c)"))
def is_or_must_be_referred(matter: Matter) -> Finding[bool]:
    """REV-05: The IOPC reviews a complaint that has been referred, even of free will or if it was sent
    back, or that must be referred.
    """
    return any_of((referral.was_referred(matter), lambda: referral.must_refer(matter))).because(
        yes="It has been, or must be, referred."
    )


@rule("REV-05", CMR.at("32(d)"))
def is_treated_as_referred(matter: Matter) -> Finding[bool]:
    """REV-05: And one that the Director General treats as referred."""
    return referral.is_treated_as_referred(matter).because(yes="It is treated as referred.")


@rule("REV-06", CMR.at("32(e)"), CMR.at("32(f)"))
def same_incident_has_a_reason(matter: Matter) -> Finding[bool]:
    """REV-06: The IOPC reviews a complaint that arises from the same incident as another one to which one
    of these reasons applies, and all of a complaint to any part of which one applies.
    """
    return any_of([one.review_reasons.then(bool) for one in matter.same_incident]).because(
        yes="A reason applies to another complaint on the same incident."
    )


REASONS: tuple[tuple[Callable[[Matter], Finding[bool]], ReviewReason], ...] = (
    (authority_is_lpb, ReviewReason.APPROPRIATE_AUTHORITY_IS_LPB),
    (is_about_senior_officer, ReviewReason.SENIOR_OFFICER),
    (proceedings_not_excluded, ReviewReason.PROCEEDINGS_NOT_EXCLUDED),
    (article_2_or_3_not_excluded, ReviewReason.ARTICLE_2_OR_3_NOT_EXCLUDED),
    (is_or_must_be_referred, ReviewReason.REFERRED),
    (is_treated_as_referred, ReviewReason.TREATED_AS_REFERRED),
    (same_incident_has_a_reason, ReviewReason.SAME_INCIDENT),
)
"""What says whether a reason applies, and the reason: paragraph 30(1)(a), regulation 32."""


@answers("review_body_reasons")
def review_body_reasons(matter: Matter) -> Finding[frozenset[ReviewReason]]:
    """Every reason that makes the IOPC the review body; empty when the local policing body reviews."""
    return gather([(is_met(matter), reason) for is_met, reason in REASONS])


@rule("REV-07", SCHEDULE_3.at("30(1)(b)"), CMR.at("33(2)(a)"))
def reviewed_in_place_of(authority: Body | None) -> Finding[Body | None]:
    """REV-07: Without a reason for the IOPC, the local policing body of the force reviews. For the British
    Transport Police its authority stands in that place.
    """
    if authority is None:
        return say(None)
    if authority.office is Office.BRITISH_TRANSPORT_POLICE:
        return say(Body(Office.BRITISH_TRANSPORT_POLICE_AUTHORITY))
    if authority.force is None:
        return cannot_say("Who reviews is settled by an agreement or by other regulations.")
    return say(lpb(authority.force))


def _body(matter: Matter, authority: Finding[Body | None]) -> Finding[Body | None]:
    iopc: Finding[Body | None] = say(IOPC)
    for_iopc = _is_for_iopc(matter)
    found = choose(for_iopc, yes=iopc, no=lambda: authority.and_then(reviewed_in_place_of))
    return found.because(NO_REASON) if for_iopc.is_no else found


def _is_for_iopc(matter: Matter) -> Finding[bool]:
    return any_of(is_met(matter) for is_met, _ in REASONS).spelt_out()


def is_for_iopc(matter: Matter) -> Finding[bool]:
    """Whether the IOPC reviews the complaint, whichever bodies would review its parts otherwise."""
    return what_it_is(matter).and_then(lambda kind: _is_for_iopc(matter) if kind is MatterType.COMPLAINT else no())


def review_body_of(part: Part, matter: Matter) -> Finding[Body | None]:
    """The review body for one part: a reason met by any part of the complaint makes it the IOPC for all. None for a
    part that is no complaint; a part under other rules is asked by itself.
    """
    counted = parts_that_count(matter)
    if not any(part.name == one.name and (part.person is None) is (one.person is None) for one in counted):
        return _of_part_apart(part, matter)
    return _if_complaint(matter, authority_of(part, matter))


def _of_part_apart(part: Part, matter: Matter) -> Finding[Body | None]:
    """The review body of a part that is not among those that count."""
    if part_is_complaint(part, matter).is_no:
        return say(None, "This part is not a complaint.")
    if is_alike(part, matter):
        return relevant_review_body(_alone(matter))
    return cannot_say("Other rules than the present ones govern this part.")


def _alone(matter: Matter) -> Matter:
    """The same matter with nothing in it but what is about the British Transport Police."""
    # Only a matter itself can be stated anew, not its double.
    matter = matter.to_trace() if matter.IS_VALUED else matter
    apart = [part for part in parts(matter) if is_alike(part, matter)]
    people = tuple(part.person for part in apart if part.person is not None)
    service = len(people) < len(apart)

    def is_about_them(one: Allegation) -> bool:
        """Whether the allegation is of their service, or of the conduct of one of them."""
        return service if one.about is About.SERVICE else any(concerns(one, person) for person in people)

    about = None if matter.allegations is None else tuple(one for one in matter.allegations if is_about_them(one))
    return matter.but(persons_complained_against=people, allegations=about)


@answers("relevant_review_body")
def relevant_review_body(matter: Matter) -> Finding[Body | None]:
    """The body that reviews the complaint, or would once it is recorded."""
    counted = parts_that_count(matter)
    if counted == parts(matter):
        return _if_complaint(matter, with_one_authority(matter))
    return _if_complaint(matter, one_of(authority_of_parts(counted, matter)))


def _if_complaint(matter: Matter, authority: Finding[Body | None]) -> Finding[Body | None]:
    def of(kind: MatterType | None) -> Finding[Body | None]:
        """The body that reviews a complaint; None for a matter of another kind or of none."""
        return _body(matter, authority) if kind is MatterType.COMPLAINT else say(None)

    return what_it_is(matter).and_then(of)

"""Who is told of a review, of a recommendation and its answer, and of a withdrawal and what is decided on it."""

from __future__ import annotations

from complaintlaw import public_interest, review, review_window
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.logic import all_of, any_of, choose, gather, not_
from complaintlaw.recipients import (
    BY_DIRECTOR_GENERAL,
    HARMS,
    NOBODY,
    RecipientRole,
    always,
    only,
    unless_it_does_harm,
)
from complaintlaw.recording import somebody_can_be_told
from complaintlaw.register import rule
from complaintlaw.steps import WithholdingReason
from complaintlaw.withdrawal import is_not_resumed, must_record_withdrawal

__all__ = [
    "told_of_application",
    "told_of_application_passed_on",
    "told_of_disciplinary_answer",
    "told_of_public_interest",
    "told_of_response",
    "told_of_review",
    "told_of_withdrawal",
]


@rule("REV-12", CMR.at("29(7)"), CMR.at("29(8)"), CMR.at("29(9)"), SCHEDULE_3.at("6A(3)"), SCHEDULE_3.at("25(1C)"))
def told_of_application(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-12: The review body tells the authority, interested persons and the person complained against of
    the application. It asks for the information that it needs and decides as soon as practicable; there is no
    fixed period.
    """
    return gather(
        (
            *always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.INTERESTED_PERSONS),
            (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    ).because("The review body tells them.")


@rule("REV-09", SCHEDULE_3.at("31"), SCHEDULE_3.at("32"))
def told_of_application_passed_on(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-09: A review body that passes on an application meant for the other tells the applicant."""
    return only(RecipientRole.COMPLAINANT)


@rule("REV-18", SCHEDULE_3.at("25(10)"), SCHEDULE_3.at("6A"))
def told_of_review(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-18: The review body tells the authority, the complainant and interested persons what it decided and
    why; also the person complained against, unless that might prejudice an investigation.
    """
    return gather(
        (
            *always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS),
            (unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    ).because("The review body tells them.")


@rule("REV-16", CMR.at("30(7)"))
def told_of_response(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-16: The complainant and interested persons get copies of a recommendation and of the response to
    it; so does the person complained against, unless that might prejudice an investigation.
    """
    return gather(
        (
            *always(RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS),
            (unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    ).because("Whoever made the recommendation sends the copies.")


@rule("REV-21", SCHEDULE_3.at("25A"), SCHEDULE_3.at("25(4C)(c)"))
def told_of_disciplinary_answer(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-21: The Director General tells the complainant and interested persons what the authority answered to a
    recommendation on a case to answer or on proceedings that was made on a review, and what follows from it.
    """
    return only(RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS).because(BY_DIRECTOR_GENERAL)


@rule("WDN-05", CMR.at("38(3)"), CMR.at("38(4)"), CMR.at("38(10)"), CMR.at("38(11)"))
def told_of_withdrawal(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """WDN-05: The person complained against is told of a withdrawal, unless that might prejudice an
    investigation or would be against the public interest. WDN-03: So is the IOPC, if the complaint had to be
    referred and has not been sent back. WDN-04: So is the review body, if a review is before it.
    """
    return gather(
        (
            (unless_it_does_harm(matter, *HARMS), RecipientRole.PERSON_COMPLAINED_AGAINST),
            (public_interest.is_for_iopc(matter), RecipientRole.IOPC),
            (review.is_before_review_body(matter), RecipientRole.RELEVANT_REVIEW_BODY),
        )
    )


def told_of_public_interest(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who is told what was decided about the public interest: nobody where nothing was withdrawn."""
    after_suspension = choose(is_not_resumed(matter), yes=told_after_suspension(matter), no=NOBODY)
    return choose(must_record_withdrawal(matter), yes=told_after_withdrawal(matter), no=after_suspension)


@rule("WDN-05", CMR.at("38(5)(b)"), CMR.at("38(6)(b)"), CMR.at("38(10)"), CMR.at("38(11)"))
def told_after_withdrawal(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """WDN-05: The authority tells the person complained against whether the complaint goes on as a conduct matter
    or Part 2 ceases to apply, or that this was reversed, unless that might do harm. WDN-04: What the authority
    decides during a review it tells the review body, with reasons. WDN-03: What the Director General decides is
    told to the authority, and to a local policing body before which a review is.
    """
    by_iopc = public_interest.is_for_iopc(matter)
    to_review_body = any_of((not_(by_iopc), not_(review_window.is_iopc(matter))))
    return gather(
        (
            (unless_it_does_harm(matter, *HARMS), RecipientRole.PERSON_COMPLAINED_AGAINST),
            (by_iopc, RecipientRole.APPROPRIATE_AUTHORITY),
            (
                all_of((review.is_before_review_body(matter), to_review_body)),
                RecipientRole.RELEVANT_REVIEW_BODY,
            ),
        )
    )


@rule("INV-08", CMR.at("41(7)"), CMR.at("41(8)"))
def told_after_suspension(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """INV-08: Whoever decides, after criminal proceedings, what becomes of a complaint whose investigation is not
    resumed tells the person complained against, unless that might do harm.
    """
    return gather(((unless_it_does_harm(matter, *HARMS), RecipientRole.PERSON_COMPLAINED_AGAINST),))

"""When a matter may be referred to the IOPC though it need not be, and by whom."""

from __future__ import annotations

from complaintlaw import deaths
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, say
from complaintlaw.logic import all_of, any_of, choose, gather, not_
from complaintlaw.organisations import Office
from complaintlaw.referral import may_be_required, must_refer
from complaintlaw.referred import has_been_referred
from complaintlaw.register import answers, rule
from complaintlaw.steps import RecommendationKind, Who
from complaintlaw.vocabulary import MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = ["may_refer", "needs_consent_to_refer_again"]


@answers("may_refer")
@rule("REF-13", SCHEDULE_3.at("4(2)"), SCHEDULE_3.at("4(3)"), SCHEDULE_3.at("4(5)"), SCHEDULE_3.at("13(2)"))
def may_refer(matter: Matter) -> Finding[frozenset[Who]]:
    """REF-13: For its gravity, or in exceptional circumstances, the authority may refer what it need not
    refer. The local policing body may do so too, where its chief officer is the authority. What has been referred
    before is referred voluntarily again only with the Director General's consent.
    """
    nobody: Finding[frozenset[Who]] = say(frozenset())

    def of(kind: MatterType | None) -> Finding[frozenset[Who]]:
        """Who may for a matter of that kind; nobody for a death or serious injury matter, and for None."""
        if kind is None:
            return nobody
        if kind is MatterType.DSI:
            return deaths.may_refer_voluntarily().then(lambda _: frozenset())
        own = willing(matter)
        with_consent = consent_to_refer_again(matter).and_then(lambda given: own if given else nobody)
        found = choose(has_been_referred(matter), yes=with_consent, no=own)
        return choose(may_be_required(matter, kind), yes=found, no=nobody)

    return choose(must_refer(matter), yes=nobody, no=what_it_is(matter).and_then(of))


@rule("REF-14", SCHEDULE_3.at("4(7)"), SCHEDULE_3.at("13(7)"))
def consent_to_refer_again(matter: Matter) -> Finding[bool]:
    """REF-14: What has been referred before may be referred voluntarily only with the Director General's consent."""
    if matter.referral is None:
        return cannot_say(missing=(_CONSENT,))
    return matter.referral.consent.because(no="The Director General has not consented to another referral.")


@rule("REF-13", SCHEDULE_3.at("4(5A)"))
def has_not_been_handled(matter: Matter) -> Finding[bool]:
    """REF-13: Once the authority has handled it, the authority refers voluntarily only if that is recommended on a
    review.
    """
    review = matter.review
    recommended = all_of(
        (review.recommendation_on.is_there(), review.recommendation_kind.equals(RecommendationKind.REFERRAL))
    )
    return any_of((not_(matter.dates.outcome.is_there()), recommended))


def willing(matter: Matter) -> Finding[frozenset[Who]]:
    """Who holds that gravity or exceptional circumstances call for it, and may act on it."""
    chief_is_authority = with_one_authority(matter).then(
        lambda body: body is not None and body.office is Office.CHIEF_OFFICER
    )
    held_by = matter.grave_or_exceptional
    return gather(
        (
            (
                all_of((held_by.has(Who.APPROPRIATE_AUTHORITY), has_not_been_handled(matter))),
                Who.APPROPRIATE_AUTHORITY,
            ),
            (all_of((held_by.has(Who.LOCAL_POLICING_BODY), chief_is_authority)), Who.LOCAL_POLICING_BODY),
        )
    )


_CONSENT = Missing(path="referral.consent", words="whether the Director General has consented to another referral")


@answers("needs_consent_to_refer_again")
@rule("REF-14", SCHEDULE_3.at("4(7)"), SCHEDULE_3.at("13(7)"))
def needs_consent_to_refer_again(matter: Matter) -> Finding[bool]:
    """REF-14: A further referral that nobody is obliged to make needs the Director General's consent. For a death or
    serious injury matter the question does not arise: there is no such referral.
    """
    again = has_been_referred(matter).because(yes="It has been referred already.", no="It has not been referred.")
    is_death = what_it_is(matter).equals(MatterType.DSI)
    return choose(is_death, yes=deaths.may_refer_voluntarily(), no=again)

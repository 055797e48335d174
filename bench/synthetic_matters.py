"""Invented matters as a force has them, for measuring the law: of every kind, at every stage, with a fixed start.

Two in three are logged and handled outside Schedule 3; the others are recorded, and a few of them are with the
IOPC, suspended, withdrawn or under review. Most have one person and one or two allegations; some name nobody.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import complaintlaw as law
from complaintlaw.organisations import FORCES
from complaintlaw.steps import Channel, InfoItem, ReferralRoute, WithholdingReason
from complaintlaw.vocabulary import LinkedReviewReason

__all__ = ["ON", "matters"]

ON = date(2026, 11, 24)
ADVANCE = timedelta(days=1)
ASSESSED_SHARE, RECORDED_SHARE, NAMED_SHARE = 0.8, 0.34, 0.8
PEOPLE, ALLEGATIONS = (1, 1, 1, 1, 2, 3), (1, 1, 1, 2, 2, 3, 4)
RANKS = (
    *(law.Rank.CONSTABLE,) * 12,
    *(law.Rank.SERGEANT,) * 4,
    law.Rank.INSPECTOR,
    law.Rank.CHIEF_SUPERINTENDENT,
    law.Rank.ASSISTANT_CHIEF_CONSTABLE,
    law.Rank.CHIEF_CONSTABLE,
)
KINDS = (
    *(law.PersonKind.POLICE_OFFICER,) * 12,
    law.PersonKind.POLICE_STAFF,
    law.PersonKind.POLICE_STAFF,
    law.PersonKind.SPECIAL_CONSTABLE,
)
MIGHT_BE = (
    *(frozenset[law.MightBe](),) * 4,
    frozenset({law.MightBe.PERFORMANCE}),
    frozenset({law.MightBe.CRIME, law.MightBe.DISCIPLINARY}),
)
DESCRIPTIONS = (
    *(frozenset[law.Description](),) * 9,
    frozenset({law.Description.SERIOUS_ASSAULT}),
    frozenset({law.Description.DISCIPLINARY_BEHAVIOUR_AGGRAVATED_BY_DISCRIMINATION}),
)
HANDLINGS = (law.Handling.NOT_INVESTIGATED, law.Handling.NOT_INVESTIGATED, law.Handling.LOCAL_INVESTIGATION)


def matters(number: int, seed: int = 1) -> list[law.Matter]:
    """So many matters, always the same for the same seed."""
    chance = random.Random(seed)
    return [_matter(chance) for _ in range(number)]


def _matter(chance: random.Random) -> law.Matter:
    force = chance.choice(FORCES)
    about = law.About.CONDUCT if chance.random() < NAMED_SHARE else law.About.SERVICE
    number = chance.choice(PEOPLE) if about is law.About.CONDUCT and chance.random() < NAMED_SHARE else 0
    people = tuple(_person(chance, number, force) for number in range(number))
    known = chance.random() < ASSESSED_SHARE
    allegations = tuple(_allegation(chance, about, known=known) for _ in range(chance.choice(ALLEGATIONS)))
    recorded = chance.random() < RECORDED_SHARE
    later: dict[str, Any] = _recorded(chance) if recorded else {"handling": law.Handling.OUTSIDE_SCHEDULE_3}
    return law.Matter(
        receiver=chance.choice((law.chief_officer(force), law.lpb(force), law.IOPC)),
        force=force,
        made_orally=chance.random() < 0.3,
        complainant=_complainant(chance),
        representative=_representative(chance),
        persons_complained_against=people,
        allegations=allegations,
        same_incident=_linked(chance),
        recorded=recorded,
        **{"dates": _dates(chance, finished=chance.random() < 0.5), **later},
    )


def _person(chance: random.Random, number: int, force: law.Organisation) -> law.PersonComplainedAgainst:
    kind = chance.choice(KINDS)
    rank = chance.choice(RANKS) if kind is law.PersonKind.POLICE_OFFICER else None
    return law.PersonComplainedAgainst(
        id=f"pc-{number + 1}",
        kind=kind,
        rank=rank,
        force=force,
        left_on=date(2026, 6, 30) if chance.random() < 0.05 else None,
        identified=chance.random() < 0.9,
    )


def _allegation(chance: random.Random, about: law.About, *, known: bool) -> law.Allegation:
    if not known:
        return law.Allegation(about=about)
    might_be, descriptions = chance.choice(MIGHT_BE), chance.choice(DESCRIPTIONS)
    harmless = not might_be and not descriptions
    excluded = frozenset(law.Excludable) if harmless else frozenset[law.Excludable]()
    return law.Allegation(
        about=about,
        alleged_results=frozenset({law.AllegedResult.OTHER_INJURY}) if chance.random() < 0.1 else frozenset(),
        if_proved_might_be=might_be,
        authority_can_exclude=excluded,
        descriptions=descriptions,
        offence_maximum=law.Maximum.NONE if harmless else chance.choice((0.5, 5, 7, 10)),
    )


def _complainant(chance: random.Random) -> law.Complainant:
    claim = chance.choice((law.Claim.SUBJECT_OF_CONDUCT,) * 3 + (law.Claim.ADVERSELY_AFFECTED, law.Claim.WITNESS))
    return law.Complainant(
        claims=frozenset({claim}),
        adversely_affected=True,
        saw_or_heard=law.HowSeen.IN_PERSON,
        effect_source=law.EffectSource.DIRECT,
        age=chance.randrange(12, 90),
        wants_recorded=chance.random() < 0.1,
    )


def _representative(chance: random.Random) -> law.Representative | None:
    if chance.random() < 0.85:
        return None
    return law.Representative(relationship=law.RepresentativeIs.PARENT, written_consent=chance.random() < 0.7)


def _linked(chance: random.Random) -> tuple[law.LinkedComplaint, ...]:
    if chance.random() < 0.9:
        return ()
    reasons = frozenset({LinkedReviewReason.REFERRED}) if chance.random() < 0.2 else frozenset[LinkedReviewReason]()
    return (law.LinkedComplaint(referable_conduct_alleged=bool(reasons), review_reasons=reasons),)


def _dates(chance: random.Random, *, finished: bool) -> law.Dates:
    made = ON - timedelta(days=chance.randrange(10, 500))
    outcome = ON - timedelta(days=chance.randrange(0, 9)) if finished else None
    return law.Dates(
        incident=made - timedelta(days=chance.randrange(0, 40)),
        made=made,
        became_clear=made + ADVANCE,
        handling_started=made + 2 * ADVANCE,
        last_update=ON - timedelta(days=chance.randrange(1, 27)),
        outcome=outcome,
        report_submitted=outcome,
    )


def _recorded(chance: random.Random) -> dict[str, Any]:
    """What has been done on a recorded complaint."""
    done: dict[str, Any] = {
        "handling": chance.choice(HANDLINGS),
        "indication": frozenset({law.Indication.CRIME_OR_DISCIPLINARY}) if chance.random() < 0.3 else frozenset(),
        "reason_to_withhold": WithholdingReason.NONE,
    }
    stage = chance.randrange(8)
    if stage == 0:
        done["referral"] = law.Referral(route=ReferralRoute.MANDATORY, sent_back=chance.random() < 0.6)
    elif stage == 1:
        done["suspension"] = law.Suspension(concluded=True, letter_sent_on=ON - timedelta(days=20))
    elif stage == 2:
        done["withdrawal"] = law.Withdrawal(signed=False, letter_sent_on=ON - timedelta(days=20))
    elif stage == 3:
        sent = date(2026, 11, 20)
        done["officer_notice"] = law.OfficerNotice(given_on=sent, channel=Channel.EMAIL, terms_given_on=sent)
    elif stage == 4:
        told = law.ReviewInformation(provided_on=ON - timedelta(days=5), contains=frozenset(InfoItem))
        receipts = (law.Receipt(by=law.IOPC, on=ON),) if chance.random() < 0.5 else ()
        done["dates"] = _dates(chance, finished=True)
        done["review"] = law.Review(information=(told,), receipts=receipts)
    return done

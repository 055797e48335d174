"""Facts that cannot all be so are named, and the law is said all the same."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import complaintlaw as law
from complaintlaw.existence import in_being, is_in_being
from complaintlaw.facts import DeathOrInjury, Matter
from complaintlaw.organisations import Organisation
from complaintlaw.people import Complainant
from complaintlaw.proceedings import (
    Dates,
    EarlierMatter,
    OfficerNotice,
    Receipt,
    Referral,
    Review,
    ReviewInformation,
    Section13ANotice,
    Suspension,
    Withdrawal,
)
from complaintlaw.vocabulary import PersonKind
from tests.law.build import conduct, matter, officer, service

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 1)
WITNESS = Complainant(claims={"witness"}, saw_or_heard="not_at_all", holds_evidence=False)
SEEN = Complainant(effect_source="seeing_or_hearing_only", saw_or_heard="not_at_all")
MADE = Dates(made=JUNE)


def found(**facts):
    return law.contradictions(Matter(**facts))


BACK = Referral(route="mandatory", sent_back=True, sent_back_for="completion")
HELD = DeathOrInjury(in_custody=False, contact=False)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"persons_complained_against": (officer(rank=None, kind=PersonKind.OTHER_BODY_OFFICER),)},
            "s1 is said to be of another body, but",
        ),
        (
            {
                "persons_complained_against": (officer(force=Organisation.NATIONAL_CRIME_AGENCY),),
                "dates": Dates(incident=date(2013, 10, 6)),
            },
            "s1 belongs to a body that is not there on the day of the conduct",
        ),
        (
            {
                "persons_complained_against": (officer(indication={"crime_or_disciplinary"}),),
                "indication": frozenset(),
            },
            "Something is indicated of s1, but nothing of the matter",
        ),
        (
            {"referral": BACK.but(sent_back=False), "recorded": True, "handling": "local_investigation"},
            "for what it was sent back, but not that it was",
        ),
        ({"referral": BACK}, "to be finished, but none is said to be going on"),
        ({"referral": Referral(route="mandatory", directed_on=JULY)}, "a day of a direction to refer it again, but"),
        ({"referral": Referral(route="mandatory", sent_back_on=JULY)}, "a day on which it was sent back, but"),
        ({"dsi_circumstances": True, "dsi": HELD}, "but neither custody nor contact"),
        ({"complainant": WITNESS}, "said to be a witness, but was not there"),
        ({"complainant": WITNESS.but(saw_or_heard="through_media")}, "said to be a witness, but was not there"),
        ({"complainant": SEEN}, "but the complainant did neither"),
        ({"persons_complained_against": (officer(kind=PersonKind.POLICE_STAFF),)}, "s1 has a rank, but"),
        (
            {"persons_complained_against": (officer(),), "allegations": (service(), conduct(against={"s1", "s9"}))},
            "Allegation 2 is about s9",
        ),
        (
            {"allegations": (conduct(if_proved_might_be={"disciplinary"}, authority_can_exclude={"proceedings"}),)},
            "Allegation 1 might justify disciplinary proceedings, but",
        ),
        (
            {
                "allegations": (
                    conduct(if_proved_might_be={"article_2_or_3"}, authority_can_exclude={"article_2_or_3"}),
                )
            },
            "Allegation 1 might have infringed Article 2 or 3, but",
        ),
        (
            {"allegations": (conduct(if_proved_might_be={"disciplinary"}, descriptions={"serious_assault"}),)},
            "Allegation 1 is described as a serious crime, but",
        ),
        (
            {"allegations": (conduct(if_proved_might_be=frozenset(), offence_maximum=7),)},
            "Allegation 1 is of an offence with a sentence, but",
        ),
        (
            {"dates": MADE.but(incident=JULY)},
            "The complaint (Monday 1 June 2026) is earlier than the conduct (Wednesday",
        ),
        ({"dates": MADE.but(handling_started=MAY)}, "The start of the handling (Monday 4 May 2026) is earlier than"),
        ({"dates": MADE.but(outcome=MAY)}, "The outcome (Monday 4 May 2026) is earlier than the complaint"),
        ({"dates": MADE.but(last_update=MAY)}, "The last update (Monday 4 May 2026) is earlier than"),
        ({"dates": MADE.but(became_clear=datetime(2026, 5, 31, 22, 0))}, "The moment of clarity (Sunday 31 May 2026)"),
        ({"dates": MADE.but(report_submitted=MAY)}, "The investigator's report (Monday 4 May 2026) is earlier than"),
        ({"dates": Dates(report_submitted=JULY, outcome=JUNE)}, "The outcome (Monday 1 June 2026) is earlier than"),
        ({"dates": Dates(proceedings_started=JULY, proceedings_outcome=JUNE)}, "Their end (Monday 1 June 2026)"),
        ({"dates": Dates(proceedings_outcome=JUNE)}, "not said to have started"),
        ({"dates": MADE, "officer_notice": OfficerNotice(given_on=MAY)}, "The notice to the officer (Monday 4 May"),
        ({"officer_notice": OfficerNotice(given_on=JUNE, terms_given_on=MAY)}, "The terms of reference (Monday 4 May"),
        ({"dates": MADE, "withdrawal": Withdrawal(signed=False, letter_sent_on=MAY)}, "The letter about withdrawing"),
        ({"withdrawal": Withdrawal(signed=False, reply="confirms")}, "but no letter was sent"),
        ({"dates": MADE, "suspension": Suspension(letter_sent_on=MAY)}, "The letter about going on (Monday 4 May"),
        ({"section_13a": Section13ANotice(third_step_on=JUNE, given_on=MAY)}, "The notice under section 13A (Monday"),
        ({"dates": MADE, "earlier_matter": EarlierMatter(made=JULY)}, "is earlier than the earlier complaint"),
        (
            {"dates": Dates(outcome=JULY), "review": Review(recommendation_on=JUNE)},
            "The recommendation (Monday 1 June 2026) is earlier than the outcome",
        ),
        (
            {
                "dates": Dates(outcome=JULY),
                "review": Review(information=(ReviewInformation(provided_on=JUNE, contains=frozenset()),)),
            },
            "The review information (Monday 1 June 2026) is earlier than the outcome",
        ),
        (
            {"review": Review(receipts=(Receipt(by="iopc", on=JULY, forwarded_on=JUNE),))},
            "Its passing on (Monday 1 June 2026) is earlier than the application for a review",
        ),
        (
            {"dates": Dates(outcome=JULY), "review": Review(receipts=(Receipt(by="iopc", on=JUNE),))},
            "The application for a review (Monday 1 June 2026) is earlier than the outcome",
        ),
        ({"dates": MADE, "as_of": MAY}, "The complaint (Monday 1 June 2026) is later than "),
    ],
)
def test_what_does_not_fit_together_is_named_with_the_facts(facts, words):
    finding = found(**facts)
    (sentence,) = finding.value
    assert words in sentence
    assert finding.reasons == (sentence,)
    assert len(sentence.split()) <= 25


IN_ORDER = Dates(
    incident=MAY,
    made=MAY,
    became_clear=MAY,
    handling_started=MAY,
    last_update=MAY,
    report_submitted=MAY,
    outcome=MAY,
    proceedings_started=MAY,
    proceedings_outcome=MAY,
)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"complainant": WITNESS.but(holds_evidence=None)},
        {"complainant": WITNESS.but(holds_evidence=True)},
        {"complainant": WITNESS.but(saw_or_heard="in_person")},
        {"complainant": WITNESS.but(saw_or_heard=None)},
        {"complainant": WITNESS.but(claims={"subject_of_conduct"})},
        {"complainant": SEEN.but(saw_or_heard="through_media")},
        {"complainant": SEEN.but(effect_source="direct")},
        {"persons_complained_against": (officer(), officer(id="s2", kind=None))},
        {"persons_complained_against": (officer(kind=PersonKind.POLICE_STAFF, rank=None),)},
        {"allegations": (conduct(if_proved_might_be={"crime"}, authority_can_exclude={"proceedings"}),)},
        {"allegations": (conduct(if_proved_might_be={"crime"}, descriptions={"serious_assault"}, offence_maximum=5),)},
        {"allegations": (conduct(if_proved_might_be=frozenset(), offence_maximum="none"),)},
        {"allegations": (conduct(if_proved_might_be=frozenset(), descriptions={"serious_corruption"}),)},
        {"dates": IN_ORDER, "as_of": MAY},
        {"officer_notice": OfficerNotice(interview_set_for=JULY), "as_of": MAY},
    ],
)
def test_what_can_be_so_is_no_contradiction(facts):
    assert found(**facts).value == ()
    assert found(**facts).is_known


USED = [
    ({"complainant": WITNESS}, {"complainant.claims", "complainant.saw_or_heard", "complainant.holds_evidence"}),
    ({"complainant": SEEN}, {"complainant.effect_source", "complainant.saw_or_heard"}),
    (
        {"persons_complained_against": (officer(kind=PersonKind.POLICE_STAFF),)},
        {"persons_complained_against[s1].kind", "persons_complained_against[s1].rank"},
    ),
    (
        {"allegations": (conduct(if_proved_might_be={"disciplinary"}, authority_can_exclude={"proceedings"}),)},
        {"allegations[1].if_proved_might_be", "allegations[1].authority_can_exclude"},
    ),
    (
        {"allegations": (conduct(if_proved_might_be={"article_2_or_3"}, authority_can_exclude={"article_2_or_3"}),)},
        {"allegations[1].if_proved_might_be", "allegations[1].authority_can_exclude"},
    ),
    (
        {"allegations": (conduct(if_proved_might_be={"disciplinary"}, descriptions={"serious_sexual_offence"}),)},
        {"allegations[1].if_proved_might_be", "allegations[1].descriptions"},
    ),
    (
        {"allegations": (conduct(if_proved_might_be=frozenset(), offence_maximum=7),)},
        {"allegations[1].if_proved_might_be", "allegations[1].offence_maximum"},
    ),
    (
        {
            "allegations": (
                conduct(if_proved_might_be=frozenset(), descriptions={"crime_aggravated_by_discrimination"}),
            )
        },
        {"allegations[1].if_proved_might_be", "allegations[1].descriptions"},
    ),
    ({"dates": MADE.but(incident=JULY)}, {"dates.made", "dates.incident"}),
    ({"dates": MADE, "as_of": MAY}, {"dates.made", "as_of"}),
    (
        {"withdrawal": Withdrawal(signed=False, reply="confirms")},
        {"withdrawal.reply", "withdrawal.letter_sent_on"},
    ),
    ({"dates": Dates(proceedings_outcome=JUNE)}, {"dates.proceedings_outcome", "dates.proceedings_started"}),
]


@pytest.mark.parametrize(("facts", "paths"), USED)
def test_the_facts_that_are_at_odds_are_those_used(facts, paths):
    assert {fact.path for fact in found(**facts).used} == paths


def test_a_day_that_lies_ahead_is_named_once_and_the_law_is_said_all_the_same():
    assessed = law.assess(matter(dates=Dates(made=JUNE, handling_started=JUNE)), on=MAY)
    assert len(assessed.contradictions.value) == 2
    assert assessed.clocks[0].last_day.value == date(2026, 6, 29)


@pytest.mark.parametrize(
    "facts",
    [
        {"referral": BACK, "recorded": True, "handling": "local_investigation"},
        {"indication": frozenset({"crime_or_disciplinary"}), "persons_complained_against": (officer(),)},
        {"referral": BACK, "recorded": True, "handling": "directed_investigation"},
        {"dsi": HELD},
        {"dsi_circumstances": True, "dsi": HELD.but(in_custody=True)},
        {
            "persons_complained_against": (officer(),),
            "dates": Dates(incident=date(1971, 1, 1)),
        },
        {
            "persons_complained_against": (officer(force=Organisation.NATIONAL_CRIME_AGENCY),),
            "dates": Dates(incident=date(2013, 10, 7)),
        },
    ],
)
def test_what_can_be_so_is_not_named(facts):
    assert found(**facts).value == ()


def test_every_organisation_has_its_days():
    assert all(in_being(one).latest is one for one in Organisation)
    assert is_in_being(Organisation.KENT, date(1990, 1, 1))
    assert not is_in_being(Organisation.POLICE_SCOTLAND, date(2013, 3, 31))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"handling": "outside_schedule_3", "recorded": True}, "said to be handled outside Schedule 3"),
        ({"handling": "not_investigated"}, "not said to have been recorded"),
        ({"handling": "independent_investigation", "recorded": True}, "not said to have been referred"),
        ({"allegations": (service(descriptions={"serious_assault"}),)}, "judged as conduct is"),
        ({"allegations": (service(if_proved_might_be={"crime"}),)}, "judged as conduct is"),
        ({"allegations": (service(offence_maximum=10),)}, "judged as conduct is"),
        ({"withdrawal": Withdrawal(signed=True, reply="wishes_to_continue")}, "said to wish to go on"),
        (
            {"dsi_circumstances": True, "dsi": HELD.but(in_custody=False, contact=True, contact_contributed=False)},
            "no part in it",
        ),
    ],
)
def test_a_way_of_handling_and_a_judgement_must_fit_what_they_are_of(facts, words):
    assert any(words in sentence for sentence in found(**facts).value)


def test_service_may_be_judged_for_what_it_can_be():
    judged = service(alleged_results={"death"}, if_proved_might_be={"article_2_or_3"}, offence_maximum="none")
    assert not any("judged as conduct" in one for one in found(allegations=(judged,)).value)

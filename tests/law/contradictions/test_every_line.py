"""Every line of days, step by step, and every contradiction with the facts that are at odds in it."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

import complaintlaw as law
from complaintlaw import people
from complaintlaw.calendar import written
from complaintlaw.facts import DeathOrInjury, LearningRecommendation, Matter
from complaintlaw.organisations import Organisation
from complaintlaw.proceedings import (
    AcceleratedProcedure,
    Dates,
    EarlierMatter,
    OfficerNotice,
    PublicInterestDecision,
    Receipt,
    Referral,
    Review,
    ReviewInformation,
    Section13ANotice,
    Suspension,
    Withdrawal,
)
from complaintlaw.vocabulary import Description, Handling, MightBe, PersonKind
from tests.law.build import KENT, conduct, matter, officer, service

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
THINGS: dict[str, tuple[Any, dict[str, Any]]] = {
    "dates": (Dates, {}),
    "officer_notice": (OfficerNotice, {}),
    "referral": (Referral, {"route": "mandatory", "rereferral_directed": True, "sent_back": True}),
    "withdrawal": (Withdrawal, {"signed": True}),
    "suspension": (Suspension, {}),
    "section_13a": (Section13ANotice, {}),
    "earlier_matter": (EarlierMatter, {}),
    "public_interest": (PublicInterestDecision, {"result": "not_in_public_interest"}),
    "accelerated": (AcceleratedProcedure, {}),
    "learning": (LearningRecommendation, {"made_on": date(2026, 1, 1)}),
}
# Where the day of each step stands among the facts; of what stands in a list, what it stands in.
STEPS = {
    "The conduct": "dates.incident",
    "The complaint": "dates.made",
    "The start of the handling": "dates.handling_started",
    "The outcome": "dates.outcome",
    "The last update": "dates.last_update",
    "The moment of clarity": "dates.became_clear",
    "The investigator's report": "dates.report_submitted",
    "The start of proceedings": "dates.proceedings_started",
    "Their end": "dates.proceedings_outcome",
    "The notice to the officer": "officer_notice.given_on",
    "The terms of reference": "officer_notice.terms_given_on",
    "The recommendation": "review.recommendation_on",
    # It is looked at where the matter has been referred.
    "The moment of first attention": "dates.first_attention",
    "The direction to refer it again": "referral.directed_on",
    "The letter about withdrawing": "withdrawal.letter_sent_on",
    "The letter about going on": "suspension.letter_sent_on",
    "The third step towards the notice": "section_13a.third_step_on",
    "The notice under section 13A": "section_13a.given_on",
    "The earlier complaint": "earlier_matter.made",
    "The review information": "review.information",
    "The application for a review": "review.receipts",
    "Its passing on": "review.receipts.forwarded_on",
    "The recommendation on the report": "dates.recommended_on_report",
    "The decision on the review": "review.decided_on",
    "The early report": "accelerated.report_on",
    "The certificate of the accelerated procedure": "accelerated.certified_on",
    "The recommendation for learning": "learning.made_on",
    "The reply on learning": "learning.reply_received_on",
    "The telling of the decision on the objection": "learning.told_of_decision_on",
    "The withdrawal": "withdrawal.notified_on",
    "The decision on the public interest": "public_interest.decided_on",
}
LINES = (
    ("The conduct", "The complaint", "The start of the handling", "The outcome"),
    ("The complaint", "The last update"),
    ("The complaint", "The moment of clarity"),
    ("The complaint", "The investigator's report", "The outcome"),
    ("The start of proceedings", "Their end"),
    ("The complaint", "The notice to the officer", "The terms of reference"),
    ("The outcome", "The recommendation"),
    ("The moment of first attention", "The direction to refer it again"),
    ("The complaint", "The letter about withdrawing"),
    ("The complaint", "The letter about going on"),
    ("The third step towards the notice", "The notice under section 13A"),
    ("The earlier complaint", "The complaint"),
    ("The outcome", "The review information"),
    ("The outcome", "The application for a review", "Its passing on"),
    ("The investigator's report", "The recommendation on the report"),
    ("The outcome", "The decision on the review"),
    ("The application for a review", "The decision on the review"),
    ("The complaint", "The early report", "The investigator's report"),
    ("The early report", "The certificate of the accelerated procedure"),
    ("The recommendation for learning", "The reply on learning", "The telling of the decision on the objection"),
    ("The complaint", "The withdrawal", "The decision on the public interest"),
)
# An application that is passed on has its own day, which stands between the two.
PAIRS = sorted(
    {pair for line in LINES for pair in itertools.combinations(line, 2)} - {("The outcome", "Its passing on")}
)


def on(**steps: date) -> Matter:
    """A matter of which these steps have their days, and nothing else is known."""
    stated: dict[str, dict[str, Any]] = {}
    for words, day in steps.items():
        place, _, name = STEPS[words].partition(".")
        stated.setdefault(place, {})[name] = day
    built = {
        place: THINGS[place][0](**{**THINGS[place][1], **given}) for place, given in stated.items() if place in THINGS
    }
    if "review" in stated:
        built["review"] = _review(stated["review"])
    return Matter(**built)


def _review(given: dict[str, Any]) -> Review:
    plain = {name: day for name, day in given.items() if name in ("recommendation_on", "decided_on")}
    if "information" in given:
        plain["information"] = (ReviewInformation(provided_on=given["information"], contains=frozenset()),)
    forwarded = given.get("receipts.forwarded_on")
    if "receipts" in given or forwarded:
        applied = given.get("receipts", date(2026, 1, 1))
        plain["receipts"] = (Receipt(by="iopc", on=applied, forwarded_on=forwarded),)
    return Review(**plain)


def disorder(asked: Matter) -> list[str]:
    return [one for one in law.contradictions(asked).value or () if " is earlier than " in one]


@pytest.mark.parametrize(("first", "then"), PAIRS)
def test_a_step_before_the_one_that_it_follows_is_named_with_both_days(first, then):
    asked = on(**{first: JULY, then: JUNE})
    sentence = f"{then} ({written(JUNE)}) is earlier than {first[0].lower()}{first[1:]} ({written(JULY)})."
    assert disorder(asked) == [sentence]
    paths = {fact.path for fact in law.contradictions(asked).used}
    in_lists = {"review.information", "review.receipts", "review.receipts.forwarded_on", "learning.made_on"}
    assert {STEPS[first], STEPS[then]} - in_lists <= paths


@pytest.mark.parametrize(("first", "then"), PAIRS)
def test_on_one_day_and_in_their_order_steps_fit_together(first, then):
    assert disorder(on(**{first: JUNE, then: JUNE})) == []
    assert disorder(on(**{first: JUNE, then: JULY})) == []


@pytest.mark.parametrize("words", STEPS)
def test_a_step_after_the_day_of_the_question_is_named(words):
    asked = on(**{words: JULY})
    if words == "The moment of first attention":
        asked = asked.but(referral=Referral(route="mandatory"))
    sentence = f"{words} ({written(JULY)}) is later than {written(JUNE)}, the day these answers are for."
    ahead = law.contradictions(asked.but(as_of=JUNE))
    assert [one for one in ahead.value if "the day these answers are for" in one] == [sentence]
    assert "as_of" in {fact.path for fact in ahead.used}
    for today in (JULY, None):
        assert not any(
            "the day these answers are for" in one for one in law.contradictions(asked.but(as_of=today)).value
        )


def found(**facts: Any) -> list[str]:
    return list(law.contradictions(Matter(**facts)).value or ())


def used(**facts: Any) -> set[str]:
    return {fact.path for fact in law.contradictions(Matter(**facts)).used}


BACK = Referral(route="mandatory", sent_back=True)
DEATH = DeathOrInjury(in_custody=False, contact=False)
AGENT = officer(rank=None, force=Organisation.NATIONAL_CRIME_AGENCY)
PERSON = "persons_complained_against[s1]"


@pytest.mark.parametrize(
    ("facts", "sentence", "paths"),
    [
        (
            {"persons_complained_against": (officer(rank=None, kind=PersonKind.OTHER_BODY_OFFICER),)},
            "s1 is said to be of another body, but to belong to a police force.",
            {f"{PERSON}.kind", f"{PERSON}.force"},
        ),
        (
            {"persons_complained_against": (AGENT,), "dates": Dates(incident=date(2013, 10, 6))},
            "s1 belongs to a body that is not there on the day of the conduct.",
            {f"{PERSON}.force", "dates.incident"},
        ),
        (
            {
                "persons_complained_against": (AGENT.but(force=KENT, force_then=AGENT.force.value),),
                "dates": Dates(incident=date(2013, 10, 6)),
            },
            "s1 belongs to a body that is not there on the day of the conduct.",
            {f"{PERSON}.force_then", "dates.incident"},
        ),
        (
            {"persons_complained_against": (officer(indication={"article_2_or_3"}),), "indication": frozenset()},
            "Something is indicated of s1, but nothing of the matter.",
            {f"{PERSON}.indication", "indication"},
        ),
        (
            {
                "persons_complained_against": (
                    officer(indication=frozenset()),
                    officer(id="s2", indication=frozenset()),
                ),
                "indication": {"crime_or_disciplinary"},
            },
            "There is said to be an indication of crime or such behaviour, but of none of the people.",
            {"indication", f"{PERSON}.indication", "persons_complained_against[s2].indication"},
        ),
        (
            {"referral": BACK.but(sent_back=False, sent_back_for="handling")},
            "It is said for what it was sent back, but not that it was.",
            {"referral.sent_back_for", "referral.sent_back"},
        ),
        (
            {"referral": BACK.but(directed_on=JULY)},
            "There is a day of a direction to refer it again, but no direction.",
            {"referral.directed_on", "referral.rereferral_directed"},
        ),
        (
            {"referral": BACK.but(sent_back_for="completion")},
            "It was sent back for a local investigation to be finished, but none is said to be going on.",
            {"referral.sent_back_for", "handling"},
        ),
        (
            {"dsi_circumstances": True, "dsi": DEATH},
            "A death or injury in contact with the police is stated, but neither custody nor contact.",
            {"dsi_circumstances", "dsi.in_custody", "dsi.contact"},
        ),
        (
            {"dsi_circumstances": True, "dsi": DEATH.but(contact=True, contact_contributed=False)},
            "A death or injury in contact with the police is stated, but the contact had no part in it.",
            {"dsi_circumstances", "dsi.in_custody", "dsi.contact_contributed"},
        ),
        (
            {"recorded": True, "handling": "outside_schedule_3"},
            "It has been recorded, but is said to be handled outside Schedule 3.",
            {"handling", "recorded"},
        ),
        (
            {"recorded": False, "handling": "not_investigated"},
            "It is handled under Schedule 3, but is not said to have been recorded.",
            {"handling", "recorded"},
        ),
        (
            {"recorded": True, "handling": "directed_investigation"},
            "It is investigated under or by the IOPC, but is not said to have been referred.",
            {"handling"},
        ),
        (
            {"allegations": (service(descriptions={"serious_corruption"}),)},
            "Allegation 1 is not about conduct, but is judged as conduct is.",
            {"allegations[1].descriptions"},
        ),
        (
            {"allegations": (service(if_proved_might_be={"crime"}, offence_maximum=7),)},
            "Allegation 1 is not about conduct, but is judged as conduct is.",
            {"allegations[1].if_proved_might_be", "allegations[1].offence_maximum"},
        ),
        (
            {"withdrawal": Withdrawal(signed=True, reply="wishes_to_continue", letter_sent_on=JUNE)},
            "A withdrawal is signed, but the complainant is said to wish to go on.",
            {"withdrawal.reply"},
        ),
        (
            {"learning": LearningRecommendation(made_on=JUNE, objection_decision="accepted")},
            "An objection to publishing the reply has been decided on, but nobody is said to have objected.",
            {"learning.objection_decision", "learning.objected"},
        ),
        (
            {"dates": Dates(proceedings_outcome=JUNE)},
            "Proceedings have ended, but are not said to have started.",
            {"dates.proceedings_outcome", "dates.proceedings_started"},
        ),
        (
            {"withdrawal": Withdrawal(signed=False, reply="confirms")},
            "There is a reply about withdrawing, but no letter was sent.",
            {"withdrawal.reply", "withdrawal.letter_sent_on"},
        ),
        (
            {"persons_complained_against": (officer(kind=PersonKind.SPECIAL_CONSTABLE),)},
            "s1 has a rank, but is said not to be a police officer.",
            {f"{PERSON}.kind", f"{PERSON}.rank"},
        ),
    ],
)
def test_each_contradiction_in_a_sentence_with_the_facts_that_are_at_odds(facts, sentence, paths):
    assert found(**facts) == [sentence]
    assert used(**facts) == paths


@pytest.mark.parametrize("handling", [None, *Handling])
@pytest.mark.parametrize("recorded", [True, False])
def test_each_way_of_handling_says_whether_it_must_have_been_recorded_and_referred(handling, recorded):
    told = found(handling=handling, recorded=recorded)
    outside = handling is Handling.OUTSIDE_SCHEDULE_3
    by_iopc = handling in (Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)
    expected = []
    if outside and recorded:
        expected.append("It has been recorded, but is said to be handled outside Schedule 3.")
    if handling is not None and not outside and not recorded:
        expected.append("It is handled under Schedule 3, but is not said to have been recorded.")
    if by_iopc:
        expected.append("It is investigated under or by the IOPC, but is not said to have been referred.")
    assert told == expected
    if by_iopc:
        assert "It is investigated under" not in " ".join(
            found(handling=handling, recorded=recorded, referral=Referral(route="mandatory"))
        )


@pytest.mark.parametrize("handling", [None, *Handling])
def test_a_local_investigation_to_be_finished_must_be_going_on(handling):
    told = " ".join(found(handling=handling, referral=BACK.but(sent_back_for="completion")))
    idle = handling in (None, Handling.OUTSIDE_SCHEDULE_3, Handling.NOT_INVESTIGATED)
    assert ("none is said to be going on" in told) is idle
    other = " ".join(found(handling=handling, referral=BACK.but(sent_back_for="handling")))
    assert "none is said to be going on" not in other


CRIMES = {"serious_assault", "serious_sexual_offence", "crime_aggravated_by_discrimination"}


@pytest.mark.parametrize("described", list(Description))
def test_only_what_is_a_crime_by_its_description_cannot_be_said_to_be_none(described):
    no_crime = conduct(if_proved_might_be={"disciplinary"}, descriptions={described})
    assert ("serious crime" in " ".join(found(allegations=(no_crime,)))) is (described.value in CRIMES)
    crime = no_crime.but(if_proved_might_be={"disciplinary", "crime"})
    assert found(allegations=(crime,)) == []
    assert found(allegations=(no_crime.but(if_proved_might_be=None),)) == []


@pytest.mark.parametrize("might", list(MightBe))
def test_service_infringes_rights_but_is_no_crime_and_no_misconduct(might):
    told = " ".join(found(allegations=(service(if_proved_might_be={might}),)))
    assert ("judged as conduct is" in told) is (might is not MightBe.ARTICLE_2_OR_3)
    assert found(allegations=(conduct(if_proved_might_be={might}),)) == []


@pytest.mark.parametrize(("kind", "at_odds"), [(kind, kind is not PersonKind.POLICE_OFFICER) for kind in PersonKind])
def test_only_a_police_officer_has_a_rank(kind, at_odds):
    force = Organisation.BORDER_FORCE if kind is PersonKind.OTHER_BODY_OFFICER else KENT
    told = found(persons_complained_against=(officer(kind=kind, force=force),))
    assert (told == ["s1 has a rank, but is said not to be a police officer."]) is at_odds
    assert found(persons_complained_against=(officer(kind=kind, force=force, rank=None),)) == []


def test_everything_that_is_at_odds_is_told_once_in_its_order():
    told = found(
        dates=Dates(incident=JULY, made=JUNE),
        referral=BACK.but(directed_on=JUNE),
        dsi_circumstances=True,
        dsi=DEATH,
        as_of=date(2026, 6, 15),
        complainant=people.Complainant(effect_source="seeing_or_hearing_only", saw_or_heard="not_at_all"),
    )
    assert [one.split(",")[0].split(" (")[0] for one in told] == [
        "The effect is said to come from seeing or hearing it",
        "The complaint",
        "The conduct",
        "There is a day of a direction to refer it again",
        "A death or injury in contact with the police is stated",
    ]


def test_what_an_early_decision_on_the_public_interest_is_at_odds_with_is_named():
    asked = matter(public_interest=PublicInterestDecision(result="not_in_public_interest"))
    assert list(law.contradictions(asked).value) == [
        "The public interest is said to have been decided, but nothing is withdrawn with effect."
    ]

"""One call for everything."""

from __future__ import annotations

from datetime import date

import pytest

import complaintlaw as law
from complaintlaw.vocabulary import MatterType
from tests.law.build import KENT, conduct, matter


def test_the_example_in_the_packages_own_words_is_true():
    stated = law.Matter(
        receiver=law.chief_officer(law.Organisation.KENT),
        complainant=law.Complainant(claims=frozenset({law.Claim.SUBJECT_OF_CONDUCT})),
        persons_complained_against=(
            law.PersonComplainedAgainst(
                id="pc-1", kind=law.PersonKind.POLICE_OFFICER, rank=law.Rank.CONSTABLE, force=law.Organisation.KENT
            ),
        ),
        allegations=(
            law.Allegation(about=law.About.CONDUCT, descriptions=frozenset({law.Description.SERIOUS_ASSAULT})),
        ),
        dates=law.Dates(made=date(2026, 11, 20), became_clear=date(2026, 11, 23)),
    )
    found = law.assess(stated, on=date(2026, 11, 24))
    assert found.matter_type.value is MatterType.COMPLAINT
    assert found.must_refer.answer is law.Answer.YES
    assert found.must_refer.reasons == ("A serious assault is alleged.",)
    assert found.referral_due.value == date(2026, 11, 24)
    assert "PRA 2002, Sch 3, para 2(6A)" in [str(one) for one in found.must_record.citations]
    assert found.relevant_review_body.value == law.IOPC
    assert found.ask("must_forward_to").is_no
    assert [(clock.words, clock.days_left(found.on)) for clock in found.clocks][0] == ("Refer to the IOPC", 0)
    assert found.missing == ()


def test_what_is_missing_is_listed_once_with_words():
    found = law.assess(matter(allegations=(conduct(),)), on=date(2026, 11, 24))
    paths = [fact.path for fact in found.missing]
    assert len(set(paths)) == len(paths)
    assert "allegations[1].descriptions" in paths
    assert all(fact.words for fact in found.missing)


def test_the_day_of_the_question_is_a_fact_like_others():
    found = law.assess(matter(), on=date(2026, 11, 24))
    assert found.matter.as_of.value == date(2026, 11, 24)


def test_an_unknown_question_is_refused():
    with pytest.raises(LookupError, match="must_sing"):
        law.question("must_sing", matter())


def test_every_question_can_be_asked_of_nothing_at_all():
    for name in law.QUESTIONS:
        assert law.question(name, law.Matter()).answer in law.Answer


def test_every_question_can_be_asked_when_only_the_force_is_known():
    for name in law.QUESTIONS:
        assert law.question(name, law.Matter(force=KENT)).answer in law.Answer

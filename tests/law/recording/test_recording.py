"""Recording under Schedule 3, and handling outside it."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import recording
from complaintlaw.facts import LinkedComplaint, Matter
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, Referral, Withdrawal
from complaintlaw.recording import RecordingGround, RequiredCopy
from complaintlaw.vocabulary import Rank
from tests.law.build import conduct, harmless, matter, missing, officer, service

G = RecordingGround
NO_CLAIM = Complainant(claims=frozenset())


def assessed(**facts):
    return matter(**{"allegations": (harmless(),), **facts})


def only(**judged):
    return assessed(allegations=(harmless(**judged),))


def test_a_complaint_assessed_in_every_way_without_a_ground_need_not_be_recorded():
    found = recording.must_record(assessed())
    assert found.is_no
    assert recording.recording_grounds(assessed()).value == frozenset()


@pytest.mark.parametrize(
    ("asked", "grounds"),
    [
        (assessed(complainant=Complainant(wants_recorded=True)), {G.COMPLAINANT_WISH}),
        (only(alleged_results={"fracture"}), {G.DEATH_OR_SERIOUS_INJURY}),
        (only(alleged_results={"other_injury"}), set()),
        (only(if_proved_might_be={"crime"}), {G.CRIME_OR_DISCIPLINARY}),
        (only(if_proved_might_be={"disciplinary"}), {G.CRIME_OR_DISCIPLINARY}),
        (only(if_proved_might_be={"performance"}), {G.CRIME_OR_DISCIPLINARY}),
        (only(if_proved_might_be={"article_2_or_3"}), {G.ARTICLE_2_OR_3}),
        (only(descriptions={"serious_assault"}), {G.REFERRAL_DESCRIPTION}),
        (only(offence_maximum=7), {G.REFERRAL_DESCRIPTION}),
        (only(evidence_against=True), set()),
        (
            assessed(same_incident=(LinkedComplaint(referable_conduct_alleged=True),)),
            {G.REFERRAL_DESCRIPTION},
        ),
        (
            assessed(
                persons_complained_against=(officer(Rank.CHIEF_CONSTABLE),),
                allegations=(harmless(authority_can_exclude=frozenset()),),
            ),
            {G.REFERRAL_DESCRIPTION},
        ),
        (assessed(referral=Referral(route="voluntary")), {G.REFERRED}),
        (assessed(referral=Referral(route="call_in", sent_back=True)), {G.REFERRED}),
        (assessed(referral=Referral(route="treated_as_referred")), {G.TREATED_AS_REFERRED}),
        (assessed(dg_direction="section_28a"), {G.TREATED_AS_REFERRED}),
        (assessed(dg_direction="section_13b"), set()),
    ],
)
def test_REC_01_to_REC_07_each_ground_by_itself(asked, grounds):
    found = recording.recording_grounds(asked)
    assert found.value == grounds
    assert recording.must_record(asked).value is bool(grounds)


def test_REC_03_a_crime_is_asked_only_of_conduct_and_REC_04_of_anything():
    crime = service(alleged_results=(), if_proved_might_be={"crime"})
    assert recording.must_record(assessed(allegations=(crime,))).is_no
    article = service(alleged_results=(), if_proved_might_be={"article_2_or_3"})
    assert recording.must_record(assessed(allegations=(article,))).is_yes


def test_REC_06_one_ground_settles_it_whatever_is_unknown_of_the_rest():
    found = recording.must_record(matter(complainant=Complainant(wants_recorded=True)))
    assert found.is_yes
    assert found.missing == ()
    assert "REC-01" in found.rules


def test_REC_06_need_not_is_known_only_when_every_ground_is_known_not_to_be_met():
    assert missing(recording.must_record(matter())) == {
        f"allegations[1].{name}"
        for name in ("alleged_results", "if_proved_might_be", "descriptions", "offence_maximum")
    }
    assert missing(recording.must_record(matter(allegations=None))) == {"allegations"}


def test_what_is_not_a_complaint_is_not_recorded_as_one():
    assert recording.must_record(assessed(complainant=NO_CLAIM, indication=set())).is_no
    assert recording.recording_grounds(assessed(complainant=NO_CLAIM, indication=set())).is_no


def test_CM_01_a_conduct_matter_that_must_be_referred_is_recorded():
    theft = assessed(
        arrived_as="other_information",
        indication={"crime_or_disciplinary"},
        allegations=(harmless(offence_maximum=7),),
    )
    assert recording.must_record(theft).is_yes
    assert recording.must_record(theft.but(referral=Referral(route="mandatory"))).is_yes
    lesser = theft.but(allegations=(harmless(),))
    assert recording.must_record(lesser).is_open


def test_DSI_01_every_death_or_serious_injury_matter_is_recorded():
    dsi = assessed(arrived_as="other_information", indication=set(), dsi_circumstances=True)
    assert recording.must_record(dsi).is_yes


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (assessed(), "yes"),
        (assessed(recorded=True), "no"),
        (matter(recorded=True), "no"),
        (only(if_proved_might_be={"crime"}), "no"),
        (matter(), "cannot say yet"),
        (assessed(complainant=NO_CLAIM, indication=set()), "no"),
    ],
)
def test_OUT_01_outside_schedule_3_only_what_need_not_be_and_is_not_recorded(asked, expected):
    assert recording.may_handle_outside_schedule_3(asked).answer.value == expected


LETTER = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("facts", "must"),
    [
        ({}, True),
        ({"withdrawal": Withdrawal(signed=False)}, True),
        ({"withdrawal": Withdrawal(signed=True)}, False),
        ({"withdrawal": Withdrawal(signed=False, letter_sent_on=LETTER, reply="confirms")}, False),
        ({"withdrawal": Withdrawal(signed=False, letter_sent_on=LETTER, reply="wishes_to_continue")}, True),
        ({"withdrawal": Withdrawal(signed=False, letter_sent_on=LETTER), "as_of": date(2026, 6, 29)}, True),
        ({"withdrawal": Withdrawal(signed=False, letter_sent_on=LETTER), "as_of": date(2026, 6, 30)}, False),
        ({"complainant": NO_CLAIM}, False),
        ({"referral": Referral(route="treated_as_referred")}, False),
        ({"dg_direction": "section_28a"}, False),
        ({"referral": Referral(route="mandatory")}, True),
    ],
)
def test_INI_01_and_INI_03_contact_until_it_is_withdrawn_IOP_07_or_treated_as_referred(facts, must):
    found = recording.must_contact(matter(**facts))
    assert found.value is must


RECORD, COMPLAINT = RequiredCopy.RECORD_TO_COMPLAINANT, RequiredCopy.COMPLAINT_TO_PERSON_COMPLAINED_AGAINST
BOTH = {RECORD, COMPLAINT}
REFERRED_AND_TOLD = {"referral": Referral(route="mandatory"), "reason_to_withhold": "none"}


@pytest.mark.parametrize(
    ("asked", "copies"),
    [
        (matter(), set()),
        (matter(recorded=True, reason_to_withhold="none"), {RECORD, COMPLAINT}),
        (matter(recorded=True, reason_to_withhold="might_prejudice"), {RECORD}),
        (matter(recorded=True, reason_to_withhold="public_interest"), {RECORD}),
        (matter(recorded=True), None),
        (matter(recorded=True, persons_complained_against=(officer(identified=False),)), {RECORD}),
        (Matter(recorded=True, allegations=(service(),)), {RECORD}),
        (assessed(recorded=True, referral=Referral(route="voluntary")), None),
        (assessed(recorded=True, referral=Referral(route="treated_as_referred"), reason_to_withhold="none"), BOTH),
        (only(if_proved_might_be={"crime"}).but(recorded=True, **REFERRED_AND_TOLD), BOTH),
        (assessed(recorded=True, complainant=Complainant(wants_recorded=True), **REFERRED_AND_TOLD), BOTH),
    ],
)
def test_REC_09_and_AA_09_copies_that_are_due(asked, copies):
    assert recording.copies_due(asked).value == copies


def test_REC_09_copies_are_of_complaints():
    nothing = matter(recorded=True, reason_to_withhold="none", arrived_as="other_information")
    assert recording.copies_due(nothing).value == frozenset()
    assert recording.may_anonymise_copy(nothing).is_no


def test_REC_09_the_copy_may_hide_identities():
    assert recording.may_anonymise_copy(matter(recorded=True)).is_yes
    assert recording.may_anonymise_copy(matter()).is_no
    assert recording.may_anonymise_copy(Matter(recorded=True, allegations=(conduct(),))).is_no


def test_REC_07_what_must_be_referred_is_not_for_handling_outside_schedule_3():
    called = matter(allegations=(harmless(),), dates=Dates(call_in=date(2026, 11, 20)))
    assert recording.must_record(called).is_yes
    assert recording.must_record(called).reasons[0] == "It is recorded with the referral."
    # It has not been referred yet, and none of the grounds of paragraph 2(6B) is met.
    assert recording.recording_grounds(called).is_no
    found = recording.may_handle_outside_schedule_3(called)
    assert found.is_no
    assert "It must be referred, and what is referred is recorded." in found.reasons
    assert recording.may_handle_outside_schedule_3(matter(allegations=(harmless(),))).is_yes

"""Who may complain: section 12 and the exclusions of section 29."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import standing
from complaintlaw.facts import Matter
from complaintlaw.people import Complainant, Representative
from complaintlaw.proceedings import Dates
from complaintlaw.standing import Eligibility
from complaintlaw.vocabulary import ArrivedAs, Claim, EffectSource, HowSeen, PersonKind
from tests.law.build import ESSEX, KENT, conduct, matter, missing, officer, service

E = Eligibility


def told(*claims, **facts):
    return Complainant(claims=frozenset(claims), **facts)


def eligible(complainant, **facts):
    return standing.eligibility(matter(complainant=complainant, **facts))


def test_ELG_01_information_that_nobody_complains_of_is_no_complaint():
    found = standing.is_complaint(matter(arrived_as=ArrivedAs.OTHER_INFORMATION))
    assert found.is_no
    assert "ELG-01" in found.rules


def test_ELG_02_to_say_that_it_happened_to_you_is_enough():
    found = eligible(told(Claim.SUBJECT_OF_CONDUCT))
    assert found.value is E.SUBJECT_OF_CONDUCT
    assert found.missing == ()


def test_ELG_02_the_limbs_are_tried_in_the_order_of_the_act():
    everything = told(*Claim, effect_source=EffectSource.DIRECT, saw_or_heard=HowSeen.IN_PERSON)
    assert eligible(everything).value is E.SUBJECT_OF_CONDUCT


def test_ELG_02_somebody_who_claims_none_of_these_is_not_eligible():
    assert eligible(told()).value is E.NOT_ELIGIBLE
    assert standing.is_complaint(matter(complainant=told())).is_no


def test_ELG_02_what_is_claimed_must_be_known():
    assert "complainant.claims" in missing(eligible(Complainant()))


@pytest.mark.parametrize(("affected", "expected"), [(True, E.AFFECTED_BY_SERVICE), (False, E.NOT_ELIGIBLE)])
def test_ELG_03_of_service_only_those_may_complain_whom_it_has_affected(affected, expected):
    one = Complainant(adversely_affected=affected, claims=frozenset({Claim.WITNESS}))
    about_service = Matter(complainant=one, allegations=(service(),), force=KENT)
    assert standing.eligibility(about_service).value is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"effect_source": EffectSource.DIRECT}, E.ADVERSELY_AFFECTED),
        ({"saw_or_heard": HowSeen.IN_PERSON}, E.ADVERSELY_AFFECTED),
        ({"knew_person_affected": True}, E.ADVERSELY_AFFECTED),
        (
            {
                "effect_source": EffectSource.SEEING_OR_HEARING_ONLY,
                "saw_or_heard": HowSeen.THROUGH_MEDIA,
                "knew_person_affected": False,
            },
            E.NOT_ELIGIBLE,
        ),
        (
            {
                "effect_source": EffectSource.SEEING_OR_HEARING_ONLY,
                "saw_or_heard": HowSeen.THROUGH_MEDIA,
                "knew_person_affected": True,
            },
            E.ADVERSELY_AFFECTED,
        ),
    ],
)
def test_ELG_04_and_ELG_05_an_effect_from_seeing_counts_only_if_near_or_known(facts, expected):
    assert eligible(told(Claim.ADVERSELY_AFFECTED, **facts)).value is expected


def test_ELG_05_an_effect_of_unknown_source_waits():
    found = eligible(told(Claim.ADVERSELY_AFFECTED, effect_source=EffectSource.SEEING_OR_HEARING_ONLY))
    assert missing(found) == {"complainant.saw_or_heard", "complainant.knew_person_affected"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"saw_or_heard": HowSeen.IN_PERSON}, E.WITNESS),
        ({"holds_evidence": True}, E.WITNESS),
        ({"saw_or_heard": HowSeen.THROUGH_MEDIA, "holds_evidence": True}, E.WITNESS),
        ({"saw_or_heard": HowSeen.THROUGH_MEDIA, "holds_evidence": False}, E.NOT_ELIGIBLE),
        ({"saw_or_heard": HowSeen.NOT_AT_ALL, "holds_evidence": False}, E.NOT_ELIGIBLE),
    ],
)
def test_ELG_06_a_witness_was_there_or_holds_evidence(facts, expected):
    assert eligible(told(Claim.WITNESS, **facts)).value is expected


POLICE = {"kind": PersonKind.POLICE_OFFICER, "on_duty_then": False}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"force": KENT}, {}, E.EXCLUDED_SAME_CHIEF_OFFICER),
        ({"force": ESSEX}, {}, E.SUBJECT_OF_CONDUCT),
        ({"force": ESSEX, "force_then": KENT}, {}, E.EXCLUDED_SAME_CHIEF_OFFICER),
        ({"force": KENT, "force_then": ESSEX}, {}, E.SUBJECT_OF_CONDUCT),
        ({"force": KENT}, {"force_then": ESSEX}, E.SUBJECT_OF_CONDUCT),
        ({"force": KENT, "left_on": date(2026, 1, 1)}, {}, E.SUBJECT_OF_CONDUCT),
        ({"force": KENT, "left_on": date(2026, 2, 1)}, {}, E.EXCLUDED_SAME_CHIEF_OFFICER),
    ],
)
def test_ELG_07_the_same_chief_officer_at_the_time_shuts_out(ours, theirs, expected):
    found = eligible(
        told(Claim.SUBJECT_OF_CONDUCT, **POLICE, **ours),
        persons_complained_against=(officer(**theirs),),
        dates=Dates(incident=date(2026, 2, 1)),
    )
    assert found.value is expected


def test_ELG_07_is_asked_only_of_police_people():
    found = eligible(told(Claim.SUBJECT_OF_CONDUCT, kind=PersonKind.NOT_POLICE, on_duty_then=True))
    assert found.value is E.SUBJECT_OF_CONDUCT


def test_ELG_07_somebody_not_named_may_be_a_colleague():
    unnamed = Matter(allegations=(conduct(),), complainant=told(Claim.SUBJECT_OF_CONDUCT, **POLICE, force=KENT))
    assert missing(standing.eligibility(unnamed)) == {"persons_complained_against"}
    public = Matter(allegations=(conduct(),), complainant=told(Claim.SUBJECT_OF_CONDUCT))
    assert standing.eligibility(public).value is E.SUBJECT_OF_CONDUCT


@pytest.mark.parametrize(
    ("kind", "on_duty", "expected"),
    [
        (PersonKind.POLICE_OFFICER, True, E.EXCLUDED_ON_DUTY),
        (PersonKind.NCA_OFFICER, True, E.EXCLUDED_ON_DUTY),
        (PersonKind.ON_RELEVANT_SERVICE, True, E.EXCLUDED_ON_DUTY),
        (PersonKind.POLICE_STAFF, False, E.WITNESS),
        (PersonKind.CONTRACTOR, True, E.WITNESS),
        (PersonKind.NOT_POLICE, True, E.WITNESS),
    ],
)
def test_ELG_08_duty_shuts_out_police_people_of_any_force(kind, on_duty, expected):
    one = told(Claim.WITNESS, saw_or_heard=HowSeen.IN_PERSON, kind=kind, force=ESSEX, on_duty_then=on_duty)
    assert eligible(one).value is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kind": PersonKind.POLICE_STAFF, "force": KENT}, E.EXCLUDED_OWN_FORCE),
        ({"kind": PersonKind.SPECIAL_CONSTABLE, "force": KENT}, E.EXCLUDED_OWN_FORCE),
        ({"kind": PersonKind.COMMON_COUNCIL_EMPLOYEE, "force": KENT}, E.EXCLUDED_OWN_FORCE),
        ({"kind": PersonKind.POLICE_STAFF, "force": ESSEX}, E.AFFECTED_BY_SERVICE),
        ({"kind": PersonKind.DESIGNATED_VOLUNTEER, "force": KENT}, E.AFFECTED_BY_SERVICE),
        ({"kind": PersonKind.POLICE_OFFICER, "force": KENT, "left_on": date(2026, 5, 1)}, E.AFFECTED_BY_SERVICE),
        ({"kind": PersonKind.POLICE_OFFICER, "force": KENT, "left_on": date(2026, 7, 1)}, E.EXCLUDED_OWN_FORCE),
        ({"kind": PersonKind.POLICE_OFFICER, "force": KENT, "left_on": date(2026, 6, 1)}, E.AFFECTED_BY_SERVICE),
    ],
)
def test_ELG_09_present_people_of_a_force_cannot_complain_about_its_service(facts, expected):
    about_service = Matter(
        complainant=Complainant(adversely_affected=True, **facts),
        allegations=(service(),),
        force=KENT,
        dates=Dates(made=date(2026, 6, 1)),
    )
    assert standing.eligibility(about_service).value is expected


def test_ELG_10_duty_of_the_person_complained_against_does_not_matter():
    found = eligible(told(Claim.SUBJECT_OF_CONDUCT), persons_complained_against=(officer(on_duty_then=False),))
    assert found.value is E.SUBJECT_OF_CONDUCT


def test_ELG_11_there_is_no_time_limit_and_ELG_14_no_age():
    assert standing.may_refuse_as_out_of_time(matter()).is_no
    assert standing.must_have_adult(matter(complainant=told(age=7))).is_no


def test_ELG_12_one_part_that_is_a_complaint_makes_the_matter_one():
    both = matter(
        complainant=told(Claim.SUBJECT_OF_CONDUCT, adversely_affected=False),
        allegations=(conduct(), service()),
        force=KENT,
    )
    assert standing.is_complaint(both).is_yes
    assert standing.eligibility(both).is_open


def test_ELG_12_without_knowing_what_is_complained_of_it_cannot_be_said():
    empty = Matter(complainant=told(Claim.SUBJECT_OF_CONDUCT), force=KENT)
    assert missing(standing.eligibility(empty)) == {"allegations"}
    assert missing(standing.is_complaint(empty)) == {"allegations"}


def test_ELG_13_outside_part_2_nothing_is_a_complaint():
    mayor = officer(rank=None, kind=PersonKind.LPB_OFFICE_HOLDER)
    found = standing.is_complaint(
        matter(complainant=told(Claim.SUBJECT_OF_CONDUCT), persons_complained_against=(mayor,))
    )
    assert found.is_no


def test_AA_10_under_other_rules_it_cannot_be_said_here():
    contractor = officer(rank=None, kind=PersonKind.CONTRACTOR)
    found = standing.is_complaint(
        matter(complainant=told(Claim.SUBJECT_OF_CONDUCT), persons_complained_against=(contractor,))
    )
    assert found.is_open


@pytest.mark.parametrize(
    ("representative", "eligible_person", "expected"),
    [
        ({"written_consent": True}, True, "yes"),
        ({"written_consent": True}, False, "no"),
        ({"written_consent": False, "designated": False, "eligible_in_own_right": True}, False, "yes"),
        ({"written_consent": False, "designated": False, "eligible_in_own_right": False}, True, "no"),
        ({"written_consent": False, "designated": False}, True, "cannot say yet"),
        ({"eligible_in_own_right": True}, True, "yes"),
        ({"eligible_in_own_right": False}, True, "cannot say yet"),
    ],
)
def test_REP_05_without_authority_only_the_messengers_own_standing_counts(representative, eligible_person, expected):
    claims = (Claim.SUBJECT_OF_CONDUCT,) if eligible_person else ()
    found = standing.is_complaint(
        matter(
            complainant=told(*claims, age=30),
            representative=Representative(relationship="other", **representative),
        )
    )
    assert found.answer.value == expected

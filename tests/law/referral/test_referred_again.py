"""What has been referred before, by the kind of matter (paragraphs 4(7), 13(7), 14C(3))."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import recording, referral
from complaintlaw.proceedings import Dates, Referral, Withdrawal
from complaintlaw.vocabulary import PersonKind
from tests.law.build import conduct_matter, dsi, harmless, matter, officer

DIRECTED = Referral(route="mandatory", sent_back=True, rereferral_directed=True, directed_on=date(2026, 6, 10))
BEFORE = Referral(route="mandatory", sent_back=True)
KINDS = [
    (lambda **facts: matter(allegations=(harmless(),), **facts), "PRA 2002, Sch 3, para 4(7)"),
    (conduct_matter, "PRA 2002, Sch 3, para 13(7)"),
    (dsi, "PRA 2002, Sch 3, para 14C(3)"),
]


@pytest.mark.parametrize(("of_kind", "provision"), KINDS)
def test_REF_14_a_direction_to_refer_again_rests_on_the_provision_for_its_kind(of_kind, provision):
    found = referral.must_refer(of_kind(referral=DIRECTED))
    assert found.is_yes
    assert "The Director General has directed that it be referred again." in found.reasons
    assert provision in map(str, found.decides.citations)
    assert {"REF-14"} <= set(found.decides.rules)


@pytest.mark.parametrize(("of_kind", "provision"), KINDS)
def test_REF_14_once_is_enough_by_the_provision_for_its_kind(of_kind, provision):
    found = referral.must_refer(of_kind(referral=BEFORE))
    assert found.is_no
    assert provision in map(str, found.citations)


def test_REF_14_a_direction_binds_only_what_the_present_rules_govern():
    of_agency = officer(kind=PersonKind.NCA_OFFICER, rank=None, force="national-crime-agency")
    asked = matter(persons_complained_against=(of_agency,), allegations=(harmless(),), referral=DIRECTED)
    assert referral.must_refer(asked).is_open
    assert recording.must_record(asked).is_open


def test_REF_14_a_direction_on_what_is_withdrawn_waits_for_what_becomes_of_it():
    # While the day of the question is unknown, it is not known whether the time for a reply is over.
    written = Withdrawal(signed=False, letter_sent_on=date(2026, 3, 2))
    asked = matter(allegations=(harmless(),), referral=DIRECTED, withdrawal=written)
    assert referral.must_refer(asked).is_yes
    signed = asked.but(withdrawal=Withdrawal(signed=True))
    assert referral.must_refer(signed).is_yes, "before the public interest has been decided nothing has ended"


def test_REF_12_the_call_in_on_which_it_was_referred_is_not_another_one():
    sent = Referral(route="call_in", sent_back=True)
    asked = matter(allegations=(harmless(),), referral=sent, dates=Dates(call_in=date(2026, 6, 5)))
    found = referral.must_refer(asked)
    assert found.is_no
    assert "The call-in is taken to be the one on which it was referred." in " ".join(found.reasons)
    later = asked.but(referral=sent.but(sent_back_on=date(2026, 6, 1)))
    assert referral.must_refer(later).is_yes

"""What an answer rests on, and what was only considered."""

from __future__ import annotations

import complaintlaw as law
from complaintlaw.citation import CMR, PRA
from complaintlaw.finding import Basis, Finding, no, say, yes
from complaintlaw.logic import any_of, choose, first_of, none_of
from complaintlaw.trail import Trail
from tests.law.build import KENT, harmless, matter, officer


def by(rule: str, finding: Finding, provision: str) -> Finding:
    return finding.after(Trail(rules=(rule,), citations=(PRA.at(provision),)))


A, B = by("AA-01", no().because(yes="It rains."), "1"), by("BB-02", no().because(yes="The sun shines."), "2")
C = by("CC-03", say("c"), "3")


def test_the_members_that_settle_an_any_of_decide_it():
    found = any_of((A, by("DD-04", yes("So it is."), "4")))
    assert (found.decides.rules, found.considered, found.reasons) == (("DD-04",), Basis(), ("So it is.",))


def test_a_no_rests_on_all_that_was_needed_and_says_what_that_was():
    found = any_of((A, B))
    assert found.decides.rules == ("AA-01", "BB-02")
    assert found.reasons == ("None of these is so: it rains; the sun shines.",)
    assert any_of((A,)).reasons == ("This is not so: it rains.",)


def test_what_is_passed_over_is_considered_and_what_is_chosen_decides():
    found = first_of(((A, say("a")), (B, say("b"))), otherwise=C)
    assert found.decides == Basis(rules=("CC-03",), citations=(PRA.at("3"),))
    assert found.considered == Basis(rules=("AA-01", "BB-02"), citations=(PRA.at("1"), PRA.at("2")))
    assert found.rules == ("CC-03", "AA-01", "BB-02")
    assert found.citations == (PRA.at("3"), PRA.at("1"), PRA.at("2"))
    assert choose(A, yes=say("a"), no=C).considered.rules == ("AA-01",)
    assert choose(by("DD-04", yes(), "4"), yes=C, no=say("d")).decides.rules == ("DD-04", "CC-03")


def test_where_nothing_else_decides_what_is_not_met_does():
    found = choose(A, yes=say("a"), no=say(None))
    assert (found.decides.rules, found.considered) == (("AA-01",), Basis())
    assert found.reasons == ("This is not so: it rains.",)


def test_a_rule_that_decides_is_not_named_as_considered_too():
    found = first_of(((C.equals("d"), say("d")), (A, say("a"))), otherwise=C)
    assert (found.decides.rules, found.considered.rules) == (("CC-03",), ("AA-01",))


def test_that_none_of_them_is_so_is_the_reason_of_none_of():
    found = none_of((A, B))
    assert found.is_yes
    assert found.reasons == ("None of these is so: it rains; the sun shines.",)
    assert choose(found, yes=C, no=say("d")).reasons == found.reasons


def test_REV_07_the_local_policing_body_reviews_because_no_limb_of_regulation_32_applies():
    found = law.question(
        "relevant_review_body", matter(allegations=(harmless(),), persons_complained_against=(officer(),))
    )
    assert found.value == law.lpb(KENT)
    assert "PRA 2002, Sch 3, para 30(1)(b)" in [str(one) for one in found.decides.citations]
    assert {CMR.at(f"32({limb})") for limb in ("a", "b)(i", "b)(ii", "c", "d", "e")} <= set(found.considered.citations)
    (told,) = [reason for reason in found.reasons if reason.startswith("None of these is so:")]
    for limb in ("above the rank of chief superintendent", "Article 2 or 3 cannot be excluded", "treated as referred"):
        assert limb in told


def test_what_a_negative_rests_on_does_not_change_from_run_to_run():
    stated = matter(allegations=(harmless(),))
    told = [law.question("must_refer", stated.but()).reasons for _ in range(3)]
    assert told[0] == told[1] == told[2]
    assert told[0][0] == "None of the grounds for a referral is met."
    assert "the Director General has called it in" in told[0][1]

"""Trails: joined without being written out, and written out once, in order, each thing once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import complaintlaw as law
from complaintlaw import register
from complaintlaw.citation import PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, whichever, yes
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.trail import NO_TRAIL, Trail


def reasons(*words: str) -> Trail:
    return Trail(reasons=words)


def test_a_join_keeps_the_order_and_each_thing_once():
    joined = Trail.joined((reasons("a", "b"), NO_TRAIL, reasons("b", "c"), reasons("a")))
    assert joined.reasons == ("a", "b", "c")
    assert (reasons("z") + joined).reasons == ("z", "a", "b", "c")
    assert joined.reasons is joined.reasons


def test_to_join_nothing_changes_nothing():
    one = reasons("a")
    assert one + NO_TRAIL is one
    assert NO_TRAIL + one is one
    assert Trail.joined(()) is NO_TRAIL
    assert Trail.joined((NO_TRAIL, one)) is one
    finding = yes("a")
    assert finding.after(NO_TRAIL) is finding


def test_what_is_met_again_and_again_is_written_out_once():
    trail = reasons("a") + reasons("b")
    for _ in range(200):  # 2 to the power of 200 ways lead to the same two reasons
        trail = trail + trail
    assert trail.reasons == ("a", "b")


def test_a_trail_for_later_is_not_worked_out_before_it_is_read():
    asked: list[str] = []

    def later() -> Trail:
        asked.append("once")
        return reasons("b")

    joined = Trail.joined((reasons("a"), Trail.when_read(later)))
    assert asked == []
    assert (joined.reasons, joined.reasons, asked) == (("a", "b"), ("a", "b"), ["once"])


def test_a_long_chain_is_written_out():
    trail = reasons("0")
    for number in range(1, 5000):
        trail = trail + reasons(str(number))
    assert trail.reasons == tuple(str(number) for number in range(5000))


def test_open_branches_leave_only_what_is_missing():
    assert whichever((yes("a"), no("b")), so_far=reasons("c")).reasons == ("c",)


def test_a_rule_is_worked_out_once_for_each_matter(monkeypatch):
    monkeypatch.setattr(register, "RULES", [])
    monkeypatch.setattr(register, "QUESTIONS", {})
    asked: list[object] = []

    @register.answers("is_so")
    @register.rule("XYZ-01", PRA.at("12"))
    def is_so(matter: Matter) -> Finding[bool]:
        """XYZ-01: It is so."""
        asked.append(matter)
        return matter.recorded

    matter = Matter()
    assert is_so(matter) is register.QUESTIONS["is_so"].function(matter)
    assert len(asked) == 1
    assert is_so(matter.but(recorded=True)).is_yes
    assert len(asked) == 2
    assert matter == Matter()
    assert matter.stated().keys() == Matter().stated().keys()


def test_what_is_asked_of_a_person_is_worked_out_each_time(monkeypatch):
    monkeypatch.setattr(register, "RULES", [])
    asked: list[int] = []

    @register.rule("XYZ-02", PRA.at("12"))
    def is_old(age: int) -> Finding[bool]:
        """XYZ-02: Somebody is old."""
        asked.append(age)
        return yes()

    assert is_old(70).rules == is_old(age=70).rules == ("XYZ-02",)
    assert asked == [70, 70]


def test_a_rule_about_a_person_is_worked_out_once_for_each_person_in_a_matter(monkeypatch):
    monkeypatch.setattr(register, "RULES", [])
    asked: list[object] = []

    @register.rule("XYZ-01", PRA.at("12"))
    def is_so(person: PersonComplainedAgainst, matter: Matter) -> Finding[bool]:
        """XYZ-01: It is so."""
        asked.append(person)
        return person.acting_chief_officer

    @register.rule("XYZ-02", PRA.at("12"))
    def is_so_of(person: PersonComplainedAgainst) -> Finding[bool]:
        """XYZ-02: It is so."""
        asked.append(person)
        return person.acting_chief_officer

    one, other = PersonComplainedAgainst(id="a"), PersonComplainedAgainst(id="b", acting_chief_officer=True)
    matter = Matter(persons_complained_against=(one, other))
    assert is_so(one, matter) is is_so(one, matter)
    assert is_so(other, matter).is_yes
    assert asked == [one, other]
    assert is_so(one, matter).rules == ("XYZ-01",)
    assert is_so(one, matter.but(recorded=True)) is not is_so(one, matter)
    assert is_so_of(one).rules == is_so_of(one).rules == ("XYZ-02",)
    assert asked == [one, other, one, one, one]


def test_a_matter_tells_the_same_way_to_an_answer_however_often_it_is_asked():
    def told() -> tuple[object, ...]:
        linked = law.LinkedComplaint(referable_conduct_alleged=True)
        found = law.question("referral_ground", law.Matter(arrived_as="civil_claim", same_incident=[linked]))
        return found.reasons, found.decides, found.considered, found.missing, found.unverified

    first = told()
    assert first[-1]
    assert all(told() == first for _ in range(300))


def test_threads_that_read_one_matter_read_the_same():
    def told(matter: law.Matter) -> list[object]:
        found = law.question("referral_due", matter)
        return [found.reasons, found.citations, found.missing]

    for _ in range(150):
        matter = law.Matter(allegations=[law.Allegation(about="conduct")])
        with ThreadPoolExecutor(3) as pool:
            read = list(pool.map(told, [matter] * 3))
        assert read == [told(law.Matter(allegations=[law.Allegation(about="conduct")]))] * 3

"""`explain`: facts alone or in cases, from a file or standard input; on a screenful, in full, or as JSON."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from complaintlaw import explanation, version
from complaintlaw.__main__ import main
from complaintlaw.citation import PRA
from complaintlaw.explain import WIDTH, _why
from complaintlaw.file_forms import questions
from complaintlaw.finding import Finding, cannot_say, say
from complaintlaw.organisations import IOPC, Organisation
from complaintlaw.trail import Missing, Trail
from complaintlaw.validation import read_cases, read_facts
from complaintlaw.vocabulary import Handling
from tests.law.counted import calls
from tests.law.runner import schema
from tools.law_findings_schema import findings_schema

ROOT = Path(__file__).parents[3]
OFFICER = {"id": "s1", "kind": "police_officer", "rank": "constable", "force": "kent"}
FACTS: dict[str, Any] = {
    "receiver": "chief_officer:kent",
    "persons_complained_against": [OFFICER],
    "complainant": {"claims": ["subject_of_conduct"]},
    "allegations": [{"about": "conduct", "descriptions": ["serious_assault"]}],
    "dates": {"became_clear": "2027-03-25T21:40"},
    "recorded": True,
}
IN_WORDS_OF_1 = {("subjects" if key == "persons_complained_against" else key): value for key, value in FACTS.items()}


@pytest.fixture
def explain(monkeypatch, capsys):
    def run(content: object, *options: str) -> tuple[int, str, str]:
        text = content if isinstance(content, bytes) else json.dumps(content).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        status = main(["explain", "-", *options])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def as_json(explain: Any, content: object, *options: str) -> Any:
    status, out, err = explain(content, "--json", *options)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_facts_alone_are_explained_on_a_screenful(explain):
    status, out, err = explain(FACTS)
    assert (status, err) == (0, "")
    for words in (
        "Is it a complaint: It is a complaint. The complainant says that it happened to them. (PRA 2002, s 12",
        "Whose it is: The chief officer of Kent Police.",
        "Recording: It has been recorded, as it must be. A serious assault is alleged.",
        "Referral to the IOPC: It must be referred. A serious assault is alleged.",
        "Referral to the IOPC: At the latest on Friday 26 March 2027.",
        "Handling: It may not be handled outside Schedule 3.",
        "Review: Reviewed by the IOPC.",
        "Clock: Refer to the IOPC: Friday 26 March 2027 (the appropriate authority)",
        "Clock: Tell the complainant how it is going: no last day can be said yet",
        "Points that are not verified against the official text: ",
        f"Rules {version.RULE_SET}; the Act as it stood on 7 April 2026.",
    ):
        assert words in " ".join(out.split())
    lines = out.splitlines()
    assert len(lines) <= 40
    assert max(len(line) for line in lines[:-1]) <= WIDTH


def test_of_nothing_known_it_says_what_to_find_out_and_for_what(explain):
    out = " ".join(explain({})[1].split())
    assert "Recording: Whether it must be cannot be said yet." in out
    assert "Handling: Whether it must be investigated cannot be said yet." in out
    assert "To find out: what is alleged (for: recording, referral to the IOPC, handling, review)" in out
    assert "To judge: what complaint and handling so far indicate" in out
    assert "whether it runs cannot be said yet" in out
    assert out.index("what is alleged") < out.index("whose conduct is complained of")


def test_what_is_no_complaint_is_named_and_what_does_not_fit_comes_first(explain):
    matter = {"arrived_as": "other_information", "indication": ["crime_or_disciplinary"], "dsi_circumstances": False}
    out = explain(matter)[1]
    assert "Is it a complaint: It is no complaint." in out
    assert "Is it a complaint: In law it is a conduct matter." in out
    assert "Handling: " not in out
    assert "Review: " not in out
    death = explain({"arrived_as": "other_information", "dsi_circumstances": True, "indication": []})[1]
    assert "Is it a complaint: In law it is a death or serious injury matter." in " ".join(death.split())
    at_odds = {"complainant": {"claims": ["witness"], "saw_or_heard": "not_at_all", "holds_evidence": False}}
    told = "  Contradiction: The complainant is said to be a witness, but was not there and holds no evidence.\n"
    assert explain(at_odds)[1].startswith(told)


def test_the_last_day_for_a_review_stands_beside_the_body(explain):
    reviewed = json.loads((ROOT / "tests/law/scenarios/reviews.json").read_text())[0]
    out = explain([reviewed])[1]
    assert out.startswith("R001 On the last day, with the right body\n")
    assert "Review: An application must be made by Friday 25 December 2026." in out


def test_all_says_every_question_and_every_rule_in_words(explain):
    out = explain(FACTS, "--all")[1]
    for name in questions(2):
        assert f"\n  {name}: " in out
    for words in (
        "REF-02: A complaint that alleges a serious assault must be referred.",
        "SI 2020/2, reg 4(1)(a)(i)",
        "Judged by a person: which of the serious descriptions",
        "Not verified: REF-02",
        "Sum: The day is Thursday 25 March 2027; the last day is the next one, Friday 26 March 2027.",
        "It stops when the matter is referred.",
        "To find out: the day on which the handling started",
    ):
        assert words in out
    assert "--all" not in out


def test_all_names_notes_of_one_kind_together(explain):
    out = explain({"allegations": [{"about": "conduct"}]}, "--all")[1]
    assert "Why: It turns on what is still to be found out or decided." in out
    assert "Not verified: REF-02, REF-03, REF-04, REF-05: the definition" in " ".join(out.split())
    assert "Whether it runs cannot be said yet." in out


def test_json_says_of_each_question_the_answer_and_how_it_was_reached(explain):
    told = as_json(explain, FACTS)
    assert told["versions"] == {"library": "0.2.0", "rule_set": version.RULE_SET, "law_as_of": "2026-04-07"}
    (case,) = told["cases"]
    by_name = {one["question"]: one for one in case["findings"]}
    refer = by_name["must_refer"]
    assert (refer["answer"], refer["value"], refer["missing"]) == ("yes", True, [])
    assert refer["reasons"] == ["A serious assault is alleged."]
    assert "REF-02" in refer["decides"]["rules"]
    assert [fact["words"] for fact in refer["judgements"]] == [
        "which of the serious descriptions of regulation 4 it meets, taken as true (allegation 1)"
    ]
    assert by_name["referral_due"]["value"] == "2027-03-26"
    assert by_name["referral_due"]["answer"] == "Friday 26 March 2027"
    assert case["clocks"][0]["clock"] == "referral"
    assert [fact["path"] for fact in case["clocks"][1]["missing"]] == ["dates.handling_started"]


def test_json_names_what_is_missing_the_weightiest_first(explain):
    (case,) = as_json(explain, {})["cases"]
    weights = [len(fact["wanted_for"]) for fact in case["missing"]]
    assert weights == sorted(weights, reverse=True)
    assert case["missing"][0]["words"] == "what is alleged"
    assert {"must_refer", "must_record"} <= set(case["missing"][0]["wanted_for"])


@pytest.mark.parametrize("options", [(), ("--all",)])
def test_json_is_what_its_schema_says(explain, options):
    node = findings_schema()
    told = [as_json(explain, content, *options) for content in (FACTS, {}, {"complainant": {"age": 12}})]
    for file in sorted((ROOT / "tests/law/scenarios").glob("*.json")):
        # One of each file: every chapter has one.
        stated = json.loads(file.read_bytes())
        one = stated[:1] if isinstance(stated, list) else {**stated, "cases": stated["cases"][:1]}
        told.append(as_json(explain, one, *options))
    for one in told:
        assert schema.fits(node, one)
    for name in told[0]["cases"][0]:
        broken = {**told[0], "cases": [{key: value for key, value in told[0]["cases"][0].items() if key != name}]}
        assert not schema.fits(node, broken)
    assert not schema.fits(node, {**told[0], "more": 1})


def test_everything_is_asked_once_if_everything_is_asked(explain):
    (case,) = as_json(explain, {}, "--all")["cases"]
    assert sorted(one["question"] for one in case["findings"]) == sorted(questions(2))


def test_facts_may_be_written_in_the_words_of_version_1(explain):
    told = as_json(explain, {"version": 1, **IN_WORDS_OF_1})
    assert told == as_json(explain, FACTS) == as_json(explain, {"version": 2, **FACTS})


@pytest.mark.parametrize(
    "content",
    [
        [{"given": IN_WORDS_OF_1}],
        {"version": 2, "cases": [{"given": FACTS}]},
    ],
)
def test_of_a_case_only_the_facts_are_needed(explain, content):
    assert as_json(explain, content) == as_json(explain, FACTS)


def test_a_case_goes_by_its_id_and_title(explain):
    cases = {"version": 2, "cases": [{"id": "one", "title": "A push", "given": {}}, {"title": "A shove", "given": {}}]}
    assert [case["name"] for case in as_json(explain, cases)["cases"]] == ["one A push", "A shove"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"subjects": []}, ['subjects: there is no such key; version 2 calls it "persons_complained_against"']),
        ({"version": 1, "recorded": 1}, ["recorded: expected true or false, found 1"]),
        ({"version": 4}, ["version: expected 1 or 2, found 4"]),
        ({"id": "A001", "given": {}}, ["id: ", 'given: there is no such key; a case stands in {"version": 2']),
        ({"recorded": 1, "forse": "kent"}, ['forse: there is no such key; did you mean "force"?', "recorded: expe"]),
        ([{"title": "x"}], ["case number 1: given: is missing and must be there"]),
        ([{"given": {"recorded": 1}, "id": 3}], ["case number 1: id: expected a text", "case number 1: given.rec"]),
        ("facts", ["the file must hold a list of cases"]),
        ([], ["the file holds no case, so there is nothing to explain"]),
        ({"version": 2, "cases": []}, ["the file holds no case, so there is nothing to explain"]),
        (b"", ["the file is not JSON: it is empty"]),
    ],
)
def test_wrong_input_is_told_a_line_each_and_nothing_is_evaluated(explain, content, told):
    status, out, err = explain(content)
    assert (status, out) == (2, "")
    lines = err.splitlines()
    assert len(lines) == len(told)
    for line, words in zip(lines, told, strict=True):
        assert line.startswith(f"standard input: {words}")


def test_a_sign_that_the_terminal_lacks_is_written_in_signs_that_it_has(monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    cases = [{"title": "Caf\u00e9 \ud800", "given": {}}]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(cases).encode())))
    assert main(["explain", "-"]) == 0
    assert out.buffer.getvalue().startswith(rb"Caf\xe9 \ud800")  # type: ignore[attr-defined]


def test_a_reader_who_leaves_early_is_no_error():
    command = [sys.executable, "-m", "complaintlaw", "rules"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert running.stdout is not None
    running.stdout.close()
    _, err = running.communicate()
    assert (running.returncode, err) == (0, b"")


@pytest.mark.parametrize(
    ("wiring", "status", "told"),
    [
        ("explain - <&-", 2, "standard input: there is no standard input\n"),
        ("rules >/dev/full", 1, "the answer cannot be written: No space left on device\n"),
        ("rules >&-", 1, ""),
        ("explain /dev/null", 2, "/dev/null: the file is not JSON: it is empty\n"),
    ],
)
def test_whatever_it_is_wired_to_there_is_no_trace(wiring, status, told):
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m complaintlaw {wiring}"],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, "", told)


def test_without_standard_streams_it_ends_with_a_status(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["explain", "-"]) == 2
    assert capsys.readouterr().err == "standard input: there is no standard input\n"
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["rules"]) == 1


def test_what_cannot_be_written_is_said(monkeypatch, capsys):
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["rules"]) == 1
    assert capsys.readouterr().err == "the answer cannot be written: No space left on device\n"


def test_a_reader_who_has_left_is_no_failure(monkeypatch, capsys):
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["rules"]) == 0
    assert capsys.readouterr().err == ""


def test_a_long_reason_is_shortened_on_the_screenful():
    reasons = " ".join(f"Reason number {number} is one of many." for number in range(20))
    long = Finding(True, value=False, trail=Trail(reasons=(reasons,), citations=(PRA.at("12"),)))
    assert _why(long).endswith(" … (PRA 2002, s 12)")
    assert len(_why(long)) < 250
    assert _why(say(True)) == ""


def test_more_clocks_than_a_screenful_holds_are_counted(explain):
    busy = {
        **FACTS,
        "handling": "local_investigation",
        "dates": {
            **FACTS["dates"],
            "made": "2026-11-20",
            "handling_started": "2026-11-21",
            "views_sought": "2026-12-01",
        },
        "officer_notice": {"given_on": "2026-12-01", "interview_set_for": "2026-12-10"},
        "suspension": {"letter_sent_on": "2026-12-02"},
        "withdrawal": {"signed": False, "letter_sent_on": "2026-12-03"},
        "as_of": "2026-12-04",
    }
    out = explain(busy)[1]
    assert out.count("  Clock: ") == 6
    assert "more clocks.\n" in out


def test_values_in_words():
    assert explanation.in_words(None) == "none"
    assert explanation.in_words(True) == "yes"
    assert explanation.in_words(IOPC) == "the IOPC"
    assert explanation.in_words(Organisation.KENT) == "Kent Police"
    assert explanation.in_words(frozenset(Handling)) == (
        "directed investigation; independent investigation; local investigation; not investigated; outside schedule 3"
    )
    assert explanation.in_words(frozenset()) == "none"
    assert explanation.in_words("s1") == "s1"


def test_a_fact_weighs_by_the_open_answers_that_wait_for_it():
    heavy, light = Missing(path="a", words="a"), Missing(path="b", words="b")
    weighed = explanation.missing_by_weight(
        {"one": cannot_say(missing=[light, heavy]), "two": cannot_say(missing=[heavy])}
    )
    assert list(weighed.items()) == [(heavy, ("one", "two")), (light, ("one",))]


def test_parts_are_told_by_whose_they_are(explain):
    essex = {**OFFICER, "id": "s2", "force": "essex"}
    (case,) = as_json(explain, {**FACTS, "persons_complained_against": [OFFICER, essex]}, "--all")["cases"]
    (parts,) = (one for one in case["findings"] if one["question"] == "parts")
    assert parts["answer"] == "s1: the chief officer of Kent Police; s2: the chief officer of Essex Police"
    assert [one["subject"] for one in parts["value"]] == ["s1", "s2"]


def test_ten_thousand_allegations_are_read():
    """In one pass: each list and each object is looked through once, so twice as many take twice as long."""
    many = [{"about": "conduct", "against": [f"s{n}"]} for n in range(10_000)]
    case = {
        "id": "A001",
        "title": "Much",
        "facts": "Much.",
        "given": {"allegations": many},
        "expect": {"must_log": True},
        "rules": ["LOG-01"],
        "reasoning": "It is a complaint.",
    }
    (read,) = read_cases(json.dumps({"version": 2, "cases": [case]}))
    assert read.given.allegations is not None
    assert len(read.given.allegations) == 10_000


def test_twice_as_many_allegations_are_twice_the_work():
    def work(number: int) -> Any:
        many = [{"about": "conduct", "against": ["s1"], "alleged_results": ["death", "fracture"]}] * number
        text = json.dumps({"persons_complained_against": [OFFICER], "allegations": many})
        return lambda: explanation.as_json("", read_facts(text)[0].given, everything=False)

    work(10)()
    assert calls(work(400)) < 2.2 * calls(work(200))


def test_twice_as_long_a_list_of_names_is_twice_the_work():
    def work(number: int) -> Any:
        text = json.dumps({"allegations": [{"about": "conduct", "against": [f"s{n}" for n in range(number)]}]})
        return lambda: read_facts(text)

    work(10)()
    assert calls(work(2_000)) < 2.2 * calls(work(1_000))

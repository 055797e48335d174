"""The two versions of the format: each knows its own names and says of the other's how it calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from complaintlaw import file_forms, first_version, scenario, validation
from complaintlaw.__main__ import main
from complaintlaw.facts import Matter
from complaintlaw.file_forms import questions
from complaintlaw.locations import Location
from complaintlaw.register import QUESTIONS
from tests.law.runner import schema

ROOT = Path(__file__).parents[3]
STORY = {"title": "A push", "facts": "A constable pushes a man.", "rules": ["REF-01"], "reasoning": "It is so."}
FIRST: dict[str, Any] = {
    "id": "A001",
    **STORY,
    "given": {
        "subjects": [{"id": "s1", "kind": "police_officer"}],
        "allegations": [{"about": "conduct", "subjects": ["s1"], "descriptions": ["serious_assault"]}],
        "investigator": {"managed_by_subject": True},
        "review": {"missing": ["written_form"]},
    },
    "expect": {"referral_mandatory": True, "must_log": True},
}
SECOND: dict[str, Any] = {
    "id": "A001",
    **STORY,
    "given": {
        "persons_complained_against": [{"id": "s1", "kind": "police_officer"}],
        "allegations": [{"about": "conduct", "against": ["s1"], "descriptions": ["serious_assault"]}],
        "investigator": {"managed_by_person_complained_against": True},
        "review": {"lacks": ["written_form"]},
    },
    "expect": {"must_refer": True, "must_log": True},
}


def first(**members: Any) -> str:
    return json.dumps([{**FIRST, **members}])


def second(**members: Any) -> str:
    return json.dumps({"version": 2, "cases": [{**SECOND, **members}]})


def problems(text: str) -> list[str]:
    with pytest.raises(validation.NotValid) as refused:
        validation.read_cases(text)
    return list(refused.value.problems)


def test_the_same_facts_are_the_same_matter_in_either_version():
    (one,), (other,) = validation.read_cases(first()), validation.read_cases(second())
    assert one.given == other.given
    assert (one.version, other.version) == (1, 2)
    assert scenario.differences(one) == scenario.differences(other) == ()


def test_a_difference_is_told_by_the_name_in_the_file():
    (one,) = validation.read_cases(first(expect={"referral_mandatory": False}))
    (other,) = validation.read_cases(second(expect={"must_refer": False}))
    assert [str(difference) for difference in scenario.differences(one)] == [
        "referral_mandatory: expected false, got true"
    ]
    assert [difference.key for difference in scenario.differences(other)] == ["must_refer"]


LATER = 'came with version 2: write {"version": 2, "cases": [...]}'


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"persons_complained_against": []}, 'persons_complained_against: there is no such key; version 1 calls it "'),
        (
            {"allegations": [{"about": "conduct", "against": []}]},
            '.against: there is no such key; version 1 calls it "s',
        ),
        ({"public_interest": {}}, f"given.public_interest: there is no such key; it {LATER}"),
        ({"dates": {"received": "2026-11-20"}}, f"given.dates.received: there is no such key; it {LATER}"),
        ({"step": "report_decided"}, f'given.step: "report_decided" {LATER}'),
        ({"force": "border-force"}, f'given.force: "border-force" {LATER}'),
        ({"receiver": "border-force"}, f'given.receiver: "border-force" {LATER}'),
        ({"complainant": {"kind": "other_body_officer"}}, f'given.complainant.kind: "other_body_officer" {LATER}'),
        ({"allegations": [{"about": "conduct", "number": 2}]}, "allegations[0].number: there is no such key"),
    ],
)
def test_version_1_refuses_what_came_later_and_says_so(given, told):
    (problem,) = problems(first(given=given))
    assert told in problem


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"subjects": []}, 'given.subjects: there is no such key; version 2 calls it "persons_complained_against"'),
        ({"review": {"missing": []}}, 'given.review.missing: there is no such key; version 2 calls it "lacks"'),
        ({"investigator": {"managed_by_subject": True}}, 'version 2 calls it "managed_by_person_complained_against"'),
        ({"allegations": [{"about": "conduct", "number": 2}]}, "allegations[0].number: there is no such key"),
    ],
)
def test_version_2_refuses_the_older_names_and_says_the_new_ones(given, told):
    (problem,) = problems(second(given=given))
    assert told in problem


def test_each_version_knows_its_own_results():
    assert (
        'expect.must_refer: there is no such key; version 1 calls it "referral_mandatory"'
        in problems(first(expect={"must_refer": True}))[0]
    )
    assert (
        'expect.referral_mandatory: there is no such key; version 2 calls it "must_refer"'
        in problems(second(expect={"referral_mandatory": True}))[0]
    )


def test_version_2_takes_what_came_with_it():
    given = {
        "step": "report_decided",
        "force": "border-force",
        "receiver": "food-standards-agency",
        "dates": {"received": "2026-11-20"},
        "public_interest": {"result": "not_in_public_interest"},
        "persons_complained_against": [{"id": "s1", "last_dealing": "2026-11-20T10:00"}],
    }
    (case,) = validation.read_cases(second(given=given))
    assert case.given.public_interest is not None
    assert case.given.dates.received.value.isoformat() == "2026-11-20"


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"version": 3, "cases": []}, ["version: expected 1 or 2, found 3"]),
        ({"version": "2", "cases": []}, ['version: expected 1 or 2, found "2"']),
        ({"version": True, "cases": []}, ["version: expected 1 or 2, found true"]),
        ({"version": 2.0, "cases": []}, ["version: expected 1 or 2, found 2.0"]),
        ({"version": 1, "cases": []}, ["version: a file of version 1 is a list of cases, with nothing around it"]),
        ({"version": 2, "cases": {}}, ["cases: expected a list, found an object"]),
        ({"cases": []}, ["version: is missing and must be there"]),
        ({"version": 2, "cases": [], "case": 1}, ['case: there is no such key; did you mean "cases"?']),
        ({"version": 2}, ['the file must hold a list of cases, or {"version": 2, "cases": [...]}']),
        ("cases", ['the file must hold a list of cases, or {"version": 2, "cases": [...]}']),
    ],
)
def test_what_stands_around_the_cases_is_checked(stated, told):
    assert problems(json.dumps(stated)) == told


def test_version_1_has_the_words_of_the_published_schema_and_no_others():
    """Every enumeration of the facts and results, word by word."""
    found, published = _enumerations(file_forms.case_form(1)), _published(schema.SCHEMA["items"])
    # The form of an investigation is one of the ways of handling; that it is none of these two can be asserted wrongly.
    published[".expect.investigation_form"] |= {"outside_schedule_3", "not_investigated"}
    assert found == published


def _enumerations(form: Any, path: str = "") -> dict[str, set[str]]:
    if isinstance(form, file_forms.ObjectSchema):
        return {k: v for word, key in form.keys.items() for k, v in _enumerations(key.form, f"{path}.{word}").items()}
    if isinstance(form, file_forms.ListSchema):
        return _enumerations(form.form, f"{path}[]")
    return {path: set(form.known)} if form.known else {}


def _published(node: dict[str, Any], path: str = "") -> dict[str, set[str]]:
    node = schema.resolved(node)
    if node.get("type") == "object":
        return {
            k: v for word, inner in node["properties"].items() for k, v in _published(inner, f"{path}.{word}").items()
        }
    if node.get("type") == "array":
        return _published(node["items"], f"{path}[]")
    words = _words(node)
    return {path: words} if words else {}


def _words(node: dict[str, Any]) -> set[str]:
    """The words of an enumeration, also of one among several forms."""
    node = schema.resolved(node)
    if "const" in node:
        return {node["const"]}
    inner = {word for one in node.get("anyOf", ()) for word in _words(one)}
    return inner | {word for word in node.get("enum", ()) if isinstance(word, str)}


def test_every_result_of_version_1_leads_to_the_function_of_that_name():
    """Two have a name of their own, for those of their functions say too little outside their modules."""
    own = {name for name, one in questions(1).items() if one.function.__name__ != first_version.RESULTS[name]}
    assert own == {"parts", "review_powers"}
    assert len(questions(1)) == 82


def test_a_question_that_came_later_has_the_name_under_which_it_is_entered():
    later = {name: question for name, question in QUESTIONS.items() if name not in first_version.RESULTS}
    assert later.items() <= questions(2).items()


def test_no_two_questions_have_one_name():
    assert len(questions(2)) == len(QUESTIONS)


def test_what_nobody_is_asked_is_none_in_version_1():
    assert first_version.written("severity_question", "nothing") == "none"
    assert first_version.written("severity_question", "gross_misconduct_only") == "gross_misconduct_only"
    assert first_version.written("interest", "nothing") == "nothing"


def test_facts_that_do_not_go_together_are_a_problem_and_no_crash():
    def build(**facts: Any) -> Matter:
        raise ValueError("two persons have one name")

    place = Location("given")
    form = file_forms.ObjectSchema({}, build)
    assert form.read({}, place) is None
    assert [str(problem) for problem in place.problems] == ["given: two persons have one name"]


def test_a_list_of_cases_can_be_brought_to_version_2(tmp_path, capsys):
    file = tmp_path / "cases.json"
    file.write_text(first())
    assert main(["upgrade", str(file)]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == json.loads(second())
    (case,) = validation.read_cases(printed)
    assert scenario.differences(case) == ()


@pytest.mark.parametrize("file", sorted((ROOT / "tests/law/scenarios").glob("*.json")), ids=lambda file: file.stem)
def test_every_file_of_ours_says_the_same_in_version_2(file):
    if not isinstance(json.loads(file.read_bytes()), list):
        return
    old = validation.read_cases(file.read_bytes())
    new = validation.read_cases(json.dumps(validation.read_upgraded(file.read_bytes())))
    assert [case.given for case in new] == [case.given for case in old]
    assert [list(case.expect.values()) for case in new] == [list(case.expect.values()) for case in old]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "the file must hold a list of cases, as files of version 1 do"),
        ('[{"id": "A001"}]', "A001: title: is missing and must be there"),
        ('["x"]', 'case number 1: expected an object, found "x"'),
        (first(given={"subjects": [3], "dates": 4, "colour": 5}), "A001: given.colour: there is no such key"),
        (first(expect=[]), "A001: expect: expected an object, found a list"),
        (first(given={"subjects": 3}), "A001: given.persons_complained_against: expected a list, found 3"),
        (first(given={"subjects": "ab"}), 'A001: given.persons_complained_against: expected a list, found "ab"'),
        (first(given={"handling": ["local_investigation"]}), "A001: given.handling: expected one of "),
        (
            first(given={"subjects": [], "persons_complained_against": []}),
            'A001: given.subjects: there is no such key; version 2 calls it "persons_complained_against"',
        ),
        (
            first(given={"review": {"lacks": [], "missing": ["written_form"]}}),
            'A001: given.review.missing: there is no such key; version 2 calls it "lacks"',
        ),
        (
            first(expect={"must_refer": True, "referral_mandatory": False}),
            'A001: expect.referral_mandatory: there is no such key; version 2 calls it "must_refer"',
        ),
    ],
)
def test_what_would_not_be_valid_is_not_brought_over(text, told):
    with pytest.raises(validation.NotValid) as refused:
        validation.read_upgraded(text)
    assert any(problem.startswith(told) for problem in refused.value.problems)


def test_what_is_new_may_stand_among_older_names_when_a_file_is_brought_over():
    mixed = {**FIRST["given"], "public_interest": {"result": "not_in_public_interest"}}
    (case,) = validation.read_cases(json.dumps(validation.read_upgraded(first(given=mixed))))
    assert case.given.public_interest is not None

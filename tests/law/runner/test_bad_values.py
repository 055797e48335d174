"""At the door of files: values of the wrong kind, words that are nearly right, numbers that are none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from complaintlaw import validation
from complaintlaw.locations import Location


def problems(facts: str | dict[str, Any]) -> list[str]:
    with pytest.raises(validation.NotValid) as refused:
        validation.read_facts(facts if isinstance(facts, str) else json.dumps(facts))
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"recorded": 1}, "recorded: expected true or false, found 1"),
        ({"recorded": "true"}, 'recorded: expected true or false, found "true"'),
        ({"recorded": None}, "recorded: expected true or false, found null; what is not known or has not happened is"),
        ({"complainant": {"age": True}}, "complainant.age: expected a whole number, 0 to 130, found true"),
        ({"complainant": {"age": 12.5}}, "complainant.age: expected a whole number, 0 to 130, found 12.5"),
        ({"complainant": {"age": -1}}, "complainant.age: expected a whole number, 0 to 130, found -1"),
        ({"complainant": {"age": 131}}, "complainant.age: expected a whole number, 0 to 130, found 131"),
        ({"complainant": {"age": "12"}}, 'complainant.age: expected a whole number, 0 to 130, found "12"'),
        ({"dates": {"made": "2026-11-20T10:00"}}, "dates.made: expected a day such as 2027-03-26, found "),
        ({"dates": {"made": "2026-02-30"}}, "dates.made: there is no day 2026-02-30"),
        ({"dates": {"made": "20.11.2026"}}, 'dates.made: expected a day such as 2027-03-26, found "20.11.2026"'),
        ({"dates": {"made": 20261120}}, "dates.made: expected a day such as 2027-03-26, found 20261120"),
        ({"dates": {"call_in": "2026-11-20T10:00Z"}}, "dates.call_in: expected a day such as 2027-03-26 or a day and"),
        ({"officer_notice": {"sent_at": "2026-11-20"}}, "officer_notice.sent_at: expected a day and time such as "),
        ({"dates": {"call_in": "2026-11-20T24:00"}}, "dates.call_in: expected a day such as 2027-03-26 or a day and"),
        ({"handling": ["local_investigation"]}, "handling: expected one of "),
        ({"indication": "crime_or_disciplinary"}, 'indication: expected a list, found "crime_or_disciplinary"'),
        ({"allegations": {}}, "allegations: expected a list, found an object"),
        ({"allegations": ["pushed"]}, 'allegations[0]: expected an object, found "pushed"'),
        ({"dates": ["2026-11-20"]}, "dates: expected an object, found a list"),
        ({"persons_complained_against": [{"id": "PC 1"}]}, "persons_complained_against[0].id: expected a short name"),
        ({"persons_complained_against": [{}]}, "persons_complained_against[0].id: is missing and must be there"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_place(facts, told):
    (problem,) = problems(facts)
    assert problem.startswith(told)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(number):
    (problem,) = problems(f'{{"allegations": [{{"about": "conduct", "offence_maximum": {number}}}]}}')
    assert problem == f"the file is not JSON: {number} is no number"


@pytest.mark.parametrize(
    ("number", "found"),
    [("1e400", "Infinity"), ("-0.5", "-0.5"), ("true", "true"), ("[7]", "a list"), ("99.5", "99.5")],
)
def test_a_longest_sentence_is_a_number_of_years_or_a_word(number, found):
    (problem,) = problems(f'{{"allegations": [{{"about": "conduct", "offence_maximum": {number}}}]}}')
    assert problem.startswith("allegations[0].offence_maximum: expected a number, 0 to 99 or one of ")
    assert f"found {found}" in problem


@pytest.mark.parametrize("number", ["1e400", "1e999"])
def test_an_age_beyond_all_numbers_is_refused(number):
    (problem,) = problems(f'{{"complainant": {{"age": {number}}}}}')
    assert problem == "complainant.age: expected a whole number, 0 to 130, found Infinity"


def test_an_age_may_be_written_with_a_point():
    (facts,) = validation.read_facts('{"complainant": {"age": 12.0}}')
    assert facts.given.complainant.age.value == 12


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"allegations": [{"about": "conduct", "descriptions": ["serious assault"]}]}, "serious_assault"),
        ({"persons_complained_against": [{"id": "s1", "rank": "Sergeant"}]}, "sergeant"),
        ({"persons_complained_against": [{"id": "s1", "kind": "police officer"}]}, "police_officer"),
        ({"force": "Kent"}, "kent"),
        ({"receiver": "chief_officer: kent"}, "chief_officer:kent"),
        ({"handling": "local investigation"}, "local_investigation"),
        ({"alegations": []}, "allegations"),
        ({"dates": {"became clear": "2026-11-20"}}, "became_clear"),
    ],
)
def test_the_nearest_word_is_proposed(facts, word):
    (problem,) = problems(facts)
    assert problem.endswith(f'did you mean "{word}"?')


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"receiver": "the town"}, 'receiver: expected one of the known words, found "the town"'),
        ({"zzz": 1}, "zzz: there is no such key"),
        ({"force": "x" * 61}, f'force: expected one of the known words, found "{"x" * 59}…'),
        ({"": 1}, '"": there is no such key'),
    ],
)
def test_no_word_is_proposed_where_none_is_near(facts, told):
    assert problems(facts) == [told]


LEFT_OUT = "what is not known or has not happened is left out"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"recorded": None}, f"recorded: expected true or false, found null; {LEFT_OUT}"),
        ({"allegations": None}, f"allegations: expected a list, found null; {LEFT_OUT}"),
        ({"dates": None}, f"dates: expected an object, found null; {LEFT_OUT}"),
        ({"dates": {"made": None}}, f"dates.made: expected a day such as 2027-03-26, found null; {LEFT_OUT}"),
        ({"version": 1, "subjects": None}, f"subjects: expected a list, found null; {LEFT_OUT}"),
        # What must be there cannot be left out, nor can one thing in a list.
        ({"allegations": [{"about": None}]}, 'allegations[0].about: expected one of "conduct", "service", found null'),
        (
            {"indication": [None]},
            'indication[0]: expected one of "crime_or_disciplinary", "article_2_or_3", found null',
        ),
    ],
)
def test_what_is_not_known_is_left_out_and_not_null(facts, told):
    assert problems(facts) == [told]


@pytest.mark.parametrize(("text", "meant"), [("7", "7"), (" 7.5 ", "7.5"), ("1e1", "1e1"), ("99", "99")])
def test_a_longest_sentence_in_quotes_is_told_from_a_word(text, meant):
    (problem,) = problems({"allegations": [{"about": "conduct", "offence_maximum": text}]})
    assert problem.endswith(f"; write {meant} without quotes")


@pytest.mark.parametrize(
    "text", ["-7", "1e400", "NaN", "[7]", "{", "null", "100", "1e2", "9" * 60, "9" * 61, "9" * 5_000, "7 years"]
)
def test_what_would_be_no_longest_sentence_without_quotes_either_is_only_refused(text):
    (problem,) = problems({"allegations": [{"about": "conduct", "offence_maximum": text}]})
    assert "without quotes" not in problem
    assert problem.startswith("allegations[0].offence_maximum: expected a number, 0 to 99 or one of ")


@pytest.mark.parametrize(
    ("facts", "end"),
    [
        ({"recorded": "true"}, 'found "true"; write true without quotes'),
        ({"recorded": "false"}, 'found "false"; write false without quotes'),
        ({"recorded": "yes"}, 'found "yes"'),
        ({"recorded": "1"}, 'found "1"'),
        ({"complainant": {"age": "12"}}, 'found "12"; write 12 without quotes'),
        ({"complainant": {"age": "131"}}, 'found "131"'),
        ({"complainant": {"age": "12.5"}}, 'found "12.5"'),
        ({"dates": {"made": "20261120"}}, 'found "20261120"'),
    ],
)
def test_what_would_fit_without_quotes_is_said(facts, end):
    (problem,) = problems(facts)
    assert problem.endswith(end)


@pytest.mark.parametrize("empty", ["[]", '{"version": 2, "cases": []}', " [ ] "])
def test_a_file_without_a_case_explains_nothing_and_says_so(empty):
    assert problems(empty) == ["the file holds no case, so there is nothing to explain"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"recorded": true} {}', "there is more after its end: line 1 column 20"),
        ('{"recorded": true}\n\nnote', "there is more after its end: line 3 column 1"),
        ("[] []", "there is more after its end: line 1 column 4"),
        ('{"recorded": yes}', "Expecting value: line 1 column 14"),
        ('{"recorded": true', "Expecting ',' delimiter: line 1 column 18"),
        ('{"recorded": true, "recorded": true}', 'the key "recorded" stands twice in one object'),
        (
            '{"force": "kent", "dates": {"made": 1, "received": 2, "made": 3}}',
            'the key "made" stands twice in one object',
        ),
        ('[{"given": {"a": 1, "b": 2, "b": 3, "b": 4, "c": 5}}]', 'the key "b" stands twice in one object'),
        (f'{{"complainant": {{"age": {"9" * 301}}}}}', "a number has more than 300 digits"),
        (f'{{"complainant": {{"age": {"9" * 5_000}}}}}', "a number has more than 300 digits"),
        (f'{{"version": -{"9" * 300}}}', "a number has more than 300 digits"),
    ],
)
def test_what_is_not_json_of_facts_is_one_clear_sentence(text, told):
    assert problems(text) == [f"the file is not JSON: {told}"]


def test_a_number_of_300_digits_is_still_a_number():
    many = "9" * 300
    (problem,) = problems(f'{{"allegations": [{{"about": "conduct", "offence_maximum": {many}}}]}}')
    assert problem.startswith("allegations[0].offence_maximum: expected a number, 0 to 99 or one of ")
    (problem,) = problems(f'{{"complainant": {{"age": {many}}}}}')
    assert problem == f"complainant.age: expected a whole number, 0 to 130, found {many[:60]}…"


def test_a_wrong_key_beside_a_right_one_is_an_error():
    assert problems({"recorded": True, "recordet": False}) == [
        'recordet: there is no such key; did you mean "recorded"?'
    ]


def test_everything_that_is_wrong_is_told_at_once():
    wrong = {"recorded": 1, "handling": "later", "dates": {"made": "soon", "mad": 1}, "allegations": [{}, {"about": 1}]}
    assert sorted(problem.partition(":")[0] for problem in problems(wrong)) == [
        "allegations[0].about",
        "allegations[1].about",
        "dates.mad",
        "dates.made",
        "handling",
        "recorded",
    ]


def test_a_problem_stands_on_one_line_whatever_is_wrong():
    wrong = {"a\nb": 1, "force": "kent\nessex\u2028", "handling": "x" * 10_000, "\u202ereversed": 1}
    found = problems(wrong)
    assert len(found) == 4
    assert all(problem.isprintable() for problem in found)
    assert max(len(problem) for problem in found) < 300


def test_a_word_twice_in_a_list_is_refused_and_two_words_are_not():
    assert problems({"indication": ["article_2_or_3", "article_2_or_3"]}) == ["indication[1]: is in the list twice"]
    validation.read_facts('{"indication": ["article_2_or_3", "crime_or_disciplinary"]}')


@pytest.mark.parametrize("depth", [*range(800, 1_000, 2), 10_000])
def test_deep_nesting_inside_a_list_is_no_crash(depth):
    deep = "[" * depth + "]" * depth
    assert problems(f'{{"indication": [{deep}, {deep}]}}')


def test_what_is_nested_too_deeply_to_be_looked_through_is_refused():
    def read(stated: object, place: Location) -> None:
        raise RecursionError

    with pytest.raises(validation.NotValid, match="nested too deeply"):
        validation._safely(read, {}, Location())


def test_a_mark_at_the_start_of_the_file_is_passed_over():
    """Some editors write one before UTF-8."""
    (facts,) = validation.read_facts(b'\xef\xbb\xbf{"recorded": true}')
    assert facts.given.recorded.is_yes

"""The command line: what it prints, with which status it ends, and that nothing is evaluated of an invalid file."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from complaintlaw.__main__ import main

SRC = Path(__file__).parents[3] / "src"
GIVEN: dict[str, Any] = {
    "receiver": "chief_officer:kent",
    "subjects": [{"id": "s1", "kind": "police_officer", "rank": "constable", "force": "kent"}],
    "complainant": {"claims": ["subject_of_conduct"]},
}


def case(number: int = 1, **members: Any) -> dict[str, Any]:
    return {
        "id": f"A{number:03}",
        "title": "A brusque answer",
        "facts": "A constable is curt.",
        "given": GIVEN,
        "expect": {"is_complaint": True},
        "rules": ["ELG-02"],
        "reasoning": "It happened to them.",
        **members,
    }


@pytest.fixture
def check(tmp_path, capsys):
    def run(content: object, command: str = "check", *options: str) -> tuple[int, str, str]:
        file = tmp_path / "cases.json"
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            file.write_text(json.dumps(content))
        status = main([command, str(file), *options])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_a_case_that_agrees_passes(check):
    assert check([case()]) == (0, "PASS A001\n1 passed, 0 failed\n", "")


def test_a_case_that_differs_fails_with_what_was_expected_and_found(check):
    wrong = case(2, expect={"eligibility": "witness", "is_complaint": True, "must_record": False})
    status, out, err = check([case(), wrong])
    assert (status, err) == (1, "")
    assert out == (
        "PASS A001\n"
        'FAIL A002 eligibility: expected "witness", got "subject_of_conduct"; '
        'must_record: expected false, got "unknown"\n'
        "1 passed, 1 failed\n"
    )


def test_an_empty_file_of_cases_passes(check):
    assert check([]) == (0, "0 passed, 0 failed\n", "")


INVALID = [
    (case(expect={"is_complant": True}), "A001: expect.is_complant: there is no such key; did you mean"),
    (case(given={"subjects": [{"id": "s1", "rnak": "constable"}]}), "A001: given.subjects[0].rnak: there is no such"),
    (case(given={"subjects": [{"rank": "constable"}]}), "A001: given.subjects[0].id: is missing and must be there"),
    (case(given={"handling": "local_investigtion"}), '; did you mean "local_investigation"?'),
    (case(given={"receiver": "chief_oficer:kent"}), 'found "chief_oficer:kent"; did you mean "chief_officer:kent"?'),
    (
        case(given={"receiver": "chief_officer:knet"}),
        'given.receiver: expected one of the known words, found "chief_of',
    ),
    (case(given={"recorded": 1}), "A001: given.recorded: expected true or false, found 1"),
    (case(given={"recorded": None}), "A001: given.recorded: expected true or false, found null; what is not known or"),
    (
        case(expect={"must_log": None}),
        'A001: expect.must_log: expected true or false or one of "unknown", found null\n',
    ),
    (case(given={"dates": []}), "A001: given.dates: expected an object, found a list"),
    (case(given={"dates": {"call_in": "soon"}}), "given.dates.call_in: expected a day such as 2027-03-26 or a day and"),
    (case(given={"indication": ["article_2_or_3"] * 2}), "A001: given.indication[1]: is in the list twice"),
    (
        case(expect={"recording_grounds": ["referrd"]}),
        'expect.recording_grounds[0]: expected one of "complainant_wish"',
    ),
    (case(expect={"parts": []}), "A001: expect.parts: expected a list of at least 2, found 0"),
    (case(id="x1"), "x1: id: expected a capital letter, three digits"),
    ({**case(), "id": None}, "case number 2: id: expected a capital letter"),
    ("A001", 'case number 2: expected an object, found "A001"'),
]


@pytest.mark.parametrize(("wrong", "message"), INVALID)
def test_of_an_invalid_file_nothing_is_evaluated_and_the_place_is_named(check, wrong, message):
    status, out, err = check([case(9), wrong])
    assert (status, out) == (2, "")
    assert message in err


def test_everything_that_is_wrong_is_named_at_once(check):
    status, _, err = check([case(given={"forse": "kent"}), case(2, expect={})])
    assert status == 2
    assert [line.split(": ", 1)[1] for line in err.splitlines()] == [
        'A001: given.forse: there is no such key; did you mean "force"?',
        "A002: expect: must hold at least 1 key",
    ]


def test_no_id_stands_twice_in_a_file(check):
    status, out, err = check([case(), case()])
    assert (status, out) == (2, "")
    assert "A001: id: another case of the file has this id" in err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "the file is not JSON"),
        (b"\xff\xfe\x00", "the file is not JSON: it is not text in UTF-8"),
        ("[]".encode("utf-16"), "the file is not JSON: it is not text in UTF-8"),
        (b"\x7fELF\x02\x01", "the file is not JSON"),
        (b"", "the file is not JSON: it is empty"),
        (b" \n", "the file is not JSON: it is empty"),
        (b"[NaN]", "NaN is no number"),
        (b'[{"id": "A001", "id": "A002"}]', 'the key "id" stands twice in one object'),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" * 10_000 + b"]" * 10_000, "nested too deeply"),
        (b'{"version": 2, "version": 1, "cases": []}', 'the key "version" stands twice in one object'),
        (b'{"subjects": []}', "the file must hold a list of cases"),
        (b"{}", "the file must hold a list of cases"),
    ],
)
def test_what_is_not_a_list_of_cases_in_json_is_not_valid(check, content, message):
    status, out, err = check(content)
    assert (status, out) == (2, "")
    assert message in err


@pytest.mark.parametrize("command", ["check", "explain"])
def test_a_file_that_cannot_be_read_is_not_valid(capsys, tmp_path, command):
    for name, message in (
        (str(tmp_path / "none.json"), "the file cannot be read: No such file"),
        (str(tmp_path), "the file cannot be read: Is a directory"),
        ("\0", "the file cannot be read: there can be no file of that name"),
    ):
        assert main([command, name]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert message in line


def test_lists_are_compared_in_any_order_and_parts_by_subject(check):
    two = {
        **GIVEN,
        "subjects": [*GIVEN["subjects"], {"id": "s2", "kind": "police_officer", "rank": "constable", "force": "essex"}],
        "recorded": True,
        "reason_to_withhold": "none",
    }
    parts = [
        {"subject": "s2", "appropriate_authority": "chief_officer:essex"},
        {"subject": "s1", "appropriate_authority": "chief_officer:kent"},
    ]
    right = {"parts": parts, "copies_due": ["record_to_complainant", "complaint_to_subject"]}
    assert check([case(given=two, expect=right)])[0] == 0
    others = [{"subject": "s1", "is_complaint": True}, {"subject": "s3", "is_complaint": True}]
    wrong = [{"subject": "s1", "is_complaint": False}, {"subject": "s2", "is_complaint": True}]
    for expected in (others, wrong):
        status, out, _ = check([case(given=two, expect={"parts": expected})])
        assert status == 1
        assert "A001 parts: expected" in out
    status, out, _ = check([case(given=two, expect={"copies_due": []})])
    assert out.startswith('FAIL A001 copies_due: expected [], got ["complaint_to_subject", "record_to_complainant"]')


def test_the_rules_are_listed_with_words_and_provisions(capsys):
    assert main(["rules"]) == 0
    out = capsys.readouterr().out
    assert "\nREC-01\n    A complaint must be recorded if the complainant" in out
    assert "    PRA 2002, Sch 3, para 2(6A)(a)\n" in out
    assert "    Not verified: " in out
    assert "\nFIN-02 (not code)\n    Whether there is a case to answer" in out


def test_it_runs_from_a_checkout_with_nothing_installed(tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case()]))
    # -I -S: no site packages and no paths of the user.
    start = (
        f"import sys, runpy; sys.path.insert(0, {str(SRC)!r}); runpy.run_module('complaintlaw', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", start, "check", str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "PASS A001\n1 passed, 0 failed\n", "")


def test_it_is_a_module_that_can_be_run(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["complaintlaw", "rules"])
    monkeypatch.delitem(sys.modules, "complaintlaw.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("complaintlaw", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("AA-01\n")

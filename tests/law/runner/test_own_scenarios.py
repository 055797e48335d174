"""Our own scenario files: what people have worked out from the law is what the library says."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaintlaw import scenario, validation

FILES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.json"))
CASES = [case for file in FILES for case in validation.read_cases(file.read_bytes())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_follows_is_what_was_worked_out(case):
    assert [str(one) for one in scenario.differences(case)] == []


def test_no_case_has_the_id_of_another():
    assert len({case.id for case in CASES}) == len(CASES)
    assert len(CASES) >= 25

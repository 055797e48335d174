"""`make mutate-acts` finds what it must: every kind of mutant, in every file that writes."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from candour.casework.permissions import ACTS
from tools import act_mutants, mutate_acts
from tools.act_mutants import Mutant

ALL = [one for file in act_mutants.files() for one in act_mutants.mutants(file)]
KNOWN = {
    "permission": "candour/casework/actions/intake.py: nobody is asked for Act.LOG",
    "event": "candour/casework/events/receipt.py: Logged.MOVES_CLOCK left out",
    "audit": "candour/accounts/staff.py: left out: record('staff.left', by=by, at=now, detail={'who': str(user.pk)})",
    "decision": "candour/casework/act.py: left out: decide(case, OUT_OF_ORDER",
    "refusal": "candour/casework/act.py: left out: if not reasons.strip(): raise ReasonsMissing",
    "lock": "candour/casework/actions/tasks.py: without the lock: models.Task.objects.select_for_update()",
}


def found(kind: str) -> Mutant:
    """The known mutant of that kind."""
    (one,) = [one for one in ALL if one.kind == kind and mutate_acts.key_of(one).startswith(KNOWN[kind])]
    return one


def test_there_are_mutants_of_every_kind() -> None:
    assert set(Counter(one.kind for one in ALL)) == set(act_mutants.KINDS) == set(KNOWN)


@pytest.mark.parametrize("kind", KNOWN)
def test_a_known_mutant_of_each_kind_is_another_program(kind: str) -> None:
    one = found(kind)
    before = (act_mutants.SOURCE / one.path).read_text(encoding="utf-8")
    after = ast.unparse(act_mutants.mutated(one))
    assert after != ast.unparse(ast.parse(before))
    compile(after, one.path, "exec")


def test_every_act_has_a_mutant_that_asks_nobody() -> None:
    asked = {one.words.rpartition("Act.")[2] for one in ALL if one.words.startswith("nobody is asked for")}
    assert asked == {act.name for act in ACTS}


def test_every_file_is_there_and_has_something_to_leave_out() -> None:
    without = {file.name for file in act_mutants.files() if not act_mutants.mutants(file)}
    assert "act.py" not in without
    assert len(without) < len(act_mutants.files()) / 2


def test_what_is_explained_is_there() -> None:
    keys = {mutate_acts.key_of(one) for one in ALL}
    assert {key for key in mutate_acts.EXPLAINED if not key.startswith("rows/")} <= keys


def test_a_mutant_runs_against_what_goes_through_it_the_likeliest_first() -> None:
    def passed(name: str, *called: str) -> mutate_acts.Passed:
        """A test that passes."""
        return mutate_acts.Passed(name=name, called=frozenset(called), seconds=0.1)

    tests = [
        passed("tests/integration/desk/test_case.py::test_log", "performs:LOG"),
        passed("tests/integration/test_acts.py::test_who_may_not_changes_nothing[log-logged]", "performs:LOG"),
        passed("tests/integration/test_acts.py::test_who_may_not_changes_nothing[finish]", "performs:FINISH_TASK"),
    ]
    chosen = mutate_acts.through(found("permission"), tests)
    assert [one.name for one in chosen] == [tests[1].name, tests[0].name]

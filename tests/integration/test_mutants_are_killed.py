"""`make mutate-acts` at work: one mutant of each kind, and the test that notices it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WALK, ACT = "tests/integration/test_acts.py", "tests/integration/casework/test_act.py"
RIGHTS, ROWS = "tests/integration/test_row_rights.py", "tests/integration/test_rows.py"
BY_TWO = "tests/integration/test_acts_by_two.py"
OUT_OF_ORDER = f"{ACT}::test_a_step_that_the_law_does_not_have_takes_two_people_and_reasons_and_is_marked"
KILLED = {
    # warm: in the body of a function; cold: where the module is imported anew
    "casework/actions/updates.py: nobody is asked for Act.NOTE_UPDATE": (
        f"{WALK}::test_who_may_not_changes_nothing[note_update-update-given]"
    ),
    "casework/actions/updates.py: left out: act.happened": (
        f"{WALK}::test_an_act_leaves_all_that_it_must[note_update-update-given]"
    ),
    "casework/events/dates.py: UpdateGiven.AUDIT": (
        f"{WALK}::test_an_act_leaves_all_that_it_must[note_update-update-given]"
    ),
    "casework/act.py: left out: record_each([row]": f"{WALK}::test_an_act_leaves_all_that_it_must[log-logged]",
    "casework/act.py: left out: decide(": OUT_OF_ORDER,
    "casework/act.py: left out: if second is None": OUT_OF_ORDER,
    "casework/actions/tasks.py: without the lock: models.Task": (
        f"{BY_TWO}::test_done_by_two[finish_task-task-finished]"
    ),
    "rows/intake_feedback: DISABLE ROW": f"{ROWS}::test_SEC_17_every_table_with_case_data_has_row_security_forced",
    "rows/casework_case: desk_own_authority": f"{ROWS}::test_SEC_17_with_no_reader_known_there_is_no_row[Case]",
    "rows/audit_root: DISABLE TRIGGER audit_root_table": (
        f"{RIGHTS}::test_no_audit_row_no_link_and_no_root_is_ever_changed_even_by_the_owner[TRUNCATE {{}}-audit_root]"
    ),
    "rows/candour_lift_bar(uuid,uuid): GRANT": (
        f"{RIGHTS}::test_SEC_17_what_runs_with_the_owners_rights_is_called_by_these_alone"
    ),
    "rows/intake_feedback: candour_public may SELECT": (
        f"{RIGHTS}::test_SEC_17_a_role_has_exactly_these_rights[candour_public]"
    ),
}
"""A mutant of each kind, and a test that notices it."""


def test_a_known_mutant_of_each_kind_is_killed_by_a_test_that_is_there_for_it(tmp_path: Path) -> None:
    files = [WALK, ACT, RIGHTS, ROWS, BY_TWO]
    command = [sys.executable, "-m", "tools.mutate_acts", "--verbose", "--tests", *files, "--only", *KILLED]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "DATABASE"))}
    environment |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    told = re.findall(r"^killed +(\S+): (.*?)  \[(\S.*), [\d.]+ s\]", done.stdout + done.stderr, re.M)
    assert len(told) == len(KILLED), done.stdout + done.stderr
    killers = {f"{place} {words}": killer for place, words, killer in told}
    for mutant, killer in KILLED.items():
        where, _, words = mutant.partition(": ")
        (found,) = [
            by
            for one, by in killers.items()
            if where.removeprefix("rows/").partition("(")[0] in one and f" {words}" in one
        ]
        # Which one comes first is a matter of how long each takes here: one of the same files it must be.
        assert found.partition("::")[0] in files, f"{mutant}: {found} and not {killer}"
    assert f"{len(KILLED)} of {len(KILLED)} mutants killed, 0 not explained" in done.stdout

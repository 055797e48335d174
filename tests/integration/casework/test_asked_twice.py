"""What the database refuses is refused by the program as well: each holds where the other is asked by nobody.

These run as the owner of the tables, to whom the database gives every row.
"""

from __future__ import annotations

import pytest
from django.utils import timezone

from candour.accounts import actors
from candour.audit.models import AuditEvent
from candour.casework import act, models, queries, task_queries
from complaintlaw import life
from tests import factories
from tests.act_scenes import case_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "authority"),
    [("administrator", factories.FORCE), ("counter-corruption", factories.FORCE), ("handler", "gwent")],
)
def test_SEC_17_no_list_and_no_page_for_whoever_may_not_see_it(role: str, authority: str) -> None:
    case = case_of(safe_now="no")
    task = models.Task.objects.get(case=case)
    for by, sees in (
        (factories.actor("handler@example.org"), True),
        (factories.actor("other@example.org", role=role, authority=authority), False),
    ):
        today = timezone.localdate()
        assert bool(queries.inbox(by=by, today=today)) is sees
        assert bool(queries.case_page(case.id, by=by, today=today)) is sees
        assert (queries.counts(by=by, today=today)["all"] == 1) is sees
        assert bool(task_queries.rows(by=by, today=today)) is sees
        assert bool(task_queries.page(task.pk, by=by, today=today)) is sees
        assert (task_queries.counts(by=by, today=today)["open"] > 0) is sees


def test_a_step_of_the_worker_is_in_the_audit_of_the_authority_that_has_the_case() -> None:
    case = case_of()
    with act.together():
        act.move(case, life.State.AWAITING_AA_DETERMINATION, by=actors.worker(), now=timezone.now())
    written = AuditEvent.objects.get(act="case.awaiting-authority")
    assert (written.case, written.authority) == (str(case.id), case.authority)

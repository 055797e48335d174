"""How many statements a page of the form costs the database: the same for a short page and a long one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.integration.public.test_bad_input import begun

pytestmark = pytest.mark.django_db


def asked(do: Callable[[], Any]) -> list[str]:
    """The statements that it costs, but for the test's own change of role."""
    with CaptureQueriesContext(connection) as captured:
        do()
    said = [query["sql"] for query in captured.captured_queries]
    return [one for one in said if not one.startswith(("SET ROLE", "RESET ROLE"))]


@pytest.mark.parametrize("path", ["/complain/who-helps-you", "/complain/what-happened", "/complain/check"])
def test_PERF_a_page_costs_two_statements(public_client: Client, path: str) -> None:
    begun(public_client)
    statements = [one for one in asked(lambda: public_client.get(path)) if "SAVEPOINT" not in one]
    assert len(statements) == 2, statements


@pytest.mark.parametrize("page", [{"who-helps-you": {}}, {"what-happened": {"what_happened": "Words " * 400}}])
def test_PERF_a_page_that_is_sent_costs_five_statements(public_client: Client, page: dict[str, Any]) -> None:
    begun(public_client)
    ((key, fields),) = page.items()
    every = asked(lambda: public_client.post(f"/complain/{key}", fields))
    statements = [one for one in every if "SAVEPOINT" not in one]
    assert len(statements) == 5, statements
    # Each transaction of the door is a savepoint of the test's: one to read, one to write, and none within.
    assert sum(one.startswith("SAVEPOINT") for one in every) == 2, every

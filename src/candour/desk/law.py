"""The rules of the law as the program knows them: words, provisions, and what a lawyer must still confirm."""

from __future__ import annotations

import functools
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from complaintlaw import register


@functools.cache
def chapters() -> list[tuple[str, list[tuple[str, list[register.Rule]]]]]:
    """The rules by chapter; under each id, all that the rule says."""
    ordered = sorted(register.RULES, key=lambda rule: (rule.chapter, rule.id))
    seen: set[str] = set()
    found = []
    for chapter, rules in groupby(ordered, lambda rule: rule.chapter):
        by_id = [(name, list(same)) for name, same in groupby(rules, lambda rule: rule.id)]
        # A rule that speaks in two chapters has its anchor in the first.
        named = [(name if name not in seen else "", same) for name, same in by_id]
        seen |= {name for name, _same in by_id}
        found.append((chapter.replace("_", " ").capitalize(), named))
    return found


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All rules on one page; findings link to theirs."""
    return TemplateResponse(request, "desk/law.html", {"chapters": chapters()})

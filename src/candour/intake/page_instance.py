"""One page as it is asked now: of everyone, or about one of the people it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from candour.intake import questions
from candour.intake.specs import Answers, Page


@dataclass(frozen=True)
class PageInstance:
    """A page, and for a page that is asked of each: the number of the group, from 1."""

    page: Page
    number: int = 0

    @property
    def slot(self) -> str:
        """The name under which what is typed here is kept."""
        return f"{self.page.key}:{self.number}" if self.page.per_person else self.page.key

    def is_there(self, answers: Answers) -> bool:
        """Whether the page can be asked: for a group that there is, or for the one after the last."""
        if not self.page.per_person:
            return True
        return 1 <= self.number <= min(len(answers.get(self.page.per_person) or ()) + 1, questions.PEOPLE.most)

    def before(self, answers: Answers) -> Answers:
        """What was answered so far, as the conditions of this page see it."""
        if not self.page.per_person:
            return answers
        groups = answers.get(self.page.per_person) or []
        return groups[self.number - 1] if 1 <= self.number <= len(groups) else {}

    def merged(self, answers: Answers, given: Mapping[str, Any]) -> dict[str, Any]:
        """All answers, with what was given here."""
        if not self.page.per_person:
            return {**answers, **given}
        groups = list(answers.get(self.page.per_person) or ())
        group = {key: value for key, value in {**self.before(answers), **given}.items() if value not in (None, "", [])}
        if self.number <= len(groups):
            groups[self.number - 1] = group
        else:
            groups.append(group)
        return {**answers, self.page.per_person: groups}


def without(answers: Answers, key: str, number: int) -> dict[str, Any]:
    """The answers without that group."""
    groups = list(answers.get(key) or ())
    return {**answers, key: [group for at, group in enumerate(groups, 1) if at != number]}

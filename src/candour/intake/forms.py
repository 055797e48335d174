"""A form for a page, made from the questions. What comes in is checked here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from candour.intake import fields, questions, when
from candour.intake.specs import Answers, Page, Question
from candour.ui import blocks, forms


class PageForm(forms.Form):
    """The form of one page. `answers()` gives what to keep once the form is valid.

    `initial` is what was answered before, on this page and on others. With `checked=False` it shows what
    was typed and says nothing about it.
    """

    template_name = "ui/forms/blocks.html"

    def __init__(
        self,
        page: Page,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        initial: Answers | None = None,
        checked: bool = True,
        more: str = "",
    ) -> None:
        self.page = page
        self.today = today
        self.before: Answers = dict(initial or {})
        self.blocks: list[blocks.Single | blocks.Repeated] = []
        self._more = more
        super().__init__(data, initial=dict(self.before))
        # What came in was asked, even where the answers before it cannot be read just now.
        self.asked = [one for one in page.questions if _is_asked(one, self.before, data)]
        for number, question in enumerate(self.asked):
            self._ask(question, heading=number == 0 and self.has_heading)
        if data is not None and not checked:
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = {}

    @property
    def has_heading(self) -> bool:
        """Whether the first question is the heading of the page, with why it is asked."""
        return bool(self.asked) and str(self.asked[0].label) == str(self.page.title)

    def clean(self) -> dict[str, Any]:
        """Checks that go across the questions of the page."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, date) and value > self.today and not self._is_box_of_when(name):
                self.add_error(name, str(when.NOT_YET))
        for question in self.asked:
            if question.kind == "when":
                self._check_when(question)
        if not self.errors:
            so_far = {**self.before, **self.answers()}
            for rule in self.page.rules:
                wrong = rule(so_far)
                if wrong:
                    key, words = wrong
                    self.add_error(key, str(words))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The cleaned answers as they are kept: text, lists of keys, dates as ISO text, groups as lists of dicts."""
        return {question.key: self._answer(question) for question in self.asked}

    def _answer(self, question: Question) -> Any:
        given = self.cleaned_data
        if question.kind == "rows":
            return fields.filled(
                [
                    {
                        one.key: fields.kept(given.get(f"{question.key}-{number}-{one.key}"))
                        for one in question.questions
                    }
                    for number in range(1, self._count(question) + 1)
                ]
            )
        if question.kind == "when":
            return when.kept(self._boxes(question), today=self.today)
        return fields.kept(given.get(question.key))

    def _boxes(self, question: Question) -> dict[str, Any]:
        names = {name: f"{question.key}-{name}" for name in ("kind", "words", *fields.WHEN_SHOWN_WITH)}
        return {box: self.cleaned_data.get(name) for box, name in names.items()}

    def _is_box_of_when(self, name: str) -> bool:
        return any(question.kind == "when" and name.startswith(f"{question.key}-") for question in self.asked)

    def _check_when(self, question: Question) -> None:
        boxes = self._boxes(question)
        used = when.USED[str(boxes["kind"] or "")]
        for box in set(fields.WHEN_SHOWN_WITH) - set(used):
            # It stands under another answer, and the person may not even see it.
            self.errors.pop(f"{question.key}-{box}", None)
        for box, words in when.wrong(boxes, today=self.today):
            self.add_error(f"{question.key}-{box}", str(words))

    def _ask(self, question: Question, *, heading: bool) -> None:
        why = self.page.why if heading else ""
        if question.kind == "rows":
            self.blocks.append(self._repeated(question, heading=heading))
            return
        if question.kind == "when":
            made = fields.when_fields(question, heading=heading, why=why)
            boxes = when.boxes(self.before.get(question.key))
            for box, one in made.items():
                one.initial = boxes.get(box)
                self.fields[f"{question.key}-{box}"] = one
            for box, kind in fields.WHEN_SHOWN_WITH.items():
                self._put_under(f"{question.key}-kind", kind, f"{question.key}-{box}")
            self.blocks += [blocks.Single(field=self[f"{question.key}-{box}"]) for box in ("kind", "words")]
            return
        self.fields[question.key] = fields.field(question, self.before, heading=heading, why=why)
        self.initial[question.key] = fields.shown(question, self.before.get(question.key))
        if question.shown_with:
            self._put_under(*question.shown_with, question.key)
        else:
            self.blocks.append(blocks.Single(field=self[question.key]))

    def _put_under(self, name: str, option: str, other: str) -> None:
        widget = self.fields[name].widget
        widget.reveals = {**widget.reveals, option: [*widget.reveals.get(option, ()), self[other]]}

    def _repeated(self, question: Question, *, heading: bool) -> blocks.Repeated:
        groups = []
        count = self._count(question)
        before = self.before.get(question.key) or []
        for number in range(1, count + 1):
            prefix = f"{question.key}-{number}"
            known = before[number - 1] if number <= len(before) else {}
            for one in question.questions:
                self.fields[f"{prefix}-{one.key}"] = fields.field(one, known)
                self.initial[f"{prefix}-{one.key}"] = fields.shown(one, known.get(one.key))
                if one.shown_with:
                    self._put_under(f"{prefix}-{one.shown_with[0]}", one.shown_with[1], f"{prefix}-{one.key}")
            shown = [self[f"{prefix}-{one.key}"] for one in question.questions if not one.shown_with]
            groups.append(
                blocks.Group(title=f"{question.one} {number}", fields=shown, remove=prefix if count > 1 else "")
            )
        if self._more == question.key:
            self.fields[f"{question.key}-{count}-{question.questions[0].key}"].widget.attrs["autofocus"] = True
        return blocks.Repeated(
            label=question.label,
            hint=(self.page.why or question.hint) if heading else question.hint,
            heading=heading,
            groups=groups,
            add=question.key if count < question.most else "",
            id=f"id_{question.key}",
        )

    def _count(self, question: Question) -> int:
        """How many groups the page shows: what came in or is known, one more when it was asked for, at least one."""
        if self.is_bound:
            pattern = re.compile(rf"{re.escape(question.key)}-(\d{{1,3}})-")
            numbers = [int(found[1]) for name in self.data if (found := pattern.match(name))]
            count = max(numbers, default=1)
        else:
            count = len(self.before.get(question.key) or ())
        return max(1, min(count + (self._more == question.key), question.most))


def _is_asked(question: Question, before: Answers, data: Mapping[str, Any] | None) -> bool:
    # Files have a page of their own.
    return question.kind != "files" and (question.asked(before) or question.key in (data or ()))


class Declaration(forms.Form):
    """The one tick before sending."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        question = questions.DECLARATION
        self.fields[question.key] = forms.Checkboxes(
            label=_("Before you send"),
            choices=[("yes", question.label)],
            error=question.missing,
        )


def without_group(data: QueryDict, removed: str) -> QueryDict:
    """What was typed, without the group named `key-number`; the groups after it move up."""
    key, _dash, typed = removed.rpartition("-")
    number = forms.count_of(typed)
    pattern = re.compile(rf"{re.escape(key)}-(\d{{1,3}})-(.*)")
    left = QueryDict(mutable=True)
    for name, values in data.lists():
        found = pattern.fullmatch(name)
        if found and number is not None:
            at, rest = int(found[1]), found[2]
            if at == number:
                continue
            name = f"{key}-{at - (at > number)}-{rest}"
        left.setlist(name, values)
    return left

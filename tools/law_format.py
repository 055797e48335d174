"""The page on files of facts and scenarios: every fact, every result, what the commands promise, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from typing import Any

from complaintlaw import first_version
from complaintlaw.file_forms import expect_form, questions
from complaintlaw.forms import Either, EnumSchema, ListSchema, ObjectSchema, Schema
from complaintlaw.organisations import Body, Organisation
from complaintlaw.reading import FactField
from tools.law_links import sentence
from tools.law_schema import absent, kinds_of_facts, meaning, names_of, spaced, summary
from tools.law_states import table

__all__ = ["page"]

_OPENING = """# Files of facts and scenarios

What the law library takes and gives, version 2. The names are those of the code: a fact has the name of its field,
a result the name of the question. This page and [the schema](scenario.schema.json) are made from
the code; the library's own validation accepts what the schema accepts, and nothing else.

[Rule book](README.md)

## The shapes of a file

JSON in UTF-8. No key stands twice in an object, and `NaN` and `Infinity` are no numbers. There is no `null`: a key
of which nothing is known is left out.

- **Cases**, for `check` and `explain`: `{"version": 2, "cases": [...]}`. Each case has exactly these members: `id`
  (a capital letter, three digits, perhaps a small letter; no id twice in a file), `title`, `facts` (the story;
  never read by the library), `given` (the facts, below), `expect` (the results that are asserted, at least one),
  `rules` (ids of rules) and `reasoning`. For `explain` only `given` is needed.
- **Facts alone**, for `explain`: one object of facts as in `given`, if you like with `"version": 2`; with
  `"version": 1` in the words of that version.
- **A list of cases**: a file of version 1, in its older words. It stays valid.

## The commands

    python -m complaintlaw check FILE
    python -m complaintlaw explain FILE
    python -m complaintlaw explain --all FILE
    python -m complaintlaw explain --json FILE
    python -m complaintlaw upgrade FILE

`-` in place of a file is standard input. Nothing else is read: no clock, no network, no settings. "Today" is
`as_of`.

- `check` works out each case from `given` alone and compares every result in `expect`. It prints `PASS E003`, or
  `FAIL E003` with each result that differs, expected and found, and a closing line `13 passed, 1 failed`. Values
  are equal as JSON is; lists are compared in any order; parts by `subject`, and of each part only the keys that are
  named.
- `explain` says on a screenful what comes first: whether it is a complaint, whose it is, whether it is recorded,
  whether it is referred and by when, how it is handled, who reviews it; then the clocks that run, and what is still
  to be found out, that for which most answers wait first. `--all` says every question, with each rule in words.
  `--json` prints the same in the shape of [findings.schema.json](findings.schema.json).
- `upgrade` prints a list of cases, version 1, as a file of version 2. Only names change.
- All end with 0; `check` with 1 if a case failed; all with 2 if the file is not valid. Then nothing is evaluated,
  and standard error names each thing that is wrong, a line each, with the case, the path and the nearest word that
  there is.

## What silence means

A file is complete about what has been done and who holds which office, and not about what is true or what somebody
judges.

- A *step* or *office* that is left out has not been taken, is not held: "no" or "none" below.
- A *fact* that is left out is **unknown**; a *judgement* has **not been considered yet**.
- An empty list is an answer: considered, and none.

A result is given as soon as it is the same whatever the unknown facts are. Otherwise it is `unknown`, and the
finding names the facts that are missing. What does not arise is `none` (or an empty list, or `false`). Judgements
are given, never made: what is serious, what might be a crime, what would do harm is decided by a person, and the
file says how.

## Values

| Name | Form |
|---|---|
| day | `2027-03-26` |
| moment | `2027-03-25T21:40`: to the minute, as clocks in London show it; no zone. A day ends at 24:00 |
| body | `chief_officer:` or `lpb:` with the id of a territorial force, as `lpb:kent`; or one of the words below |
| organisation | the id of a police body, below |

Working days are those of England and Wales: neither Saturday nor Sunday, Christmas Day, Good Friday nor a bank
holiday.
"""


def page() -> Iterator[str]:
    """The lines of the page."""
    yield from _OPENING.splitlines()
    yield ""
    yield "## Facts"
    for kind, form in dict(kinds_of_facts()).items():
        yield ""
        yield f"### {spaced(kind.__name__).capitalize()}"
        yield ""
        yield summary(kind)
        yield ""
        rows = [
            (
                f"`{word}`",
                names_of(key.form),
                "must be there" if key.required else absent(kind, key.name),
                sentence(meaning(kind, key.name, key.form)),
            )
            for word, key in form.keys.items()
        ]
        yield from table(("Key", "Value", "When absent", "Meaning"), rows)
    yield from _results()
    yield from _words()
    yield from _changes()


def _results() -> Iterator[str]:
    yield ""
    yield "## Results"
    yield ""
    yield "Every result but the list of parts can also be `unknown`. Each is explained in its chapter."
    yield ""
    rows = []
    for name, question in sorted(questions(2).items()):
        value = names_of(expect_form(2).keys[name].form).replace(" or `unknown`", "")
        rows.append((f"`{name}`", value, f"[{question.chapter}]({question.chapter}.md)", question.words))
    yield from table(("Result", "Value", "Chapter", "What it says"), rows)
    yield ""
    parts = ", ".join(f"`{name}`" for name in first_version.PART)
    yield f"A part, in the list of parts, has {parts}; `subject` is the short name of the person, or `service`."


def _words() -> Iterator[str]:
    yield ""
    yield "## Words"
    yield ""
    yield "The words of each enumeration, by the name under which it stands in the tables above."
    yield ""
    kinds = {kind.__name__: kind for kind in (*_enums(_matter_form()), *_enums(expect_form(2)))}
    rows = [
        (spaced(name), summary(kind), ", ".join(f"`{one.value}`" for one in kind))
        for name, kind in sorted(kinds.items())
        if kind is not Organisation
    ]
    yield from table(("Name", "What", "Words"), rows)
    yield ""
    yield "### Organisations and bodies"
    yield ""
    yield from table(("Id", "Organisation"), ((f"`{one.value}`", one.words) for one in Organisation))
    yield ""
    alone = [body for body in Body.all() if body.force is None]
    yield from table(("Id", "Body"), ((f"`{body}`", body.words) for body in alone))


def _matter_form() -> ObjectSchema:
    return next(form for _, form in kinds_of_facts())


def _enums(form: Schema) -> Iterator[type[Enum]]:
    if isinstance(form, ObjectSchema):
        for key in form.keys.values():
            yield from _enums(key.form)
    elif isinstance(form, ListSchema):
        yield from _enums(form.form)
    elif isinstance(form, Either):
        for one in form.forms:
            yield from _enums(one)
    elif isinstance(form, EnumSchema):
        yield from {type(value): None for value in form.values.values() if isinstance(value, Enum)}


def _changes() -> Iterator[str]:
    yield ""
    yield "## What changed from version 1"
    yield ""
    yield (
        "A list of cases is read as version 1: the names, facts, results and words of that version and no others. "
        "What came later is refused there, with a line that says so."
    )
    yield ""
    facts = [
        (spaced(kind.__name__), f"`{first}`", f"`{item.name}`")
        for kind in dict(kinds_of_facts())
        for item in fields(kind)
        if (first := _first_key(vars(kind).get(item.name), item.name, item.metadata)) not in ("", item.name)
    ]
    yield from table(("Of", "Fact in version 1", "Fact in version 2"), facts)
    yield ""
    renamed = [(f"`{first}`", f"`{name}`") for first, name in sorted(first_version.RENAMED.items())]
    yield from table(("Result in version 1", "Result in version 2"), renamed)
    yield ""
    yield "Facts that came with version 2:"
    yield ""
    later = [
        (spaced(kind.__name__), f"`{item.name}`")
        for kind in dict(kinds_of_facts())
        for item in fields(kind)
        if _since(vars(kind).get(item.name), item.metadata) > 1
    ]
    yield from table(("Of", "Fact"), later)
    results = sorted(set(questions(2)) - set(first_version.RESULTS.values()))
    if results:
        yield ""
        yield f"Results that came with version 2: {', '.join(f'`{name}`' for name in results)}."
    yield ""
    yield (
        "`severity_question` is `none` in version 1 both where nothing is assessed and where nothing is asked of "
        "somebody who has left; version 2 says `nothing` for the second."
    )


def _first_key(fact: Any, name: str, metadata: Any) -> str:
    return str(fact.key if isinstance(fact, FactField) else metadata.get("key", name))


def _since(fact: Any, metadata: Any) -> int:
    return int(fact.since if isinstance(fact, FactField) else metadata.get("since", 1))

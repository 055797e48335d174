"""The JSON Schema of files of scenarios, version 2, made from the forms by which the library reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from complaintlaw.file_forms import NONE, UNKNOWN, case_form, questions
from complaintlaw.forms import (
    Day,
    Either,
    EnumSchema,
    Flag,
    ListSchema,
    Moment,
    Number,
    ObjectSchema,
    Schema,
    TextSchema,
)
from complaintlaw.organisations import Body, Organisation
from complaintlaw.reading import FactField, Facts

__all__ = [
    "DIALECT",
    "PLAIN_WORDS",
    "absent",
    "kinds_of_facts",
    "meaning",
    "names_of",
    "scenario_schema",
    "spaced",
    "summary",
]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
DEFINED: dict[str, dict[str, Any]] = {
    "day": {"type": "string", "pattern": f"^[0-9]{{4}}-{DAY}$", "description": "A calendar day."},
    "moment": {
        "type": "string",
        "pattern": f"^[0-9]{{4}}-{DAY}T([01][0-9]|2[0-3]):[0-5][0-9]$",
        "description": "A moment to the minute, as the clock on the wall shows it in London. No zone.",
    },
    "police_body": {"enum": [one.value for one in Organisation], "description": "A police body."},
    "body_id": {"enum": [str(one) for one in Body.all()], "description": "A body with a part in a complaint."},
}
PLAIN_WORDS = {
    "id": "a short name for the person inside the case, to which allegations and parts point",
    "about": "whether somebody's conduct is complained of, or anything else",
    "against": "the short names of the persons whose conduct it is about; empty: of all of them",
    "route": "how the matter came to the IOPC",
    "signed": "whether the wish is a signed notification, by the complainant, a solicitor or another agent",
    "result": "what was decided",
    "made_on": "the day on which it was made",
    "provided_on": "the day on which the document was provided",
    "contains": "what the document states",
    "by": "the body that received the application",
    "on": "the day on which it received it",
    "persons_complained_against": "the persons complained against, or whose conduct is in question; one entry a person",
    "allegations": "what is alleged, one entry for each allegation, with what was judged about it",
    "same_incident": "other complaints known to arise from the same incident; one entry a complaint",
    "information": "each document by which information about the right to a review was provided, in order of date",
    "receipts": "each body that received the application, in order of date",
}
"""What facts mean that are no declared facts, for they must be there or hold facts of their own."""

_ABSENT = {"allegations": "unknown what is alleged", "against": "all persons complained against"}
_UNSAID = FactField[Any]("", judged=False).absent


def summary(thing: object) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((thing.__doc__ or "").partition("\n\n")[0].split())


def meaning(kind: type[Facts], name: str, form: Schema) -> str:
    """What a fact means, in the words in which a person would be asked for it."""
    fact = vars(kind).get(name)
    if isinstance(fact, FactField):
        return str(fact.words)
    if name in PLAIN_WORDS:
        return PLAIN_WORDS[name]
    if isinstance(form, ObjectSchema):
        return summary(form.build)
    raise LookupError(f"{kind.__name__}.{name} has no words.")


def absent(kind: type[Facts], name: str) -> str:
    """What it says if the fact is left out; empty for what must be there."""
    fact = vars(kind).get(name)
    if not isinstance(fact, FactField):
        default = next(item.default for item in vars(kind)["__dataclass_fields__"].values() if item.name == name)
        if name in _ABSENT:
            return _ABSENT[name]
        if default is None:
            return "there is none"
        if isinstance(default, Facts):
            return "see each of its facts"
        return "none" if default in ((), frozenset()) else ""
    if fact.absent is _UNSAID:
        return "not considered yet" if fact.judged else "unknown"
    if isinstance(fact.absent, bool):
        return "yes" if fact.absent else "no"
    return fact.absent.value if isinstance(fact.absent, Enum) else "none"


def scenario_schema() -> dict[str, Any]:
    """The schema of a file of version 2."""
    writer = _Writer()
    case = writer.node(case_form(2))
    for name, words in _OF_A_CASE.items():
        case["properties"][name]["description"] = words
    for name, node in case["properties"]["expect"]["properties"].items():
        node["description"] = questions(2)[name].words
    return {
        "$schema": DIALECT,
        "$id": "scenario.schema.json",
        "title": "Cases of the police complaints law of England and Wales, version 2",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "cases"],
        "properties": {"version": {"const": 2}, "cases": {"type": "array", "items": case}},
        "$defs": {**DEFINED, **writer.defined},
    }


_OF_A_CASE = {
    "id": "No id stands twice in a file.",
    "title": "For a reader; never read by the library.",
    "facts": "The story, for a reader; never read by the library.",
    "expect": "The results that are asserted. Those that are not named are not compared.",
    "rules": "The rules that lead there, for a reader.",
    "reasoning": "Why the results follow, with the provision; for a reader.",
}


class _Writer:
    """Writes forms as nodes; what has facts of its own stands once, among the definitions."""

    def __init__(self) -> None:
        self.defined: dict[str, dict[str, Any]] = {}

    def node(self, form: Schema) -> dict[str, Any]:
        """The form as a node."""
        if isinstance(form, ObjectSchema):
            return self._object(form)
        if isinstance(form, ListSchema):
            found: dict[str, Any] = {"type": "array", "items": self.node(form.form)}
            return (
                found
                | ({"uniqueItems": True} if form.unique else {})
                | ({"minItems": form.least} if form.least else {})
            )
        if isinstance(form, Either):
            return {"anyOf": [self.node(one) for one in form.forms]}
        if isinstance(form, Number):
            upper = {} if form.most is None else {"maximum": form.most}
            return {"type": "integer" if form.whole else "number", "minimum": 0, **upper}
        if isinstance(form, TextSchema):
            return _text(form.pattern)
        return _enumeration(form) if isinstance(form, EnumSchema) else _SIMPLE[type(form)]

    def _object(self, form: ObjectSchema) -> dict[str, Any]:
        kind: Any = form.build
        properties = {}
        for word, key in form.keys.items():
            properties[word] = self.node(key.form)
            if _is_facts(kind):
                properties[word] = {**properties[word], "description": _sentence(meaning(kind, key.name, key.form))}
                if not key.required:
                    properties[word]["x-absent"] = absent(kind, key.name)
        found: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
        if required := [word for word, key in form.keys.items() if key.required]:
            found["required"] = required
        if form.least:
            found["minProperties"] = form.least
        if not _is_facts(kind):
            return found
        self.defined[kind.__name__] = {"description": summary(kind), **found}
        return {"$ref": f"#/$defs/{kind.__name__}"}


def _is_facts(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Facts)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."


_SIMPLE: dict[type, dict[str, Any]] = {
    Flag: {"type": "boolean"},
    Day: {"$ref": "#/$defs/day"},
    Moment: {"$ref": "#/$defs/moment"},
}


def _text(pattern: str) -> dict[str, Any]:
    plain: dict[str, dict[str, Any]] = {r"[\s\S]*": {}, r"[\s\S]+": {"minLength": 1}}
    return {"type": "string", **plain.get(pattern, {"pattern": f"^{pattern}$"})}


def _enumeration(form: EnumSchema) -> dict[str, Any]:
    """The words; those of a body or an organisation, which are many, stand among the definitions."""
    words = list(form.known)
    for name in ("body_id", "police_body"):
        many = DEFINED[name]["enum"]
        if set(many) <= set(words):
            others = [word for word in words if word not in many]
            together = {"$ref": f"#/$defs/{name}"}
            return {"anyOf": [together, {"enum": others}]} if others else together
    return {"enum": words}


def names_of(form: Schema) -> str:
    """The form in a few words, for a table: `true or false`, `person kind`, `list of step`."""
    if isinstance(form, ListSchema):
        return f"list of {names_of(form.form)}"
    if isinstance(form, Either):
        return " or ".join(dict.fromkeys(names_of(one) for one in form.forms))
    if isinstance(form, EnumSchema):
        return " or ".join(dict.fromkeys(_kinds(form)))
    if isinstance(form, ObjectSchema):
        return f"object: {spaced(form.build.__name__)}" if _is_facts(form.build) else "object"
    simple = {Flag: "true or false", Day: "day", Moment: "moment", TextSchema: "text"}
    return simple.get(type(form)) or form.expected.removeprefix("a ")


def _kinds(form: EnumSchema) -> Iterator[str]:
    for word, value in form.values.items():
        if isinstance(value, Body):
            yield "*body*"
        elif isinstance(value, Enum):
            yield f"*{spaced(type(value).__name__)}*"
        elif word in (NONE, UNKNOWN):
            yield f"`{word}`"


def spaced(name: str) -> str:
    """The name of a class in words: `PersonKind` as `person kind`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name).lower()


def kinds_of_facts(form: ObjectSchema | None = None) -> Iterator[tuple[type[Facts], ObjectSchema]]:
    """Every kind of thing of which facts are stated, the matter first."""
    top = form or _matter()
    yield top.build, top  # type: ignore[misc]
    for key in top.keys.values():
        inner = key.form.form if isinstance(key.form, ListSchema) else key.form
        if isinstance(inner, ObjectSchema):
            yield from kinds_of_facts(inner)


def _matter() -> ObjectSchema:
    form = case_form(2).keys["given"].form
    assert isinstance(form, ObjectSchema)
    return form

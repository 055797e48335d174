"""Files of cases brought from version 1 of the format to version 2: the same cases, in the names of the code."""

from __future__ import annotations

from typing import Any

from complaintlaw import first_version
from complaintlaw.facts import Matter
from complaintlaw.file_forms import facts_form, first_keys
from complaintlaw.forms import ListSchema, ObjectSchema, Schema

__all__ = ["upgraded"]


def upgraded(cases: list[Any]) -> dict[str, Any]:
    """The file of version 2 that holds these cases of a file of version 1.

    Only names are changed. What has no name of version 1 stays as it is, and so does every value: whether the
    result is valid is for `validation` to say. One answer is told apart only in version 2: that nothing is asked
    of somebody who left long ago was `none` in version 1.
    """
    return {"version": 2, "cases": [_case(one) for one in cases]}


def _case(stated: Any) -> Any:
    if not isinstance(stated, dict):
        return stated
    members = dict(stated)
    if "given" in members:
        members["given"] = _renamed(members["given"], facts_form(Matter, 2))
    if isinstance(members.get("expect"), dict):
        results = first_version.RESULTS
        members["expect"] = {results.get(name, name): value for name, value in members["expect"].items()}
    return members


def _renamed(value: Any, form: Schema) -> Any:
    """The value with the keys of version 2, as deep as there are facts."""
    if isinstance(form, ListSchema) and isinstance(value, list):
        return [_renamed(one, form.form) for one in value]
    if not isinstance(form, ObjectSchema) or not isinstance(value, dict):
        return value
    names = first_keys(form.build)
    found: dict[str, Any] = {}
    for key, inner in value.items():
        name = names.get(str(key), str(key))
        found[name] = _renamed(inner, form.keys[name].form) if name in form.keys else inner
    return found

"""Files of cases brought from version 1 of the format to version 2: the same cases, in the names of the code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from complaintlaw import first_version
from complaintlaw.facts import Matter
from complaintlaw.file_forms import facts_form
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
        members["given"] = _renamed(members["given"], facts_form(Matter, 1))
    if isinstance(members.get("expect"), dict):
        members["expect"] = _under_new_names(members["expect"], first_version.RESULTS)
    return members


def _renamed(value: Any, form: Schema) -> Any:
    """The value with the keys of version 2, as deep as there are facts. `form`: how version 1 wrote it."""
    if isinstance(form, ListSchema) and isinstance(value, list):
        return [_renamed(one, form.form) for one in value]
    if not isinstance(form, ObjectSchema) or not isinstance(value, dict):
        return value
    inside = {
        word: _renamed(inner, form.keys[word].form) if word in form.keys else inner for word, inner in value.items()
    }
    return _under_new_names(inside, {word: key.name for word, key in form.keys.items()})


def _under_new_names(stated: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The same, each under its new name. If that stands there as well, the older name stays, to be told as wrong."""
    return {key if (name := names.get(key, key)) in stated else name: value for key, value in stated.items()}

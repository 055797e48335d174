"""The controls, with templates of our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Choice:
    """One answer. `exclusive` answers stand alone among checkboxes and are set apart by "or"."""

    value: str
    label: Any
    hint: Any = ""
    exclusive: bool = False


class TextInput(forms.TextInput):
    """One line."""

    template_name = "ui/forms/widgets/input.html"


class EmailInput(forms.EmailInput):
    """One line, with the keyboard for addresses."""

    template_name = "ui/forms/widgets/input.html"


class TelephoneInput(forms.TextInput):
    """One line, with the keyboard for numbers."""

    template_name = "ui/forms/widgets/input.html"
    input_type = "tel"


class Textarea(forms.Textarea):
    """Several lines."""

    template_name = "ui/forms/widgets/textarea.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """No columns: the stylesheet sets the width."""
        super().__init__({"rows": 8, **(attrs or {})})
        self.attrs.pop("cols", None)

    def count_text(self, limit: int) -> str:
        """The counter's sentence; a script puts the number in."""
        return _("You have written {count} characters. You can write up to %(limit)s.") % {
            "limit": number_format(limit, force_grouping=True)
        }


class FileInput(forms.FileInput):
    """One file."""

    template_name = "ui/forms/widgets/input.html"


class _Listed:
    """Gives each option its hint, and the first the id that labels and errors lead to."""

    details: dict[str, Choice]
    reveals: Mapping[str, list[Any]] = MappingProxyType({})
    """Fields that belong to one option and stand under it: the value of the option to bound fields."""
    inline = False
    kind = ""

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        """Add what the template shows beside Django's own."""
        option = super().create_option(name, value, label, selected, index, subindex=subindex, attrs=attrs)
        choice = getattr(self, "details", {}).get(str(value))
        option["hint"] = choice.hint if choice else ""
        option["reveals"] = self.reveals.get(str(value), ())
        option["exclusive"] = bool(choice and choice.exclusive)
        if option["exclusive"]:
            option["attrs"]["data-exclusive"] = ""
        if option["hint"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', name)}-says"
        return option

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The first option has the field's own id."""
        return id_ if index in (None, "0", 0) else f"{id_}-{index}"

    def get_context(self, name, value, attrs):
        """Say whether the options stand side by side."""
        context = super().get_context(name, value, attrs)
        context["widget"]["inline"] = self.inline
        context["widget"]["kind"] = self.kind
        return context

    def __deepcopy__(self, memo):
        """Django copies widgets for each form; the choices' details are the same for all."""
        copied = super().__deepcopy__(memo)
        copied.details = getattr(self, "details", {})
        return copied


class RadioInputs(_Listed, forms.RadioSelect):
    """One of a few."""

    template_name = "ui/forms/widgets/choices.html"
    kind = "radios"


class CheckboxInputs(_Listed, forms.CheckboxSelectMultiple):
    """Any of a few."""

    template_name = "ui/forms/widgets/choices.html"
    kind = "checkboxes"


class SelectInput(forms.Select):
    """One of many."""

    template_name = "ui/forms/widgets/select.html"
    details: dict[str, Choice] = {}
    inline = False


def date_parts(value: Any) -> tuple[str, str, str]:
    """Day, month and year as text, from a date, from typed parts or from nothing."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    day, month, year = value or ("", "", "")
    return day or "", month or "", year or ""


class DatePartsInput(forms.Widget):
    """Three boxes: day, month, year."""

    template_name = "ui/forms/widgets/date.html"

    def get_context(self, name, value, attrs):
        """Name, label, value and width of each box."""
        context = super().get_context(name, value, attrs)
        labels = (("day", _("Day"), "2"), ("month", _("Month"), "5"), ("year", _("Year"), "4"))
        context["widget"]["parts"] = [
            {"key": key, "label": label, "width": width, "value": part}
            for (key, label, width), part in zip(labels, date_parts(value), strict=True)
        ]
        return context

    def value_from_datadict(self, data, files, name):
        """The three parts as typed."""
        return tuple(data.get(f"{name}-{part}", "") for part in ("day", "month", "year"))

    def value_omitted_from_data(self, data, files, name):
        """Omitted only if no box came."""
        return all(f"{name}-{part}" not in data for part in ("day", "month", "year"))

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return f"{id_}-day"

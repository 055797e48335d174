"""A field together with what was typed: ids and attributes that tie label, hint, error and control."""

from __future__ import annotations

from typing import Any

from django.forms.boundfield import BoundField
from django.forms.widgets import EmailInput, FileInput, Select, Textarea, TextInput, Widget

from candour.ui.widgets import DatePartsInput

# By type and not by name, so that a widget may be called anything.
_CONTROL: tuple[tuple[type[Widget], str], ...] = (
    (TextInput, "govuk-input"),
    (EmailInput, "govuk-input"),
    (Textarea, "govuk-textarea"),
    (Select, "govuk-select"),
    (FileInput, "govuk-file-upload"),
)


class Bound(BoundField):
    """What the templates in `ui/forms/` read."""

    @property
    def hint_id(self) -> str:
        """Id of the hint, whether or not there is one."""
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        """Id of the error message."""
        return f"{self.auto_id}-error"

    @property
    def count_id(self) -> str:
        """Id of the place where the number of characters is said."""
        return f"{self.auto_id}-count"

    @property
    def link_id(self) -> str:
        """Id of the control an error summary leads to: the first one of a group."""
        return f"{self.auto_id}-day" if self.widget_type == "dateparts" else self.auto_id

    @property
    def described_by(self) -> str:
        """Ids of hint and error, in reading order."""
        hint = [self.hint_id] if self.help_text else []
        return " ".join([*hint, *([self.error_id] if self.errors else [])])

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        """Tie a single control to its hint and error; a group says it on its fieldset."""
        widget = widget or self.field.widget
        attrs = dict(attrs)
        control = next((name for kind, name in _CONTROL if isinstance(widget, kind)), "")
        if control:
            names = [control]
            if self.field.width:
                names.append(f"govuk-input--width-{self.field.width}")
            if self.errors:
                names.append(f"{control}--error")
            attrs["class"] = " ".join(names)
        if self.field.group:
            return {**attrs, "class": "error"} if self.errors and isinstance(widget, DatePartsInput) else attrs
        described = self.described_by
        if hasattr(self.field, "counter_from"):
            described = f"{described} {self.count_id}".strip()
            attrs["data-count-from"] = self.field.counter_from
            attrs["data-count-in"] = self.count_id
            attrs["data-count-text"] = widget.count_text(self.field.max_characters)
        if described:
            attrs["aria-describedby"] = described
        if self.errors:
            attrs["aria-invalid"] = "true"
        return attrs

"""Forms as the design system wants them.

Built on Django's own forms: these classes add the words around a field (hint, heading, "(optional)"), the ids that
tie hint and error to it, and leave checking to the server. No `required` attribute is ever sent, since the browser's
own bubbles can be neither worded nor translated by us.

    class Contact(forms.Form):
        name = forms.Text(label=_("Full name"), autocomplete="name", spellcheck=False)
        how = forms.Radios(label=_("How shall we answer?"), choices=[forms.Choice("post", _("By post"))])
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from candour.ui import dates, widgets
from candour.ui.bound import Bound
from candour.ui.widgets import Choice

__all__ = [
    "Checkboxes", "Choice", "DateParts", "Email", "FileUpload", "Form", "LongText", "Radios", "Renderer",
    "Select", "Telephone", "Text", "ValidationError", "Whole",
]  # fmt: skip

# Characters that cannot be seen and mean nothing at the ends of a text. The joiners stay inside words: Persian
# and emoji need them.
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u00ad"


class Renderer(TemplatesSetting):
    """Named in the setting `FORM_RENDERER`. Forms and pages share one template engine, which compiles each file once.

    Django's own widget templates are found where `django.forms` is among the installed apps.
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class Form(forms.Form):
    """A form without the browser's own checks."""

    use_required_attribute = False
    error_css_class = None


def count_of(typed: str | None) -> int | None:
    """The number that a page carried in a hidden field; None when it carried none, or something else."""
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 9 else None


def tidy(text: str) -> str:
    """Strip spaces and invisible characters from both ends, and what no text can hold from within."""
    text = unicodedata.normalize("NFC", text).replace("\x00", "").replace("\r\n", "\n")
    return text.strip().strip(_INVISIBLE).strip()


class _NotLonger(MaxLengthValidator):
    """Says which text is too long: on a page with several, each has a message that can be told from the others."""

    def __init__(self, limit: int, label: Any) -> None:
        super().__init__(limit, _("“%(label)s” can have up to %(limit_value)d characters"))
        self.label = label

    def __call__(self, value: Any) -> None:
        """As Django does, with the label among what the message may say."""
        try:
            super().__call__(value)
        except ValidationError as wrong:
            wrong.params = {**(wrong.params or {}), "label": self.label}
            raise


class _Look:
    """What the page says about a field, whatever its type. Mixed into each field class below."""

    group = False  # several controls under one legend
    required: bool
    widget: Any
    bound_field_class = Bound

    def __init__(
        self,
        *,
        hint: Any = "",
        heading: bool = False,
        label_size: str | None = None,
        mark_optional: bool | None = None,
        error: Any = None,
        autocomplete: str = "",
        spellcheck: bool | None = None,
        inputmode: str = "",
        width: str = "",
        prefix_html: Any = "",
        **options: Any,
    ) -> None:
        """Take the words of the page; the rest goes to Django's field.

        `error` is said when a needed answer is missing. `heading` makes the label the page's h1.
        `mark_optional=None` adds "(optional)" to fields that may stay empty.
        """
        options.setdefault("label_suffix", "")
        options.setdefault("help_text", hint)
        messages = options.setdefault("error_messages", {})
        messages.setdefault("required", _("Answer this question") if error is None else error)
        super().__init__(**options)
        self.heading = heading
        self.label_size = label_size or ("l" if heading else "")
        self.mark_optional = not self.required if mark_optional is None else mark_optional
        self.width = width
        self.prefix_html = prefix_html
        wanted = {"autocomplete": autocomplete, "inputmode": inputmode}
        self.widget.attrs.update({name: value for name, value in wanted.items() if value})
        if spellcheck is not None:
            self.widget.attrs["spellcheck"] = "true" if spellcheck else "false"


class Text(_Look, forms.CharField):
    """One line."""

    widget = widgets.TextInput

    def __init__(self, **options: Any) -> None:
        """Say in words of our own what is too long."""
        super().__init__(**options)
        if self.max_length is not None:
            self.validators = [one for one in self.validators if not isinstance(one, MaxLengthValidator)]
            self.validators.append(_NotLonger(self.max_length, self.label))

    def to_python(self, value: Any) -> str:
        """Tidy, then as Django does."""
        return super().to_python(tidy(value) if isinstance(value, str) else value)


class LongText(Text):
    """Several lines. Past `counter_from` characters the page says how many there are; `max_length` is the true end."""

    widget = widgets.Textarea

    def __init__(self, *, rows: int = 8, counter_from: int = 20_000, max_length: int = 500_000, **options: Any) -> None:
        """Set the size of the box and where counting begins."""
        super().__init__(**options)
        self.widget.attrs["rows"] = rows
        self.counter_from = counter_from
        self.max_characters = max_length
        # Not Django's max_length: that would send a maxlength attribute, and the browser would cut the text off
        # without a word.
        self.validators.append(_NotLonger(max_length, self.label))


class Email(Text):
    """An e-mail address. Stray spaces are taken out."""

    widget = widgets.EmailInput

    def __init__(self, **options: Any) -> None:
        """Set the tokens browsers and readers know."""
        options.setdefault("autocomplete", "email")
        options.setdefault("spellcheck", False)
        options.setdefault("max_length", 320)
        super().__init__(**options)
        self.validators.append(EmailValidator(_("Write the email address in full, like name@example.com")))

    def to_python(self, value: Any) -> str:
        """Take out every space: an address has none."""
        return "".join(super().to_python(value).split())


class Telephone(Text):
    """A telephone number in any form; nothing is refused for the way it is written."""

    widget = widgets.TelephoneInput

    def __init__(self, **options: Any) -> None:
        """Set the tokens browsers and readers know."""
        options.setdefault("autocomplete", "tel")
        options.setdefault("width", "20")
        super().__init__(**options)


class Whole(_Look, forms.IntegerField):
    """A whole number, typed as text: wheels and spinners change numbers by accident."""

    widget = widgets.TextInput

    def __init__(self, **options: Any) -> None:
        """Ask for the number pad."""
        options.setdefault("inputmode", "numeric")
        options.setdefault("width", "5")
        messages = options.setdefault("error_messages", {})
        messages.setdefault("invalid", _("Use a whole number, like 12"))
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        """Take out spaces and thousands' commas first."""
        return super().to_python(value.replace(" ", "").replace(",", "") if isinstance(value, str) else value)


class _Chosen(_Look):
    """Fields with choices: `Choice`s or pairs."""

    def __init__(self, *, choices: Any = (), **options: Any) -> None:
        """Keep hint and "exclusive" of each choice beside Django's pairs."""
        options.setdefault("error_messages", {}).setdefault("invalid_choice", _("Choose one of the answers"))
        made = [choice if isinstance(choice, Choice) else Choice(*choice) for choice in choices]
        inline = options.pop("inline", False)
        super().__init__(choices=[(choice.value, choice.label) for choice in made], **options)
        self.widget.details = {str(choice.value): choice for choice in made}
        self.widget.inline = inline


class Radios(_Chosen, forms.ChoiceField):
    """One of a few."""

    group = True
    widget = widgets.RadioInputs


class Select(_Chosen, forms.ChoiceField):
    """One of many. Radios are easier for most people: use this from about ten choices on."""

    widget = widgets.SelectInput


class Checkboxes(_Chosen, forms.MultipleChoiceField):
    """Any of a few; an exclusive choice ("None of these") stands alone."""

    group = True
    widget = widgets.CheckboxInputs

    def clean(self, value: Any) -> list[str]:
        """Refuse "none" beside others: without a script nothing else does."""
        chosen = super().clean(value)
        alone = [name for name in chosen if name in self.widget.details and self.widget.details[name].exclusive]
        if alone and len(chosen) > 1:
            only = self.widget.details[alone[0]].label
            raise ValidationError(
                _("Choose the answers that fit, or choose “%(only)s”"),
                code="exclusive",
                params={"only": only},
            )
        return chosen


class DateParts(_Look, forms.Field):
    """A day the person knows: day, month, year. Months may be names, in English or Welsh. Gives a `date`."""

    group = True
    widget = widgets.DatePartsInput

    def to_python(self, value: Any) -> Any:
        """Read the three parts, or say which is missing or wrong."""
        parts = tuple(tidy(part or "") for part in value or ("", "", ""))
        return dates.read(*parts) if any(parts) else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as text."""
        return widgets.date_parts(initial) != widgets.date_parts(data)


class FileUpload(_Look, forms.FileField):
    """One file."""

    widget = widgets.FileInput

    def __init__(self, **options: Any) -> None:
        """Word the two errors Django knows."""
        messages = options.setdefault("error_messages", {})
        messages.setdefault("empty", _("The file you chose is empty"))
        super().__init__(**options)

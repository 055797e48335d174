"""Template tags of the design system: `{% load ui %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms.utils import flatatt
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from candour.ui import policy

register = template.Library()

_BUTTONS = {"secondary", "warning", "quiet", "start"}
_COLOURS = {"grey", "blue", "green", "amber", "red"}
_NOTICES = {"info", "success", "important"}


@register.simple_tag
def early_script() -> SafeString:
    """Put the script that guards Back into the head; its hash stands in the content security policy."""
    return mark_safe(f"<script>{policy.EARLY_SCRIPT}</script>")


@register.simple_tag(takes_context=True)
def part_of_site(context, name: str) -> SafeString:
    """Include a template that shows nothing but `door`, without its language switch. It is made once for each site."""
    door = context["door"]
    key = (name, get_language() or "")
    if key not in door.made:
        door.made[key] = context.template.engine.get_template(name).render(Context({"door": door}))
    return door.made[key]


@register.inclusion_tag("ui/parts/button.html")
def button(label: Any, *, url: str = "", variant: str = "", name: str = "", value: str = "", id: str = "") -> dict:
    """A button, or a link that looks like one where `url` is given."""
    if variant and variant not in _BUTTONS:
        raise template.TemplateSyntaxError(f"no such button: {variant}")
    return {"label": label, "url": url, "variant": variant, "name": name, "value": value, "id": id}


@register.inclusion_tag("ui/parts/form_tag.html", takes_context=True)
def form_tag(context, *, action: str = "", method: str = "post", files: bool = False, autosave: str = "") -> dict:
    """Open a form: no checks by the browser, nothing remembered by it. Close it with `</form>`.

    `autosave` is an address that takes the form's fields by POST while somebody types.
    """
    return {
        "action": action,
        "method": method,
        "files": files,
        "autosave": autosave,
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(*forms: Any) -> dict:
    """All errors of one or more forms, each a link to its field. Nothing where there is none."""
    items = []
    for form in forms:
        if not form or not form.errors:
            continue
        items += [{"text": text, "target": ""} for text in form.non_field_errors()]
        items += [{"text": field.errors[0], "target": _target(field)} for field in form if field.errors]
    return {"items": items}


def _target(field: Any) -> str:
    # A form of another hand has Django's own bound fields; nobody can be led to a hidden one.
    return "" if field.is_hidden else getattr(field, "link_id", field.auto_id)


@register.inclusion_tag("ui/parts/back_link.html")
def back_link(url: str, label: Any = "") -> dict:
    """The link before the content that leads one page back."""
    return {"url": url, "label": label or _("Back")}


@register.simple_block_tag(end_name="end_button_group")
def button_group(content: str) -> SafeString:
    """Buttons and links side by side."""
    return format_html('<div class="govuk-button-group">{}</div>', content)


@register.simple_block_tag(end_name="end_inset")
def inset(content: str) -> SafeString:
    """Words set apart from the text around them."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag(end_name="end_details")
def details(content: str, summary: Any) -> SafeString:
    """Words that only some people need, folded away."""
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        summary,
        content,
    )


@register.simple_block_tag(end_name="end_warning")
def warning(content: str) -> SafeString:
    """What must not be missed."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        _("Warning"),
        content,
    )


@register.simple_block_tag(end_name="end_card")
def card(content: str, title: Any, url: str = "") -> SafeString:
    """A box with a title; with `url` the whole of it is the link."""
    heading = format_html('<a href="{}">{}</a>', url, title) if url else title
    return format_html(
        '<div class="app-card{}"><h2 class="app-card__title">{}</h2>{}</div>',
        " app-card--link" if url else "",
        heading,
        content,
    )


@register.simple_block_tag(end_name="end_notice", takes_context=True)
def notice(context, content: str, title: Any, kind: str = "info") -> SafeString:
    """A banner about the page: what has just happened ("success") or what to know ("info", "important")."""
    if kind not in _NOTICES:
        raise template.TemplateSyntaxError(f"no such notice: {kind}")
    # Of the whole page: each template that is included has a layer of its own above this one.
    counted = context.render_context.dicts[0]
    number = counted["ui_notices"] = counted.get("ui_notices", 0) + 1
    return format_html(
        '<div class="govuk-notification-banner{}" role="{}" aria-labelledby="notice-{}">'
        '<div class="govuk-notification-banner__header">'
        '<h2 class="govuk-notification-banner__title" id="notice-{}">{}</h2></div>'
        '<div class="govuk-notification-banner__content">{}</div></div>',
        "" if kind == "info" else f" govuk-notification-banner--{kind}",
        "alert" if kind == "success" else "region",
        number,
        number,
        title,
        content,
    )


@register.simple_block_tag(end_name="end_panel")
def panel(content: str, title: Any) -> SafeString:
    """It is done: the page's h1 and what to keep."""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>'
        '<div class="govuk-panel__body">{}</div></div>',
        title,
        content,
    )


@register.simple_tag
def status(text: Any, colour: str = "") -> SafeString:
    """A state in a word or two. The word says it; the colour only helps."""
    extra = f" govuk-tag--{colour}" if colour in _COLOURS else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', extra, text)


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(rows: list[dict], level: int = 2) -> dict:
    """What happened, in the order given. Rows: title, when (date, time or text), who, text or html, tag."""
    return {"rows": rows, "level": level}


@register.inclusion_tag("ui/parts/task_list.html")
def task_list(rows: list[dict]) -> dict:
    """Things to do and how far they are. Rows: title, url, status, colour, hint."""
    return {"rows": rows}


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(title: Any, text: Any = "", *, url: str = "", action: Any = "") -> dict:
    """There is nothing here, why, and what to do about it."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.filter
def attributes(given: dict[str, Any]) -> SafeString:
    """A control's attributes as HTML, each after a space. True is a name alone; False and None are left out."""
    return flatatt(given)


@register.filter
def is_moment(value: Any) -> bool:
    """Whether a value is a date or a time rather than words."""
    return hasattr(value, "isoformat")


@register.filter
def has_time(value: Any) -> bool:
    """Whether a date carries an hour."""
    return hasattr(value, "hour")

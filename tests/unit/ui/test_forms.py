"""Fields: how they stand on the page and what they make of what people type."""

import datetime
import re

import pytest
from django import forms as django_forms
from django.template import engines

from candour.ui import forms


class Contact(forms.Form):
    """One field of most kinds."""

    name = forms.Text(label="Full name", hint="Any name", autocomplete="name", spellcheck=False, required=False)
    story = forms.LongText(label="What happened?", heading=True, counter_from=5, max_length=20, error="Tell us")
    how = forms.Radios(
        label="How?",
        hint="Choose a way",
        choices=[forms.Choice("post", "By post", hint="Plain envelope"), ("mail", "By email")],
    )
    hurt = forms.Checkboxes(
        label="Hurt?",
        choices=[("body", "Body"), ("mind", "Mind"), forms.Choice("none", "None of these", exclusive=True)],
        required=False,
    )
    day = forms.DateParts(label="When?", required=False)


FULL = {"story": "it was", "how": "post"}


def show(source, **values):
    return engines["django"].from_string("{% load ui %}" + source).render(values)


def attribute(html, element_id, name):
    tag = re.search(rf'<[^>]*\bid="{element_id}"[^>]*>', html)
    assert tag, element_id
    found = re.search(rf'\b{name}="([^"]*)"', tag[0])
    return found and found[1]


def test_the_browser_checks_nothing_and_remembers_nothing():
    html = show("{% form_tag %}{{ form }}</form>", form=Contact({}))
    assert "novalidate" in html
    assert 'autocomplete="off"' in html
    assert not re.search(r"\srequired[\s>=]", html)
    assert "maxlength" not in html
    assert attribute(html, "id_name", "autocomplete") == "name"
    assert attribute(html, "id_name", "spellcheck") == "false"


def test_hint_error_and_count_are_tied_to_their_field():
    html = show("{{ form }}", form=Contact({}))
    assert attribute(html, "id_name", "aria-describedby") == "id_name-hint"
    assert attribute(html, "id_story", "aria-describedby") == "id_story-error id_story-count"
    assert attribute(html, "id_story", "aria-invalid") == "true"
    assert 'aria-describedby="id_how-hint id_how-error"' in html
    for target in ("id_name-hint", "id_story-error", "id_story-count", "id_how-hint", "id_how-error"):
        assert html.count(f'id="{target}"') == 1


def test_no_id_is_there_twice():
    ids = re.findall(r'\bid="([^"]+)"', show("{{ form }}", form=Contact({})))
    assert len(ids) == len(set(ids))


def test_every_label_leads_to_a_control():
    html = show("{{ form }}", form=Contact())
    for target in re.findall(r'<label[^>]* for="([^"]+)"', html):
        assert re.search(rf'<(input|textarea|select)[^>]*\bid="{target}"', html), target


def test_a_label_can_be_the_heading_of_the_page():
    html = show("{{ form.story.as_field_group }}", form=Contact())
    assert re.search(r'<label class="govuk-label govuk-label--l"\s+for="id_story">\s*<h1>What happened\?</h1>', html)


def test_optional_fields_say_so():
    html = show("{{ form }}", form=Contact())
    assert "Full name (optional)" in html
    assert "What happened? (optional)" not in html


def test_the_error_summary_leads_to_the_first_control_of_each_field():
    form = Contact({"hurt": ["none", "body"], "day-day": "31", "day-month": "2", "day-year": "2026"})
    html = show("{% error_summary form %}{{ form }}", form=form)
    links = re.findall(r'<a href="#([^"]+)">', html)
    assert links == ["id_story", "id_how", "id_hurt", "id_day-day"]
    for target in links:
        assert re.search(rf'<(input|textarea)[^>]*\bid="{target}"', html), target
    assert "There is a problem" in html
    assert html.count("Tell us") == 2


def test_without_errors_there_is_no_summary():
    assert show("{% error_summary form %}", form=Contact(FULL)).strip() == ""


def test_hints_of_choices_are_tied_to_their_choice():
    html = show("{{ form.how.as_field_group }}", form=Contact())
    assert 'id="id_how-says">Plain envelope' in html
    assert attribute(html, "id_how", "aria-describedby") == "id_how-says"


def test_none_of_these_stands_alone():
    assert "hurt" in Contact({**FULL, "hurt": ["none", "body"]}).errors
    assert "hurt" not in Contact({**FULL, "hurt": ["none"]}).errors
    html = show("{{ form.hurt.as_field_group }}", form=Contact())
    assert re.search(r'value="none"[^>]* data-exclusive', html)
    assert ">or</div>" in html


@pytest.mark.parametrize("typed", ["  Ann\u200b ", "\ufeffAnn", "Ann\x00"])
def test_stray_spaces_and_invisible_characters_go(typed):
    form = Contact({**FULL, "name": typed})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Ann"


def test_joiners_inside_words_stay():
    assert forms.tidy("می\u200cروم") == "می\u200cروم"


def test_a_text_at_its_end_is_taken_and_one_more_is_not():
    assert Contact({**FULL, "story": "x" * 20}).is_valid()
    assert "story" in Contact({**FULL, "story": "x" * 21}).errors


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("27", "3", "2026"),
        (" 27", "March", "2026 "),
        ("27", "mar", "2026"),
        ("27", "Mawrth", "2026"),
        ("27", "03", "2026"),
    ],
)
def test_dates_are_read_as_people_write_them(day, month, year):
    form = Contact({**FULL, "day-day": day, "day-month": month, "day-year": year})
    assert form.is_valid()
    assert form.cleaned_data["day"] == datetime.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("", "3", "2026"), "a day"),
        (("1", "", "2026"), "a month"),
        (("1", "3", ""), "a year"),
        (("31", "2", "2026"), "not in the calendar"),
        (("1", "ma", "2026"), "in numbers"),
        (("1", "3", "26"), "in numbers"),
        (("1", "13", "2026"), "not in the calendar"),
    ],
)
def test_dates_say_what_is_wrong_and_keep_what_was_typed(parts, says):
    data = dict(zip(("day-day", "day-month", "day-year"), parts, strict=True))
    form = Contact({**FULL, **data})
    assert says in form.errors["day"][0]
    html = show("{{ form.day.as_field_group }}", form=form)
    for name, value in data.items():
        assert re.search(rf'name="{name}"[^>]* value="{value}"', html)


def test_no_date_is_no_error_where_none_is_needed():
    form = Contact(FULL)
    assert form.is_valid()
    assert form.cleaned_data["day"] is None


def test_words_are_escaped():
    html = show("{{ form }}{% error_summary form %}", form=Contact({"name": "<script>x</script>", "how": '"><b>'}))
    assert "<script>x" not in html
    assert "<b>" not in html


def test_addresses_lose_their_spaces_and_numbers_stay_as_they_are():
    mail, phone, whole = forms.Email(label="m"), forms.Telephone(label="p"), forms.Whole(label="w")
    assert mail.clean(" ann @example.org ") == "ann@example.org"
    assert phone.clean("+44 (0) 161-555 0100 ext 4") == "+44 (0) 161-555 0100 ext 4"
    assert whole.clean("1,200") == 1200
    with pytest.raises(forms.ValidationError, match="in full"):
        mail.clean("ann")
    with pytest.raises(forms.ValidationError, match="whole number"):
        whole.clean("a few")


def test_the_error_summary_takes_a_form_of_another_hand_and_leads_to_no_hidden_field():
    class Foreign(django_forms.Form):
        secret = django_forms.CharField(widget=django_forms.HiddenInput)
        name = django_forms.CharField()

    html = show("{% error_summary form %}", form=Foreign({}))
    assert re.findall(r'href="#([^"]+)"', html) == ["id_name"]
    assert html.count("<li>") == 2


def test_a_control_bears_its_attributes_as_django_would_write_them():
    given = {"id": "id_x", "rows": 2, "autofocus": True, "hidden": False, "data-text": 'He said "no" & left'}
    html = show("<p{{ given|attributes }}>", given=given)
    assert html == '<p data-text="He said &quot;no&quot; &amp; left" id="id_x" rows="2" autofocus>'


class EveryControl(forms.Form):
    """One field for each control that has a look of its own."""

    text = forms.Text(label="Text")
    email = forms.Email(label="Email")
    phone = forms.Telephone(label="Phone")
    long = forms.LongText(label="Long")
    one = forms.Select(label="One", choices=[("a", "A")])
    file = forms.FileUpload(label="File")


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("text", "govuk-input"),
        ("email", "govuk-input"),
        ("phone", "govuk-input"),
        ("long", "govuk-textarea"),
        ("one", "govuk-select"),
        ("file", "govuk-file-upload"),
    ],
)
def test_every_control_has_its_look_and_shows_an_error(name, look):
    html = show("{{ form." + name + ".as_field_group }}", form=EveryControl())
    assert attribute(html, f"id_{name}", "class").split()[0] == look
    assert "error" not in attribute(html, f"id_{name}", "class")
    html = show("{{ form." + name + ".as_field_group }}", form=EveryControl({}))
    assert {look, f"{look}--error"} <= set(attribute(html, f"id_{name}", "class").split())


def test_the_boxes_of_a_day_show_an_error():
    html = show("{{ form.day.as_field_group }}", form=Contact({"day-day": "31", "day-month": "2", "day-year": "2026"}))
    assert html.count("govuk-input--error") == 3

"""The Welsh catalogue: what `make messages` changes in it, and what `make check` finds in it."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation

from tools import check_words, collect_words, sentences
from tools.compile_words import CATALOGUE, compiled

MAIL = "correspondence/texts.py"
ONE_OF_EACH = ("dim cwyn", "un gŵyn", "dwy gŵyn", "tair cwyn", "chwe chwyn", "%(count)s cwyn")


MAIL_SAYS = """
_("Your reference is %(reference)s.")
_("Here is the copy you asked for.")
_("Today’s date")
"""
PAGE_SAYS = '{% load i18n %}{% translate "Your name" %}{% translate "Your nine words" %}'
KEPT = (
    "Here is the copy you asked for.",
    "Today’s date",
    "Your name",
    "Your nine words",
    "Your reference is %(reference)s.",
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """The head of the catalogue and a few entries of it, compiled."""
    folder = tmp_path / "locale" / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head, *entries = CATALOGUE.read_text(encoding="utf-8").split(collect_words.BETWEEN)
    kept = [entry for entry in entries if any(f'msgid "{english}"\n' in entry for english in KEPT)]
    assert len(kept) == len(KEPT)
    small = folder / CATALOGUE.name
    small.write_text(collect_words.BETWEEN.join([head, *kept]) + "\n", encoding="utf-8")
    small.with_suffix(".mo").write_bytes(compiled(small))
    return small


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source that says just that, with the rooms that the public does not see."""
    folder = tmp_path / "candour"
    for path, text in {
        MAIL: MAIL_SAYS,
        "public/templates/public/words.html": PAGE_SAYS,
        **{f"{room}/apps.py": "" for room in sentences.ENGLISH_ONLY},
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _say(source: Path, room: str, *lines: str) -> None:
    with (source / room).open("a", encoding="utf-8") as file:
        file.write("".join(f"\n{line}" for line in lines) + "\n")


def _changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.gettext
def test_where_nothing_is_new_not_a_byte_of_the_catalogue_changes(tmp_path: Path) -> None:
    whole = Path(shutil.copy(CATALOGUE, tmp_path))
    changes = collect_words.collect(whole)
    assert (changes.added, changes.removed) == ([], {})
    assert whole.read_bytes() == CATALOGUE.read_bytes()


@pytest.mark.gettext
def test_one_new_sentence_is_all_that_changes_and_no_neighbours_welsh_is_offered(catalogue: Path, source: Path) -> None:
    # It differs from "Your reference is %(reference)s." by one word.
    _say(source, MAIL, '_("Your new reference is %(reference)s.")')
    before = catalogue.read_text(encoding="utf-8")
    collect_words.collect(catalogue, source)
    after = catalogue.read_text(encoding="utf-8")
    entry = ["+ #, python-format", '+ msgid "Your new reference is %(reference)s."', '+ msgstr ""']
    assert [line for line in _changed(before, after) if line != "+ "] == entry
    assert after.index('msgid "Your name"') < after.index(entry[1][2:]) < after.index('msgid "Your nine words"')
    collect_words.collect(catalogue, source)
    assert catalogue.read_text(encoding="utf-8") == after


@pytest.mark.gettext
def test_a_sentence_that_was_reworded_goes_and_is_shown_with_its_welsh(catalogue: Path, source: Path) -> None:
    mail = source / MAIL
    old, new = "Here is the copy you asked for.", "Here is the copy that you asked for."
    mail.write_text(mail.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = catalogue.read_text(encoding="utf-8")
    changes = collect_words.collect(catalogue, source)
    assert [sentence.english for sentence in changes.added] == [new]
    ((gone, block),) = changes.removed.items()
    assert gone.english == old
    assert block in before
    assert "Dyma" in block
    assert block not in catalogue.read_text(encoding="utf-8")


@pytest.mark.gettext
def test_a_sentence_of_a_template_is_found_as_the_page_asks_for_it(source: Path) -> None:
    page = source / "public" / "templates" / "public" / "new.html"
    page.write_text(
        "{% load i18n %}{% translate 'Don’t wait' %}{% blocktranslate trimmed with day=when %}\n  By {{ day }}\n"
        "  at the latest{% endblocktranslate %}{{ title|default:_('No title') }}",
        encoding="utf-8",
    )
    added = {sentence.english for sentence in sentences.in_source(source)} - set(KEPT)
    assert added == {"Don’t wait", "By %(day)s at the latest", "No title"}


@pytest.mark.gettext
def test_a_sentence_of_a_mail_without_welsh_is_found_and_one_of_the_desk_is_not_asked_for(
    catalogue: Path, source: Path
) -> None:
    assert check_words.unlike_source(catalogue, source) == []
    _say(source, MAIL, '_("We wrote to you yesterday.")')
    for room in sentences.ENGLISH_ONLY:
        _say(source, f"{room}/apps.py", f'_("Only in {room}.")')
    room = source / "a_room_of_tomorrow"
    room.mkdir()
    _say(room, "pages.py", '_("Nobody listed this room.")')
    found = check_words.unlike_source(catalogue, source)
    assert found == [
        f"not in the catalogue: {english}: run make messages"
        for english in ("Nobody listed this room.", "We wrote to you yesterday.")
    ]


@pytest.mark.parametrize("tag", [r'{% translate "Say \"hello\"" %}', r"{% translate 'It\'s here' as it %}"])
def test_a_sentence_that_django_would_cut_off_is_found(tmp_path: Path, tag: str) -> None:
    folder = tmp_path / "public" / "templates"
    folder.mkdir(parents=True)
    (folder / "right.html").write_text('{% translate "It\'s" %}{% translate \'A "B"\' %}', encoding="utf-8")
    (folder / "wrong.html").write_text("{% load i18n %}" + tag, encoding="utf-8")
    assert [path.name for path in sentences.cut_off(tmp_path)] == ["wrong.html"]


def test_without_gettext_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(sentences.NoGettext, match="apt-get install gettext"):
        sentences.in_source()


@pytest.mark.gettext
def test_a_new_plural_has_a_line_for_each_number_that_welsh_tells_apart(catalogue: Path, source: Path) -> None:
    _say(source, MAIL, "from django.utils.translation import ngettext", 'ngettext("One thing", "%(count)s things", 2)')
    collect_words.collect(catalogue, source)
    lines = catalogue.read_text(encoding="utf-8").splitlines()
    start = lines.index('msgid "One thing"')
    assert lines[start + 1] == 'msgid_plural "%(count)s things"'
    assert lines[start + 2 : start + 9] == [*(f'msgstr[{number}] ""' for number in range(6)), ""]
    wrong = check_words.faults(catalogue)
    assert "not translated: One thing" in wrong
    assert [line for line in wrong if line.startswith("no Welsh")] == [
        f"no Welsh for the number {number}: One thing" for number in check_words.NUMBERS
    ]


def _with_plural(catalogue: Path, forms: tuple[str, ...]) -> None:
    said = [f'msgstr[{number}] "{form}"' for number, form in enumerate(forms)]
    entry = ["#, python-format", 'msgid "%(count)s complaint"', 'msgid_plural "%(count)s complaints"', *said]
    with catalogue.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(entry) + "\n")
    catalogue.with_suffix(".mo").write_bytes(compiled(catalogue))


def test_the_catalogue_as_it_is_has_no_fault() -> None:
    assert check_words.faults() == []


def test_each_number_has_a_form_of_its_own(catalogue: Path) -> None:
    _with_plural(catalogue, ONE_OF_EACH)
    with override_settings(LOCALE_PATHS=[catalogue.parents[2]]), translation.override("cy"):
        said = [
            translation.ngettext("%(count)s complaint", "%(count)s complaints", number)
            for number in check_words.NUMBERS
        ]
    assert tuple(said) == ONE_OF_EACH


@pytest.mark.parametrize("number", range(6))
def test_a_plural_without_one_of_its_forms_is_found(catalogue: Path, number: int) -> None:
    before = catalogue.read_text(encoding="utf-8")
    whole = ("%(count)s a", "%(count)s b", "%(count)s c", "%(count)s d", "%(count)s e", "%(count)s f")
    _with_plural(catalogue, whole)
    assert check_words.faults(catalogue) == []
    catalogue.write_text(before, encoding="utf-8")
    _with_plural(catalogue, (*whole[:number], "", *whole[number + 1 :]))
    found = check_words.faults(catalogue)
    assert "not translated: %(count)s complaint" in found
    assert f"no Welsh for the number {check_words.NUMBERS[number]}: %(count)s complaint" in found


def test_a_plural_with_fewer_forms_than_numbers_is_found(catalogue: Path) -> None:
    _with_plural(catalogue, ("%(count)s a", "%(count)s b"))
    found = check_words.faults(catalogue)
    assert [line for line in found if line.startswith("no Welsh")] == [
        f"no Welsh for the number {number}: %(count)s complaint" for number in (2, 3, 6, 8)
    ]

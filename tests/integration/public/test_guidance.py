"""Every information page, in both languages, without a query."""

import csv
import html
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation

from candour import directory
from candour.directory import load
from candour.intake import questions
from candour.public import cards, guidance

PLACES = [(prefix, key) for prefix in ("", "/cy") for key in guidance.KEYS]


def address(prefix: str, key: str) -> str:
    """Where the page is."""
    return f"{prefix}/" if key == guidance.HOME else f"{prefix}/{key}"


@pytest.mark.parametrize(("prefix", "key"), PLACES)
def test_a_page_opens_without_the_database_and_without_a_cookie(public_client: Client, prefix: str, key: str) -> None:
    response = public_client.get(address(prefix, key))
    assert response.status_code == 200
    text = response.content.decode()
    assert f'<html lang="{"cy" if prefix else "en"}"' in text
    assert text.count("<h1") == 1
    assert not re.search(r"\{[a-z_]+\}", text)
    assert "place" not in response.cookies


@pytest.mark.parametrize("force", [force.id for force in directory.forces()])
def test_each_force_can_be_named(force: str) -> None:
    for language in guidance.LANGUAGES:
        for key in guidance.KEYS:
            assert guidance.page(key, language, force).title
        names = guidance.placeholders(force, language)
        assert [name for name, words in names.items() if not words] == []
        assert names["lpb"] in html.unescape(guidance.page("chief-officer", language, force).body)


@pytest.mark.parametrize(
    ("force", "body"),
    [
        ("greater-manchester", "Mayor"),
        ("city-of-london", "Common Council"),
        ("metropolitan", "Mayor's Office for Policing and Crime"),
        ("gwent", "Police and Crime Commissioner for Gwent"),
    ],
)
def test_S11_the_right_body_is_named_for_the_head_of_each_force(force: str, body: str) -> None:
    assert body in html.unescape(guidance.page("chief-officer", "en", force).body)


def test_a_placeholder_that_is_not_known_names_the_page(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "home.md").write_text("---\ntitle: {nobody}\nowner: x\n---\nText\n", encoding="utf-8")
    monkeypatch.setattr(guidance, "CONTENT", tmp_path)
    guidance.page.cache_clear()
    with pytest.raises(guidance.BadPage, match="home.md asks for {nobody}"):
        guidance.page("home", "en", "gwent")
    guidance.page.cache_clear()


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The words of the pages in a folder of the test's own."""
    shutil.copytree(guidance.CONTENT, tmp_path / "content")
    monkeypatch.setattr(guidance, "CONTENT", tmp_path / "content")
    guidance.page.cache_clear()
    yield tmp_path / "content"
    guidance.page.cache_clear()


def start() -> None:
    """What every process does with the pages at its start."""
    apps.get_app_config("public").ready()


def test_the_program_starts_with_the_pages_as_they_are(words: Path) -> None:
    start()
    assert guidance.page.cache_info().currsize == len(guidance.KEYS) * len(guidance.LANGUAGES)


def test_a_page_without_its_pair_stops_the_start(words: Path) -> None:
    (words / "cy" / "cookies.md").unlink()
    with pytest.raises(guidance.BadPage, match="There is no page cy/cookies.md"):
        start()


def test_a_placeholder_that_is_not_known_stops_the_start(words: Path) -> None:
    file = words / "cy" / "outcomes.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nGofynnwch i {nobody}.\n", encoding="utf-8")
    with pytest.raises(guidance.BadPage, match="outcomes.md asks for {nobody}"):
        start()


def test_a_page_that_no_address_leads_to_stops_the_start(words: Path) -> None:
    shutil.copy(words / "en" / "bsl.md", words / "en" / "lost.md")
    with pytest.raises(guidance.BadPage, match="No address leads to en/lost.md"):
        start()


@pytest.mark.parametrize(
    "name", ["[c](/d)", "<i>c</i>", "*c*", "_c_", "`c`", "&copy;", "c\\*", string.punctuation, "Mayor's Office (A)"]
)
def test_a_name_is_plain_text_whatever_signs_it_holds(name: str) -> None:
    text = guidance.rendered("Ask **{force}** and {force}.", {"force": name}, "cy", Path("a.md"))
    shown = html.unescape(re.sub(r"</?(?:p|strong)>", "", text))
    assert shown == f"Ask {name} and {name}.\n"


def test_html_in_a_page_is_shown_and_not_obeyed() -> None:
    assert "<script" not in guidance.rendered("<script>1</script>", {}, "en", Path("a.md"))


def test_every_page_has_its_pair_in_welsh() -> None:
    english, welsh = ({path.name for path in (guidance.CONTENT / language).iterdir()} for language in ("en", "cy"))
    assert english == welsh == {f"{key}.md" for key in guidance.KEYS}


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_no_note_to_ourselves_is_on_a_page(public_client: Client, prefix: str) -> None:
    for key in guidance.KEYS:
        shown = re.sub(r"<[^>]+>", " ", public_client.get(address(prefix, key)).content.decode())
        assert not re.search(r"\[recalled|\bconfirm\b|unverified|to be checked:", shown, re.IGNORECASE), key


def test_the_other_bodies_are_told_in_both_languages() -> None:
    english, welsh = cards.others("en"), cards.others("cy")
    assert [card.id for card in english] == [card.id for card in welsh]
    for one, other in zip(english, welsh, strict=True):
        assert other.first, one.id
        assert bool(one.checks) == bool(other.checks), one.id


@pytest.mark.parametrize("note", ["IOPC [recalled]", "confirm", "-", "Check with the force"])
def test_a_note_in_words_for_people_stops_the_program(tmp_path: Path, note: str) -> None:
    with (load.DATA / "other_bodies.csv").open(encoding="utf-8", newline="") as source:
        row = next(csv.DictReader(source))
    file = tmp_path / "other_bodies.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, row)
        writer.writeheader()
        writer.writerow(row | {"review_or_oversight": note})
    with pytest.raises(load.BadData, match="row 2: the column 'review_or_oversight' is shown to people"):
        load.other_bodies(file)


def links(body: str) -> set[str]:
    """Where the links of a page lead on this site."""
    return {one for one in re.findall(r'<a [^>]*href="(/[^"#?]*)', body) if not one.startswith("/static/")}


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_every_page_can_be_reached_from_the_first_and_no_link_is_broken(public_client: Client, prefix: str) -> None:
    seen: dict[str, int] = {}
    ahead = [f"{prefix}/"]
    while ahead:
        place = ahead.pop()
        if place in seen or place.startswith("/cy/") != bool(prefix):
            continue
        response = public_client.get(place)
        public_client.cookies.clear()
        seen[place] = response.status_code
        if response.status_code == 200:
            ahead += links(response.content.decode())
    assert set(seen.values()) <= {200, 302, 303}, {place: code for place, code in seen.items() if code >= 400}
    assert {address(prefix, key) for key in guidance.KEYS} - set(seen) == set()


@pytest.mark.parametrize("key", guidance.KEYS)
def test_a_welsh_page_leads_to_welsh_pages(public_client: Client, key: str) -> None:
    body = public_client.get(address("/cy", key)).content.decode()
    away = {one for one in links(body) if not one.startswith("/cy")}
    assert away == {address("", key)}, "only the switch of languages leads to English"


@pytest.mark.parametrize("language", guidance.LANGUAGES)
def test_the_box_to_tick_is_called_what_the_form_calls_it(language: str) -> None:
    with translation.override(language):
        labels = {str(option.label) for question in questions.every_question().values() for option in question.options}
    ticked = re.findall(r"“([^”]+)”", guidance.page("chief-officer", language, "gwent").body)
    assert ticked
    assert set(ticked) <= labels


def test_every_statement_of_the_seed_page_is_on_a_page() -> None:
    said = {one for key in guidance.KEYS for one in guidance.page(key, "en", "gwent").statements}
    assert said == {f"S{number:02}" for number in range(1, 33)}


@pytest.mark.parametrize(("prefix", "key"), PLACES)
def test_every_page_says_whose_it_is_when_it_was_checked_and_can_be_printed(
    public_client: Client, prefix: str, key: str
) -> None:
    page = guidance.page(key, "cy" if prefix else "en", "greater-manchester")
    body = html.unescape(public_client.get(address(prefix, key)).content.decode())
    assert page.next_review_on > page.reviewed_on
    assert f"{page.owner}. {'Fersiwn' if prefix else 'Version'} {page.version}." in body
    assert body.count(str(page.reviewed_on.year)) + body.count(str(page.next_review_on.year)) >= 2
    assert ("Argraffu'r dudalen hon" if prefix else "Print this page") in body
    assert re.search(r"<div [^>]*data-print hidden>", body), "without a script there is no button that does nothing"


@pytest.mark.parametrize(("language", "days"), [("en", "30 days"), ("cy", "30 diwrnod")])
def test_information_that_went_wrong_has_a_way_of_its_own_and_what_is_not_sure_is_marked(
    language: str, days: str
) -> None:
    page = guidance.page("your-information", language, "gwent")
    assert days in page.body
    assert "ico.org.uk" in page.body
    assert "2025" in page.unverified


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Not checked against the law yet."), ("cy", "Heb ei wirio yn erbyn y gyfraith eto.")],
)
def test_law_that_is_marked_unverified_is_said_to_be_on_the_page_beside_what_it_is_about(
    language: str, words: str
) -> None:
    page = guidance.page("your-information", language, "gwent")
    assert page.unverified
    before, _mark, after = page.body.partition('<div class="govuk-inset-text">')
    assert words in after.partition("</div>")[0]
    assert "2026" in after.partition("</div>")[0]
    assert "<strong>30 " in before
    others = [key for key in guidance.KEYS if key not in {"your-information", "which-force"}]
    assert not any(guidance.page(key, language, "gwent").unverified for key in others)

"""Every information page, in both languages, without a query."""

import html
import re

import pytest
from django.test import Client

from candour import directory
from candour.public import guidance

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


def test_every_page_has_its_pair_in_welsh() -> None:
    english, welsh = ({path.name for path in (guidance.CONTENT / language).iterdir()} for language in ("en", "cy"))
    assert english == welsh == {f"{key}.md" for key in guidance.KEYS}

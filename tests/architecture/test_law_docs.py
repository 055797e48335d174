"""The rule book says what the rules say: its pages are those that `make law-docs` writes."""

import re

import pytest

from complaintlaw.register import QUESTIONS, RULES
from complaintlaw.uncoded import NOT_CODE
from tools import build_law_docs, law_sources

PAGES = build_law_docs.pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_says_what_the_rules_say(name: str) -> None:
    path = law_sources.ROOT / name
    says_it = path.is_file() and path.read_text(encoding="utf-8") == PAGES[name]
    assert says_it, f"{name} is older than the rules or their tests: run `make law-docs`."


def test_no_page_is_left_over_from_a_chapter_that_is_gone() -> None:
    there = {str(path.relative_to(law_sources.ROOT)) for path in (law_sources.ROOT / "docs" / "law").glob("*.md")}
    assert there - set(PAGES) == set()


def test_every_rule_has_an_address_where_its_words_stand() -> None:
    for rule in RULES:
        page, anchor = build_law_docs.address(rule.id).split("#")
        assert f"## {anchor.upper()}\n" in PAGES[page]
    with pytest.raises(LookupError):
        build_law_docs.address("ZZ-99")


def test_every_rule_of_the_catalogue_stands_in_the_index_once_it_is_there() -> None:
    index = PAGES["docs/law/README.md"]
    named = {rule.id for rule in RULES} | set(NOT_CODE)
    named |= {other for rule in RULES for other in build_law_docs.INSIDE.findall(rule.words)}
    assert sorted(one for one in named if f"| [{one}](" not in index) == []


def test_every_question_stands_in_the_index() -> None:
    for name in QUESTIONS:
        assert f"`{name}`" in PAGES["docs/law/README.md"]


def test_links_between_the_pages_lead_to_a_heading() -> None:
    lost = []
    for name, text in PAGES.items():
        folder = name.rpartition("/")[0]
        for page, anchor in re.findall(r"\]\(([a-z_-]+\.md)#([a-z0-9-]+)\)", text):
            if f"## {anchor.upper()}\n" not in PAGES[f"{folder}/{page}"]:
                lost.append(f"{name}: {page}#{anchor}")
    assert lost == []


def test_what_a_rule_reads_through_what_is_no_rule_is_found() -> None:
    sources = law_sources.Sources()
    assert "competent" in sources.read_by("investigations", "may_be_investigator")
    assert "impartial" in sources.read_by("investigations", "chief_officer_may_delegate")
    assert "Delegate" in sources.direct("investigations", "chief_officer_may_delegate")
    assert "descriptions" not in sources.read_by("referral", "must_refer")


def test_tests_are_found_by_the_id_in_their_names() -> None:
    named = law_sources.named_tests()
    assert all("REF_11" in test.name for test in named["REF-11"])
    assert len(named) > 80

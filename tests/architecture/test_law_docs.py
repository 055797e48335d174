"""The rule book says what the rules say: its pages are those that `make law-docs` writes."""

import json
import re

import pytest

from complaintlaw import file_forms, first_version
from complaintlaw.changes import CHANGES
from complaintlaw.register import QUESTIONS, RULES
from complaintlaw.uncoded import NOT_CODE
from complaintlaw.unread import UNREAD
from complaintlaw.vocabulary import Rank
from tools import build_law_docs, law_schema, law_sources

PAGES = build_law_docs.pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_says_what_the_rules_say(name: str) -> None:
    path = law_sources.ROOT / name
    says_it = path.is_file() and path.read_text(encoding="utf-8") == PAGES[name]
    assert says_it, f"{name} is older than the rules or their tests: run `make law-docs`."


def test_no_page_is_left_over_from_a_chapter_that_is_gone() -> None:
    there = {str(path.relative_to(law_sources.ROOT)) for path in (law_sources.ROOT / "docs" / "law").glob("*.md")}
    assert there - set(PAGES) == build_law_docs.BY_HAND


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
        for page, anchor in re.findall(r"\]\(([a-z_-]+\.md)#([^)]+)\)", text):
            if anchor not in _anchors(PAGES[f"{folder}/{page}"]):
                lost.append(f"{name}: {page}#{anchor}")
    assert lost == []


def _anchors(page: str) -> set[str]:
    """The addresses that the headings of a page have where Markdown is shown."""
    headings = re.findall(r"^#+ (.+)$", page, re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_a_page_is_written_in_words_and_not_in_code() -> None:
    code = re.compile(r"\w\(\w+=|frozenset\(|datetime\.|<[A-Z]\w+[.:]|\bNone\b|\bTrue\b")
    told = {name: code.findall(text) for name, text in PAGES.items() if name.endswith(".md")}
    assert {name: found for name, found in told.items() if found} == {}


def test_every_change_and_every_text_that_was_not_read_is_on_its_page() -> None:
    for change in CHANGES:
        assert f"## {change.values.name}\n" in PAGES["docs/law/what-may-have-changed.md"]
    for one in UNREAD:
        assert build_law_docs.sentence(one.words) in PAGES["docs/law/unverified.md"]


def test_every_fact_result_and_word_is_on_the_page_of_the_format() -> None:
    page = PAGES["docs/law/format.md"]
    for kind, form in law_schema.kinds_of_facts():
        assert f"### {law_schema.spaced(kind.__name__).capitalize()}\n" in page
        assert [word for word in form.keys if f"| `{word}` |" not in page] == []
    assert [name for name in file_forms.questions(2) if f"| `{name}` |" not in page] == []
    assert [name for name in first_version.RENAMED if f"| `{name}` |" not in page] == []
    for rank in Rank:
        assert f"`{rank.value}`" in page


def test_the_schemas_are_json() -> None:
    for name in ("scenario", "findings"):
        assert json.loads(PAGES[f"docs/law/{name}.schema.json"])["$id"] == f"{name}.schema.json"


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


def test_a_test_that_names_a_range_is_found_by_each_rule_in_it() -> None:
    names = {
        "test_REV_02_to_06_which_body": {"REV-02", "REV-03", "REV-04", "REV-05", "REV-06"},
        "test_INF_02_and_04_when": {"INF-02", "INF-04"},
        "test_REF_01_counts_REF_02_to_04_not": {"REF-01", "REF-02", "REF-03", "REF-04"},
        "test_REF_01_to_the_end": {"REF-01"},
        "test_REF_011_is_no_rule": set(),
    }
    assert {name: law_sources._ids(name) for name in names} == names

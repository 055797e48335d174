"""Whatever goes out by mail is there in Welsh: no English is left in the message."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from candour import correspondence
from candour.correspondence import outbox, texts

MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def sentences() -> set[str]:
    """Every sentence that the package marks for translation."""
    found: set[str] = set()
    for file in Path(correspondence.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                found.add(ast.literal_eval(node.args[0]))
    return found


SENTENCES = sorted(sentences())
MESSAGES = [
    function
    for _name, function in inspect.getmembers(texts, inspect.isfunction)
    if inspect.signature(function).return_annotation == "MessageText" and not function.__name__.startswith("_")
]


def said(message: Callable[..., texts.MessageText], language: str) -> tuple[str, list[str]]:
    """The subject and the paragraphs of a message in that language."""
    asked = set(inspect.signature(message).parameters) - {"language"}
    words = message(language=language, **dict.fromkeys(asked, "7KQD-MW3X-CT9P"))
    return words.subject, words.body.strip().split("\n\n")


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.__name__)
def test_no_english_is_left_in_a_welsh_mail_whatever_language_is_active(
    message: Callable[..., texts.MessageText],
) -> None:
    with translation.override("en"):
        subject, paragraphs = said(message, "cy")
        english_subject, english = said(message, "en")
    assert subject != english_subject
    assert len(paragraphs) == len(english) > 1
    assert set(paragraphs) & set(english) == set()
    written = "\n".join([subject, *paragraphs])
    assert [sentence for sentence in SENTENCES if PLACEHOLDER.split(sentence)[0] in written] == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.__name__)
def test_a_message_says_its_values_in_both_languages(message: Callable[..., texts.MessageText]) -> None:
    takes_values = len(inspect.signature(message).parameters) > 1
    for language in ("en", "cy"):
        assert ("7KQD-MW3X-CT9P" in "".join(said(message, language)[1])) is takes_values


def test_every_kind_of_message_has_its_text_here() -> None:
    assert {message.__name__ for message in MESSAGES} == set(outbox.WHAT)

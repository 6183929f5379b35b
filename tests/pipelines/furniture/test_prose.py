"""How much running text a passage holds."""

from __future__ import annotations

import pytest

from pipelines.document.layout import Passage
from pipelines.furniture.prose import ends_a_sentence, prose


@pytest.mark.parametrize(
    "text",
    [
        "It is.",
        "Really?",
        "Yes!",
        "He said: “Come.”",
        "これは文です。",
        "यह वाक्य है।",
        "جملة؟",
        "یہ جملہ ہے۔",
        "NAME:",
        "so (it was)",
        "ប្រយោគ។",
        "wait…",
    ],
)
def test_the_end_of_a_sentence_in_any_script(text):
    assert ends_a_sentence(text)


@pytest.mark.parametrize("text", ["Home", "Ada Lund", "12 May", "", "ข่าว"])
def test_no_end_of_a_sentence(text):
    assert not ends_a_sentence(text)


def passage(text: str, linked: float = 0, flags: int = 0) -> Passage:
    return Passage(0, "p", flags, (text,), text, float(len(text)), linked)


def test_prose_is_running_text_without_links():
    sentence = "The new pier was opened on Tuesday by the harbour master of the town."

    assert prose(passage(sentence)) == len(sentence)
    assert prose(passage("Home")) == 0
    assert prose(passage(sentence, linked=len(sentence))) == 0
    assert 0 < prose(passage(sentence, linked=10)) < len(sentence)


def test_one_endless_paragraph_counts_as_a_long_one():
    assert prose(passage("word " * 10_000)) == prose(passage("word " * 200)) < 1_000

"""Phrases looked up without a pattern are those that the pattern finds, and a page compiles almost nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements import attribute
from pipelines.statements.late_patterns import CharacterIndex, LatePattern, WordIndex, is_absent

WORDS = ["said", "said that", "a", "told * off", "d'après", "'s words", "co-op", "é", "कहा", "كتب"]
JOINED = ["说", "说道", "副 厅长", "厅长", "ที่", "다"]
TEXT = st.lists(
    st.sampled_from(
        [
            "said",
            "that",
            "told",
            "him",
            "off",
            "d’après",
            "man's words",
            "co-op",
            "a",
            "aé",
            "é",
            "कहा",
            "कहाँ",
            "وكتب",
        ]
    ),
    max_size=9,
).flatmap(lambda words: st.sampled_from([" ", " ", "  ", "\u00a0"]).map(lambda blank: blank.join(words)))
JOINED_TEXT = st.text("说道副厅长 ที่다a", max_size=16)


def spans(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


def agrees(late: LatePattern, text: str, start: int, end: int) -> None:
    """Every method of the phrases, in a stretch of the text, against the compiled pattern."""
    pattern = re.compile(late.source(late.phrases))
    assert spans(late._search(text, start, end)) == spans(pattern.search(text, start, end))
    assert spans(late._match(text, start, end)) == spans(pattern.match(text, start, end))
    assert spans(late._fullmatch(text[start:end])) == spans(pattern.fullmatch(text[start:end]))
    assert [m.span() for m in late._finditer(text, start, end)] == [
        m.span() for m in pattern.finditer(text, start, end)
    ]


@given(TEXT, st.integers(0, 30), st.integers(0, 60), st.sampled_from(["", "و"]))
def test_whole_words_are_found_as_the_pattern_finds_them(
    text: str, start: int, size: int, glued: str
) -> None:
    agrees(WordIndex(WORDS, glued=glued), text, start, start + size)


@given(JOINED_TEXT, st.integers(0, 8), st.integers(0, 16), st.sampled_from(["", "가-힣"]))
def test_parts_of_words_are_found_as_the_pattern_finds_them(
    text: str, start: int, size: int, behind: str
) -> None:
    agrees(CharacterIndex(JOINED, behind=behind), text, start, start + size)


@pytest.mark.parametrize("late", [WordIndex(["said"]), CharacterIndex(["said"])], ids=["words", "characters"])
def test_a_set_that_is_asked_again_and_again_is_compiled_and_still_answers_the_same(
    late: LatePattern,
) -> None:
    found = {
        (spans(late.search("he said so")), spans(late.match("said")), spans(late.match("so")))
        for _ in range(200)
    }
    assert found == {((3, 7), (0, 4), None)}
    assert isinstance(late.search.__self__, re.Pattern)


def test_a_compiled_set_lets_go_of_what_it_looked_phrases_up_in() -> None:
    words, characters = WordIndex(["said"]), CharacterIndex(["said"])
    assert words._heads
    assert characters._by_first

    for late in (words, characters):
        for _ in range(200):
            late.search("he said so")

    assert words._heads == characters._by_first == {}


@pytest.mark.parametrize("late", [WordIndex([]), CharacterIndex([])], ids=["words", "characters"])
def test_no_phrase_is_never_found_however_often_one_asks(late: LatePattern) -> None:
    assert not any(late.search("he said so") for _ in range(200))


def test_a_phrase_without_a_word_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        WordIndex(["…"])


REPORTS = [
    ("sv", "Kassören Ulla Berg sade att bron öppnar i maj. Enligt Berg blir den dyrare än väntat."),
    ("km", "លោក សុខ វណ្ណា បានមានប្រសាសន៍ថា ស្ពាននឹងបើកក្នុងខែឧសភា។"),
]


@pytest.mark.parametrize(("language", "text"), REPORTS)
def test_the_first_short_page_of_a_language_compiles_next_to_nothing(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    compile_all = LatePattern.compiled
    monkeypatch.setattr(LatePattern, "compiled", lambda self: compiled.append("") or compile_all(self))
    attribute(text, language)
    assert len(compiled) <= 1


def test_a_pattern_that_was_asked_often_still_tells_what_a_text_holds() -> None:
    late = WordIndex(["said that", "told"])
    for _ in range(200):
        assert late.search("he said that") is not None
        assert not is_absent(late, "he said that")
        assert is_absent(late, "it rained")


@pytest.mark.parametrize(
    ("pattern", "text", "rest"),
    [
        (CharacterIndex(["说", "好"]), "说x好x说x好", ["好", "说", "好"]),
        (CharacterIndex(["说", "说好"]), "说好说好说", ["说好", "说"]),
        (WordIndex(["said", "told"]), "said told said told", ["told", "said", "told"]),
    ],
    ids=["characters", "longest", "words"],
)
def test_a_walk_through_a_text_goes_on_when_the_pattern_is_made_meanwhile(pattern, text, rest) -> None:
    walk = pattern.finditer(text)
    next(walk)
    for _ in range(200):
        pattern.search(text)

    assert [found.group() for found in walk] == rest

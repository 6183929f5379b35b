"""Phrase patterns find whole words, keep offsets and stay fast."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements.patterns import NOTHING, alternatives, korean_words, lower, phrase_pattern

WORDS = st.lists(st.text(alphabet="abcé ăn'", min_size=1, max_size=8), min_size=1, max_size=12)


@given(st.text(max_size=200))
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(WORDS)
def test_the_tree_matches_each_phrase_and_nothing_else(words: list[str]) -> None:
    wanted = {re.sub(r"\s+", " ", w.strip()) for w in words if w.strip()}
    pattern = re.compile(alternatives(words) or r"(?!)")
    for word in wanted:
        assert pattern.fullmatch(word)
    assert pattern.fullmatch("zzz") is None


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["said", "said that"], "he said that she said so", ["said that", "said"]),
        (["added"], "it was padded; he added", ["added"]),
        (["nói"], "ông nói rằng", ["nói"]),
        (["कहा"], "उन्होंने कहा कि कहानी", ["कहा"]),
        (["didn't"], "he didn’t go", ["didn’t"]),
        (["told us"], "told  us", ["told  us"]),
    ],
)
def test_phrases_match_whole_words_only(words: list[str], text: str, found: list[str]) -> None:
    assert phrase_pattern(words, spaced=True).findall(text) == found


def test_phrases_match_anywhere_where_words_are_not_set_apart() -> None:
    assert phrase_pattern(["表示", "说"], spaced=False).findall("他表示不说") == ["表示", "说"]


def test_a_star_spans_a_few_words_but_no_sentence() -> None:
    pattern = phrase_pattern(["schlug * vor"], spaced=True)
    assert pattern.search("sie schlug ausserdem allen vor, dass")
    assert pattern.search("sie schlug zu. dann ging er vor") is None


def test_a_glued_particle_may_stand_before_the_word() -> None:
    pattern = phrase_pattern(["قال"], spaced=True, glued="وف")
    assert pattern.search("وقال الطبيب")
    assert pattern.search("مقال طويل") is None


def test_no_phrase_gives_a_pattern_that_never_matches() -> None:
    assert phrase_pattern([], spaced=True) is NOTHING
    assert phrase_pattern(["  "], spaced=False) is NOTHING


@pytest.mark.parametrize("unit", ["schlug a ", "schlug ", "a ", "vor "])
def test_stars_take_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    began = time.process_time()
    phrase_pattern(["schlug * vor", "gab * zu"], spaced=True).findall(text)
    assert time.process_time() - began < 2.0


def test_common_beginnings_are_written_once() -> None:
    assert alternatives(["say", "said", "says", "told"]) == "(?:sa(?:id|y(?:s)?)|told)"


def test_a_phrase_of_blanks_is_none() -> None:
    assert alternatives(["", "  "]) == ""


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("พ่อ", "พ่อค้า", True),
        ("ตา", "เตา", False),
        ("มา", "มาก", True),
        ("กล", "กล้วย", False),
        ("ຕາ", "ເຕາ", False),
        ("ກາ", "ກາງ", True),
        ("ពូ", "ពូជ", True),
        ("ត", "តា", False),
    ],
)
def test_no_syllable_of_thai_lao_or_khmer_is_cut_in_two(word: str, text: str, found: bool) -> None:
    assert bool(phrase_pattern([word], spaced=False).search(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("그는 말했다", True),
        ("그 역시", True),
        ("그래서 저는", False),
        ("그녀의 딸", False),
        ("먹그는", False),
        ("그가", True),
    ],
)
def test_a_short_korean_word_stands_alone_or_with_a_particle(text: str, found: bool) -> None:
    assert bool(korean_words(["그"]).search(text)) is found


def test_no_korean_words_match_nothing() -> None:
    assert korean_words([]) is NOTHING

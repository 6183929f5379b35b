"""Sets of phrases: whole words in spaced scripts, anywhere in the others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import Lexicon, lexicon
from pipelines.statements.phrases import Phrases, vocabulary

TITLES = Phrases(["Deputy Director", "director", "Dr.", "Assoc. Prof.", "giám đốc"], spaced=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the deputy director came", ["deputy director"]),
        ("Director, Dr. An", ["Director", "Dr"]),
        ("ASSOC. PROF. DR. AN", ["ASSOC. PROF", "DR"]),
        ("Phó GIÁM ĐỐC Sở", ["GIÁM ĐỐC"]),
        ("directorate", []),
        ("redirector director", ["director"]),
        ("", []),
    ],
)
def test_whole_words_are_found_longest_first(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in TITLES.find(text)] == found


def test_a_short_word_with_diacritics_does_not_meet_another_without() -> None:
    words = Phrases(["bà", "trường"], spaced=True)
    assert words.first("ba người") is None
    assert words.first("trưởng thôn") is None
    assert words.first("Truong hoc") is not None


def test_phrases_are_found_anywhere_where_words_are_not_set_apart() -> None:
    words = Phrases(["副厅长", "厅长"], spaced=False)
    assert [("北江省工贸厅副厅长")[a:b] for a, b in words.find("北江省工贸厅副厅长")] == ["副厅长"]


def test_prefix_and_suffix_stand_at_the_very_ends() -> None:
    assert TITLES.prefix("Director An") == len("Director")
    assert TITLES.prefix("Mr. Director") == 0
    assert TITLES.suffix("An, deputy director") == len("An, ")
    assert TITLES.suffix("director An") == len("director An")


def test_a_whole_phrase_may_carry_outer_punctuation() -> None:
    assert TITLES.whole("(Director)")
    assert TITLES.whole("director.")
    assert not TITLES.whole("the director")
    assert not TITLES.whole("")


@given(st.text("Ab. ,'é", max_size=24))
def test_a_phrase_is_found_in_a_text_exactly_where_its_words_follow_each_other(text: str) -> None:
    words = Phrases(["a", "a b", "b b a", "é"], spaced=True)
    bare = [w.strip(".,") for w in text.lower().replace("'", " ").split()]
    bare = [w for w in bare if w]
    expected, at = 0, 0
    while at < len(bare):
        size = next(
            (n for p, n in (("b b a", 3), ("a b", 2), ("a", 1), ("é", 1)) if bare[at : at + n] == p.split()),
            0,
        )
        expected += bool(size)
        at += size or 1
    assert len(list(words.find(text))) == expected


@given(st.text(max_size=80), st.booleans())
def test_places_are_in_order_inside_the_text(text: str, spaced: bool) -> None:
    words = Phrases(["a", "b c", "é"], spaced=spaced)
    last = 0
    for start, end in words.find(text):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["director ", "d", "' ", ". ", "deputy "])
def test_a_long_line_costs_linear_time(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    start = time.process_time()
    list(TITLES.find(line))
    assert time.process_time() - start < 0.4


def test_a_vocabulary_is_built_once_for_each_lexicon_and_never_mixed_up() -> None:
    assert vocabulary(lexicon("vi")) is vocabulary(lexicon("vi"))
    empty = Lexicon("vi")
    assert vocabulary(empty) is not vocabulary(lexicon("vi"))
    assert vocabulary(empty).roles.first("giám đốc") is None
    assert vocabulary(lexicon("vi")).roles.first("giám đốc") is not None

"""Sentences end at stops, but not inside quotations, names, dates and numbers."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import lexicon
from pipelines.statements.quotes import find_quotations
from pipelines.statements.sentences import HOLE, mask, sentences, trim


def cut(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in sentences(text, find_quotations(text), lexicon(language))]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "It rained. Mr. Hai stayed. Dr. Lan left!", 3),
        ("en", "The rate is 3.5 percent. It rose.", 2),
        ("en", "J. R. Smith came. He sat.", 2),
        ("vi", "Ông Tám về. TS. Lan ở lại. Mưa to…", 3),
        ("de", "Am 15. Mai kam er. Er blieb bis zum 3. Juni.", 2),
        ("de", "Es kamen z. B. Bauern. Sie blieben.", 2),
        ("es", "La Sra. Sen llegó. El Sr. Loc salió.", 2),
        ("ja", "雨が降った。彼は来た。", 2),
        ("zh", "下雨了。他来了！她走了？", 3),
        ("hi", "वह आया। वह गया।", 2),
        ("ru", "Он пришёл. Она ушла.", 2),
        ("th", "นายสมมาถึง แล้วกลับบ้าน", 1),
    ],
)
def test_stops_end_sentences(language: str, text: str, count: int) -> None:
    assert len(cut(text, language)) == count


def test_a_stop_inside_a_quotation_does_not_end_the_sentence_around_it() -> None:
    assert cut('"I stay. I wait!" insists Hai. He waits.') == ['"I stay. I wait!" insists Hai.', "He waits."]


def test_a_quotation_with_its_own_stop_ends_a_sentence_before_a_new_one() -> None:
    assert cut("Lan came. “It is late.” The door closed.") == [
        "Lan came.",
        "“It is late.”",
        "The door closed.",
    ]


def test_a_comma_inside_the_marks_leaves_the_sentence_open() -> None:
    assert cut('"It is late," Mr. Hai said. He left.') == ['"It is late," Mr. Hai said.', "He left."]


def test_masked_text_keeps_its_length_and_hides_every_mark() -> None:
    text = "He said “no” and „nein“."
    masked = mask(text, find_quotations(text))
    assert len(masked) == len(text)
    assert masked == "He said " + HOLE * 4 + " and " + HOLE * 6 + "."


def test_trim_leaves_blanks_out() -> None:
    assert trim("  ab ", 0, 5) == (2, 4)
    assert trim("   ", 0, 3) == (3, 3)


@given(st.text(alphabet='ab. !?…“”"\n。।Дж中1', max_size=120), st.sampled_from(["en", "vi", "ja", "xx"]))
def test_every_letter_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    found = sentences(text, find_quotations(text), lexicon(language))
    assert found == sorted(found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    covered = {i for a, b in found for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize("unit", [". ", "a. ", "Mr. ", "1.", "“a.” ", "。", "…"])
def test_worst_cases_take_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    sentences(text, find_quotations(text), lexicon("en"))
    assert time.process_time() - began < 2.0

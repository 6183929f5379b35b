"""Runs of capitalised words, and stretches that meet."""

from __future__ import annotations

import pytest

from pipelines.statements.capitals import CAPITAL_PAIR, covered, overlaps, upper_run


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("Le Van Loi said", "Le Van Loi"),
        ("H'Bien Nie is", "H'Bien Nie"),
        ("said", ""),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
    ],
)
def test_a_run_ends_before_the_first_small_word(text: str, run: str) -> None:
    assert text[: upper_run(text, 0, len(text))] == run


def test_pairs_of_capitalised_words_are_found() -> None:
    assert CAPITAL_PAIR.findall("She met Le Van Loi and Đỗ Thị Ánh.") == ["Le Van Loi", "Đỗ Thị Ánh."]


def test_stretches_that_meet() -> None:
    starts, ends = [2, 10], [5, 14]
    assert overlaps(4, 6, starts, ends)
    assert not overlaps(5, 10, starts, ends)
    assert covered(14, starts, ends)
    assert not covered(15, starts, ends)

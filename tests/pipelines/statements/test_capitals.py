"""Runs of capitalised words, and stretches that meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements.capitals import capital_runs, covered, overlaps, upper_run


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
    assert runs("She met Le Van Loi and Đỗ Thị Ánh.") == ["Le Van Loi", "Đỗ Thị Ánh."]


def test_stretches_that_meet() -> None:
    starts, ends = [2, 10], [5, 14]
    assert overlaps(4, 6, starts, ends)
    assert not overlaps(5, 10, starts, ends)
    assert covered(14, starts, ends)
    assert not covered(15, starts, ends)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gặp đồng chí đội trưởng", []),
        ("said U.S. Attorney Ida Holm", ["Attorney Ida Holm"]),
        ("a l'Assemblée Nationale d’Arcy Paul", ["l'Assemblée Nationale", "d’Arcy Paul"]),
        ("pan Čeněk Říha řekl", ["Čeněk Říha"]),
        ("сказал Иван Ёлкин", ["Иван Ёлкин"]),
        ("Maria van den Berg", []),
        ("Maria van Berg", ["Maria van Berg"]),
    ],
)
def test_runs_of_capitals_begin_with_a_capital_of_any_script(text: str, found: list[str]) -> None:
    assert runs(text) == found


@given(st.text("Aaé Đđ.'’Б", max_size=30), st.integers(0, 10))
def test_runs_lie_apart_inside_their_stretch(text: str, start: int) -> None:
    last = start
    for a, b in capital_runs(text, start, len(text)):
        assert last <= a < b
        last = b


def runs(text: str) -> list[str]:
    return [text[a:b] for a, b in capital_runs(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hai’s May order", "Hai’s"),
        ("Hai's May order", "Hai's"),
        ("Hai May", "Hai May"),
        ("Y'Thin Kbuor", "Y'Thin Kbuor"),
    ],
)
def test_a_run_ends_with_a_word_that_owns_the_next(text: str, expected: str) -> None:
    assert text[: upper_run(text, 0, len(text))] == expected

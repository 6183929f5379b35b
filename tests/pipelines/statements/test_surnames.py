"""Surnames that stand alone: whose they are, and what they tell about two capitalised words elsewhere."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.mentions import Mention
from pipelines.statements.surnames import find_surnames, is_unsure, opens_with_given, speaking, surname_of
from tests.pipelines.statements.said import Said, as_text, cast_of, said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harlan Brandt", "Brandt"),
        ("Ida van der Brandt", "Brandt"),
        ("Brandt", None),
        ("Le Ba", None),
        ("", None),
    ],
)
def test_the_surname_is_the_last_of_several_words(name: str, expected: str | None) -> None:
    assert surname_of(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Peter Brandt", True), ("Maria Brandt", True), ("Home Brandt", False)]
)
def test_a_given_name_in_front_shows_a_person(name: str, expected: bool) -> None:
    assert opens_with_given(name) is expected


@pytest.mark.parametrize(("score", "expected"), [(0.3, False), (0.35, True), (0.49, True), (0.5, False)])
def test_a_pair_of_capitals_is_unsure_between_a_place_and_a_person(score: float, expected: bool) -> None:
    assert is_unsure(Mention(0, 5, "name", "A B", score=score)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Brandt said no, and Brandt left.", ["Brandt", "Brandt"]),
        ("Brandt’s boat is old.", ["Brandt"]),
        ("Brandt Street is closed.", []),
        ("They met at Old Brandt.", []),
        ("The Brandts came.", []),
        ("A Brandt-Meyer boat.", []),
        ("Near the harbour. Brandt waits.", ["Brandt"]),
    ],
)
def test_a_surname_is_found_where_it_stands_alone(line: str, expected: list[str]) -> None:
    assert [m.name for m in find_surnames(as_text(line), [], {"Brandt"})] == expected


def test_a_surname_inside_a_known_name_is_not_found_again() -> None:
    line = "Ida Brandt waits."
    taken = [Mention(0, 10, "name", "Ida Brandt")]
    assert find_surnames(as_text(line), taken, {"Brandt"}) == []


def test_places_of_surnames_are_exact() -> None:
    (found,) = find_surnames(as_text("then Brandt waits."), [], {"Brandt"})
    assert (found.start, found.end, found.name_start, found.name_end) == (5, 11, 5, 11)
    assert found.kind == "short"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Brandt said the boat was old.", {"Brandt"}),
        ("“No,” said Brandt.", {"Brandt"}),
        ("Brandt has a boat.", set()),
        ("Brandt Street said nothing.", set()),
        ("", set()),
    ],
)
def test_a_surname_speaks_right_beside_a_verb(line: str, expected: set[str]) -> None:
    assert speaking([as_text(line)], {"Brandt", "Kessler"}, lexicon("en")) == expected


def test_nobody_speaks_where_nobody_is_asked_for() -> None:
    assert speaking([as_text("Brandt said no.")], [], lexicon("en")) == set()


def test_a_person_without_a_known_given_name_is_recognized_by_the_surname() -> None:
    page = "Orsolo Brandt owns the ferry.\nIt is old.\n“We leave at five,” Brandt said."
    assert said("en", page) == [Said("quote", "Orsolo Brandt", "We leave at five,")]


def test_two_words_whose_last_never_speaks_are_nobody() -> None:
    assert cast_of("en", "The ferry passes Orsolo Brandt at night.\nBrandt is dark.").people == []


def test_a_pronoun_goes_back_to_a_bare_surname() -> None:
    page = "Orsolo Brandt owns the ferry.\nBrandt said no.\nIt rained. He said that the boat would leave."
    assert said("en", page)[-1] == Said("paraphrase", "Orsolo Brandt", "the boat would leave")

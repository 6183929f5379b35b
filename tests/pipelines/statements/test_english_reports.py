"""English reports: which of several readings of "that", of a title and of a relative clause is taken."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.names import find_names
from tests.pipelines.statements.said import Said, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The captain had been awake for a day, investigators concluded in a report that blames his firm.",
            Said("paraphrase", "investigators", "The captain had been awake for a day"),
        ),
        (
            "In a blow to the town, Delia Prue said in a letter that the mill would close.",
            Said("paraphrase", "Delia Prue", "the mill would close"),
        ),
        (
            "Delia Prue said she had examined him that morning.",
            Said("paraphrase", "Delia Prue", "she had examined him that morning"),
        ),
        (
            "Delia Prue said the board would decide next week whether to appeal.",
            Said("paraphrase", "Delia Prue", "the board would decide next week whether to appeal"),
        ),
        (
            "Delia Prue has said the company should pay for it.",
            Said("paraphrase", "Delia Prue", "the company should pay for it"),
        ),
        (
            "In her opinion, Judge Delia Prue noted that a range operates nearby.",
            Said("paraphrase", "Delia Prue", "a range operates nearby"),
        ),
        (
            "Oster's commerce ministry said it opposed the plan.",
            Said("paraphrase", "Oster's commerce ministry", "it opposed the plan"),
        ),
    ],
)
def test_the_clause_begins_where_it_is_reported(text: str, expected: Said) -> None:
    assert said("en", text, offices=True) == [expected]


@pytest.mark.parametrize(
    "text", ["Musicians were said to be delighted.", "They were told that the road was closed."]
)
def test_a_passive_names_no_speaker(text: str) -> None:
    assert said("en", text, offices=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trade Minister Kenjo Obaru left.", "Kenjo Obaru"),
        ("Commerce Secretary Xyla Rayes left.", "Xyla Rayes"),
        ("Nguyễn Director Văn left.", "Nguyễn Director Văn"),
    ],
)
def test_an_office_in_capitals_that_two_words_follow_is_no_part_of_the_name(text: str, name: str) -> None:
    [(a, b)] = find_names(text, lexicon("en"))
    assert text[a:b] == name


def test_a_relative_clause_speaks_of_the_name_before_its_comma() -> None:
    text = "The messages were first shown to Delia Prue, who said she was not amused."
    assert said("en", text) == [Said("paraphrase", "Delia Prue", "she was not amused")]


def test_a_part_quote_behind_a_pronoun_leaves_the_clause_whole() -> None:
    text = "Delia Prue said there was “no more money” for schools."
    assert said("en", text) == [Said("paraphrase", "Delia Prue", "there was “no more money” for schools")]

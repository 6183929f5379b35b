"""Given names: listed ones tell a person, and often whether it is a woman or a man."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.lexicons import lexicon
from pipelines.statements.given_names import gender_of_name, is_given
from pipelines.statements.names import find_names, name_score
from pipelines.statements.scripts import name_parts


@pytest.mark.parametrize("word", ["Ingrid", "Jürgen", "REBECCA", "Jean-Marc", "josé"])
def test_a_listed_name_is_known_whatever_its_case_and_diacritics(word: str) -> None:
    assert is_given(word)


@pytest.mark.parametrize("word", ["Grand", "Palace", "Santiago", "March", ""])
def test_other_words_with_capitals_are_none(word: str) -> None:
    assert not is_given(word)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ingrid Solberg", "feminine"),
        ("Leif Brandvik", "masculine"),
        ("Amaranta Ruiz", "feminine"),
        ("Joshua Pell", "masculine"),
        ("Andrea Moor", None),
        ("Xyl Moor", None),
        ("Odessa", None),
        ("", None),
    ],
)
def test_the_first_element_tells_women_from_men(name: str, gender: str | None) -> None:
    assert gender_of_name(name) == gender


@given(st.text(max_size=40))
@example("\u0300")
@example(" ")
def test_any_text_gets_an_answer(text: str) -> None:
    assert gender_of_name(text) in (None, "feminine", "masculine")


def test_two_words_that_open_with_one_are_a_person_and_two_others_may_not_be() -> None:
    assert name_score("Leif Brandvik", lexicon("en")) > 0.7
    assert name_score("Grand Slam", lexicon("en")) < 0.5


@pytest.mark.parametrize("text", ["Assemblywoman Delia Prue left.", "Studienleiterin Ulrike Sanders ging."])
def test_an_office_in_capitals_before_one_stays_outside_the_name(text: str) -> None:
    language = "en" if text.endswith("left.") else "de"
    assert [text[a:b].split(maxsplit=1)[0] for a, b in find_names(text, lexicon(language))] in (
        ["Delia"],
        ["Ulrike"],
    )


def test_no_listed_name_is_a_vietnamese_family_name() -> None:
    assert [w for w in name_parts("Latn").folded if is_given(w)] == []

"""Noun phrases that speak in general news: bodies, groups, sources without a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import lexicon
from pipelines.statements.noun_phrases import NounPhrases
from tests.pipelines.statements.said import Said, as_text, said

ENGLISH = NounPhrases(lexicon("en"))


def filling(text: str, phrases: NounPhrases = ENGLISH) -> str | None:
    found = phrases.filling(as_text(text), 0, len(text))
    return None if found is None else found.role


@pytest.mark.parametrize(
    "text",
    [
        "federal investigators",
        "the company",
        "her rivals",
        "Two sources",
        "The Plover County Water Board",
        "people",
        "One Tarn backbencher",
    ],
)
def test_a_determiner_a_capital_or_a_plural_makes_a_phrase(text: str) -> None:
    assert filling(text) == text


@pytest.mark.parametrize(
    "text", ["he", "quickly", "in the city", "who said the", "the road, he", "and", "", "relieved"]
)
def test_other_words_are_none(text: str) -> None:
    assert filling(text) is None


def test_adverbs_days_and_auxiliaries_at_the_end_are_left_out() -> None:
    assert filling("the board on Tuesday has also") == "the board"


def test_a_pronoun_for_a_body_is_one() -> None:
    assert filling("it") == "it"


def test_where_the_verb_stands_second_a_determiner_is_needed() -> None:
    german = NounPhrases(lexicon("de"))
    assert filling("Zudem", german) is None
    assert filling("Die Gewerkschaft", german) == "Die Gewerkschaft"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A clerk who asked not to be named", "A clerk"),
        ("The owners of the mill", "The owners"),
        ("Who asked", None),
        ("the", None),
    ],
)
def test_the_head_of_a_phrase_ends_before_what_explains_it(text: str, head: str | None) -> None:
    found = ENGLISH.opening(as_text(text), 0, len(text))
    assert (found and found.role) == head


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("the geophysicist", True),
        ("the Norwegian", True),
        ("the company", False),
        ("the report", False),
        ("the ministry", False),
    ],
)
def test_an_ending_tells_that_a_person_is_meant(words: str, is_one: bool) -> None:
    assert ENGLISH.is_personal(words) == is_one


@given(st.text(max_size=60))
def test_a_phrase_lies_in_its_stretch(text: str) -> None:
    for found in (ENGLISH.filling(as_text(text), 0, len(text)), ENGLISH.opening(as_text(text), 0, len(text))):
        assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Federal investigators said the pump had failed.", "Federal investigators"),
        ("A clerk who asked not to be named said he had hidden in the cellar.", "clerk"),
        ("A spokeswoman for Gov. Ronald Orth said the bill would be read.", "spokeswoman"),
        ("Ms. Delia Prue’s advisers believe the vote will be close.", "Ms. Delia Prue’s advisers"),
        ("The Tarn Forum, a research group in Oster, estimates that the plan would cost more.", "Tarn Forum"),
        ("It was a decision the company said would cost it a fortune.", "company"),
        ("It was money that prosecutors said went to a lake house.", "prosecutors"),
        ("Oster's Water Commission said it had opened an inquiry.", "Oster's Water Commission"),
    ],
)
def test_the_phrase_beside_the_verb_speaks(text: str, speaker: str) -> None:
    assert [s.speaker for s in said("en", text, offices=True)] == [speaker]


@pytest.mark.parametrize("text", ["Federal investigators said the pump had failed."])
def test_on_a_page_of_persons_it_does_not(text: str) -> None:
    assert said("en", text) == []


def test_the_nationality_of_somebody_named_stands_for_the_name() -> None:
    text = "Tomas Halvor has been in charge for eight games. The Norwegian said he had seen a poor team."
    assert said("en", text, offices=True) == [Said("paraphrase", "Tomas Halvor", "he had seen a poor team")]


def test_it_stands_for_the_body_that_spoke_last() -> None:
    text = "The union said the offer was low. It said the talks were over."
    assert [s.speaker for s in said("en", text, offices=True)] == ["union", "union"]

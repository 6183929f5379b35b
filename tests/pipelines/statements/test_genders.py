"""Pronouns: "she" is not said of a man, as far as titles, offices and names tell."""

from __future__ import annotations

import pytest

from pipelines.lexicons import codes, lexicon
from pipelines.statements.genders import genders
from tests.pipelines.statements.said import Said, cast_of, said


@pytest.mark.parametrize(
    ("language", "words", "gender"),
    [
        ("en", "She", "feminine"),
        ("en", "Mr.", "masculine"),
        ("en", "Assemblywoman", "feminine"),
        ("en", "director", None),
        ("de", "Studienleiterin", "feminine"),
        ("de", "Er", "masculine"),
        ("fr", "directrice", "feminine"),
        ("fr", "il", "masculine"),
        ("vi", "bà", None),
        ("en", None, None),
    ],
)
def test_words_tell_a_gender_or_nothing(language: str, words: str | None, gender: str | None) -> None:
    assert genders(lexicon(language)).of_words(words) == gender


@pytest.mark.parametrize("code", codes())
def test_no_word_is_on_both_lists(code: str) -> None:
    people = lexicon(code).people
    assert not set(people.feminine) & set(people.masculine)
    assert bool(people.feminine) == bool(people.masculine)


def test_what_somebody_is_called_counts_more_than_the_name() -> None:
    known = genders(lexicon("en"))
    assert known.of_person("Leslie Ann", "Mr.") == "masculine"
    assert known.of_person("Robin Pell", None, "spokeswoman") == "feminine"
    assert known.of_person("Robin Pell") is None


PAIR = "Senator Delia Prue met Governor Ronald Orth on Monday.\n"


@pytest.mark.parametrize(("pronoun", "speaker"), [("She", "Delia Prue"), ("He", "Ronald Orth")])
def test_a_pronoun_means_the_one_whom_it_fits(pronoun: str, speaker: str) -> None:
    found = said("en", PAIR + f"{pronoun} said the road would stay closed.")
    assert found == [Said("paraphrase", speaker, "the road would stay closed")]


def test_a_pronoun_that_fits_nobody_names_nobody() -> None:
    found = said("en", "Ronald Orth left the room.\nShe said the road would stay closed.", offices=True)
    assert [s.speaker for s in found] == [""]


def test_the_last_speaker_whom_it_fits_goes_on() -> None:
    text = "Delia Prue said the road was closed.\nRonald Orth said it was open.\nShe said it was flooded."
    assert [s.speaker for s in said("en", text)] == ["Delia Prue", "Ronald Orth", "Delia Prue"]


def test_bare_surnames_count_as_mentions() -> None:
    text = "Delia Prue and Martha Olin spoke to the board.\nOlin left early. She said the road was closed."
    assert said("en", text) == [Said("paraphrase", "Martha Olin", "the road was closed")]


@pytest.mark.parametrize(
    "text", ["The Prue Bridge was closed.", "Old Prue Street was closed.", "Prueter left."]
)
def test_a_surname_inside_another_name_is_no_mention(text: str) -> None:
    cast = cast_of("en", f"Delia Prue met Martha Olin.\n{text}")
    assert [m.name for m in cast.mentions[1] if m.name == "Prue"] == []


def test_a_surname_alone_is_one() -> None:
    assert [m.name for m in cast_of("en", "Delia Prue came.\nIn court, Prue was silent.").mentions[1]] == [
        "Prue"
    ]

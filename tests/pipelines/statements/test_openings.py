"""Where a clause with no joining word begins."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.cues import cues
from pipelines.statements.noun_phrases import NounPhrases
from pipelines.statements.openings import Openings
from tests.pipelines.statements.said import Said, as_text, said


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Prue told the court he had paid.", "he had paid."),
        ("Prue told reporters outside the court she would appeal.", "she would appeal."),
        ("Prue told a news conference it was too early.", "it was too early."),
        ("Prue told lawmakers the rise was small.", "the rise was small."),
        ("Prue said the rise was small.", "the rise was small."),
        ("Prue said on Friday the rise was small.", "the rise was small."),
    ],
)
def test_the_listener_time_and_place_stay_outside(text: str, clause: str) -> None:
    words = cues(lexicon("en"))
    found = as_text(text)
    cue = words.find(found.low, 0, len(text))[0]
    at = Openings(words, NounPhrases(lexicon("en"))).bare(found, cue, len(text))
    assert at is not None
    assert text[at:].strip() == clause


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Mayor Ronald Orth urged residents to come forward.", "to come forward"),
        ("Ronald Orth called on both sides to return to the talks.", "to return to the talks"),
        ("Ronald Orth promised to end the tax.", "to end the tax"),
    ],
)
def test_a_request_is_reported_from_its_infinitive_on(text: str, clause: str) -> None:
    assert said("en", text) == [Said("paraphrase", "Ronald Orth", clause)]


def test_two_verbs_of_one_subject_are_two_statements() -> None:
    text = "Ronald Orth said the bridge was safe and added that it would open in May."
    assert said("en", text) == [
        Said("paraphrase", "Ronald Orth", "the bridge was safe"),
        Said("paraphrase", "Ronald Orth", "it would open in May"),
    ]


def test_a_second_speaker_behind_while_ends_the_first_clause() -> None:
    text = "Ronald Orth said the bridge was safe, while the union said it was not."
    assert [(s.speaker, s.text) for s in said("en", text, offices=True)] == [
        ("Ronald Orth", "the bridge was safe"),
        ("union", "it was not"),
    ]


def test_a_verb_tied_to_an_earlier_subject_keeps_it() -> None:
    text = "Delia Prue beat the top seed, Martha Olin, then said she had almost stayed at home."
    assert said("en", text) == [Said("paraphrase", "Delia Prue", "she had almost stayed at home")]


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    text = "Delia Prue blocked the bill of Ronald Orth, ruling that it went too far."
    assert said("en", text) == [Said("paraphrase", "Delia Prue", "it went too far")]


@pytest.mark.parametrize(
    "text", ["Asked whether he would stay, Ronald Orth laughed.", "I said the road was open."]
)
def test_a_question_in_passing_and_the_first_person_report_nothing(text: str) -> None:
    assert said("en", text, offices=True) == []

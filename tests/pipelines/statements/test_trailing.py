"""Attributions behind a clause and inside it."""

from __future__ import annotations

import pytest

from tests.pipelines.statements.said import Said, said


@pytest.mark.parametrize(
    ("text", "speaker", "clause"),
    [
        ("Most patients were children, Delia Prue said.", "Delia Prue", "Most patients were children"),
        (
            "Two people were hurt in a fire on Oster Street, police said.",
            "police",
            "Two people were hurt in a fire on Oster Street",
        ),
        (
            "The pilot had reported engine trouble before the crash, federal investigators said in a first report.",
            "federal investigators",
            "The pilot had reported engine trouble before the crash",
        ),
        (
            "The storm could become a hurricane, said Kenny Brossard, the head of the county's weather office.",
            "Kenny Brossard",
            "The storm could become a hurricane",
        ),
        (
            "The heads will go back next spring, its director announced on Wednesday, in what many called a first.",
            "its director",
            "The heads will go back next spring",
        ),
    ],
)
def test_the_clause_stands_before_its_speaker(text: str, speaker: str, clause: str) -> None:
    assert said("en", text, offices=True) == [Said("paraphrase", speaker, clause)]


def test_an_attribution_inside_leaves_both_halves() -> None:
    found = said("en", "The cost, Delia Prue said, will be covered by a grant.")
    assert found == [Said("paraphrase", "Delia Prue", "The cost | will be covered by a grant")]


def test_what_is_added_behind_an_attribution_is_a_statement_of_its_own() -> None:
    text = "The mill will close, Delia Prue said, adding that nobody would lose a pension."
    assert said("en", text) == [
        Said("paraphrase", "Delia Prue", "The mill will close"),
        Said("paraphrase", "Delia Prue", "nobody would lose a pension"),
    ]


def test_a_clause_between_a_name_and_its_verb_is_not_what_was_said() -> None:
    text = "Jacob Weebe, who owns a feed store, said he trusted his neighbors."
    assert said("en", text, offices=True) == [Said("paraphrase", "Jacob Weebe", "he trusted his neighbors")]


@pytest.mark.parametrize(
    "text",
    ["Er lobte die Spieler, hatte der Verein stets gesagt.", "He left, the road was empty.", "Said, he, it."],
)
def test_words_behind_a_comma_alone_attribute_nothing(text: str) -> None:
    language = "de" if text.startswith("Er") else "en"
    assert [s for s in said(language, text, offices=True) if s.text.startswith(("Er lobte", "He left"))] == []

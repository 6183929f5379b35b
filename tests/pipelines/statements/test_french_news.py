"""French news: verbs that hold their pronoun, elided words that join, and sources behind "pour"."""

from __future__ import annotations

import pytest

from pipelines.statements.patterns import phrase_pattern
from tests.pipelines.statements.said import Said, said

PAIR = "La ministre Hélène Marchais a reçu le député Bruno Castel.\n"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("« La mesure est provisoire », a-t-elle assuré devant la presse.", "Hélène Marchais"),
        ("« La mesure est provisoire », avait-il prévenu à l'audience.", "Bruno Castel"),
    ],
)
def test_the_pronoun_inside_a_verb_is_its_subject(words: str, speaker: str) -> None:
    [found] = [s for s in said("fr", PAIR + words, offices=True) if s.kind == "quote"]
    assert found == Said("quote", speaker, "La mesure est provisoire")


def test_a_verb_inside_a_clause_leaves_both_halves() -> None:
    text = PAIR + "La datation, souligne-t-elle, repose sur une seule pièce."
    assert said("fr", text) == [
        Said("paraphrase", "Hélène Marchais", "La datation | repose sur une seule pièce")
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Bruno Castel promet qu’un dépôt de pain ouvrira en mai.", "un dépôt de pain ouvrira en mai"),
        ("Bruno Castel a indiqué qu'il ne ferait pas appel.", "il ne ferait pas appel"),
        ("Bruno Castel a indiqué que la mairie ferait appel.", "la mairie ferait appel"),
    ],
)
def test_an_elided_word_joins_too(text: str, clause: str) -> None:
    assert said("fr", text) == [Said("paraphrase", "Bruno Castel", clause)]


@pytest.mark.parametrize(
    ("text", "found"), [("qu'il", "qu'"), ("qu’il", "qu’"), ("que", "que"), ("quel", None)]
)
def test_only_a_phrase_that_ends_with_an_apostrophe_may_touch_the_next_word(
    text: str, found: str | None
) -> None:
    hit = phrase_pattern(["que", "qu'"], spaced=True).match(text)
    assert (hit and hit.group()) == found


def test_a_day_may_stand_between_verb_and_subject() -> None:
    text = "L'usine du Jura va fermer ses portes en mai, a annoncé jeudi Bruno Castel."
    assert said("fr", text) == [
        Said("paraphrase", "Bruno Castel", "L'usine du Jura va fermer ses portes en mai")
    ]


def test_an_office_may_stand_between_verb_and_name() -> None:
    text = "Les médecins sont à bout de forces, explique leur président, Bruno Castel, qui réclame une prime."
    assert said("fr", text)[0] == Said("paraphrase", "Bruno Castel", "Les médecins sont à bout de forces")


def test_the_clause_begins_behind_what_explains_the_source() -> None:
    text = "D’après Bruno Castel, qui tient le bar, une quinzaine de familles vont se cotiser."
    assert [s.text for s in said("fr", text)] == ["une quinzaine de familles vont se cotiser"]


def test_pour_names_a_source_in_general_news_only() -> None:
    text = "Pour le procureur, l’accusé a agi avec un grand sang-froid."
    assert [s.text for s in said("fr", text, offices=True)] == ["l’accusé a agi avec un grand sang-froid"]
    assert said("fr", text) == []

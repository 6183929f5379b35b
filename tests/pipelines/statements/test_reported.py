"""Reported clauses become statements; in German the mood of reported speech carries on."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from tests.pipelines.statements.said import Said, said


def test_a_clause_beside_a_quotation_is_a_statement_of_its_own() -> None:
    text = "“The port is old,” said Mr. Le Van Loi, adding that it must be dredged."
    assert said("en", text)[0] == Said("quote", "Le Van Loi", "The port is old,")


def test_marks_inside_a_clause_belong_to_it() -> None:
    text = "Bà Maria Torres cho rằng “mô hình này có thể nhân rộng” ra cả khu vực."
    [found] = said("vi", text)
    assert found.speaker == "Maria Torres"
    assert "mô hình này có thể nhân rộng" in found.text


@pytest.mark.skipif(not lexicon("de").reporting.mood, reason="the German lexicon lists no forms of this mood")
def test_sentences_in_reported_mood_carry_on() -> None:
    text = "Herr Tran Van Hai sagte, die Straße sei offen. Die Brücke werde bald fertig. Es regnet."
    assert said("de", text) == [
        Said("paraphrase", "Tran Van Hai", "die Straße sei offen"),
        Said("paraphrase", "Tran Van Hai", "Die Brücke werde bald fertig."),
    ]


def test_a_sentence_in_that_mood_alone_says_nothing() -> None:
    assert said("de", "Es regnet. Die Brücke werde bald fertig.") == []


def test_a_missing_subject_in_narration_is_the_last_speaker() -> None:
    text = "La Sra. Le Thi Hoa llegó. Añadió que la cosecha es mejor."
    assert said("es", text) == [Said("paraphrase", "Le Thi Hoa", "la cosecha es mejor")]

"""Reported clauses behind their verb, with and without a joining word, and in front of an attribution."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.cues import cues
from pipelines.statements.paraphrases import Paraphrases
from pipelines.statements.reports import report, stripped, words_in
from pipelines.statements.subjects import NOBODY
from tests.pipelines.statements.said import as_text, cast_of, said


def found(language: str, text: str, *, offices: bool = False) -> list[tuple[str, str]]:
    cast = cast_of(language, text)
    line = cast.texts[0]
    verbs = cues(lexicon(language)).find(line.low, 0, len(text))
    made = Paraphrases(lexicon(language), cast, offices=offices).find(line, 0, len(text), verbs)
    return [(one.rule, text[one.start : one.end]) for one in made]


@pytest.mark.parametrize(
    ("language", "text", "rule", "clause"),
    [
        ("en", "She added that the boats are old.", "that", "the boats are old"),
        ("en", "He told reporters in Hue that the boats are old.", "that", "the boats are old"),
        ("en", "Mr. Ly said Monday the boats are old.", "bare", "the boats are old"),
        ("en", "The boats are old, Mr. Ly said.", "trailing", "The boats are old"),
        ("vi", "Ông Tám cho rằng giá còn thấp lắm.", "that", "giá còn thấp lắm"),
        ("vi", "Ông nhớ lại, năm đó cả thôn trồng bơ.", "bare", "năm đó cả thôn trồng bơ"),
        ("vi", "Bà Hoa đề nghị chủ đầu tư công khai đơn giá.", "bare", "chủ đầu tư công khai đơn giá"),
        (
            "de",
            "Sie fügte hinzu, dass zwölf Frauen mitmachen wollen.",
            "that",
            "zwölf Frauen mitmachen wollen",
        ),
        ("fr", "Mme Hoa a affirmé que la route est ouverte.", "that", "la route est ouverte"),
        ("cs", "Paní Hoa uvedla, že nejtěžší je trpělivost.", "that", "nejtěžší je trpělivost"),
        ("zh", "她强调，救生技能应当成为必修课。", "bare", "救生技能应当成为必修课"),
    ],
)
def test_the_clause_alone(language: str, text: str, rule: str, clause: str) -> None:
    assert found(language, text) == [(rule, clause)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ly did not say that the boats are old.",
        "Mr. Ly shared a cake.",
        "The plan says that the boats are old.",
        "Mr. Ly presented the prize in the hall and left.",
    ],
)
def test_what_is_no_reported_clause(text: str) -> None:
    assert found("en", text) == []


def test_an_office_reports_only_where_it_may() -> None:
    text = "The city council, officials said."
    assert found("en", text) == []
    assert found("en", "The bridge is closed, officials said.", offices=True) == [
        ("trailing", "The bridge is closed")
    ]


def test_a_clause_needs_three_words() -> None:
    line = as_text("he said that yes")
    assert report(line, (12, 16), (3, 7), NOBODY, "that", 0.9) is None


def test_marks_at_both_ends_are_no_part_of_a_clause() -> None:
    assert stripped(", the road, ", 0, 12) == (2, 10)
    assert stripped(" , ", 0, 3) == (3, 3) or stripped(" , ", 0, 3)[0] >= stripped(" , ", 0, 3)[1]


@pytest.mark.parametrize(("text", "words"), [("a b c", 3), ("", 0), ("海边的孩子不怕水", 4), ("é è", 2)])
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("uk", "Пан Лам Тіен Зунг пообіцяв відкрити вечірній ринок.", "відкрити вечірній ринок"),
        ("ru", "Г-н Лам Тьен Зунг предложил жителям открыть вечерний рынок.", "открыть вечерний рынок"),
        ("pl", "Pan Lam Tien Dung obiecał otworzyć targ wieczorny.", "otworzyć targ wieczorny"),
        ("es", "El Sr. Lam Tien Dung prometió abrir un mercado nocturno.", "abrir un mercado nocturno"),
        ("no", "Herr Lam Tien Dung lovet å åpne et kveldsmarked.", "å åpne et kveldsmarked"),
    ],
)
def test_a_promise_is_its_infinitive(language: str, text: str, clause: str) -> None:
    assert [(s.kind, s.text) for s in said(language, text)] == [("paraphrase", clause)]

"""Clauses in front of their verb: between topic and joiner, or ending in a verbal noun."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.clause_first import ClauseFirst
from pipelines.statements.cues import cues
from pipelines.statements.subjects import Subjects
from tests.pipelines.statements.said import cast_of


def clause(language: str, text: str) -> str | None:
    cast = cast_of(language, text)
    line = cast.texts[0]
    cue = cues(lexicon(language)).find(line.low, 0, len(text))[-1]
    found = ClauseFirst(lexicon(language), Subjects(cast)).find(line, 0, cue, len(text))
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "グエン・ティ・ホア副局長は、低利融資を来年も継続すると強調した。",
            "低利融資を来年も継続する",
        ),
        (
            "ko",
            "레 티 투 씨는 내년에 공장을 더 건설할 계획이라고 밝혔습니다.",
            "내년에 공장을 더 건설할 계획이라고",
        ),
        (
            "tr",
            "Bayan Dang Thi Le gelecek yıl 300 haneye boru verileceğini belirtti.",
            "gelecek yıl 300 haneye boru verileceğini",
        ),
    ],
)
def test_the_clause_without_topic_and_joiner(language: str, text: str, expected: str) -> None:
    assert clause(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "グエン・ティ・ホア副局長は会議で強調した。"), ("ko", "레 티 투 씨는 회의에서 말했습니다.")],
)
def test_a_verb_without_a_joiner_reports_nothing(language: str, text: str) -> None:
    assert clause(language, text) is None

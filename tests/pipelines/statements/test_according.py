"""According to whom: persons, not sources, in front, behind, in the middle."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.according import According
from pipelines.statements.subjects import Subjects
from tests.pipelines.statements.said import cast_of


def found(language: str, text: str, *, offices: bool = False) -> tuple[str, str] | None:
    """Rule and clause of the report in a sentence; the parts of a split clause joined by " | "."""
    cast = cast_of(language, text)
    one = According(lexicon(language), Subjects(cast, offices=offices)).find(cast.texts[0], 0, len(text))
    if one is None:
        return None
    parts = [(one.start, one.end), *([one.rest] if one.rest else [])]
    return one.rule, " | ".join(text[a:b] for a, b in parts)


@pytest.mark.parametrize(
    ("language", "text", "rule", "clause"),
    [
        ("en", "According to Dr. Duong, the team is small.", "according", "the team is small"),
        (
            "en",
            "According to Dr. Duong, head of the station, the team is small.",
            "according",
            "the team is small",
        ),
        ("en", "The team is small, according to Dr. Duong.", "according-last", "The team is small"),
        ("en", "As Dr. Duong explained, the team is small.", "as-said", "the team is small"),
        ("de", "Laut Herrn Tinh wird die Straße im Mai frei.", "according", "wird die Straße im Mai frei"),
        (
            "de",
            "Seinen Angaben zufolge ist dort Wasser durchgesickert.",
            "according-pronoun",
            "ist dort Wasser durchgesickert",
        ),
        (
            "hu",
            "Le Van Loi, a hivatal igazgatója szerint a híd májusban nyílik.",
            "according-after",
            "a híd májusban nyílik",
        ),
        (
            "ru",
            "Как сообщила заместитель председателя комитета общины Кам Ван г-жа Ле Тхи Хоа, мост открыт уже неделю.",
            "according",
            "мост открыт уже неделю",
        ),
        (
            "de",
            "Die Straße wird laut Herrn Tinh im Mai frei.",
            "according-middle",
            "Die Straße wird | im Mai frei",
        ),
        ("vi", "Theo ông Tịnh, tuyến đường sẽ thông xe.", "according", "tuyến đường sẽ thông xe"),
        ("ko", "란 씨에 따르면, 수입은 두 배 많습니다.", "according-after", "수입은 두 배 많습니다"),
        (
            "ja",
            "ハイさんによれば、月収は半分に満たなかったという。",
            "according-after",
            "月収は半分に満たなかった",
        ),
        ("zh", "据裴德胜介绍，已有许多孩子学会游泳。", "as-said", "已有许多孩子学会游泳"),
    ],
)
def test_persons_in_every_place(language: str, text: str, rule: str, clause: str) -> None:
    assert found(language, text) == (rule, clause)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to VNA, the province will open five points."),
        ("en", "According to the survey, prices rose by two percent."),
        ("fr", "Selon Kitco, le prix de l’or a baissé."),
        ("vi", "Theo Quyết định số 412 của UBND tỉnh, mức hỗ trợ là 15 triệu đồng."),
        ("vi", "Theo TTXVN, các nhà thầu đã hoàn thành 71% khối lượng."),
        ("de", "Laut dem Amt für Bewässerung ist der Abschnitt sicher."),
        ("zh", "据越通社报道，溺水死亡人数下降了。"),
        ("ko", "VNA에 따르면 면적은 35헥타르입니다."),
        ("en", "For a year, the road was closed to all traffic."),
    ],
)
def test_sources_are_no_speakers(language: str, text: str) -> None:
    assert found(language, text) is None


def test_documents_and_bodies_speak_where_they_are_asked_to() -> None:
    text = "Nach einer Untersuchung der Vereinigung Klarheit hat das Land viele Straßen."
    assert found("de", text) is None
    assert found("de", text, offices=True) == ("source", "hat das Land viele Straßen")

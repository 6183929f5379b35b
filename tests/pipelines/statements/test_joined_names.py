"""Names beside a form of address in Korean, Japanese and Chinese."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.joined_names import joined_pattern
from pipelines.statements.patterns import NOTHING


def found(language: str, text: str) -> list[str]:
    hits = joined_pattern(lexicon(language)).finditer(text)
    return [hit.group("full") or hit.group("short") for hit in hits]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ko", "응우옌 티 호아 씨는 왔다.", ["응우옌 티 호아"]),
        ("ko", "농민 응우옌반또이 씨는 말했다.", ["응우옌반또이"]),
        ("ko", "하이 씨가 웃었다.", ["하이"]),
        ("ko", "쩐 꽝 민 관광국장은 말했다.", ["쩐 꽝 민"]),
        ("ja", "グエン・ティ・ホアさんとハイ組合長", ["グエン・ティ・ホア", "ハイ"]),
        ("zh", "阮女士和裴先生", ["阮", "裴"]),
    ],
)
def test_a_form_of_address_marks_a_name(language: str, text: str, names: list[str]) -> None:
    assert found(language, text) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "기준에 미달하면 판매하지 않습니다."),
        ("ko", "VNA에 따르면 면적은 넓습니다."),
        ("ja", "スローガンとプログラム"),
        ("zh", "阮氏翠恒说"),
    ],
)
def test_words_without_one_are_no_names(language: str, text: str) -> None:
    assert found(language, text) == []


def test_other_scripts_have_no_such_pattern() -> None:
    assert joined_pattern(lexicon("en")) is NOTHING

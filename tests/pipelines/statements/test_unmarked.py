"""Direct speech without marks: behind a colon or a full stop, to the end of the paragraph."""

from __future__ import annotations

import pytest

from tests.pipelines.statements.said import Said, said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "vi",
            "Anh Lê Quang Vỹ kể: Lúc đầu vợ tôi khóc. Sau cũng nguôi.",
            Said("quote", "Lê Quang Vỹ", "Lúc đầu vợ tôi khóc. Sau cũng nguôi."),
        ),
        (
            "cs",
            "Pan Ho Dac Loi slíbil: Do konce roku nebude nikdo bez vody.",
            Said("quote", "Ho Dac Loi", "Do konce roku nebude nikdo bez vody."),
        ),
        (
            "ru",
            "Рыбак Нгуен Ван Лонг говорит просто: Я расписываюсь крестиком.",
            Said("quote", "Нгуен Ван Лонг", "Я расписываюсь крестиком."),
        ),
        (
            "ko",
            "판 반 하이 씨는 다음과 같이 강조했습니다. 우리는 그것을 판매하지 않습니다.",
            Said("quote", "판 반 하이", "우리는 그것을 판매하지 않습니다."),
        ),
        (
            "zh",
            "教师阮氏翠恒女士表示：有的家长不愿意，我就先请妈妈来学。",
            Said("quote", "阮氏翠恒", "有的家长不愿意，我就先请妈妈来学。"),
        ),
    ],
)
def test_speech_runs_to_the_end_of_the_paragraph(language: str, text: str, expected: Said) -> None:
    assert said(language, text) == [expected]


def test_speech_ends_where_somebody_else_speaks() -> None:
    text = "Mr. Le Van Loi said: The port is old. The sea is calm. Ms. Tran Thi Hoa said that it must be dredged."
    assert said("en", text) == [
        Said("quote", "Le Van Loi", "The port is old. The sea is calm."),
        Said("paraphrase", "Tran Thi Hoa", "it must be dredged"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The event was attended by comrades: Bui Van Lich, head of the board; Ha Duc Tam, director."),
        ("en", "Three things are needed: water, seed and patience."),
        ("en", "07:30: Departure from the pier."),
        ("en", "The report says: Prices rose by two percent this year."),
    ],
)
def test_other_colons_open_no_speech(language: str, text: str) -> None:
    assert said(language, text) == []

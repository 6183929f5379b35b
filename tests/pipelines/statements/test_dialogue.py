"""Speech that a dash opens: what is taken, and what is only a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import attribute
from pipelines.lexicons import lexicon
from pipelines.statements.dialogue import find_dialogue


def parts(text: str, code: str) -> list[str]:
    return [text[a:b] for q in find_dialogue(text, lexicon(code)) for a, b in q.inner]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "ru",
            "— Мы ждали этой дороги двадцать лет, — сказала продавщица До Тхи Лан. — Теперь она есть.",
            ["Мы ждали этой дороги двадцать лет,", "Теперь она есть."],
        ),
        (
            "es",
            "—Nunca pensé en irme de aquí —dijo Tran Van Tu, apicultor de Phong Dien—. Aquí nací.",
            ["Nunca pensé en irme de aquí", "Aquí nací."],
        ),
        ("no", "– Vi ventet i tolv år, sier birøkter Vang Mi Pa.", ["Vi ventet i tolv år,"]),
        (
            "sv",
            "– Nu kommer vattnet, berättar han. – Och sedan riset.",
            ["Nu kommer vattnet,", "Och sedan riset."],
        ),
        ("fr", "— Quelle pluie ! s'exclame la batelière. — Entrez donc.", ["Quelle pluie !", "Entrez donc."]),
        ("uk", "— Дорога вже відкрита для всіх, — сказав пан Лонг.", ["Дорога вже відкрита для всіх,"]),
    ],
)
def test_both_sides_of_the_attribution_are_speech(code: str, text: str, expected: list[str]) -> None:
    assert parts(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "— Ремонт дороги, — второй этап, до конца года."),
        ("es", "– Horario de apertura – lunes a viernes, de ocho a cinco"),
        ("en", "– Opening of the fair, – speech of the chairman, – dinner"),
        ("ru", "Мы ждали, — сказала продавщица."),
        ("no", "– Ny bro, sier"),
        ("sv", "– Vägen, skolan, brunnen och marknaden"),
        ("no", "– Møtet begynner klokken åtte, og alle kan komme"),
    ],
)
def test_a_list_item_is_no_speech(code: str, text: str) -> None:
    assert parts(text, code) == []


def test_the_speaker_stands_behind_the_second_dash() -> None:
    text = "— Мы ждали этой дороги двадцать лет, — улыбнулась госпожа До Тхи Лан. — Теперь она есть."

    [said] = [s for s in attribute(text, language="ru") if s.kind != "narration"]

    assert said.speaker is not None
    assert (said.kind, said.speaker.name) == ("quote", "До Тхи Лан")
    assert said.text == "Мы ждали этой дороги двадцать лет, Теперь она есть."


@given(st.text(alphabet="—– ,.сказал —ab", max_size=80))
def test_parts_lie_inside_the_text_in_order(text: str) -> None:
    spans = [span for q in find_dialogue(text, lexicon("ru")) for span in q.inner]

    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert spans == sorted(spans)

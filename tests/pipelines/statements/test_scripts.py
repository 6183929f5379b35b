"""Scripts, folding and the parts of names."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements.scripts import fold, name_parts, script_of

SCRIPTS = [
    "Latn",
    "Cyrl",
    "Grek",
    "Arab",
    "Hebr",
    "Deva",
    "Beng",
    "Thai",
    "Laoo",
    "Khmr",
    "Hang",
    "Hira",
    "Hani",
]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Nguyễn Văn An", "Latn"),
        ("Нгуен Ван Ан", "Cyrl"),
        ("Τραν Βαν", "Grek"),
        ("نغوين فان", "Arab"),
        ("נגוין ואן", "Hebr"),
        ("गुयेन वान", "Deva"),
        ("ট্রান থি", "Beng"),
        ("เจิ่น ถิ", "Thai"),
        ("ເຈິ່ນ ທິ", "Laoo"),
        ("ង្វៀន វ៉ាន់", "Khmr"),
        ("응우옌반", "Hang"),
        ("グエン・ヴァン", "Hira"),
        ("省交通局副局長のグエン", "Hira"),
        ("阮世韶", "Hani"),
        ("ນາງ Ha Thi Khuyen Luong", "Latn"),
        ("123", "Latn"),
        ("", "Latn"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đỗ Văn Chiến", "do van chien"),
        ("SØREN", "soren"),
        ("Straße", "strasse"),
        ("CÔTÉ", "cote"),
        ("होआंग", "होआंग"),
        ("ถิ", "ถิ"),
        ("응우옌", "응우옌"),
    ],
)
def test_folding_takes_diacritics_but_no_vowel_signs(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_has_family_names_that_its_pattern_opens_with(script: str) -> None:
    parts = name_parts(script)
    assert len(parts.families) >= 30
    for family in parts.families:
        found = parts.opening.match(family)
        assert found is not None
        assert found.end() >= 1


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_family_name_is_written_in_its_own_script(script: str) -> None:
    assert {script_of(family) for family in name_parts(script).families} == {script}


def test_a_script_without_a_table_has_no_names() -> None:
    parts = name_parts("Geor")
    assert not parts.families
    assert parts.opening.match("anything") is None


@given(st.text("aéД阮グ가ก1 .", max_size=24))
def test_the_script_of_a_mixed_text_is_that_of_most_of_its_letters(text: str) -> None:
    counts = Counter(script_of(c) for c in text if c.isalpha())
    if counts["Hira"] * 5 > counts.total():
        assert script_of(text) == "Hira"
    else:
        assert counts[script_of(text)] == max(counts.values(), default=0)

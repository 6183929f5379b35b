"""Simplified, traditional or Japanese characters, told by the standard sets that have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.han import chinese_script, looks_japanese


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("国家领导人说", "Hans"),
        ("國家領導人說", "Hant"),
        ("台灣與越南", "Hant"),
        ("记者 黎氏幸", "Hans"),
        ("記者 黎氏幸", "Hant"),
        ("人山水", "Hans"),  # good in both
        ("國国國", "Hant"),  # the more decide
        ("国國国", "Hans"),
        ("", "Hans"),
        ("abc 123", "Hans"),
    ],
)
def test_characters_of_only_one_set_decide(text, script):
    assert chinese_script(text) == script


@pytest.mark.parametrize(
    ("text", "japanese"),
    [
        ("働込辻", True),
        ("峠の", True),
        ("国家领导人说", False),
        ("國家領導人說", False),
        ("人山水", False),
        ("", False),
        ("abc", False),
    ],
)
def test_characters_made_in_japan_outnumber_those_that_japan_has_not(text, japanese):
    assert looks_japanese(text) is japanese


@given(st.text(max_size=60))
def test_what_is_no_han_character_changes_nothing(noise):
    noise = "".join(c for c in noise if not "\u4e00" <= c <= "\u9fff")

    assert chinese_script(noise + "國家") == "Hant"
    assert looks_japanese("働込" + noise)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60))
def test_the_order_of_characters_does_not_matter(text):
    assert chinese_script(text) == chinese_script(text[::-1])
    assert looks_japanese(text) == looks_japanese(text[::-1])

"""Clean, fold and compare: what every field of the record stands on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.metadata.text import (
    LONGEST,
    clean,
    element_text,
    is_spaceless,
    key,
    overlap,
    segments,
    tokens,
    unescape,
)

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=80)


def element(markup):
    return etree.fromstring(f"<root>{markup}</root>", etree.HTMLParser()).find(".//root")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" two \n\t words ", "two words"),
        ("a\u00a0b", "a b"),
        ("a\u200bb\ufeff", "ab"),
        ("x\u202ey", "xy"),
        ("Tr\u00adần", "Trần"),
        ("e\u0302\u0301", "ế"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("bell\x07", "bell"),
        (None, ""),
        (17, ""),
        (["a"], ""),
        ("", ""),
    ],
)
def test_text_is_cleaned(value, text):
    assert clean(value) == text


@given(ANY)
def test_clean_text_is_clean_already(text):
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any("\ud800" <= c <= "\udfff" or c in "\u200b\ufeff\x00\u202e" for c in once)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=80))
def test_the_short_way_for_printable_text_cleans_as_the_long_one(text):
    assert clean(text) == clean(text + "\u200b")


def test_a_huge_value_is_cut():
    assert len(clean("a" * 10 * LONGEST)) == LONGEST


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("A &amp; B", "A & B"),
        ("A &#233; B", "A é B"),
        ("A &#xE9; B", "A é B"),
        ("<b>A</b> B", "A B"),
        ("&lt;b&gt;A&lt;/b&gt;", "A"),
        ("1 < 2", "1 < 2"),
        ("R&D", "R&D"),
        ("AT&T; more", "AT&T; more"),
        (None, ""),
    ],
)
def test_values_escaped_once_too_often_are_read(value, text):
    assert unescape(value) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mưa Trở Lại", "mưa trở lại"),
        ("“Mưa” – trở lại!", "mưa trở lại"),
        ("Ｆｕｌｌ", "full"),
        ("ﬁne", "fine"),
        ("STRASSE", "straße"),
        ("a_b", "ab"),
    ],
)
def test_two_spellings_of_one_text_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Hạnh", "Hanh"), ("mưa", "mua"), ("2024", "2025"), ("a", "")])
def test_different_texts_have_different_keys(one, other):
    assert key(one) != key(other)


@given(ANY)
def test_a_key_is_letters_and_digits(text):
    assert all(c.isalnum() or unicodedata.combining(c) or not c.isascii() for c in key(text))
    assert key(text) == key(text.strip())


@given(ANY, ANY)
def test_overlap_is_a_share_and_the_same_both_ways(one, other):
    assert 0.0 <= overlap(one, other) == overlap(other, one) <= 1.0
    assert overlap(one, one) in (0.0, 1.0)


def test_scripts_without_blanks_are_compared_by_pairs_of_characters():
    assert tokens("河水上涨") == {"河水", "水上", "上涨"}
    assert overlap("河水上涨", "河水上涨了") == 1.0
    assert tokens("Mưa trở lại") == {"mưa", "trở", "lại"}


@pytest.mark.parametrize("char", ["ก", "ခ", "ក", "水", "か", "カ", "한"])
def test_scripts_that_set_no_blanks(char):
    assert is_spaceless(char)


@pytest.mark.parametrize("char", ["a", "ệ", "Ж", "ع", "क", "ა", "α"])
def test_scripts_that_set_blanks(char):
    assert not is_spaceless(char)


def test_the_text_of_an_element_is_what_one_sees():
    found = element("<h1>Mưa <b>trở</b> lại<script>x()</script><style>y</style><br>nay</h1>").find("h1")

    assert element_text(found) == "Mưa trở lại nay"


def test_text_behind_an_element_is_not_its_own():
    assert element_text(element("<b>in</b> out").find("b")) == "in"


def test_an_element_falls_into_its_direct_parts():
    found = element("<div><h2><span>Kicker</span> <b>The headline</b> tail</h2></div>").find("div")

    assert segments(found) == ["Kicker", "The headline", "tail"]


def test_marks_alone_are_no_part():
    assert segments(element("<h2><span>A</span> | <span>B</span></h2>").find("h2")) == ["A", "B"]

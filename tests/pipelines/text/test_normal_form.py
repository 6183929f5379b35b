"""The short cut past NFC: taken only by pages in which no character can change or join."""

import contextlib
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.decode import _check_utf8, _may_begin, _surely_composed, composed, decode

ALL = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


def _second_parts():
    """Characters that join the one before them: second halves of decompositions, and jamo."""
    halves = (unicodedata.decomposition(c).split() for c in ALL)
    seconds = {chr(int(two[1], 16)) for two in halves if len(two) == 2 and not two[0].startswith("<")}
    return seconds | {chr(c) for c in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}


def test_no_character_of_unicode_slips_past_that_nfc_would_change_reorder_or_join():
    seconds = _second_parts()

    changing = [
        c for c in ALL if unicodedata.normalize("NFC", c) != c or unicodedata.combining(c) or c in seconds
    ]
    missed = [hex(ord(c)) for c in changing if _surely_composed(c.encode())]

    assert len(changing) > 1_500
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Hạnh",
        "“quoted” – and…",
        "한국어 기사",
        "中文新闻，",
        "日本語の記事",
        "🌊🚀",
        "Жители",
        "Xin chào™ €5",
        "✓ → ■",
    ],
)
def test_ordinary_pages_take_the_short_cut(text):
    assert _surely_composed(text.encode())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_takes_the_short_cut_is_nfc(text):
    if _surely_composed(text.encode()):
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    "mark", ["\u0301", "\u0610", "\u0711", "\u07eb", "\u0f71", "\u302a", "\ufe20", "\U000110ba"]
)
def test_marks_in_the_wrong_order_are_put_in_order(mark):
    page = f"<p>a\u0301{mark}\u0323</p>"

    assert decode(page.encode()).text == unicodedata.normalize("NFC", page)


@given(
    st.lists(
        st.sampled_from(
            [
                "a" * 499,
                "b",
                "e",
                "\u0301",
                "\u0323",
                "<",
                "\u0338",
                "ệ",
                "한",
                "\u1100\u1161",
                "\u11a8",
                "ก",
                "\u0e48",
            ]
        )
    )
)
def test_a_page_brought_to_nfc_in_pieces_is_what_it_is_as_a_whole(parts):
    text = "".join(parts)

    assert composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<p>plain</p>", True),
        ("<p>Đường</p>", True),
        ("<p>ก่อน</p>", True),
        ("<p>e\u0301</p>", False),
        ("<p>Tiáº¿ng Viá»‡t, ngÆ°á»\u009di Viá»‡t</p>", False),
        ("<p>ze\0ro</p>", False),
    ],
)
def test_a_page_that_is_utf8_and_nfc_keeps_its_bytes(page, kept):
    decoded = decode(page.encode())

    assert (decoded.utf8 == page.encode()) == kept
    assert decoded.utf8 == decoded.text.encode()


@given(
    st.lists(st.sampled_from(["a" * 65_530, "ab", "đ", "新", "🌊"]), max_size=6),
    st.sampled_from([b"", b"\xc3", b"\xe1\xbb"]),
)
def test_bytes_are_checked_across_the_pieces_in_which_that_is_done(parts, end):
    data = "".join(parts).encode() + end
    expected = contextlib.nullcontext() if not end else pytest.raises(UnicodeDecodeError)

    with expected:
        _check_utf8(data)


def test_no_piece_begins_with_a_character_that_joins_the_one_before_it():
    seconds = _second_parts()
    joining = [c for c in ALL if unicodedata.combining(c) or c in seconds]

    assert [hex(ord(c)) for c in joining if _may_begin(c)] == []


def test_a_flood_of_accents_is_brought_into_order_in_time_and_loses_none():
    flood = "<p>e" + "\u0301\u0323" * 100_000
    start = time.process_time()
    text = composed(flood)

    assert time.process_time() - start < 1
    assert unicodedata.is_normalized("NFC", text)
    marks = unicodedata.normalize("NFD", text).replace("\u034f", "")
    assert (marks.count("\u0301"), marks.count("\u0323")) == (100_000, 100_000)

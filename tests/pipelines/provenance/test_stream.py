"""A page as a stream of comparable characters, each of which knows its bytes."""

from __future__ import annotations

import time
import unicodedata
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.provenance.byte_map import map_bytes
from pipelines.provenance.stream import PATIENCE, comparable, folded, once_undone, read_stream


def stream(raw: bytes, encoding: str = "utf-8", **options):
    return read_stream(map_bytes(raw, encoding), **options)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("one two", "onetwo"),
        (" \t\n\u00a0\u2003\u3000", ""),
        ("Huế", unicodedata.normalize("NFD", "Huế")),
        (unicodedata.normalize("NFD", "Huế"), unicodedata.normalize("NFD", "Huế")),
        ("Not\u00adfall", "Notfall"),
        ("a\u200bb\u200cc\u200dd\ufeffe", "abcde"),
        ("\u202eabc\u202c", "abc"),
        ("a\x00b\x07c", "abc"),
        ("中文🎉", "中文🎉"),
        ("", ""),
    ],
)
def test_what_can_be_compared_is_what_a_reader_sees(text, key):
    assert comparable(text) == key


@pytest.mark.parametrize("text", ["Not\u00adfall", "a\u200bb", "\u202eabc"])
def test_invisible_characters_stay_when_they_are_asked_for(text):
    assert comparable(text, invisible=True) == unicodedata.normalize("NFD", text)


@given(st.text())
def test_what_can_be_compared_is_the_same_in_any_form(text):
    assert comparable(unicodedata.normalize("NFC", text)) == comparable(unicodedata.normalize("NFD", text))


@given(st.text())
@example("O\u0304 \u0316")
def test_what_can_be_compared_stays_when_done_twice_unless_a_mark_stood_behind_a_blank(text):
    key = comparable(text)
    marks_met = not unicodedata.is_normalized("NFD", key)
    assert comparable(key) == (unicodedata.normalize("NFD", key) if marks_met else key)


@given(st.text(), st.text())
def test_blanks_between_two_texts_do_not_matter(one, other):
    assert comparable(f"{one} \n {other}") == comparable(one) + comparable(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  one \n two\u00a0three ", "one two three"), ("Hue\u0302\u0301", "Huế"), ("", ""), (" \n ", "")],
)
def test_folding_is_nfc_and_single_blanks(text, expected):
    assert folded(text) == expected


MARKUP = {
    # page: what is left of it
    "<p>one</p><p>two</p>": "onetwo",
    "<p>one<br/>two<hr>three": "onetwothree",
    '<a title="a > b">one</a>': "one",
    "<a title='a > b'>one</a>": "one",
    "<a title = 'a > b' >one</a>": "one",
    '<a title="it\'s">one</a>': "one",
    "<p class=it's>one</p>": "one",
    "one<!-- two > three -->four": "onefour",
    "one<!-- two -- three -->four": "onefour",
    "one<!---->two": "onetwo",
    "one<!-->two": "onetwo",
    "one<!-- never closed <p>two": "one",
    "<!DOCTYPE html>one": "one",
    "<?xml version='1.0'?>one": "one",
    "one<script>if (a < b) { x = '</p>' }</script>two": "onetwo",
    "one<SCRIPT type='x'>var a = 1</SCRIPT >two": "onetwo",
    "one<script>never closed <p>two": "one",
    "one<style>p > a { color: red }</style>two": "onetwo",
    "one<textarea><p>typed</p></textarea>two": "onetwo",
    "<title>One & two</title>three": "three",
    "one<iframe><p>x</p></iframe>two": "onetwo",
    "one<styled>two</styled>": "onetwo",
    "<svg:title>one</svg:title>two": "onetwo",
    "3 < 4 and 5 > 2": "3<4and5>2",
    "a <3 b": "a<3b",
    "a<b>c": "ac",
    "one &amp; two &lt;p&gt;": "one&two<p>",
    "&#272;&#7841;i &#x110;&#xf4;": comparable("Đại Đô"),
    "fish &ampchips": "fish&chips",
    "&nosuchthing; &": "&nosuchthing;&",
    "&nbsp;&ensp;one&shy;two": "onetwo",
    "Hue&#770;&#769;": comparable("Huế"),
    "]]>one": "]]>one",
    "<![CDATA[one]]>two": "two",
    "</p></div>one": "one",
    "<": "<",
    "one<": "one<",
    "one<p": "one",
    "": "",
}


@pytest.mark.parametrize("page", MARKUP)
def test_markup_goes_and_character_data_stays(page):
    assert stream(page.encode()).key == MARKUP[page]


@pytest.mark.parametrize("page", MARKUP)
def test_the_bytes_of_a_character_are_those_that_it_was_written_with(page):
    raw = page.encode()
    made = stream(raw)

    for at, character in enumerate(made.key):
        written = raw[made.starts[at] : made.ends[at]].decode()
        assert character in comparable(unescape(written)), (page, at)


@pytest.mark.parametrize(
    ("page", "all_of_it", "read"),
    [
        ("<ruby>東<rt>とう</rt><rp>)</rp></ruby>京", "東とう)京", "東京"),
        ("one<svg><text>drawn</text></svg>two", "onedrawntwo", "onetwo"),
        ("one<noscript>off</noscript>two", "oneofftwo", "onetwo"),
        ("one<select><option>x</select>two", "onextwo", "onetwo"),
        ("one<rtc>two</rtc>", "onetwo", "onetwo"),
    ],
)
def test_elements_that_readers_pass_over_can_be_left_out(page, all_of_it, read):
    assert stream(page.encode()).key == comparable(all_of_it)
    assert stream(page.encode(), unread=False).key == comparable(read)


@pytest.mark.parametrize(
    ("page", "as_a_browser", "leniently"),
    [
        ('<a href="x>one</a>">two', "two", 'one">two'),
        ("one<!-- <b>two</b> -->three", "onethree", "one<!--two-->three"),
        ("one<script>two</script>three", "onethree", "onetwothree"),
    ],
)
def test_damaged_markup_can_be_read_by_brackets_alone(page, as_a_browser, leniently):
    assert stream(page.encode()).key == as_a_browser
    assert stream(page.encode(), lenient=True).key == leniently


def test_after_many_open_quotation_marks_they_are_not_looked_at_any_more():
    page = '<a href="x>' * (PATIENCE + 5) + "one"

    assert stream(page.encode()).key == "one"


def test_a_stretch_of_character_data_begins_behind_markup():
    made = stream(b"<p>one <b>two</b></p> <p>three</p>")

    assert [made.key[at:] for at in made.runs][:2] == ["onetwothree", "twothree"]
    assert made.runs == sorted(made.runs)


@pytest.mark.parametrize("text", ["\u00c8\u0359", "\u1ebf\u0331", "a\u0331\u0301", "\u05d0\u05b7\u05bc"])
def test_marks_of_a_letter_are_compared_in_the_order_of_unicode(text):
    assert stream(f"<p>{text}</p>".encode()).key == comparable(text)


def test_a_letter_and_its_marks_share_their_bytes():
    raw = b"<p>Hue&#770;&#769;</p>"
    made = stream(raw)
    at = made.key.index("e")

    assert {raw[made.starts[i] : made.ends[i]] for i in range(at, at + 3)} == {b"e&#770;&#769;"}


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("Nguyá»…n", "Nguyễn"),
        ("â€œxâ€\x9d", "“x”"),
        ("cafÃ©", "café"),
        ("ðŸŽ‰", "🎉"),
        ("Nguyễn", "Nguyễn"),
        ("Ã", "Ã"),
        ("Ãx", "Ãx"),
        ("£5 · 20°", "£5 · 20°"),
        ("", ""),
    ],
)
def test_characters_that_were_encoded_twice_are_read_as_what_they_were(text, undone):
    pieces = list(once_undone(text, 0, len(text)))

    assert "".join(c for c, _, _ in pieces) == undone
    assert "".join(text[start:end] for _, start, end in pieces) == text


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0xA0, max_codepoint=0x2FFF, exclude_categories=["Cn"]),
        max_size=20,
    )
)
def test_text_encoded_twice_comes_back_whole(text):
    try:
        twice = text.encode().decode("cp1252")
    except UnicodeDecodeError:
        return

    assert "".join(c for c, _, _ in once_undone(twice, 0, len(twice))) == text


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "<!--", "-->", "<script>", "</script>", "<a href=\"", "\">", "'", '"', "<", ">", "&", "&#7879;",
     "&amp;", "&#", ";", " ", "\n", "\u00ad", "\u0301", "đ", "中", "🎉", "abc", "Ã©", "\x00"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=30), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_any_page_gives_a_stream_whose_places_rise(pieces, invisible, unread, lenient, undo):
    raw = "".join(pieces).encode()
    made = stream(raw, invisible=invisible, unread=unread, lenient=lenient, undo=undo)

    assert len(made.starts) == len(made.ends) == len(made.key)
    assert list(made.starts) == sorted(made.starts)
    assert all(0 <= a < b <= len(raw) for a, b in zip(made.starts, made.ends, strict=True))
    assert made.runs == sorted(made.runs)
    assert all(0 <= run <= len(made.key) for run in made.runs)
    assert comparable(made.key, invisible=invisible) == made.key


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="<&")))
def test_a_page_without_markup_is_all_text(text):
    assert stream(text.encode()).key == comparable(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a b="', "<!--", "<script>", "&", "&#1", "e\u0301", "</", "<p>a</p>", "\u0301"]
)
def test_no_page_takes_more_than_linear_time(unit):
    def seconds(size: int) -> float:
        page = map_bytes((unit * (size // len(unit))).encode(), "utf-8")
        start = time.process_time()
        read_stream(page)
        return time.process_time() - start

    small = min(seconds(20_000) for _ in range(3))
    assert min(seconds(80_000) for _ in range(3)) < max(0.3, 8 * small)

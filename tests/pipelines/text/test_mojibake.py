"""Text that was decoded twice, and font codings in Unicode pages: repaired, and clean text left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.mojibake import (
    _SIGNS_OF_FONTS,
    SIGNS_OF_MOJIBAKE,
    _near,
    names_fonts,
    repair_fonts,
    repair_mojibake,
    shows_fonts,
)

SENTENCE = "Người dân xã Tân Lộc nói rằng nước đã rút"


def decoded_twice(text, codec="sloppy-windows-1252"):
    return text.encode().decode(codec)


@pytest.mark.parametrize("codec", ["sloppy-windows-1252", "latin-1"])
@pytest.mark.parametrize(
    "text", [SENTENCE, "Οι κάτοικοι λένε", "Жители говорят", "村民们说", "“Déjà là”, dit-elle à l’été"]
)
def test_a_second_decoding_is_undone(text, codec):
    assert repair_mojibake(decoded_twice(text, codec)) == (text, 1)


def test_a_third_decoding_is_undone_too():
    text, _ = repair_mojibake(decoded_twice(decoded_twice(SENTENCE)))

    assert text == SENTENCE


def test_only_the_broken_pieces_of_a_page_change():
    page = f"<h1>{SENTENCE}</h1>\n<p>{decoded_twice(SENTENCE)}</p><p>plain</p>{decoded_twice(SENTENCE)}\nđúng"

    assert repair_mojibake(page) == (f"<h1>{SENTENCE}</h1>\n<p>{SENTENCE}</p><p>plain</p>{SENTENCE}\nđúng", 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain ASCII <b>text</b>",
        SENTENCE,
        "Ã",
        "São Paulo, Ñandú, Ærø",
        "A price of £5 – or €6…",
        "naïve café “crème”",
        "½ cup, 20° and ©",
    ],
)
def test_clean_text_comes_back_as_it_is(text):
    assert repair_mojibake(text) == (text, 0)


def test_one_broken_letter_alone_is_no_evidence():
    """A single pair of characters may be meant: two, or one of three, are needed."""
    assert repair_mojibake("Ã© is how it looks") == ("Ã© is how it looks", 0)
    assert repair_mojibake("Ã© and Ã¨ is how it looks")[1] == 1


def test_a_piece_with_one_sound_letter_beyond_it_is_left_alone():
    mixed = decoded_twice(SENTENCE) + " ệ"

    assert repair_mojibake(mixed) == (mixed, 0)


@given(st.text(max_size=200))
def test_repair_is_the_identity_on_text_without_signs(text):
    if not SIGNS_OF_MOJIBAKE.search(text.encode("utf-8", "replace")) and text.isprintable():
        repaired, pieces = repair_mojibake(text)
        assert (repaired == text) == (pieces == 0)


@given(st.lists(st.sampled_from(["<p>", "</p>", "\n", "x", "é", ">", "<", "Ã©", "ệ", " "]), max_size=40))
def test_tags_and_line_ends_stay_where_they_are(parts):
    text = "".join(parts)
    repaired, _ = repair_mojibake(text)

    assert [c for c in repaired if c in "<>\n"] == [c for c in text if c in "<>\n"]


@pytest.mark.parametrize("unit", ["<p>Ã©</p>", "Ã© ", "<", "é<", "é\n", "aé", "é" * 50 + ">"])
def test_repair_takes_linear_time(unit):
    began = time.process_time()
    repair_mojibake(unit * 40_000)

    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®­îc nh©n d©n", True),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñöôïc nhaân daân", True),
        (SENTENCE, False),
        ("São Paulo, Ñandú, Ærø, på, naïve", False),
        ("plain", False),
    ],
)
def test_font_codings_are_seen_by_letters_that_other_text_has_not(text, shown):
    assert shows_fonts(text.encode()) is shown


@pytest.mark.parametrize("font", [".VnTime", ".VnArial", "VNI-Times"])
def test_a_font_of_the_kind_is_named_by_the_page(font):
    assert names_fonts(f'<font face="{font}">'.encode())
    assert not names_fonts(b'<font face="Arial">')


def test_font_coded_pieces_are_read_and_the_rest_is_left():
    page = "<p>Céng hßa x· héi chñ nghÜa ViÖt Nam ®­îc nh©n d©n</p><p>Sao Paulo: 20° &amp; ©</p>"

    text, pieces = repair_fonts(page)

    assert (text, pieces) == (
        "<p>Cộng hòa xã hội chủ nghĩa Việt Nam được nhân dân</p><p>Sao Paulo: 20° &amp; ©</p>",
        1,
    )


@pytest.mark.parametrize("text", ["på vei", "½ cup of rôti", "naïve café", "Kärnten", ""])
def test_a_word_or_two_that_could_be_font_coded_are_no_font_coding(text):
    assert repair_fonts(text) == (text, 0)


@pytest.mark.parametrize("text", ["á––", "<p>é–“", "thế à… “ừ”", "là — “â–“"])
def test_a_letter_with_dashes_and_quotation_marks_behind_it_is_clean(text):
    assert repair_mojibake(text) == (text, 0)


SIGNS = st.lists(
    st.sampled_from(
        [
            b"\xc3",
            b"\xc2",
            b"\xb6",
            b"\xb4",
            b"\xa3",
            b"a",
            b"o",
            b" ",
            b"<",
            b"plain text between",
            b"\xe2\x80",
        ]
    ),
    max_size=60,
)


@given(SIGNS, st.sampled_from([b"\xc3", b"\xc2"]), st.integers(1, 8))
def test_what_stands_around_a_byte_shows_the_signs_of_the_whole_page(parts, lead, most):
    data = b"".join(parts)
    patterns = [SIGNS_OF_MOJIBAKE, *(pattern for first, pattern in _SIGNS_OF_FONTS if first == lead)]

    for pattern in patterns if lead == b"\xc3" else patterns[1:]:
        assert pattern.findall(_near(data, lead, most)) == pattern.findall(data)

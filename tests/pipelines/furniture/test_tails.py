"""The end of an article."""

from __future__ import annotations

import pytest

from pipelines.furniture.labels import labels
from pipelines.furniture.tails import cut_tail, is_biography, is_byline, is_source_line, trim_end
from pipelines.lines import Line
from tests.pipelines.furniture.samples import EN, SENTENCE, kept


@pytest.mark.parametrize(
    "text",
    [
        "Nguồn: https://baosongtram.example/cau-moi",
        "Zdroj : https://x.example/a",
        "Vietnamnet.vn",
        "Source",
        "出处：https://x.example/a",
    ],
)
def test_a_source_line(text):
    assert is_source_line(text, EN)


@pytest.mark.parametrize("text", ["The source said so.", "He wrote: https://x.example was down", "a" * 500])
def test_no_source_line(text):
    assert not is_source_line(text, EN)


@pytest.mark.parametrize(
    "line",
    [
        Line("(Vietnam+)"),
        Line("LE THU"),
        Line("NGUYEN A - TRAN B"),
        Line("Ada Lund", align="end"),
        Line("Text and photos: LE THU"),
        Line("ada.lund@herald.example"),
        Line("(Reporting by Ada Lund)"),
    ],
)
def test_a_byline_at_the_end(line):
    assert is_byline(line, EN, frozenset())


@pytest.mark.parametrize(
    "line",
    [
        Line("She smiled."),
        Line("It is over", align="start"),
        Line("The last of the boats came in at dusk and was tied to the old pier as it always had been"),
    ],
)
def test_no_byline_at_the_end(line):
    assert not is_byline(line, EN, frozenset())


def test_an_author_that_the_head_names_is_a_byline():
    assert is_byline(Line("Ada Lund"), EN, frozenset({"ada lund"}))


def test_the_tail_of_vietnam_vn_is_cut_from_the_source_line_on():
    lines = [
        Line(t)
        for t in (
            SENTENCE,
            "VU ANH (ghi)",
            "Sumber",
            "Komentar (0)",
            "No data",
            "No data",
            "Dalam topik yang sama",
            "Judul lain",
        )
    ]

    cut_tail(lines, labels("id"))

    assert kept(lines) == [SENTENCE, "VU ANH (ghi)"]
    assert [line.dropped_because for line in lines[2:6]] == [
        "source_line",
        "comments",
        "empty_state",
        "empty_state",
    ]


def test_a_comment_count_without_an_empty_box_is_not_enough():
    lines = [Line(t) for t in (SENTENCE, "Section (2)", SENTENCE, SENTENCE)]

    cut_tail(lines, EN)

    assert len(kept(lines)) == 4


def test_the_bare_count_of_a_language_without_a_word_for_it():
    lines = [Line(t) for t in (SENTENCE, SENTENCE, "Vietnamnet.vn", "(0)", "No data", "Other")]

    cut_tail(lines, EN)

    assert kept(lines) == [SENTENCE, SENTENCE]


def test_trimming_stops_at_the_first_line_of_text():
    lines = [Line("© 2026"), Line(SENTENCE), Line("Heading", type="heading"), Line("12/05/2026")]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == ["© 2026", SENTENCE]


def test_a_short_thai_line_without_a_stop_is_no_signature():
    lines = [Line(SENTENCE), Line("ขอขอบพระคุณทุกท่าน"), Line("Source")]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE, "ขอขอบพระคุณทุกท่าน"]


@pytest.mark.parametrize(
    "text",
    [
        "Reporting by Ada Lund in Lindow, Edda Brook in Aberley and Ida Brandt in Karst; writing by Ada Lund; editing by Tomas Rehn",
        "With reporting by the harbour service",
        "Additional reporting by Ada Lund.",
    ],
)
def test_a_credit_in_words_closes_an_article(text):
    lines = [Line(SENTENCE), Line(text)]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE]
    assert lines[1].dropped_because == "byline"


def test_a_long_sentence_that_opens_like_a_credit_is_text():
    text = (
        "Reporting by boats about the wind and the waves has been a duty of every skipper on this part of the coast "
        "since the storm of 1911 took nine of them, and it has saved more than ninety since."
    )
    lines = [Line(SENTENCE), Line(text)]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE, text]


@pytest.mark.parametrize(
    "line",
    [
        Line("Got a story? Get in touch with our desk.", linked=0.2),
        Line("Sign up for the letter of the harbour.", italic=True),
        Line("Found an error? Write to desk@herald.example"),
        Line("Follow us on X for more.", bold=True),
    ],
)
def test_a_call_to_the_reader_closes_an_article(line):
    lines = [Line(SENTENCE), line]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE]
    assert line.dropped_because == "newsletter"


def test_a_sentence_of_the_text_with_such_words_stays():
    text = "Anyone can sign up for the course at the harbour office, she said."
    lines = [Line(SENTENCE), Line(text)]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE, text]


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("© 2026 The Herald", True),
        (
            "Copyright 2026 The Herald. All rights reserved. " + "No part of it may be shown elsewhere. " * 6,
            True,
        ),
        (
            "The poet said that copyright was a late idea, and " + "that nobody had ever asked for it. " * 7,
            False,
        ),
        ("Copyright " + "word " * 200, False),
    ],
)
def test_a_copyright_notice_closes_an_article_when_it_is_short_or_opens_with_the_sign(text, dropped):
    lines = [Line(SENTENCE), Line(text.strip())]

    trim_end(lines, EN, frozenset(), frozenset())

    assert (lines[1].dropped_because == "copyright") is dropped


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund is a reporter at the Herald and has written about the coast for twenty years.",
        "About the writer: Ada Lund covers the harbour and those who work in it for the Herald.",
        "ADA LUND lives in Lindow with two dogs and writes about the sea for the Herald and others.",
    ],
)
def test_a_closing_paragraph_about_the_author_is_a_life(text):
    line = Line(text)

    assert is_biography(line, EN, frozenset({"ada lund"}))

    lines = [Line(SENTENCE), line]
    trim_end(lines, EN, frozenset({"ada lund"}), frozenset())
    assert kept(lines) == [SENTENCE]
    assert line.dropped_because == "biography"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (Line("Edda Brook is the head of the harbour office and has led the works on the pier."), {"ada lund"}),
        (Line("According to Ada Lund, the works on the pier went on for four years in all."), {"ada lund"}),
        (Line("Ada Lund was there."), {"ada lund"}),
        (Line("“Ada Lund has written all of it down, and I am grateful to her for that,” she said.”"), {"ada lund"}),
        (Line("Ada Lund is a reporter at the Herald and has written about the coast.", quoted=True), {"ada lund"}),
        (Line("Adam and the others went home when the band had played, and the rain went on."), {"adam"}),
        (Line("The harbour was closed for the night, and the last of the guests were Ada Lund's parents."), {"ada lund"}),
        (Line("Ada Lund is a reporter. " * 60), {"ada lund"}),
        (Line("Ada Lund is a reporter at the Herald and has written about the coast for years."), set()),
    ],
)  # fmt: skip
def test_other_closing_paragraphs_are_text(line, authors):
    assert not is_biography(line, EN, frozenset(authors))


@pytest.mark.parametrize("text", ["0", "12", "(3)", "***", "1,204", "—"])
def test_a_count_or_signs_alone_close_an_article(text):
    lines = [Line(SENTENCE), Line("Ada Lund desk@herald.example"), Line(text), Line(text)]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE]


def test_a_number_with_words_closes_none():
    lines = [Line(SENTENCE), Line("12 boats")]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE, "12 boats"]

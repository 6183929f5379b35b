"""Openings that are cut off, and what stands behind a copyright notice."""

from __future__ import annotations

import pytest

from pipelines.furniture.teasers import drop_closing_cards, drop_cut_openings, end_at_notice
from pipelines.lines import Line, drop
from tests.pipelines.furniture.samples import SENTENCE, kept

TEXT = [f"{SENTENCE} This is part {n} of the report, and it says a little more about it." for n in range(20)]
CUT = [
    f"Storm number {n} of the year has closed the road along the coast for a week and taken away…"
    for n in range(4)
]


def read(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


@pytest.mark.parametrize("dots", ["…", "..."])
def test_openings_that_break_off_behind_the_text_are_other_articles(dots):
    lines = read(*TEXT, *(c.replace("…", dots) for c in CUT))

    drop_cut_openings(lines)

    assert kept(lines) == TEXT
    assert {line.dropped_because for line in lines[len(TEXT) :]} == {"related_box"}


def test_the_headings_over_them_go_and_the_line_behind_them_stays():
    heads = [Line(f"Storm {n}", type="heading") for n in range(4)]
    pairs = [line for head, cut in zip(heads, CUT, strict=True) for line in (head, Line(cut))]
    lines = [*read(*TEXT), *pairs, Line("Featured")]

    drop_cut_openings(lines)

    assert kept(lines) == [*TEXT, "Featured"]


def test_entries_that_open_at_a_click_in_the_middle_of_a_text_stay():
    lines = read(*TEXT[:6], *CUT, *TEXT[6:])

    drop_cut_openings(lines)

    assert len(kept(lines)) == len(TEXT) + len(CUT)


@pytest.mark.parametrize(
    "closing",
    [
        CUT[:2],
        ["“We have waited so long, and now…”"] * 3,
        ["He waited…", "And waited…", "And waited…"],
    ],
)
def test_two_of_them_or_words_that_fade_away_are_the_article_s(closing):
    lines = read(*TEXT, *closing)

    drop_cut_openings(lines)

    assert len(kept(lines)) == len(TEXT) + len(closing)


def test_quoted_verses_may_break_off():
    lines = [*read(*TEXT), *(Line(text, quoted=True) for text in CUT)]

    drop_cut_openings(lines)

    assert len(kept(lines)) == len(TEXT) + len(CUT)


@pytest.mark.parametrize("lines", [[], read(*CUT), read(CUT[0])])
def test_a_page_of_nothing_else_keeps_what_it_has(lines):
    before = kept(lines)

    drop_cut_openings(lines)

    assert kept(lines) == before


@pytest.mark.parametrize(
    "notice",
    [
        "© 2026 The Herald",
        "(c) 2026 The Herald, Lindow",
        "Copyright The Herald. " + "No part of it may be shown elsewhere. " * 8,
    ],
)
def test_a_copyright_notice_ends_the_article_although_lines_follow(notice):
    lines = read(*TEXT, notice.strip(), "Registration number 130349", "Lindow, Harbour Road 1")

    end_at_notice(lines)

    assert kept(lines) == TEXT
    assert [line.dropped_because for line in lines[len(TEXT) :]] == ["copyright"] * 3


def test_a_picture_s_sign_high_up_ends_nothing():
    lines = read(TEXT[0], "© The Herald", *TEXT[1:])

    end_at_notice(lines)

    assert len(kept(lines)) == len(TEXT) + 1


def test_no_notice_no_end():
    lines = read(*TEXT)

    end_at_notice(lines)

    assert kept(lines) == TEXT


def cards(*teasers: str, title: str = "Storm closes the road along the coast") -> list[Line]:
    lines = []
    for teaser in teasers:
        head = Line(title, linked=1.0, tag="h3")
        drop(head, "furniture", "see_also")
        lines += [head, Line(teaser)]
    return lines


TEASERS = [f"The road is closed for {n} days, and buses go by the old mill." for n in range(4)]


def test_teasers_under_dropped_titles_at_the_end_are_other_articles():
    lines = [*read(*TEXT), *cards(*TEASERS)]

    drop_closing_cards(lines)

    assert kept(lines) == TEXT
    assert {line.dropped_because for line in lines[len(TEXT) :]} == {"see_also", "related_box"}


def test_two_lines_under_a_title_are_still_a_card():
    lines = read(*TEXT)
    for teaser in TEASERS:
        lines += [*cards(teaser), Line("12 May")]

    drop_closing_cards(lines)

    assert kept(lines) == TEXT


@pytest.mark.parametrize(
    "end",
    [
        cards(*TEASERS[:2]),
        [*cards(*TEASERS), *read(*TEXT[:3])],
        cards(*TEASERS, title="Road"),
        [line for teaser in TEASERS for line in (*cards(teaser), *read(*TEXT[:2]))],
    ],
)
def test_text_that_stands_otherwise_beside_dropped_links_stays(end):
    lines = [*read(*TEXT), *end]
    before = kept(lines)

    drop_closing_cards(lines)

    assert kept(lines) == before


def test_a_round_up_of_the_day_is_an_article():
    lines = [Line(TEXT[0]), *cards(*TEASERS)]

    drop_closing_cards(lines)

    assert len(kept(lines)) == 1 + len(TEASERS)

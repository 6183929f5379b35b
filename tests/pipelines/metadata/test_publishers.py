"""Whose page it is: the syndication line first, then the head, then the title."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lines import Line
from pipelines.metadata.publishers import source_line
from tests.pipelines.metadata.pages import TITLE, dropped, ld, page, read


@pytest.mark.parametrize(
    ("text", "previous", "expected"),
    [
        ("Báo Ví DụBáo Ví Dụ04/10/2025", "", ("Báo Ví Dụ", "04/10/2025")),
        ("Báo Ví Dụ Báo Ví Dụ 04/10/2025", "", ("Báo Ví Dụ", "04/10/2025")),
        ("Báo Ví Dụ04/10/2025", "Báo Ví Dụ", ("Báo Ví Dụ", "04/10/2025")),
        ("Báo Ví Dụ•17/04/2025", "", ("Báo Ví Dụ", "17/04/2025")),
        ("Báo Ví Dụ • 17/04/2025", "", ("Báo Ví Dụ", "17/04/2025")),
        ("Việt NamViệt Nam12/03/2024", "", ("Việt Nam", "12/03/2024")),
        ("Sở Công thương tỉnh XSở Công thương tỉnh X28/09/2025", "", ("Sở Công thương tỉnh X", "28/09/2025")),
        ("Báo Ví Dụ04/10/2025", "", None),
        ("Cập nhật 04/10/2025", "", None),
        ("04/10/2025", "", None),
        ("Ngày 04/10/2025", "Báo Ví Dụ", None),
        ("aa04/10/2025x", "", None),
        ("", "", None),
    ],
)
def test_the_source_twice_and_the_date(text, previous, expected):
    assert expected == source_line(text, previous)


@given(st.text(max_size=300), st.text(max_size=50))
def test_no_line_makes_reading_the_source_raise(text, previous):
    source_line(text, previous)
    source_line(text + "04/10/2025", previous)


def test_a_very_long_line_is_refused_at_once():
    assert source_line("ab" * 100_000 + "04/10/2025") is None


def test_the_syndication_line_outranks_the_site_and_its_date_is_day_first():
    head = '<meta property="og:site_name" content="Vietnam.vn">' + ld(
        headline=TITLE, datePublished="2025-10-06"
    )
    lines = [
        Line(TITLE, tag="h1"),
        dropped("Báo Ví Dụ"),
        dropped("Báo Ví Dụ04/10/2025"),
        Line("Trời đổ mưa."),
    ]

    found = read(page(head, lang="en"), lines)

    assert found.publisher == "Báo Ví Dụ"
    assert datetime(2025, 10, 4) == found.published_at


def test_an_impossible_day_in_the_syndication_line_gives_no_date_from_there():
    lines = [Line(TITLE, tag="h1"), dropped("Báo Ví DụBáo Ví Dụ31/02/2025")]

    found = read(page(f"<title>{TITLE}</title>"), lines)

    assert (found.publisher, found.published_at) == ("Báo Ví Dụ", None)


def test_the_source_of_a_syndication_line_is_no_author():
    lines = [Line(TITLE, tag="h1"), dropped("Việt NamViệt Nam04/10/2025"), Line("Trời đổ mưa từ sáng sớm.")]

    assert read(page(f"<title>{TITLE}</title>"), lines).authors == ()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ld(headline="x", publisher={"@type": "Organization", "name": "Báo Ví Dụ"}), "Báo Ví Dụ"),
        ('<meta property="og:site_name" content="Báo Ví Dụ">', "Báo Ví Dụ"),
        ('<meta name="dc.publisher" content="Báo Ví Dụ">', "Báo Ví Dụ"),
        ('<meta name="publisher" content="https://facebook.com/vidu">', None),
        ("<title>Mưa về trên nương rẫy | Báo Ví Dụ</title><h1>Mưa về trên nương rẫy</h1>", "Báo Ví Dụ"),
        ("<title>Mưa về trên nương rẫy</title><h1>Mưa về trên nương rẫy</h1>", None),
        ("", None),
    ],
)
def test_the_publisher_that_the_head_names(head, expected):
    assert expected == read(page(head)).publisher

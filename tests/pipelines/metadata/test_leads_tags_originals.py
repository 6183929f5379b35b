"""Lead, tags and the original address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lines import Line
from pipelines.metadata import originals
from tests.pipelines.metadata.pages import TITLE, URL, dropped, ld, page, read

LEAD = "Sau ba tháng khô hạn, những cơn mưa đầu tiên đã về trên các nương rẫy vùng cao."
TEXT = "Trời đổ mưa từ sáng sớm, người dân mang lúa ra nương gieo hạt."


def lines(*body: Line) -> list[Line]:
    return [Line(TITLE, tag="h1", type="furniture", dropped_because="title"), *body]


def test_the_line_read_as_the_lead_decides():
    head = f'<meta name="description" content="{TEXT}">'

    assert read(page(head), lines(Line(LEAD, type="lead"), Line(TEXT))).lead == LEAD


def test_a_first_line_that_the_head_describes_is_the_lead_and_its_line_says_so():
    first = Line(LEAD)

    found = read(page(f'<meta property="og:description" content="{LEAD}">'), lines(first, Line(TEXT)))

    assert found.lead == LEAD
    assert first.type == "lead"


def test_a_sentence_in_bold_before_plain_text_is_the_lead():
    assert read(page(), lines(Line(LEAD, bold=True), Line(TEXT), Line(TEXT))).lead == LEAD


@pytest.mark.parametrize(
    "body",
    [
        [Line(TEXT), Line(TEXT)],
        [Line(LEAD, bold=True), Line(TEXT, bold=True)],
        [Line("Ngắn thôi.", bold=True), Line(TEXT)],
        [Line("Thưa ông, vì sao năm nay mưa đến muộn như vậy trên cả vùng?", bold=True), Line(TEXT)],
        [
            Line("PHÓ GIÁM ĐỐC SỞ NÔNG NGHIỆP TỈNH VÍ DỤ - NGUYỄN VĂN A:", type="speaker", bold=True),
            Line(TEXT),
        ],
        [],
    ],
)
def test_no_lead_where_the_page_sets_none_apart(body):
    assert read(page(), lines(*body)).lead is None


def test_a_description_that_the_page_does_not_show_is_no_lead():
    head = '<meta name="description" content="Tin tức mới nhất về thời tiết, bấm vào để xem ngay hôm nay.">'

    assert read(page(head), lines(Line(TEXT), Line(TEXT))).lead is None


def test_descriptions_are_offered_to_those_who_look_for_the_lead():
    found = read(page(ld(headline="x", description=LEAD) + f'<meta name="description" content="{TEXT}">'))

    assert [(c.value, c.origin) for c in found.candidates if c.field == "lead"] == [
        (LEAD, "json-ld"),
        (TEXT, "meta"),
    ]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            '<meta property="article:tag" content="mưa"><meta property="article:tag" content="lúa">',
            "",
            ("mưa", "lúa"),
        ),
        ("", '<a rel="tag" href="/t/1">mưa</a><a rel="tag" href="/t/2">lúa</a>', ("mưa", "lúa")),
        (ld(headline="x", keywords="mưa, lúa"), "", ("mưa", "lúa")),
        (ld(headline="x", keywords=["mưa", "lúa"]), "", ("mưa", "lúa")),
        (
            '<meta name="news_keywords" content="mưa; lúa, gạo; đất; nước">',
            "",
            ("mưa", "lúa, gạo", "đất", "nước"),
        ),
        ('<meta name="keywords" content="mưa,Mưa,MƯA">', "", ("mưa",)),
        ('<meta name="keywords" content="' + "x" * 80 + '">', "", ()),
        ("", "", ()),
    ],
)
def test_tags_come_from_the_first_source_that_has_any(head, body, expected):
    assert expected == read(page(head, body)).tags


def test_a_visible_topic_line_gives_tags():
    assert read(page(), lines(Line(TEXT), dropped("Chủ đề: mưa, lúa"))).tags == ("mưa", "lúa")
    assert read(page(), lines(Line(TEXT), dropped("Tópico: ponte"))).tags == ("ponte",)


def test_the_number_of_tags_is_bounded():
    head = '<meta name="keywords" content="' + ",".join(f"t{n}" for n in range(500)) + '">'

    assert len(read(page(head)).tags) == 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguồn: https://vidu.example/bai-goc-123.html", "https://vidu.example/bai-goc-123.html"),
        ("Sumber: https://vidu.example/a", "https://vidu.example/a"),
        ("Source : https://vidu.example/a", "https://vidu.example/a"),
        ("来源: https://vidu.example/a", "https://vidu.example/a"),
        ("https://vidu.example/a", "https://vidu.example/a"),
        ("Nguồn", None),
        (f"Nguồn: {URL}", None),
        ("Xem video tại địa chỉ này để biết thêm chi tiết: https://vidu.example/a nhé", None),
        ("Nguồn: javascript:alert(1)", None),
    ],
)
def test_the_address_in_the_source_line(text, expected):
    assert expected == read(page(), lines(Line(TEXT), dropped(text))).original_url


def test_a_bare_host_gives_the_address_behind_its_link():
    body = '<div><a rel="nofollow" href="https://vidu.example/bai/1">Vidu.example</a></div>'

    assert (
        read(page("", body), lines(Line(TEXT), dropped("Vidu.example"))).original_url
        == "https://vidu.example/bai/1"
    )


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://other.example/bai/1">Vidu.example</a>',
        '<a href="https://vidu.example/">Vidu.example</a>',
        '<a href="javascript:x">Vidu.example</a>',
    ],
)
def test_a_bare_host_that_does_not_match_its_link_gives_nothing(link):
    assert read(page("", link), lines(Line(TEXT), dropped("Vidu.example"))).original_url is None


@given(st.text(max_size=200))
def test_no_line_makes_reading_the_source_address_raise(text):
    originals.from_lines([Line("x" + text), Line("Nguồn: https://" + text)], URL)

"""From a page to its lines: what is kept, what is dropped and why, whatever the markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipelines.document import parse
from pipelines.furniture import REASONS, read_lines
from pipelines.lines import place
from pipelines.metadata import read_head
from tests.renderings import STYLES, Page, render

URL = "https://news.example/2026/bridge"
PAGE = Page(
    title="Làng Hạ có cầu mới sau ba mươi năm chờ đợi",
    lead="Sáng 12/5, cây cầu nối hai bờ sông Trầm được đưa vào sử dụng trước sự chứng kiến của hàng trăm người dân.",
    source="Báo Sông Trầm",
    date="2026-05-12",
    blocks=(
        (
            "paragraph",
            "Từ sáng sớm, người dân hai xã đã mặc quần áo mới ra bờ sông để chờ giờ thông cầu, ai cũng vui như ngày hội.",
        ),
        ("caption", "Học sinh đi qua cầu mới trong ngày đầu tiên. Ảnh: Lò Văn Tấn"),
        ("heading", "Ba mươi năm qua đò"),
        (
            "paragraph",
            "Ông Đặng Văn Khởi, 71 tuổi, người lái đò cuối cùng của bến, cho biết: “Tôi đã chở ba thế hệ học trò qua sông”.",
        ),
        (
            "paragraph",
            "Cây cầu dài 86 mét, rộng 4 mét, có tổng kinh phí 12 tỷ đồng do người dân và doanh nghiệp cùng đóng góp.",
        ),
        (
            "paragraph",
            "Theo bà Lục Thị Mến, trưởng thôn, mùa mưa năm nay sẽ không còn em nào phải nghỉ học vì nước lũ.",
        ),
        (
            "paragraph",
            "Buổi chiều, con đò cũ được kéo lên sân nhà văn hóa để làm kỷ niệm cho các cháu sau này.",
        ),
    ),
)
BODY = [PAGE.lead, *(text for kind, text in PAGE.blocks if kind != "caption")]


def read(markup: str | bytes, **options: str):
    document = parse(markup.decode() if isinstance(markup, bytes) else markup)
    return read_lines(document, read_head(document, URL), **options)


def body(reading) -> list[str]:
    return [line.text for line in reading.lines if line.in_body]


@pytest.fixture(params=STYLES)
def style(request):
    return request.param


def test_the_body_is_the_same_in_every_markup(style):
    assert body(read(render(PAGE, style))) == BODY


def test_the_caption_is_kept_apart_with_its_reason(style):
    captions = [line for line in read(render(PAGE, style)).lines if "Học sinh đi qua" in line.text]

    assert [(line.type, line.dropped_because) for line in captions] == [("caption", "caption")]


def test_every_dropped_line_has_a_known_reason(style):
    for line in read(render(PAGE, style)).lines:
        assert line.in_body != (line.dropped_because in REASONS)


def test_the_body_joins_its_lines_with_blank_lines(style):
    reading = read(render(PAGE, style))

    assert place(reading.lines) == "\n\n".join(BODY)


def test_lines_stand_in_the_order_of_the_page(style):
    markup = render(PAGE, style).decode()
    whole = " ".join("".join(parse(markup).root.itertext()).split())

    at = 0
    for line in read(markup).lines:
        at = whole.find(line.text[:30], at)
        assert at >= 0, line.text


def test_it_is_an_article(style):
    assert read(render(PAGE, style)).page_type == "article"


def page(inner: str, title: str = "The harbour of Lindow opens its new pier") -> str:
    return f"<html lang='en'><head><title>{title}</title></head><body><h1>{title}</h1><div class='x'>{inner}</div></body></html>"


TEXT = [
    "The new pier of Lindow was opened on Tuesday by the harbour master and two hundred guests.",
    "It took four years to build, said Edda Brook, who led the works for the council of the town.",
    "Fishing boats will land on the eastern side, and the ferry to the islands on the western one.",
    "The old pier, built in 1911, is to be kept as a walk for visitors and a place for anglers.",
]
PARAGRAPHS = [f"<p>{t}</p>" for t in TEXT]


@pytest.mark.parametrize(
    "furniture",
    [
        "<ul><li><a href=a>Storm closes the coastal road</a></li><li><a href=b>Three new buses for Lindow</a></li></ul>",
        "<p><a href=a>Read more about the old pier and its builders</a></p>",
        "<p><strong>Read more:</strong> <a href=a>the old pier and its builders</a></p>",
        "<div class='newsletter-signup'><h4>Newsletter</h4><p>The morning in five minutes.</p><form><input type=email></form></div>",
        "<aside><h4>Related</h4><p><a href=a>Storm closes the coastal road</a></p></aside>",
        "<div class=share><a href=#>Facebook</a> <a href=#>X</a></div>",
        "<p>Advertisement</p>",
        "<p>[ad_1]</p>",
        "<p>img-2915.jpg</p>",
        "<figure><img src=a><figcaption>The pier seen from the lighthouse</figcaption></figure>",
        "<div><img src=a><div>The pier seen from the lighthouse</div></div>",
        "<table><tr><td><img src=a></td></tr><tr><td>The pier seen from the lighthouse</td></tr></table>",
        "<p>The pier seen from the lighthouse. (AP Photo/Ida Brandt)</p>",
        "<p>— Harbour Office (@harbour) May 12, 2026</p>",
        "<div style='display:none'><p>A text that nobody sees because the page hides it away.</p></div>",
        "<div class=tags><a href=t>harbour</a> <a href=t>pier</a></div>",
        "<p>No data</p>",
    ],
)
def test_furniture_between_paragraphs_is_left_out(furniture):
    markup = page("".join([*PARAGRAPHS[:2], furniture, *PARAGRAPHS[2:]]))

    assert body(read(markup)) == TEXT


@pytest.mark.parametrize(
    "content",
    [
        ("<h2>Boats on both sides</h2>", ["Boats on both sides"]),
        (
            "<ul><li>The ferry leaves at nine.</li><li>The boats land before noon.</li></ul>",
            ["The ferry leaves at nine.", "The boats land before noon."],
        ),
        ("<blockquote><p>We waited long for this day.</p></blockquote>", ["We waited long for this day."]),
        ("<table><tr><td>Length</td><td>412 metres</td></tr></table>", ["Length", "412 metres"]),
        (
            "<p>The works were paid by <a href=a>the county</a> and the town.</p>",
            ["The works were paid by the county and the town."],
        ),
        ("<p>One line<br>and another one</p>", ["One line", "and another one"]),
    ],
)
def test_content_between_paragraphs_stays(content):
    markup, expected = content

    assert body(read(page("".join([*PARAGRAPHS[:2], markup, *PARAGRAPHS[2:]])))) == [
        *TEXT[:2],
        *expected,
        *TEXT[2:],
    ]


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("<p>© 2026 The Lindow Herald</p>", "copyright"),
        ("<p>(Reporting by Ada Lund; editing by Finn Roth)</p>", "byline"),
        ("<p>12/05/2026 10:30</p>", "date_line"),
        ("<h3>More from the coast</h3>", "after_article"),
        ("<p>ada.lund@herald.example</p>", "byline"),
        ("<p style='text-align:right'>Ada Lund</p>", "byline"),
        ("<p>Source: https://herald.example/pier</p>", "source_line"),
    ],
)
def test_what_an_article_does_not_end_with(tail, reason):
    reading = read(page("".join(PARAGRAPHS) + tail))

    assert body(reading) == TEXT
    assert reading.lines[-1].dropped_because == reason


@pytest.mark.parametrize("tail", ["LE VAN AN (ghi)", "A. LUND (written)", "N.DOAN (tertulis)"])
def test_a_recorder_s_line_at_the_end_is_the_body_s(tail):
    assert body(read(page("".join(PARAGRAPHS) + f"<p style='text-align:right'>{tail}</p>")))[-1] == tail


def test_readers_comments_do_not_outweigh_a_short_article():
    comment = "<div class='comment'><p>{}</p></div>"
    comments = "".join(
        comment.format(f"I have waited for this since the year {n}, and I am sure that many feel so.")
        for n in range(1960, 1999)
    )

    assert body(read(page("".join(PARAGRAPHS) + f"</div><div class='comments'>{comments}"))) == TEXT


def test_an_article_in_a_column_called_sidebar_is_found():
    markup = page("".join(PARAGRAPHS)).replace("class='x'", "class='sidebar-1 related'")

    assert body(read(markup)) == TEXT


def test_a_menu_that_is_never_closed_does_not_hide_the_article():
    markup = page("".join(PARAGRAPHS)).replace("<body>", "<body><nav>")

    assert [t for t in body(read(markup)) if t in TEXT] == TEXT


def test_text_that_a_script_will_reveal_is_read_where_nothing_else_is():
    markup = page("").replace("</body>", f"<div hidden id=S:0>{''.join(PARAGRAPHS)}</div></body>")

    assert [t for t in body(read(markup)) if t in TEXT] == TEXT


def test_a_selector_that_agrees_is_used_without_a_warning():
    reading = read(page("".join(PARAGRAPHS)), body_selector="div.x")

    assert body(reading) == TEXT
    assert reading.warnings == []


@pytest.mark.parametrize(
    ("selector", "warning"),
    [
        ("div.menu", "body_selector_disagrees"),
        ("div.gone", "body_selector_found_nothing"),
        ("div..", "body_selector_invalid"),
    ],
)
def test_a_selector_that_does_not_agree_is_a_warning_and_nothing_else(selector, warning):
    markup = page("".join(PARAGRAPHS)).replace(
        "<body>", "<body><div class=menu><a href=a>Home</a> <a href=b>News of the day</a></div>"
    )

    reading = read(markup, body_selector=selector)

    assert body(reading) == TEXT
    assert reading.warnings[0].startswith(warning)


SOUP = st.lists(
    st.sampled_from(
        [
            *PARAGRAPHS,
            "<div>",
            "</div>",
            "<h1>Pier</h1>",
            "<img>",
            "<br>",
            "<a href=x>link</a>",
            "<table>",
            "<td>",
            "<li>x",
            "<i>",
            "</i>",
        ]
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_any_page_is_read_and_left_unchanged(parts):
    document = parse("".join(parts))
    head = read_head(document, URL)
    before = etree.tostring(document.root)

    reading = read_lines(document, head)

    assert etree.tostring(document.root) == before
    assert all(line.text and line.in_body != (line.dropped_because in REASONS) for line in reading.lines)


@settings(max_examples=40, deadline=None)
@given(SOUP)
def test_the_same_page_always_gives_the_same_lines(parts):
    markup = "".join(parts)

    assert read(markup) == read(markup)

"""Which source wins, field by field, where a page contradicts itself. All people and papers are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.lines import Line
from tests.pipelines.metadata.pages import TITLE, dropped, ld, page, read

PAPER = "Báo Ví Dụ"


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def lines(*head: str) -> list[Line]:
    text = [Line("Trời đổ mưa từ sáng sớm trên các nương rẫy."), Line("Người dân mang lúa ra gieo.")]
    return [Line(TITLE, tag="h1", dropped_because="title"), *(dropped(line) for line in head), *text]


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (ld(datePublished="2024-05-16"), ["18/05/2024"], datetime(2024, 5, 16)),
        (meta("article:published_time", "2024-05-16"), ["18/05/2024"], datetime(2024, 5, 16)),
        (meta("date", "2024-05-16"), ["18/05/2024"], datetime(2024, 5, 18)),
        (meta("date", "2024-05-16"), ["Đăng ngày: 18/05/2024"], datetime(2024, 5, 18)),
        (ld(dateModified="2024-05-18"), ["16/05/2024"], datetime(2024, 5, 16)),
        (ld(dateModified="2024-05-18"), ["Cập nhật: 18/05/2024"], datetime(2024, 5, 18)),
        (ld(datePublished="2024-05-16") + meta("date", "2024-05-17"), ["17/05/2024"], datetime(2024, 5, 16)),
        (ld(datePublished="hôm qua"), ["16/05/2024"], datetime(2024, 5, 16)),
        (ld(datePublished=""), [], None),
    ],
)
def test_the_day_of_publication(head, above, expected):
    assert read(page(head), lines(*above)).published_at == expected


def test_a_syndication_line_outranks_every_other_date_and_name():
    head = ld(datePublished="2024-05-20", publisher={"name": "Trang Ví Dụ"}) + meta(
        "og:site_name", "Trang Ví Dụ"
    )
    found = read(page(head), lines(f"{PAPER}{PAPER}16/05/2024"))

    assert (found.publisher, found.published_at) == (PAPER, datetime(2024, 5, 16))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ld(publisher={"@type": "Organization", "name": PAPER}) + meta("og:site_name", "Trang Khác"), PAPER),
        (meta("og:site_name", PAPER) + '<meta name="publisher" content="Công ty Mẹ">', PAPER),
        ('<meta name="publisher" content="Báo Ví Dụ">', PAPER),
        ('<meta name="application-name" content="Báo Ví Dụ">', PAPER),
        (meta("og:site_name", "https://vidu.example") + f"<title>{TITLE} | {PAPER}</title>", PAPER),
        (f"<title>{TITLE} - {PAPER}</title>" + meta("og:title", TITLE), PAPER),
        (f"<title>{TITLE}</title>", None),
    ],
)
def test_the_publisher(head, expected):
    assert read(page(head, f"<h1>{TITLE}</h1>"), lines()).publisher == expected


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (ld(author="Lê Hạ"), ["Tác giả: Vũ Bình"], ["Lê Hạ"]),
        (meta("author", "Lê Hạ"), ["Tác giả: Vũ Bình"], ["Lê Hạ"]),
        (meta("author", "Lê Hạ") + meta("author", "Vũ Bình"), ["Tác giả: Vũ Bình"], ["Vũ Bình"]),
        (meta("author", PAPER) + meta("og:site_name", PAPER), ["Tác giả: Vũ Bình"], ["Vũ Bình"]),
        (ld(author={"@type": "Organization", "name": PAPER}), ["Tác giả: Vũ Bình"], ["Vũ Bình"]),
        (ld(author={"@type": "Organization", "name": PAPER}), [], [PAPER]),
        (ld(author="Admin"), ["Tác giả: Vũ Bình"], ["Vũ Bình"]),
        (ld(author="https://vidu.example/le-ha"), ["Tác giả: Vũ Bình"], ["Vũ Bình"]),
        (ld(author=[{"@type": "Person", "name": "Lê Hạ"}, {"@type": "Person", "name": ""}]), [], ["Lê Hạ"]),
        ("", [], []),
    ],
)
def test_the_authors(head, above, expected):
    assert [a.name for a in read(page(head), lines(*above)).authors] == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<link rel="canonical" href="/bai">' + meta("og:url", "https://khac.example/b"),
            "https://baovidu.example/bai",
        ),
        (meta("og:url", "https://baovidu.example/b"), "https://baovidu.example/b"),
        (ld(url="https://baovidu.example/c"), "https://baovidu.example/c"),
        (
            '<link rel="canonical" href="javascript:void(0)">' + meta("og:url", "https://b.example/d"),
            "https://b.example/d",
        ),
        ('<link rel="canonical" href="">', None),
        ('<link rel="canonical" href="http://[broken">', None),
        ('<link rel="shortlink canonical" href="https://b.example/e">', "https://b.example/e"),
    ],
)
def test_the_canonical_address(head, expected):
    assert read(page(head), lines()).canonical_url == expected


def test_the_lead_is_a_line_of_the_page_and_the_line_knows_it():
    body = lines()
    head = meta("og:description", "Trời đổ mưa từ sáng sớm trên các nương rẫy.")
    found = read(page(head), body)

    assert found.lead == "Trời đổ mưa từ sáng sớm trên các nương rẫy."
    assert [line.text for line in body if line.type == "lead"] == [found.lead]


def test_a_description_that_the_page_does_not_show_is_no_lead():
    body = lines()

    assert (
        read(page(meta("og:description", "Mưa, nương rẫy, cao nguyên: mọi điều cần biết")), body).lead is None
    )
    assert all(line.type != "lead" for line in body)


def test_every_date_that_was_considered_is_kept_with_its_origin():
    head = ld(datePublished="2024-05-16", dateModified="2024-05-18") + meta("date", "2024-05-15")
    found = read(
        page(head, "<time>17/05/2024</time>"),
        lines("Đăng ngày: 14/05/2024"),
        url="https://a.example/2024/05/13/x",
    )

    kept = {(c.origin, c.value[:10]) for c in found.candidates if c.field in {"published", "modified"}}
    assert kept == {
        ("json-ld", "2024-05-16"),
        ("json-ld", "2024-05-18"),
        ("meta-loose", "2024-05-15"),
        ("time", "2024-05-17"),
        ("label", "2024-05-14"),
        ("url", "2024-05-13"),
    }


@pytest.mark.parametrize(
    ("fetched", "expected"),
    [
        (datetime(2024, 5, 20, tzinfo=UTC), datetime(2024, 5, 16)),
        (datetime(2024, 5, 16, 1, tzinfo=UTC), datetime(2024, 5, 16)),
        (datetime(2024, 5, 14, tzinfo=UTC), datetime(2024, 5, 13)),
        (datetime(2024, 5, 1, tzinfo=UTC), None),
    ],
)
def test_what_lies_behind_the_fetch_is_passed_over(fetched, expected):
    html = page(ld(datePublished="2024-05-16"))

    assert read(html, lines("13/05/2024"), not_after=fetched).published_at == expected


def test_an_empty_page_says_nothing():
    found = read("", [], url="https://vidu.example/")

    assert (found.title, found.lead, found.publisher, found.published_at) == (None, None, None, None)
    assert (found.authors, found.tags, found.warnings) == ((), (), ())

"""Bylines: declared and visible, with roles; better none than a wrong one."""

from __future__ import annotations

import pytest

from pipelines.lines import Line
from tests.pipelines.metadata.pages import TITLE, dropped, ld, page, read

SITE = '<meta property="og:site_name" content="Báo Ví Dụ">'


def names(html: str, lines: list[Line] | None = None, **options) -> list[str]:
    return [author.name for author in read(html, lines, **options).authors]


def roles(lines: list[Line]) -> list[tuple[str, str]]:
    return [(a.name, a.role) for a in read(page(f"<title>{TITLE}</title>"), lines).authors]


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Ann Lee"}, ["Ann Lee"]),
        (
            [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Tran"}],
            ["Ann Lee", "Bo Tran"],
        ),
        ("Ann Lee and Bo Tran", ["Ann Lee", "Bo Tran"]),
        ("Ann Lee, Bo Tran", ["Ann Lee", "Bo Tran"]),
        ("By Ann Lee", ["Ann Lee"]),
        ("Von Anna Muster", ["Anna Muster"]),
        ("Lê Hạ", ["Lê Hạ"]),
        ("Ann Lee, Báo Ví Dụ", ["Ann Lee"]),
        ("Ann Lee - Báo Ví Dụ", ["Ann Lee"]),
        ("Ann Lee, CFP", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("https://example.vn/author/ann-lee", []),
        ("@annlee", []),
        ("ann.lee@example.vn", []),
        ("", []),
        (None, []),
        ({"@type": "Person"}, []),
    ],
)
def test_authors_of_json_ld(author, expected):
    assert expected == names(page(SITE + ld(headline=TITLE, author=author)))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("author", "Ann Lee"), ["Ann Lee"]),
        (meta("author", "Ann Lee; Bo Tran"), ["Ann Lee", "Bo Tran"]),
        (meta("author", "LÊ HẠ, VŨ BÌNH"), ["LÊ HẠ", "VŨ BÌNH"]),
        (meta("parsely-author", "Ann Lee"), ["Ann Lee"]),
        (meta("dc.creator", "Ann Lee"), ["Ann Lee"]),
        (meta("citation_author", "Lee, Ann") + meta("citation_author", "Tran, Bo"), ["Ann Lee", "Bo Tran"]),
        (meta("twitter:label1", "Written by") + meta("twitter:data1", "Ann Lee"), ["Ann Lee"]),
        (meta("twitter:label1", "Reading time") + meta("twitter:data1", "3 minutes"), []),
        ('<meta property="article:author" content="https://facebook.com/annlee">', []),
        (meta("author", "3 hours ago"), []),
        (meta("author", "trang chủ"), []),
    ],
)
def test_authors_of_meta_elements(head, expected):
    assert expected == names(page(SITE + head))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a rel="author" href="/author/ann">Ann Lee</a>', ["Ann Lee"]),
        ('<span itemprop="author">Ann Lee</span>', ["Ann Lee"]),
        (
            '<div itemprop="author"><span itemprop="name">Ann Lee</span><span>About the author</span></div>',
            ["Ann Lee"],
        ),
        (
            '<a rel="author" href="/a">Ann Lee</a><a rel="author" href="/a">All articles by Ann Lee</a>',
            ["Ann Lee"],
        ),
    ],
)
def test_authors_of_elements_made_for_them(body, expected):
    assert expected == names(page(SITE, body))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Tran", ["Ann Lee", "Bo Tran"]),
        ("By ANN LEE, BO TRAN and CAM VU", ["ANN LEE", "BO TRAN", "CAM VU"]),
        ("By Ann Lee, Senior Reporter", ["Ann Lee"]),
        ("By Ann Lee | May 16, 2024", ["Ann Lee"]),
        ("Posted on May 16, 2024 by Ann Lee", ["Ann Lee"]),
        ("Written by Ann Lee", ["Ann Lee"]),
        ("Von Anna Muster, Berlin", ["Anna Muster"]),
        ("Text: Anna Muster und Bernd Beispiel", ["Anna Muster", "Bernd Beispiel"]),
        ("VON ANNA MUSTER am 16. Mai 2024", ["ANNA MUSTER"]),
        ("Par Anne Exemple", ["Anne Exemple"]),
        ("Por Ana Ejemplo y Luis Prueba", ["Ana Ejemplo", "Luis Prueba"]),
        ("Bài, ảnh: LÙ PHƯƠNG", ["LÙ PHƯƠNG"]),
        ("Tin, ảnh: Lê Hạ - Vũ Bình", ["Lê Hạ", "Vũ Bình"]),
        ("Thực hiện: NGUYỄN A - TRẦN B", ["NGUYỄN A", "TRẦN B"]),
        ("News and photos: THU THUY", ["THU THUY"]),
        ("Berita dan foto: KIM TRUC", ["KIM TRUC"]),
        ("文、图：黎明", ["黎明"]),
        ("作者：李小明", ["李小明"]),
        ("記者 山田太郎", ["山田太郎"]),
        ("文／山田 太郎", ["山田 太郎"]),
        ("□ 本报记者 李小明", ["李小明"]),
        ("来源：某某日报 编辑：李小明", ["李小明"]),
        ("(责任编辑：李小明、王大山)", ["李小明", "王大山"]),
        ("홍길동 기자", ["홍길동"]),
        ("홍길동 기자 hong@example.kr", ["홍길동"]),
    ],
)
def test_a_credit_under_the_title_names_the_authors(text, expected):
    lines = [Line(TITLE, tag="h1"), dropped(text), Line("Trời đổ mưa từ sáng sớm trên các nương rẫy.")]

    assert expected == names(page(f"<title>{TITLE}</title>"), lines)


@pytest.mark.parametrize(
    "text",
    [
        "By the river",
        "By Monday evening",
        "Von Berlin nach Rom",
        "3 giờ trước",
        "Đọc thêm: Chợ nổi thêm bến",
        "Trang chủ | Thời sự | Kinh tế",
        "Ảnh: Lê Hạ",
        "Photo: Ann Lee",
        "Nguồn: https://vidu.example/bai",
        "Chia sẻ: Facebook",
        "By Báo Ví Dụ staff reporters in the province of the central highlands",
        "PV: Thưa ông, vì sao?",
    ],
)
def test_lines_that_are_no_byline_name_nobody(text):
    lines = [Line(TITLE, tag="h1"), dropped(text), Line("Trời đổ mưa từ sáng sớm trên các nương rẫy.")]

    assert names(page(SITE + f"<title>{TITLE}</title>"), lines) == []


def test_a_byline_behind_the_body_is_found():
    lines = [
        Line(TITLE, tag="h1"),
        *[Line(f"Đoạn văn số {n} của bài viết này.") for n in range(30)],
        dropped("Bài, ảnh: LÊ HẠ"),
    ]

    assert names(page(f"<title>{TITLE}</title>"), lines) == ["LÊ HẠ"]


def test_a_line_read_as_the_author_line_needs_no_label():
    lines = [Line(TITLE, tag="h1"), Line("Trời đổ mưa từ sáng."), dropped("TRÚC PHƯƠNG - LÊ HẠ", "author")]

    assert names(page(f"<title>{TITLE}</title>"), lines) == ["TRÚC PHƯƠNG", "LÊ HẠ"]


def test_a_bare_name_counts_with_the_date_in_its_line():
    lines = [
        Line(TITLE, tag="h1"),
        dropped("Ann Lee, May 16, 2024"),
        Line("Rain fell all morning on the terraces."),
    ]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == ["Ann Lee"]


def test_a_bare_name_counts_with_an_address_for_writers():
    body = '<p><a href="/author/ann-lee">Ann Lee</a></p>'
    lines = [Line(TITLE, tag="h1"), dropped("Ann Lee"), Line("Rain fell all morning on the terraces.")]

    assert names(page(f"<title>{TITLE}</title>", body, lang="en"), lines) == ["Ann Lee"]
    assert names(page(f"<title>{TITLE}</title>", "<p>Ann Lee</p>", lang="en"), lines) == []


@pytest.mark.parametrize("group", ["PV", "Nhóm PV", "Nhóm phóng viên", "Kelompok PV"])
def test_a_desk_that_the_page_presents_as_its_byline_is_an_agency(group):
    lines = [Line(TITLE, tag="h1"), Line("Trời đổ mưa."), dropped(group, "author")]

    assert [(group, "agency")] == roles(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text: Ann Lee, Photos: Bo Tran", [("Ann Lee", "author"), ("Bo Tran", "photographer")]),
        ("Bài: Lê Hạ - Ảnh: Vũ Bình", [("Lê Hạ", "author"), ("Vũ Bình", "photographer")]),
        ("By Ann Lee, translated by Bo Tran", [("Ann Lee", "author"), ("Bo Tran", "translator")]),
    ],
)
def test_labels_tell_writers_from_photographers_and_translators(text, expected):
    assert expected == roles([Line(TITLE, tag="h1"), dropped(text, "author"), Line("Rain fell.")])


def test_persons_outrank_the_site_as_author():
    head = (
        SITE
        + ld(headline=TITLE, author={"@type": "Organization", "name": "Báo Ví Dụ"})
        + meta("author", "Ann Lee")
    )

    assert names(page(head)) == ["Ann Lee"]


def test_a_body_that_is_declared_as_the_only_author_is_an_agency():
    found = read(
        page(SITE + ld(headline=TITLE, author={"@type": "Organization", "name": "Báo Ví Dụ"}))
    ).authors

    assert [(a.name, a.role) for a in found] == [("Báo Ví Dụ", "agency")]


def test_an_owner_beside_the_writer_in_meta_is_left_out_when_an_element_confirms_the_writer():
    head = SITE + meta("author", "Example Holding") + meta("author", "Ann Lee")
    body = '<span itemprop="author">Ann Lee</span>'

    assert names(page(head, body)) == ["Ann Lee"]


def test_one_name_in_several_spellings_is_one_author():
    head = meta("author", "Ann Lee") + meta("parsely-author", "ANN LEE")

    assert names(page(head)) == ["Ann Lee"]


def test_a_page_that_names_nobody_has_no_author():
    assert names(page(SITE, "<p>Text.</p>"), [Line("Trời đổ mưa từ sáng sớm.")]) == []


def test_every_author_that_was_considered_is_kept():
    found = read(page(ld(headline=TITLE, author="Ann Lee") + meta("author", "Bo Tran")))

    assert {("Ann Lee", "json-ld"), ("Bo Tran", "meta")} <= {
        (c.value, c.origin) for c in found.candidates if c.field == "author"
    }

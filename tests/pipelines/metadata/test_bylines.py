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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ByAnn Lee", ["Ann Lee"]),
        ("Veröffentlicht vonAnna Muster 16. Mai 2024", ["Anna Muster"]),
        ("By Ann LeeStaff Writer", ["Ann Lee"]),
        ("By Ann LeeUpdated May 16, 2024", ["Ann Lee"]),
        ("By Ann LeeLast updated May 16, 2024", ["Ann Lee"]),
        ("Von Anna MusterKorrespondentin", ["Anna Muster"]),
        ("By Ann McLee", ["Ann McLee"]),
        ("By Ann DeVito", ["Ann DeVito"]),
    ],
)
def test_words_that_an_elements_edge_ran_together_are_told_apart(text, expected):
    lines = [Line(TITLE, tag="h1"), dropped(text), Line("Rain fell all morning on the terraces.")]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ann Lee, Staff Writer", ["Ann Lee"]),
        ("By Ann Lee, Marketing Director", ["Ann Lee"]),
        ("By Ann Lee and Bo Tran, Senior Correspondents", ["Ann Lee", "Bo Tran"]),
        ("By Ann Lee, Privacy and Security Expert", ["Ann Lee"]),
        ("By Ann Lee Managing Editor", ["Ann Lee"]),
        ("By Reporter Ann Lee", ["Ann Lee"]),
        ("Von Anna Muster, Redakteurin", ["Anna Muster"]),
        ("Par Anne Exemple, Journaliste", ["Anne Exemple"]),
        ("Por Ana Ejemplo, Corresponsal", ["Ana Ejemplo"]),
        ("Oleh: Wartawan Budi Contoh", ["Budi Contoh"]),
        ("Tác giả: Phóng viên Lê Hạ", ["Lê Hạ"]),
        ("By Ann Writer Lee", ["Ann Writer Lee"]),
    ],
)
def test_what_a_writer_is_belongs_to_no_name(text, expected):
    lines = [Line(TITLE, tag="h1"), dropped(text), Line("Rain fell all morning on the terraces.")]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == expected


@pytest.mark.parametrize(
    "label", ["By", "By:", "Written by", "Author", "Von", "Autor:", "Par", "Por", "Tác giả", "Oleh", "Автор"]
)
def test_a_label_may_stand_on_the_line_before(label):
    lines = [Line(TITLE, tag="h1"), dropped(label), dropped("Ann Lee"), Line("Rain fell all morning.")]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == ["Ann Lee"]


@pytest.mark.parametrize("label", ["Article", "Text", "Video", "Story", "Menu", "Share"])
def test_a_heading_of_another_kind_is_no_label_of_persons(label):
    lines = [
        Line(TITLE, tag="h1"),
        dropped(label),
        dropped("Engagement Ring"),
        Line("Rain fell all morning."),
    ]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == []


def marks(*lines: str, body: str) -> list[str]:
    some = [Line(TITLE, tag="h1"), *(dropped(text) for text in lines), Line("Rain fell all morning.")]
    return names(page(SITE + f"<title>{TITLE}</title>", body, lang="en"), some)


@pytest.mark.parametrize(
    ("line", "body", "expected"),
    [
        ("May 16, 2024 Ann Lee 3 comments", '<a href="/author/ann">Ann Lee</a>', ["Ann Lee"]),
        ("Ann Lee Bo Tran", '<p class="byline"><b>Ann Lee</b><b>Bo Tran</b></p>', ["Ann Lee", "Bo Tran"]),
        (
            "More by Ann Lee",
            '<i class="author">More by Ann Lee</i><i class="author">Ann Lee</i>',
            ["Ann Lee"],
        ),
        ("Posted by annlee today", '<span class="author">annlee</span>', ["annlee"]),
        ("Báo Ví Dụ", '<span class="author">Báo Ví Dụ</span>', ["Báo Ví Dụ"]),
        ("Ann Lee", '<div class="comment"><b class="author">Ann Lee</b></div>', []),
        ("Follow", '<a class="author-follow">Ann Lee</a>', []),  # the name is nowhere near
        ("By", '<span class="byline">By</span>', []),
    ],
)
def test_an_element_for_writers_confirms_a_name_that_stands_where_bylines_do(line, body, expected):
    assert marks(line, body=body) == expected


def test_a_full_name_goes_before_a_pen_name_nearer_to_the_title():
    body = '<a class="author" href="/u/politics">Politics24</a><a class="author" href="/u/ann">Ann Lee</a>'

    assert marks("Politics24", "Ann Lee", body=body) == ["Ann Lee"]


def test_one_marked_name_in_microdata_is_enough():
    body = '<b itemprop="author">annlee</b><div class="byline">More Posts</div>'

    assert marks("annlee", "More Posts", body=body) == ["annlee"]


@pytest.mark.parametrize(
    "around",
    [
        '<div class="comments">{}</div>',
        '<li itemprop="comment" itemscope itemtype="https://schema.org/Comment">{}</li>',
        '<div class="related">{}</div>',
    ],
)
@pytest.mark.parametrize("element", ['<b itemprop="author">Jan Reader</b>', '<a rel="author">Jan Reader</a>'])
def test_who_comments_is_no_author(around, element):
    assert names(page(SITE, around.format(element))) == []


@pytest.mark.parametrize("style", [{"bold": True}, {"italic": True}, {"align": "end"}])
def test_a_name_set_apart_at_the_start_of_the_text_signs_it(style):
    signed = Line("Ann Lee", **style)
    lines = [
        Line(TITLE, tag="h1", type="heading", dropped_because="title"),
        signed,
        Line("Rain fell all morning."),
    ]
    head = SITE + f"<title>{TITLE}</title>" + ld(author={"@type": "Organization", "name": "Báo Ví Dụ"})

    assert names(page(head, lang="en"), lines) == ["Ann Lee"]


@pytest.mark.parametrize("text", ["Ann Lee said", "Read More!", "Rain returns today at last", "May 16, 2024"])
def test_other_words_set_apart_there_do_not(text):
    lines = [
        Line(TITLE, tag="h1", dropped_because="title"),
        Line(text, bold=True),
        Line("Rain fell all morning."),
    ]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == []


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("annlee", ["Ann Lee"]),
        ("ann.lee", ["Ann Lee"]),
        ("ann_lee24", ["Ann Lee"]),
        ("AnnL", ["Ann Lee"]),
        ("Ann", ["Ann Lee"]),  # the visible name begins with it
        ("Bo", ["Bo"]),
        ("Bo Tran", ["Bo Tran"]),
    ],
)
def test_an_account_yields_to_the_name_that_the_page_shows(account, expected):
    lines = [Line(TITLE, tag="h1"), dropped("By Ann Lee"), Line("Rain fell all morning.")]

    assert names(page(SITE + ld(headline=TITLE, author=account), lang="en"), lines) == expected
    assert names(page(SITE + ld(headline=TITLE, author=account), lang="en")) == [account]


@pytest.mark.parametrize("host", ["vidu.example", "tin.vidu.example", "vi-du.vn"])
def test_a_paper_may_call_itself_by_its_host(host):
    found = read(page(ld(headline=TITLE, author={"@type": "Organization", "name": host}))).authors

    assert [(a.name, a.role) for a in found] == [(host, "agency")]


def test_an_editor_has_not_written_what_somebody_else_signs():
    html = page(ld(headline=TITLE, author="Ann Lee", editor={"@type": "Person", "name": "Bo Tran"}))

    assert names(html) == ["Ann Lee"]


def test_credits_inside_the_text_are_the_texts():
    body = [Line(f"Paragraph {n} of the text.") for n in range(3)]
    lines = [Line(TITLE, tag="h1"), *body, Line("Performance: Ann Lee and Bo Tran"), *body]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == []


def test_a_line_read_as_an_author_line_must_hold_names_and_nothing_else():
    lines = [Line(TITLE, tag="h1"), Line("Rain fell."), dropped("Connect with Ann on the web", "author")]

    assert names(page(f"<title>{TITLE}</title>", lang="en"), lines) == []


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

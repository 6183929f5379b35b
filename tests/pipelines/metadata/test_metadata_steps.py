"""The two steps together: what a page says in its head and in its lines becomes one record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.document import parse
from pipelines.lines import Line
from pipelines.metadata import read_head, read_metadata
from pipelines.metadata.head import date_language, declared_language
from pipelines.metadata.markup import read as read_markup
from tests.pipelines.metadata.pages import TITLE, URL, dropped, head_of, ld, page, read


def test_the_head_offers_candidates_before_any_line_is_read():
    head = head_of(
        page(
            ld(
                headline=TITLE,
                datePublished="2024-05-16T08:30:00+07:00",
                author="Ann Lee",
                description="Tóm tắt dài của bài.",
            )
            + '<meta property="og:site_name" content="Báo Ví Dụ">',
            f"<h1>{TITLE}</h1>",
        )
    )

    assert head.values("title")[0] == TITLE
    assert head.values("published") == ["2024-05-16T08:30:00+07:00"]
    assert head.values("author") == ["Ann Lee"]
    assert head.values("publisher") == ["Báo Ví Dụ"]
    assert head.values("lead") == ["Tóm tắt dài của bài."]
    assert head.language_declared == "vi"


def test_a_declared_zone_is_kept_and_a_bare_day_has_none():
    zoned = read(page(ld(headline=TITLE, datePublished="2024-05-16T08:30:00+07:00")))
    bare = read(page(ld(headline=TITLE, datePublished="2024-05-16")))

    assert datetime(2024, 5, 16, 8, 30, tzinfo=timezone(timedelta(hours=7))) == zoned.published_at
    assert datetime(2024, 5, 16) == bare.published_at
    assert bare.published_at is not None
    assert bare.published_at.tzinfo is None


def test_publication_and_change_are_two_dates():
    found = read(page(ld(headline=TITLE, datePublished="2024-05-16", dateModified="2024-05-18T10:00:00Z")))

    assert datetime(2024, 5, 16) == found.published_at
    assert datetime(2024, 5, 18, 10, tzinfo=UTC) == found.modified_at
    assert found.warnings == ()


def test_a_page_that_names_only_its_update_carries_a_warning():
    found = read(page('<meta property="article:modified_time" content="2024-05-18">'))

    assert datetime(2024, 5, 18) == found.published_at
    assert found.warnings == ("published_at_from_update",)


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time", "datePublished", "pubdate", "publish_date", "publish-date", "DC.date.issued",
        "parsely-pub-date", "sailthru.date", "date", "citation_publication_date", "og:article:published_time", "published_on",
    ],
)  # fmt: skip
@pytest.mark.parametrize("attribute", ["name", "property", "itemprop"])
def test_dates_of_meta_elements_under_their_many_names(name, attribute):
    found = read(page(f'<meta {attribute}="{name}" content="2024-05-16T08:30:00+07:00">'))

    assert datetime(2024, 5, 16, 1, 30, tzinfo=UTC) == found.published_at


@pytest.mark.parametrize(
    "name",
    ["article:publisher", "article:expiration_time", "publisher", "msvalidate.01", "description", "viewport"],
)
def test_meta_elements_that_mean_something_else_give_no_date(name):
    assert read(page(f'<meta name="{name}" content="2024-05-16">')).published_at is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://vidu.example/2024/05/16/mua-ve", datetime(2024, 5, 16)),
        ("https://vidu.example/2024/5/6/mua-ve", datetime(2024, 5, 6)),
        ("https://vidu.example/20240516-mua-ve", datetime(2024, 5, 16)),
        ("https://vidu.example/news/2024-05-16-mua", datetime(2024, 5, 16)),
        ("https://vidu.example/2024/may/16/mua-ve", datetime(2024, 5, 16)),
        ("https://vidu.example/2024/05/mua-ve", None),
        ("https://vidu.example/bai-120240516999", None),
        ("https://vidu.example/20241399", None),
        ("https://vidu.example/", None),
    ],
)
def test_a_day_in_the_address(url, expected):
    assert expected == read(page(), url=url).published_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đăng ngày: 16/05/2024 08:30", datetime(2024, 5, 16, 8, 30)),
        ("Thứ Năm, 16/05/2024 | 08:30 (GMT+7)", datetime(2024, 5, 16, 1, 30, tzinfo=UTC)),
        ("16/05/2024", datetime(2024, 5, 16)),
        ("Lê Hạ - 16/05/2024", datetime(2024, 5, 16)),
        ("3 giờ trước", None),
        ("Trong một bản tin rất dài " * 8 + "ngày 16/05/2024", None),
    ],
)
def test_a_date_line_beside_the_title(text, expected):
    lines = [Line(TITLE, tag="h1"), dropped(text), Line("Trời đổ mưa từ sáng sớm.")]

    assert expected == read(page(f"<title>{TITLE}</title>"), lines).published_at


def test_a_dateline_that_opens_the_text_counts_but_days_inside_it_do_not():
    long = "Trời đổ mưa từ sáng sớm trên khắp các nương rẫy vùng cao, người dân mang lúa ra gieo sau ba tháng khô hạn kéo dài chưa từng có"
    opening = [Line(TITLE, tag="h1"), Line(f"16.05.2024 – {long}")]
    inside = [Line(TITLE, tag="h1"), Line(f"{long}, tính đến 16.05.2024.")]

    assert datetime(2024, 5, 16) == read(page(f"<title>{TITLE}</title>"), opening).published_at
    assert read(page(f"<title>{TITLE}</title>"), inside).published_at is None


def test_labels_on_one_line_tell_publication_from_update():
    lines = [Line("Rain returns", tag="h1"), dropped("Published 3 May 2024, last updated 16 May 2024 10:30")]

    found = read(page("<title>Rain returns</title>", lang="en"), lines)

    assert (datetime(2024, 5, 3), datetime(2024, 5, 16, 10, 30)) == (found.published_at, found.modified_at)


def test_data_in_scripts_is_the_last_resort():
    script = '<script id="data">{"props":{"publishedAt":"2024-05-16T08:30:00Z","title":"x"}}</script>'

    assert datetime(2024, 5, 16, 8, 30, tzinfo=UTC) == read(page("", script)).published_at
    assert (
        datetime(2020, 1, 2) == read(page("", script), url="https://vidu.example/2020/01/02/a").published_at
    )


def test_the_time_element_gives_its_machine_form():
    body = f'<h1>{TITLE}</h1><time datetime="2024-05-16T08:30:00+07:00">3 giờ trước</time>'

    assert datetime(2024, 5, 16, 1, 30, tzinfo=UTC) == read(page("", body)).published_at


def test_a_date_behind_the_fetch_is_refused():
    html = page(ld(headline=TITLE, datePublished="2031-01-01"))

    assert read(html, not_after=datetime(2024, 5, 20, tzinfo=UTC)).published_at is None
    assert datetime(2031, 1, 1) == read(html).published_at


@pytest.mark.parametrize(
    ("language", "host", "expected"),
    [("en", "news.vn", "en-vn"), ("en", "news.com", "en"), ("en", "news.io", "en"), ("en-us", "news.vn", "en-us"),
     ("vi", "news.vn", "vi"), (None, "news.vn", None), ("en", "", "en")],
)  # fmt: skip
def test_english_dates_are_month_first_only_where_the_site_is_not_of_another_country(
    language, host, expected
):
    assert expected == date_language(language, host)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<html lang="vi-VN">', "vi-vn"),
        ('<html lang="zh_CN">', "zh-cn"),
        ('<html><meta property="og:locale" content="id_ID">', "id-id"),
        ('<html><meta http-equiv="content-language" content="ms, en">', "ms"),
        ("<html>" + ld(headline="x", inLanguage="de"), "de"),
        ('<html lang="">', None),
        ('<html lang="12">', None),
        ("<html>", None),
    ],
)
def test_the_language_that_markup_declares(markup, expected):
    assert expected == declared_language(read_markup(parse(f"{markup}<body><p>x</p>").root, URL))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="https://baovidu.example/goc">', "https://baovidu.example/goc"),
        ('<link rel="canonical" href="/goc">', "https://baovidu.example/goc"),
        ('<meta property="og:url" content="https://baovidu.example/goc">', "https://baovidu.example/goc"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="https://[broken">', None),
        ('<link rel="canonical">', None),
    ],
)
def test_the_canonical_address(head, expected):
    assert expected == read(page(head)).canonical_url


JUNK = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
SLOT = st.sampled_from(
    ["headline", "author", "publisher", "datePublished", "dateModified", "description", "keywords", "url"]
)
VALUE = st.recursive(
    JUNK | st.none() | st.integers() | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "@id", "@type"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(SLOT, VALUE, max_size=6), st.lists(JUNK, max_size=6), JUNK)
def test_no_page_makes_either_step_raise(data, texts, url):
    body = "".join(f"<h1>{t}</h1><time>{t}</time><p itemprop='author datePublished'>{t}" for t in texts)
    metas = "".join(
        f'<meta name="{n}" content="{t}">' for t in texts for n in ("author", "date", "og:title", "keywords")
    )
    document = parse(page(ld(**data) + metas + f"<title>{url}</title>", body))
    lines = [Line(t) for t in texts if t.strip()]

    for address in (url, f"https://vidu.example/{url}", URL):
        head = read_head(document, address)
        found = read_metadata(document, head, lines, url=address)

        found.title.encode() if found.title else None
        assert all(a.name.strip() for a in found.authors)


def test_lone_surrogates_never_reach_a_value():
    html = page(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain \\ud800 falls","author":"A\\udfffnn Lee"}</script>'
    )

    found = read(html)

    assert " ".join((found.title or "").split()) == "Rain falls"
    assert [a.name.encode() for a in found.authors]


def test_huge_values_are_cut_or_refused_in_bounded_time():
    huge = "Mưa " * 300_000
    html = page(
        ld(headline=huge, author=huge, datePublished=huge, keywords=huge)
        + f'<meta name="author" content="{huge}">',
        f"<h1>{huge}</h1>",
    )

    found = read(html, [Line(huge), dropped(huge, "author")])

    assert found.title is None or len(found.title) <= 400
    assert all(len(a.name) <= 60 for a in found.authors)
    assert all(len(c.value) <= 4_000 for c in found.candidates)


@pytest.mark.parametrize(
    "html", ["", "<", "\x00", "<html>", "<frameset>", "<!-- x -->", "<title>", "<svg><title>x</title></svg>"]
)
def test_pages_that_are_hardly_pages_give_an_empty_record(html):
    found = read(html)

    assert found.published_at is None
    assert found.authors == ()


def test_reading_changes_nothing_in_the_tree_and_gives_the_same_twice():
    from lxml import etree

    html = page(ld(headline=TITLE, author="Ann Lee"), f"<h1>{TITLE}</h1><p>Text.</p>")
    document = parse(html)
    before = etree.tostring(document.root)

    first = read_metadata(document, read_head(document, URL), [], url=URL)
    second = read_metadata(document, read_head(document, URL), [], url=URL)

    assert first == second
    assert before == etree.tostring(document.root)

"""Listings are read by what they contain, as a stream, with caps, and never raise."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import MAX_URLS, Entry, read_listing
from crawler.discovery import listings as module
from tests.devdata import ROOT

BASE = "https://news.test/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(body: bytes | str, base: str = BASE) -> list[str]:
    return [e.url for e in read_listing(body.encode() if isinstance(body, str) else body, base).entries]


def test_a_sitemap_index_lists_its_sitemaps_with_their_moments():
    listing = read_listing(
        f"""<?xml version="1.0"?><sitemapindex {NS}>
        <sitemap><loc>https://news.test/a.xml</loc><lastmod>2026-07-08T04:04:10.339Z</lastmod></sitemap>
        <sitemap><loc> https://news.test/b.xml </loc></sitemap></sitemapindex>""".encode(),
        BASE,
    )

    assert listing.kind == "index"
    assert listing.entries == [
        Entry("https://news.test/a.xml", datetime(2026, 7, 8, 4, 4, 10, tzinfo=UTC)),
        Entry("https://news.test/b.xml"),
    ]
    assert listing.warnings == []


def test_the_saved_site_lists_every_article_once():
    folder = ROOT / "tests/sites/vietnamvn"
    found = [
        u
        for path in sorted((folder / "sitemap").rglob("*.xml"))
        for u in urls(path.read_bytes().replace(b"@ORIGIN@", b"http://x.test"))
    ]

    assert len(found) == len(set(found)) > 24


def test_an_image_or_video_inside_an_entry_is_not_its_address():
    body = f"""<urlset {NS} xmlns:image="urn:i"><url><image:image><image:loc>https://news.test/x.jpg</image:loc></image:image>
    <loc>https://news.test/article-one</loc></url></urlset>"""

    assert urls(body) == ["https://news.test/article-one"]


def test_a_news_date_stands_in_for_a_missing_lastmod():
    body = f"""<urlset {NS} xmlns:news="urn:n"><url><loc>https://news.test/article-one</loc>
    <news:news><news:publication_date>2026-10-14T08:00:00+07:00</news:publication_date></news:news></url></urlset>"""

    assert read_listing(body.encode(), BASE).entries[0].lastmod == datetime(2026, 10, 14, 1, tzinfo=UTC)


def test_other_language_versions_of_an_entry_are_listed_too():
    body = f"""<urlset {NS} xmlns:x="http://www.w3.org/1999/xhtml"><url><loc>https://news.test/a</loc>
    <x:link rel="alternate" hreflang="en" href="https://news.test/en/a"/></url></urlset>"""

    assert urls(body) == ["https://news.test/a", "https://news.test/en/a"]


def test_rss_items_give_link_and_date():
    listing = read_listing(
        b"""<rss version="2.0"><channel><link>https://news.test/</link><title>x</title>
        <item><title>T</title><link>https://news.test/one</link><pubDate>Wed, 14 Oct 2026 08:00:00 +0700</pubDate></item>
        <item><guid>https://news.test/two</guid></item>
        <item><guid isPermaLink="false">17</guid></item></channel></rss>""",
        BASE,
    )

    assert listing.kind == "feed"
    assert listing.entries == [
        Entry("https://news.test/one", datetime(2026, 10, 14, 1, tzinfo=UTC)),
        Entry("https://news.test/two"),
    ]


def test_atom_entries_give_the_alternate_link():
    listing = read_listing(
        b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.test/"/>
        <entry><link rel="self" href="https://news.test/one.atom"/><link rel="alternate" href="/one"/>
        <updated>2026-10-14T01:00:00Z</updated></entry></feed>""",
        BASE,
    )

    assert listing.entries == [Entry("https://news.test/one", datetime(2026, 10, 14, 1, tzinfo=UTC))]


def test_rdf_feeds_are_read():
    body = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <item><link>https://news.test/one</link></item></rdf:RDF>"""

    assert urls(body) == ["https://news.test/one"]


def test_a_plain_list_of_addresses_is_a_sitemap():
    assert urls("\ufeffhttps://news.test/a\r\n\nnot an address\nhttps://news.test/b\n") == [
        "https://news.test/a",
        "https://news.test/b",
    ]


def test_links_of_a_page_are_absolute_once_and_without_fragment():
    body = """<!DOCTYPE html><html><head><base href="/vi/"></head><body><a href="one#top">1</a><a href="one">again</a>
    <a href="https://other.test/two">2</a><a href="http://[broken">3</a><a name="x">4</a></body></html>"""

    assert urls(body, "https://news.test/") == ["https://news.test/vi/one", "https://other.test/two"]


def test_a_compressed_sitemap_is_unpacked():
    body = gzip.compress(f"<urlset {NS}><url><loc>https://news.test/a</loc></url></urlset>".encode())

    assert urls(body) == ["https://news.test/a"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_obeyed(encoding):
    name = encoding.replace("-sig", "")
    body = f'<?xml version="1.0" encoding="{name}"?><urlset {NS}><url><loc>https://news.test/é</loc></url></urlset>'

    assert urls(body.encode(encoding)) == ["https://news.test/é"]


BOMB = (
    '<!DOCTYPE b [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + f"]><urlset {NS}><url><loc>https://news.test/&j;</loc></url></urlset>"
)
EXTERNAL = f'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset {NS}><url><loc>https://news.test/&x;</loc></url></urlset>'


@pytest.mark.parametrize("document", [BOMB, EXTERNAL], ids=["entity bomb", "external entity"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(document, encoding):
    head = '<?xml version="1.0" encoding="utf-16"?>' if encoding == "utf-16" else ""
    listing = read_listing((head + document).encode(encoding), BASE)

    assert listing.entries == []
    assert listing.warnings == ["doctype_refused"]


def test_a_list_is_cut_at_the_protocols_limit_and_says_so():
    body = f"<urlset {NS}>" + "".join(
        f"<url><loc>https://news.test/{n}</loc></url>" for n in range(MAX_URLS + 5)
    )
    listing = read_listing((body + "</urlset>").encode(), BASE)

    assert len(listing.entries) == MAX_URLS
    assert listing.warnings == ["too_many_urls"]


def test_a_million_addresses_do_not_fill_the_memory():
    body = (f"<urlset {NS}>" + "<url><loc>https://news.test/a</loc></url>" * 1_000_000).encode()
    tracemalloc.start()
    read_listing(body, BASE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 60_000_000


def test_a_compressed_bomb_is_refused():
    body = gzip.compress(b" " * (module.MAX_BYTES + 1000))
    listing = read_listing(body, BASE)

    assert listing.kind == "none"
    assert listing.warnings == ["too_large"]


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"hello", "not_a_listing"),
        (b"<other/>", "not_a_listing"),
        (b"\x00\x01\x02", "not_a_listing"),
        (b"\x1f\x8b no gzip at all", "damaged"),
    ],
)
def test_what_is_no_listing_is_named(body, warning):
    listing = read_listing(body, BASE)

    assert listing.entries == []
    assert listing.warnings == [warning]


def test_a_compressed_sitemap_cut_short_keeps_what_came_and_is_flagged():
    body = gzip.compress(f"<urlset {NS}><url><loc>https://news.test/a</loc></url></urlset>".encode())
    listing = read_listing(body[:-5], BASE)

    assert [e.url for e in listing.entries] == ["https://news.test/a"]
    assert listing.warnings == ["cut_short"]


def test_a_document_cut_in_the_middle_keeps_what_came_and_is_flagged():
    body = f"<urlset {NS}><url><loc>https://news.test/a</loc></url><url><loc>https://news.te".encode()
    listing = read_listing(body, BASE)

    assert [e.url for e in listing.entries][:1] == ["https://news.test/a"]
    assert "malformed" in listing.warnings


def test_a_sloppy_feed_is_still_read():
    body = (
        "<rss><channel><item><title>a &nbsp; b</title><link>https://news.test/a</link></item></channel></rss>"
    )
    listing = read_listing(body.encode(), BASE)

    assert [e.url for e in listing.entries] == ["https://news.test/a"]
    assert listing.warnings == ["malformed"]


def test_deep_nesting_ends_in_time():
    start = time.perf_counter()
    read_listing(b"<urlset>" + b"<url>" * 100_000, BASE)

    assert time.perf_counter() - start < 2


@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(body):
    read_listing(body, BASE)


@given(
    st.lists(
        st.sampled_from(
            [
                "<url>",
                "</url>",
                "<loc>",
                "</loc>",
                "<item>",
                "<link href='x'>",
                "</link>",
                "a",
                "&",
                "<guid isPermaLink='false'>",
            ]
        ),
        max_size=30,
    )
)
def test_no_order_of_tags_makes_it_raise(parts):
    read_listing(("<urlset>" + "".join(parts)).encode(), BASE)


@given(st.lists(st.integers(0, 10**9), max_size=20, unique=True))
def test_every_address_that_is_listed_is_found_in_order(numbers):
    body = "".join(f"<url><loc>https://news.test/{n}</loc></url>" for n in numbers)

    assert urls(f"<urlset {NS}>{body}</urlset>") == [f"https://news.test/{n}" for n in numbers]

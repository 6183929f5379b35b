"""robots.txt by RFC 9309: what each answer means, and how long it holds."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.robots import MAX_AGE_S, MAX_BYTES, MAX_CRAWL_DELAY_S, Robots, RobotsCache, read_robots

HOST = "https://news.test"
CLOSED_PATH = f"{HOST}/private/x"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 451, 499])
def test_no_such_file_opens_the_site(status):
    assert read_robots(status, b"User-agent: *\nDisallow: /").allows(f"{HOST}/a")


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599, None])
def test_a_file_that_cannot_be_had_closes_the_site(status):
    robots = read_robots(status, b"User-agent: *\nAllow: /")

    assert robots.closed
    assert not robots.allows(f"{HOST}/a")


@pytest.mark.parametrize("status", [300, 301, 304])
def test_a_redirect_that_leads_nowhere_opens_the_site(status):
    assert read_robots(status).allows(f"{HOST}/a")


@pytest.mark.parametrize(
    ("body", "path", "allowed"),
    [
        (b"", "/a", True),
        (b"User-agent: *\nDisallow:", "/a", True),
        (b"User-agent: *\nDisallow: /", "/a", False),
        (b"User-agent: *\nDisallow: /\n", "/robots.txt", True),
        (b"User-agent: *\nDisallow: /private/", "/private/x", False),
        (b"User-agent: *\nDisallow: /private/", "/private", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /private/", "/private/x", False),
        (b"User-agent: *\r\nDisallow: /private/\r\n", "/private/x", False),
        (b"user-AGENT: *\ndisALLOW: /private/", "/private/x", False),
        (b"User-agent: *\nDisallow: /p\nAllow: /private/open", "/private/open/a", True),
        (b"User-agent: *\nAllow: /p\nDisallow: /private", "/private/x", False),
        (b"User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", True),
        (b"User-agent: *\nDisallow: /*print", "/a/print/b", False),
        (b"User-agent: whosaid\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        (b"User-agent: WhoSaid\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        (b"User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nDisallow: /b", "/a", True),
        (b"User-agent: otherbot\nUser-agent: whosaid\nDisallow: /", "/a", False),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "/a", True),
        (b"\x00\xff\xfe\x80 nonsense", "/a", True),
        (b"User-agent: *\nDisallow: /%E1%BB%87", "/\u1ec7/x", False),
    ],
)
def test_rules(body, path, allowed):
    assert read_robots(200, body).allows(HOST + path) is allowed


def test_only_the_first_500_kib_count():
    early = b"User-agent: *\nDisallow: /private/\n"
    late = early + b"# padding\n" * (MAX_BYTES // 10) + b"Disallow: /a\n"

    robots = read_robots(200, late)
    assert not robots.allows(CLOSED_PATH)
    assert robots.allows(f"{HOST}/a")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("3", 3.0), ("0.5", 0.5), ("99999", MAX_CRAWL_DELAY_S), ("-4", 0.0), ("soon", 0.0)],
)
def test_the_delay_that_the_site_asks_for(asked, expected):
    assert read_robots(200, f"User-agent: *\nCrawl-delay: {asked}".encode()).crawl_delay == expected


def test_sitemaps_are_named():
    body = b"Sitemap: https://news.test/a.xml\nUser-agent: *\nDisallow:\nSitemap: https://news.test/b.xml"

    assert read_robots(200, body).sitemaps == ["https://news.test/a.xml", "https://news.test/b.xml"]
    assert Robots().sitemaps == []


@given(st.binary(max_size=300), st.text(max_size=30))
def test_no_file_makes_it_raise(body, path):
    robots = read_robots(200, body)
    robots.allows(f"{HOST}/{path}")
    assert 0 <= robots.crawl_delay <= MAX_CRAWL_DELAY_S
    assert isinstance(robots.sitemaps, list)


def test_all_who_wait_share_one_download_and_a_day_later_there_is_another():
    now = [0.0]
    downloads = []

    async def download(origin: str) -> Robots:
        downloads.append(origin)
        await asyncio.sleep(0)
        return Robots(status=200)

    async def story() -> None:
        cache = RobotsCache(clock=lambda: now[0])

        def start(origin: str) -> asyncio.Task[Robots]:
            return asyncio.ensure_future(download(origin))

        await asyncio.gather(*(cache.get(HOST, start) for _ in range(20)))
        await cache.get("http://news.test", start)
        assert downloads == [HOST, "http://news.test"]

        now[0] = MAX_AGE_S - 1
        await cache.get(HOST, start)
        assert len(downloads) == 2

        now[0] = MAX_AGE_S
        await cache.get(HOST, start)
        assert len(downloads) == 3

    asyncio.run(story())

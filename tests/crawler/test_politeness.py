"""One queue a host: shared by all runs on a database, obedient to what the host asks for."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.politeness import MAX_RETRY_AFTER_S, MemorySlots, retry_after
from schemas.database import HostSlots, connect
from tests.crawler.crawling import article, crawl_async, urlset, write_source
from tests.sites.server import Answer, SiteServer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HTML = {"Content-Type": "text/html"}
DELAY = 0.6


@pytest.fixture(params=["memory", "database"])
def slots(request, tmp_path):
    if request.param == "memory":
        yield MemorySlots()
        return
    db = connect(tmp_path / "news.db", create=True)
    yield HostSlots(db)
    db.close()


def test_moments_of_one_host_lie_a_delay_apart(slots):
    assert [slots.reserve("a.test", 5, 100.0) for _ in range(3)] == [100.0, 105.0, 110.0]
    assert slots.reserve("b.test", 5, 100.0) == 100.0
    assert slots.reserve("a.test", 5, 200.0) == 200.0


def test_a_host_that_asks_to_wait_is_left_alone(slots):
    slots.postpone("a.test", 500.0)
    slots.postpone("a.test", 300.0)

    assert slots.next_free("a.test") == 500.0
    assert slots.reserve("a.test", 5, 100.0) == 500.0
    assert slots.next_free("b.test") == 0.0


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30), st.floats(0.1, 60))
def test_no_two_moments_are_closer_than_the_delay(times, delay):
    slots = MemorySlots()
    moments = [slots.reserve("a.test", delay, now) for now in times]

    assert all(m >= now for m, now in zip(moments, times, strict=True))
    gaps = [b - a for a, b in itertools.pairwise(moments)]
    assert all(gap >= delay - 1e-9 for gap in gaps)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999999999", MAX_RETRY_AFTER_S),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0),
        (format_datetime(NOW + timedelta(days=900), usegmt=True), MAX_RETRY_AFTER_S),
        ("", None),
        (None, None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_retry_after(value, expected):
    assert retry_after(value, NOW.timestamp()) == expected


@given(st.text(max_size=40))
def test_no_header_makes_retry_after_raise(value):
    wait = retry_after(value, NOW.timestamp())
    assert wait is None or 0 <= wait <= MAX_RETRY_AFTER_S


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Two sources of one host, crawled at once on one database; and a host that asks for patience."""
    folder = tmp_path_factory.mktemp("polite")
    db = folder / "news.db"
    with SiteServer(None) as site, SiteServer(None) as tired:
        for name in ("one", "two"):
            paths = [f"/{name}-is-an-article-{n}" for n in range(4)]
            site.answers[f"/{name}.xml"] = Answer(200, urlset(*(site.origin + p for p in paths)))
            site.answers |= {p: Answer(200, article(p), HTML) for p in paths}
        site.answers["/robots.txt"] = Answer(200, b"User-agent: *\nDisallow:")
        tired.answers["/robots.txt"] = Answer(200, b"User-agent: *\nCrawl-delay: 1")
        tired.answers["/sitemap.xml"] = Answer(
            200, urlset(*(f"{tired.origin}/an-article-{n}" for n in "123"))
        )
        tired.answers["/an-article-1"] = Answer(200, article("first"), HTML)
        tired.answers["/an-article-2"] = Answer(503, b"", {"Retry-After": "3600"})
        tired.answers["/an-article-3"] = Answer(200, article("third"), HTML)
        sources = [
            write_source(
                site.source(name=name, sitemaps=[f"{site.origin}/{name}.xml"], fetch={"delay_s": DELAY}),
                folder / f"{name}.toml",
            )
            for name in ("one", "two")
        ]

        async def crawls():
            pair = await asyncio.gather(*(crawl_async(source, db) for source in sources))
            file = write_source(tired.source(name="tired"), folder / "tired.toml")
            return pair, await crawl_async(file, folder / "tired.db", settings={"RETRY_TIMES": 0})

        pair, patient = asyncio.run(crawls())
        yield site.log, tired.log, pair, patient


def test_two_runs_on_one_database_share_one_pace(story):
    log, _, pair, _ = story
    times = sorted(seen.at for seen in log)
    gaps = [b - a for a, b in itertools.pairwise(times)]

    assert [done.result.exit_code for done in pair] == [0, 0]
    assert len(times) >= 12
    assert min(gaps) > DELAY * 0.75


def test_the_delay_that_robots_txt_asks_for_is_kept(story):
    _, log, _, _ = story
    times = [seen.at for seen in log]
    gaps = [b - a for a, b in itertools.pairwise(times)]

    assert min(gaps) > 0.9


def test_a_host_that_asks_for_an_hour_is_not_asked_again(story):
    _, log, _, patient = story
    asked = [seen.path for seen in log]

    assert asked[:2] == ["/robots.txt", "/sitemap.xml"]
    assert asked[-1] == "/an-article-2"
    assert patient.result.state == "degraded"
    assert patient.result.counts["reasons"].get("host_asked_to_wait", 0) >= 1

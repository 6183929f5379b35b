"""The database as the spider's store: what one run leaves is what the next one knows."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.database import DatabaseStore
from crawler.discovery import Entry, Known
from crawler.store import Fetched
from crawler.verdict import Tally, Verdict, judge
from pipelines import normalize
from schemas.database import key
from schemas.errors import BadDatabase, Busy
from schemas.source import read_source
from tests.crawler.crawling import article

SITE = "https://news.test"
PAGE = f"{SITE}/an-article-1"
MAP = f"{SITE}/sitemap.xml"
DAY = datetime(2026, 10, 14, 8, tzinfo=UTC)


def source(name: str = "news", **changes: object):
    return read_source({"name": name, "home": f"{SITE}/", **changes}, "x")


@contextmanager
def run(path, src=None, state: str = "ok"):
    """One run on a database."""
    store = DatabaseStore(path)
    try:
        store.open(src or source())
        yield store
    finally:
        store.close(Tally(), Verdict(state, "done."))


def answer(
    url: str = PAGE, *, body: bytes | None = None, status: int = 200, kind: str = "article", **headers: str
) -> Fetched:
    sent = {k.replace("_", "-"): v for k, v in headers.items()} or {
        "etag": '"1"',
        "content-type": "text/html",
    }
    return Fetched(url, url, status, sent, article("Tựa đề") if body is None else body, DAY, kind)


def kept(store: DatabaseStore, fetched: Fetched) -> Fetched:
    return replace(fetched, page=store.archive(fetched))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.db"


def test_what_was_fetched_is_known_to_the_next_run(path):
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        assert store.known([PAGE]) == {PAGE: Known()}
        store.done(PAGE, kept(store, answer()))

    with run(path) as store:
        assert store.known([PAGE, f"{SITE}/other"]) == {PAGE: Known(DAY, fetched=True)}
        assert store.validators(PAGE) == {"etag": '"1"'}
        assert store.pending(10) == []


def test_what_was_only_listed_waits_for_the_next_run(path):
    with run(path) as store:
        store.listed(
            [Entry(PAGE, DAY), Entry(f"{SITE}/an-article-2", DAY + timedelta(hours=1))], "article", MAP
        )

    with run(path) as store:
        assert [e.url for e in store.pending(10)] == [f"{SITE}/an-article-2", PAGE]
        assert store.pending(1) == [Entry(f"{SITE}/an-article-2", DAY + timedelta(hours=1))]


def test_a_later_date_makes_a_page_due_again_and_an_earlier_one_does_not(path):
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        store.done(PAGE, kept(store, answer()))
        store.listed([Entry(PAGE, DAY - timedelta(days=1)), Entry(PAGE)], "article", "feed")
        assert store.pending(10) == []
        store.listed([Entry(PAGE, DAY + timedelta(days=1))], "article", MAP)
        assert store.pending(10) == [Entry(PAGE, DAY + timedelta(days=1))]


def test_a_failed_page_rests_and_comes_back(path):
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        store.failed(PAGE, "timeout")
        assert store.known([PAGE]) == {PAGE: Known(rests=True)}
        assert store.pending(10) == []
        store.db.conn.execute("update urls set next_due_at = '2020-01-01T00:00:00Z'")
        assert store.known([PAGE]) == {PAGE: Known()}
        assert len(store.pending(10)) == 1


def test_validators_of_a_redirect_belong_to_where_it_leads(path):
    new = f"{SITE}/a-new-address"
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        store.done(PAGE, kept(store, replace(answer(new), requested_url=PAGE)))

        assert store.validators(PAGE) == {}
        assert store.validators(new) == {"etag": '"1"'}
        assert store.known([PAGE])[PAGE].fetched


def test_a_304_keeps_validators(path):
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        store.done(PAGE, kept(store, answer()))
        store.done(PAGE, kept(store, answer(status=304, body=b"", date="x")))

        assert store.validators(PAGE) == {"etag": '"1"'}


def test_a_forgotten_address_is_never_asked_for(path):
    with run(path) as store:
        store.db.conn.execute(
            "insert into tombstones values (?, 'url', '2026-01-01T00:00:00Z', null)", [key("url", PAGE)]
        )
        store.listed([Entry(PAGE, DAY)], "article", MAP)

        assert store.known([PAGE]) == {PAGE: Known(rests=True)}
        assert store.pending(10) == []


def test_every_response_is_archived_and_a_repeated_body_is_not_written_twice(path):
    with run(path) as store:
        first, second = (
            store.archive(answer()),
            store.archive(replace(answer(), fetched_at=DAY + timedelta(days=1))),
        )
        rows = dict(store.db.conn.execute("select id, record from pages").fetchall())

    assert rows == {first: "response", second: "revisit"}


def test_an_article_is_new_then_unchanged_then_changed(path):
    with run(path) as store:
        saved = []
        for day, title in enumerate(("Tựa một", "Tựa một", "Tựa hai")):
            fetched = kept(store, replace(answer(body=article(title)), fetched_at=DAY + timedelta(days=day)))
            saved.append(store.save(normalize(fetched.body, PAGE, headers=fetched.headers), fetched))

    assert saved == ["new", "unchanged", "changed"]


def test_a_page_missing_twice_a_day_apart_is_marked_as_removed(path):
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        fetched = kept(store, answer())
        store.save(normalize(fetched.body, PAGE, headers=fetched.headers), fetched)
        store.missing(PAGE, 404)
        removed = "select removed_at is not null from articles"
        assert store.db.conn.execute(removed).fetchone() == (0,)
        store.db.conn.execute("update urls set gone_since = '2020-01-01T00:00:00Z'")
        store.missing(PAGE, 404)
        assert store.db.conn.execute(removed).fetchone() == (1,)


def read_listing(store: DatabaseStore) -> None:
    store.listed([Entry(MAP, DAY)], "sitemap", None)
    store.done(MAP, kept(store, answer(MAP, kind="sitemap", body=b"<urlset/>")))


def test_a_listing_that_was_read_is_known(path):
    with run(path) as store:
        read_listing(store)
    with run(path) as store:
        assert store.known([MAP])[MAP].fetched
        assert store.validators(MAP)


@pytest.mark.parametrize(
    "changes", [{"languages": ["ja"]}, {"article_urls": "^/x"}, {"hosts": ["m.news.test"]}]
)
def test_a_source_that_looks_for_other_articles_reads_its_listings_again(path, changes):
    with run(path) as store:
        read_listing(store)
    with run(path, source(**changes)) as store:
        assert not store.known([MAP])[MAP].fetched
        assert store.validators(MAP) == {}


def test_other_changes_of_a_source_leave_its_listings_alone(path):
    with run(path) as store:
        read_listing(store)
    with run(path, source(fetch={"delay_s": 9})) as store:
        assert store.known([MAP])[MAP].fetched


def test_a_listing_of_another_source_says_nothing_about_ours(path):
    with run(path) as store:
        read_listing(store)
    with run(path, source("other")) as store:
        store.listed([Entry(MAP, DAY)], "sitemap", None)
        assert store.known([MAP]) == {}
        assert store.validators(MAP) == {}
        store.failed(MAP, "timeout")
    with run(path) as store:
        assert store.known([MAP])[MAP].fetched


def test_an_article_of_another_source_is_known_to_ours(path):
    with run(path) as store:
        store.listed([Entry(PAGE, DAY)], "article", MAP)
        store.done(PAGE, kept(store, answer()))
    with run(path, source("other")) as store:
        assert store.known([PAGE]) == {PAGE: Known(DAY, fetched=True)}


def test_one_run_a_source(path):
    with run(path), pytest.raises(Busy, match="already running"):
        DatabaseStore(path).open(source())


def test_two_sources_may_run_at_once(path):
    with run(path), run(path, source("other")) as store:
        assert store.heartbeat(Tally())


def test_a_run_that_lost_its_lease_is_told(path):
    with run(path) as store:
        store.db.conn.execute("update runs set state = 'lost'")

        assert store.heartbeat(Tally()) is False


def test_the_run_is_written_down_with_counts_and_reasons(path):
    tally = Tally(listed=3, requested=3)
    tally.end("new")
    tally.end("failed", "timeout")
    tally.end("gone")
    tally.listing_failures[MAP] = "http_403"
    store = DatabaseStore(path)
    store.open(source())
    store.close(tally, judge(tally))
    again = DatabaseStore(path)
    state, counts, reasons, detail = again.db.conn.execute(
        "select state, counts, reasons, detail from runs"
    ).fetchone()

    assert state == "degraded"
    assert '"listed":3' in counts
    assert '"timeout":1' in reasons
    assert '"http_403":1' in reasons
    assert "1 listings lost" in detail


def test_a_problem_is_named_once(path):
    with run(path) as store:
        for _ in range(3):
            store.problem(PAGE, "fetch", "timeout", "took too long", None)
        assert store.db.conn.execute("select url, stage, reason, detail from problems").fetchall() == [
            (PAGE, "fetch", "timeout", "took too long")
        ]


def test_a_file_that_is_no_database_is_refused_and_stays(path):
    path.write_text("words " * 500)

    with pytest.raises(BadDatabase):
        DatabaseStore(path)
    assert path.read_text() == "words " * 500

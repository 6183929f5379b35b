"""Which listings are read and which articles asked for, and when enough is enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler import agenda as module
from crawler.agenda import Agenda, ListingTask
from crawler.discovery import Entry, Known
from crawler.store import Fetched, NoStore
from crawler.verdict import Tally
from schemas.source import read_source

SITE = "https://news.test"
DAY = datetime(2026, 10, 14, tzinfo=UTC)
ANSWER = Fetched(f"{SITE}/s.xml", f"{SITE}/s.xml", 200, {}, b"", DAY, "sitemap")


class Memory(NoStore):
    """A store that knows what the test tells it."""

    def __init__(self, known: dict[str, Known] | None = None, waiting: list[Entry] | None = None) -> None:
        super().__init__()
        self.knows = known or {}
        self.waiting = waiting or []
        self.took: list[tuple[str, str]] = []

    def known(self, urls: Any) -> dict[str, Known]:
        return {u: self.knows[u] for u in urls if u in self.knows}

    def pending(self, limit: int) -> list[Entry]:
        return self.waiting[:limit]

    def listed(self, entries: Any, kind: Any, found_in: str | None) -> None:
        self.took += [(e.url, kind) for e in entries]


def make(
    store: Memory | None = None, *, budget: int = 10, since: datetime | None = None, **source: Any
) -> Agenda:
    table = {"name": "news", "home": f"{SITE}/", "article_urls": "^/a[0-9]+$", **source}
    return Agenda(read_source(table, "x"), store or Memory(), Tally(), budget, since)


def articles(*numbers: int, lastmod: datetime | None = None) -> list[Entry]:
    return [Entry(f"{SITE}/a{n}", lastmod) for n in numbers]


def urls(entries: Any) -> list[str]:
    return [e.url.removeprefix(SITE) for e in entries]


def test_the_sources_own_listings_come_first():
    agenda = make(sitemaps=[f"{SITE}/s.xml"], feeds=[f"{SITE}/f.xml"], sections=[f"{SITE}/world"])

    assert agenda.first([f"{SITE}/robots-sitemap.xml"]) == [
        ListingTask(f"{SITE}/s.xml", "sitemap"),
        ListingTask(f"{SITE}/f.xml", "feed"),
        ListingTask(f"{SITE}/world", "section"),
    ]


def test_without_any_the_sitemaps_of_robots_txt_and_the_front_page_are_read():
    assert make().first([f"{SITE}/s.xml"]) == [
        ListingTask(f"{SITE}/s.xml", "sitemap"),
        ListingTask(f"{SITE}/", "section"),
    ]


def test_a_listing_that_is_named_twice_is_read_once():
    assert len(make(sitemaps=[f"{SITE}/s.xml", f"{SITE}/s.xml#x"]).first([])) == 1


def test_only_articles_of_the_source_are_taken_and_each_once():
    agenda = make()
    found = [
        *articles(1, 2, 1),
        Entry(f"{SITE}/about"),
        Entry("https://other.test/a3"),
        Entry(f"{SITE}/a1?utm_source=x"),
    ]

    assert sorted(urls(agenda.articles(found, "sitemap", "x"))) == ["/a1", "/a2"]
    assert urls(agenda.articles(articles(1, 3), "feed", "y")) == ["/a3"]
    assert agenda.tally.listed == 3


def test_every_address_is_in_the_frontier_before_any_is_asked_for():
    store = Memory()
    agenda = make(store, budget=1)
    list(agenda.articles(articles(1, 2, 3), "sitemap", "x"))

    assert [u for u, kind in store.took if kind == "article"] == [e.url for e in articles(1, 2, 3)]


def test_the_budget_holds_over_all_listings_and_the_rest_is_counted():
    agenda = make(budget=3)
    first = list(agenda.articles(articles(1, 2), "sitemap", "x"))
    second = list(agenda.articles(articles(3, 4, 5), "sitemap", "y"))

    assert len(first) + len(second) == 3
    assert agenda.tally.left_for_later == 2
    assert agenda.room == 0


def test_what_has_not_changed_is_not_asked_for():
    store = Memory(
        {
            f"{SITE}/a1": Known(DAY, fetched=True),
            f"{SITE}/a2": Known(DAY, fetched=True),
            f"{SITE}/a3": Known(rests=True),
        }
    )
    agenda = make(store)
    found = [*articles(1, 3, lastmod=DAY), *articles(2, lastmod=DAY + timedelta(hours=1))]

    assert urls(agenda.articles(found, "sitemap", "x")) == ["/a2"]
    assert agenda.tally.listed == 3


def test_since_leaves_older_articles_and_sitemaps_alone():
    agenda = make(since=DAY)
    found = [*articles(1, lastmod=DAY - timedelta(days=1)), *articles(2, lastmod=DAY)]
    agenda.index(
        f"{SITE}/s.xml", [Entry(f"{SITE}/2026-10-13.xml"), Entry(f"{SITE}/2026-10-14.xml")], 1, ANSWER
    )

    assert urls(agenda.articles(found, "sitemap", "x")) == ["/a2"]
    assert agenda.next_listing() == ListingTask(f"{SITE}/2026-10-14.xml", "sitemap", 1)
    assert agenda.next_listing() is None


def test_sitemaps_are_read_newest_first_while_there_is_room():
    agenda = make(budget=2)
    agenda.index(f"{SITE}/s.xml", [Entry(f"{SITE}/2026-10-1{n}.xml") for n in (2, 4, 3)], 1, ANSWER)

    assert agenda.next_listing().url.endswith("2026-10-14.xml")
    list(agenda.articles(articles(1, 2), "sitemap", "x"))
    assert agenda.next_listing() is None
    assert not agenda.consumed()


def test_a_sitemap_whose_date_has_not_moved_is_not_read():
    store = Memory({f"{SITE}/old.xml": Known(DAY, fetched=True), f"{SITE}/lost.xml": Known(rests=True)})
    agenda = make(store)
    agenda.index(f"{SITE}/s.xml", [Entry(f"{SITE}/old.xml", DAY), Entry(f"{SITE}/lost.xml", DAY)], 1, ANSWER)

    assert agenda.next_listing().url == f"{SITE}/lost.xml"
    assert agenda.tally.listings_unchanged == 1


def test_an_index_in_itself_ends():
    agenda = make(sitemaps=[f"{SITE}/s.xml"])
    agenda.first([])

    agenda.index(f"{SITE}/s.xml", [Entry(f"{SITE}/s.xml")], 1, ANSWER)
    assert agenda.next_listing() is None


def test_indexes_in_indexes_end():
    agenda = make()

    assert agenda.index(f"{SITE}/s.xml", [Entry(f"{SITE}/t.xml")], module.MAX_DEPTH, ANSWER) is None
    assert (
        agenda.index(f"{SITE}/t.xml", [Entry(f"{SITE}/u.xml")], module.MAX_DEPTH + 1, ANSWER)
        == "too_many_listings"
    )


def test_a_trap_of_sitemaps_ends(monkeypatch):
    monkeypatch.setattr(module, "MAX_LISTINGS", 3)
    agenda = make()
    entries = [Entry(f"{SITE}/{n}.xml") for n in range(10)]

    assert agenda.index(f"{SITE}/s.xml", entries, 1, ANSWER) == "too_many_listings"


@pytest.mark.parametrize(
    ("entries", "consumed"),
    [([Entry(f"{SITE}/t.xml", DAY)], True), ([Entry(f"{SITE}/t.xml")], False), ([], True)],
)
def test_an_index_is_done_only_when_it_dates_its_sitemaps(entries, consumed):
    agenda = make()
    agenda.index(f"{SITE}/s.xml", entries, 1, ANSWER)
    agenda.next_listing()

    assert bool(agenda.consumed()) is consumed


def test_an_index_is_not_done_while_a_listing_is_lost():
    agenda = make()
    agenda.index(f"{SITE}/s.xml", [Entry(f"{SITE}/t.xml", DAY)], 1, ANSWER)
    agenda.next_listing()
    agenda.tally.listing_failures["x"] = "timeout"

    assert not agenda.consumed()


def test_what_earlier_runs_left_is_taken_once_and_within_the_budget():
    agenda = make(Memory(waiting=articles(1, 2, 3)), budget=3)
    list(agenda.articles(articles(3), "sitemap", "x"))

    assert sorted(urls(agenda.leftovers())) == ["/a1", "/a2"]
    assert agenda.leftovers() == []
    assert agenda.tally.requested == 3

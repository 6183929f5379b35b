"""Whatever a site lists, in whatever order: the budget holds, nothing is asked for twice, and the counts add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.agenda import MAX_DEPTH, MAX_LISTINGS, Agenda
from crawler.discovery import Entry, Known, due
from crawler.store import Fetched, NoStore
from crawler.verdict import Tally
from pipelines.urls import canonical
from schemas.source import read_source

SITE = "https://news.test"
DAY = datetime(2026, 10, 14, tzinfo=UTC)
SOURCE = read_source({"name": "news", "home": f"{SITE}/", "article_urls": "^/a[0-9]+$"}, "x")

MOMENTS = st.none() | st.integers(-5, 5).map(lambda n: DAY + timedelta(days=n))
SPELLINGS = st.sampled_from(["", "?utm_source=x", "#top", "?fbclid=1"])
ADDRESSES = st.builds(lambda n, s: f"{SITE}/a{n}{s}", st.integers(0, 12), SPELLINGS) | st.sampled_from(
    [f"{SITE}/about", "https://other.test/a1", f"{SITE}/tag/a1", "mailto:a@news.test", "http://[", ""]
)
ENTRIES = st.lists(st.builds(Entry, ADDRESSES, MOMENTS), max_size=12)
KNOWN = st.dictionaries(
    st.integers(0, 12).map(lambda n: f"{SITE}/a{n}"),
    st.builds(Known, MOMENTS, st.booleans(), st.booleans()),
    max_size=8,
)


class Memory(NoStore):
    """What earlier runs know, and what this one lists."""

    def __init__(self, known: dict[str, Known], waiting: list[Entry]) -> None:
        super().__init__()
        self.knows, self.waiting = known, waiting
        self.took: list[str] = []

    def known(self, urls: Any) -> dict[str, Known]:
        return {u: self.knows[u] for u in urls if u in self.knows}

    def pending(self, limit: int) -> list[Entry]:
        return self.waiting[:limit]

    def listed(self, entries: Any, kind: Any, found_in: str | None) -> None:
        self.took += [e.url for e in entries if kind == "article"]


def agenda(known: dict[str, Known], waiting: list[Entry], budget: int, since: datetime | None) -> Agenda:
    return Agenda(SOURCE, Memory(known, waiting), Tally(), budget, since)


@settings(max_examples=100, deadline=None)
@given(st.lists(ENTRIES, max_size=4), KNOWN, ENTRIES, st.integers(1, 6), MOMENTS)
def test_a_run_keeps_its_promises(listings, known, waiting, budget, since):
    run = agenda(known, list({e.url: e for e in waiting if SOURCE.is_article(e.url)}.values()), budget, since)
    asked = [e for entries in listings for e in run.articles(entries, "sitemap", f"{SITE}/s.xml")]
    from_listings = len(asked)
    asked += run.leftovers()
    urls = [e.url for e in asked]
    tally = run.tally

    assert len(urls) == len(set(urls)) == tally.requested <= budget
    assert all(SOURCE.is_article(url) for url in urls)
    assert all(canonical(url) == url for url in urls[:from_listings])
    for entry in asked[:from_listings]:
        assert due(entry, known.get(entry.url), since)
    wanted = {canonical(e.url) for entries in listings for e in entries if SOURCE.is_article(e.url)}
    assert tally.listed == len(wanted) == len(set(run.store.took))
    assert run.leftovers() == []


@settings(max_examples=60, deadline=None)
@given(ENTRIES, KNOWN, st.integers(1, 20), MOMENTS)
def test_what_is_due_is_asked_for_or_counted_as_left(entries, known, budget, since):
    run = agenda(known, [], budget, since)
    list(run.articles(entries, "feed", f"{SITE}/feed.xml"))
    last = {canonical(e.url): Entry(canonical(e.url), e.lastmod) for e in entries if SOURCE.is_article(e.url)}
    due_now = [e for e in last.values() if due(e, known.get(e.url), since)]

    assert run.tally.requested + run.tally.left_for_later == len(due_now)
    assert run.tally.requested == min(budget, len(due_now))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.builds(Entry, st.integers(0, 6).map(lambda n: f"{SITE}/s{n}.xml"), MOMENTS), max_size=8),
    st.integers(0, MAX_DEPTH + 2),
)
def test_an_index_is_walked_once_however_often_it_names_a_sitemap(entries, depth):
    run = agenda({}, [], 5, None)
    answer = Fetched(f"{SITE}/i.xml", f"{SITE}/i.xml", 200, {}, b"", DAY, "sitemap")
    reasons = [run.index(f"{SITE}/i.xml", entries, depth, answer) for _ in range(3)]
    tasks = []
    while (task := run.next_listing()) is not None:
        tasks.append(task.url)

    assert len(tasks) == len(set(tasks)) <= min(len({e.url for e in entries}), MAX_LISTINGS)
    assert set(reasons) <= {None, "too_many_listings"}
    if depth > MAX_DEPTH:
        assert tasks == []
    else:
        assert set(tasks) == {e.url for e in entries}


@given(st.lists(st.builds(Entry, ADDRESSES, MOMENTS), max_size=12), st.integers(1, 12))
def test_the_newest_are_taken_first(entries, budget):
    run = agenda({}, [], budget, None)
    taken = list(run.take(entries))
    moments = [e.lastmod or datetime.max.replace(tzinfo=UTC) for e in taken]
    left = [e for e in entries if e not in taken]

    assert moments == sorted(moments, reverse=True)
    assert all((e.lastmod or datetime.max.replace(tzinfo=UTC)) <= min(moments) for e in left) or len(
        taken
    ) == len(entries)

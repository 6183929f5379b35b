"""The agenda of a run: which listings to read, which articles to ask for, and when enough is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from crawler.discovery import Entry, Known, due, newest_first, worth_reading
from crawler.store import Fetched, Store, UrlKind
from crawler.verdict import Tally
from pipelines.urls import canonical
from schemas.source import Source

MAX_LISTINGS = 2000
"""Listings read in one run; a site with more has a trap in its sitemaps."""

MAX_DEPTH = 5
"""Indexes inside indexes."""


@dataclass(frozen=True, slots=True)
class ListingTask:
    """A listing to read. ``depth``: how many indexes lie above it."""

    url: str
    kind: UrlKind
    depth: int = 0


class Agenda:
    """Decides; it neither fetches nor parses.

    Sitemaps of an index are read one after the other, newest first, and only as long as the run's budget
    of articles has room, so a site's whole past is not listed to fetch its last day.
    """

    def __init__(
        self, source: Source, store: Store, tally: Tally, max_pages: int, since: datetime | None
    ) -> None:
        self.source = source
        self.store = store
        self.tally = tally
        self.max_pages = max_pages
        self.since = since
        self._listings: set[str] = set()
        self._articles: set[str] = set()
        self._waiting: list[ListingTask] = []
        self._indexes: dict[str, Fetched] = {}
        self._leftovers_taken = False

    @property
    def room(self) -> int:
        """How many articles the run may still ask for."""
        return self.max_pages - self.tally.requested

    def first(self, named_by_robots: Iterable[str]) -> list[ListingTask]:
        """The listings to start with: the source's own, else those of robots.txt and the front page."""
        source = self.source
        tasks = [ListingTask(u, "sitemap") for u in source.sitemaps]
        tasks += [ListingTask(u, "feed") for u in source.feeds]
        tasks += [ListingTask(u, "section") for u in source.sections]
        if not tasks:
            tasks = [ListingTask(u, "sitemap") for u in named_by_robots]
            tasks.append(ListingTask(source.home, "section"))
        return [task for task in tasks if self._new(task)]

    def _new(self, task: ListingTask) -> bool:
        """Take note of a listing; False when this run knows it, so that cycles end."""
        key = canonical(task.url)
        if key in self._listings:
            return False
        self._listings.add(key)
        self.store.listed([Entry(task.url)], task.kind, None)
        return True

    def index(self, url: str, entries: list[Entry], depth: int, fetched: Fetched) -> str | None:
        """Queue the sitemaps of an index; returns a reason code where some had to be left out."""
        if all(e.lastmod for e in entries):
            self._indexes[url] = fetched
        wanted = [e for e in newest_first(entries, by_name=True) if worth_reading(e, self.since)]
        tasks = [ListingTask(e.url, "sitemap", depth) for e in wanted]
        self.store.listed(wanted, "sitemap", url)
        known = self.store.known([e.url for e in wanted])
        for entry, task in zip(wanted, tasks, strict=True):
            before = known.get(entry.url)
            if before and not before.rests and not due(entry, before):
                self.tally.listings_unchanged += 1
            elif depth > MAX_DEPTH or len(self._listings) >= MAX_LISTINGS:
                return "too_many_listings"
            elif self._new(task):
                self._waiting.append(task)
        return None

    def consumed(self) -> dict[str, Fetched]:
        """The indexes of which nothing is left to do, so that they need not be sent again unchanged.

        An index must give a date for each of its sitemaps, or its own silence would say nothing about them.
        """
        whole = not self._waiting and not self.since and not self.tally.listing_failures
        return self._indexes if whole else {}

    def next_listing(self) -> ListingTask | None:
        """The next sitemap to read, None when there is none or the budget is spent."""
        return self._waiting.pop(0) if self._waiting and self.room > 0 else None

    def articles(self, entries: Iterable[Entry], kind: UrlKind, found_in: str) -> Iterator[Entry]:
        """The articles of a listing that are due, newest first, within the budget."""
        found = (Entry(canonical(e.url), e.lastmod) for e in entries if self.source.is_article(e.url))
        fresh = {e.url: e for e in found if e.url not in self._articles}
        self._articles.update(fresh)
        self.tally.listed += len(fresh)
        self.store.listed(fresh.values(), "article", found_in)
        known = self.store.known(fresh)
        yield from self.take(e for e in fresh.values() if due(e, known.get(e.url), self.since))

    def take(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """As many as there is room for; the rest is counted as left for later."""
        for entry in newest_first(entries):
            if self.room <= 0:
                self.tally.left_for_later += 1
                continue
            self.tally.requested += 1
            yield entry

    def leftovers(self) -> list[Entry]:
        """Once a run, when all else is done: what earlier runs listed and did not fetch."""
        if self._leftovers_taken or self.room <= 0:
            return []
        self._leftovers_taken = True
        waiting = self.store.pending(self.room + len(self._articles))
        fresh = [e for e in waiting if e.url not in self._articles and self._recent(e)]
        self._articles.update(e.url for e in fresh)
        return list(self.take(fresh[: self.room]))

    def _recent(self, entry: Entry) -> bool:
        return due(entry, Known(), self.since) is not None

"""The news spider: from listings to pages. What a page says is not its business."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any, ClassVar

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawler.agenda import Agenda, ListingTask
from crawler.discovery import MAX_BYTES, Entry, Listing, read_listing, read_moment
from crawler.identity import user_agent
from crawler.items import FetchedPage, is_html
from crawler.ledger import Ledger, describe
from crawler.politeness import Slots
from crawler.reasons import reason_of
from crawler.robots import RobotsMiddleware
from crawler.sources import find_source
from crawler.store import Fetched, NoStore, Store
from crawler.verdict import Tally
from pipelines import normalize
from schemas.errors import UsageError
from schemas.source import Source

_GONE = (404, 410)


def read_since(value: str | datetime | None) -> datetime | None:
    """A ``since`` argument as a moment.

    Raises:
        UsageError: no date.

    """
    if value is None or isinstance(value, datetime):
        return value
    moment = read_moment(value)
    if moment is None:
        raise UsageError(f"{value!r} is no date; write it like 2026-03-31.")
    return moment


class NewsSpider(Spider):
    """Crawls one source.

    Arguments, as for ``scrapy crawl -a``: ``source`` (a bundled name, a TOML file or an address),
    ``max_pages`` (instead of the source's), ``since`` (a date; older articles are left alone).
    """

    name = "base"
    bundled: ClassVar[str | None] = None

    def __init__(
        self,
        source: str | Source | None = None,
        max_pages: str | int | None = None,
        since: str | datetime | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        spec = source or self.bundled
        if spec is None:
            raise UsageError("Name a source: scrapy crawl news -a source=FILE.toml")
        self.source = spec if isinstance(spec, Source) else find_source(spec)
        self.max_pages = int(max_pages) if max_pages is not None else self.source.fetch.max_pages
        self.since = read_since(since)
        self.stopped_because: str | None = None
        self.reading = 0
        self.use(NoStore())

    def use(self, store: Store) -> None:
        """Work with this store; before anything was fetched."""
        self.store = store
        self.tally = Tally()
        self.ledger = Ledger(store, self.tally)
        self.agenda = Agenda(self.source, store, self.tally, self.max_pages, self.since)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> NewsSpider:
        """Make the spider and put its source's limits into the settings."""
        spider: NewsSpider = super().from_crawler(crawler, *args, **kwargs)
        fetch = spider.source.fetch
        ours = {
            "DOWNLOAD_DELAY": fetch.delay_s,
            "DOWNLOAD_TIMEOUT": fetch.timeout_s,
            "DOWNLOAD_MAXSIZE": int(fetch.max_page_mib * 1024 * 1024),
            "DOWNLOAD_VERIFY_CERTIFICATES": fetch.verify_tls,
            "USER_AGENT": user_agent(fetch.contact),
            # The waiting happens in PoliteHandler, where a run that is asked to stop can leave it.
            "DOWNLOAD_SLOTS": {h: {"concurrency": 1, "delay": 0} for h in spider.source.allowed_hosts},
        }
        for name, value in ours.items():
            crawler.settings.set(name, value, priority="spider")
        if path := crawler.settings.get("WHOSAID_DB"):
            from crawler.database import DatabaseStore

            spider.use(DatabaseStore(path))
        return spider

    @property
    def slots(self) -> Slots:
        """Where the next free moment of a host is kept."""
        return self.store.slots

    def stop(self, reason: str) -> None:
        """End the run for a reason of our own."""
        if self.stopped_because is None:
            self.stopped_because = reason
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))

    # Listings

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every listing of the source; those that robots.txt names when it lists none."""
        named = [] if self.source.listings else await self._named_by_robots()
        for task in self.agenda.first(named):
            yield self.listing(task)

    async def _named_by_robots(self) -> list[str]:
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        return (await robots.of(self.source.home)).sitemaps if robots else []

    def listing(self, task: ListingTask) -> Request:
        """The request for a listing."""
        self.reading += 1
        return Request(
            task.url,
            callback=self.parse_listing,
            errback=self.lost_listing,
            priority=100,
            dont_filter=True,
            meta={"kind": task.kind, "task": task, "listed_as": task.url, "download_maxsize": MAX_BYTES},
        )

    def parse_listing(self, response: Response) -> Iterator[Any]:
        """Read a sitemap, feed or section page, and ask for what is due."""
        self.reading -= 1
        task: ListingTask = response.meta["task"]
        fetched: Fetched = response.meta["fetched"]
        if response.status == 304:
            self.ledger.listing_unchanged(task.url, fetched)
        elif response.status != 200:
            self.ledger.listing_failed(task.url, f"http_{response.status}", fetched=fetched)
        elif task.kind == "section" and self._is_article(fetched):
            yield self._single(task, fetched)
        else:
            yield from self._read(task, fetched)

    def _read(self, task: ListingTask, fetched: Fetched) -> Iterator[Request]:
        listing = read_listing(fetched.body, fetched.url)
        if listing.kind == "page" and task.kind != "section":
            listing = Listing(warnings=["not_a_listing"])
        warnings = list(listing.warnings)
        if listing.kind == "index":
            warnings += filter(None, [self.agenda.index(task.url, listing.entries, task.depth + 1, fetched)])
        else:
            for entry in self.agenda.articles(listing.entries, task.kind, task.url):
                yield self.article(entry)
        # An index is done when its sitemaps are (see Agenda.consumed).
        self.ledger.listing_read(task.url, fetched, whole=not warnings and listing.kind != "index")
        for warning in dict.fromkeys(warnings):
            self.ledger.listing_failed(task.url, warning, fetched=fetched)

    def _is_article(self, fetched: Fetched) -> bool:
        """Whether a "section" that was given as an address is an article itself."""
        if not self.source.is_article(fetched.url):
            return False
        return normalize(fetched.body, fetched.url, headers=fetched.headers).page_type == "article"

    def _single(self, task: ListingTask, fetched: Fetched) -> FetchedPage:
        self.tally.listed += 1
        self.tally.requested += 1
        return FetchedPage(fetched, task.url)

    def lost_listing(self, failure: Any) -> None:
        """A listing that could not be had."""
        self.reading -= 1
        reason = reason_of(failure.value)
        self.ledger.listing_failed(failure.request.meta["listed_as"], reason, describe(failure.value))

    def more(self) -> bool:
        """Go on when nothing is under way: the next sitemap, then what earlier runs left over."""
        if self.stopped_because or self.reading:
            return bool(self.reading)
        task = self.agenda.next_listing()
        requests = [self.listing(task)] if task else [self.article(e) for e in self.agenda.leftovers()]
        for request in requests:
            self.crawler.engine.crawl(request)
        return bool(requests)

    # Articles

    def article(self, entry: Entry) -> Request:
        """The request for an article; earlier ones go first."""
        return Request(
            entry.url,
            callback=self.parse_article,
            errback=self.lost_article,
            priority=-self.tally.requested,
            meta={"kind": "article", "listed_as": entry.url},
        )

    def parse_article(self, response: Response) -> Iterator[FetchedPage]:
        """Hand an article's page to the pipelines, or count why there is none."""
        url: str = response.meta["listed_as"]
        fetched: Fetched = response.meta["fetched"]
        if response.status == 304:
            self.ledger.not_modified(url, fetched)
        elif response.status in _GONE:
            self.ledger.gone(url, fetched)
        elif response.status != 200:
            self.ledger.failed(url, "fetch", f"http_{response.status}", fetched=fetched)
        elif response.url != url and not self.source.is_article(response.url):
            self.ledger.failed(url, "fetch", "redirected_away", response.url, fetched)
        elif not is_html(fetched):
            self.ledger.no_article(url, fetched, "not_html", fetched.headers.get("content-type", ""))
        else:
            yield FetchedPage(fetched, url)

    def lost_article(self, failure: Any) -> None:
        """An article that could not be had."""
        meta = failure.request.meta
        url, fetched = meta["listed_as"], meta.get("fetched")
        reason = reason_of(failure.value)
        if reason == "stopping":
            self.ledger.put_back()
        elif reason == "robots_disallow":
            self.ledger.blocked(url, reason)
        elif reason == "internal":
            self.ledger.broken(url, "fetch", failure.value, fetched)
        else:
            self.ledger.failed(url, "fetch", reason, describe(failure.value), fetched)

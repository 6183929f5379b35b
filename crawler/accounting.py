"""The run's book-keeping: lease and run row at the start, every loss counted, the verdict at the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider, NotConfigured
from scrapy.http import Request, Response
from twisted.internet.task import LoopingCall

from crawler.items import FetchedPage
from crawler.ledger import describe
from crawler.spider import NewsSpider
from crawler.verdict import Verdict, judge
from schemas.errors import Busy

HEARTBEAT_S = 15.0
PROGRESS_S = 0.5


class Accounting:
    """Extension that opens and closes the run. The verdict ends up in the stats under ``whosaid/…``."""

    def __init__(self, crawler: Crawler) -> None:
        if not issubclass(crawler.spidercls, NewsSpider):
            raise NotConfigured("not a news spider")
        self.crawler = crawler
        self._opened = False
        self._loops: list[LoopingCall] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Accounting:
        """Scrapy's way to make an extension."""
        self = cls(crawler)
        handlers: dict[Any, Callable[..., Any]] = {
            signals.spider_opened: self.opened,
            signals.spider_idle: self.idle,
            signals.spider_closed: self.closed,
            signals.request_dropped: self.dropped,
            signals.spider_error: self.spider_error,
            signals.item_error: self.item_error,
        }
        for signal, handler in handlers.items():
            crawler.signals.connect(handler, signal)
        return self

    @property
    def spider(self) -> NewsSpider:
        """The crawl's spider."""
        spider = self.crawler.spider
        assert isinstance(spider, NewsSpider)
        return spider

    def opened(self) -> None:
        """Take the lease and start the run.

        Raises:
            CloseSpider: another run holds the lease.

        """
        spider = self.spider
        try:
            spider.store.open(spider.source)
        except Busy as error:
            spider.stopped_because = "busy"
            self.crawler.stats.set_value("whosaid/busy", str(error))
            raise CloseSpider("busy") from error
        self._opened = True
        self._every(HEARTBEAT_S, self._beat)
        if self.crawler.settings.getbool("WHOSAID_PROGRESS"):
            self._every(PROGRESS_S, self.progress)

    def _every(self, seconds: float, call: Callable[[], None]) -> None:
        loop = LoopingCall(call)
        loop.start(seconds, now=False)
        self._loops.append(loop)

    def _beat(self) -> None:
        if not self.spider.store.heartbeat(self.spider.tally):
            self.spider.stop("lease_lost")

    def progress(self) -> None:
        """One JSON line on stdout for whoever started this process."""
        tally = self.spider.tally
        line = {
            "listed": tally.listed,
            "requested": tally.requested,
            "ended": sum(tally.outcomes.values()),
            "stored": tally.stored,
        }
        with suppress(OSError):  # whoever listened is gone; the run still ends in order
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()

    def idle(self) -> None:
        """Before the spider closes: the next sitemap, or what earlier runs left over.

        Raises:
            DontCloseSpider: there is more to do.

        """
        if self._opened and self.spider.more():
            raise DontCloseSpider

    def dropped(self, request: Request) -> None:
        """A redirect that ends at a page which this run has asked for already."""
        if request.meta.get("kind") == "article":
            self.spider.ledger.alias(request.meta["listed_as"])

    def spider_error(self, failure: Any, response: Response) -> None:
        """A callback of ours raised: the page is archived, the loss is counted."""
        spider, meta = self.spider, response.meta
        fetched = meta.get("fetched")
        if meta.get("kind") == "article":
            spider.ledger.broken(meta["listed_as"], "parse", failure.value, fetched)
            return
        spider.tally.internal_errors += 1
        spider.ledger.listing_failed(meta.get("listed_as", ""), "internal", describe(failure.value), fetched)

    def item_error(self, item: Any, failure: Any) -> None:
        """A pipeline of ours raised."""
        if isinstance(item, FetchedPage):
            stage = "normalize" if item.article is None else "store"
            self.spider.ledger.broken(item.listed_as, stage, failure.value, item.fetched)

    def closed(self, reason: str) -> None:
        """Judge the run, write it down, give the lease back."""
        for loop in self._loops:
            loop.stop()
        spider = self.spider
        verdict = judge(spider.tally, spider.stopped_because or reason)
        if self._opened:
            verdict = self._close(verdict)
            self._last_progress()
        stats = self.crawler.stats
        stats.set_value("whosaid/state", verdict.state)
        stats.set_value("whosaid/sentence", stats.get_value("whosaid/busy") or verdict.sentence)
        stats.set_value("whosaid/exit_code", verdict.exit_code)
        stats.set_value("whosaid/counts", spider.tally.as_dict())
        spider.logger.info("%s: %s", verdict.state, verdict.sentence)

    def _last_progress(self) -> None:
        if self.crawler.settings.getbool("WHOSAID_PROGRESS"):
            self.progress()

    def _close(self, verdict: Verdict) -> Verdict:
        spider = self.spider
        try:
            if not spider.stopped_because and verdict.state != "cancelled":
                for url, fetched in spider.agenda.consumed().items():
                    spider.store.done(url, fetched)
            spider.store.close(spider.tally, verdict)
        except Exception as error:
            spider.logger.exception("The run could not be written down")
            return Verdict("failed", f"{verdict.sentence} The run could not be written down: {error}.")
        return verdict

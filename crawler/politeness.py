"""Politeness: one queue a host, shared by every run that uses the same database.

A request asks for the host's next free moment just before it is sent, and waits until then. The moments
are handed out in one place (a row of the database, or this process's memory when there is none), so two
runs, or two languages of one site, never add up to twice the pace.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

MAX_WAIT_S = 300.0
"""A run does not sleep longer than this for one host; what is left is for the next run."""

MAX_RETRY_AFTER_S = 24 * 3600.0
"""A longer Retry-After is taken as this."""

STOP_CHECK_S = 0.5
"""How often a waiting request looks whether the run is ending."""

BACK_OFF_STATUS = (429, 503)


class Slots(Protocol):
    """Hands out the moments at which a host may be asked. Times are seconds since the epoch."""

    def reserve(self, host: str, delay_s: float, now: float) -> float:
        """The next free moment of a host; moves the one after it ``delay_s`` further."""

    def postpone(self, host: str, until: float) -> None:
        """No request to the host before ``until``."""

    def next_free(self, host: str) -> float:
        """When the host may be asked again; 0 when nothing is known."""


class MemorySlots:
    """Slots of one process, for a crawl without a database."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def reserve(self, host: str, delay_s: float, now: float) -> float:
        """See :class:`Slots`."""
        moment = max(now, self._next.get(host, 0.0))
        self._next[host] = moment + delay_s
        return moment

    def postpone(self, host: str, until: float) -> None:
        """See :class:`Slots`."""
        self._next[host] = max(until, self._next.get(host, 0.0))

    def next_free(self, host: str) -> float:
        """See :class:`Slots`."""
        return self._next.get(host, 0.0)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a ``Retry-After`` header asks for; None when absent or unreadable.

    Both forms of RFC 9110, 10.2.3 are read: seconds, or an HTTP date (a past one means 0).
    """
    text = (value or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), MAX_RETRY_AFTER_S)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return min(max(moment.timestamp() - now, 0.0), MAX_RETRY_AFTER_S)


def host_delays(crawler: Crawler) -> dict[str, float]:
    """Delays that the hosts themselves ask for, by host; shared by the parts of one crawl."""
    delays: dict[str, float] = crawler.__dict__.setdefault("host_delays", {})
    return delays


def slots_of(crawler: Crawler) -> Slots:
    """The slots of a crawl: its database's, or its own."""
    spider = crawler.spider
    given: Slots | None = getattr(spider, "slots", None)
    if given is None:
        given = crawler.__dict__.setdefault("memory_slots", MemorySlots())
    return given


class PoliteHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler, waiting for the host's next free moment before each request."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.delay_s = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def download_request(self, request: Request) -> Response:
        """Wait, then download.

        Raises:
            IgnoreRequest: the host asked to be left alone for longer than a run waits, or the run is ending.

        """
        host = urlsplit(request.url).hostname or ""
        slots = slots_of(self._crawler)
        # Scrapy's own limit of one request a host starts several at once where its delay is 0.
        async with self._one_at_a_time[host]:
            await self._wait(host, slots)
            response = await super().download_request(request)
            self._back_off(response, host, slots)
            return response

    async def _wait(self, host: str, slots: Slots) -> None:
        now = time.time()
        delay = max(self.delay_s, host_delays(self._crawler).get(host, 0.0))
        moment = slots.next_free(host)
        if moment - now > MAX_WAIT_S:
            raise IgnoreRequest("host_asked_to_wait")
        if delay:
            moment = slots.reserve(host, delay, now)
        while True:
            if not self._crawler.crawling:
                raise IgnoreRequest("stopping")
            if (left := moment - time.time()) <= 0:
                return
            await asyncio.sleep(min(left, STOP_CHECK_S))

    @staticmethod
    def _back_off(response: Any, host: str, slots: Slots) -> None:
        if response.status not in BACK_OFF_STATUS:
            return
        now = time.time()
        header = response.headers.get("Retry-After", b"").decode("latin-1")
        if (wait := retry_after(header, now)) is not None:
            slots.postpone(host, now + wait)

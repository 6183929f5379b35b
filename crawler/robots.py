"""robots.txt by RFC 9309: fetched once a host, obeyed for every request, kept at most a day.

Scrapy's own middleware takes an error for a permission; the RFC does not: a robots.txt that cannot be
reached (5xx, no answer) closes the site, one that does not exist (4xx) opens it (RFC 9309, 2.3.1).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, time
from urllib.parse import urlsplit

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK

from crawler.politeness import host_delays, slots_of
from crawler.reasons import reason_of

PRODUCT = "whosaid"
"""The product token that robots.txt groups are matched with."""

MAX_AGE_S = 24 * 3600
"""RFC 9309, 2.4: a cached robots.txt should not be used for more than a day."""

MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: at least this much is parsed; the rest is cut."""

MAX_CRAWL_DELAY_S = 120.0
"""A longer Crawl-delay is taken as this: nobody means hours between two pages."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What one robots.txt says. ``rules`` is None where there are none; then ``closed`` decides.

    ``why``: a reason code for a site that is closed because the file could not be had.
    """

    rules: Protego | None = None
    closed: bool = False
    status: int | None = None
    why: str = ""

    def allows(self, url: str) -> bool:
        """Whether we may fetch a URL of that host."""
        if self.rules is None:
            return not self.closed
        return bool(self.rules.can_fetch(url, PRODUCT))

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 where it does not."""
        asked = self.rules.crawl_delay(PRODUCT) if self.rules else None
        return min(max(float(asked or 0), 0.0), MAX_CRAWL_DELAY_S)

    @property
    def sitemaps(self) -> list[str]:
        """The sitemaps that the file names."""
        return list(self.rules.sitemaps) if self.rules else []


def read_robots(status: int | None, body: bytes = b"", why: str = "") -> Robots:
    """Read the answer to ``GET /robots.txt``.

    ``status``: of the last hop; None when there was no answer, and ``why`` then says why.
    """
    if status is None or status >= 500:
        return Robots(closed=True, status=status, why=why or f"http_{status}")
    if not 200 <= status < 300:
        return Robots(status=status)
    text = body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    return Robots(rules=Protego.parse(text.replace("\x00", "")), status=status)


class RobotsCache:
    """The robots.txt of each origin, for at most a day.

    ``clock`` gives seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[float, asyncio.Task[Robots]]] = {}

    async def get(self, origin: str, fetch: Callable[[str], asyncio.Task[Robots]]) -> Robots:
        """The rules of ``scheme://host:port``; ``fetch`` starts a download, once for all who wait."""
        known = self._known.get(origin)
        if known is None or self._clock() - known[0] >= MAX_AGE_S:
            known = (self._clock(), fetch(origin))
            self._known[origin] = known
        return await asyncio.shield(known[1])


class RobotsMiddleware:
    """Downloader middleware that refuses what robots.txt does not allow."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.cache = RobotsCache()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or refuse it.

        Raises:
            IgnoreRequest: with the reason that ends up in the run's counts.

        """
        if request.meta.get("is_robots_txt"):
            return
        robots = await self.of(request.url)
        if robots.closed:
            raise IgnoreRequest(f"robots_unreachable: {robots.why}")
        if not robots.allows(request.url):
            raise IgnoreRequest("robots_disallow")

    async def of(self, url: str) -> Robots:
        """The rules that hold for a URL's origin; fetched when not known."""
        parts = urlsplit(url)
        return await self.cache.get(f"{parts.scheme}://{parts.netloc}", self._start)

    def _start(self, origin: str) -> asyncio.Task[Robots]:
        return asyncio.ensure_future(self._fetch(origin))

    async def _fetch(self, origin: str) -> Robots:
        request = Request(
            f"{origin}/robots.txt",
            callback=NO_CALLBACK,
            priority=1000,
            meta={"is_robots_txt": True, "download_maxsize": 16 * MAX_BYTES},
        )
        stats = self.crawler.stats
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever kept it from us, the site stays closed
            why = reason_of(error)
            # More redirects than anybody needs count as "no such file" (RFC 9309, 2.3.1.2).
            robots = read_robots(404) if why == "too_many_redirects" else read_robots(None, why=why)
        else:
            robots = read_robots(response.status, response.body)
        stats.inc_value(f"robots/{'closed' if robots.closed else 'read'}")
        if robots.crawl_delay:
            host = urlsplit(origin).hostname or ""
            host_delays(self.crawler)[host] = robots.crawl_delay
            slots_of(self.crawler).postpone(host, time() + robots.crawl_delay)
        return robots

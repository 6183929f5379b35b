"""Raw first: every response is archived before any callback can look at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.store import Fetched


def headers_of(response: Response) -> dict[str, str]:
    """The headers as text, names in lower case; a repeated one is joined by commas (RFC 9110, 5.3)."""
    found = response.headers.items()
    return {k.decode("latin-1").lower(): b", ".join(v).decode("latin-1") for k, v in found}


def fetched_of(response: Response) -> Fetched:
    """A response as the store keeps it."""
    chain = response.meta.get("redirect_urls") or [response.request.url if response.request else response.url]
    return Fetched(
        requested_url=chain[0],
        url=response.url,
        status=response.status,
        headers=headers_of(response),
        body=response.body,
        fetched_at=datetime.now(UTC),
        kind=response.meta["kind"],
    )


class ArchiveMiddleware:
    """Spider middleware that comes first: writes the response, then lets the callback see it.

    ``response.meta["fetched"]`` is what was archived. When writing fails, the callback is not called and
    the run stops, since nothing may be read that was not kept.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    def process_spider_input(self, response: Response) -> None:
        """Archive one response.

        Raises:
            Exception: whatever kept the archive from being written; the run ends with it.

        """
        spider: Any = self.crawler.spider
        if "kind" not in response.meta:
            return  # not one of our requests, as in scrapy shell
        fetched = fetched_of(response)
        spider.tally.responses += 1
        spider.tally.bytes += len(fetched.body)
        try:
            page = spider.store.archive(fetched)
        except Exception:
            spider.stop("archive_failed")
            raise
        response.meta["fetched"] = replace(fetched, page=page)

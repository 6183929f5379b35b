"""Conditional requests: what has not changed is not sent again (RFC 9110, 13.1)."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.http import Request

HEADERS = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}


class ConditionalMiddleware:
    """Downloader middleware that sends the validators known for exactly this address.

    They are set anew on every hop, so that a redirect never carries those of the address before.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ConditionalMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Set or remove ``If-None-Match`` and ``If-Modified-Since``."""
        store = getattr(self.crawler.spider, "store", None)
        known = store.validators(request.url) if store and not request.meta.get("is_robots_txt") else {}
        for name, header in HEADERS.items():
            request.headers.pop(header, None)
            if value := known.get(name):
                request.headers[header] = value

"""Redirects without a Referer: a page never learns which address led to it."""

from __future__ import annotations

from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Request, Response


class QuietRedirectMiddleware(RedirectMiddleware):
    """Scrapy's redirects; each hop passes the guard again like any other request."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """Remove the header, whatever the response's policy says."""
        request.headers.pop("Referer", None)

    def _engine_started(self) -> None:
        """No referer middleware is wanted, so none is looked for."""

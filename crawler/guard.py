"""The guard: every request and every hop of a redirect is checked, before and after resolution.

Scrapy resolves a host in its own resolver, so the check sits there: the address that is dialled is the
address that was judged, whatever a name server answers the second time (DNS rebinding).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any, ClassVar

from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred, fail
from twisted.internet.error import DNSLookupError

from crawler.addresses import Guard, host_and_port, is_public, literal
from schemas.errors import PrivateAddress


class GuardedResolver(CachingThreadedResolver):
    """Resolves a name and refuses an address that is not public.

    ``guards`` are those of the crawls in this process; a host that one of them names as private passes.
    """

    guards: ClassVar[list[Guard]] = []

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """Resolve; the answer is judged each time, also when it comes from the cache."""
        if (address := literal(name)) is not None and address.version == 6:
            return fail(PrivateAddress(f"{name}: addresses of version 6 are not dialled."))
        found: Deferred[str] = super().getHostByName(name, timeout)
        return found.addCallback(self._judge, name)

    def _judge(self, address: str, name: str) -> str:
        if is_public(ip_address(address)) or any(g.may_be_private(name) for g in self.guards):
            return address
        raise PrivateAddress(f"{name} resolves to {address}, which is not a public address.")


def _resolve(reactor: Any, host: str) -> Deferred[str]:
    found: Deferred[str] = reactor.resolve(host)
    return found


class GuardMiddleware:
    """Downloader middleware that comes first: nothing passes that the source does not allow."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._guard: Guard | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    @property
    def guard(self) -> Guard:
        """The rules of this crawl's source, made known to the resolver on first use."""
        if self._guard is None:
            self._guard = Guard(getattr(self.crawler.spider, "source", None))
            GuardedResolver.guards.append(self._guard)
        return self._guard

    async def process_request(self, request: Request) -> None:
        """Judge the address, then what its host resolves to.

        Raises:
            FetchRefused: the request must not leave.

        """
        self.guard.check_url(request.url)
        host, port = host_and_port(request.url)
        if (spelled_out := literal(host)) is not None:
            if spelled_out.version == 6:
                raise PrivateAddress(f"{host}: addresses of version 6 are not dialled.")
            return
        from twisted.internet import reactor

        try:
            address = await maybe_deferred_to_future(_resolve(reactor, host))
        except DNSLookupError:
            return  # the download will say so itself, and is retried
        self.guard.check_address(host, port, ip_address(address))

"""What the spider needs of a store, and the one that keeps nothing.

The database implements the same interface (``crawler.database``); without one, ``scrapy crawl`` behaves
as Scrapy users expect: it fetches, exports items and remembers nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from crawler.discovery import Entry, Known
from crawler.politeness import MemorySlots, Slots
from crawler.verdict import Tally, Verdict
from schemas.records import Article
from schemas.source import Source

UrlKind = Literal["sitemap", "feed", "section", "article"]
Saved = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """One response, as received (transfer and content coding removed).

    ``requested_url``: before redirects; ``url``: the one that answered. ``headers``: names in lower case.
    ``fetched_at``: when the response was complete, UTC. ``page``: the id of its row, None until it is
    archived and where nothing is kept.
    """

    requested_url: str
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    kind: UrlKind
    page: str | None = None


class Store(Protocol):
    """Where a run puts what it fetches, and what earlier runs left there."""

    slots: Slots

    def open(self, source: Source) -> None:
        """Take the source's lease and start a run. Raises Busy."""

    def close(self, tally: Tally, verdict: Verdict) -> None:
        """End the run with its counts and give the lease back."""

    def heartbeat(self, tally: Tally) -> bool:
        """Keep the lease; False when it was lost."""

    def validators(self, url: str) -> Mapping[str, str]:
        """``etag`` and ``last_modified`` of what we hold of an address."""

    def known(self, urls: Iterable[str]) -> Mapping[str, Known]:
        """What earlier runs know of these addresses."""

    def listed(self, entries: Iterable[Entry], kind: UrlKind, found_in: str | None) -> None:
        """Remember addresses that a listing names, before any is requested."""

    def pending(self, limit: int) -> list[Entry]:
        """Listed in an earlier run but never fetched, newest first."""

    def archive(self, fetched: Fetched) -> str | None:
        """Write the raw response; returns the id of its row, None where nothing is kept."""

    def done(self, url: str, fetched: Fetched | None) -> None:
        """An address was dealt with; it is due again when its listing says so.

        ``fetched``: the answer it led to, whose validators are kept; None where it only leads elsewhere.
        """

    def missing(self, url: str, status: int) -> None:
        """The site answered 404 or 410."""

    def failed(self, url: str, reason: str, status: int | None = None) -> None:
        """An address could not be fetched or read; it rests and is tried again later."""

    def save(self, article: Article, fetched: Fetched) -> Saved:
        """Write an article version in one transaction."""

    def problem(self, url: str, stage: str, reason: str, detail: str, page: str | None) -> None:
        """Name a page that yields nothing."""


class NoStore:
    """Keeps nothing; every address is new."""

    def __init__(self) -> None:
        self.slots: Slots = MemorySlots()

    def open(self, source: Source) -> None:
        """Nothing to open."""

    def close(self, tally: Tally, verdict: Verdict) -> None:
        """Nothing to close."""

    def heartbeat(self, tally: Tally) -> bool:
        """No lease to keep."""
        return True

    def validators(self, url: str) -> Mapping[str, str]:
        """None are known."""
        return {}

    def known(self, urls: Iterable[str]) -> Mapping[str, Known]:
        """Nothing is known."""
        return {}

    def listed(self, entries: Iterable[Entry], kind: UrlKind, found_in: str | None) -> None:
        """Forgotten at once."""

    def pending(self, limit: int) -> list[Entry]:
        """Nothing waits."""
        return []

    def archive(self, fetched: Fetched) -> str | None:
        """Not kept."""
        return None

    def done(self, url: str, fetched: Fetched | None) -> None:
        """Forgotten at once."""

    def missing(self, url: str, status: int) -> None:
        """Forgotten at once."""

    def failed(self, url: str, reason: str, status: int | None = None) -> None:
        """Forgotten at once."""

    def save(self, article: Article, fetched: Fetched) -> Saved:
        """Every article is new."""
        return "new"

    def problem(self, url: str, stage: str, reason: str, detail: str, page: str | None) -> None:
        """Only counted, by the tally."""

"""The ledger: how each address ended, in the run's counts and in the store alike."""

from __future__ import annotations

from crawler.store import Fetched, Saved, Store
from crawler.verdict import Tally
from schemas.errors import WhosaidError

MAX_DETAIL = 500
MAX_EXAMPLE = 160
"""A longer detail is for ``problems``, not for the verdict's sentence."""


def describe(error: BaseException) -> str:
    """An exception in one line; one of our own without its type."""
    text = " ".join(str(error).split())
    named = isinstance(error, WhosaidError) or text.startswith("robots_unreachable")
    return (text.removeprefix("robots_unreachable: ") if named else f"{type(error).__name__}: {text}")[
        :MAX_DETAIL
    ]


class Ledger:
    """Writes outcomes. ``url`` is always the address as listed."""

    def __init__(self, store: Store, tally: Tally) -> None:
        self.store = store
        self.tally = tally

    def _example(self, reason: str, detail: str) -> None:
        if detail and len(detail) <= MAX_EXAMPLE:
            self.tally.examples.setdefault(reason, detail)

    def listing_read(self, url: str, fetched: Fetched, *, whole: bool) -> None:
        """A listing was read; ``whole`` when nothing of it is left to do."""
        self.tally.listings_read += 1
        if whole:
            self.store.done(url, fetched)

    def listing_unchanged(self, url: str | None = None, fetched: Fetched | None = None) -> None:
        """A listing says what it said before: not sent again, or not even asked for."""
        self.tally.listings_unchanged += 1
        if url and fetched:
            self.store.done(url, fetched)

    def listing_failed(self, url: str, reason: str, detail: str = "", fetched: Fetched | None = None) -> None:
        """A listing could not be had, or not be read as a whole."""
        self.tally.listing_failures[url] = reason
        self._example(reason, detail)
        self.store.problem(url, "discover", reason, detail, fetched.page if fetched else None)
        self.store.failed(url, reason, fetched.status if fetched else None)

    def saved(self, url: str, fetched: Fetched, saved: Saved) -> None:
        """An article is in the store."""
        self.store.done(url, fetched)
        self.tally.end(saved)

    def not_modified(self, url: str, fetched: Fetched) -> None:
        """The site says that nothing changed."""
        self.store.done(url, fetched)
        self.tally.end("not_modified")

    def no_article(self, url: str, fetched: Fetched, reason: str, detail: str) -> None:
        """A page that is no article: archived, named, and asked again only when it changes."""
        self.store.problem(url, "normalize", reason, detail[:MAX_DETAIL], fetched.page)
        self.store.done(url, fetched)
        self.tally.end("no_article", reason)

    def gone(self, url: str, fetched: Fetched) -> None:
        """404 or 410."""
        self.store.problem(url, "fetch", f"http_{fetched.status}", "", fetched.page)
        self.store.missing(url, fetched.status)
        self.tally.end("gone")

    def alias(self, url: str) -> None:
        """The address leads to an article that this run has already."""
        self.store.done(url, None)
        self.tally.end("alias")

    def put_back(self) -> None:
        """Asked for, but the run ended first: it stays in the frontier as it was."""
        self.tally.requested -= 1
        self.tally.left_for_later += 1

    def blocked(self, url: str, reason: str) -> None:
        """robots.txt does not allow it."""
        self.store.problem(url, "fetch", reason, "", None)
        self.store.failed(url, reason)
        self.tally.end("blocked", reason)

    def failed(
        self, url: str, stage: str, reason: str, detail: str = "", fetched: Fetched | None = None
    ) -> None:
        """An article was not fetched, or was lost after it."""
        self.tally.end("failed", reason)
        self._example(reason, detail)
        self.store.problem(url, stage, reason, detail[:MAX_DETAIL], fetched.page if fetched else None)
        self.store.failed(url, reason, fetched.status if fetched else None)

    def broken(self, url: str, stage: str, error: BaseException, fetched: Fetched | None) -> None:
        """Our own code raised on an article; its page stays in the archive."""
        self.tally.internal_errors += 1
        self.failed(url, stage, f"{stage}_failed", describe(error), fetched)

"""Item pipelines: thin calls into ``pipelines.normalize`` and the store.

The page is already in the archive when it arrives here (``crawler.archiving``), so whatever goes wrong
below loses nothing: the page is named in ``problems`` and can be replayed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.store import Fetched
from pipelines import normalize
from schemas.records import Article

NO_ARTICLE = frozenset({"listing", "soft_404", "login_wall", "empty", "not_html"})
"""Page types of which no article version is made; video and gallery pages have a title and a lead."""


_MARKUP = re.compile(
    rb"[\xef\xbb\xbf\s]*<[!?a-zA-Z]|.{0,2000}<(?:html|body|p|div)[\s>]", re.DOTALL | re.IGNORECASE
)
_MAY_BE_HTML = ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream")


def is_html(fetched: Fetched) -> bool:
    """Whether a body is an HTML page: by its declared type, and where that says little, by its beginning.

    An empty body counts as one, as it is a page without anything on it.
    """
    declared = fetched.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared not in _MAY_BE_HTML:
        return False
    plain = declared in ("text/html", "application/xhtml+xml") and b"\x00" not in fetched.body[:64]
    return plain or not fetched.body or _MARKUP.match(fetched.body[:4096]) is not None


@dataclass(slots=True)
class FetchedPage:
    """What the spider yields: an archived response that should be an article.

    ``listed_as``: the address that the listing named. ``article``: set by the first pipeline.
    """

    fetched: Fetched
    listed_as: str
    article: Article | None = None

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.fetched.url


class NormalizePipeline:
    """Bytes to article."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> NormalizePipeline:
        """Scrapy's way to make a pipeline."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Read the page; other items pass."""
        if isinstance(item, FetchedPage):
            spider: Any = self.crawler.spider
            page = item.fetched
            item.article = normalize(
                page.body, page.url, headers=page.headers, body_selector=spider.source.extract.body
            )
        return item


class StorePipeline:
    """Article to rows; the exported item is the article as plain data."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        """Scrapy's way to make a pipeline."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Store the article in one transaction.

        Raises:
            DropItem: the page is no article; it is named in ``problems``.

        """
        if not isinstance(item, FetchedPage) or item.article is None:
            return item
        ledger = self.crawler.spider.ledger  # type: ignore[union-attr]
        article = item.article
        if article.page_type in NO_ARTICLE:
            ledger.no_article(item.listed_as, item.fetched, article.page_type, "; ".join(article.warnings))
            raise DropItem(article.page_type)
        saved = ledger.store.save(article, item.fetched)
        ledger.saved(item.listed_as, item.fetched, saved)
        return article.model_dump(mode="json")

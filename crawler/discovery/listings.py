"""What a listing says: sitemap index, sitemap, RSS or Atom feed, plain list, or the links of a page.

Read as a stream with caps. A document with a DOCTYPE is refused: no listing needs one, and entity
bombs and external entities live there. The caps are those of the sitemap protocol: 50,000 addresses
and 50 MiB a document.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, cast
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from crawler.discovery.moments import read_moment

MAX_URLS = 50_000
MAX_BYTES = 50 * 1024 * 1024
_CHUNK = 64 * 1024

Kind = Literal["index", "sitemap", "feed", "list", "page", "none"]
_ROOTS: dict[str, Kind] = {
    "sitemapindex": "index",
    "urlset": "sitemap",
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "html": "page",
}
_ENTRIES = {"sitemap", "url", "item", "entry"}
_ADDRESSES = ("loc", "link", "guid")
_DATES = ("lastmod", "updated", "published", "pubdate", "date", "publication_date")


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed address; ``lastmod`` is None where the listing does not say."""

    url: str
    lastmod: datetime | None = None


@dataclass(slots=True)
class Listing:
    """What was listed, in document order. ``warnings`` are reason codes; with one, the list may be short."""

    kind: Kind = "none"
    entries: list[Entry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class _Refused(Exception):
    """A document type declaration."""


class _Full(Exception):
    """More addresses than a listing may have."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


class _Reader:
    """Receives the events of the XML parser and keeps the addresses."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.listing = Listing()
        self._open: list[str] = []
        self._entry: dict[str, str] = {}
        self._others: list[str] = []
        self._depth = 0  # how many elements are open at an entry's own level; 0 outside
        self._text: list[str] = []
        self._no_address = False

    def doctype(self, *_: Any) -> None:
        raise _Refused

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if not self._open:
            self.listing.kind = _ROOTS.get(name, "none")
        self._open.append(name)
        self._text = []
        if name in _ENTRIES and not self._entry and not self._depth:
            self._depth = len(self._open)
        if self._depth and name == "link" and (href := attributes.get("href")):
            self._link(attributes, href)
        self._no_address = name == "guid" and attributes.get("isPermaLink") == "false"

    def _link(self, attributes: dict[str, str], href: str) -> None:
        if attributes.get("hreflang") and self.listing.kind == "sitemap":
            self._others.append(href)
        elif attributes.get("rel", "alternate") == "alternate":
            self._entry.setdefault("link", href)

    def data(self, text: str) -> None:
        if self._depth:
            self._text.append(text)

    def end(self, tag: str) -> None:
        name = self._open.pop() if self._open else _local(tag)
        text = "".join(self._text).strip()
        self._text = []
        if not self._depth:
            return
        if len(self._open) + 1 == self._depth:
            self._close_entry()
        elif name in _DATES or (len(self._open) == self._depth and self._is_address(name, text)):
            self._entry.setdefault(name, text)

    def _is_address(self, name: str, text: str) -> bool:
        return name in _ADDRESSES and bool(text) and not self._no_address

    def _close_entry(self) -> None:
        entry, others = self._entry, self._others
        self._entry, self._others, self._depth = {}, [], 0
        addresses = [entry[name] for name in _ADDRESSES if name in entry][:1]
        lastmod = next((m for name in _DATES if (m := read_moment(entry.get(name)))), None)
        for found in (*addresses, *others):
            self._add(found.strip(), lastmod)

    def _add(self, address: str, lastmod: datetime | None) -> None:
        if len(self.listing.entries) >= MAX_URLS:
            raise _Full
        try:
            self.listing.entries.append(Entry(urljoin(self.base, address), lastmod))
        except ValueError:  # no address at all, such as http://[
            self.listing.warnings.append("bad_address")

    def close(self) -> None:
        return None


def _parse(body: bytes, base: str, *, recover: bool) -> Listing:
    reader = _Reader(base)
    parser = etree.XMLParser(
        target=cast("Any", reader),  # only what a listing needs of the parser's interface
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
    )
    try:
        for start in range(0, len(body), _CHUNK):
            parser.feed(body[start : start + _CHUNK])
        parser.close()
    except _Full:
        reader.listing.warnings.append("too_many_urls")
    return reader.listing


def _xml(body: bytes, base: str) -> Listing:
    try:
        return _parse(body, base, recover=False)
    except _Refused:
        return Listing(warnings=["doctype_refused"])
    except etree.XMLSyntaxError:
        pass
    try:
        listing = _parse(body, base, recover=True)
    except _Refused:
        return Listing(warnings=["doctype_refused"])
    except etree.XMLSyntaxError:
        return Listing(warnings=["malformed"])
    listing.warnings.append("malformed")
    return listing


def _plain(body: bytes) -> Listing:
    lines = [line.strip() for line in body.decode("utf-8-sig", errors="replace").splitlines()]
    urls = [line for line in lines if line.startswith(("http://", "https://")) and " " not in line]
    listing = Listing("list" if urls else "none", [Entry(u) for u in urls[:MAX_URLS]])
    if len(urls) > MAX_URLS:
        listing.warnings.append("too_many_urls")
    return listing


def _hrefs(root: Any, url: str) -> Iterator[str]:
    base = next(iter(root.xpath("//base/@href")), "")
    for href in root.xpath("//a/@href | //area/@href"):
        try:
            yield urljoin(urljoin(url, base), href.strip())
        except ValueError:
            continue


def read_links(body: bytes, url: str) -> Listing:
    """The links of an HTML page, each once, without their fragments."""
    try:
        root = lxml.html.document_fromstring(body, parser=lxml.html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Listing(warnings=["no_html"])
    found = dict.fromkeys(href.partition("#")[0] for href in _hrefs(root, url))
    listing = Listing("page", [Entry(u) for u in list(found)[:MAX_URLS] if u])
    if len(found) > MAX_URLS:
        listing.warnings.append("too_many_urls")
    return listing


def _unpacked(body: bytes) -> tuple[bytes, str | None]:
    """The document itself, and a warning where it is larger than a listing may be, or damaged."""
    if body[:2] != b"\x1f\x8b":
        return body, "too_large" if len(body) > MAX_BYTES else None
    unpacker = zlib.decompressobj(wbits=31)
    try:
        document = unpacker.decompress(body, MAX_BYTES + 1)
    except zlib.error:
        return b"", "damaged"
    if len(document) > MAX_BYTES:
        return b"", "too_large"
    return document, None if unpacker.eof else "cut_short"


def read_listing(body: bytes, url: str) -> Listing:
    """Read any listing by its content; ``url`` is what relative addresses are relative to.

    Never raises: what cannot be read has ``kind`` "none" and a warning.
    """
    unpacked, warning = _unpacked(body)
    if warning in ("too_large", "damaged"):
        return Listing(warnings=[warning])
    listing = _read(unpacked, url)
    if warning:
        listing.warnings.append(warning)
    return listing


def _read(unpacked: bytes, url: str) -> Listing:
    head = unpacked[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head:
        return Listing(warnings=["empty"])
    if head.startswith((b"<!doctype html", b"<html")):
        return read_links(unpacked, url)
    if not head.startswith(b"<") and not unpacked.startswith((b"\xff\xfe", b"\xfe\xff")):
        listing = _plain(unpacked)
    else:
        listing = _xml(unpacked, url)
    if listing.kind == "page":
        return read_links(unpacked, url)
    if listing.kind == "none" and not listing.warnings:
        listing.warnings.append("not_a_listing")
    return listing

"""A request to the archived site, answered: pages, 304 by validator, redirects, a sitemap where none was kept."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.archive_site.index import SiteIndex

SENT_HEADERS = ("content-type", "last-modified", "content-language", "x-robots-tag")
"""Archived response headers that are sent again; lengths and encodings belong to the wire of that day."""

ADDRESS_LISTS = ("xml", "text/plain")
"""Types whose addresses point at the old origin and have to lead to this server; pages stay byte for byte."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A response: status, headers, body."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def sitemap(index: SiteIndex, here: str) -> bytes:
    """A sitemap of every archived article."""
    rows = "".join(f"<url><loc>{html.escape(here + path)}</loc></url>" for path in index.articles)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def answer(
    index: SiteIndex,
    path: str,
    asked: Mapping[str, str],
    here: str,
    read: Callable[[Mapping[str, Any]], bytes],
) -> Reply:
    """Answer one request. ``asked``: its headers, lower-case. ``here``: this server's origin. ``read``: a row's bytes."""
    row = index.pages.get(path)
    if row is None and path in index.redirects:
        return Reply(301, {"location": here + index.redirects[path]})
    if row is None and path == "/sitemap.xml":
        return Reply(200, {"content-type": "application/xml"}, sitemap(index, here))
    if row is None:
        return Reply(404, {"content-type": "text/plain"}, b"not in the archive\n")
    tag = f'"{row["sha256"][:32]}"'
    if asked.get("if-none-match") == tag:
        return Reply(304, {"etag": tag})
    kept: dict[str, str] = json.loads(row["headers"])
    headers = {name: kept[name] for name in SENT_HEADERS if name in kept}
    body = read(row)
    if any(part in headers.get("content-type", "") for part in ADDRESS_LISTS):
        body = body.replace(index.origin.encode(), here.encode())
    return Reply(row["status"] if row["status"] != 304 else 200, {**headers, "etag": tag}, body)

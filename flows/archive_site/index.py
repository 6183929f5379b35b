"""What the archive holds, by the path that a browser would ask for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from schemas.errors import UsageError

if TYPE_CHECKING:
    from sqlite_utils import Database

_NEWEST = """
select p.* from pages p
 where p.sha256 is not null
   and p.rowid = (select max(q.rowid) from pages q where q.url = p.url and q.sha256 is not null)
 order by p.url
"""

_REDIRECTS = """
select distinct requested_url, url from pages where requested_url is not null and requested_url <> url
"""


def path_of(url: str) -> str:
    """Path and query of an address, as they stand in a request line."""
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def origin_of(url: str) -> str:
    """Scheme and host of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class SiteIndex:
    """``pages``: rows of the table by path. ``redirects``: path to path. ``articles``: paths that gave one."""

    origin: str
    pages: dict[str, dict[str, Any]]
    redirects: dict[str, str]
    articles: tuple[str, ...]


def read_index(db: Database, host: str | None = None) -> SiteIndex:
    """Index one host of the archive, the one with most pages unless named.

    Raises:
        UsageError: the archive is empty, or has nothing of that host.

    """
    rows = list(db.query(_NEWEST))
    counts = Counter(origin_of(row["url"]) for row in rows)
    wanted = [o for o, _ in counts.most_common() if host in (None, urlsplit(o).hostname, urlsplit(o).netloc)]
    if not wanted:
        there = ", ".join(sorted(urlsplit(o).netloc for o in counts)) or "no page at all"
        raise UsageError(f"The archive has nothing of {host or 'any host'}; it has {there}.")
    origin = wanted[0]
    mine = [row for row in rows if origin_of(row["url"]) == origin]
    redirects = {
        path_of(r["requested_url"]): path_of(r["url"])
        for r in db.query(_REDIRECTS)
        if origin_of(r["url"]) == origin
    }
    return SiteIndex(
        origin,
        {path_of(row["url"]): row for row in mine},
        redirects,
        tuple(path_of(row["url"]) for row in mine if row["article_id"]),
    )

"""What to fetch, and in which order: pure functions of what is listed and what is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from crawler.discovery.listings import Entry

Due = Literal["new", "changed", "recheck"]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NEVER = datetime.min.replace(tzinfo=UTC)
_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier runs know of an address.

    ``lastmod``: as listed when it was last fetched. ``rests``: not to be asked now, because it failed a
    short while ago, is gone, or was forgotten on request.
    """

    lastmod: datetime | None = None
    fetched: bool = False
    rests: bool = False


def due(entry: Entry, known: Known | None, since: datetime | None = None) -> Due | None:
    """Why a listed address should be requested now; None when it need not.

    ``since``: addresses that are known to be older are left alone. An address without ``lastmod`` is
    asked again conditionally; one whose ``lastmod`` has not moved is not asked at all.
    """
    if since and entry.lastmod and entry.lastmod < since:
        return None
    if known is not None and known.rests:
        return None
    if known is None or not known.fetched:
        return "new"
    if entry.lastmod is None:
        return None if known.lastmod else "recheck"
    if known.lastmod is None:
        return "recheck"
    return "changed" if entry.lastmod > known.lastmod else None


def day_in(url: str) -> datetime | None:
    """The day that an address names (``…/2026-07-08.xml``); None where it names none."""
    found = _DAY.search(url)
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC) if found else None
    except ValueError:
        return None


def newest_first(entries: Iterable[Entry], *, by_name: bool = False) -> list[Entry]:
    """Entries by their date, newest first; undated ones come first, as they may be new.

    ``by_name``: for the sitemaps of an index, the day in a sitemap's name wins over its ``lastmod``,
    since an old day's file may be written again.
    """

    def key(entry: Entry) -> tuple[datetime, datetime]:
        named = day_in(entry.url) if by_name else None
        return named or entry.lastmod or _EVER, entry.lastmod or _NEVER

    return sorted(entries, key=key, reverse=True)


def worth_reading(entry: Entry, since: datetime | None) -> bool:
    """Whether a sitemap of an index can hold anything of ``since`` or later."""
    newest = max((m for m in (day_in(entry.url), entry.lastmod) if m), default=None)
    return since is None or newest is None or newest.date() >= since.date()

"""The frontier: every address that was ever found, what is known of it, when it is due again.

States: ``new`` found and not fetched; ``done`` fetched; ``failed`` tried in vain and tried again later;
``gone`` 404 or 410 twice, a day apart; ``refused`` robots.txt or the guard said no; ``forgotten``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlite_utils import Database

from schemas.database.moments import now, read_stamp, stamp
from schemas.database.tombstones import is_forgotten
from schemas.database.transactions import writing

UrlKind = Literal["sitemap", "feed", "section", "article"]
UrlState = Literal["new", "done", "failed", "gone", "refused", "forgotten"]

GONE_APART = timedelta(hours=24)
"""A page counts as removed when it is missing twice, at least this far apart."""

RETRY_FIRST = timedelta(minutes=15)
RETRY_LONGEST = timedelta(days=7)
"""Waiting times after failures double from the first to the longest."""


@dataclass(frozen=True, slots=True)
class Found:
    """An address as a listing gives it; ``lastmod`` in the listing's own words, None where it has none."""

    url: str
    language: str | None = None
    lastmod: str | None = None


def discover(
    db: Database,
    found: Iterable[Found],
    *,
    source: str | None,
    kind: UrlKind = "article",
    found_in: str | None = None,
    at: datetime | None = None,
) -> int:
    """Take addresses into the frontier; returns how many were new.

    A known address changes only when the listing gives it another ``lastmod``. Forgotten ones stay out.
    """
    fresh = 0
    with writing(db):
        for item in found:
            row = db.conn.execute("select lastmod from urls where url = ?", [item.url]).fetchone()
            if row is not None:
                if item.lastmod and row[0] != item.lastmod:
                    db.conn.execute("update urls set lastmod = ? where url = ?", [item.lastmod, item.url])
                continue
            if is_forgotten(db, item.url):
                continue
            fresh += 1
            db.conn.execute(
                "insert into urls (url, source, kind, language, found_in, found_at, lastmod) "
                "values (?, ?, ?, ?, ?, ?, ?)",
                [item.url, source, kind, item.language, found_in, stamp(at), item.lastmod],
            )
    return fresh


def due(
    db: Database,
    source: str,
    *,
    kind: UrlKind = "article",
    limit: int = 500,
    at: datetime | None = None,
) -> list[dict[str, Any]]:
    """The rows to fetch now, newest ``lastmod`` first.

    Due are: new ones; those whose listing shows another ``lastmod`` than when they were fetched; and
    those whose ``next_due_at`` has come.
    """
    return list(
        db.query(
            "select * from urls where source = ? and kind = ? and state not in ('refused', 'forgotten') "
            "and (state = 'new' or next_due_at <= ? or "
            "(state = 'done' and lastmod is not null and lastmod is not lastmod_fetched)) "
            "order by state != 'new', lastmod desc, found_at, rowid limit ?",
            [source, kind, stamp(at), limit],
        )
    )


def validators(db: Database, url: str) -> dict[str, str]:
    """What to ask with: ``etag`` and ``last_modified`` of the last good answer of exactly this address."""
    row = db.conn.execute("select etag, last_modified from urls where url = ?", [url]).fetchone()
    names = ("etag", "last_modified")
    return {name: value for name, value in zip(names, row or (), strict=False) if value}


def mark_fetched(
    db: Database,
    url: str,
    *,
    status: int,
    sha256: str | None = None,
    headers: Mapping[str, str] | None = None,
    next_due_at: datetime | None = None,
    at: datetime | None = None,
) -> None:
    """Note a good answer (200, or 304 for "as before"). ``headers`` have lower-case names.

    A 304 keeps validators and digest where the answer does not repeat them.
    """
    given = headers or {}
    keep = status == 304
    with writing(db):
        db.conn.execute(
            "update urls set state = 'done', status = ?, reason = null, failures = 0, gone_since = null, "
            "fetched_at = ?, next_due_at = ?, lastmod_fetched = lastmod, "
            "sha256 = case when ? then coalesce(?, sha256) else ? end, "
            "etag = case when ? then coalesce(?, etag) else ? end, "
            "last_modified = case when ? then coalesce(?, last_modified) else ? end where url = ?",
            [
                status,
                stamp(at),
                None if next_due_at is None else stamp(next_due_at),
                *(keep, sha256, sha256),
                *(keep, given.get("etag"), given.get("etag")),
                *(keep, given.get("last-modified"), given.get("last-modified")),
                url,
            ],
        )


def mark_failed(
    db: Database,
    url: str,
    reason: str,
    *,
    status: int | None = None,
    refused: bool = False,
    at: datetime | None = None,
) -> None:
    """Note a failure and when to try again: each time twice as late, a week at most.

    ``refused``: not to be tried again until the rules change.
    """
    moment = at or now()
    with writing(db):
        row = db.conn.execute("select failures from urls where url = ?", [url]).fetchone()
        if row is None:
            return
        wait = min(RETRY_FIRST * 2 ** min(row[0], 20), RETRY_LONGEST)
        db.conn.execute(
            "update urls set state = ?, status = ?, reason = ?, failures = failures + 1, next_due_at = ? "
            "where url = ?",
            [
                "refused" if refused else "failed",
                status,
                reason,
                None if refused else stamp(moment + wait),
                url,
            ],
        )


def mark_missing(db: Database, url: str, status: int, *, at: datetime | None = None) -> bool:
    """Note a 404 or 410; True once it has been missing twice, a day apart, so that it counts as gone."""
    moment = at or now()
    with writing(db):
        row = db.conn.execute("select gone_since from urls where url = ?", [url]).fetchone()
        if row is None:
            return False
        gone = row[0] is not None and moment - read_stamp(row[0]) >= GONE_APART
        db.conn.execute(
            "update urls set state = ?, status = ?, reason = 'missing', failures = failures + 1, "
            "gone_since = coalesce(gone_since, ?), next_due_at = ? where url = ?",
            [
                "gone" if gone else "failed",
                status,
                stamp(moment),
                None if gone else stamp(moment + GONE_APART),
                url,
            ],
        )
    return gone

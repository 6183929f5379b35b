"""Tombstones: what was forgotten on request and must not come back, by any way.

A tombstone keeps digests only: the address of an article often spells its title.
"""

from __future__ import annotations

from sqlite_utils import Database

from schemas.database.keys import url_digest


def is_forgotten(db: Database, url: str) -> bool:
    """Whether this address was forgotten."""
    return _stands(db, url_digest(url))


def is_article_forgotten(db: Database, article_id: str) -> bool:
    """Whether this article was forgotten, under whatever address it comes back."""
    return _stands(db, article_id)


def _stands(db: Database, digest: str) -> bool:
    return db.conn.execute("select 1 from tombstones where digest = ?", [digest]).fetchone() is not None


def bury(db: Database, digest: str, kind: str, at: str, reason: str | None) -> None:
    """Set a tombstone; ``kind`` is "url" or "article". A standing one stays as it is."""
    db.conn.execute("insert or ignore into tombstones values (?, ?, ?, ?)", [digest, kind, at, reason])

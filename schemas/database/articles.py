"""Saving an article: one version, one transaction.

What a page says makes a version; the reader makes only the reading of it. A page that says the same is no
new version and changes no row. Reading an archived page again (``reread``) rewrites the reading of its
version in place and leaves events with the cause "reader", so that history stays a history of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from schemas.database.changes import Change, changes
from schemas.database.content import (
    Fold,
    article_key,
    changed_fields,
    content_digest,
    kind_of_change,
    pack,
    reading_digest,
    translation_group,
    unpack,
)
from schemas.database.keys import dump
from schemas.database.moments import page_date, stamp
from schemas.database.ownership import own_ids
from schemas.database.rows import insert, sync, update
from schemas.database.speakers import alias_rows, speaker_rows
from schemas.database.statements import statement_rows
from schemas.database.tombstones import is_article_forgotten, is_forgotten
from schemas.database.transactions import writing
from schemas.records import Article


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did. ``change``: "first", "words", "metadata", "cosmetic", "none" (nothing was written),
    "reread" (an existing version is read differently now) or "forgotten" (a tombstone kept it out).
    """

    article_id: str
    version: int
    change: str
    events: tuple[Change, ...] = ()


def save_article(
    db: Database,
    article: Article,
    *,
    fold: Fold,
    page_id: str | None = None,
    seen_at: datetime | None = None,
) -> Saved:
    """Store what a freshly fetched page says; ``page_id`` is its row in ``pages``.

    ``seen_at``: when it was fetched, by default now.
    """
    article_id = article_key(article)
    at = stamp(seen_at)
    with writing(db):
        if is_article_forgotten(db, article_id) or is_forgotten(db, article.url):
            return Saved(article_id, 0, "forgotten")
        article = own_ids(db, article, article_id)
        versions = read_versions(db, article_id)
        if versions and content_digest(versions[max(versions)]) == content_digest(article):
            _link(db, page_id, article_id)
            _mark_back(db, article_id, max(versions), at)
            return Saved(article_id, max(versions), "none")
        number = max(versions, default=0) + 1
        before = versions.get(number - 1)
        events = changes(before, article, fold) if before else []
        versions[number] = article
        _write_head(db, article_id, article, number, at, fold)
        _write_version(db, article_id, number, versions, page_id, at, fold)
        _write_events(db, article_id, number, events, "page", at)
        _write_parts(db, article_id, versions, at, fold)
        _link(db, page_id, article_id)
        _mark_back(db, article_id, number, at)
        change = kind_of_change(before, article, fold) if before else "first"
        return Saved(article_id, number, change, tuple(events))


def reread(
    db: Database, readings: Mapping[int, Article], article_id: str, *, fold: Fold, at: datetime | None = None
) -> Saved:
    """Store new readings of the pages behind an article's versions, by version number.

    Nothing is written where the readings are as before.
    """
    with writing(db):
        versions = read_versions(db, article_id)
        standing = max(versions)
        owned = {n: own_ids(db, a, article_id) for n, a in readings.items() if n in versions}
        fresh = {n: a for n, a in owned.items() if _differs(versions[n], a)}
        if not fresh or is_article_forgotten(db, article_id):
            return Saved(article_id, standing, "none")
        before = versions[standing]
        versions.update(fresh)
        events = changes(before, versions[standing], fold)
        now = stamp(at)
        _write_head(db, article_id, versions[standing], standing, None, fold)
        for number in versions:
            if number in fresh or number - 1 in fresh:
                _write_version(db, article_id, number, versions, None, None, fold)
        _rewrite_page_events(db, article_id, versions, fold)
        _write_events(db, article_id, standing, events, "reader", now)
        _write_parts(db, article_id, versions, now, fold)
        return Saved(article_id, standing, "reread", tuple(events))


def _differs(stored: Article, now: Article) -> bool:
    return reading_digest(stored) != reading_digest(now)


def read_versions(db: Database, article_id: str) -> dict[int, Article]:
    """All versions of an article by number, oldest first; empty for an unknown one."""
    rows = db.conn.execute(
        "select version, content from article_versions where article_id = ? order by version", [article_id]
    )
    return {number: unpack(text) for number, text in rows}


def mark_removed(db: Database, url: str, *, at: datetime | None = None) -> bool:
    """Note that an article's page is gone for good (404 or 410 twice, a day apart); its text stays.

    False when no standing article has this address.
    """
    with writing(db):
        row = db.conn.execute(
            "select id, version from articles where removed_at is null and (url = ? or id in "
            "(select article_id from pages where url = ? or requested_url = ?))",
            [url, url, url],
        ).fetchone()
        if row is None:
            return False
        db.conn.execute("update articles set removed_at = ? where id = ?", [stamp(at), row[0]])
        _insert_event(db, row[0], row[1], None, "page_gone", "page", stamp(at))
        return True


def _mark_back(db: Database, article_id: str, version: int, at: str) -> None:
    done = db.conn.execute(
        "update articles set removed_at = null where id = ? and removed_at is not null", [article_id]
    )
    if done.rowcount:
        _insert_event(db, article_id, version, None, "page_back", "page", at)


def _link(db: Database, page_id: str | None, article_id: str) -> None:
    if page_id is not None:
        db.conn.execute(
            "update pages set article_id = ? where id = ? and article_id is not ?",
            [article_id, page_id, article_id],
        )


def _write_head(
    db: Database, article_id: str, article: Article, number: int, at: str | None, fold: Fold
) -> None:
    """Write the row of ``articles``; ``at`` None keeps the time of the last change."""
    row: dict[str, Any] = {
        "site": article.site,
        "slug": article.slug,
        "language": article.language,
        "url": article.canonical_url,
        "page_type": article.page_type,
        "title": article.title,
        "lead": article.lead,
        "publisher": article.publisher,
        "original_url": article.original_url,
        "published_at": page_date(article.published_at),
        "modified_at": page_date(article.modified_at),
        "authors": dump([a.model_dump() for a in article.authors]),
        "version": number,
        "fold": fold(" ".join(t for t in (article.title, article.lead) if t)),
    }
    if at is not None:
        row["changed_at"] = at
    stored = next(iter(db.query("select * from articles where id = ?", [article_id])), None)
    if stored is None:
        insert(db, "articles", {"id": article_id, "first_seen_at": at, **row})
    else:
        update(db, "articles", "id", stored, row)


def _write_version(
    db: Database,
    article_id: str,
    number: int,
    versions: Mapping[int, Article],
    page_id: str | None,
    at: str | None,
    fold: Fold,
) -> None:
    """Insert the row of a version, or with ``at`` None rewrite its reading."""
    article, before = versions[number], versions.get(number - 1)
    row = {
        "change": kind_of_change(before, article, fold) if before else "first",
        "changed_fields": dump(changed_fields(before, article) if before else []),
        "content_sha256": content_digest(article),
        "reading_sha256": reading_digest(article),
        "extractor_version": article.extractor_version,
        "content": pack(article),
    }
    if at is not None:
        key = {"article_id": article_id, "version": number, "page_id": page_id, "seen_at": at}
        insert(db, "article_versions", {**key, **row})
        return
    names = ", ".join(f"{column} = ?" for column in row)
    db.conn.execute(
        f"update article_versions set {names} where article_id = ? and version = ?",  # noqa: S608 - own names
        [*row.values(), article_id, number],
    )


def _write_parts(db: Database, article_id: str, versions: Mapping[int, Article], at: str, fold: Fold) -> None:
    """Speakers, statements, aliases and the link to translations."""
    listed = sorted(versions.items())
    article = listed[-1][1]
    for _, version in listed:
        for row in speaker_rows(version, fold, at).values():
            db.table("speakers").insert(row, ignore=True)
    sync(db, "statements", "id", statement_rows(listed, article_id, fold), "article_id", article_id)
    sync(db, "speaker_aliases", "id", alias_rows(article, article_id, fold), "article_id", article_id)
    group = {"group_id": translation_group(article), "article_id": article_id, "language": article.language}
    sync(db, "translations", "article_id", {article_id: group}, "article_id", article_id)


def _rewrite_page_events(db: Database, article_id: str, versions: Mapping[int, Article], fold: Fold) -> None:
    """Events between versions follow from the readings; make them anew, keeping those about the page itself."""
    times = dict(
        db.conn.execute("select version, seen_at from article_versions where article_id = ?", [article_id])
    )
    db.conn.execute(
        "delete from statement_events where article_id = ? and cause = 'page' and statement_id is not null",
        [article_id],
    )
    for number, article in versions.items():
        if before := versions.get(number - 1):
            _write_events(db, article_id, number, changes(before, article, fold), "page", times[number])


def _write_events(
    db: Database, article_id: str, version: int, events: list[Change], cause: str, at: str
) -> None:
    for event in events:
        _insert_event(
            db, article_id, version, event.statement_id, event.event, cause, at, event.before, event.after
        )


def _insert_event(
    db: Database,
    article_id: str,
    version: int,
    statement_id: str | None,
    event: str,
    cause: str,
    at: str,
    before: Any = None,
    after: Any = None,
) -> None:
    row = {
        "article_id": article_id,
        "version": version,
        "statement_id": statement_id,
        "event": event,
        "cause": cause,
        "at": at,
        "before": None if before is None else dump(before),
        "after": None if after is None else dump(after),
    }
    insert(db, "statement_events", row)

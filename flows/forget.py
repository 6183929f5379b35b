"""Erasing an article: from the tables, the full-text index, the archive and the free pages of the file.

A tombstone stays, made of digests only, and keeps the article out of crawls, replays, imports and merges.

The archive file is written anew under another name, the rows are switched to it in the same transaction that
deletes the article, and the old file is deleted afterwards; a crash in between leaves a note (a tombstone of
kind "file") that the next ``forget`` acts on, so the old file cannot survive unnoticed.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.archive import body_of, folder_of
from crawler.archive.files import members, resolve, sync_folder
from schemas.database import fulltext, stamp, url_digest, writing
from schemas.database.tombstones import bury
from schemas.errors import Busy, UsageError, WhosaidError

_FILE = "file:"


@dataclass(slots=True)
class Forgotten:
    """What was erased."""

    articles: int = 0
    statements: int = 0
    pages: int = 0
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Targets:
    articles: set[str]
    pages: dict[str, dict[str, Any]]
    urls: set[str]


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A file's new name, and the (offset, length) that were cut out, in order."""

    name: str
    cut: list[tuple[int, int]]

    def moved(self, offset: int) -> int:
        """Where a record that stayed lies now."""
        return offset - sum(length for start, length in self.cut if start < offset)


def forget(db: Database, path: Path, url: str, *, reason: str | None = None) -> Forgotten:
    """Erase what is known of an address. ``path`` is the database file.

    Raises:
        UsageError: nothing is known of it (a tombstone is set all the same).
        Busy: a crawl or replay is running, or another program reads the file.

    """
    _refuse_beside_runs(db)
    folder = folder_of(path)
    _delete_noted(db, folder)
    targets = _targets(db, folder, url)
    rewritten = _rewrite(db, folder, targets)
    done = Forgotten(len(targets.articles), 0, len(targets.pages), sorted(rewritten))
    with writing(db):
        at = stamp()
        for name in rewritten:
            bury(db, _FILE + name, "file", at, None)
        _switch(db, rewritten)
        done.statements = _erase(db, targets)
        for known in targets.urls | {url}:
            bury(db, url_digest(known), "url", at, reason)
        for article in targets.articles:
            bury(db, article, "article", at, reason)
        fulltext.rebuild(db)
    _delete_noted(db, folder)
    _clean(db)
    if not targets.articles and not targets.pages:
        raise UsageError(f"Nothing is stored of {url}; from now on it stays out.")
    return done


def _refuse_beside_runs(db: Database) -> None:
    row = db.conn.execute("select lease, pid from runs where state = 'running'").fetchone()
    if row is not None:
        raise Busy(
            f"{row[0]} is running (process {row[1]}); forget when it is done, so that nothing slips through."
        )


def _targets(db: Database, folder: Path, url: str) -> _Targets:
    """The article, all pages of it, pages with the same bytes, and listings that spell its address or title."""
    pages = _rows(db, "url = ? or requested_url = ?", [url, url])
    articles = {p["article_id"] for p in pages.values() if p["article_id"]}
    articles |= {row[0] for row in db.conn.execute("select id from articles where url = ?", [url])}
    size = -1
    while size != len(pages) + len(articles):
        size = len(pages) + len(articles)
        for article in articles:
            pages |= _rows(db, "article_id = ?", [article])
        for digest in {p["sha256"] for p in pages.values() if p["sha256"] and p["size"]}:
            pages |= _rows(db, "sha256 = ?", [digest])
        articles |= {p["article_id"] for p in pages.values() if p["article_id"]}
    urls = {u for p in pages.values() for u in (p["url"], p["requested_url"]) if u}
    marks: set[bytes] = set()
    for article in articles:
        row = db.conn.execute("select url, title from articles where id = ?", [article]).fetchone()
        urls.add(row[0])
        if row[1]:
            marks.add(row[1].encode())
    marks |= {slug.encode() for u in urls | {url} if len(slug := _slug(u)) >= 8}
    pages |= _listings(db, folder, marks)
    return _Targets(articles, pages, urls)


def _slug(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def _rows(db: Database, where: str, values: list[Any]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in db.query(f"select * from pages where {where}", values)}  # noqa: S608 - own


def _listings(db: Database, folder: Path, marks: set[bytes]) -> dict[str, dict[str, Any]]:
    """Archived sitemaps, feeds and sections that name the article."""
    found: dict[str, dict[str, Any]] = {}
    if not marks:
        return found
    for row in list(db.query("select * from pages where article_id is null and warc_file is not null")):
        try:
            body = body_of(db, folder, row)
        except WhosaidError:
            continue
        if any(mark in body for mark in marks):
            found |= _rows(db, "sha256 = ?", [row["sha256"]])
    return found


def _rewrite(db: Database, folder: Path, targets: _Targets) -> dict[str, _Rewritten]:
    """Write each archive file that holds a target anew, by old name."""
    doomed: dict[str, dict[int, int]] = defaultdict(dict)
    for page in targets.pages.values():
        if page["warc_file"]:
            doomed[page["warc_file"]][page["warc_offset"]] = page["warc_length"]
    out = {name: _without(resolve(folder, name), name, ranges) for name, ranges in doomed.items()}
    if out:
        sync_folder(folder)
    return out


def _without(path: Path, name: str, doomed: dict[int, int]) -> _Rewritten:
    """Copy a file without some byte ranges. What stays is copied as it is, damaged or not."""
    stem, _, number = name.removesuffix(".warc.gz").partition("-kept")
    new = _Rewritten(f"{stem}-kept{int(number or 0) + 1}.warc.gz", sorted(doomed.items()))
    with path.open("rb") as source, path.with_name(new.name).open("wb") as copy:
        at = 0
        for start, length in [*new.cut, (path.stat().st_size, 0)]:
            source.seek(at)
            while at < start:
                chunk = source.read(min(start - at, 1 << 20))
                copy.write(chunk)
                at += len(chunk)
            at = start + length
        copy.flush()
        os.fsync(copy.fileno())
    with path.with_name(new.name).open("rb") as copy:
        first = next(members(copy), None)
        if first is not None and first[1] == path.with_name(new.name).stat().st_size:
            # Nothing is left but the file's own description.
            path.with_name(new.name).unlink()
    return new


def _switch(db: Database, rewritten: dict[str, _Rewritten]) -> None:
    for old, new in rewritten.items():
        rows = db.conn.execute("select id, warc_offset from pages where warc_file = ?", [old]).fetchall()
        for page, offset in rows:
            db.conn.execute(
                "update pages set warc_file = ?, warc_offset = ? where id = ?",
                [new.name, new.moved(offset), page],
            )


def _erase(db: Database, targets: _Targets) -> int:
    statements = 0
    for article in targets.articles:
        db.conn.execute("update pages set article_id = null where article_id = ?", [article])
        statements += db.conn.execute(
            "select count(*) from statements where article_id = ?", [article]
        ).fetchone()[0]
        for table in (
            "statement_events",
            "speaker_aliases",
            "translations",
            "statements",
            "article_versions",
        ):
            db.conn.execute(f"delete from {table} where article_id = ?", [article])  # noqa: S608 - own names
        db.conn.execute("delete from articles where id = ?", [article])
    for page in targets.pages:
        db.conn.execute("delete from problems where page_id = ?", [page])
        db.conn.execute("update article_versions set page_id = null where page_id = ?", [page])
        db.conn.execute("delete from pages where id = ?", [page])
    for url in targets.urls:
        db.conn.execute("delete from problems where url = ?", [url])
        db.conn.execute("delete from urls where url = ?", [url])
    db.conn.execute(
        "delete from speakers where id not in (select speaker_id from statements where speaker_id is not null) "
        "and id not in (select speaker_id from speaker_aliases where speaker_id is not null)"
    )
    return statements


def _delete_noted(db: Database, folder: Path) -> None:
    """Delete archive files that were replaced, and then their notes."""
    noted = db.conn.execute("select digest from tombstones where kind = 'file'").fetchall()
    for (digest,) in noted:
        _unlink((folder / digest.removeprefix(_FILE), folder / f"{digest.removeprefix(_FILE)}.open"))
        with writing(db):
            db.conn.execute("delete from tombstones where digest = ?", [digest])


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.exists():
            with path.open("r+b") as stream:
                # Overwritten first: on a plain disk the blocks would keep the text until they are used again.
                stream.write(b"\0" * path.stat().st_size)
                stream.flush()
                os.fsync(stream.fileno())
            path.unlink()


def _clean(db: Database) -> None:
    """Leave no trace in free pages and in the write-ahead log."""
    db.conn.execute("vacuum")
    busy = db.conn.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    if busy:
        raise Busy(
            "The article is erased, but another program reads the database and keeps old pages in its log; "
            "close it and run the same command again."
        )

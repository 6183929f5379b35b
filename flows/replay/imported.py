"""Replay over pages that others fetched: WARC files of any crawler, folders of saved pages.

With a database the pages are taken in: archived, stored, or named in ``problems``, so that every statement
traces to bytes here. A page that is there already is not taken in twice, which also resumes a broken-off
import.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive import ArchivedPage, ArchiveWriter, keep, scan
from flows.replay.pool import read_all
from flows.replay.stored import Outcome
from flows.replay.tasks import NO_ARTICLE, Reading, Task
from pipelines.text.folding import fold
from schemas.database import (
    Place,
    article_key,
    is_forgotten,
    own_ids,
    read_versions,
    record_problem,
    save_article,
    stamp,
)
from schemas.database.content import content_digest
from schemas.errors import UsageError

BROKEN = frozenset({"broken_record", "torn_record", "wrong_digest", "not_warc", "too_large", "unreadable"})
"""Reasons for skipping that are faults of the file; the others say that a record is no page."""

_CANONICAL = re.compile(
    rb"""<(?:link\b[^>]{0,300}?rel\s*=\s*["']?canonical\b[^>]{0,300}?href|meta\b[^>]{0,300}?og:url["'][^>]{0,300}?content)"""
    rb"""\s*=\s*["'](https?://[^"'\s<>]{1,1000})""",
    re.IGNORECASE,
)
_PAGE_NAMES = (".html", ".htm", ".html.gz", ".htm.gz")


def pages_of(path: Path, skipped: Counter[str]) -> Iterator[ArchivedPage]:
    """The pages of a WARC file or of a folder; what is passed over is counted by reason.

    Raises:
        UsageError: there is no such file or folder.

    """
    if path.is_dir():
        yield from _folder(path, skipped)
    elif path.is_file():
        yield from scan(path, skipped)
    else:
        raise UsageError(f"There is no WARC file or folder of pages at {path}.")


def _folder(folder: Path, skipped: Counter[str]) -> Iterator[ArchivedPage]:
    for path in sorted(p for p in folder.rglob("*") if p.name.endswith(_PAGE_NAMES)):
        try:
            body = path.read_bytes()
            if path.suffix == ".gz":
                body = gzip.decompress(body)
        except (OSError, EOFError, zlib.error):
            skipped["unreadable"] += 1
            continue
        about = _about(path)
        url = about.get("url") or _address(body, folder, path)
        moment = about.get("fetched_at")
        fetched_at = datetime.fromisoformat(moment) if moment else _changed(path)
        headers = about.get("headers") or {"content-type": "text/html"}
        yield ArchivedPage(
            url, int(about.get("status", 200)), headers, body, fetched_at, Place(path.name, 0, 0)
        )


def _about(path: Path) -> dict[str, Any]:
    """What ``page.json`` beside a saved page says of it."""
    beside = path.with_name("page.json")
    if path.name != "page.html" or not beside.is_file():
        return {}
    try:
        about = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return about if isinstance(about, dict) else {}


def _address(body: bytes, folder: Path, path: Path) -> str:
    """The page's own canonical address, or one made of its place in the folder."""
    found = _CANONICAL.search(body[: 1 << 18])
    if found:
        return found.group(1).decode("utf-8", "replace")
    name = path.relative_to(folder).as_posix()
    return f"https://{folder.resolve().name.lower()}.invalid/{name.removesuffix('.gz')}"


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)


def replay_files(
    paths: Iterable[Path],
    outcome: Outcome,
    skipped: Counter[str],
    *,
    db: Database | None,
    archive: ArchiveWriter | None,
    workers: int | None = None,
) -> Iterator[int]:
    """Read the pages of files and folders; yields the number read so far.

    ``db``: compare with what is stored; with ``archive`` also take in what is new.
    """
    held: dict[int, ArchivedPage] = {}
    for reading in read_all(_tasks(paths, skipped, db, held), workers):
        page = held.pop(reading.token)
        outcome.pages += 1
        if reading.article is None:
            outcome.fault(reading)
        if db is None or (archive is None and reading.article is not None):
            _compare(db, reading, outcome)
        elif archive is not None:
            _take_in(db, archive, page, reading, outcome)
        yield outcome.pages


def _tasks(
    paths: Iterable[Path], skipped: Counter[str], db: Database | None, held: dict[int, ArchivedPage]
) -> Iterator[Task]:
    numbers = count()
    for path in paths:
        for found in pages_of(path, skipped):
            page = _dated(found, path)
            if db is not None and is_forgotten(db, page.url):
                skipped["forgotten"] += 1
            elif db is not None and _known(db, page):
                skipped["known"] += 1
            else:
                number = next(numbers)
                held[number] = page
                yield Task(number, page.url, page.headers, body=page.body)


def _dated(page: ArchivedPage, path: Path) -> ArchivedPage:
    if page.fetched_at is not None:
        return page
    return ArchivedPage(page.url, page.status, page.headers, page.body, _changed(path), page.place)


def _known(db: Database, page: ArchivedPage) -> bool:
    """Whether this fetch was taken in and dealt with."""
    row = db.conn.execute(
        "select 1 from pages p where p.url = ? and p.fetched_at = ? and p.sha256 = ? and (p.article_id is not "
        "null or exists (select 1 from problems b where b.page_id = p.id))",
        [page.url, stamp(page.fetched_at), hashlib.sha256(page.body).hexdigest()],
    ).fetchone()
    return row is not None


def _compare(db: Database | None, reading: Reading, outcome: Outcome) -> None:
    article = reading.article
    if article is None or article.page_type in NO_ARTICLE:
        return
    versions = read_versions(db, article_key(article)) if db is not None else {}
    before = versions[max(versions)] if versions else None
    if db is not None:
        article = own_ids(db, article, article_key(article))
    if before is None or content_digest(before) != content_digest(article):
        outcome.difference.add(before, article)


def _take_in(
    db: Database, archive: ArchiveWriter, page: ArchivedPage, reading: Reading, outcome: Outcome
) -> None:
    moment = page.fetched_at or datetime.now(UTC)
    page_id = keep(
        db,
        archive,
        url=page.url,
        status=page.status,
        headers=page.headers,
        body=page.body,
        fetched_at=moment,
    )
    article = reading.article
    if article is None or article.page_type in NO_ARTICLE:
        reason = reading.fault or (article.page_type if article else "unknown")
        detail = reading.detail or "; ".join(article.warnings if article else ())
        record_problem(db, page.url, "replay", reason, detail=detail, page_id=page_id)
        return
    if _is_older(db, article_key(article), stamp(moment)):
        record_problem(db, page.url, "replay", "older_than_stored", page_id=page_id)
        return
    _compare(db, reading, outcome)
    saved = save_article(db, article, fold=fold, page_id=page_id, seen_at=moment)
    outcome.written += saved.change not in ("none", "forgotten")


def _is_older(db: Database, article_id: str, at: str) -> bool:
    """Whether a newer page of this article is stored: history is not written backwards."""
    row = db.conn.execute(
        "select max(seen_at) from article_versions where article_id = ?", [article_id]
    ).fetchone()
    return row[0] is not None and at < row[0]

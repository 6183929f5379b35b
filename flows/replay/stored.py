"""Replay over a database's own archive.

Each version of an article is read again from the page that made it; the newest page is read too when it
is another one, and so are pages that yielded nothing. Nothing is lost by a reader that finds less: a
page that is no article any more keeps what it had and is named in ``problems``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive import folder_of
from flows.replay.difference import Difference
from flows.replay.pool import read_all
from flows.replay.tasks import NO_ARTICLE, Reading, Task
from pipelines.text.folding import fold
from schemas.database import (
    article_key,
    body_before,
    own_ids,
    place_of,
    read_stamp,
    read_versions,
    record_problem,
    reread,
    save_article,
)
from schemas.database.content import content_digest
from schemas.records import Article

_PAGES = """
select p.id, p.url, p.fetched_at, p.headers, p.sha256, p.warc_file, p.warc_offset, p.warc_length, p.record,
    coalesce(v.article_id, p.article_id, '') as article_id, v.version,
    json_extract(s.settings, '$.extract.body') as body_selector
from pages p
left join article_versions v on v.page_id = p.id
left join runs r on r.id = p.run_id
left join sources s on s.name = r.source
where p.status between 200 and 299 and p.warc_file is not null and (
    v.version is not null
    or (p.record = 'response' and p.article_id is not null)
    or (p.record = 'response' and p.article_id is null and (
        exists (select 1 from problems b where b.page_id = p.id and b.stage in ('normalize', 'store', 'replay'))
        or exists (select 1 from urls u where u.kind = 'article' and u.url in (p.url, p.requested_url))))
)
and coalesce(v.article_id, p.article_id, '') >= ?
order by article_id, p.fetched_at, p.rowid
"""


@dataclass(slots=True)
class Outcome:
    """What a replay did. ``faults`` counts pages that could not be read, ``named`` lists the first of them."""

    difference: Difference = field(default_factory=Difference)
    pages: int = 0
    written: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)

    def fault(self, reading: Reading) -> None:
        """Count a page that could not be read."""
        kind = reading.fault or "unknown"
        self.faults[kind] = self.faults.get(kind, 0) + 1
        if len(self.named) < 20:
            self.named.append(f"{reading.url}: {reading.detail}")


def count_pages(db: Database, since: str = "") -> int:
    """How many pages a replay from article ``since`` on reads."""
    count: int = db.conn.execute(f"select count(*) from ({_PAGES})", [since]).fetchone()[0]  # noqa: S608
    return count


def replay_stored(
    db: Database,
    path: str | Path,
    outcome: Outcome,
    *,
    dry_run: bool,
    since: str = "",
    workers: int | None = None,
) -> Iterator[str]:
    """Read the archive of ``path`` again; yields the article id after each page, for progress and resuming.

    ``since``: go on from this article id. ``dry_run``: compare only, write nothing.
    """
    group: list[tuple[dict[str, Any], Reading]] = []
    for reading in read_all(_tasks(db, folder_of(path), since), workers):
        row: dict[str, Any] = reading.token
        if group and (row["article_id"] != group[0][0]["article_id"] or not row["article_id"]):
            _finish(db, group, outcome, dry_run=dry_run)
            group = []
        group.append((row, reading))
        outcome.pages += 1
        yield row["article_id"]
    if group:
        _finish(db, group, outcome, dry_run=dry_run)


def _tasks(db: Database, folder: Path, since: str) -> Iterator[Task]:
    # Read at once: the database is written while the readings come in.
    for row in list(db.query(_PAGES, [since])):
        place = place_of(row)
        if row["record"] == "revisit" and (original := body_before(db, row["sha256"])):
            place = place_of(original)
        headers = json.loads(row.pop("headers"))
        selector = row.pop("body_selector")
        yield Task(row, row["url"], headers, selector, folder=folder, place=place, sha256=row["sha256"])


def _finish(
    db: Database, group: list[tuple[dict[str, Any], Reading]], outcome: Outcome, *, dry_run: bool
) -> None:
    """All pages of one article, or one page that has none."""
    article_id = group[0][0]["article_id"]
    readable = []
    for row, reading in group:
        if reading.article is None:
            outcome.fault(reading)
            _problem(db, row, "replay", reading.fault or "unknown", reading.detail, dry_run=dry_run)
        else:
            readable.append((row, own_ids(db, reading.article, article_id or article_key(reading.article))))
    if not article_id:
        for row, article in readable:
            _newly_read(db, row, article, outcome, dry_run=dry_run)
    elif readable:
        _again(db, article_id, readable, outcome, dry_run=dry_run)


def _newly_read(
    db: Database, row: dict[str, Any], article: Article, outcome: Outcome, *, dry_run: bool
) -> None:
    """A page that had yielded nothing."""
    if article.page_type in NO_ARTICLE:
        return
    outcome.difference.add(None, article)
    if not dry_run:
        at = read_stamp(row["fetched_at"])
        saved = save_article(db, article, fold=fold, page_id=row["id"], seen_at=at)
        outcome.written += saved.change not in ("none", "forgotten")


def _again(
    db: Database,
    article_id: str,
    pages: list[tuple[dict[str, Any], Article]],
    outcome: Outcome,
    *,
    dry_run: bool,
) -> None:
    """An article: every version from its own page, then the newest page if that is another."""
    stored = read_versions(db, article_id)
    if not stored:
        return
    standing = max(stored)
    readings: dict[int, Article] = {}
    for row, article in pages:
        if row["version"] is None:
            continue
        if article.page_type in NO_ARTICLE and stored[row["version"]].page_type not in NO_ARTICLE:
            _problem(db, row, "replay", article.page_type, "read as an article before", dry_run=dry_run)
            if row["version"] == standing:
                outcome.difference.add(stored[standing], None)
            continue
        readings[row["version"]] = article
        if row["version"] == standing:
            outcome.difference.add(stored[standing], article)
    if not dry_run:
        outcome.written += reread(db, readings, article_id, fold=fold).change == "reread"
    _newest(db, pages[-1], readings.get(standing, stored[standing]), outcome, dry_run=dry_run)


def _newest(
    db: Database, page: tuple[dict[str, Any], Article], standing: Article, outcome: Outcome, *, dry_run: bool
) -> None:
    """The last page of an article, when an earlier reader saw nothing new in it."""
    row, article = page
    if row["version"] is not None or article.page_type in NO_ARTICLE:
        return
    if content_digest(article) == content_digest(standing):
        return
    outcome.difference.add(standing, article)
    if not dry_run:
        at = read_stamp(row["fetched_at"])
        saved = save_article(db, article, fold=fold, page_id=row["id"], seen_at=at)
        outcome.written += saved.change not in ("none", "forgotten")


def _problem(
    db: Database, row: dict[str, Any], stage: str, reason: str, detail: str | None, *, dry_run: bool
) -> None:
    if not dry_run:
        record_problem(db, row["url"], stage, reason, detail=detail, page_id=row["id"])

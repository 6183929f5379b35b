"""The database as the spider's store: frontier, validators, archive, articles, problems, lease."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.archive import ArchiveWriter, folder_of, keep
from crawler.discovery import Entry, Known
from crawler.politeness import Slots
from crawler.store import Fetched, Saved, UrlKind
from crawler.verdict import Tally, Verdict
from pipelines.text.folding import fold
from schemas.database import (
    Found,
    HostSlots,
    beat,
    begin_run,
    connect,
    discover,
    due,
    end_run,
    ensure_source,
    mark_failed,
    mark_fetched,
    mark_missing,
    mark_removed,
    now,
    read_stamp,
    record_problem,
    save_article,
    stamp,
    validators,
    writing,
)
from schemas.database.tombstones import is_forgotten
from schemas.records import Article
from schemas.source import Source

_BATCH = 500
_LOOKS_FOR = ("article_urls", "languages", "hosts", "home")
"""What decides which addresses of a listing are articles of a source."""

_KNOWN = (
    "select url, state, lastmod_fetched, next_due_at from urls "
    "where (kind = 'article' or source = ?) and url in ({marks})"
)
_LISTED = "select url, lastmod from urls where url in ({marks})"
"""``marks`` are question marks, one an address."""

_SAVED: dict[str, Saved] = {"first": "new", "none": "unchanged", "forgotten": "unchanged"}


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _moment(text: str | None) -> datetime | None:
    return read_stamp(text) if text else None


class DatabaseStore:
    """One run on one database; see :class:`crawler.store.Store`.

    Opening makes the file where there is none.

    Raises:
        BadDatabase: not ours, damaged, or of a newer version.

    """

    def __init__(self, path: str | Path) -> None:
        self.db = connect(path, create=True)
        self.slots: Slots = HostSlots(self.db)
        self._archive: ArchiveWriter | None = None
        self._folder = folder_of(path)
        self._source: Source | None = None
        self._run: str | None = None

    def open(self, source: Source) -> None:
        """Take the lease and open the run. Raises Busy.

        Where the source looks for other articles than before, its listings count as never read.
        """
        settings = source.model_dump(mode="json")
        before = self._settings(source.name)
        if not before:
            ensure_source(self.db, source.name, source.home, settings)
        self._run = begin_run(self.db, f"crawl:{source.name}", source=source.name)
        self._source = source
        # Only now: while another run holds the lease, its source must stay as that run knows it.
        ensure_source(self.db, source.name, source.home, settings)
        if before and any(before.get(key) != settings[key] for key in _LOOKS_FOR):
            self._forget_listings()
        self._archive = ArchiveWriter(self._folder)

    def _settings(self, name: str) -> dict[str, Any]:
        row = self.db.conn.execute("select settings from sources where name = ?", [name]).fetchone()
        found: dict[str, Any] = json.loads(row[0]) if row else {}
        return found

    def _forget_listings(self) -> None:
        with writing(self.db):
            self.db.conn.execute(
                "update urls set state = 'new', lastmod_fetched = null, etag = null, last_modified = null "
                "where source = ? and kind != 'article'",
                [self._name],
            )

    @property
    def _name(self) -> str | None:
        return self._source.name if self._source else None

    def _is_foreign(self, url: str) -> bool:
        """A listing that another source of this database reads too: it looks for other articles there."""
        row = self.db.conn.execute("select kind, source from urls where url = ?", [url]).fetchone()
        return row is not None and row[0] != "article" and row[1] != self._name

    def close(self, tally: Tally, verdict: Verdict) -> None:
        """End the run, give the lease back, close the files."""
        if self._archive:
            self._archive.close()
        if self._run and verdict.state != "busy":
            reasons = tally.reasons + tally.lost_listings
            end_run(
                self.db,
                self._run,
                verdict.state,
                counts=tally.numbers(),
                reasons=reasons,
                detail=verdict.sentence,
            )
        self.db.close()

    def heartbeat(self, tally: Tally) -> bool:
        """Show that the run lives, and how far it is."""
        return self._run is None or beat(self.db, self._run, tally.numbers())

    def validators(self, url: str) -> Mapping[str, str]:
        """What to ask with."""
        return {} if self._is_foreign(url) else validators(self.db, url)

    def known(self, urls: Iterable[str]) -> Mapping[str, Known]:
        """What earlier runs know; forgotten addresses rest for ever."""
        found: dict[str, Known] = {}
        at = stamp()
        for batch in _batches(urls):
            marks = ",".join("?" * len(batch))
            rows = self.db.query(_KNOWN.format(marks=marks), [self._name, *batch])
            found |= {row["url"]: self._known(row, at) for row in rows}
            if self._has_tombstones():
                found |= {url: Known(rests=True) for url in batch if is_forgotten(self.db, url)}
        return found

    @staticmethod
    def _known(row: Mapping[str, Any], at: str) -> Known:
        if row["state"] == "done":
            return Known(_moment(row["lastmod_fetched"]), fetched=True)
        waits = row["state"] == "failed" and (row["next_due_at"] or "") > at
        return Known(rests=waits or row["state"] in ("gone", "refused", "forgotten"))

    def _has_tombstones(self) -> bool:
        return self.db.conn.execute("select 1 from tombstones limit 1").fetchone() is not None

    def listed(self, entries: Iterable[Entry], kind: UrlKind, found_in: str | None) -> None:
        """Take addresses into the frontier. A date that is not newer than the known one changes nothing."""
        source = self._name
        for batch in _batches(entries):
            marks = ",".join("?" * len(batch))
            rows = self.db.conn.execute(_LISTED.format(marks=marks), [e.url for e in batch])
            before: dict[str, str] = {url: lastmod or "" for url, lastmod in rows}
            found = []
            for entry in batch:
                lastmod = stamp(entry.lastmod) if entry.lastmod else None
                newer = lastmod is not None and lastmod > before.get(entry.url, "")
                found.append(Found(entry.url, lastmod=lastmod if newer else None))
            discover(self.db, found, source=source, kind=kind, found_in=found_in)

    def pending(self, limit: int) -> list[Entry]:
        """Articles that earlier runs listed and that are due."""
        if self._source is None:
            return []
        rows = due(self.db, self._source.name, limit=limit)
        return [Entry(row["url"], _moment(row["lastmod"])) for row in rows]

    def archive(self, fetched: Fetched) -> str | None:
        """Write the response to the WARC and its row to ``pages``."""
        assert self._archive is not None
        return keep(
            self.db,
            self._archive,
            url=fetched.url,
            status=fetched.status,
            headers=fetched.headers,
            body=fetched.body,
            fetched_at=fetched.fetched_at,
            run_id=self._run,
            requested_url=fetched.requested_url,
        )

    def done(self, url: str, fetched: Fetched | None) -> None:
        """Note a good answer. Validators belong to the address that gave them, not to one that led there."""
        if self._is_foreign(url):
            return
        if fetched is None or fetched.url != url:
            mark_fetched(self.db, url, status=301)
            if fetched is None:
                return
            source = self._name
            discover(self.db, [Found(fetched.url)], source=source, kind=fetched.kind, found_in=url)
        digest = hashlib.sha256(fetched.body).hexdigest() if fetched.status != 304 else None
        mark_fetched(self.db, fetched.url, status=fetched.status, sha256=digest, headers=fetched.headers)

    def missing(self, url: str, status: int) -> None:
        """Note a 404 or 410; the second, a day later, marks the article as removed."""
        if mark_missing(self.db, url, status):
            mark_removed(self.db, url, at=now())

    def failed(self, url: str, reason: str, status: int | None = None) -> None:
        """Note a failure; the address rests for a while that doubles each time."""
        if not self._is_foreign(url):
            mark_failed(self.db, url, reason, status=status)

    def save(self, article: Article, fetched: Fetched) -> Saved:
        """Write an article version in one transaction."""
        saved = save_article(self.db, article, fold=fold, page_id=fetched.page, seen_at=fetched.fetched_at)
        return _SAVED.get(saved.change, "changed")

    def problem(self, url: str, stage: str, reason: str, detail: str, page: str | None) -> None:
        """Write a row of ``problems``."""
        record_problem(self.db, url, stage, reason, detail=detail or None, page_id=page, run_id=self._run)

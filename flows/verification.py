"""Is everything what it should be: the file, its rows, the archive, and the way from one to the other."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive import DamagedRecord, body_of, read_at
from crawler.archive.files import OPEN, listing
from pipelines.provenance import locate, read_back
from pipelines.text.folding import fold
from schemas.database import body_before, fulltext, place_of, read_versions
from schemas.database.content import content_digest
from schemas.database.meanings import TABLES
from schemas.database.statements import statement_rows
from schemas.errors import WhosaidError
from schemas.records import Article


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong. ``check`` is its name; ``where`` names the row or file."""

    check: str
    where: str
    what: str


Check = Callable[[Database, Path], Iterator[Finding]]

UNREADABLE = (ValueError, KeyError, TypeError)
"""What reading a version that was tampered with may raise; pydantic's errors are ValueErrors."""


def findings(check: Check, db: Database, folder: Path) -> Iterator[Finding]:
    """What a check finds; a file that is so damaged that it cannot go on is a finding too."""
    try:
        yield from check(db, folder)
    except sqlite3.DatabaseError as error:
        said = "".join(c if c.isprintable() else " " for c in str(error))[:200]
        yield Finding("file", "database", f"cannot be read on: {said}")


def file_is_whole(db: Database, _: Path) -> Iterator[Finding]:
    """The database file has no damaged page and its indexes agree with its tables."""
    for (message,) in db.conn.execute("pragma integrity_check(20)"):
        if message != "ok":
            yield Finding("file", "database", message)
    for table in sorted(TABLES):
        # SQLite does not look whether a text is text; reading every row does.
        for _ in db.conn.execute(f'select * from "{table}"'):  # noqa: S608 - our own names
            pass


def rows_point_at_rows(db: Database, _: Path) -> Iterator[Finding]:
    """No foreign key leads nowhere; parents of statements are statements of the same article."""
    for table, rowid, parent, _key in db.conn.execute("pragma foreign_key_check"):
        yield Finding("orphan", f"{table} row {rowid}", f"its {parent} is missing")
    for (statement,) in db.conn.execute(
        "select s.id from statements s where s.parent_id is not null and s.last_version is null and not exists "
        "(select 1 from statements p where p.id = s.parent_id and p.article_id = s.article_id)"
    ):
        yield Finding("orphan", f"statement {statement}", "its parent is missing")
    for (article,) in db.conn.execute(
        "select a.id from articles a where not exists (select 1 from article_versions v "
        "where v.article_id = a.id and v.version = a.version)"
    ):
        yield Finding("orphan", f"article {article}", "its present version is missing")


def search_agrees(db: Database, _: Path) -> Iterator[Finding]:
    """The full-text indexes hold what the tables hold."""
    for name in fulltext.check(db):
        yield Finding("search", name, "disagrees with its table")


def versions_are_whole(db: Database, _: Path) -> Iterator[Finding]:
    """Each version has the digest that was written with it, and the standing one is what the rows say."""
    for article_id, standing in db.conn.execute("select id, version from articles").fetchall():
        try:
            versions = read_versions(db, article_id)
        except UNREADABLE as error:
            yield Finding("version", f"article {article_id}", f"cannot be read: {type(error).__name__}")
            continue
        digests = dict(
            db.conn.execute(
                "select version, content_sha256 from article_versions where article_id = ?", [article_id]
            )
        )
        for number, article in versions.items():
            if content_digest(article) != digests[number]:
                yield Finding("version", f"article {article_id} version {number}", "its digest is wrong")
        if standing in versions:
            yield from _spans(db, article_id, versions[standing])
            yield from _rows(db, article_id, versions)


def _spans(db: Database, article_id: str, article: Article) -> Iterator[Finding]:
    """Rows of statements against the body: spans lie in it and hold the text."""
    for row in db.query(
        "select id, text, spans from statements where article_id = ? and last_version is null", [article_id]
    ):
        spans = _read_spans(row["spans"])
        if spans is None:
            yield Finding("span", f"statement {row['id']}", "its spans cannot be read")
        elif any(not 0 <= start <= end <= len(article.body) for start, end in spans):
            yield Finding("span", f"statement {row['id']}", "lies outside the body")
        elif " ".join(" ".join(article.body[s:e] for s, e in spans).split()) != " ".join(row["text"].split()):
            yield Finding("span", f"statement {row['id']}", "its text is not what stands in the body")


def _rows(db: Database, article_id: str, versions: dict[int, Article]) -> Iterator[Finding]:
    """Rows of statements against the versions that they were made from; texts and spans are judged apart."""
    wanted = statement_rows(sorted(versions.items()), article_id, fold)
    stored = {r["id"]: r for r in db.query("select * from statements where article_id = ?", [article_id])}
    for name in sorted(wanted.keys() ^ stored.keys()):
        yield Finding("row", f"statement {name}", "is in its article's versions or in the table alone")
    for name in sorted(wanted.keys() & stored.keys()):
        differing = [
            c for c, v in wanted[name].items() if c not in ("text", "spans", "fold") and stored[name][c] != v
        ]
        if differing:
            yield Finding("row", f"statement {name}", f"differs from its version in {', '.join(differing)}")


def _read_spans(text: str) -> list[tuple[int, int]] | None:
    try:
        return [(int(start), int(end)) for start, end in json.loads(text)]
    except (ValueError, TypeError):
        return None


def archive_is_whole(db: Database, folder: Path) -> Iterator[Finding]:
    """Every archived page can be read and has its digest."""
    for row in db.query("select * from pages where warc_file is not null order by warc_file, warc_offset"):
        try:
            place = place_of(row)
            if row["record"] == "revisit" and place is not None:
                read_at(folder, place)
                if body_before(db, row["sha256"]) is None:
                    raise DamagedRecord("it repeats a body that is not in the archive")
            else:
                body_of(db, folder, row)
        except WhosaidError as error:
            yield Finding("archive", f"page {row['id']} of {row['url']}", str(error))


def files_are_known(db: Database, folder: Path) -> Iterator[Finding]:
    """Every archive file belongs to some row; one that does not may hold pages that a crash left unlisted."""
    known = {name for (name,) in db.conn.execute("select distinct warc_file from pages")}
    for path in listing(folder):
        if path.name.removesuffix(OPEN) not in known:
            yield Finding(
                "unlisted", str(path), "no row of pages names this file; read it with: whosaid replay --warc"
            )


def statements_trace(db: Database, folder: Path) -> Iterator[Finding]:
    """The bytes of the archived page give the text of every statement again."""
    pages = list(
        db.query(
            "select p.*, v.article_id as owner, v.version from article_versions v join articles a "
            "on a.id = v.article_id and a.version = v.version join pages p on p.id = v.page_id"
        )
    )
    for row in pages:
        try:
            article = read_versions(db, row["owner"])[row["version"]]
            raw = body_of(db, folder, row)
        except (WhosaidError, *UNREADABLE):
            continue  # named by versions_are_whole or archive_is_whole
        yield from _untraced(article, raw, row)


def _untraced(article: Article, raw: bytes, row: dict[str, Any]) -> Iterator[Finding]:
    places = locate(raw, article, row["content_type"])
    for statement in article.statements:
        place = places.get(statement.id)
        if place is None or read_back(raw, place) != statement.text:
            yield Finding(
                "trace", f"statement {statement.id} of {row['url']}", "is not in the bytes of its page"
            )


CHECKS: tuple[Check, ...] = (
    file_is_whole,
    rows_point_at_rows,
    search_agrees,
    versions_are_whole,
    archive_is_whole,
    files_are_known,
    statements_trace,
)
"""In the order of running: cheap and fundamental ones first."""

NOTICES = frozenset({"unlisted"})
"""Findings that are told but are no fault."""

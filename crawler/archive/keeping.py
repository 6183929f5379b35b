"""Archive and database together: keep an answer, and find the bytes of a page again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.reader import DamagedRecord, read_at
from crawler.archive.writer import ArchiveWriter, payload_digest
from schemas.database import Place, body_before, place_of, read_stamp, record_page

NOT_MODIFIED = 304


def keep(
    db: Database,
    archive: ArchiveWriter,
    *,
    url: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    fetched_at: datetime,
    run_id: str | None = None,
    requested_url: str | None = None,
) -> str:
    """Archive one answer, then write its row in ``pages``; returns the row's id.

    A body that is archived already, and a 304, become a short revisit record. The record is on the disk
    when the row is written, so a row never points at nothing.
    """
    digest, size = hashlib.sha256(body).hexdigest(), len(body)
    original = _original(db, url, status, digest)
    if original is None:
        place = archive.response(url, status, headers, body, fetched_at)
    else:
        digest, size = original["sha256"], original["size"]
        place = _revisit(archive, url, status, headers, fetched_at, body, original)
    return record_page(
        db,
        url,
        status=status,
        fetched_at=fetched_at,
        headers=headers,
        sha256=digest,
        size=size,
        place=place,
        run_id=run_id,
        requested_url=requested_url,
    )


def _original(db: Database, url: str, status: int, digest: str) -> dict[str, Any] | None:
    """The archived response that holds this answer's body."""
    if status != NOT_MODIFIED:
        return body_before(db, digest)
    rows = db.query(
        "select p.* from pages p where p.url = ? and p.status = 200 and p.sha256 is not null "
        "order by p.fetched_at desc, p.rowid desc limit 1",
        [url],
    )
    latest = next(iter(rows), None)
    return body_before(db, latest["sha256"]) if latest else None


def _revisit(
    archive: ArchiveWriter,
    url: str,
    status: int,
    headers: Mapping[str, str],
    fetched_at: datetime,
    body: bytes,
    original: Mapping[str, Any],
) -> Place:
    if status == NOT_MODIFIED:
        body = read_at(archive.folder, _place(original)).body
    return archive.revisit(
        url,
        status,
        headers,
        fetched_at,
        payload_digest(body),
        (original["url"], read_stamp(original["fetched_at"])),
    )


def _place(row: Mapping[str, Any]) -> Place:
    place = place_of(row)
    if place is None:
        raise DamagedRecord(f"The page {row['id']} of {row['url']} was never archived.")
    return place


def body_of(db: Database, folder: Path, row: Mapping[str, Any]) -> bytes:
    """The bytes of a row of ``pages``; a revisit leads to the response that holds them.

    Raises:
        DamagedRecord: not archived, torn, or altered since (the digest is checked).
        BadDatabase: the archive file is missing.

    """
    place = _place(row)
    if place.record == "revisit":
        original = body_before(db, row["sha256"])
        if original is None:
            raise DamagedRecord(f"The page {row['id']} repeats a body that is not in the archive.")
        place = _place(original)
    body = read_at(folder, place).body
    if hashlib.sha256(body).hexdigest() != row["sha256"]:
        raise DamagedRecord(f"The record at {place.file}, byte {place.offset}, is not what was fetched.")
    return body

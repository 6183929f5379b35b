"""One row a fetch: what was asked, what came, and where its bytes lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from schemas.database.keys import dump, key
from schemas.database.moments import stamp
from schemas.database.transactions import writing


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: WARC file (relative to the archive folder), byte offset, byte length.

    ``record``: "response", or "revisit" when the body was archived before and is not repeated.
    """

    file: str
    offset: int
    length: int
    record: str = "response"


def record_page(
    db: Database,
    url: str,
    *,
    status: int,
    fetched_at: datetime,
    headers: Mapping[str, str] | None = None,
    sha256: str | None = None,
    size: int | None = None,
    place: Place | None = None,
    run_id: str | None = None,
    requested_url: str | None = None,
) -> str:
    """Write the row of one fetch; returns its id. Writing the same fetch twice is one row.

    ``url``: the address that answered; ``requested_url``: the one asked for, where a redirect lay between.
    ``headers`` have lower-case names. ``sha256`` and ``size`` are of the body as archived.
    """
    when = stamp(fetched_at)
    where = (place.file, place.offset) if place else ()
    page_id = key("page", url, when, status, sha256, *where)
    row: dict[str, Any] = {
        "id": page_id,
        "url": url,
        "requested_url": requested_url if requested_url != url else None,
        "run_id": run_id,
        "fetched_at": when,
        "status": status,
        "content_type": (headers or {}).get("content-type"),
        "headers": dump(dict(headers or {})),
        "sha256": sha256,
        "size": size,
        "record": place.record if place else "none",
        "warc_file": place.file if place else None,
        "warc_offset": place.offset if place else None,
        "warc_length": place.length if place else None,
    }
    with writing(db):
        db.table("pages").insert(row, ignore=True)
    return page_id


def place_of(row: Mapping[str, Any]) -> Place | None:
    """The place of a row of ``pages``; None when nothing was archived."""
    if row["warc_file"] is None:
        return None
    return Place(row["warc_file"], row["warc_offset"], row["warc_length"], row["record"])


def body_before(db: Database, sha256: str) -> dict[str, Any] | None:
    """The earliest archived response with this body, to which a revisit record may point; else None."""
    return next(
        iter(
            db.query(
                "select * from pages where sha256 = ? and record = 'response' and warc_file is not null "
                "order by fetched_at, id limit 1",
                [sha256],
            )
        ),
        None,
    )

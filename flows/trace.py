"""From a statement back to the bytes that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive import body_of
from pipelines.provenance import Located, locate, read_back
from schemas.database.content import unpack
from schemas.errors import UsageError, WhosaidError

_PAGE = """
select p.*, v.content, v.version, s.text as statement_text
from statements s join articles a on a.id = s.article_id
join article_versions v on v.article_id = s.article_id and v.version = coalesce(s.last_version, a.version)
left join pages p on p.id = v.page_id
where s.id = ?
"""


@dataclass(frozen=True, slots=True)
class Trace:
    """``page`` is the row of ``pages``; ``raw`` the stored bytes; ``place`` where the words lie in them."""

    statement_id: str
    text: str
    page: dict[str, Any]
    raw: bytes
    place: Located

    @property
    def slices(self) -> list[bytes]:
        """The bytes themselves, range by range."""
        return [self.raw[start:end] for start, end in self.place.ranges]

    @property
    def holds(self) -> bool:
        """Whether the bytes give the statement's text again."""
        return read_back(self.raw, self.place) == self.text

    def as_json(self) -> dict[str, Any]:
        """Everything, for programs."""
        names = ("url", "fetched_at", "status", "sha256", "warc_file", "warc_offset", "warc_length", "record")
        return {
            "statement_id": self.statement_id,
            "text": self.text,
            "page": {name: self.page[name] for name in names} | {"id": self.page["id"]},
            "encoding": self.place.encoding,
            "encoded_twice": self.place.twice,
            "parts": [[list(r) for r in part] for part in self.place.parts],
            "bytes": [s.decode(self.place.encoding, "replace") for s in self.slices],
            "holds": self.holds,
        }


def trace(db: Database, folder: Path, statement_id: str) -> Trace:
    """Find the bytes of a statement, in the version in which it stands or stood last.

    Raises:
        UsageError: no such statement, or its page was never archived.
        WhosaidError: its words are not in the page's bytes, or the record is damaged.

    """
    row = next(iter(db.query(_PAGE, [statement_id])), None)
    if row is None:
        raise UsageError(f"There is no statement {statement_id!r}; ids stand in who_said_what.statement_id.")
    if row["id"] is None or row["warc_file"] is None:
        raise UsageError(
            f"The page of statement {statement_id} was not archived, so it has no bytes to show."
        )
    raw = body_of(db, folder, row)
    place = locate(raw, unpack(row.pop("content")), row["content_type"]).get(statement_id)
    if place is None:
        raise WhosaidError(
            f"The words of statement {statement_id} were not found in the bytes of {row['url']}; "
            "read the page again with: whosaid replay"
        )
    return Trace(statement_id, row.pop("statement_text"), row, raw, place)

"""Reading WARC files: ours by place, anybody's from front to end.

Nothing in a file is trusted: sizes are capped, broken records are counted and skipped, and reading goes on
behind them.
"""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from crawler.archive.files import CHUNK, resolve
from schemas.database import Place
from schemas.errors import WhosaidError

MAX_RECORD_BYTES = 64 << 20
"""A record that unpacks to more is skipped; no page is that large."""

MAGIC = b"\x1f\x8b\x08"
"""First bytes of a gzip member (RFC 1952)."""

_BETWEEN = b"\r\n\r\nWARC/1."
"""End of one record and beginning of the next in an uncompressed file."""

HTML_TYPES = ("text/html", "application/xhtml+xml")


class DamagedRecord(WhosaidError):
    """An archived record that cannot be read, or whose digest is wrong."""


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One archived answer. ``headers`` have lower-case names; ``body`` is without transfer coding.

    ``place.file`` is the file's name; ``fetched_at`` is UTC, None where the record does not say. The body
    of a revisit is empty.
    """

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime | None
    place: Place


def read_at(folder: Path, place: Place) -> ArchivedPage:
    """Read one record of our own archive.

    Raises:
        BadDatabase: the file is missing.
        DamagedRecord: the record is torn, altered, or not what should lie there.

    """
    path = resolve(folder, place.file)
    with path.open("rb") as stream:
        stream.seek(place.offset)
        packed = stream.read(place.length)
    where = f"{path}, byte {place.offset}"
    if len(packed) < place.length:
        raise DamagedRecord(f"The record at {where} is cut off.")
    try:
        plain = _inflate(packed)
    except zlib.error as error:
        raise DamagedRecord(f"The record at {where} is damaged: {error}.") from error
    skipped: Counter[str] = Counter()
    for page in _pages(plain, place.file, place.offset, place.length, skipped, everything=True):
        return page
    reason = next(iter(skipped), "no record")
    raise DamagedRecord(f"The record at {where} cannot be read: {reason.replace('_', ' ')}.")


def scan(path: Path, skipped: Counter[str], *, everything: bool = False) -> Iterator[ArchivedPage]:
    """All pages of a WARC file in order: successful HTML responses; with ``everything`` any answer.

    What is passed over is counted in ``skipped`` by reason: ``not_response``, ``not_html``, ``status``,
    ``empty``, ``wrong_digest``, ``too_large``, ``broken_record``, ``torn_record``, ``not_warc``.
    """
    with path.open("rb") as stream:
        start = stream.read(len(MAGIC))
        if start == MAGIC:
            yield from _scan_members(stream, path.name, skipped, everything)
        elif start:
            stream.seek(0)
            yield from _scan_stream(stream, path.name, skipped, everything)


def _scan_members(
    stream: BinaryIO, name: str, skipped: Counter[str], everything: bool
) -> Iterator[ArchivedPage]:
    """Members one by one, so that a damaged one costs only itself."""
    at: int | None = 0
    while at is not None:
        plain, end, fault = _read_member(stream, at)
        if fault == "end":
            return
        if fault:
            skipped[fault] += 1
        elif plain.startswith((b"WARC/", b"http")) or b"WARC/" in plain[:16]:
            yield from _pages(plain, name, at, end - at, skipped, everything)
        else:
            skipped["not_warc"] += 1
        at = end if not fault or fault == "too_large" else _next_member(stream, at + 1)


def _read_member(stream: BinaryIO, start: int) -> tuple[bytes, int, str]:
    """Content and end of the gzip member at ``start``, and what is wrong with it ("" or a reason)."""
    stream.seek(start)
    inflate = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size, at = 0, start
    while not inflate.eof:
        chunk = stream.read(CHUNK)
        if not chunk:
            return b"", at, "torn_record" if at > start else "end"
        at += len(chunk)
        while chunk and not inflate.eof:
            try:
                part = inflate.decompress(chunk, 16 * CHUNK)
            except zlib.error:
                return b"", at, "broken_record"
            size += len(part)
            # A member that is too large is unpacked to its end, but not kept.
            if size <= MAX_RECORD_BYTES:
                parts.append(part)
            chunk = inflate.unconsumed_tail
    end = at - len(inflate.unused_data)
    return b"".join(parts), end, "too_large" if size > MAX_RECORD_BYTES else ""


def _next_member(stream: BinaryIO, start: int) -> int | None:
    """The next place that looks like a gzip member whose content is a record; None at the end."""
    at = start
    tail = b""
    while True:
        stream.seek(at)
        chunk = stream.read(CHUNK)
        if not chunk:
            return None
        found = (tail + chunk).find(MAGIC)
        while found >= 0:
            place = at - len(tail) + found
            if _looks_like_record(stream, place):
                return place
            found = (tail + chunk).find(MAGIC, found + 1)
        tail = (tail + chunk)[-(len(MAGIC) - 1) :]
        at += len(chunk)


def _looks_like_record(stream: BinaryIO, place: int) -> bool:
    stream.seek(place)
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(1024), 64).startswith(b"WARC/")
    except zlib.error:
        return False


def _scan_stream(
    stream: BinaryIO, name: str, skipped: Counter[str], everything: bool
) -> Iterator[ArchivedPage]:
    """An uncompressed file, record by record; behind a broken one from the next that looks like one."""
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        records = ArchiveIterator(stream, check_digests=True)
        at = start
        try:
            for record in records:
                at = records.offset
                page = _page(record, name, 0, 0, skipped, everything)
                if page is not None:
                    place = Place(name, at, records.get_record_length(), page.place.record)
                    yield replace(page, place=place)
        except Exception:  # noqa: BLE001 - damaged headers make the library raise all kinds of errors
            skipped["broken_record"] += 1
            start = _next_plain(stream, at + 1)
        else:
            return


def _next_plain(stream: BinaryIO, start: int) -> int | None:
    """The next place in an uncompressed file at which a record begins; None at the end."""
    at = start
    while True:
        stream.seek(at)
        chunk = stream.read(CHUNK + len(_BETWEEN))
        found = chunk.find(_BETWEEN)
        if found >= 0:
            return at + found + 4
        if len(chunk) <= len(_BETWEEN):
            return None
        at += CHUNK


def _pages(
    plain: bytes, name: str, offset: int, length: int, skipped: Counter[str], everything: bool
) -> Iterator[ArchivedPage]:
    """The pages of one unpacked member: one record as a rule, all of them in some other crawlers' files."""
    try:
        for record in ArchiveIterator(io.BytesIO(plain), check_digests=True):
            page = _page(record, name, offset, length, skipped, everything)
            if page is not None:
                yield page
    except Exception:  # noqa: BLE001 - damaged headers make the library raise all kinds of errors
        skipped["broken_record"] += 1


def _page(
    record: Any, name: str, offset: int, length: int, skipped: Counter[str], everything: bool
) -> ArchivedPage | None:
    """One record as a page, or None with its reason counted."""
    wanted = ("response", "revisit") if everything else ("response",)
    if record.rec_type not in wanted or record.http_headers is None:
        skipped["not_response"] += 1
        return None
    headers = {k.lower(): v for k, v in record.http_headers.headers}
    status = _status(record.http_headers.get_statuscode())
    body = b"" if record.rec_type == "revisit" else record.content_stream().read(MAX_RECORD_BYTES + 1)
    if reason := _objection(record, status, headers, body, everything):
        skipped[reason] += 1
        return None
    return ArchivedPage(
        record.rec_headers.get_header("WARC-Target-URI") or "",
        status,
        headers,
        body,
        _moment(record.rec_headers.get_header("WARC-Date")),
        Place(name, offset, length, record.rec_type),
    )


def _objection(
    record: Any, status: int, headers: dict[str, str], body: bytes, everything: bool
) -> str | None:
    if len(body) > MAX_RECORD_BYTES:
        return "too_large"
    if record.digest_checker.passed is False:
        return "wrong_digest"
    if everything:
        return None
    if not 200 <= status < 300:
        return "status"
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type and content_type not in HTML_TYPES:
        return "not_html"
    if not body.strip():
        return "empty"
    return None


def _inflate(packed: bytes) -> bytes:
    inflate = zlib.decompressobj(wbits=31)
    plain = inflate.decompress(packed, MAX_RECORD_BYTES + 1)
    if not inflate.eof:
        raise zlib.error("too large" if len(plain) > MAX_RECORD_BYTES else "incomplete")
    return plain


def _status(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) == 3 else 0


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

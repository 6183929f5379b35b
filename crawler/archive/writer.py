"""Writing WARC 1.1 records (ISO 28500:2017), each on the disk before the call returns."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, Self
from urllib.parse import quote

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.files import OPEN, finish, lock, new_name, recover, sync_folder
from schemas.database import Place
from schemas.errors import WhosaidError

MAX_FILE_BYTES = 1 << 30
"""A file is closed when it has grown past this: 1 GiB, the size that WARC's guidelines recommend."""

DECODED_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""They describe the transfer; the body is archived decoded, so they are kept under another name."""

PRIVATE_HEADERS = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization"})
"""Never archived: they identify the crawler to the site, and say nothing about the page."""

_PLAIN = re.compile(r"[^\x20-\x7e]+")
"""What a header line may not hold; it is written with percent escapes."""

SERVER_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


class ArchiveWriter:
    """Writes the archive files of one run. Use as a context manager; no other process shares its files.

    ``fsync``: force each record to the disk, so that even a power cut loses nothing that was read.
    Opening closes what processes that died have left in the folder.
    """

    def __init__(
        self, folder: str | Path, *, max_file_bytes: int = MAX_FILE_BYTES, fsync: bool = True
    ) -> None:
        self.folder = Path(folder)
        self._max = max_file_bytes
        self._fsync = fsync
        self._started = datetime.now(UTC)
        self._number = 0
        self._file: BinaryIO | None = None
        self._name = ""
        self._at = 0
        self.folder.mkdir(parents=True, exist_ok=True)
        recover(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def response(
        self,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        fetched_at: datetime,
    ) -> Place:
        """Archive one response; ``body`` is without transfer and content coding.

        Raises:
            WhosaidError: it could not be written; the archive is as before.

        """
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=_http(status, headers, len(body)),
                warc_headers_dict={"WARC-Date": _date(fetched_at)},
            )
        )
        return self._append(out.getvalue(), "response")

    def revisit(
        self,
        url: str,
        status: int,
        headers: Mapping[str, str],
        fetched_at: datetime,
        digest: str,
        original: tuple[str, datetime],
    ) -> Place:
        """Archive an answer whose body is archived already: a 304, or the same bytes once more.

        ``digest``: as :func:`payload_digest` gives it. ``original``: address and date of the response that
        holds the body.
        """
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        record = writer.create_revisit_record(
            url, digest, original[0], _date(original[1]), http_headers=_http(status, headers, 0)
        )
        record.rec_headers.replace_header("WARC-Date", _date(fetched_at))
        profile = SERVER_NOT_MODIFIED if status == 304 else SAME_PAYLOAD
        record.rec_headers.replace_header("WARC-Profile", profile)
        writer.write_record(record)
        return self._append(out.getvalue(), "revisit")

    def close(self) -> None:
        """Complete the present file and give it its final name."""
        if self._file is None:
            return
        stream, self._file = self._file, None
        stream.flush()
        os.fsync(stream.fileno())
        finish(self.folder / f"{self._name}{OPEN}")
        stream.close()

    def _append(self, record: bytes, kind: str) -> Place:
        if self._file is not None and self._at >= self._max:
            self.close()
        if self._file is None:
            self._begin()
        start = self._at
        self._put(record)
        return Place(self._name, start, len(record), kind)

    def _put(self, data: bytes) -> None:
        """Write in one piece or not at all."""
        stream = self._file
        if stream is None:
            raise WhosaidError("The archive is closed.")
        try:
            rest = memoryview(data)
            while rest:
                # A raw file may take less than it is given; the next attempt then says why.
                rest = rest[stream.write(rest) :]
            if self._fsync:
                os.fsync(stream.fileno())
        except OSError as error:
            self._take_back(stream)
            raise WhosaidError(
                f"The page could not be archived in {self.folder}: {error.strerror or error}. "
                "Nothing unarchived is read; free some space and run again."
            ) from error
        self._at += len(data)

    def _take_back(self, stream: BinaryIO) -> None:
        try:
            stream.seek(self._at)
            stream.truncate(self._at)
        except OSError:
            # Not even that works; the next opening cuts the torn record off.
            self._file = None

    def _begin(self) -> None:
        self._number += 1
        self._name = new_name(self._started, self._number)
        path = self.folder / f"{self._name}{OPEN}"
        # Unbuffered: a failed write must not leave half a record waiting in memory.
        self._file = path.open("xb", buffering=0)
        if not lock(self._file):
            raise WhosaidError(f"{path} is held by another process.")
        sync_folder(self.folder)
        self._at = 0
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        info = {"software": f"whosaid/{version('whosaid')}", "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record(self._name, info))
        self._put(out.getvalue())


def payload_digest(body: bytes) -> str:
    """The digest of a body as WARC records carry it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _http(status: int, headers: Mapping[str, str], size: int) -> Any:
    """Status line and headers as they belong to the archived body."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Unknown"
    kept: list[tuple[str, str]] = []
    for name, value in headers.items():
        low = name.lower()
        if low in PRIVATE_HEADERS:
            continue
        clean = _PLAIN.sub(
            lambda found: quote(found.group().encode("utf-8", "replace")), " ".join(value.split())
        )
        kept.append((f"X-Crawler-{low}" if low in DECODED_HEADERS else low, clean))
    return StatusAndHeaders(f"{status} {phrase}", [*kept, ("Content-Length", str(size))], protocol="HTTP/1.1")

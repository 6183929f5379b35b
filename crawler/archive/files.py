"""The files of an archive: their names, who is writing them, and what a crash leaves behind.

A file is called ``….warc.gz.open`` while a run writes it and loses the ending when it is complete, as other
crawlers do it. Its writer holds a lock on it, so an ``.open`` file that can be locked was left by a process
that died: what follows its last whole record is cut off.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from schemas.errors import BadDatabase

OPEN = ".open"
"""Ending of a file that is being written."""

CHUNK = 1 << 16


def folder_of(database: str | Path) -> Path:
    """The archive folder of a database file: ``news.db`` → ``news.archive``."""
    return Path(database).with_suffix(".archive")


def new_name(started: datetime, number: int) -> str:
    """A file name that no other run has: start of the run, a random part, a running number."""
    return f"whosaid-{started.strftime('%Y%m%dT%H%M%SZ')}-{secrets.token_hex(4)}-{number:05d}.warc.gz"


def resolve(folder: Path, name: str) -> Path:
    """The path of an archive file, finished or still being written.

    Raises:
        BadDatabase: there is no such file, or the name points out of the folder.

    """
    if Path(name).name != name:
        raise BadDatabase(f"The archive name {name!r} points out of its folder.")
    path = folder / name
    if path.exists():
        return path
    being_written = folder / f"{name}{OPEN}"
    if being_written.exists():
        return being_written
    raise BadDatabase(f"The archive file {path} is missing; put it back, then run: whosaid verify")


def listing(folder: Path) -> list[Path]:
    """All archive files, oldest name first, those being written included."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.name.endswith((".warc.gz", f".warc.gz{OPEN}")))


def lock(stream: BinaryIO) -> bool:
    """Take the writer's lock of a file; False when another process has it."""
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def recover(folder: Path) -> dict[str, int]:
    """Close the files of processes that died; returns the bytes cut off each (0: it ended whole)."""
    cut: dict[str, int] = {}
    for path in listing(folder):
        if path.name.endswith(OPEN):
            with path.open("r+b") as stream:
                if lock(stream):
                    cut[path.name.removesuffix(OPEN)] = _close(path, stream)
    return cut


def _close(path: Path, stream: BinaryIO) -> int:
    size = os.fstat(stream.fileno()).st_size
    whole = 0
    for _, end in members(stream):
        whole = end
    if whole < size:
        stream.truncate(whole)
        os.fsync(stream.fileno())
    if whole:
        finish(path)
    else:
        path.unlink()
    return size - whole


def finish(path: Path) -> Path:
    """Give a complete file its final name, and make the name durable."""
    final = path.with_name(path.name.removesuffix(OPEN))
    path.rename(final)
    sync_folder(final.parent)
    return final


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def members(stream: BinaryIO, start: int = 0) -> Iterator[tuple[int, int]]:
    """Start and end of each whole gzip member from ``start``; stops at the first that is not whole."""
    at = start
    while True:
        end = _member_end(stream, at)
        if end is None:
            return
        yield at, end
        at = end


def _member_end(stream: BinaryIO, start: int) -> int | None:
    """Where the member at ``start`` ends; None when it is torn or damaged (its checksum is checked)."""
    stream.seek(start)
    inflate = zlib.decompressobj(wbits=31)
    at = start
    while True:
        chunk = stream.read(CHUNK)
        if not chunk:
            return None
        at += len(chunk)
        try:
            # Bounded output: a bomb of a member must not fill the memory.
            rest = chunk
            while rest and not inflate.eof:
                inflate.decompress(rest, 16 * CHUNK)
                rest = inflate.unconsumed_tail
        except zlib.error:
            return None
        if inflate.eof:
            return at - len(inflate.unused_data)

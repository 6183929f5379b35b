"""Opening a database: one recipe, one place.

WAL so that readers never wait for the writer; ``synchronous=FULL`` so that a committed article survives
a power cut; foreign keys on; 30 seconds of patience with another writer; deleted text is overwritten
(``secure_delete``); functions in views and triggers of a foreign file cannot run code
(``trusted_schema=OFF``). A database must lie on a local disk: WAL does not work over a network share.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from sqlite_utils import Database

from schemas.database.migrations import FORMAT, migrations
from schemas.database.transactions import writing
from schemas.errors import BadDatabase, Busy, WhosaidError

APPLICATION_ID = 0x77736149
"""``wsaI`` in the file's header: tells a whosaid database from any other SQLite file."""

BUSY_TIMEOUT_MS = 30_000
"""How long a write waits for another writer; the longest wait seen with eight writers was 1.1 s."""

RECIPE: dict[str, str | int] = {
    "busy_timeout": BUSY_TIMEOUT_MS,
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": "on",
    "trusted_schema": "off",
    "secure_delete": "on",
    "recursive_triggers": "on",
}
"""Pragmas of every connection that may write, in this order."""


def connect(path: str | Path, *, create: bool = False, readonly: bool = False) -> Database:
    """Open a database and bring it to the present format.

    ``create``: make the file where there is none. ``readonly``: open without any write, as readers beside
    a running crawl do; an older format is then refused. Close with ``db.close()``, or use ``with``.

    Raises:
        BadDatabase: missing, not a database, another program's, damaged, or of a newer format.
        Busy: another program holds the file for longer than 30 s.

    """
    file = Path(path)
    _refuse_impossible(file, create=create, readonly=readonly)
    try:
        conn = _connection(file, create=create, readonly=readonly)
    except sqlite3.Error as error:
        raise BadDatabase(f"{file} cannot be opened: {error}.") from error
    try:
        return _prepared(conn, file, readonly=readonly)
    except sqlite3.OperationalError as error:
        conn.close()
        raise _explained(error, file, readonly=readonly) from error
    except sqlite3.DatabaseError as error:
        conn.close()
        raise BadDatabase(
            f"{file} is damaged or no SQLite database ({error}); nothing was changed."
        ) from error
    except BaseException:
        conn.close()
        raise


def _refuse_impossible(file: Path, *, create: bool, readonly: bool) -> None:
    if file.is_dir():
        raise BadDatabase(f"{file} is a folder; name a file.")
    if not file.exists():
        if readonly or not create:
            raise BadDatabase(
                f"There is no database at {file}. Make one with: whosaid crawl SOURCE --db {file}"
            )
        if not file.absolute().parent.is_dir():
            raise BadDatabase(f"The folder {file.absolute().parent} does not exist; make it first.")


def _connection(file: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    mode = "ro" if readonly else "rwc" if create else "rw"
    # as_uri escapes "?" and "#", so a file name can never add options.
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
    )


def _prepared(conn: sqlite3.Connection, file: Path, *, readonly: bool) -> Database:
    # The two numbers are read before anything is written: another program's file stays as it is.
    _check_owner(conn, file)
    conn.execute(f"pragma busy_timeout = {BUSY_TIMEOUT_MS}")
    version = _number(conn, "user_version")
    if version > FORMAT:
        raise BadDatabase(
            f"{file} was written by a newer whosaid (format {version}, this one knows {FORMAT}). "
            "Upgrade whosaid, or use another file; nothing was changed."
        )
    if readonly:
        if version < FORMAT:
            raise BadDatabase(
                f"{file} has the older format {version}; open it once for writing, "
                f"for instance with: whosaid verify --db {file}"
            )
        for name in ("foreign_keys", "trusted_schema"):
            conn.execute(f"pragma {name} = {RECIPE[name]}")
        return Database(conn)
    for name, value in RECIPE.items():
        _set(conn, name, value)
    db = Database(conn)
    if version < FORMAT:
        _migrate(db, file, version)
    return db


def _set(conn: sqlite3.Connection, name: str, value: str | int) -> None:
    """Set one pragma. SQLite does not wait for others when it changes the journal's mode, so this does."""
    until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            conn.execute(f"pragma {name} = {value}").fetchall()
        except sqlite3.OperationalError as error:
            if name != "journal_mode" or "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _check_owner(conn: sqlite3.Connection, file: Path) -> None:
    # Tables first: another process may be making the file, and commits them and the mark together.
    tables = conn.execute("select count(*) from sqlite_master").fetchone()[0]
    owner = _number(conn, "application_id")
    if owner != APPLICATION_ID and (owner or tables):
        raise BadDatabase(f"{file} is a database of another program; name another file with --db.")


def _migrate(db: Database, file: Path, version: int) -> None:
    if version:
        _back_up(db, file, version)
    with writing(db):
        # Another process may have done it while this one waited for the lock.
        if _number(db.conn, "user_version") < FORMAT:
            migrations.apply(db)
            db.conn.execute(f"pragma application_id = {APPLICATION_ID}")
            db.conn.execute(f"pragma user_version = {FORMAT}")


def _back_up(db: Database, file: Path, version: int) -> None:
    """Keep the file as it was beside itself, complete or not at all."""
    copy = file.with_name(f"{file.name}.format-{version}")
    half = copy.with_name(f"{copy.name}.part")
    half.unlink(missing_ok=True)
    db.conn.execute("vacuum into ?", [str(half)])
    os.replace(half, copy)  # noqa: PTH105 - atomic rename over an older copy


def _number(conn: sqlite3.Connection, pragma: str) -> int:
    value: int = conn.execute(f"pragma {pragma}").fetchone()[0]
    return value


def _explained(error: sqlite3.OperationalError, file: Path, *, readonly: bool) -> WhosaidError:
    text = str(error)
    if "locked" in text or "busy" in text:
        return Busy(f"{file} is locked by another program; try again when it is done.")
    if readonly and ("readonly" in text or "unable to open" in text):
        return BadDatabase(
            f"{file} cannot be read where it lies: SQLite makes a file beside it, and you may not write there. "
            "Copy it, with its archive, into a folder of your own."
        )
    if "readonly" in text or "read-only" in text:
        return BadDatabase(f"{file} may not be written by this user; change its permissions or name another.")
    if "full" in text:
        return WhosaidError(f"No space left for {file}; free some and run the same command again.")
    return BadDatabase(f"{file} cannot be used: {text}.")

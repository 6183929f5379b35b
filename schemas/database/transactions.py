"""Writing in one piece.

``BEGIN IMMEDIATE`` takes the write lock first. A deferred transaction that reads and then writes fails
at once when another writer committed in between, whatever the busy timeout says; so every write of this
project goes through :func:`writing`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from schemas.errors import Busy, WhosaidError


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """Everything inside is committed together or not at all.

    Inside another ``writing`` it is a savepoint of that one.

    Raises:
        Busy: another writer held the file for longer than the busy timeout.
        WhosaidError: the disk is full; nothing of this transaction was kept.

    """
    if db.conn.in_transaction:
        with db.atomic():
            yield db
        return
    try:
        try:
            db.conn.execute("begin immediate")
            yield db
            db.conn.execute("commit")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("rollback")
            raise
    except sqlite3.OperationalError as error:
        raise _explained(error) from error


def _explained(error: sqlite3.OperationalError) -> Exception:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy("The database is held by another writer; try again when it is done.")
    if code == sqlite3.SQLITE_FULL:
        return WhosaidError(
            "No space left for the database; the last article was not stored. Free some space."
        )
    return error

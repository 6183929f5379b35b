"""The full-text indexes, kept in step with their tables.

``statements_fts`` and ``articles_fts`` index the text as it is and folded, so both "Đường" and "duong" find
"Đường". ``statements_trigram`` finds parts of words (three characters or more) in scripts that set no
blanks. The rows of the indexes are written by :func:`add` and :func:`remove`, and by nothing else; whoever
copies rows in bulk calls :func:`rebuild` afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from schemas.database.transactions import writing

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages of ``statements_trigram``; the view ``statements_unspaced`` says the same in SQL."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text table, its columns, and which rows it holds."""

    name: str
    columns: tuple[str, ...]
    holds: Callable[[Row], bool]


def _all(row: Row) -> bool:
    return True


def _unspaced(row: Row) -> bool:
    return row["language"].split("-")[0] in UNSPACED


INDEXES: dict[str, tuple[Index, ...]] = {
    "statements": (
        Index("statements_fts", ("text", "fold"), _all),
        Index("statements_trigram", ("text",), _unspaced),
    ),
    "articles": (Index("articles_fts", ("title", "lead", "fold"), _all),),
}


def add(db: Database, table: str, number: int, row: Row) -> None:
    """Index a row that was just written."""
    for index in INDEXES.get(table, ()):
        if index.holds(row):
            names, marks = ", ".join(index.columns), ", ?" * len(index.columns)
            db.conn.execute(
                f"insert into {index.name} (rowid, {names}) values (?{marks})",  # noqa: S608 - own names
                [number, *(row[c] for c in index.columns)],
            )


def remove(db: Database, table: str, row: Row) -> None:
    """Take a row out of the index, by the values that it was indexed with."""
    for index in INDEXES.get(table, ()):
        if index.holds(row):
            names, marks = ", ".join(index.columns), ", ?" * len(index.columns)
            db.conn.execute(
                f"insert into {index.name} ({index.name}, rowid, {names}) values ('delete', ?{marks})",  # noqa: S608
                [row["number"], *(row[c] for c in index.columns)],
            )


def rebuild(db: Database) -> None:
    """Make all indexes anew from their tables."""
    for index in (i for group in INDEXES.values() for i in group):
        db.conn.execute(f"insert into {index.name} ({index.name}) values ('rebuild')")  # noqa: S608


def check(db: Database) -> list[str]:
    """The names of indexes that disagree with their tables.

    Raises:
        Busy: another writer holds the file; SQLite needs the write lock for this check.

    """
    wrong = []
    for index in (i for group in INDEXES.values() for i in group):
        try:
            with writing(db):
                db.conn.execute(
                    f"insert into {index.name} ({index.name}, rank) values ('integrity-check', 1)"  # noqa: S608
                )
        except sqlite3.DatabaseError:
            wrong.append(index.name)
    return wrong

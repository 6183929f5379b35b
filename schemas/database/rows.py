"""Bringing rows to a wanted state while touching only what differs; indexes follow.

Table and column names are this room's own; values are always bound.
"""
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from schemas.database import fulltext


def sync(
    db: Database, table: str, pk: str, wanted: Mapping[str, Mapping[str, Any]], where: str, arg: str
) -> int:
    """Make the rows of ``table`` with ``where = arg`` exactly ``wanted`` (by primary key); count of changes.

    Only columns named in the wanted rows are compared.
    """
    present = {row[pk]: row for row in db.query(f"select * from {table} where {where} = ?", [arg])}
    count = 0
    for name in present.keys() - wanted.keys():
        delete(db, table, pk, present[name])
        count += 1
    for name, row in wanted.items():
        if name not in present:
            insert(db, table, row)
            count += 1
        else:
            count += update(db, table, pk, present[name], row)
    return count


def insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    """Insert one row."""
    marks = ", ".join("?" * len(row))
    done = db.conn.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))
    fulltext.add(db, table, done.lastrowid or 0, row)


def update(db: Database, table: str, pk: str, stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Set the columns of one stored row that differ from the wanted ones; False where none does."""
    differing = {column: value for column, value in wanted.items() if stored[column] != value}
    if not differing:
        return False
    changes = ", ".join(f"{column} = ?" for column in differing)
    fulltext.remove(db, table, stored)
    db.conn.execute(f"update {table} set {changes} where {pk} = ?", [*differing.values(), stored[pk]])
    fulltext.add(db, table, stored.get("number", 0), {**stored, **differing})
    return True


def delete(db: Database, table: str, pk: str, stored: Mapping[str, Any]) -> None:
    """Delete one stored row."""
    fulltext.remove(db, table, stored)
    db.conn.execute(f"delete from {table} where {pk} = ?", [stored[pk]])

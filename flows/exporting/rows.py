"""Which rows are exported, and in an order that never changes between two exports of the same data."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from schemas.errors import UsageError

if TYPE_CHECKING:
    from sqlite_utils import Database

FACE = "who_said_what"
"""What is exported unless another table is named."""

_HIDDEN = ("_fts", "_trigram", "sqlite_", "_sqlite_", "_unspaced")


def exportable(db: Database) -> list[str]:
    """Tables and views that make sense outside the database."""
    names = [*db.view_names(), *db.table_names()]
    return sorted(n for n in names if not any(part in n for part in _HIDDEN))


def _order(db: Database, name: str) -> str:
    """The view orders itself; a table by its primary key."""
    if name in db.view_names():
        return ""
    keys = ", ".join(f'"{column}"' for column in db.table(name).pks)
    return f" order by {keys}"


def rows(db: Database, name: str = FACE) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """Column names and all rows of a table or view; UsageError names the nearest when there is none."""
    known = exportable(db)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(known)}."
        raise UsageError(f"The database has no table {name!r}.{hint}")
    cursor = db.execute(f'select * from "{name}"{_order(db, name)}')  # noqa: S608 - the name is one of ours
    columns = [column[0] for column in cursor.description]
    return columns, (dict(zip(columns, row, strict=True)) for row in cursor)

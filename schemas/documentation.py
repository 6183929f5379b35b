"""``docs/database.md``, written from the database itself and the meanings of its columns.

Print it with ``python -m schemas.documentation``; with a file name it is written there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from schemas.database.meanings import SEARCH, TABLES, VOCABULARIES
from schemas.database.migrations import FORMAT, migrations

_OPENING = """\
# The database

This page is generated from the tables themselves by `python -m schemas.documentation docs/database.md`; a test
fails when it is stale.

One SQLite file (format {format}), all tables STRICT. Times are UTC, `2026-11-24T15:30:00Z`, unless they are a page's own. Texts are
NFC. Lists and records in one column are JSON. Null always means "the page does not say" or "not yet".

Ready to try:

```sql
select speaker, text, url from who_said_what where language = 'vi' and speaker is not null limit 10;

select s.speaker, s.text from statements_fts f join statements s on s.number = f.rowid
where statements_fts match 'duong sat' and s.last_version is null;

select t.language, a.title from translations t join articles a on a.id = t.article_id
where t.group_id = (select group_id from translations where article_id = (select id from articles limit 1));
```
"""


def empty_database() -> Database:
    """A new database in memory with all tables, for reading its shape."""
    db = Database(memory=True)
    migrations.apply(db)
    return db


def document() -> str:
    """The whole page as Markdown."""
    db = empty_database()
    lines = [_OPENING.format(format=FORMAT)]
    for table, (purpose, columns) in TABLES.items():
        lines += _table(db, table, purpose, columns)
    lines += ["## Full-text search", ""]
    lines += [f"- `{name}`: {meaning}" for name, meaning in SEARCH.items()]
    lines += [
        "",
        "The view `statements_unspaced` feeds the trigram index. Rows of the indexes are written by whosaid; after",
        "editing tables by hand run `whosaid verify --repair`.",
        "",
        "## Vocabularies",
        "",
    ]
    for column, words in VOCABULARIES.items():
        lines += [f"### `{column}`", "", "| value | meaning |", "| --- | --- |"]
        lines += [f"| `{word}` | {meaning} |" for word, meaning in words.items()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _table(db: Database, table: str, purpose: str, columns: dict[str, str]) -> Iterator[str]:
    yield f"## `{table}`"
    yield ""
    yield purpose
    yield ""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    keys = {row[3]: f"{row[2]}.{row[4]}" for row in db.conn.execute(f"pragma foreign_key_list({table})")}
    for _, name, kind, not_null, _, primary in db.conn.execute(f"pragma table_info({table})"):
        shape = kind.lower() or "text"
        if primary:
            shape += ", key"
        elif not_null:
            shape += ", never null"
        if name in keys:
            shape += f", → `{keys[name]}`"
        yield f"| `{name}` | {shape} | {columns[name]} |"
    yield ""


def main() -> None:
    """Print the page, or write it to the file named on the command line."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(document(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(document())


if __name__ == "__main__":
    main()

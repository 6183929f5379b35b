"""Who said what, written out: CSV that is safe in a spreadsheet, JSON lines that lose nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from sqlite_utils import Database

from pipelines.text.folding import fold

COLUMNS = (
    "statement_id", "kind", "speaker", "honorific", "role", "organization", "headline", "text",
    "recorded_by", "language", "article_title", "publisher", "published_at", "url",
)  # fmt: skip
"""The columns of the view ``who_said_what``, in its order."""

DANGEROUS = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
"""First characters from which spreadsheets take a cell for a formula or a command."""


def rows(
    db: Database,
    *,
    language: str | None = None,
    speaker: str | None = None,
    since: str | None = None,
    narration: bool = True,
) -> Iterator[dict[str, Any]]:
    """The rows to write, always in the same order.

    ``speaker``: words that the speaker's name has, without regard to accents and case. ``since``: ISO date of
    publication. ``narration``: False leaves out what nobody said.
    """
    conditions: list[tuple[str, Any]] = []
    if language:
        conditions.append(("language = ?", language))
    if since:
        conditions.append(("published_at >= ?", since))
    if not narration:
        conditions.append(("kind != ?", "narration"))
    where = " and ".join(sql for sql, _ in conditions) or "1"
    wanted = set(fold(speaker).split()) if speaker else set()
    query = (
        f"select {', '.join(COLUMNS)} from who_said_what where {where} "  # noqa: S608 - own names, bound values
        "order by published_at, url, statement_id"
    )
    for row in db.query(query, [value for _, value in conditions]):
        if not wanted or wanted <= set(fold(row["speaker"] or "").split()):
            yield row


def write_jsonl(found: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """One JSON object a line, every character as it is; returns the number of rows."""
    count = 0
    for row in found:
        # U+2028 and U+2029 end a line for some readers; JSON has an escape for them.
        text = json.dumps(dict(row), ensure_ascii=False)
        out.write(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n")
        count += 1
    return count


def write_csv(found: Iterable[Mapping[str, Any]], out: TextIO, *, raw: bool = False) -> int:
    """Comma-separated values with a header line; ``raw`` writes cells as they are, formulas and all."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in found:
        cells = ["" if row[c] is None else str(row[c]) for c in COLUMNS]
        writer.writerow(cells if raw else [safe_cell(c) for c in cells])
        count += 1
    return count


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: control characters become blanks, an apostrophe is set
    before a dangerous beginning, also behind blanks and quotation marks.
    """
    flat = "".join(c if c.isprintable() or c == "\u00ad" else " " for c in text)
    if flat.lstrip(" '\"“”‘’«»\u00a0\ufeff\u200b").startswith(DANGEROUS) or text[:1] in ("\t", "\r", "\n"):
        return f"'{flat}"
    return flat

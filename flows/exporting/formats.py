"""Writing rows: one function a format."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from flows.exporting.cells import safe

Writer = Callable[[TextIO, list[str], Iterable[dict[str, Any]], bool], int]


def write_csv(out: TextIO, columns: list[str], rows: Iterable[dict[str, Any]], raw: bool) -> int:
    """RFC 4180 with a header line; cells are made safe for spreadsheets unless ``raw``. Returns the rows written."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([row[c] if raw else safe(row[c]) for c in columns])
        count += 1
    return count


def write_jsonl(out: TextIO, columns: list[str], rows: Iterable[dict[str, Any]], raw: bool) -> int:
    """One JSON object a line, lossless in either mode. Returns the rows written."""
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


FORMATS: dict[str, Writer] = {"csv": write_csv, "jsonl": write_jsonl}

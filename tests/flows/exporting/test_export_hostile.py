"""Exports of a database whose pages tried everything: read back by the usual readers, nothing is lost or run."""

from __future__ import annotations

import csv
import io
import json

import pytest

from flows.cli import export
from flows.exporting.rows import exportable, rows
from pipelines.text.folding import fold
from schemas.database import connect, record_problem, save_article
from schemas.errors import UsageError
from schemas.records import Speaker
from tests.articles import article, said

TEXTS = [
    "=HYPERLINK(\"https://evil.example\",\"click\")",
    "+84 24 3825 xxxx is our number",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "first line\n=second line",
    "first line\r\n+second line",
    'He said "yes", and "no"; then left',
    "a,b;c\td|e",
    "'already marked",
    "\u200b=1+1",
    "＝1+1",
    "一二三，“四”",
    "🎉 ok",
    "ends with a quote\"",
    "\n",
    "NULL",
    "007",
    "1e5",
]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "news.db"
    with connect(path, create=True) as db:
        for number, text in enumerate(TEXTS):
            speaker = Speaker(name=text.strip() or "Ông X", role=text)
            made = article(
                {**said(f"{text} {number}", headline=text, recorded_by=text), "speaker": speaker},
                url=f"https://www.vietnam.vn/en/article-{number:03}",
                title=text,
                publisher=text,
                lead=text,
            )
            save_article(db, made, fold=fold)
            record_problem(db, f"https://www.vietnam.vn/{number}", "normalize", "odd", detail=text)
    return path


def exported(database, *args: str) -> bytes:
    """What the command writes into a file."""
    out = database.with_name("export")
    export.command.main(["--db", str(database), "--out", str(out), *args], standalone_mode=False)
    return out.read_bytes()


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def stored(database, table: str) -> list[dict]:
    with connect(database, readonly=True) as db:
        return list(rows(db, table)[1])


@pytest.fixture(scope="module", params=["who_said_what", "articles", "problems"])
def tables(request, database):
    """Each table as stored, as safe CSV and as raw CSV."""
    name = request.param
    safe = read_csv(exported(database, "--format", "csv", "--table", name))
    raw = read_csv(exported(database, "--format", "csv", "--table", name, "--raw"))
    return stored(database, name), safe, raw


def test_no_cell_of_a_safe_export_begins_like_a_formula(tables):
    _, safe, _ = tables
    for row in safe[1:]:
        for cell in row:
            seen = cell.lstrip(" \u200b\n\r")
            assert seen[:1] not in tuple("=+@|\t＝") or seen.lstrip("+").isdigit(), cell
            assert not any(line[:1] in ("=", "+", "@") for line in cell.splitlines()[1:]), cell


def test_a_safe_export_adds_nothing_but_marks(tables):
    rows_, safe, _ = tables

    assert safe[0] == list(rows_[0])
    assert len(safe) == len(rows_) + 1
    for cells, row in zip(safe[1:], rows_, strict=True):
        for cell, value in zip(cells, row.values(), strict=True):
            assert cell.replace("'", "") == ("" if value is None else str(value).replace("'", ""))


def test_a_raw_export_is_what_is_stored_to_the_letter(tables):
    rows_, _, raw = tables

    assert [dict(zip(raw[0], cells, strict=True)) for cells in raw[1:]] == [
        {k: "" if v is None else str(v) for k, v in row.items()} for row in rows_
    ]


@pytest.mark.parametrize("table", ["who_said_what", "articles", "statements", "problems", "article_versions"])
def test_json_lines_are_what_is_stored_with_types(database, table):
    lines = exported(database, "--format", "jsonl", "--table", table).decode("utf-8").split("\n")

    assert lines[-1] == ""
    assert [json.loads(line) for line in lines[:-1]] == stored(database, table)


def test_a_row_is_a_line_for_whoever_counts_them(database):
    assert exported(database, "--format", "jsonl").count(b"\n") == len(TEXTS)


def test_every_table_and_view_of_the_docs_can_be_exported_and_no_index(database):
    with connect(database, readonly=True) as db:
        names = exportable(db)

    assert {"who_said_what", "articles", "statements", "runs", "urls", "tombstones", "hosts"} <= set(names)
    assert not [name for name in names if "fts" in name or "trigram" in name or name.startswith("sqlite")]


def test_a_table_is_exported_in_the_order_of_its_key_whatever_was_written_last(database):
    with connect(database, readonly=True) as db:
        ids = [row["id"] for row in rows(db, "speakers")[1]]

    assert ids == sorted(ids)


@pytest.mark.parametrize(
    "name", ["statements_fts", "sqlite_master", "_sqlite_migrations", 'articles" --', "", "articles; drop"]
)
def test_no_other_name_is_a_table(database, name):
    with connect(database, readonly=True) as db, pytest.raises(UsageError, match="no table"):
        rows(db, name)


def test_a_file_that_cannot_be_finished_is_not_there(database, tmp_path, monkeypatch):
    def fails(*_: object) -> int:
        raise OSError("no space")

    monkeypatch.setitem(export.FORMATS, "csv", fails)
    with pytest.raises(OSError, match="no space"):
        export.command.main(
            ["--format", "csv", "--db", str(database), "--out", str(tmp_path / "x.csv")],
            standalone_mode=False,
        )

    assert list(tmp_path.iterdir()) == []

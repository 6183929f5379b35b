"""``whosaid export``, as a process on a real database."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import pytest

from pipelines import normalize
from pipelines.text.folding import fold
from schemas.database import connect, save_article
from tests.devdata import ROOT
from tests.sites import build as site


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "news.db"
    with connect(path, create=True) as db:
        for text in site.texts()[:6]:
            save_article(
                db,
                normalize(site.page(text, []).encode(), url=f"https://www.vietnam.vn{text.path}"),
                fold=fold,
            )
    return path


def run(*args):
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", "export", *map(str, args)],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )


def test_the_face_of_the_product_is_exported_by_default(database):
    done = run("--format", "jsonl", "--db", database)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]

    assert done.returncode == 0
    assert list(rows[0]) == (
        [
            "statement_id",
            "kind",
            "speaker",
            "honorific",
            "role",
            "organization",
            "headline",
            "text",
            "recorded_by",
            "language",
            "article_title",
            "publisher",
            "published_at",
            "url",
        ]
    )
    assert f"{len(rows)} rows of who_said_what" in done.stderr.decode()


def test_two_exports_are_byte_identical(database):
    assert run("--format", "csv", "--db", database).stdout == run("--format", "csv", "--db", database).stdout


def test_a_file_holds_the_same_rows_as_standard_output(database, tmp_path):
    run("--format", "csv", "--db", database, "--out", tmp_path / "x.csv")

    assert (tmp_path / "x.csv").read_bytes() == run("--format", "csv", "--db", database).stdout
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]


def test_csv_has_as_many_rows_as_the_view(database):
    with connect(database, readonly=True) as db:
        count = next(db.query("select count(*) n from who_said_what"))["n"]
    rows = list(
        csv.reader(run("--format", "csv", "--db", database).stdout.decode().splitlines(keepends=True))
    )

    assert len(rows) == count + 1


@pytest.mark.parametrize("table", ["articles", "statements", "speakers", "article_versions"])
def test_any_table_can_be_exported(database, table):
    done = run("--format", "jsonl", "--db", database, "--table", table)

    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--table", "statement"], "Did you mean 'statements'"),
        (["--table", "x; drop table statements"], "no table"),
        (["--format", "xlsx"], "xlsx"),
        (["--db", "/nowhere/x.db"], "no database"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(database, args, says):
    done = run("--format", "csv", "--db", database, *args)
    lines = done.stderr.decode().strip().splitlines()

    assert done.returncode == 2
    assert len(lines) == 1
    assert says in lines[0]
    assert done.stdout == b""

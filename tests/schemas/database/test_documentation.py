"""Nothing in the database is undocumented, and nothing documented is missing."""

from __future__ import annotations

from typing import get_args

import pytest

from schemas.database.changes import Event
from schemas.database.frontier import UrlKind, UrlState
from schemas.database.meanings import SEARCH, TABLES, VOCABULARIES
from schemas.database.runs import RunState
from schemas.documentation import document, empty_database
from schemas.records import PageType, StatementKind
from tests.devdata import ROOT

DB = empty_database()


def test_the_committed_page_is_what_the_database_is():
    page = (ROOT / "docs" / "database.md").read_text(encoding="utf-8")

    assert page == document(), "stale: python -m schemas.documentation docs/database.md"


def test_every_table_and_view_is_explained():
    own = {
        name
        for name in [*DB.table_names(), *DB.view_names()]
        if not name.startswith("_") and not any(name.startswith(s) for s in SEARCH)
    }

    assert own - {"statements_unspaced"} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained_in_words(table):
    columns = {row[1] for row in DB.conn.execute(f"pragma table_info({table})")}
    _, meanings = TABLES[table]

    assert columns == set(meanings)
    assert all(len(m) > 4 and m.rstrip().endswith((".", ")", "`")) for m in meanings.values())


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("statements.kind", StatementKind),
        ("articles.page_type", PageType),
        ("urls.kind", UrlKind),
        ("urls.state", UrlState),
        ("runs.state", RunState),
    ],
)
def test_closed_vocabularies_are_those_of_the_models(column, values):
    assert set(VOCABULARIES[column]) == set(get_args(values))


def test_events_are_those_of_the_comparison_and_two_of_the_page():
    assert set(VOCABULARIES["statement_events.event"]) == {*get_args(Event), "page_gone", "page_back"}


@pytest.mark.parametrize("column", VOCABULARIES)
def test_vocabularies_belong_to_a_column(column):
    table, name = column.split(".")

    assert name in TABLES[table][1]


def test_the_queries_of_the_page_run():
    page = document()
    queries = page.partition("```sql")[2].partition("```")[0].split(";")

    assert len([DB.conn.execute(q).fetchall() for q in queries if q.strip()]) >= 3


def test_the_view_has_exactly_the_columns_of_the_product():
    columns = [row[1] for row in DB.conn.execute("pragma table_info(who_said_what)")]

    assert columns == [
        "statement_id", "kind", "speaker", "honorific", "role", "organization", "headline", "text",
        "recorded_by", "language", "article_title", "publisher", "published_at", "url",
    ]  # fmt: skip

"""Rows are brought to a wanted state, and only what differs is touched."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.database import connect, fulltext, writing
from schemas.database.rows import delete, insert, sync, update

VALUES = st.tuples(st.sampled_from("abc"), st.none() | st.sampled_from(["x", "y", "đ"]))
STATES = st.dictionaries(st.sampled_from(["1", "2", "3", "4"]), VALUES, max_size=4)


def row(name: str, group: str = "g", alias: str = "a", speaker: str | None = None) -> dict:
    return {
        "id": name,
        "alias": alias,
        "name": "n",
        "speaker_id": speaker,
        "article_id": group,
        "basis": "mention",
        "state": "seen",
    }


@pytest.fixture
def loose(path):
    """A database without foreign keys, so that rows of one table are enough."""
    db = connect(path, create=True)
    db.conn.execute("pragma foreign_keys = off")
    yield db
    db.close()


def stored(db, group: str = "g") -> dict:
    return {
        r["id"]: (r["alias"], r["speaker_id"])
        for r in db.query("select * from speaker_aliases where article_id = ?", [group])
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STATES, STATES)
def test_any_state_becomes_any_other_and_the_count_is_of_rows_that_differ(loose, before, after):
    db = loose
    with writing(db):
        db.conn.execute("delete from speaker_aliases")
        insert(db, "speaker_aliases", row("other", "h"))
        for state in (before, after):
            wanted = {n: row(n, "g", a, s) for n, (a, s) in state.items()}
            count = sync(db, "speaker_aliases", "id", wanted, "article_id", "g")
        differing = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}

        assert stored(db) == after
        assert stored(db, "h") == {"other": ("a", None)}
        assert count == len(differing)


def test_an_equal_state_writes_nothing(loose):
    wanted = {"1": row("1"), "2": row("2", alias="b")}
    sync(loose, "speaker_aliases", "id", wanted, "article_id", "g")
    before = loose.conn.total_changes

    assert sync(loose, "speaker_aliases", "id", wanted, "article_id", "g") == 0
    assert loose.conn.total_changes == before


def test_only_named_columns_are_compared(loose):
    insert(loose, "speaker_aliases", row("1", alias="kept"))

    assert sync(loose, "speaker_aliases", "id", {"1": {"id": "1", "name": "n"}}, "article_id", "g") == 0
    assert stored(loose) == {"1": ("kept", None)}


def statement(number: int, text: str, language: str = "zh") -> dict:
    return {
        "id": f"s{number}",
        "article_id": "g",
        "first_version": 1,
        "position": number,
        "kind": "quote",
        "text": text,
        "spans": "[]",
        "language": language,
        "confidence": 1.0,
        "fold": text,
    }


def found(db, table: str, query: str) -> list[int]:
    return [
        r[0]
        for r in db.conn.execute(f"select rowid from {table} where {table} match ? order by rowid", [query])
    ]


def test_the_indexes_follow_what_is_written_changed_and_deleted(loose):
    db = loose
    insert(db, "statements", statement(1, "今天开始修路"))
    insert(db, "statements", statement(2, "the road opens", "en"))
    assert found(db, "statements_fts", "road") == [2]
    assert found(db, "statements_trigram", "开始修") == [1]
    assert found(db, "statements_trigram", "road") == []

    [first] = db.query("select * from statements where id = 's1'")
    assert update(db, "statements", "id", first, {"text": "明天结束修路", "fold": "明天结束修路"})
    assert found(db, "statements_trigram", "开始修") == []
    assert found(db, "statements_trigram", "结束修") == [1]
    assert fulltext.check(db) == []

    [second] = db.query("select * from statements where id = 's2'")
    delete(db, "statements", "id", second)
    assert found(db, "statements_fts", "road") == []
    assert fulltext.check(db) == []


def test_a_text_that_changes_its_language_moves_between_the_indexes(loose):
    db = loose
    insert(db, "statements", statement(1, "今天开始修路"))
    [stored_row] = db.query("select * from statements")

    update(db, "statements", "id", stored_row, {"language": "en"})
    assert found(db, "statements_trigram", "开始修") == []
    [stored_row] = db.query("select * from statements")
    update(db, "statements", "id", stored_row, {"language": "ja"})

    assert found(db, "statements_trigram", "开始修") == [1]
    assert fulltext.check(db) == []


@pytest.mark.parametrize("language", ["zh", "ja", "th", "lo", "km", "my", "en", "vi", "und", "zhx"])
def test_parts_of_words_are_indexed_for_scripts_without_blanks_only(loose, language):
    insert(loose, "statements", statement(1, "abcdefg", language))

    expected = [1] if language in fulltext.UNSPACED else []
    assert found(loose, "statements_trigram", "cdef") == expected
    fulltext.rebuild(loose)
    assert found(loose, "statements_trigram", "cdef") == expected
    assert fulltext.check(loose) == []


def test_rows_that_were_copied_in_bulk_are_found_after_a_rebuild(loose):
    marks = ", ".join("?" * len(statement(1, "x")))
    names = ", ".join(statement(1, "x"))
    loose.conn.executemany(
        f"insert into statements ({names}) values ({marks})",
        [list(statement(n, f"word{n}", "en").values()) for n in range(50)],
    )
    assert "statements_fts" in fulltext.check(loose)

    fulltext.rebuild(loose)

    assert fulltext.check(loose) == []
    assert len(found(loose, "statements_fts", "word*")) == 50

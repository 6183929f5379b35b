"""One recipe to open a database; whatever is wrong is one sentence, and nothing is half-written."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys

import pytest

from schemas.database import FORMAT, connect
from schemas.database.migrations import migrations
from schemas.database.opening import APPLICATION_ID, RECIPE
from schemas.errors import BadDatabase, Busy
from tests.devdata import ROOT

IN_FORCE = {
    "busy_timeout": 30_000,
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "recursive_triggers": 1,
}


def one(db, sql):
    return db.conn.execute(sql).fetchone()[0]


@pytest.mark.parametrize("pragma", RECIPE)
def test_the_recipe_is_in_force(db, pragma):
    assert one(db, f"pragma {pragma}") == IN_FORCE[pragma]


def test_a_new_file_says_whose_it_is_and_of_which_format(db):
    assert (one(db, "pragma application_id"), one(db, "pragma user_version")) == (APPLICATION_ID, FORMAT)


def test_every_table_is_strict(db):
    loose = [
        name
        for name, strict, kind in db.conn.execute("select name, strict, type from pragma_table_list")
        if kind == "table" and not strict and not name.startswith(("sqlite_", "_sqlite_"))
    ]

    assert loose == []


def test_opening_again_changes_nothing(path, db):
    db.close()
    before = path.read_bytes()

    connect(path).close()

    assert before == path.read_bytes()


def test_all_steps_are_applied_and_noted(db):
    assert migrations.pending(db) == []


def test_a_missing_file_is_not_made_without_being_asked(path):
    with pytest.raises(BadDatabase, match="There is no database at"):
        connect(path)

    assert not path.exists()


@pytest.mark.parametrize("readonly", [False, True])
def test_a_newer_format_is_refused_and_left_alone(path, db, readonly):
    db.conn.execute(f"pragma user_version = {FORMAT + 1}")
    db.close()
    before = path.read_bytes()

    with pytest.raises(BadDatabase, match="newer whosaid"):
        connect(path, readonly=readonly)

    assert before == path.read_bytes()


def test_another_programs_database_is_refused_and_left_alone(path):
    conn = sqlite3.connect(path)
    conn.execute("create table theirs (a)")
    conn.commit()
    conn.close()
    before = path.read_bytes()

    with pytest.raises(BadDatabase, match="another program"):
        connect(path, create=True)

    assert before == path.read_bytes()


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to look at" * 40, b"SQLite format 3\x00"]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(path, content):
    path.write_bytes(content)

    with pytest.raises(BadDatabase):
        connect(path, create=True)

    assert path.read_bytes() == content


@pytest.mark.parametrize("start", [0, 16, 100])
def test_a_damaged_header_or_schema_is_one_sentence(path, db, start):
    db.conn.execute("pragma wal_checkpoint(truncate)")
    db.close()
    raw = bytearray(path.read_bytes())
    raw[start : start + 200] = b"\xa5" * 200
    path.write_bytes(bytes(raw))

    with pytest.raises(BadDatabase, match=re.escape(str(path))):
        connect(path).close()


def test_a_folder_and_a_missing_folder_are_named(tmp_path):
    with pytest.raises(BadDatabase, match="is a folder"):
        connect(tmp_path, create=True)
    with pytest.raises(BadDatabase, match="does not exist"):
        connect(tmp_path / "no" / "news.db", create=True)


@pytest.mark.parametrize("name", ["tin tức.db", "a?mode=memory.db", "a#b.db", "%41.db"])
def test_any_file_name_is_that_file(tmp_path, name):
    connect(tmp_path / name, create=True).close()

    assert (tmp_path / name).stat().st_size > 0


def test_a_reader_cannot_write(path, db):
    reader = connect(path, readonly=True)

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.conn.execute("delete from articles")
    reader.close()


def test_a_file_locked_for_good_is_busy_not_damaged(path, db, monkeypatch):
    monkeypatch.setattr("schemas.database.opening.BUSY_TIMEOUT_MS", 50)
    monkeypatch.setitem(RECIPE, "busy_timeout", 50)
    db.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")

    with pytest.raises(Busy):
        connect(path)
    other.close()


def test_many_processes_at_once_make_one_database(path):
    code = f"from schemas.database import connect; connect({str(path)!r}, create=True).close()"
    started = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(6)]

    assert [p.wait(timeout=60) for p in started] == [0] * 6
    db = connect(path)
    assert one(db, "select count(*) from _sqlite_migrations") == 1
    db.close()


def test_a_migration_that_fails_leaves_no_trace(path, monkeypatch):
    def broken(db):
        db.conn.execute("create table half (a text) strict")
        raise RuntimeError

    monkeypatch.setattr(migrations, "apply", broken)
    with pytest.raises(RuntimeError):
        connect(path, create=True)
    monkeypatch.undo()

    db = connect(path)
    assert "half" not in db.table_names()
    db.close()


def test_an_older_format_is_kept_beside_the_file_before_it_changes(path, db, monkeypatch):
    db.close()
    monkeypatch.setattr("schemas.database.opening.FORMAT", FORMAT + 1)

    connect(path).close()

    kept = sqlite3.connect(path.with_name(f"news.db.format-{FORMAT}"))
    assert kept.execute("pragma user_version").fetchone()[0] == FORMAT
    kept.close()

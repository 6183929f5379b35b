"""A write that fails or is interrupted at any of its steps takes everything back and can be done again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from pipelines.text.folding import fold
from schemas.database import (
    Found,
    HostSlots,
    begin_run,
    connect,
    discover,
    end_run,
    ensure_source,
    fulltext,
    mark_failed,
    mark_fetched,
    mark_missing,
    mark_removed,
    read_versions,
    record_page,
    record_problem,
    reread,
    save_article,
    writing,
)
from schemas.errors import Busy, WhosaidError
from tests.articles import URL, article, said
from tests.devdata import ROOT

AT = datetime(2026, 10, 12, tzinfo=UTC)
FIRST = article(said("We start the work on the road today."), said("Nobody asked us.", None, "narration"))
LATER = article(said("We start the work on the road tomorrow.", "Trần Văn Bo"), title="Another title")


def source(db) -> None:
    ensure_source(db, "news", "https://news.test/", {"name": "news"})


def one_version(db) -> None:
    save_article(db, FIRST, fold=fold, seen_at=AT)


def listed(db) -> None:
    source(db)
    discover(db, [Found(URL)], source="news", at=AT)


def running(db) -> None:
    source(db)
    db.conn.execute(
        "create temp table run as select ? as id", [begin_run(db, "crawl:news", source="news", at=AT)]
    )


def run_id(db) -> str:
    return db.conn.execute("select id from temp.run").fetchone()[0]


def nothing(db) -> None:
    """An empty database."""


def rebuild(db) -> None:
    with writing(db):
        fulltext.rebuild(db)


WRITES: dict[str, tuple[Callable, Callable]] = {
    # what is written: (what stands before, the write)
    "a first version": (nothing, lambda db: save_article(db, FIRST, fold=fold, seen_at=AT)),
    "a second version": (one_version, lambda db: save_article(db, LATER, fold=fold, seen_at=AT)),
    "another reading": (
        one_version,
        lambda db: reread(db, {1: LATER}, next(iter(article_ids(db))), fold=fold, at=AT),
    ),
    "a removal": (one_version, lambda db: mark_removed(db, URL, at=AT)),
    "a source": (nothing, source),
    "addresses": (
        source,
        lambda db: discover(db, [Found(f"{URL}-{n}") for n in range(5)], source="news", at=AT),
    ),
    "a good answer": (
        listed,
        lambda db: mark_fetched(db, URL, status=200, sha256="x", headers={"etag": "e"}, at=AT),
    ),
    "a failure": (listed, lambda db: mark_failed(db, URL, "timeout", at=AT)),
    "a missing page": (listed, lambda db: mark_missing(db, URL, 404, at=AT)),
    "a page": (nothing, lambda db: record_page(db, URL, status=200, fetched_at=AT, sha256="x")),
    "a problem": (nothing, lambda db: record_problem(db, URL, "fetch", "timeout", at=AT)),
    "a lease": (source, lambda db: begin_run(db, "crawl:news", source="news", at=AT)),
    "the end of a run": (running, lambda db: end_run(db, run_id(db), "ok", counts={"stored": 1})),
    "a moment of a host": (nothing, lambda db: HostSlots(db).reserve("a.test", 5.0, 100.0)),
    "all indexes": (one_version, rebuild),
}


def article_ids(db) -> list[str]:
    return [r[0] for r in db.conn.execute("select id from articles")]


TABLES = (
    "sources", "runs", "urls", "hosts", "pages", "problems", "articles", "article_versions", "statements",
    "statement_events", "speakers", "speaker_aliases", "translations",
)  # fmt: skip


def content(db) -> dict[str, list[tuple]]:
    return {t: db.conn.execute(f"select * from {t} order by rowid").fetchall() for t in TABLES}


def sound(db) -> bool:
    keys = db.conn.execute("pragma foreign_key_check").fetchall()
    return not db.conn.in_transaction and keys == [] and fulltext.check(db) == []


def interrupted_at(db, step: int, write: Callable) -> bool:
    """Do the write, but let SQLite stop it before its ``step``-th instruction; False when it came through."""
    done = 0

    def handler() -> int:
        nonlocal done
        done += 1
        return int(done == step)

    db.conn.set_progress_handler(handler, 1)
    try:
        write(db)
    except sqlite3.OperationalError:
        return True
    finally:
        db.conn.set_progress_handler(None, 0)
    return False


def counts(db) -> dict[str, int]:
    return {table: len(rows) for table, rows in content(db).items()}


@pytest.mark.parametrize("name", WRITES)
def test_a_write_that_is_interrupted_anywhere_is_done_wholly_or_not_at_all(tmp_path, name):
    """SQLite stops the write at its first instruction, then at a later one, and so on until it comes through."""
    before, write = WRITES[name]
    db, undisturbed = (connect(tmp_path / f"{n}.db", create=True) for n in "ab")
    for one in (db, undisturbed):
        before(one)
    as_it_was = content(db)
    write(undisturbed)
    step, stopped = 1, 0
    while interrupted_at(db, step, write):
        stopped += 1
        assert sound(db), f"stopped at step {step}"
        if content(db) != as_it_was:
            break  # it was stopped when all was done but the last word
        step += 1 + step // 12

    assert stopped >= 1
    assert counts(db) == counts(undisturbed)
    assert content(db) != as_it_was or name == "all indexes"
    assert sound(db)
    for one in (db, undisturbed):
        one.close()


@pytest.mark.parametrize("name", WRITES)
def test_a_write_waits_for_another_writer_and_then_says_busy(tmp_path, name):
    before, write = WRITES[name]
    path = tmp_path / "news.db"
    db = connect(path, create=True)
    before(db)
    as_it_was = content(db)
    db.conn.execute("pragma busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")

    with pytest.raises(Busy):
        write(db)
    other.rollback()

    assert content(db) == as_it_was
    assert not db.conn.in_transaction
    write(db)
    db.close()
    other.close()


@pytest.mark.parametrize("name", WRITES)
def test_a_write_on_a_full_file_leaves_no_trace(tmp_path, name):
    before, write = WRITES[name]
    db = connect(tmp_path / "news.db", create=True)
    before(db)
    as_it_was = content(db)
    filled = db.conn.execute("pragma page_count").fetchone()[0]
    db.conn.execute(f"pragma max_page_count = {filled}")

    said = ""
    try:
        write(db)
    except WhosaidError as error:
        said = str(error)

    assert sound(db)
    assert (content(db) == as_it_was) if said else (content(db) != as_it_was or name == "all indexes")
    assert not said or "No space left" in said
    db.close()


MAKER = """
import sys
from schemas.database import connect
print("ready", flush=True)
connect(sys.argv[1], create=True).close()
"""


def test_a_file_whose_making_was_killed_is_made_by_the_next_call(tmp_path):
    whole = 0
    for number in range(5):
        path = tmp_path / f"{number}.db"
        maker = subprocess.Popen([sys.executable, "-c", MAKER, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
        assert maker.stdout is not None
        maker.stdout.readline()
        time.sleep(0.003 * number)
        os.kill(maker.pid, signal.SIGKILL)
        maker.wait()
        maker.stdout.close()
        with connect(path, create=True) as db:
            assert db.conn.execute("pragma integrity_check").fetchall() == [("ok",)]
            assert db.conn.execute("select count(*) from _sqlite_migrations").fetchone() == (1,)
            assert save_article(db, FIRST, fold=fold).change == "first"
            assert list(read_versions(db, article_ids(db)[0])) == [1]
            whole += 1
    assert whole == 5

"""Everything or nothing, with other writers, with a full disk, and when killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from pipelines.text.folding import fold
from schemas.database import connect, fulltext, save_article, writing
from schemas.errors import Busy, WhosaidError
from tests.articles import article, said
from tests.devdata import ROOT

WRITER = """
import sys
from pipelines.text.folding import fold
from schemas.database import connect, now, record_page, save_article
from tests.articles import article, said
path, tag, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
db = connect(path, create=True)
print("ready", flush=True)
for n in range(count):
    url = f"https://www.vietnam.vn/en/article-{tag}-{n}"
    made = article(*(said(f"Words number {i} of {tag} {n}.", f"Người {i}") for i in range(20)), url=url)
    page = record_page(db, url, status=200, fetched_at=now())
    save_article(db, made, fold=fold, page_id=page)
print("done", flush=True)
"""


def start(path, tag, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), tag, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def check_whole(db):
    """No half article, nothing dangling, nothing damaged."""
    partial = db.conn.execute(
        "select a.id, count(s.id) from articles a left join statements s on s.article_id = a.id "
        "group by a.id having count(s.id) != 20"
    ).fetchall()
    assert partial == []
    assert db.conn.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.conn.execute("pragma foreign_key_check").fetchall() == []
    assert fulltext.check(db) == []


def write_and_fail(db, host):
    with writing(db):
        db.conn.execute("insert into hosts values (?, 1)", [host])
        raise RuntimeError


def test_an_error_inside_takes_everything_back(db):
    with pytest.raises(RuntimeError):
        write_and_fail(db, "a.example")

    assert db.conn.execute("select * from hosts").fetchall() == []
    assert not db.conn.in_transaction


def test_an_inner_error_takes_only_the_inner_writes_back(db):
    with writing(db):
        db.conn.execute("insert into hosts values ('outer.example', 1)")
        with pytest.raises(RuntimeError):
            write_and_fail(db, "inner.example")

    assert db.conn.execute("select host from hosts").fetchall() == [("outer.example",)]


def test_the_write_lock_is_taken_before_anything_is_read(db, path):
    other = connect(path)
    other.conn.execute("pragma busy_timeout = 50")
    with writing(db), pytest.raises(Busy), writing(other):
        pass
    other.close()


def test_a_full_disk_stores_nothing_of_the_article_and_says_so(db):
    save_article(db, article(said("The first one fits.")), fold=fold)
    pages = db.conn.execute("pragma page_count").fetchone()[0]
    db.conn.execute(f"pragma max_page_count = {pages + 2}")
    large = article(
        *(said(f"Paragraph {n} " + "long " * 2000) for n in range(40)), url="https://www.vietnam.vn/en/big"
    )

    with pytest.raises(WhosaidError, match="No space"):
        save_article(db, large, fold=fold)

    assert not db.conn.in_transaction
    db.conn.execute("pragma max_page_count = 1000000")
    assert [r[0] for r in db.conn.execute("select count(*) from articles")] == [1]
    assert fulltext.check(db) == []
    assert save_article(db, large, fold=fold).change == "first"


def test_two_writers_lose_nothing(path):
    connect(path, create=True).close()
    writers = [start(path, tag, 40) for tag in ("a", "b")]

    assert [w.wait(timeout=120) for w in writers] == [0, 0]
    db = connect(path)
    assert db.conn.execute("select count(*) from articles").fetchone()[0] == 80
    check_whole(db)
    db.close()


def test_killed_at_any_moment_leaves_whole_articles_only(path):
    chance = random.Random(7)
    connect(path, create=True).close()
    stored = 0
    for number in range(8):
        writer = start(path, f"k{number}", 100_000)
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.01, 0.25))
        os.kill(writer.pid, signal.SIGKILL)
        assert writer.wait(timeout=30) == -signal.SIGKILL
        writer.stdout.close()
        db = connect(path)
        check_whole(db)
        now = db.conn.execute("select count(*) from articles").fetchone()[0]
        assert now >= stored  # nothing committed is lost
        stored = now
        db.close()
    assert stored > 8

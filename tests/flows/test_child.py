"""A crawl's process: it answers with a result, ends when asked, and never outlives its parent."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.child import run_child
from flows.runner import failure, write_result
from flows.spec import CrawlResult, CrawlSpec
from schemas.errors import BadDatabase, Busy, CrawlFailed
from tests.crawler.crawling import article, crawl_async, urlset, write_source
from tests.devdata import ROOT
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html"}


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition, seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def endless():
    """A site whose articles take a while each, so that a crawl can be caught in the middle."""
    with SiteServer(None) as site:
        paths = [f"/an-article-that-takes-time-{n}" for n in range(200)]
        site.answers["/robots.txt"] = Answer(404)
        site.answers["/sitemap.xml"] = Answer(200, urlset(*(site.origin + p for p in paths)))
        site.answers |= {p: Answer(200, article(p), HTML, pause_s=0.1) for p in paths}
        yield site


@pytest.fixture
def source(endless, tmp_path):
    return write_source(endless.source(), tmp_path / "slow.toml")


def state_of_last_run(db: Path) -> tuple:
    with sqlite3.connect(db) as conn:
        return conn.execute("select state, detail from runs order by rowid desc limit 1").fetchone()


def integrity(db: Path) -> list:
    with sqlite3.connect(db) as conn:
        return [
            *conn.execute("pragma integrity_check").fetchall(),
            *conn.execute("pragma foreign_key_check").fetchall(),
        ]


def test_cancelling_stops_the_crawl_gracefully_and_keeps_what_came(endless, source, tmp_path):
    db, seen = tmp_path / "news.db", []

    async def story() -> None:
        task = asyncio.create_task(run_child(CrawlSpec(source=source, db=str(db)), on_progress=seen.append))
        while not any(p["stored"] >= 2 for p in seen):
            await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(asyncio.wait_for(story(), 60))

    assert state_of_last_run(db)[0] == "cancelled"
    assert integrity(db) == [("ok",)]
    before = len(endless.log)
    time.sleep(0.5)
    assert len(endless.log) == before


def test_a_crawl_that_waits_for_its_turn_stops_at_once(endless, tmp_path):
    """A minute between two requests must not mean a minute until a stop is obeyed."""
    db, seen = tmp_path / "news.db", []
    source = write_source(endless.source(name="patient", fetch={"delay_s": 60}), tmp_path / "patient.toml")

    async def story() -> float:
        before = len(endless.log)
        task = asyncio.create_task(run_child(CrawlSpec(source=source, db=str(db)), on_progress=seen.append))
        while len(endless.log) == before or not seen:
            await asyncio.sleep(0.1)
        await asyncio.sleep(1)
        start = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return time.monotonic() - start

    assert asyncio.run(asyncio.wait_for(story(), 60)) < 12
    assert state_of_last_run(db)[0] == "cancelled"


def test_a_time_limit_ends_the_crawl(source, tmp_path):
    db = tmp_path / "news.db"

    with pytest.raises(CrawlFailed, match="longer than 8 s"):
        asyncio.run(run_child(CrawlSpec(source=source, db=str(db)), limit_s=8))
    assert state_of_last_run(db)[0] == "cancelled"


PARENT = """
import asyncio, sys
from flows.child import run_child
from flows.spec import CrawlSpec
print("up", flush=True)
asyncio.run(run_child(CrawlSpec(source=sys.argv[1], db=sys.argv[2])))
"""


def test_a_killed_parent_leaves_no_orphan(endless, source, tmp_path):
    db = tmp_path / "news.db"
    before = len(endless.log)
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, source, str(db)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert until(lambda: len(endless.log) > before + 4, 60)
    with sqlite3.connect(db) as conn:
        pid = conn.execute("select pid from runs where state = 'running'").fetchone()[0]
    assert alive(pid)

    parent.kill()
    parent.wait()

    assert until(lambda: not alive(pid), 40)
    assert state_of_last_run(db)[0] == "cancelled"
    assert integrity(db) == [("ok",)]


def test_a_second_crawl_of_a_source_is_busy_and_a_killed_one_hands_its_lease_on(endless, source, tmp_path):
    db, seen = tmp_path / "news.db", []

    async def story() -> tuple[CrawlResult, CrawlFailed, CrawlResult]:
        first = asyncio.create_task(run_child(CrawlSpec(source=source, db=str(db)), on_progress=seen.append))
        while not seen:
            await asyncio.sleep(0.1)
        second = await run_child(CrawlSpec(source=source, db=str(db)))
        with sqlite3.connect(db) as conn:
            pid = conn.execute("select pid from runs where state = 'running'").fetchone()[0]
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(CrawlFailed) as died:
            await first
        third = await run_child(CrawlSpec(source=source, db=str(db), max_pages=1))
        return second, died.value, third

    second, died, third = asyncio.run(asyncio.wait_for(story(), 120))

    assert second.exit_code == 4
    assert second.state == "busy"
    assert "already running" in second.sentence
    assert "signal 9" in str(died)
    assert third.exit_code == 0
    with sqlite3.connect(db) as conn:
        states = [s for (s,) in conn.execute("select state from runs order by rowid")]
    assert states == ["lost", "ok"]
    assert integrity(db) == [("ok",)]


def test_a_wrong_database_is_wrong_usage_and_stays_as_it_was(source, tmp_path):
    newer, other = tmp_path / "newer.db", tmp_path / "other.db"
    with sqlite3.connect(newer) as conn:
        conn.execute("pragma application_id = 0x77736149")
        conn.execute("pragma user_version = 999")
    other.write_bytes(b"this is no database at all" * 100)
    before = (newer.read_bytes(), other.read_bytes())

    async def both() -> list[CrawlResult]:
        return [(await crawl_async(source, db)).result for db in (newer, other)]

    results = asyncio.run(both())

    assert [r.exit_code for r in results] == [2, 2]
    assert "newer whosaid" in results[0].sentence
    assert "no SQLite database" in results[1].sentence
    assert (newer.read_bytes(), other.read_bytes()) == before


def test_an_unforeseen_error_is_a_result_too():
    result = failure(ValueError("surprise"))

    assert (result.exit_code, result.state) == (1, "failed")
    assert "ValueError: surprise" in result.sentence


@pytest.mark.parametrize(
    ("error", "code", "state"), [(Busy("x"), 4, "busy"), (BadDatabase("x"), 2, "failed")]
)
def test_an_error_of_ours_keeps_its_exit_code(error, code, state):
    result = failure(error)

    assert (result.exit_code, result.state, result.sentence) == (code, state, "x")


def test_a_result_file_is_whole_or_absent(tmp_path):
    path = tmp_path / "result.json"
    write_result(CrawlResult(state="ok", sentence="fine", exit_code=0), path)

    assert json.loads(path.read_text())["sentence"] == "fine"
    assert [p.name for p in tmp_path.iterdir()] == ["result.json"]


@pytest.mark.parametrize("wrong", [{"sauce": "x"}, {}, {"source": "x", "max_pages": "many"}])
def test_a_spec_with_a_typo_is_refused(wrong):
    with pytest.raises(ValueError, match="validation error"):
        CrawlSpec.model_validate(wrong)

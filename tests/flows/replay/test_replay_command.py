"""``whosaid replay`` as a process: nothing changes without a reason, and a changed word names its statements."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from crawler.archive import folder_of
from schemas.database import connect
from tests.archived import build, saved_pages
from tests.devdata import ROOT


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("replay") / "news.db"
    build(path, saved_pages(languages=("vi", "en")))
    return path


def whosaid(*args, cwd=ROOT, env=None):
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, args)],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        env={**os.environ, **(env or {})},
    )


def export(database):
    return whosaid("export", "--db", database, "--format", "jsonl").stdout


def rows(database):
    db = connect(database, readonly=True)
    tables = (
        "articles",
        "article_versions",
        "statements",
        "statement_events",
        "speakers",
        "speaker_aliases",
        "translations",
    )
    found = {t: db.conn.execute(f"select * from {t}").fetchall() for t in tables}
    db.close()
    return found


@pytest.fixture
def other_reader(tmp_path):
    """A copy of the project whose Vietnamese lexicon lost its words."""
    for name in ("schemas", "crawler", "flows"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "pipelines", tmp_path / "pipelines", ignore=shutil.ignore_patterns("__pycache__"))
    lexicon = tmp_path / "pipelines" / "lexicons" / "vi.toml"
    text = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(text.partition("\n[")[0] + "\n", encoding="utf-8")
    return tmp_path


def test_a_dry_run_over_what_was_just_crawled_changes_nothing(database):
    before = database.read_bytes()

    done = whosaid("replay", "--db", database, "--dry-run", "--diff")

    assert done.returncode == 0, done.stderr
    assert "Nothing changes." in done.stdout
    assert re.search(r"\d+ pages read in .* pages/s", done.stdout)
    assert before == database.read_bytes()


def test_two_replays_change_no_row_and_export_the_same_bytes(database):
    before, exported = rows(database), export(database)

    for _ in range(2):
        assert whosaid("replay", "--db", database).returncode == 0
        assert rows(database) == before
        assert export(database) == exported


def test_all_cores_read_alike(database):
    done = whosaid("replay", "--db", database, "--dry-run", "--diff", "--workers", "2")

    assert (done.returncode, "Nothing changes." in done.stdout) == (0, True)


def test_a_changed_lexicon_names_the_statements_and_fails_by_the_measure_that_falls(database, other_reader):
    done = whosaid(
        "replay",
        "--db",
        database,
        "--dry-run",
        "--diff",
        cwd=other_reader,
        env={"PYTHONPATH": str(other_reader)},
    )

    assert done.returncode == 3, done.stdout + done.stderr
    assert "A protected measure falls: " in done.stderr
    assert "By statement:" in done.stdout
    examples = [
        line for line in done.stdout.splitlines() if re.match(r"  (added|removed|reworded|re-)", line)
    ]
    assert 1 <= len(examples) <= 20
    assert "https://www.vietnam.vn/" in done.stdout


def test_another_reading_is_stored_with_its_cause_and_taken_back_by_the_next(
    database, tmp_path, other_reader
):
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    shutil.copytree(folder_of(database), folder_of(copy))
    before = export(copy)

    whosaid("replay", "--db", copy, cwd=other_reader, env={"PYTHONPATH": str(other_reader)})
    other = export(copy)
    assert whosaid("replay", "--db", copy).returncode == 0

    assert other != before
    assert export(copy) == before
    db = connect(copy, readonly=True)
    assert {c for (c,) in db.conn.execute("select distinct cause from statement_events")} == {"reader"}
    assert db.conn.execute("select max(version) from article_versions").fetchone() == (1,)
    db.close()


def test_a_database_that_is_not_there_is_wrong_usage(tmp_path):
    done = whosaid("replay", "--db", tmp_path / "none.db")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "There is no database" in done.stderr


def test_a_second_replay_beside_a_running_one_is_busy(database):
    from schemas.database import begin_run, end_run

    db = connect(database)
    run = begin_run(db, "replay")
    try:
        done = whosaid("replay", "--db", database)
    finally:
        end_run(db, run, "ok")
        db.close()

    assert done.returncode == 4
    assert "already running" in done.stderr


@pytest.mark.slow
def test_a_replay_killed_in_the_middle_is_taken_up_again(database, tmp_path):
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    shutil.copytree(folder_of(database), folder_of(copy))
    before = rows(copy)
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "replay", "--db", str(copy)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(4)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=30)

    done = whosaid("replay", "--db", copy)

    assert done.returncode == 0, done.stderr
    assert rows(copy) == before

"""``make demo`` from an empty home: the real flow, a table of who said what, and nothing fetched twice."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest

from tests.devdata import ROOT

pytestmark = [pytest.mark.prefect, pytest.mark.slow]


def run(folder) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "WHOSAID"))}
    env |= {"HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "flows.demo"]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env=env, check=False, timeout=240
    )


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    (folder / "home").mkdir()
    return folder, run(folder), run(folder)


def test_the_first_demo_stores_the_site_and_shows_who_said_what(twice):
    _, first, _ = twice

    assert first.returncode == 0, first.stderr
    for words in ("28 stored", "Who said what", "statements in 28 articles", "sqlite3 demo.db"):
        assert words in first.stdout


def test_it_says_what_it_does_while_it_works(twice):
    _, first, _ = twice

    assert "starting Prefect" in first.stdout


def test_the_second_demo_fetches_nothing(twice):
    _, _, second = twice

    assert second.returncode == 0, second.stderr
    assert "Nothing new" in second.stdout


def test_the_empty_home_stays_empty(twice):
    folder, *_ = twice

    assert list((folder / "home").iterdir()) == []
    assert {"demo.db", "demo.archive", ".whosaid", ".demo"} <= {p.name for p in folder.iterdir()}


def test_the_query_of_the_readme_reads_well(twice):
    folder, *_ = twice
    with sqlite3.connect(folder / "demo.db") as db:
        rows = db.execute("select * from who_said_what limit 5").fetchall()

    assert len(rows) == 5
    assert all(row[2] and row[7] for row in rows)

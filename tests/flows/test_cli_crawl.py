"""``whosaid crawl`` and ``whosaid status`` from the outside: sentences, exit codes, nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.crawler.crawling import write_source
from tests.devdata import ROOT
from tests.sites.server import SiteServer


def environment(**extra: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "WHOSAID"))}
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


def whosaid(*args: str, cwd) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "flows.cli", *args]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env=environment(), check=False, timeout=120
    )


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A crawl, the status after it, and a crawl of a site that is gone, in a folder with traps in it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "flows").mkdir()
    (folder / "flows" / "__init__.py").write_text("raise SystemExit('the wrong package was loaded')")
    (folder / "crawler.py").write_text("raise SystemExit('the wrong module was loaded')")
    with SiteServer() as site:
        table = site.source(name="saved", languages=["ja", "ko"], schedule={"cron": "0 6 * * *"})
        source = write_source(table, folder / "saved.toml")
        good = whosaid("crawl", source, "--db", "news.db", cwd=folder)
        status = whosaid("status", "--db", "news.db", cwd=folder)
    gone = whosaid("crawl", source, "--db", "news.db", cwd=folder)
    failing = whosaid("status", "--db", "news.db", "--json", cwd=folder)
    return folder, good, status, gone, failing


def test_a_good_crawl_ends_with_its_verdict_on_stdout(session):
    _, good, *_ = session

    assert good.returncode == 0, good.stderr
    assert good.stdout.strip() == "ok: 2 listed, 2 fetched, 2 stored."
    assert good.stderr == ""


def test_status_is_plain_words(session):
    *_, status, _, _ = session

    assert status.returncode == 0
    for word in ("saved", "healthy", "06:00"):
        assert word in status.stdout


def test_a_site_that_is_gone_is_one_sentence_on_stderr(session):
    *_, gone, _ = session

    assert gone.returncode == 1
    assert gone.stdout == ""
    assert gone.stderr.strip() == "failed: No listing could be read: robots_unreachable: connection_refused."


def test_status_for_a_monitor_is_json_and_an_exit_code(session):
    *_, failing = session
    (source,) = json.loads(failing.stdout)

    assert failing.returncode == 1
    assert source["state"] == "failing"
    assert source["articles"] == 2


def test_the_failed_crawl_lost_nothing(session):
    folder, *_ = session
    with sqlite3.connect(folder / "news.db") as db:
        assert db.execute("select count(*) from articles").fetchone() == (2,)
        assert [s for (s,) in db.execute("select state from runs order by rowid")] == ["ok", "failed"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["vietnam"], "did you mean 'vietnamvn'?"),
        (["absent.toml"], "There is no source file absent.toml"),
        (["typo.toml"], "did you mean 'sitemaps'?"),
        (["broken.toml"], "is no TOML file"),
        (["ftp://news.test/"], "no http or https address"),
        (["vietnamvn", "--since", "yesterday"], "is no date"),
        (["vietnamvn", "--max-pages", "0"], "--max-pages"),
        (["vietnamvn", "--db", "no/such/folder/news.db"], "does not exist"),
        (["vietnamvn", "--db", "broken.toml"], "no SQLite database"),
        ([], "SOURCE"),
    ],
)
def test_wrong_usage_is_one_sentence_and_leaves_nothing_behind(tmp_path, args, says):
    (tmp_path / "typo.toml").write_text('name = "x"\nhome = "https://x.test/"\nsitemap = []\n')
    (tmp_path / "broken.toml").write_text("name = \n" * 200)
    done = whosaid("crawl", *args, cwd=tmp_path)

    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.toml", "typo.toml"]


def test_a_private_address_is_refused_unless_the_source_allows_it(tmp_path):
    with SiteServer() as site:
        done = whosaid("crawl", f"{site.origin}/", "--db", "news.db", cwd=tmp_path)

        assert done.returncode == 1
        assert "allow_private_hosts" in done.stderr or "private_address" in done.stderr
        assert site.paths() == []


def test_ctrl_c_stops_the_crawl_and_keeps_what_came(tmp_path):
    with SiteServer() as site:
        source = write_source(site.source(fetch={"delay_s": 0.5}), tmp_path / "slow.toml")
        command = [sys.executable, "-P", "-m", "flows.cli", "crawl", source, "--db", "news.db"]
        running = subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True
        )
        deadline = time.monotonic() + 60
        while len(site.log) < 5 and time.monotonic() < deadline:
            time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)

    assert running.returncode == 1
    assert said.strip().splitlines()[-1] == "whosaid: stopped."
    with sqlite3.connect(tmp_path / "news.db") as db:
        assert db.execute("select state from runs").fetchall() == [("cancelled",)]
        assert db.execute("select count(*) from articles").fetchone()[0] >= 1


def test_status_without_a_database_says_how_to_make_one(tmp_path):
    done = whosaid("status", "--db", "absent.db", cwd=tmp_path)

    assert done.returncode == 2
    assert "whosaid crawl SOURCE" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["deploy", "vietnamvn"], "PREFECT_API_URL does not name a server"),
        (["serve", "nothing-like-it"], "There is no source"),
        (["serve", "bare.toml"], "has no [schedule]"),
    ],
)
def test_schedules_that_cannot_be_made_are_wrong_usage(tmp_path, args, says):
    (tmp_path / "bare.toml").write_text('name = "bare"\nhome = "https://bare.test/"\n')
    done = whosaid(*args, cwd=tmp_path)

    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

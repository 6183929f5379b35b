"""A scheduled run really happens: not started by hand, by ``whosaid serve`` with a schedule in the source.

A deployment that exits 0 and a healthy server prove nothing here: with one wrong package the scheduler
fails silently and no run ever appears.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.crawler.crawling import write_source
from tests.devdata import ROOT
from tests.sites.server import SiteServer

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

LIMIT_S = 240


def runs(db: Path, source: str, where: str) -> list[tuple]:
    """State and process of the runs of a source, in order."""
    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
            sql = f"select state, pid from runs where source = ? and {where} order by rowid"
            return conn.execute(sql, [source]).fetchall()
    except sqlite3.Error:
        return []


def flow_runs(api: str) -> list[dict]:
    body = json.dumps({"sort": "EXPECTED_START_TIME_ASC", "limit": 200}).encode()
    request = Request(f"{api}/flow_runs/filter", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)


def artifacts(api: str) -> list[dict]:
    request = Request(f"{api}/artifacts/filter", b"{}", {"Content-Type": "application/json"})
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)


def cancel(api: str, run: str) -> None:
    body = json.dumps({"state": {"type": "CANCELLING", "name": "Cancelling"}}).encode()
    request = Request(f"{api}/flow_runs/{run}/set_state", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=10) as answer:
        assert json.load(answer)["status"] == "ACCEPT"


def until(found, seconds: float):
    """The first value that is true, asked for twice a second; the last one when the time is over."""
    deadline = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < deadline:
        time.sleep(0.5)
    return value


@dataclass
class Served:
    """What was seen of one ``whosaid serve``."""

    folder: Path
    said: str = ""
    api: str = ""
    seen: list[dict] = field(default_factory=list)
    reports: list[dict] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    pids: list[int] = field(default_factory=list)
    code: int | None = None


def story(folder: Path, serve: subprocess.Popen) -> Served:
    """Wait for two scheduled runs of the small source, then cancel a run of the slow one in Prefect."""
    done = Served(folder)
    saved, slow = folder / "news.db", "slow"
    assert until(
        lambda: len(runs(saved, "saved", "ended_at is not null")) >= 2 or serve.poll() is not None, LIMIT_S
    )
    done.said = (folder / "out.txt").read_text()
    assert serve.poll() is None, done.said
    line = next(line for line in done.said.splitlines() if line.startswith("Runs and reports"))
    done.api = line.split()[-1] + "/api"
    running = until(
        lambda: [r for r in flow_runs(done.api) if "slow" in r["name"] and r["state"]["type"] == "RUNNING"],
        60,
    )
    assert until(lambda: runs(saved, slow, "state = 'running'"), 60)
    cancel(done.api, running[0]["id"])
    until(lambda: runs(saved, slow, "state = 'cancelled'"), 90)
    done.cancelled = [r[0] for r in runs(saved, slow, "ended_at is not null")]
    done.seen, done.reports = flow_runs(done.api), artifacts(done.api)
    until(lambda: runs(saved, slow, "state = 'running'"), 60)
    done.pids = [r[1] for r in runs(saved, slow, "state = 'running'")]
    serve.send_signal(signal.SIGTERM)
    done.code = serve.wait(90)
    return done


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """``whosaid serve`` on two sources with short intervals, in an empty home."""
    folder = tmp_path_factory.mktemp("serve")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
    env |= {"HOME": str(folder), "PYTHONPATH": str(ROOT)}
    # Another host name, so that the two do not wait for each other.
    with SiteServer() as site, SiteServer(name="localhost") as other:
        quick = site.source(name="saved", languages=["ja"], schedule={"every_minutes": 0.3})
        slow = other.source(name="slow", fetch={"delay_s": 20}, schedule={"every_minutes": 0.3})
        sources = [write_source(t, folder / f"{t['name']}.toml") for t in (quick, slow)]
        command = [sys.executable, "-P", "-m", "flows.cli", "serve", *sources, "--db", "news.db"]
        with (folder / "out.txt").open("wb") as out:
            serve = subprocess.Popen(
                command, cwd=folder, env=env, stdout=out, stderr=out, start_new_session=True
            )
        try:
            yield story(folder, serve)
        finally:
            if serve.poll() is None:
                os.killpg(serve.pid, signal.SIGKILL)


def test_runs_appear_by_themselves_and_succeed(served):
    assert [r[0] for r in runs(served.folder / "news.db", "saved", "ended_at is not null")][:2] == [
        "ok",
        "ok",
    ]


def test_the_server_scheduled_them(served):
    done = [r for r in served.seen if r["state"]["name"] == "Completed"]

    assert done
    assert all(r["auto_scheduled"] for r in done)


def test_each_run_leaves_its_report(served):
    assert {"markdown", "table"} <= {r["type"] for r in served.reports}
    assert any("stored" in str(r["data"]) for r in served.reports)


def test_the_next_runs_are_told_at_the_start(served):
    assert "next runs" in served.said


def test_nothing_is_written_outside_the_working_folder(served):
    assert not (served.folder / ".prefect").exists()
    assert (served.folder / ".whosaid" / "prefect" / "prefect.db").is_file()


def test_a_cancel_in_prefect_ends_the_crawl_in_order(served):
    assert served.cancelled
    assert set(served.cancelled) == {"cancelled"}


def test_a_stop_ends_it_all(served):
    with pytest.raises(URLError):
        flow_runs(served.api)
    assert until(lambda: not [p for p in served.pids if Path(f"/proc/{p}").exists()], 60)

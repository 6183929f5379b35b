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
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.crawler.crawling import write_source
from tests.devdata import ROOT
from tests.sites.server import SiteServer

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

LIMIT_S = 240


def finished_runs(db: Path) -> list[str]:
    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
            return [s for (s,) in conn.execute("select state from runs where ended_at is not null")]
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


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """``whosaid serve`` on a source with a short interval, in an empty home, until two runs have ended."""
    folder = tmp_path_factory.mktemp("serve")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
    env |= {"HOME": str(folder), "PYTHONPATH": str(ROOT)}
    with SiteServer() as site:
        table = site.source(name="saved", languages=["ja"], schedule={"every_minutes": 0.3})
        source = write_source(table, folder / "saved.toml")
        command = [sys.executable, "-m", "flows.cli", "serve", source, "--db", "news.db"]
        with (folder / "out.txt").open("wb") as out:
            serve = subprocess.Popen(
                command, cwd=folder, env=env, stdout=out, stderr=out, start_new_session=True
            )
        try:
            deadline = time.monotonic() + LIMIT_S
            while len(finished_runs(folder / "news.db")) < 2 and time.monotonic() < deadline:
                assert serve.poll() is None, (folder / "out.txt").read_text()
                time.sleep(0.5)
            said = (folder / "out.txt").read_text()
            api = (
                next(line.split()[-1] for line in said.splitlines() if line.startswith("Runs and reports"))
                + "/api"
            )
            seen, reports = flow_runs(api), artifacts(api)
            serve.send_signal(signal.SIGTERM)
            code = serve.wait(60)
        finally:
            if serve.poll() is None:
                os.killpg(serve.pid, signal.SIGKILL)
        yield folder, said, api, seen, reports, code


def test_runs_appear_by_themselves_and_succeed(served):
    folder, *_ = served

    assert finished_runs(folder / "news.db")[:2] == ["ok", "ok"]


def test_the_server_scheduled_them(served):
    *_, seen, _, _ = served
    done = [r for r in seen if r["state"]["name"] == "Completed"]

    assert done
    assert all(r["auto_scheduled"] for r in done)


def test_each_run_leaves_its_report(served):
    *_, reports, _ = served
    kinds = {r["type"] for r in reports}

    assert {"markdown", "table"} <= kinds
    assert any("stored" in str(r["data"]) for r in reports)


def test_the_next_runs_are_told_at_the_start(served):
    _, said, *_ = served

    assert "next runs" in said


def test_nothing_is_written_outside_the_working_folder(served):
    folder, *_ = served

    assert not (folder / ".prefect").exists()
    assert (folder / ".whosaid" / "prefect" / "prefect.db").is_file()


def test_a_stop_ends_it_all(served):
    _, _, api, *_ = served

    with pytest.raises(URLError):
        flow_runs(api)

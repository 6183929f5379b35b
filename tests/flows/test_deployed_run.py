"""``whosaid deploy`` on a real Prefect server: a worker that knows nothing but the pool crawls on schedule."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(api: str, path: str, body: dict | None = None) -> list | dict:
    data = json.dumps(body or {}).encode()
    with urlopen(Request(f"{api}/{path}", data, {"Content-Type": "application/json"}), timeout=10) as answer:
        return json.load(answer)


def healthy(api: str) -> bool:
    try:
        with urlopen(f"{api}/health", timeout=2) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


def until(found, seconds: float):
    """The first value that is true, asked for twice a second; the last one when the time is over."""
    deadline = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < deadline:
        time.sleep(0.5)
    return value


@contextmanager
def started(name: str, folder: Path, env: dict[str, str], *args: str):
    """A program that runs while the body does; what it says goes into a file."""
    with (folder / f"{name}.log").open("wb") as log:
        program = subprocess.Popen(
            [sys.executable, *args], cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield program
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            if program.poll() is None:
                os.killpg(program.pid, number)
                try:
                    program.wait(20)
                except subprocess.TimeoutExpired:
                    continue


def ended(db: Path) -> list[str]:
    """States of the runs that are over."""
    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
            return [
                s for (s,) in conn.execute("select state from runs where ended_at is not null order by rowid")
            ]
    except sqlite3.Error:
        return []


@dataclass
class Deployed:
    """What was seen: two calls of ``whosaid deploy``, the server's view, and the runs."""

    folder: Path
    calls: list[subprocess.CompletedProcess] = field(default_factory=list)
    deployments: list[dict] = field(default_factory=list)
    pools: list[dict] = field(default_factory=list)
    flow_runs: list[dict] = field(default_factory=list)
    states: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def deployed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("deploy")
    elsewhere = tmp_path_factory.mktemp("worker")
    port = free_port()
    api = f"http://127.0.0.1:{port}/api"
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "WHOSAID"))}
    env |= {
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PREFECT_HOME": str(folder / "prefect"),
        "DO_NOT_TRACK": "1",
    }
    env |= {
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
    }
    seen = Deployed(folder)
    server = ("-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
    worker = ("-m", "prefect", "worker", "start", "--pool", "our-pool")
    with SiteServer() as site, started("server", folder, env, *server):
        assert until(lambda: healthy(api), LIMIT_S), (folder / "server.log").read_text()[-2000:]
        table = site.source(name="saved", languages=["ja"], schedule={"every_minutes": 0.3})
        write_source(table, folder / "saved.toml")
        command = [sys.executable, "-P", "-m", "flows.cli", "deploy", "saved.toml", "vietnamvn"]
        for _ in range(2):
            seen.calls.append(
                subprocess.run(
                    [*command, "--db", "news.db", "--pool", "our-pool"],
                    cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=LIMIT_S,
                )
            )  # fmt: skip
        seen.deployments = ask(api, "deployments/filter")
        seen.pools = ask(api, "work_pools/filter")
        # The bundled source must not be crawled from here.
        for one in seen.deployments:
            if one["name"] != "saved":
                ask(api, f"deployments/{one['id']}/pause_deployment")
        with started("worker", elsewhere, env, *worker):
            until(lambda: len(ended(folder / "news.db")) >= 2, LIMIT_S)
        seen.states = ended(folder / "news.db")
        seen.flow_runs = ask(api, "flow_runs/filter", {"limit": 200})
    return seen


def test_a_deployment_says_what_was_done_and_how_to_go_on(deployed):
    for call in deployed.calls:
        assert call.returncode == 0, call.stderr
        assert "saved: deployed to pool our-pool" in call.stdout
        assert "prefect worker start --pool our-pool" in call.stdout


def test_deploying_twice_leaves_one_deployment_a_source(deployed):
    assert sorted(d["name"] for d in deployed.deployments) == ["saved", "vietnamvn"]
    assert [p["name"] for p in deployed.pools if p["name"] == "our-pool"] == ["our-pool"]
    assert next(p["type"] for p in deployed.pools if p["name"] == "our-pool") == "process"


def test_a_deployment_has_a_queue_of_its_own_a_schedule_and_whole_paths(deployed):
    saved = next(d for d in deployed.deployments if d["name"] == "saved")
    bundled = next(d for d in deployed.deployments if d["name"] == "vietnamvn")

    assert saved["work_queue_name"] == "saved"
    assert saved["parameters"] == {
        "source": str(deployed.folder / "saved.toml"),
        "db": str(deployed.folder / "news.db"),
    }
    assert bundled["schedules"][0]["schedule"]["cron"] == "*/30 * * * *"
    assert bundled["schedules"][0]["schedule"]["timezone"] == "Asia/Ho_Chi_Minh"


def test_a_worker_in_another_folder_crawls_on_schedule(deployed):
    assert deployed.states[:2] == ["ok", "ok"]
    with sqlite3.connect(deployed.folder / "news.db") as db:
        assert db.execute("select language from articles").fetchall() == [("ja",)]


def test_the_runs_are_the_servers_own(deployed):
    done = [r for r in deployed.flow_runs if r["state"]["name"] == "Completed"]

    assert done
    assert all(r["auto_scheduled"] for r in done)
    assert all(r["name"].startswith("crawl-") for r in done)

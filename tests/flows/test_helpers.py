"""A program tied to its parent, a free port, a progress bar, the demo's source and table."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from crawler.sources import find_source
from flows import demo
from flows.progress import crawl_bar
from flows.server import free_port, running_server
from schemas.errors import WhosaidError
from tests.crawler.crawling import crawl, write_source
from tests.devdata import ROOT
from tests.sites.server import SiteServer

SLEEPER = (
    "import time, pathlib, os, sys; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(120)"
)


def started(tmp_path) -> tuple[subprocess.Popen, int]:
    mark = tmp_path / "pid"
    tied = subprocess.Popen(
        [sys.executable, "-P", "-m", "flows.tied", "-c", SLEEPER, str(mark)],
        stdin=subprocess.PIPE,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    deadline = time.monotonic() + 20
    while not (mark.exists() and mark.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return tied, int(mark.read_text())


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("how", ["input ends", "asked to stop"])
def test_a_tied_program_ends_with_its_parent(tmp_path, how):
    tied, pid = started(tmp_path)
    assert tied.stdin is not None

    tied.stdin.close() if how == "input ends" else tied.terminate()
    assert gone(pid)
    assert tied.wait(20) != 0


def test_a_tied_program_hands_its_exit_code_on():
    command = [sys.executable, "-P", "-m", "flows.tied", "-c", "raise SystemExit(7)"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}) as tied:
        assert tied.wait(20) == 7


def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert free_port(port) != port
    assert free_port(port) == port


def test_a_server_that_does_not_come_up_is_said_with_where_to_look(tmp_path, monkeypatch):
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "sqlite+aiosqlite:////no/such/folder/x.db")
    monkeypatch.setattr("flows.server.START_LIMIT_S", 0.5)

    with pytest.raises(WhosaidError, match=r"server\.log says why"), running_server(tmp_path / "server.log"):
        pass
    assert (tmp_path / "server.log").is_file()


def test_the_bar_shows_text_of_a_source_as_text():
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=120)
    with crawl_bar("[red]x[/red]", 5, console) as advance:
        advance({"requested": 3, "listed": 9, "ended": 2, "stored": 1})
        advance({"requested": 9, "listed": 9, "ended": 5, "stored": 1})

    assert "[red]x[/red]: 9 listed, 1 stored" in out.getvalue()


def test_the_demos_source_is_valid_and_private(tmp_path):
    with SiteServer() as site:
        source = find_source(str(demo.write_source(site, tmp_path / "demo")))

    assert source.allow_private_hosts
    assert source.fetch.delay_s == 0
    assert source.sitemaps == (f"{site.origin}/sitemap.xml",)


def test_the_demos_table_shows_every_language_once_before_any_twice(tmp_path):
    with SiteServer() as site:
        languages = ["en", "ja", "ko", "de"]
        source = write_source(site.source(languages=languages), tmp_path / "s.toml")
        crawl(site, source, tmp_path / "demo.db")
    table = demo.who_said_what(tmp_path / "demo.db", rows=8)
    shown = list(table.columns[0].cells)

    assert set(shown[:4]) == set(languages)
    assert all(str(cell) for cell in table.columns[1].cells)
    out = io.StringIO()
    Console(file=out, width=110).print(table)
    assert max(len(line) for line in out.getvalue().splitlines()) <= 110

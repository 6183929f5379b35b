"""Places and moments that are not as one would like: read-only folders, links, another run, a dead Prefect server."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from crawler.archive import folder_of
from schemas.database import connect
from tests.archived import build, saved_pages
from tests.crawler.crawling import article, urlset, write_source
from tests.devdata import ROOT
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html"}
DROP_CAPABILITY, OVERRIDE, SEARCH = 24, 1, 2


def like_anybody() -> None:
    """Make the permissions of files bind this process, even where it is root (capabilities(7))."""
    libc = ctypes.CDLL(None)
    for capability in (OVERRIDE, SEARCH):
        libc.prctl(DROP_CAPABILITY, capability, 0, 0, 0)


def environment(**extra: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "WHOSAID"))}
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


def whosaid(*args: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "flows.cli", *map(str, args)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment(**more),
        check=False,
        timeout=120,
        preexec_fn=like_anybody,
    )


@pytest.fixture
def readonly(tmp_path):
    """A database and its archive in a folder where nobody may write."""
    folder = tmp_path / "only to read"
    folder.mkdir()
    path = folder / "news.db"
    build(path, saved_pages(1, languages=("ja",)))
    files = [path, *folder_of(path).iterdir()]
    for file in files:
        file.chmod(0o444)
    for place in (folder_of(path), folder):
        place.chmod(0o555)
    probe = subprocess.run(
        [sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", str(folder / "probe")],
        capture_output=True,
        check=False,
        preexec_fn=like_anybody,
    )
    yield path if probe.returncode else None
    for place in (folder_of(path), folder):
        place.chmod(0o755)


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["crawl", "vietnamvn"], "may not be written by this user"),
        (["export", "--format", "csv"], "into a folder of your own"),
        pytest.param(["verify"], "may not be written by this user", marks=pytest.mark.slow),
        pytest.param(["status"], "into a folder of your own", marks=pytest.mark.slow),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_folder_that_may_not_be_written_is_said_to_be_one(readonly, tmp_path, args, says):
    if readonly is None:
        pytest.skip("permissions of files do not bind this process")
    before = bytes_below(readonly.parent)

    done = whosaid(*args, "--db", readonly, cwd=tmp_path)

    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
    assert bytes_below(readonly.parent) == before


def test_a_copy_of_what_may_only_be_read_can_be_read(readonly, tmp_path):
    if readonly is None:
        pytest.skip("permissions of files do not bind this process")
    own = tmp_path / "own" / "news.db"
    shutil.copytree(readonly.parent, own.parent)
    own.parent.chmod(0o755)

    done = whosaid("export", "--format", "jsonl", "--db", own, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.slow
def test_an_export_to_a_place_that_may_not_be_written_is_one_sentence(readonly, tmp_path):
    if readonly is None:
        pytest.skip("permissions of files do not bind this process")
    own = tmp_path / "own.db"
    shutil.copy(readonly, own)
    own.chmod(0o644)

    done = whosaid("export", "--format", "csv", "--db", own, "--out", readonly.parent / "x.csv", cwd=tmp_path)

    assert done.returncode != 0
    assert "x.csv" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (readonly.parent / "x.csv").exists()


@pytest.mark.parametrize(
    "name", ["tin tức 🎉 a b'c\"d %20#?&", pytest.param("x" * 120, marks=pytest.mark.slow)]
)
def test_any_folder_name_serves(name):
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / name
        folder.mkdir()
        build(folder / "news.db", saved_pages(1, languages=("ja",)))
        done = whosaid("verify", "--db", folder / "news.db", cwd=folder)

        assert done.returncode == 0, done.stdout + done.stderr


def test_a_database_behind_a_link_is_read_like_the_file(tmp_path):
    build(tmp_path / "news.db", saved_pages(1, languages=("ja",)))
    link = tmp_path / "elsewhere" / "news.db"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "news.db")

    with connect(link) as db:
        assert db.conn.execute("select count(*) from articles").fetchone() == (1,)
        db.conn.execute("insert into hosts values ('a.test', 1)")
    with connect(tmp_path / "news.db") as db:
        assert db.conn.execute("select host from hosts").fetchall() == [("a.test",)]


@pytest.fixture(scope="module")
def two_at_once(tmp_path_factory):
    """A crawl, another of the same source beside it, and one of another source; Prefect's server is dead."""
    folder = tmp_path_factory.mktemp("two")
    dead = {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    with SiteServer(None) as site:
        paths = [f"/an-article-that-takes-time-{n}" for n in range(4)]
        site.answers["/robots.txt"] = Answer(404)
        site.answers["/sitemap.xml"] = Answer(200, urlset(*(site.origin + p for p in paths)))
        released = threading.Event()

        def held(path: str, _: object) -> Answer:
            released.wait(200)
            return Answer(200, article(path), HTML)

        site.answers |= dict.fromkeys(paths, held)
        source = write_source(site.source(fetch={"delay_s": 0, "timeout_s": 240}), folder / "one.toml")
        command = [sys.executable, "-P", "-m", "flows.cli", "crawl", source, "--db", "news.db"]
        with subprocess.Popen(
            command,
            cwd=folder,
            env=environment(**dead),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as first:
            deadline = time.monotonic() + 60
            while len(site.log) < 2 and time.monotonic() < deadline:
                time.sleep(0.05)
            second = whosaid("crawl", source, "--db", "news.db", cwd=folder, **dead)
            status = whosaid("status", "--db", "news.db", cwd=folder)
            forgotten = whosaid("forget", f"{site.origin}{paths[0]}", "--yes", "--db", "news.db", cwd=folder)
            released.set()
            out, err = first.communicate(timeout=200)
    return folder, (first.returncode, out, err), second, status, forgotten


def test_a_second_crawl_of_a_source_ends_busy_and_names_the_first(two_at_once):
    _, _, second, *_ = two_at_once

    assert second.returncode == 4
    assert second.stdout == ""
    assert second.stderr.startswith("busy: crawl:saved is already running: process ")


def test_the_first_crawl_is_not_disturbed(two_at_once):
    folder, first, *_ = two_at_once

    assert first[0] == 0, first[2]
    assert first[1].strip() == "ok: 4 listed, 4 fetched, 4 stored."
    with sqlite3.connect(folder / "news.db") as db:
        assert db.execute("select state from runs").fetchall() == [("ok",)]


def test_status_says_that_a_run_is_at_work(two_at_once):
    *_, status, _ = two_at_once

    assert status.returncode == 0
    assert "running" in status.stdout


def test_nothing_is_forgotten_while_a_crawl_runs(two_at_once):
    *_, forgotten = two_at_once

    assert forgotten.returncode == 4
    assert "crawl:saved is running" in forgotten.stderr


def test_a_crawl_needs_no_prefect_server(two_at_once):
    folder, first, *_ = two_at_once

    assert first[0] == 0
    assert not (folder / ".whosaid").exists()

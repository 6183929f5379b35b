"""Real crawls that something happens to: killed at a named call, out of disk space, under a limit.

``outcomes(jobs)`` starts one process that loads the crawler once and forks a child for each job, so that many
crawls cost little. A job is a source and a database, with what shall happen: ``kill`` names a function
(``module:attribute``) whose ``call``-th call, counted from 1, is the process's last; ``when`` "before" it runs or
"after". ``fail`` does the same with "No space left on device". ``max_pages_of_db`` lets the database grow to so
many pages only, ``file_bytes`` any file to so many bytes. ``before``: SQL that is executed first. ``options``:
of the crawl, such as ``since``. ``environment``: variables of the child. ``keep``: a
folder that database and archive are copied into afterwards, as they were left.
"""

from __future__ import annotations

import errno
import functools
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.crawler.crawling import article
from tests.devdata import ROOT

Job = dict[str, Any]


def outcomes(jobs: list[Job], folder: Path, timeout: float = 300) -> list[dict[str, Any]]:
    """What became of each job, in order: ``signal`` or None, ``result`` or None, ``peak_mib`` of memory."""
    asked, told = folder / "jobs.json", folder / "outcomes.json"
    asked.write_text(json.dumps(jobs))
    command = [sys.executable, "-m", "tests.crawler.faulty", str(asked), str(told)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(told.read_text())


def _replace(point: str, wrap: Any) -> None:
    module, _, path = point.partition(":")
    holder: Any = import_module(module)
    *owners, name = path.split(".")
    for owner in owners:
        holder = getattr(holder, owner)
    setattr(holder, name, wrap(getattr(holder, name)))


def _arrange(job: Job) -> None:
    calls = 0

    def happen() -> None:
        if "kill" in job:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def wrap(function: Any) -> Any:
        @functools.wraps(function)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            nonlocal calls
            calls += 1
            here = calls == job.get("call", 1)
            if here and job.get("when", "before") == "before":
                happen()
            value = function(*args, **kwargs)
            if here:
                happen()
            return value

        return wrapped

    if point := job.get("kill") or job.get("fail"):
        _replace(point, wrap)
    if pages := job.get("max_pages_of_db"):
        opening = import_module("schemas.database.opening")
        opening.RECIPE["max_page_count"] = pages
    if size := job.get("file_bytes"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _crawl(job: Job, out: Path) -> None:
    from flows.runner import crawl, failure, write_result
    from flows.spec import CrawlSpec

    os.environ.update(job.get("environment", {}))
    _arrange(job)
    try:
        settings = {"RETRY_TIMES": 0, "WHOSAID_PROGRESS": False, **job.get("settings", {})}
        spec = CrawlSpec(source=job["source"], db=job["db"], settings=settings, **job.get("options", {}))
        result = crawl(spec)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the outcome
        result = failure(error)
    write_result(result, out)


def _copy(database: Path, folder: Path) -> None:
    folder.mkdir()
    for path in database.parent.glob(f"{database.name}*"):
        shutil.copy(path, folder)
    archive = database.with_suffix(".archive")
    if archive.exists():
        shutil.copytree(archive, folder / archive.name)


def _run(job: Job, out: Path) -> dict[str, Any]:
    out.unlink(missing_ok=True)
    if sql := job.get("before"):
        with sqlite3.connect(job["db"]) as db:
            db.execute(sql)
    pid = os.fork()
    if pid == 0:
        try:
            _crawl(job, out)
        finally:
            sys.stderr.flush()
            os._exit(0)
    _, status, usage = os.wait4(pid, 0)
    if "keep" in job:
        _copy(Path(job["db"]), Path(job["keep"]))
    return {
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
        "result": json.loads(out.read_text()) if out.exists() else None,
        "peak_mib": usage.ru_maxrss / 1024,
    }


PARTS = (
    *(f"crawler.{name}" for name in ("accounting", "archiving", "conditional", "database", "guard", "logs")),
    *(f"crawler.{name}" for name in ("redirects", "settings", "spiders.news")),
    *(
        f"scrapy.extensions.{name}"
        for name in ("feedexport", "memusage", "remote_control", "telnet", "throttle")
    ),
    *(
        f"scrapy.downloadermiddlewares.{name}"
        for name in ("cookies", "httpcompression", "robotstxt", "retry")
    ),
    *("scrapy.crawler", "flows.runner", "aiohttp.web", "tldextract"),
)
"""What a crawl loads, so that its children need not."""


def main(asked: str, told: str) -> None:
    """Do the jobs of one file and write their outcomes to another."""
    for name in PARTS:
        import_module(name)
    from pipelines import normalize

    normalize(article("Con đường"), "https://www.vietnam.vn/mot-bai-bao-de-lam-nong")
    jobs = json.loads(Path(asked).read_text())
    out = Path(told).with_suffix(".result")
    Path(told).write_text(json.dumps([_run(job, out) for job in jobs]))


if __name__ == "__main__":
    main(*sys.argv[1:])

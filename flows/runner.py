"""The process that crawls: ``python -m flows.runner SPEC RESULT``.

Twisted's reactor cannot start twice in a process, so every crawl has one of its own. It answers with a
file, written whole or not at all; exit codes of crawlers say too little. Its standard input is a pipe
that the parent holds open: when it ends, the parent is gone, and the crawl stops itself gracefully.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path

from flows.spec import CrawlResult, CrawlSpec
from schemas.errors import WhosaidError

ORPHAN_GRACE_S = 30.0
"""How long a crawl without a parent may take to end gracefully."""

NOISY = ("scrapy.middleware", "scrapy.crawler", "scrapy.addons", "scrapy.utils.log", "scrapy.extensions")
"""Loggers whose start-up messages say nothing about a run."""


def watch_parent() -> None:
    """Stop this process when standard input ends, gracefully first."""

    def wait() -> None:
        # Not sys.stdin: a thread that waits in its buffer blocks the interpreter's end.
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(ORPHAN_GRACE_S)
        os._exit(1)

    threading.Thread(target=wait, name="parent-watch", daemon=True).start()


def _settings(spec: CrawlSpec) -> object:
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    ours = {"WHOSAID_DB": str(spec.db_path), "WHOSAID_PROGRESS": True, "STATS_DUMP": False}
    ours |= {"LOG_INSTALL_ROOT_HANDLER": False}
    for name, value in {**ours, **spec.settings}.items():
        settings.set(name, value, priority="cmdline")
    return settings


def _log_to_stderr() -> None:
    from crawler.logs import OneLine

    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.INFO)
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def crawl(spec: CrawlSpec) -> CrawlResult:
    """Crawl in this process; returns when it is over.

    Raises:
        WhosaidError: it could not start.

    """
    from scrapy.crawler import AsyncCrawlerProcess

    from crawler.spiders.news import NewsSpider

    started = time.monotonic()
    process = AsyncCrawlerProcess(_settings(spec))  # type: ignore[arg-type]
    for noisy in NOISY:  # now, because Scrapy's own set-up of the logs resets them
        logging.getLogger(noisy).setLevel(logging.WARNING)
    crawler = process.create_crawler(NewsSpider)
    task = process.crawl(crawler, source=spec.source, max_pages=spec.max_pages, since=spec.since)
    process.start()
    if task.done() and not task.cancelled() and (error := task.exception()) is not None:
        raise error
    stats = crawler.stats
    return CrawlResult(
        state=stats.get_value("whosaid/state", "failed"),
        sentence=stats.get_value("whosaid/sentence", "The crawl ended without a verdict."),
        exit_code=stats.get_value("whosaid/exit_code", 1),
        counts=stats.get_value("whosaid/counts", {}),
        elapsed_s=round(time.monotonic() - started, 3),
    )


def failure(error: BaseException) -> CrawlResult:
    """The result of a crawl that did not start."""
    code = error.exit_code if isinstance(error, WhosaidError) else 1
    text = str(error) if isinstance(error, WhosaidError) else f"{type(error).__name__}: {error}"
    state = "busy" if code == 4 else "failed"
    return CrawlResult(state=state, sentence=text, exit_code=code)  # type: ignore[arg-type]


def write_result(result: CrawlResult, path: Path) -> None:
    """Write the file whole or not at all."""
    half = path.with_name(f"{path.name}.part")
    half.write_text(result.model_dump_json(), encoding="utf-8")
    half.replace(path)


def main(argv: list[str]) -> int:
    """Run the spec in ``argv[1]`` (JSON) and write the result to ``argv[2]``; returns the exit code."""
    faulthandler.enable()
    watch_parent()
    _log_to_stderr()
    try:
        result = crawl(CrawlSpec.model_validate_json(argv[1]))
    except Exception as error:
        if not isinstance(error, WhosaidError):
            logging.getLogger("flows.runner").exception("The crawl could not start")
        result = failure(error)
    write_result(result, Path(argv[2]))
    return result.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv))

"""Crawl a loopback site that serves real pages: is every one archived, stored, or named in problems?

    python -m tests.benchmarks.crawl_real_pages [--pages 200] [--keep FOLDER]

The pages are those of the extraction development data (see ``tests.devdata``); they stay outside the
project. Prints counts and rates; exit code 1 when a page got lost or our own code failed on one.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from flows.child import run_child
from flows.spec import CrawlResult, CrawlSpec
from tests.crawler.crawling import urlset, write_source
from tests.devdata import find
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html"}  # no charset: the pages must tell it themselves


def choose(folder: Path, count: int) -> list[Path]:
    """Pages spread evenly over all corpora, the same ones every time."""
    pages = sorted((folder / "pages").glob("*.html.gz"))
    step = max(len(pages) / count, 1.0)
    return [pages[int(n * step)] for n in range(min(count, len(pages)))]


def site_of(pages: list[Path]) -> SiteServer:
    """A site that serves the pages under invented addresses and lists them in its sitemap."""
    site = SiteServer(None, {"/robots.txt": Answer(404)})
    paths = {f"/real-page-{page.name.partition('.')[0]}": page for page in pages}
    for path, page in paths.items():
        site.answers[path] = Answer(200, gzip.decompress(page.read_bytes()), HTML)
    site.answers["/sitemap.xml"] = Answer(200, urlset(*(site.origin + p for p in paths)))
    return site


def account(database: Path, listed: int) -> dict[str, int]:
    """How many of the listed pages are archived, stored, named in problems, and none of it."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        archived = {u for (u,) in db.execute("select url from pages where warc_file is not null")}
        stored = {u for (u,) in db.execute("select p.url from pages p where article_id is not null")}
        named = {u for (u,) in db.execute("select url from problems")}
        statements = db.execute("select count(*) from who_said_what where kind != 'narration'").fetchone()[0]
        articles = {u for (u,) in db.execute("select url from urls where kind = 'article'")}
    return {
        "listed": listed,
        "archived": len(articles & archived),
        "stored": len(articles & stored),
        "in problems": len(articles & named),
        "lost": len(articles - stored - named) + listed - len(articles),
        "statements": statements,
    }


def reasons(database: Path) -> Counter[str]:
    """Why pages are in problems."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        return Counter(r for (r,) in db.execute("select stage || ': ' || reason from problems"))


def crawl(folder: Path, pages: list[Path], database: Path) -> tuple[CrawlResult, float]:
    """Crawl once; returns the result and the seconds it took, start of the process included."""
    with site_of(pages) as site:
        source = write_source(site.source(fetch={"delay_s": 0, "max_pages": len(pages)}), folder / "s.toml")
        started = time.perf_counter()
        result = asyncio.run(run_child(CrawlSpec(source=source, db=str(database))))
        return result, time.perf_counter() - started


def main() -> int:
    """Run the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=200, help="how many pages to serve")
    parser.add_argument("--keep", type=Path, help="folder for the database and the archive")
    arguments = parser.parse_args()
    data = find("extraction-dev")
    if data is None:
        print("The extraction development data is not on this machine (set WHOSAID_DEVDATA).")
        return 0
    pages = choose(data, arguments.pages)
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        result, seconds = crawl(folder, pages, folder / "real.db")
        counts = account(folder / "real.db", len(pages))
        print(f"{result.state}: {result.sentence}")
        for name, count in counts.items():
            print(f"{name:12} {count:6}")
        for reason, count in reasons(folder / "real.db").most_common():
            print(f"  {count:5} {reason}")
        crawled = result.elapsed_s or seconds
        mib = result.counts.get("bytes", 0) / 2**20
        print(f"{len(pages) / crawled:.1f} pages/s, {mib / crawled:.1f} MiB/s; {seconds:.1f} s with start-up")
        print(json.dumps({**counts, "seconds": round(seconds, 1), "state": result.state}))
    return int(counts["lost"] > 0 or result.counts.get("internal_errors", 0) > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Real crawls for tests: a source file, a child process, its result and its database."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.child import run_child
from flows.spec import CrawlResult, CrawlSpec
from tests.sites.server import SiteServer

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body><article>
<h1>{title}</h1>{paragraphs}</article></body></html>"""
SENTENCE = "Con đường mới nối chợ phiên với bến thuyền đã được bà con trong xã góp công làm suốt ba mùa khô. "


def article(title: str, sentence: str = SENTENCE) -> bytes:
    """An invented page that is long enough to be an article."""
    paragraphs = "".join(f"<p>{n}. {sentence * 3}</p>" for n in range(6))
    return PAGE.format(title=title, paragraphs=paragraphs).encode()


def urlset(*paths: str, lastmod: str | None = None) -> bytes:
    """A sitemap of paths; ``@`` stands for the origin."""
    date = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    entries = "".join(f"<url><loc>{path}</loc>{date}</url>" for path in paths)
    return f"<urlset {NS}>{entries}</urlset>".encode()


def write_source(table: dict[str, Any], path: Path) -> str:
    """Write a source table as TOML; returns the path as text."""
    plain = [f"{k} = {json.dumps(v)}" for k, v in table.items() if not isinstance(v, dict)]
    for name, inner in table.items():
        if isinstance(inner, dict):
            plain += [f"[{name}]", *(f"{k} = {json.dumps(v)}" for k, v in inner.items())]
    path.write_text("\n".join(plain), encoding="utf-8")
    return str(path)


@dataclass
class Crawled:
    """One crawl that is over."""

    result: CrawlResult
    db: Path
    log: list[str] = field(default_factory=list)
    requests: list[Any] = field(default_factory=list)

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of the crawl's database."""
        with sqlite3.connect(f"file:{self.db}?mode=ro", uri=True) as db:
            return db.execute(sql, parameters).fetchall()

    @property
    def paths(self) -> list[str]:
        """What the site was asked for during this crawl, in order."""
        return [seen.path for seen in self.requests]


async def crawl_async(source: str, db: Path, **options: Any) -> Crawled:
    """Crawl in a child process."""
    log: list[str] = []
    result = await run_child(CrawlSpec(source=source, db=str(db), **options), on_log=log.append)
    return Crawled(result, db, log)


def crawl(site: SiteServer, source: str, db: Path, **options: Any) -> Crawled:
    """Crawl a site and keep what it was asked for."""
    before = len(site.log)
    done = asyncio.run(crawl_async(source, db, **options))
    done.requests = site.log[before:]
    return done

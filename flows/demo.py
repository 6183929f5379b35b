"""``make demo``: the real flow and spider on the saved site, ending with who said what.

The site in ``tests/sites/`` is served on loopback; the Prefect flow of ``flows.crawl`` starts the spider
on it; raw pages go into ``demo.archive/``, rows into ``demo.db``. Run it again: nothing is fetched twice.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.errors import WhosaidError
from tests.sites.server import SiteServer

DATABASE = Path("demo.db")
FOLDER = Path(".demo")
PORT = 8127
"""Always the same where it is free, so that a second demo meets the addresses of the first."""

NEXT = ('sqlite3 demo.db "select * from who_said_what limit 5"', ".venv/bin/whosaid status --db demo.db")

ROWS = 16
LENGTH = 130
"""Rows of the table, and characters of a statement in it."""


def _server() -> SiteServer:
    try:
        return SiteServer(port=PORT)
    except OSError:
        return SiteServer()


def write_source(site: SiteServer, folder: Path) -> Path:
    """Write the source file of the saved site; returns its path."""
    table = site.source(name="vietnamvn-saved", feeds=[f"{site.origin}/feed.xml"])
    fetch = table.pop("fetch")
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
    lines += ["[fetch]", *(f"{key} = {value}" for key, value in dict(fetch).items())]  # type: ignore[call-overload]
    lines += ["[extract]", 'body = "div.post-detail-body"']
    folder.mkdir(exist_ok=True)
    path = folder / "vietnamvn-saved.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _counts(database: Path) -> str:
    from schemas.database import connect

    try:
        db = connect(database, readonly=True)
    except WhosaidError:
        return "starting Prefect (the first time it sets up its own database, about 20 s)"
    try:
        running = db.conn.execute("select count(*) from runs where state = 'running'").fetchone()[0]
        pages, articles, statements = db.conn.execute(
            "select (select count(*) from pages), (select count(*) from articles), (select count(*) from statements)"
        ).fetchone()
    finally:
        db.close()
    doing = "crawling" if running else "Prefect"
    return f"{doing}: {pages} pages archived, {articles} articles, {statements} statements"


@contextmanager
def _progress(console: Console, database: Path) -> Iterator[None]:
    """Say twice a second what is in the database by now."""
    done = threading.Event()
    started = time.monotonic()
    status = console.status("starting")

    def watch() -> None:
        while not done.wait(0.5):
            text = f"{time.monotonic() - started:4.0f} s  {_counts(database)}"
            status.update(Text(text)) if console.is_terminal else None

    def plain() -> None:
        while not done.wait(5):
            console.print(Text(f"{time.monotonic() - started:4.0f} s  {_counts(database)}"))

    thread = threading.Thread(target=watch if console.is_terminal else plain, daemon=True)
    thread.start()
    try:
        if console.is_terminal:
            with status:
                yield
        else:
            yield
    finally:
        done.set()
        thread.join()


def _run_flow(source: Path, database: Path) -> Any:
    """Run the flow in this process; Prefect brings a temporary server on loopback."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    from flows.crawl import crawl

    async def run() -> Any:
        return await crawl(source=str(source), db=str(database), return_state=True)

    return asyncio.run(run())


_ROWS = """
select language, speaker, role, kind, text, coalesce(recorded_by, '') from (
    select w.*, row_number() over (
        partition by w.language
        order by w.kind not in ('contribution', 'answer', 'speech'), w.kind != 'quote', s.number
    ) nth
    from who_said_what w join statements s on s.id = w.statement_id
    where w.kind != 'narration' and w.speaker is not null
) where nth <= 2 order by nth, language limit ?
"""


def who_said_what(database: Path, rows: int = ROWS) -> Table:
    """A table of statements, of every language first one and then another."""
    from schemas.database import connect

    table = Table(title="Who said what", title_justify="left", show_lines=True)
    table.add_column("", no_wrap=True)
    table.add_column("who", max_width=34)
    table.add_column("said", ratio=1, min_width=40)
    table.add_column("written down by", max_width=16)
    db = connect(database, readonly=True)
    try:
        found = db.conn.execute(_ROWS, [rows]).fetchall()
    finally:
        db.close()
    for language, speaker, role, kind, text, recorder in found:
        who = Text(speaker, style="bold")
        if role:
            who.append(f"\n{role}", style="dim not bold")
        said = Text(text if len(text) <= LENGTH else f"{text[: LENGTH - 1].rstrip()}…")
        said.append(f"  ({kind.replace('_', ' ')})", style="dim")
        table.add_row(language, who, said, Text(recorder))
    return table


def _languages(database: Path) -> str:
    from schemas.database import connect

    db = connect(database, readonly=True)
    try:
        rows = db.conn.execute(
            "select language, count(*) from articles group by language order by 2 desc, 1"
        ).fetchall()
        said = db.conn.execute("select count(*) from who_said_what where kind != 'narration'").fetchone()[0]
    finally:
        db.close()
    articles = sum(count for _, count in rows)
    return f"{said} statements in {articles} articles, {len(rows)} languages: " + " ".join(
        f"{language} {count}" for language, count in rows
    )


def main(console: Console | None = None) -> int:
    """Run the demo in the working folder; returns the exit code of its crawl."""
    from flows import prefect_home  # noqa: F401 - before Prefect

    console = console or Console(width=None if sys.stdout.isatty() else 110)
    started = time.monotonic()
    with _server() as site:
        source = write_source(site, FOLDER)
        console.print(Text(f"A saved site of 28 invented pages is served at {site.origin}"))
        with _progress(console, DATABASE):
            state = _run_flow(source, DATABASE)
    console.print(Text(f"Flow run {state.name}: {state.message}"))
    if not DATABASE.exists():
        return 1
    console.print(who_said_what(DATABASE))
    console.print(Text(_languages(DATABASE)))
    console.print(
        Text(f"{time.monotonic() - started:.0f} s. Rows are in {DATABASE}, raw pages in demo.archive/. Next:")
    )
    for line in NEXT:
        console.print(Text(f"  {line}"))
    return {"Completed": 0, "Degraded": 3, "Skipped": 4}.get(state.name, 1)


if __name__ == "__main__":
    sys.exit(main())

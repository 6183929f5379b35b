"""Crawl a source once, now: fetch what is new, archive it, store who said what."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import click

from flows.cli._options import db_option


@click.command()
@click.argument("source")
@db_option
@click.option(
    "--max-pages", type=click.IntRange(min=1), help="Articles to ask for; default: the source's budget."
)
@click.option("--since", metavar="DATE", help="Leave articles alone that are older, like 2026-03-31.")
@click.option(
    "--verbose", "-v", is_flag=True, help="Show the crawl's log on stderr instead of a progress bar."
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def command(
    source: str, db: str, max_pages: int | None, since: str | None, *, verbose: bool, quiet: bool
) -> int:
    """Crawl SOURCE once, politely, into the database.

    SOURCE is a bundled name (vietnamvn), a .toml file (see docs/sources.md), or an http(s) address.
    Pages are archived before they are read; what has not changed is not fetched again; whatever is lost
    is named in the table problems. Press Ctrl-C to stop: the next crawl goes on from there.

    The last line is the verdict. Exit code: 0 all well, 1 failed, 2 wrong usage, 3 degraded (some
    pages lost), 4 busy (another crawl of this source is at work on this database).
    """
    from crawler.sources import find_source
    from flows.spec import CrawlSpec
    from schemas.database import connect

    chosen = find_source(source)
    _check_since(since)
    connect(db, create=True).close()  # a wrong file is told at once, before anything is started
    if not quiet:
        _mention_contact(chosen.fetch.contact, private=chosen.allow_private_hosts)
    spec = CrawlSpec(source=source, db=db, max_pages=max_pages, since=since)
    result = asyncio.run(_watched(spec, max_pages or chosen.fetch.max_pages, verbose=verbose, quiet=quiet))
    if result.exit_code or not quiet:
        click.echo(f"{result.state}: {result.sentence}", err=bool(result.exit_code))
    return int(result.exit_code)


def _check_since(since: str | None) -> None:
    from crawler.discovery.moments import read_moment

    if since is not None and read_moment(since) is None:
        raise click.BadParameter(f"{since!r} is no date; write it like 2026-03-31.", param_hint="--since")


def _mention_contact(contact: str | None, *, private: bool) -> None:
    if not (contact or private or os.environ.get("WHOSAID_CONTACT")):
        click.echo(
            "Note: no contact is configured. Set WHOSAID_CONTACT (an e-mail or a page), or contact in "
            "[fetch] of the source, so that the site's owner can reach you.",
            err=True,
        )


async def _watched(spec: Any, budget: int, *, verbose: bool, quiet: bool) -> Any:
    from flows.child import run_child

    if verbose:
        return await run_child(spec, on_log=lambda line: click.echo(line, err=True))
    if quiet or not sys.stderr.isatty():
        return await run_child(spec)
    from flows.progress import crawl_bar

    with crawl_bar(spec.source, budget) as advance:
        return await run_child(spec, on_progress=advance)

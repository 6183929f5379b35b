"""Serve archived pages on loopback as if they were the site.

The real spider can then be run on saved pages, with no network.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import click


@click.command(name="serve-archive")
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="The database whose archive is served.",
)
@click.option("--host", help="Which archived host to serve.  [default: the one with most pages]")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8099, show_default=True, help="0 takes any free port."
)
def command(db: Path, host: str | None, port: int) -> int:
    """Answer from the archive: pages, 304 for a known ETag, redirects, 404, and a sitemap.

    \b
    whosaid serve-archive --db news.db
    """
    from flows.archive_site.server import ArchiveServer

    with ArchiveServer(db, host=host, port=port) as server:
        with suppress(KeyboardInterrupt):
            pages = len(server.index.pages)
            click.echo(f"{pages:,} pages of {server.index.origin} at {server.origin} (Ctrl-C ends)")
            threading.Event().wait()
        click.echo(f"{server.requests:,} requests answered.", err=True)
    return 0

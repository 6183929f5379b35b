"""Answer from the archive as if it were the site, on this machine only."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="serve-archive")
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
)
@click.option("--host", help="The site to serve, as in its addresses.  [default: the one with most pages]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port.  [default: a free one]")
@click.option(
    "--source", "source", type=click.Path(dir_okay=False, path_type=Path), help="Write a source file."
)
def command(database: Path, host: str | None, port: int, source: Path | None) -> None:
    """Answer from the archive as if it were the site, on this machine only.

    Pages answer with ETag and 304, missing ones with 404, redirects lead on, and links lead back here; so the
    real spider can be run on saved pages.

    \b
    whosaid serve-archive --db news.db --source archive.toml
    whosaid crawl archive.toml --db again.db
    """
    from crawler.archive import folder_of
    from flows.archive_site import load, serve, source_toml
    from schemas.database import connect
    from schemas.errors import UsageError

    with connect(database, readonly=True) as db:
        site = load(db, folder_of(database), host)
    try:
        server = serve(site, port)
    except OSError as error:
        raise UsageError(
            f"Port {port} cannot be used: {error.strerror}. Choose another with --port."
        ) from error
    origin = f"http://127.0.0.1:{server.server_port}"
    if source is not None:
        source.write_text(source_toml(site, origin), encoding="utf-8")
    click.echo(f"{len(site.answers):,} answers of {site.host} at {origin}/ (stop with Ctrl-C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
    finally:
        server.server_close()

"""Show every decision that was taken on one page."""

from __future__ import annotations

from pathlib import Path

import click

from schemas.errors import UsageError


@click.command()
@click.argument("source", metavar="FILE|-|URL|ID")
@click.option("--url", help="The page's address, when SOURCE is a file or - for standard input.")
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="Database that an address or ID is looked up in; an address that is not there is fetched.",
)
def command(source: str, url: str | None, database: Path) -> None:
    """Show every decision that was taken on one page.

    Encoding evidence, metadata candidates, each line kept or dropped and why, the language of each
    paragraph, and statement by statement what introduced it.

    \b
    whosaid explain page.html --url https://www.vietnam.vn/en/a-page
    whosaid explain 102b16e1886ea3ab288fe259 --db news.db
    """
    from flows.explain import explain
    from pipelines.normalization import examine

    body, address, headers = _page(source, url, database)
    for line in explain(examine(body, address, headers=headers)):
        click.echo(line)


def _page(source: str, url: str | None, database: Path) -> tuple[bytes, str, dict[str, str]]:
    from flows.cli.normalize import read_input
    from flows.fixtures.sources import fetched_page, stored_page

    if source == "-" or Path(source).is_file():
        if not url:
            raise UsageError(
                f"Where does {source} come from? Say it with --url: site and language stand there."
            )
        return read_input(source), url, {}
    web = source.startswith(("http://", "https://"))
    if database.exists():
        try:
            page = stored_page(source, database)
        except UsageError:
            if not web:
                raise
        else:
            return page.body, page.url, page.headers
    if not web:
        raise UsageError(f"{source!r} is no file, and there is no database at {database} to look it up in.")
    page = fetched_page(source)
    return page.body, page.url, page.headers

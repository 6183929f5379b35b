"""Erase an article everywhere and leave a tombstone."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("url")
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="The database that the article is in.",
)
@click.option("--reason", help="Kept with the tombstone, for instance who asked for it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(url: str, database: Path, reason: str | None, yes: bool) -> None:
    """Erase an article everywhere and leave a tombstone.

    Gone from the tables, the full-text index, the archive and the free pages of the file; pages with the very
    same bytes and archived listings that name it go too. It stays out of crawls, replays and merges. Copies
    that you made of the files are yours to deal with.

    \b
    whosaid forget https://www.vietnam.vn/en/a-page --db news.db
    """
    from flows.forget import forget
    from schemas.database import connect

    with connect(database) as db:
        if not yes:
            click.confirm(f"Erase {url} from {database} and its archive for good?", abort=True, err=True)
        done = forget(db, database, url, reason=reason)
    click.echo(
        f"Forgotten: {done.articles} article{'s' * (done.articles != 1)} with {done.statements} statements, "
        f"{done.pages} archived answers, {len(done.files)} archive files written anew."
    )

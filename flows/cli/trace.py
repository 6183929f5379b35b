"""Show the archived bytes that a statement came from."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("statement_id")
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="The database that the statement is in.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
def command(statement_id: str, database: Path, as_json: bool) -> int:
    """Show the archived bytes that a statement came from.

    Prints the page, its WARC record, the byte ranges of the stored body and the bytes. Slices of one part
    follow each other without a blank; parts are joined by one.

    \b
    whosaid trace 102b16e1886ea3ab288fe259 --db news.db
    """
    from crawler.archive import folder_of
    from flows.trace import trace
    from schemas.database import connect

    with connect(database, readonly=True) as db:
        found = trace(db, folder_of(database), statement_id)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return 0 if found.holds else 1
    page = found.page
    click.echo(f"statement  {found.statement_id}")
    click.echo(f"text       {_line(found.text)}")
    click.echo(f"page       {page['url']}")
    click.echo(f"fetched    {page['fetched_at']}, status {page['status']}")
    click.echo(f"record     {page['warc_file']}, byte {page['warc_offset']}, length {page['warc_length']}")
    click.echo(f"sha256     {page['sha256']} ({len(found.raw):,} bytes, {found.place.encoding})")
    for number, part in enumerate(found.place.parts, 1):
        for start, end in part:
            click.echo(f"part {number:<5} bytes {start}-{end}  {found.raw[start:end]!r}")
    click.echo("The bytes give the text again." if found.holds else "The bytes do NOT give the text again.")
    return 0 if found.holds else 1


def _line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)

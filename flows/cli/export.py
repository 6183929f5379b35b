"""Write statements, or any table, as CSV or JSON lines.

CSV is safe to open in a spreadsheet: text that looks like a formula is marked as text.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from flows.exporting.formats import FORMATS
from flows.exporting.rows import FACE

if TYPE_CHECKING:
    from collections.abc import Callable


@click.command()
@click.option(
    "--format", "form", type=click.Choice(sorted(FORMATS)), required=True, help="How to write the rows."
)
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="The database.",
)
@click.option("--table", default=FACE, show_default=True, help="Another table or view to export.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: standard output]",
)
@click.option(
    "--raw", is_flag=True, help="CSV only: leave text as it is, even where a spreadsheet would run it."
)
def command(form: str, db: Path, table: str, out: Path | None, raw: bool) -> int:
    """Write who said what as CSV or JSON lines.

    The same data gives the same bytes. A file appears whole or not at all.

    \b
    whosaid export --format csv --out statements.csv
    whosaid export --format jsonl --table articles | head
    """
    from flows.exporting.rows import rows
    from schemas.database import connect

    with connect(db, readonly=True) as database:
        columns, found = rows(database, table)
        if out is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            count = FORMATS[form](sys.stdout, columns, found, raw)
        else:
            count = _whole(out, lambda stream: FORMATS[form](stream, columns, found, raw))
    click.echo(f"{count:,} rows of {table}.", err=True)
    return 0


def _whole(path: Path, write: Callable[[TextIO], int]) -> int:
    """Write beside the file and put it in place at the end."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            count = write(stream)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count

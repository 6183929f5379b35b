"""Write who said what as CSV or JSON lines."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ["csv", "jsonl", *(["parquet"] if find_spec("pyarrow") else [])]


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
)
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: -]"
)
@click.option(
    "--raw", is_flag=True, help="CSV cells exactly as they are, even if a spreadsheet would run them."
)
@click.option("--language", help="Only statements in this language, such as vi.")
@click.option("--speaker", help="Only speakers whose name has these words; accents do not matter.")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="Only articles published on this day or later."
)
@click.option("--no-narration", is_flag=True, help="Leave out what nobody said.")
def command(
    form: str,
    database: Path,
    out: Path | None,
    raw: bool,
    language: str | None,
    speaker: str | None,
    since: datetime | None,
    no_narration: bool,
) -> None:
    """Write who said what as CSV or JSON lines.

    CSV is safe to open in a spreadsheet: no cell can become a formula. JSON lines lose nothing.

    \b
    whosaid export --db news.db --format csv -o statements.csv
    whosaid export --db news.db --format jsonl --speaker "nguyen van" --since 2026-03-01
    """
    from flows.export import rows, write_csv, write_jsonl
    from schemas.database import connect
    from schemas.errors import UsageError

    with connect(database, readonly=True) as db:
        day = since.date().isoformat() if since else None
        found = rows(db, language=language, speaker=speaker, since=day, narration=not no_narration)
        if form == "parquet":
            if out is None:
                raise UsageError("Parquet is no text; name a file with --out.")
            count = _write_parquet(list(found), out)
        else:
            with _opened(out) as stream:
                count = write_jsonl(found, stream) if form == "jsonl" else write_csv(found, stream, raw=raw)
    if out is not None:
        click.echo(f"{count:,} statements written to {out}.", err=True)


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears complete or not at all."""
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        yield sys.stdout
        return
    half = out.with_name(f"{out.name}.part")
    try:
        with half.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        os.replace(half, out)  # noqa: PTH105 - over an older export
    finally:
        half.unlink(missing_ok=True)


def _write_parquet(found: list[dict[str, object]], out: Path) -> int:
    import pyarrow
    from pyarrow import parquet

    from flows.export import COLUMNS

    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    parquet.write_table(pyarrow.Table.from_pylist(found, schema=schema), out)
    return len(found)

"""Show how each source is doing, in plain words, and when its next runs are due."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from flows.cli._options import db_option

EXIT = {"healthy": 0, "running": 0, "never crawled": 0, "degraded": 3, "late": 3, "failing": 1}
"""What the state of a source means for the exit code; the worst source decides."""


@click.command()
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON, for monitoring.")
def command(db: str, *, as_json: bool) -> int:
    """Show the health of every source in the database.

    For each source: healthy, degraded, failing, late (its schedule should have run), the verdict of the
    last run, what is stored, and the next three runs of its schedule. The exit code says the same, so a
    monitor can call it: 0 all healthy, 3 something degraded or late, 1 something failing.
    """
    from flows.health import health

    found = health(db)
    if as_json:
        click.echo(json.dumps([asdict(h) for h in found], ensure_ascii=False, indent=2))
    else:
        _print(db, found)
    codes = {EXIT.get(h.state, 1) for h in found}
    return 1 if 1 in codes else max(codes, default=0)


def _print(db: str, found: list) -> None:  # type: ignore[type-arg]
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not found:
        click.echo(f"{db} holds no source yet; start with: whosaid crawl vietnamvn --db {db}")
        return
    colours = {
        "healthy": "green",
        "running": "cyan",
        "degraded": "yellow",
        "late": "yellow",
        "failing": "red",
    }
    table = Table(title=f"Sources in {db}", title_justify="left")
    for heading in ("source", "health", "what happened", "articles", "statements", "problems", "next runs"):
        table.add_column(
            heading, justify="right" if heading in ("articles", "statements", "problems") else "left"
        )
    for h in found:
        table.add_row(
            h.source,
            Text(h.state, style=colours.get(h.state, "")),
            Text(h.words),
            str(h.articles),
            str(h.statements),
            str(h.problems),
            "\n".join(h.next_runs) or "no schedule",
        )
    Console().print(table)

"""Check the database and its archive: digests, keys, spans, orphans, traces."""

from __future__ import annotations

from pathlib import Path

import click

SHOWN = 20


@click.command()
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="The database to check, with its archive.",
)
@click.option("--quick", is_flag=True, help="Leave out tracing every statement to its bytes.")
@click.option("--repair", is_flag=True, help="Rebuild the full-text indexes first.")
def command(database: Path, quick: bool, repair: bool) -> int:
    """Check the database and its archive: digests, keys, spans, orphans, traces.

    \b
    whosaid verify --db news.db

    Exit code 1 when something is wrong; the first findings of each check are shown.
    """
    from crawler.archive import folder_of, recover
    from flows.verification import CHECKS, NOTICES, findings, statements_trace
    from schemas.database import connect, fulltext, writing

    wrong = 0
    with connect(database) as db:
        folder = folder_of(database)
        for name, cut in recover(folder).items():
            click.echo(f"closed       {name}: left open by a process that died, {cut} bytes cut off")
        if repair:
            with writing(db):
                fulltext.rebuild(db)
        for check in CHECKS:
            if quick and check is statements_trace:
                continue
            found = list(findings(check, db, folder))
            faults = sum(f.check not in NOTICES for f in found)
            wrong += faults
            title = (check.__doc__ or "").partition("\n")[0]
            click.echo(f"{'WRONG' if faults else 'note ' if found else 'ok   '}  {title}")
            for finding in found[:SHOWN]:
                click.echo(f"       {finding.where}: {finding.what}")
            if len(found) > SHOWN:
                click.echo(f"       and {len(found) - SHOWN:,} more")
    click.echo("Everything is as it should be." if not wrong else f"{wrong:,} things are wrong.")
    return 1 if wrong else 0

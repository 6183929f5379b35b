"""Read archived pages again with today's reader, and report what changes."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sqlite_utils import Database

    from flows.replay.stored import Outcome

LEASE = "replay"
BEAT_EVERY_S = 20.0


@click.command()
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="The database whose archive is read again, or that takes other pages in.",
)
@click.option(
    "--warc",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Read this WARC file, or this folder of HTML pages, instead of the database's archive. Repeatable.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; with --warc no database is needed.")
@click.option("--diff", is_flag=True, help="Show what changes, by field and statement, with 20 examples.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes.  [default: one a core]")
@click.option("--restart", is_flag=True, help="Begin anew where the last replay was broken off.")
def command(
    database: Path, files: tuple[Path, ...], dry_run: bool, diff: bool, workers: int | None, restart: bool
) -> int:
    """Read archived pages again with today's reader, and report what changes.

    Nothing is fetched. Without --dry-run the new readings are stored: what a page said stays, how it is read
    is replaced. A broken-off replay goes on where it stopped.

    \b
    whosaid replay --db news.db --dry-run --diff
    whosaid replay --db news.db --warc other-crawl.warc.gz
    whosaid replay --dry-run --warc saved-pages/

    Exit code 3: a protected measure falls (articles, titles, dates, authors, statements, speakers), or
    records were damaged.
    """
    from flows.replay.stored import Outcome

    outcome = Outcome()
    skipped: Counter[str] = Counter()
    began = time.monotonic()
    with ExitStack() as stack:
        if files:
            _from_files(stack, database, files, outcome, skipped, dry_run=dry_run, workers=workers)
        else:
            _from_archive(stack, database, outcome, dry_run=dry_run, workers=workers, restart=restart)
    return _report(outcome, skipped, time.monotonic() - began, dry_run=dry_run, diff=diff)


def _from_files(
    stack: ExitStack,
    database: Path,
    files: tuple[Path, ...],
    outcome: Outcome,
    skipped: Counter[str],
    *,
    dry_run: bool,
    workers: int | None,
) -> None:
    from crawler.archive import ArchiveWriter, folder_of
    from flows.replay.imported import replay_files
    from schemas.database import begin_run, connect, end_run
    from schemas.errors import UsageError

    for path in files:
        if not path.exists():
            raise UsageError(f"There is no WARC file or folder of pages at {path}.")
    db = None
    archive = None
    if not dry_run or database.exists():
        db = connect(database, create=not dry_run, readonly=dry_run)
        stack.callback(db.close)
    if db is not None and not dry_run:
        run = begin_run(db, LEASE)
        stack.callback(lambda: end_run(db, run, "ok", counts=_counts(outcome)))
        archive = stack.enter_context(ArchiveWriter(folder_of(database)))
    _watch(replay_files(files, outcome, skipped, db=db, archive=archive, workers=workers), None)


def _from_archive(
    stack: ExitStack, database: Path, outcome: Outcome, *, dry_run: bool, workers: int | None, restart: bool
) -> None:
    from flows.replay.stored import count_pages, replay_stored
    from schemas.database import connect

    db = connect(database, readonly=dry_run)
    stack.callback(db.close)
    since = "" if dry_run or restart else _broken_off(db)
    steps: Iterable[Any] = replay_stored(db, database, outcome, dry_run=dry_run, since=since, workers=workers)
    total = count_pages(db, since)
    if dry_run:
        _watch(steps, total)
        return
    if since:
        click.echo("Going on where the last replay was broken off; --restart begins anew.", err=True)
    _watch(_noted(db, steps, outcome), total)


def _broken_off(db: Database) -> str:
    """The article at which an unfinished replay of the same reader stood; empty when there is none."""
    from flows.replay.tasks import reader_fingerprint

    row = db.conn.execute(
        "select state, detail from runs where lease = ? order by rowid desc limit 1", [LEASE]
    ).fetchone()
    if row is None or row[0] == "ok" or not row[1]:
        return ""
    try:
        mark = json.loads(row[1])
    except ValueError:
        return ""
    same = isinstance(mark, dict) and mark.get("reader") == reader_fingerprint()
    return str(mark.get("at", "")) if same else ""


def _noted(db: Database, steps: Iterable[str], outcome: Outcome) -> Iterable[str]:
    """Hold the lease while replaying, and note how far it is."""
    from flows.replay.tasks import reader_fingerprint
    from schemas.database import beat, begin_run, end_run, writing
    from schemas.errors import Busy

    run = begin_run(db, LEASE)
    at, last, state = "", 0.0, "failed"
    reader = reader_fingerprint()

    def note() -> None:
        with writing(db):
            mark = json.dumps({"reader": reader, "at": at})
            db.conn.execute("update runs set detail = ? where id = ?", [mark, run])

    try:
        for step in steps:
            # The article of this step is not finished yet; all before it are.
            at = step or at
            if time.monotonic() - last > BEAT_EVERY_S:
                last = time.monotonic()
                note()
                if not beat(db, run, _counts(outcome)):
                    raise Busy("The replay lost its lease to another one.")
            yield step
        state = "ok"
    finally:
        detail = None if state == "ok" else json.dumps({"reader": reader, "at": at})
        end_run(db, run, "ok" if state == "ok" else "failed", counts=_counts(outcome), detail=detail)


def _counts(outcome: Outcome) -> dict[str, int]:
    return {"pages": outcome.pages, "written": outcome.written, **outcome.faults}


def _watch(steps: Iterable[Any], total: int | None) -> None:
    """Run to the end with a progress bar on stderr: rate and time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading pages"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    began = time.monotonic()
    with Progress(*columns, console=Console(file=sys.stderr)) as progress:
        task = progress.add_task("pages", total=total, rate="")
        for done, _ in enumerate(steps, 1):
            rate = done / max(time.monotonic() - began, 0.001)
            progress.update(task, completed=done, rate=f"{rate:,.0f} pages/s")


def _report(outcome: Outcome, skipped: Counter[str], seconds: float, *, dry_run: bool, diff: bool) -> int:
    from flows.replay.imported import BROKEN

    difference = outcome.difference
    click.echo(
        f"{outcome.pages:,} pages read in {seconds:.1f} s ({outcome.pages / max(seconds, 0.001):,.0f} pages/s)."
    )
    if skipped:
        click.echo("Skipped: " + ", ".join(f"{n:,} {reason}" for reason, n in sorted(skipped.items())) + ".")
    if outcome.faults:
        click.echo(
            "Not readable: " + ", ".join(f"{n:,} {k}" for k, n in sorted(outcome.faults.items())) + "."
        )
        for line in outcome.named:
            click.echo(f"  {_one_line(line)}")
    verb = "would change" if dry_run else "changed"
    if difference.changed:
        click.echo(f"{difference.changed:,} of {difference.compared:,} articles {verb}.")
    else:
        click.echo("Nothing changes." if dry_run else "Nothing changed.")
    if diff:
        _show(difference)
    for measure, (before, after) in difference.fallen.items():
        click.echo(f"A protected measure falls: {measure} from {before:,} to {after:,}.", err=True)
    broken = sum(n for reason, n in skipped.items() if reason in BROKEN)
    return 3 if difference.fallen or outcome.faults or broken else 0


def _show(difference: Any) -> None:
    for title, counted in (("By field", difference.fields), ("By statement", difference.events)):
        if counted:
            click.echo(f"{title}: " + ", ".join(f"{name} {n:,}" for name, n in sorted(counted.items())))
    if difference.detail_only:
        click.echo(f"In details only (blocks, confidence, warnings): {difference.detail_only:,}")
    for example in difference.examples:
        click.echo("\n".join(f"  {_one_line(line)}" for line in example.split("\n")))


def _one_line(text: str) -> str:
    """Text of a page as one printable line."""
    return "".join(c if c.isprintable() else " " for c in text)

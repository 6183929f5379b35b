"""A progress bar for a crawl, fed by the counts that the child prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)


@contextmanager
def crawl_bar(
    name: str, budget: int, console: Console | None = None
) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Show a bar on stderr while the body runs; yields the function that takes the counts.

    ``budget``: the most articles this run may ask for; the bar's length is what was asked for so far.
    """
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"{name}: reading the listings", total=None)

        def advance(counts: dict[str, Any]) -> None:
            total = min(counts["requested"], budget) or None
            words = f"{name}: {counts['listed']} listed, {counts['stored']} stored"
            progress.update(task, description=words, completed=counts["ended"], total=total)

        yield advance

"""Crawl on schedule on this machine, until stopped."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from flows.cli._options import db_option


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@db_option
@click.option(
    "--port", type=int, help="Port of the Prefect page on this machine; default: 4200, or a free one."
)
def command(sources: tuple[str, ...], db: str, port: int | None) -> int:
    """Crawl each SOURCE on the schedule in its file, until Ctrl-C or SIGTERM.

    Without SOURCE: every bundled source. Runs are Prefect flow runs: the address printed at the start
    shows them with their reports. A server of your own is used where PREFECT_API_URL names one; otherwise
    one is started on loopback and ends with this command. Nothing is sent anywhere but to the sources.

    For a service unit see docs/operations.md.
    """
    from flows.deployments import scheduled
    from schemas.database import connect

    chosen = scheduled(sources)
    connect(db, create=True).close()
    path = str(Path(db).absolute())
    _show(chosen)
    own = None if os.environ.get("PREFECT_API_URL") else _own_server(port)
    with own or nullcontext(os.environ.get("PREFECT_API_URL", "")) as api:
        os.environ["PREFECT_API_URL"] = str(api)
        click.echo(f"Runs and reports: {str(api).removesuffix('/api')}")
        return _serve(chosen, path)


def _own_server(port: int | None) -> Any:
    from flows.prefect_home import FOLDER
    from flows.server import running_server

    click.echo("Starting a Prefect server (the first time this takes half a minute)...")
    return running_server(FOLDER / "server.log", port)


def _show(chosen: dict[str, Any]) -> None:
    from flows.health import next_runs
    from schemas.database import now

    for spec, source in chosen.items():
        upcoming = ", ".join(f"{m:%Y-%m-%d %H:%M %Z}" for m in next_runs(source.schedule, 5, now()))
        click.echo(f"{spec}: next runs {upcoming}")


def _serve(chosen: dict[str, Any], db: str) -> int:
    from flows.deployments import deployment

    made = [deployment(_absolute(spec), source, db) for spec, source in chosen.items()]
    from prefect import serve

    serve(*made, print_starting_message=False, pause_on_shutdown=False)
    return 0


def _absolute(spec: str) -> str:
    """A source's file by its whole path, since a run may start elsewhere."""
    return str(Path(spec).absolute()) if spec.endswith(".toml") else spec

"""Register deployments with a Prefect server, for workers to run."""

from __future__ import annotations

import os
from pathlib import Path

import click

from flows.cli._options import db_option
from schemas.errors import UsageError


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@db_option
@click.option(
    "--pool", default="whosaid", show_default=True, help="Process work pool; made where there is none."
)
def command(sources: tuple[str, ...], db: str, pool: str) -> int:
    """Register a deployment for each SOURCE, with the schedule in its file.

    Without SOURCE: every bundled source. PREFECT_API_URL must name a running server. Runs are picked up
    by a worker on any machine where whosaid is installed:

    \b
      prefect worker start --pool whosaid

    One source has one work queue, so that a host is never asked from two machines at once; give each
    machine a database of its own, on a local disk.
    """
    from flows import prefect_home
    from flows.deployments import deployment, scheduled

    if not os.environ.get("PREFECT_API_URL"):
        raise UsageError(
            "PREFECT_API_URL does not name a server. Start one with: prefect server start, then "
            "export PREFECT_API_URL=http://127.0.0.1:4200/api"
        )
    prefect_home.prepare()
    chosen = scheduled(sources)
    path = str(Path(db).absolute())
    _make_pool(pool)
    for spec, source in chosen.items():
        named = str(Path(spec).absolute()) if spec.endswith(".toml") else spec
        made = deployment(named, source, path, work_pool_name=pool, work_queue_name=source.name)
        made.apply()
        click.echo(f"{source.name}: deployed to pool {pool}, database {path}")
    click.echo(f"Start a worker with: prefect worker start --pool {pool}")
    return 0


def _make_pool(name: str) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists

    with get_client(sync_client=True) as client:
        try:
            client.create_work_pool(WorkPoolCreate(name=name, type="process"))
        except ObjectAlreadyExists:
            return

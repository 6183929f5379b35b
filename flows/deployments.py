"""Deployments: one for each source that has a schedule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from crawler.sources import bundled, find_source
from schemas.errors import UsageError
from schemas.source import Source

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment


def scheduled(specs: Iterable[str]) -> dict[str, Source]:
    """The sources to deploy, by what they were named with; all bundled ones when none is named.

    Raises:
        UsageError: a source without a schedule.

    """
    wanted = tuple(specs) or tuple(bundled())
    sources = {spec: find_source(spec) for spec in wanted}
    for spec, source in sources.items():
        if source.schedule is None:
            raise UsageError(f'{spec} has no [schedule]; write one, for instance: cron = "*/30 * * * *"')
    return sources


def schedule_of(source: Source) -> Any:
    """The source's schedule as Prefect knows it."""
    from datetime import timedelta

    from prefect.schedules import Cron, Interval

    schedule = source.schedule
    assert schedule is not None
    if schedule.cron:
        return Cron(schedule.cron, timezone=schedule.timezone)
    return Interval(timedelta(minutes=schedule.every_minutes or 0), timezone=schedule.timezone)


def deployment(spec: str, source: Source, db: str, **options: Any) -> RunnerDeployment:
    """One deployment. At most one run of a source at a time: a run that finds another is dropped."""
    from flows import prefect_home  # noqa: F401, I001 - before Prefect
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows.crawl import crawl

    made = crawl.to_deployment(
        name=source.name,
        schedule=schedule_of(source),
        parameters={"source": spec, "db": db},
        tags=["whosaid"],
        description=f"Crawls {source.home} into {db}",
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        entrypoint_type=EntrypointType.MODULE_PATH,
        **options,
    )
    return cast("RunnerDeployment", made)  # a coroutine only when called inside an event loop

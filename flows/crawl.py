"""The Prefect flow: crawl, verify, report.

It is thin: a child process crawls (``flows.child``), the database is checked, an artifact says what
happened. The flow raises when the crawl failed, so a schedule that yields nothing turns red; a run with
losses completes under the name Degraded, one that found another at work under the name Skipped.
"""

from __future__ import annotations

# isort: off
from flows import prefect_home  # noqa: F401 - its settings must be there before Prefect is

# isort: on
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.child import run_child
from flows.reporting import count_rows, markdown
from flows.spec import CrawlResult, CrawlSpec
from schemas.errors import CrawlFailed, UsageError


@task(name="crawl a source", task_run_name="crawl-{spec.source}")
async def crawl_source(spec: CrawlSpec) -> CrawlResult:
    """Run the spider in a process of its own.

    Raises:
        CrawlFailed: the process died.

    """
    logger = get_run_logger()
    return await run_child(spec, on_log=logger.info)


@task(name="verify the database")
def verify_database(spec: CrawlSpec) -> list[str]:
    """Check the database quickly; returns what is wrong, in sentences."""
    from flows.checks import quick_findings

    return quick_findings(spec.db_path)


@task(name="report")
async def report(spec: CrawlSpec, result: CrawlResult, findings: list[str]) -> None:
    """Leave the counts and reasons as artifacts."""
    key = "".join(c if c.isalnum() else "-" for c in spec.source.lower()).strip("-") or "crawl"
    await acreate_markdown_artifact(
        markdown(spec, result, findings), key=f"crawl-{key}"[:60], description=result.sentence
    )
    await acreate_table_artifact(count_rows(result), key=f"counts-{key}"[:60], description=result.sentence)


def final_state(result: CrawlResult, findings: list[str]) -> State[Any]:
    """The flow run's state.

    Raises:
        CrawlFailed: the crawl failed or was stopped, or the database is not in order.
        UsageError: the source or the database was named wrongly.

    """
    if findings:
        raise CrawlFailed(f"The database is not in order: {findings[0]}")
    if result.exit_code == UsageError.exit_code:
        raise UsageError(result.sentence)
    if result.state in ("failed", "cancelled"):
        raise CrawlFailed(result.sentence)
    names = {"ok": "Completed", "degraded": "Degraded", "busy": "Skipped"}
    return Completed(name=names[result.state], message=result.sentence, data=result.model_dump())


@flow(name="crawl", flow_run_name="crawl-{source}", description="Crawl one source, verify, report.")
async def crawl(
    source: str,
    db: str = "whosaid.db",
    max_pages: int | None = None,
    since: str | None = None,
    settings: dict[str, Any] | None = None,
) -> State[Any]:
    """Crawl ``source`` (a bundled name, a TOML file or an address) into the database ``db``.

    ``max_pages``: instead of the source's own budget. ``since``: a date; older articles are left alone.
    ``settings``: Scrapy settings that win.

    Raises:
        CrawlFailed: see :func:`final_state`.

    """
    spec = CrawlSpec(source=source, db=db, max_pages=max_pages, since=since, settings=settings or {})
    result = await crawl_source(spec)
    findings = verify_database(spec) if spec.db_path.exists() else []
    await report(spec, result, findings)
    return final_state(result, findings)

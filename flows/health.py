"""Source by source: is it healthy, in plain words; what the last runs did; when the next one is due."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cronsim import CronSim

from schemas.database import connect, now, read_stamp
from schemas.errors import BadSource
from schemas.source import Schedule, read_source

LATE_AFTER = 3
"""A schedule counts as late when this many of its runs are missing."""


@dataclass(frozen=True, slots=True)
class Health:
    """One source. ``state``: "healthy", "degraded", "failing", "running", "late" or "never crawled"."""

    source: str
    state: str
    words: str
    last_run: str | None
    last_success: str | None
    articles: int
    statements: int
    problems: int
    next_runs: tuple[str, ...] = ()


def next_runs(schedule: Schedule, count: int, after: datetime) -> list[datetime]:
    """The next moments of a schedule, in its own time zone."""
    zone = ZoneInfo(schedule.timezone)
    start = after.astimezone(zone)
    if schedule.cron:
        moments = CronSim(schedule.cron, start)
        return [next(moments) for _ in range(count)]
    step = timedelta(minutes=schedule.every_minutes or 1)
    return [start + step * n for n in range(1, count + 1)]


def health(path: str | Path, at: datetime | None = None) -> list[Health]:
    """The health of every source in a database.

    Raises:
        BadDatabase: no such file, or not ours.

    """
    at = at or now()
    db = connect(path, readonly=True)
    try:
        return [_health(db, row, at) for row in db.query("select name, settings from sources order by name")]
    finally:
        db.close()


def _one(db: Any, sql: str, *parameters: Any) -> Any:
    return (db.conn.execute(sql, parameters).fetchone() or [None])[0]


def _schedule(row: Mapping[str, Any]) -> Schedule | None:
    """The schedule of the last run; None too where settings of another version cannot be read any more."""
    try:
        return read_source(json.loads(row["settings"]), row["name"]).schedule
    except BadSource:
        return None


def _health(db: Any, row: Mapping[str, Any], at: datetime) -> Health:
    name = row["name"]
    runs = list(
        db.query(
            "select state, started_at, ended_at, counts, detail from runs where source = ? "
            "and state != 'lost' order by rowid desc limit 20",  # not by time: a clock may go back
            [name],
        )
    )
    schedule = _schedule(row)
    good = next((r["started_at"] for r in runs if r["state"] in ("ok", "degraded")), None)
    state, words = _judge(runs, good, schedule, at)
    upcoming = next_runs(schedule, 3, at) if schedule else []
    return Health(
        source=name,
        state=state,
        words=words,
        last_run=runs[0]["started_at"] if runs else None,
        last_success=good,
        articles=_one(db, _ARTICLES, name),
        statements=_one(db, _STATEMENTS, name),
        problems=_one(
            db,
            "select count(*) from problems p join runs r on r.id = p.run_id where r.source = ? and r.started_at >= ?",
            name,
            runs[0]["started_at"] if runs else "",
        ),
        next_runs=tuple(m.strftime("%Y-%m-%d %H:%M %Z") for m in upcoming),
    )


_PAGES = "select distinct p.article_id from pages p join runs r on r.id = p.run_id where r.source = ?"
_ARTICLES = f"select count(*) from articles where id in ({_PAGES})"  # noqa: S608 - our own words
_STATEMENTS = f"select count(*) from statements where last_version is null and article_id in ({_PAGES})"  # noqa: S608


def _ago(text: str, at: datetime) -> str:
    minutes = max(int((at - read_stamp(text)).total_seconds() // 60), 0)
    if minutes < 90:
        return f"{minutes} min ago"
    hours = minutes // 60
    return f"{hours} h ago" if hours < 48 else f"{hours // 24} days ago"


def _judge(
    runs: list[dict[str, Any]], good: str | None, schedule: Schedule | None, at: datetime
) -> tuple[str, str]:
    if not runs:
        return "never crawled", "No run yet."
    last = runs[0]
    when = _ago(last["started_at"], at)
    if last["state"] == "running":
        return "running", f"A run is at work since {when}."
    if last["state"] in ("failed", "cancelled"):
        failures = next((i for i, r in enumerate(runs) if r["state"] in ("ok", "degraded")), len(runs))
        since = f"last good run {_ago(good, at)}" if good else "no good run yet"
        return "failing", f"{failures} runs in a row did not come through, {since}. {last['detail'] or ''}"
    if schedule and _missed(schedule, read_stamp(last["started_at"]), at):
        return "late", f"The schedule should have run since; the last run was {when}."
    words = {"ok": "healthy", "degraded": "degraded"}
    return words.get(last["state"], last["state"]), f"Last run {when}: {last['detail'] or ''}"


def _missed(schedule: Schedule, last: datetime, at: datetime) -> bool:
    return next_runs(schedule, LATE_AFTER, last)[-1].astimezone(UTC) < at

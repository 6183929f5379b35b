"""Runs and leases: who is at work on what, and how it ended.

A lease is a name ("crawl:vietnamvn", "replay"); at most one running run holds it. The holder's heartbeat
keeps it. It passes on when the holder's process is gone from this machine or its heart has stopped.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from sqlite_utils import Database

from schemas.database.keys import dump
from schemas.database.moments import now, stamp
from schemas.database.transactions import writing
from schemas.errors import Busy

HEARTBEAT_EVERY_S = 20.0
"""How often a run should call :func:`beat`."""

HEART_STOPPED_AFTER_S = 180.0
"""A run on another machine that has been silent for longer than this has lost its lease."""

RunState = Literal["running", "ok", "degraded", "failed", "cancelled", "lost"]


def ensure_source(db: Database, name: str, home: str, settings: Mapping[str, Any]) -> None:
    """Write a source's row, or its new settings; an unchanged source changes nothing."""
    wanted = dump(settings)
    at = stamp()
    with writing(db):
        row = db.conn.execute("select home, settings from sources where name = ?", [name]).fetchone()
        if row is None:
            db.table("sources").insert(
                {"name": name, "home": home, "settings": wanted, "added_at": at, "changed_at": at}
            )
        elif row != (home, wanted):
            db.table("sources").update(name, {"home": home, "settings": wanted, "changed_at": at})


def begin_run(db: Database, lease: str, *, source: str | None = None, at: datetime | None = None) -> str:
    """Take a lease and open a run; returns the run's id.

    ``source`` must have a row already (:func:`ensure_source`).

    Raises:
        Busy: another run holds the lease; the message says which process, where, since when.

    """
    moment = at or now()
    run_id = f"{moment.strftime('%Y%m%dT%H%M%SZ')}-{secrets.token_hex(4)}"
    with writing(db):
        _take_over(db, lease, moment)
        db.table("runs").insert(
            {
                "id": run_id,
                "lease": lease,
                "source": source,
                "state": "running",
                "host": socket.gethostname(),
                "pid": os.getpid(),
                "process_started": process_started(os.getpid()),
                "started_at": stamp(moment),
                "heartbeat_at": stamp(moment),
            }
        )
    return run_id


def beat(db: Database, run_id: str, counts: Mapping[str, int] | None = None) -> bool:
    """Show that the run lives, and how far it is; False when it has lost its lease and must stop."""
    with writing(db):
        values: dict[str, Any] = {"heartbeat_at": stamp()}
        if counts is not None:
            values["counts"] = dump(dict(counts))
        changes = ", ".join(f"{name} = ?" for name in values)
        done = db.conn.execute(
            f"update runs set {changes} where id = ? and state = 'running'",  # noqa: S608 - our own names
            [*values.values(), run_id],
        )
        return done.rowcount == 1


def end_run(
    db: Database,
    run_id: str,
    state: RunState,
    *,
    counts: Mapping[str, int] | None = None,
    reasons: Mapping[str, int] | None = None,
    detail: str | None = None,
) -> None:
    """Close a run and give its lease back. A run that lost its lease keeps the state "lost"."""
    with writing(db):
        db.conn.execute(
            "update runs set state = case state when 'running' then ? else state end, ended_at = ?, "
            "heartbeat_at = ?, counts = coalesce(?, counts), reasons = ?, detail = ? where id = ?",
            [
                state,
                stamp(),
                stamp(),
                None if counts is None else dump(dict(counts)),
                dump(dict(reasons or {})),
                detail,
                run_id,
            ],
        )


def _take_over(db: Database, lease: str, moment: datetime) -> None:
    """Free the lease of a dead holder, or raise Busy."""
    row = db.conn.execute(
        "select id, host, pid, process_started, started_at, heartbeat_at from runs "
        "where lease = ? and state = 'running'",
        [lease],
    ).fetchone()
    if row is None:
        return
    run_id, host, pid, began, started_at, heartbeat_at = row
    if _alive(host, pid, began, heartbeat_at, moment):
        raise Busy(
            f"{lease} is already running: process {pid} on {host} since {started_at}. "
            "Wait for it, or stop that process."
        )
    db.conn.execute(
        "update runs set state = 'lost', ended_at = ?, detail = 'its process is gone' where id = ?",
        [stamp(moment), run_id],
    )


def _alive(host: str, pid: int, began: float | None, heartbeat_at: str, moment: datetime) -> bool:
    if host == socket.gethostname():
        # A start time that differs means that the number was given to another process since.
        started = process_started(pid)
        return started is not None and (began is None or abs(started - began) < 1.0)
    return stamp(moment - timedelta(seconds=HEART_STOPPED_AFTER_S)) <= heartbeat_at


def process_started(pid: int) -> float | None:
    """When a process of this machine started, in seconds since boot; 0 when only its life is known.

    None when there is no such process.
    """
    try:
        # Field 22 of proc(5); the name in field 2 may hold blanks and brackets, so count from its end.
        fields = (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        )
        if fields[0] == "Z":
            return None
        return int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return _signalled(pid)


def _signalled(pid: int) -> float | None:
    if Path("/proc/self/stat").exists():
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except OSError:
        return 0.0
    return 0.0

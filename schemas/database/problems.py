"""Quarantine: a page that yielded nothing, or less than it should, and why."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from schemas.database.keys import key
from schemas.database.moments import stamp
from schemas.database.transactions import writing

MAX_DETAIL = 2000
"""Characters of a detail that are kept; a traceback's end says most, so the end stays."""


def record_problem(
    db: Database,
    url: str,
    stage: str,
    reason: str,
    *,
    detail: str | None = None,
    page_id: str | None = None,
    run_id: str | None = None,
    at: datetime | None = None,
) -> str:
    """Write a problem; returns its id. The same problem of the same page is one row.

    ``stage``: where it happened ("discover", "fetch", "archive", "normalize", "store", "replay").
    ``reason``: a short code ("soft_404", "too_large", "timeout"); ``detail``: the sentence behind it.
    """
    problem_id = key("problem", page_id, None if page_id else run_id, url, stage, reason)
    with writing(db):
        db.table("problems").insert(
            {
                "id": problem_id,
                "page_id": page_id,
                "run_id": run_id,
                "url": url,
                "stage": stage,
                "reason": reason,
                "detail": detail[-MAX_DETAIL:] if detail else None,
                "at": stamp(at),
            },
            ignore=True,
        )
    return problem_id

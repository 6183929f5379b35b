"""The rows of ``statements``: one for every statement that any version of an article had."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schemas.database.content import Fold
from schemas.database.keys import dump
from schemas.database.speakers import speaker_id
from schemas.records import Article, Statement

Versions = Sequence[tuple[int, Article]]
"""Version numbers and readings, oldest first; the last one stands."""


def statement_rows(versions: Versions, article_id: str, fold: Fold) -> dict[str, dict[str, Any]]:
    """The rows of an article by statement id. One that no longer stands keeps the values it had last."""
    rows: dict[str, dict[str, Any]] = {}
    for number, article in versions:
        for statement in article.statements:
            before = rows.get(statement.id)
            row = _row(statement, article_id, fold)
            row["first_version"] = before["first_version"] if before else number
            row["last_version"] = number
            rows[statement.id] = row
    standing = versions[-1][0] if versions else None
    for row in rows.values():
        if row["last_version"] == standing:
            row["last_version"] = None
    return rows


def _row(statement: Statement, article_id: str, fold: Fold) -> dict[str, Any]:
    speaker = statement.speaker
    name = speaker.name if speaker else None
    return {
        "id": statement.id,
        "article_id": article_id,
        "position": statement.position,
        "parent_id": statement.parent_id,
        "kind": statement.kind,
        "speaker_id": speaker_id(name, fold) if name else None,
        "speaker": name,
        "honorific": speaker.honorific if speaker else None,
        "role": speaker.role if speaker else None,
        "organization": speaker.organization if speaker else None,
        "speaker_mention": statement.speaker_mention,
        "headline": statement.headline,
        "text": statement.text,
        "spans": dump([[s.start, s.end] for s in statement.spans]),
        "recorded_by": statement.recorded_by,
        "recording_mark": statement.recording_mark,
        "cue": statement.cue,
        "language": statement.language,
        "confidence": statement.confidence,
        "fold": fold(" ".join(t for t in (name, statement.headline, statement.text) if t)),
    }

"""Speakers and the other forms of their names.

A row of ``speakers`` is a name, not a person: two people of one name share it, and nothing is merged on a
guess. What may be another form of a name is written down as an alias with its basis.
"""

from __future__ import annotations

import re
from typing import Any

from schemas.database.content import Fold
from schemas.database.keys import key
from schemas.records import Article

_PARTS = re.compile(r"[^\s.]+\.?")


def speaker_id(name: str, fold: Fold) -> str:
    """The id of a name: accents and case apart, one name is one speaker."""
    return key("speaker", fold(name))


def speaker_rows(article: Article, fold: Fold, at: str) -> dict[str, dict[str, Any]]:
    """The rows of ``speakers`` that an article needs, by id; the first form of a name is shown."""
    rows: dict[str, dict[str, Any]] = {}
    for statement in article.statements:
        name = statement.speaker.name if statement.speaker else None
        if name:
            row = {"id": speaker_id(name, fold), "name": name, "fold": fold(name), "first_seen_at": at}
            rows.setdefault(row["id"], row)
    return rows


def alias_rows(article: Article, article_id: str, fold: Fold) -> dict[str, dict[str, Any]]:
    """The rows of ``speaker_aliases`` of an article, by id."""
    rows: dict[str, dict[str, Any]] = {}

    def add(alias: str, name: str, speaker: str | None, basis: str, state: str) -> None:
        row_id = key("alias", article_id, alias, name, basis)
        rows[row_id] = {
            "id": row_id,
            "alias": alias,
            "name": name,
            "speaker_id": speaker,
            "article_id": article_id,
            "basis": basis,
            "state": state,
        }

    for statement in article.statements:
        name = statement.speaker.name if statement.speaker else None
        mention = statement.speaker_mention
        if name and mention and mention != name and _share_a_word(mention, name, fold):
            add(mention, name, speaker_id(name, fold), "mention", "seen")
    recorders = {s.recorded_by for s in article.statements if s.recorded_by}
    writers = sorted(recorders | {a.name for a in article.authors})
    for short in writers:
        for full in writers:
            if abbreviates(short, full, fold):
                add(short, full, None, "initials", "suggested")
    return rows


def _share_a_word(mention: str, name: str, fold: Fold) -> bool:
    return bool(set(fold(mention).split()) & set(fold(name).split()))


def abbreviates(short: str, full: str, fold: Fold) -> bool:
    """Whether a name may be another with initials: ``N.DOAN`` of ``NGUYEN DOAN``, part by part."""
    a, b = (_PARTS.findall(fold(text)) for text in (short, full))
    if len(a) != len(b) or len(a) < 2:
        return False
    initials = 0
    for left, right in zip(a, b, strict=True):
        stem, whole = left.rstrip("."), right.rstrip(".")
        if left.endswith(".") and whole.startswith(stem) and len(stem) < len(whole):
            initials += 1
        elif stem != whole:
            return False
    return initials > 0

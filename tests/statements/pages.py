"""Reads the annotated pages beside this file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


@cache
def page_ids() -> tuple[str, ...]:
    """The ids of all pages, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def page(identifier: str) -> dict[str, Any]:
    """One annotated page by id."""
    read: dict[str, Any] = json.loads((FOLDER / f"{identifier}.json").read_text(encoding="utf-8"))
    return read


def plain_text(identifier: str) -> str:
    """All that a reader of the page sees: title, lead and blocks, a line each."""
    read = page(identifier)
    return "\n".join([read["title"], read["lead"] or "", *(block["text"] for block in read["blocks"])])

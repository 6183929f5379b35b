"""Reads the annotated pages beside this file."""

from __future__ import annotations

import json
from functools import cache
from html import escape
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


TAGS = {"heading": "h3", "caption": "figcaption", "list_item": "li"}


def as_html(identifier: str) -> bytes:
    """The page in plain markup: nothing but its blocks tells the engine what is what."""
    read = page(identifier)
    body = "\n".join(
        f"<{tag}>{escape(block['text'])}</{tag}>"
        for block in read["blocks"]
        for tag in [TAGS.get(block["type"], "p")]
    )
    lead = f"<p><strong>{escape(read['lead'])}</strong></p>" if read["lead"] else ""
    title = escape(read["title"])
    return (
        f'<!doctype html><html lang="{read["lang"]}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{lead}\n{body}</article></body></html>"
    ).encode()

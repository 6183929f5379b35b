"""Articles made by hand, for tests of what happens to them after they were read."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from schemas.records import Article, Block, Span, Speaker, Statement

URL = "https://www.vietnam.vn/en/a-made-up-article"


def said(text: str, name: str | None = "Lê Thị Na", kind: str = "quote", **more: Any) -> dict[str, Any]:
    """A statement to be: its text is one paragraph of the article."""
    return {"text": text, "speaker": Speaker(name=name) if name else None, "kind": kind, **more}


def article(*statements: dict[str, Any], url: str = URL, **fields: Any) -> Article:
    """An article whose paragraphs are its statements, with ids made of the words as the reader makes them."""
    body = "\n\n".join(s["text"] for s in statements)
    blocks, rows, at = [], [], 0
    for position, statement in enumerate(statements):
        text = statement["text"]
        end = at + len(text)
        blocks.append(Block(type="paragraph", text=text, start=at, end=end))
        words = " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
        row = {"id": hashlib.sha256(f"{url}\n{words}".encode()).hexdigest()[:24], **statement}
        rows.append(
            Statement(
                position=position, spans=(Span(start=at, end=end),), language="en", confidence=0.9, **row
            )
        )
        at = end + 2
    given: dict[str, Any] = {
        "canonical_url": url,
        "site": "vietnam.vn",
        "slug": url.rpartition("/")[2],
        "language": "en",
        "language_declared": "en",
        "title": "A made-up article",
        "publisher": "Báo Thử Nghiệm",
        "published_at": datetime(2026, 10, 13),
        "extractor_version": "1",
        **fields,
    }
    return Article(url=url, body=body, blocks=tuple(blocks), statements=tuple(rows), **given)

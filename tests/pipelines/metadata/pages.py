"""Small invented pages for the metadata tests."""

from __future__ import annotations

import json
from typing import Any

from pipelines.document import parse
from pipelines.lines import Line
from pipelines.metadata import Head, Metadata, read_head, read_metadata

URL = "https://baovidu.example/mua-tro-lai-cao-nguyen"
TITLE = "Mưa trở lại cao nguyên sau ba tháng"


def ld(**values: Any) -> str:
    """A JSON-LD script of a news article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def page(head: str = "", body: str = "", *, lang: str = "vi") -> str:
    """A whole page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def head_of(html: str, url: str = URL) -> Head:
    """The first step on a page."""
    return read_head(parse(html), url)


def read(html: str, lines: list[Line] | None = None, url: str = URL, **options: Any) -> Metadata:
    """Both steps on a page, with the lines given."""
    document = parse(html)
    return read_metadata(document, read_head(document, url), lines or [], url=url, **options)


def dropped(text: str, kind: str = "furniture", tag: str = "div") -> Line:
    """A line outside the body."""
    return Line(text, type=kind, tag=tag, dropped_because="test")  # type: ignore[arg-type]

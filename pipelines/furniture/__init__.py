"""Which lines of the page are the article, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.lines import Line
from schemas.records import PageType

if TYPE_CHECKING:
    from pipelines.document import Document
    from pipelines.metadata import Head


@dataclass(slots=True)
class Reading:
    """All lines of the page in order: those of the body, and those dropped with a reason."""

    lines: list[Line]
    page_type: PageType = "article"
    warnings: list[str] = field(default_factory=list)


def read_lines(document: Document, head: Head, *, body_selector: str | None = None) -> Reading:
    """Read the page into lines. ``body_selector``: a source's accelerator, used only where it agrees."""
    lines = [Line(" ".join(p.text_content().split())) for p in document.root.iter("p")]
    return Reading([line for line in lines if line.text])

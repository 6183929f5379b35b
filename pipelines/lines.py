"""The line: what the steps of ``normalize`` hand to each other before it becomes a ``Block``.

A line is one visual line of the page: a block element, or one part of it between ``<br>``. It keeps
what the markup showed (bold, alignment, quoted), because headings and pull quotes are told apart by
several kinds of evidence. No step depends on a class name being there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.records import BODY_BLOCK_TYPES, BlockType


@dataclass(slots=True)
class Line:
    """One visual line.

    ``text``: NFC, white space folded, never empty. ``tag``: innermost block element ("p", "div", "h2",
    "li", "blockquote", "figcaption", "cite", "td"). ``group``: lines of one block element, split by
    ``<br>``, share a number; groups rise in page order. ``bold``/``italic``: the whole line is set so.
    ``align``: "start", "center" or "end". ``quoted``: inside a block quotation. ``linked``: the share of
    the text that stands in links, 0 to 1. ``after_image``: a picture stands directly before the line, in
    the same small block. ``dropped_because``: a reason code of ``pipelines.furniture.reasons`` when the
    line is kept out of the body.
    """

    text: str
    type: BlockType = "paragraph"
    tag: str = "p"
    group: int = 0
    bold: bool = False
    italic: bool = False
    align: str = "start"
    quoted: bool = False
    linked: float = 0.0
    after_image: bool = False
    dropped_because: str | None = None
    language: str | None = None
    start: int | None = field(default=None)
    end: int | None = field(default=None)

    @property
    def in_body(self) -> bool:
        """Whether the line belongs to ``Article.body``."""
        return self.dropped_because is None and self.type in BODY_BLOCK_TYPES


def drop(line: Line, kind: BlockType, because: str) -> None:
    """Keep a line out of the body, with a reason code."""
    line.type = kind
    line.dropped_because = because


def place(lines: list[Line]) -> str:
    """Join the body lines by two newlines, set each line's offsets, and return the body."""
    parts: list[str] = []
    at = 0
    for line in lines:
        line.start = line.end = None
        if not line.in_body:
            continue
        if parts:
            at += 2
        line.start, line.end = at, at + len(line.text)
        parts.append(line.text)
        at = line.end
    return "\n\n".join(parts)

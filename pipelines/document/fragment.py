"""The article's fragment read into lines: what of it is bold, linked, behind a picture.

Only what shows in a line comes here: breaks, bold, italic, links, pictures and ``<cite>``. A paragraph that is
one line needs a sum over its marks and no tree; those that breaks and pictures cut into several are read by
``cut_paragraphs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipelines.document.elements import LIST, QUOTE
from pipelines.document.layout import Layout, Passage
from pipelines.lines import Line

MOST_MARKS = 2_000
"""Inline tags of one passage that are kept; beyond that it is read as plain text."""
_ALIGN = re.compile(
    r"text-align\s*:\s*(start|left|center|right|end)|align-?(center|right|left)", re.IGNORECASE
)
_SIDES = {"center": "center", "right": "end", "end": "end"}
_CUTTING = frozenset((("br",), ("img",)))
"""Marks at which a paragraph becomes several lines."""
MOSTLY = 0.9
"""Share of a line's characters that must be set in a way for the line to be."""


def alignment(layout: Layout, passage: Passage, known: dict[int, str | None] | None = None) -> str:
    """Where the text stands: from ``align``, an inline style or an alignment class, innermost first.

    ``known``: what boxes looked at before say; the paragraphs of a text have one parent.
    """
    known = {} if known is None else known
    for index in (passage.box, layout.boxes[passage.box].parent):
        if index not in known:
            known[index] = _side(layout.boxes[index].element) if index >= 0 else None
        if side := known[index]:
            return side
    return "start"


def _side(element: Any) -> str | None:
    """What an element says about the side, None where it says nothing."""
    if side := element.get("align"):
        return _SIDES.get(side.lower(), "start")
    said = f"{element.get('style', '')} {element.get('class', '')}".lower()
    if "align" in said and (found := _ALIGN.search(said)):
        return _SIDES.get(found[1] or found[2], "start")
    return "center" if element.tag == "center" else None


def _tag(layout: Layout, passage: Passage) -> str:
    if passage.flags & LIST and passage.tag != "li":
        boxes = layout.ancestors(passage.box)[:4]
        if any(layout.boxes[b].tag == "li" for b in boxes) and passage.tag in {"p", "div", "ul", "ol"}:
            return "li"
    return passage.tag


def plain_line(layout: Layout, index: int) -> Line:
    """A passage without inline marks, or one far from the article, as one line."""
    passage = layout.passages[index]
    return Line(
        passage.text,
        tag=_tag(layout, passage),
        group=index,
        quoted=bool(passage.flags & QUOTE),
        linked=min(1.0, passage.linked / passage.weight),
    )


def _one_line(layout: Layout, index: int) -> Line:
    """A passage that no break or picture cuts, dressed by a sum over the text inside its marks."""
    line = plain_line(layout, index)
    inside = {"b": 0, "i": 0, "a": 0, "cite": 0}
    opened: list[str] = []
    for piece in layout.passages[index].pieces:
        if isinstance(piece, str):
            if opened:
                size = len("".join(piece.split()))
                for mark in set(opened):
                    inside[mark] += size
        elif piece[0][0] == "/":
            opened.pop()
        else:
            opened.append(piece[0])
    _dress(line, len(line.text) - line.text.count(" "), inside)
    return line


def _dress(line: Line, solid: int, inside: dict[str, int]) -> None:
    """Say how a line is set. ``solid``: its characters that are no blanks; ``inside``: those in each mark."""
    line.bold = inside["b"] >= MOSTLY * solid
    line.italic = inside["i"] >= MOSTLY * solid
    line.linked = inside["a"] / solid
    if inside["cite"] >= MOSTLY * solid:
        line.tag = "cite"


def _several_lines(layout: Layout, wanted: list[int]) -> dict[int, list[Line]]:
    """Passages that breaks and pictures cut, as lines; a passage without text between them is left out."""
    from pipelines.document.cut_paragraphs import cut

    out: dict[int, list[Line]] = {}
    for index, runs in cut((i, layout.passages[i]) for i in wanted).items():
        for run in runs:
            line = plain_line(layout, index)
            line.text = run.text
            line.after_image = run.image
            _dress(line, run.solid, run.inside)
            out.setdefault(index, []).append(line)
    return out


def read_fragment(layout: Layout, indexes: Iterable[int]) -> dict[int, list[Line]]:
    """The lines of these passages, by passage."""
    out: dict[int, list[Line]] = {}
    several = []
    for i in indexes:
        pieces = layout.passages[i].pieces
        readable = 1 < len(pieces) <= MOST_MARKS
        if readable and not _CUTTING.isdisjoint(pieces):
            several.append(i)
            readable = False
        out[i] = [_one_line(layout, i) if readable else plain_line(layout, i)]
    if several:
        out |= _several_lines(layout, several)
    sides: dict[int, str | None] = {}
    for i, lines in out.items():
        side = alignment(layout, layout.passages[i], sides)
        for line in lines:
            line.align = side
    return out

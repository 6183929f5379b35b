"""The article's fragment read into lines: what of it is bold, linked, behind a picture.

Only what shows in a line comes here: breaks, bold, italic, links, pictures and ``<cite>``. A paragraph that is
one line needs a sum over its marks and no tree. Those that breaks and pictures cut into several are handed to
BeautifulSoup, pruned to these marks: a whole page in it costs some 40 ms, what is left here well under one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

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


@dataclass(slots=True)
class _Run:
    """What one line has gathered so far, in characters that are not blanks."""

    texts: list[str] = field(default_factory=list)
    solid: int = 0
    bold: int = 0
    italic: int = 0
    linked: int = 0
    cited: int = 0
    image: bool = False


def _markup(passages: Iterable[tuple[int, Passage]]) -> str:
    parts = []
    for index, passage in passages:
        parts.append(f'<p id="{index}">')
        parts += [html.escape(p, quote=False) if type(p) is str else f"<{p[0]}>" for p in passage.pieces]
        parts.append("</p>")
    return "".join(parts)


def _runs(paragraph: Tag) -> list[_Run]:
    """Cut a paragraph at its breaks."""
    runs = [_Run()]
    for node in paragraph.descendants:
        if isinstance(node, NavigableString):
            _add(runs[-1], node, paragraph)
        elif isinstance(node, Tag):
            if node.name == "br":
                image = runs[-1].image and not runs[-1].solid
                runs.append(_Run(image=image))
            elif node.name == "img":
                if runs[-1].solid:
                    runs.append(_Run())
                runs[-1].image = True
    return runs


def _add(run: _Run, node: NavigableString, top: Tag) -> None:
    text = str(node)
    run.texts.append(text)
    size = len("".join(text.split()))
    if not size:
        return
    run.solid += size
    above: PageElement | None = node.parent
    names = set()
    while isinstance(above, Tag) and above is not top:
        names.add(above.name)
        above = above.parent
    if names:
        run.bold += size * ("b" in names)
        run.italic += size * ("i" in names)
        run.linked += size * ("a" in names)
        run.cited += size * ("cite" in names)


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


def _cut_lines(layout: Layout, index: int, paragraph: Tag) -> list[Line]:
    lines = []
    for run in _runs(paragraph):
        if text := " ".join("".join(run.texts).split()):
            line = plain_line(layout, index)
            line.text = text
            line.after_image = run.image
            _dress(line, run.solid, {"b": run.bold, "i": run.italic, "a": run.linked, "cite": run.cited})
            lines.append(line)
    return lines


def read_fragment(layout: Layout, indexes: Iterable[int]) -> dict[int, list[Line]]:
    """The lines of these passages, by passage."""
    out: dict[int, list[Line]] = {}
    cut = []
    sides: dict[int, str | None] = {}
    for i in indexes:
        pieces = layout.passages[i].pieces
        readable = 1 < len(pieces) <= MOST_MARKS
        if readable and not _CUTTING.isdisjoint(pieces):
            cut.append((i, layout.passages[i]))
            readable = False
        out[i] = [_one_line(layout, i) if readable else plain_line(layout, i)]
    soup = BeautifulSoup(_markup(cut), "lxml", multi_valued_attributes=None) if cut else None
    for paragraph in soup.find_all("p", recursive=True) if soup else ():
        index = int(str(paragraph["id"]))
        out[index] = _cut_lines(layout, index, paragraph) or out[index]
    for i, lines in out.items():
        side = alignment(layout, layout.passages[i], sides)
        for line in lines:
            line.align = side
    return out

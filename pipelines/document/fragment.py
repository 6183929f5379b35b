"""The article's fragment, pruned to inline marks, read into lines with BeautifulSoup.

Only what shows in a line comes here: breaks, bold, italic, links, pictures and ``<cite>``. A whole page in
BeautifulSoup costs some 40 ms, the pruned fragment of its article one or two.
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


def alignment(layout: Layout, passage: Passage) -> str:
    """Where the text stands: from ``align``, an inline style or an alignment class, innermost first."""
    box = layout.boxes[passage.box]
    side = _side(box.element)
    if side is None and box.parent >= 0:
        side = _side(layout.boxes[box.parent].element)
    return side or "start"


def _side(element: Any) -> str | None:
    """What an element says about the side, None where it says nothing."""
    if side := element.get("align"):
        return _SIDES.get(side.lower(), "start")
    style, names = element.get("style"), element.get("class")
    if style or names:
        found = _ALIGN.search(f"{style or ''} {names or ''}")
        if found:
            return _SIDES.get((found[1] or found[2]).lower(), "start")
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


def _marked_lines(layout: Layout, index: int, paragraph: Tag) -> list[Line]:
    lines = []
    for run in _runs(paragraph):
        text = " ".join("".join(run.texts).split())
        if not text:
            continue
        line = plain_line(layout, index)
        line.text = text
        line.bold = run.bold >= 0.9 * run.solid
        line.italic = run.italic >= 0.9 * run.solid
        line.linked = run.linked / run.solid
        line.after_image = run.image
        if run.cited >= 0.9 * run.solid:
            line.tag = "cite"
        lines.append(line)
    return lines


def read_fragment(layout: Layout, indexes: Iterable[int]) -> dict[int, list[Line]]:
    """The lines of these passages, by passage."""
    wanted = [(i, layout.passages[i]) for i in indexes]
    marked = [(i, p) for i, p in wanted if any(type(x) is tuple for x in p.pieces)]
    readable = [(i, p) for i, p in marked if len(p.pieces) <= MOST_MARKS]
    soup = BeautifulSoup(_markup(readable), "lxml", multi_valued_attributes=None) if readable else None
    out = {i: [plain_line(layout, i)] for i, _ in wanted}
    for paragraph in soup.find_all("p", recursive=True) if soup else ():
        index = int(str(paragraph["id"]))
        out[index] = _marked_lines(layout, index, paragraph) or out[index]
    for i, passage in wanted:
        side = alignment(layout, passage)
        if side != "start":
            for line in out[i]:
                line.align = side
    return out

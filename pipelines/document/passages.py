"""The page cut into passages: one walk over the tree, no recursion, nothing changed in it."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipelines.document.elements import (
    CONTROLS,
    DISPLAY_NONE,
    FLAGS,
    INLINE,
    MARKS,
    MAX_ELEMENTS,
    MAX_TEXT,
    PLAYERS,
    ROLES,
    SKIPPED,
    UNWRITTEN,
    VOID,
)
from pipelines.document.layout import Box, Layout, Passage, weight

_SKIP, _VOID, _INLINE, _BLOCK = range(4)
_KINDS: dict[Any, int] = {
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(VOID, _VOID),
    **dict.fromkeys((*SKIPPED, etree.Comment, etree.PI, etree.Entity), _SKIP),
}
"""How each element is read; one that is not named is a block. lxml gives comments a function for a tag."""
_TELLING = frozenset(("style", "hidden", "aria-hidden"))
"""Attributes that may say that an element is not shown."""
_OPENING = {mark: (mark,) for mark in MARKS.values()}
_CLOSING = {mark: (f"/{mark}",) for mark in MARKS.values()}
"""One tuple a mark, made once: a page has thousands."""


def _hidden(element: Any) -> bool:
    """Whether the markup says that an element is not shown."""
    style = (element.get("style") or "").lower()
    return (
        (("none" in style or "hidden" in style) and DISPLAY_NONE.search(style) is not None)
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )


def _folded(text: str) -> str:
    """The text with white space as single blanks; most of it is so already, which shows without splitting."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


class _Passage:
    """The passage that is being collected: ``pieces`` holds its text and marks, ``texts`` what can be read of
    them, ``linked`` the part of that inside links. ``marks``: of the open inline elements, empty for one that
    leaves none; ``links``: how many of them are links. ``read``: characters of all passages so far.
    """

    __slots__ = ("layout", "linked", "links", "marks", "pieces", "read", "texts")

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.pieces: list[str | tuple[str]] = []
        self.texts: list[str] = []
        self.linked: list[str] = []
        self.marks: list[str] = []
        self.links = 0
        self.read = 0

    def add(self, text: str) -> None:
        """Add text; who calls leaves out blanks that would begin the passage."""
        self.pieces.append(text)
        self.texts.append(text)
        if self.links:
            self.linked.append(text)

    def void(self, element: Any, mark: str, box: Box) -> None:
        """Add a break or a picture."""
        self.pieces.append(_OPENING[mark])
        if mark == "br":
            self.texts.append(" ")
            return
        box.images += 1
        if alt := element.get("alt"):
            self.layout.alts.add(" ".join(alt.split()))

    def open(self, element: Any, tag: str) -> None:
        """Begin an inline element."""
        mark = MARKS.get(tag, "")
        if mark == "a":
            if element.get("href") is None:
                mark = ""
            else:
                self.links += 1
        if mark:
            self.pieces.append(_OPENING[mark])
        self.marks.append(mark)

    def close(self) -> None:
        """End the innermost inline element."""
        if mark := self.marks.pop():
            self.pieces.append(_CLOSING[mark])
            self.links -= mark == "a"

    def end(self, index: int, box: Box) -> None:
        """End the passage, which belongs to this box. Its marks stay open over the boundary."""
        pieces, texts, linked = tuple(self.pieces), self.texts, self.linked
        self.pieces.clear()
        if self.marks:
            self.pieces += [_OPENING[mark] for mark in self.marks if mark]
        text = _folded(texts[0] if len(texts) == 1 else "".join(texts))
        texts.clear()
        if text:
            size = weight(text)
            self.read += len(text)
            share = min(size, weight(_folded("".join(linked)))) if linked else 0.0
            box.weight += size
            box.linked += share
            self.layout.passages.append(Passage(index, box.tag, box.flags, pieces, text, size, share))
        linked.clear()


def _skip(layout: Layout, box: Box, element: Any, tag: Any, kind: int) -> None:
    """Pass over an element that nobody reads; form fields, players and hidden text are counted."""
    if tag in PLAYERS:
        layout.players += 1
    elif tag in CONTROLS:
        kind_of_field = element.get("type")
        if kind_of_field not in UNWRITTEN:
            box.controls += 1
            layout.passwords += kind_of_field == "password"
    elif kind != _SKIP:
        layout.hidden += len("".join(element.itertext("p", "div", "li")))


def _close_block(passage: _Passage, index: int, box: Box) -> tuple[int, Box]:
    """End a block and add it to the one around it; that one, with the number -1 where there is none."""
    layout = passage.layout
    if passage.pieces:
        passage.end(index, box)
    box.last = len(layout.passages)
    if box.parent < 0:
        return -1, box
    above = layout.boxes[box.parent]
    above.weight += box.weight
    above.linked += box.linked
    if box.images:
        above.images += box.images
    if box.controls:
        above.controls += box.controls
    return box.parent, above


def read_layout(root: Any, *, with_hidden: bool = False) -> Layout:
    """Walk the tree once. ``with_hidden`` reads what the markup hides as well: a page that a script puts
    together holds its text in hidden parts.
    """
    layout = Layout()
    passage = _Passage(layout)
    index, box = _read_elements(passage, root, with_hidden=with_hidden)
    while index >= 0:
        index, box = _close_block(passage, index, box)
    return layout


def _read_elements(  # noqa: C901, PLR0912  the hottest loop there is: a call costs as much as a step of it
    passage: _Passage, root: Any, *, with_hidden: bool
) -> tuple[int, Box]:
    """Visit every element that is read, once, those without children without coming back to them. Return the
    block that is still open, with its number: none, unless the page was cut.
    """
    layout, pieces, add, kind_of = passage.layout, passage.pieces, passage.add, _KINDS.get
    boxes, passages = layout.boxes, layout.passages
    index, box = -1, Box(None, "", -1, 0, 0)
    outer, outer_kind, children = None, _BLOCK, iter((root,))
    around: list[tuple[Any, int, Any]] = []
    left = MAX_ELEMENTS
    while True:
        for element in children:
            left -= 1
            if left < 0 or passage.read > MAX_TEXT:
                layout.cut = True
                return index, box
            tag = element.tag
            kind = kind_of(tag, _BLOCK)
            names = element.keys()
            if kind == _SKIP or not (with_hidden or _TELLING.isdisjoint(names) or not _hidden(element)):
                _skip(layout, box, element, tag, kind)
            elif kind == _VOID:
                passage.void(element, MARKS[tag], box)
            else:
                if kind == _INLINE:
                    passage.open(element, tag)
                else:
                    if pieces:
                        passage.end(index, box)
                    flags = FLAGS.get(tag, 0) | box.flags
                    if "role" in names:
                        flags |= ROLES.get(element.get("role"), 0)
                    box = Box(element, tag, index, flags, len(passages))
                    index = len(boxes)
                    boxes.append(box)
                if (text := element.text) and (pieces or not text.isspace()):
                    add(text)
                if len(element):
                    around.append((outer, outer_kind, children))
                    outer, outer_kind, children = element, kind, iter(element)
                    break
                if kind == _INLINE:
                    passage.close()
                else:
                    index, box = _close_block(passage, index, box)
            if (text := element.tail) and (pieces or not text.isspace()):
                add(text)
        else:
            if outer is None:
                return index, box
            if outer_kind == _INLINE:
                passage.close()
            else:
                index, box = _close_block(passage, index, box)
            if (text := outer.tail) and (pieces or not text.isspace()):
                add(text)
            outer, outer_kind, children = around.pop()

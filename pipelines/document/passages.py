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
    VOID_MARKS,
)
from pipelines.document.layout import Box, Layout, Passage, weight

_OPENING = {mark: (mark,) for mark in MARKS.values()}
_CLOSING = {mark: (f"/{mark}",) for mark in MARKS.values()}
"""One tuple a mark, made once: a page has thousands."""


def _hidden(element: Any) -> bool:
    """Whether the markup says that an element is not shown."""
    get = element.get
    style = get("style")
    return (
        (style is not None and DISPLAY_NONE.search(style) is not None)
        or get("hidden") is not None
        or get("aria-hidden") == "true"
    )


class _Walk:
    """The state of one walk. ``pieces`` holds text and marks of the passage that is being collected,
    ``texts`` what can be read of them, ``linked`` the part of that inside links.
    """

    def __init__(self) -> None:
        self.layout = Layout()
        self.open: list[int] = []
        self.pieces: list[str | tuple[str]] = []
        self.texts: list[str] = []
        self.linked: list[str] = []
        self.images = 0
        self.links = 0
        self.inline_open: list[str] = []
        self.elements = 0
        self.read = 0

    def text(self, text: str) -> None:
        if self.pieces or not text.isspace():
            self.pieces.append(text)
            self.texts.append(text)
            if self.links:
                self.linked.append(text)

    def flush(self) -> None:
        """End the passage that is being collected."""
        pieces, texts, linked, images = self.pieces, self.texts, self.linked, self.images
        self.pieces = [_OPENING[mark] for mark in self.inline_open if mark]
        self.texts, self.linked, self.images = [], [], 0
        if not self.open:
            return
        index = self.open[-1]
        box = self.layout.boxes[index]
        box.images += images
        text = " ".join("".join(texts).split())
        if not text:
            return
        size = weight(text)
        self.read += len(text)
        share = min(size, weight(" ".join("".join(linked).split()))) if linked else 0.0
        box.weight += size
        box.linked += share
        self.layout.passages.append(
            Passage(index, box.tag, box.flags, pieces, text, size, share, self.elements)
        )

    def skip(self, element: Any, tag: Any) -> None:
        """Pass over an element that nobody reads; form fields, players and hidden text are counted."""
        if tag in PLAYERS:
            self.layout.players += 1
        elif tag in CONTROLS:
            kind = element.get("type")
            if self.open and kind not in UNWRITTEN:
                self.layout.boxes[self.open[-1]].controls += 1
                self.layout.passwords += kind == "password"
        elif tag not in SKIPPED and isinstance(tag, str):
            self.layout.hidden += len("".join(element.itertext("p", "div", "li")))

    def start_block(self, element: Any, tag: str) -> None:
        if self.pieces:
            self.flush()
        boxes = self.layout.boxes
        parent, depth, flags = -1, 0, FLAGS.get(tag, 0)
        if self.open:
            parent = self.open[-1]
            above = boxes[parent]
            flags |= above.flags
            depth = above.depth + 1
        role = element.get("role")
        if role is not None:
            flags |= ROLES.get(role, 0)
        self.open.append(len(boxes))
        boxes.append(Box(element, tag, parent, depth, flags, len(self.layout.passages)))

    def end_block(self) -> None:
        if self.pieces:
            self.flush()
        boxes = self.layout.boxes
        box = boxes[self.open.pop()]
        box.last = len(self.layout.passages)
        if box.parent >= 0:
            above = boxes[box.parent]
            above.weight += box.weight
            above.linked += box.linked
            above.images += box.images
            above.controls += box.controls

    def start_inline(self, element: Any, tag: str) -> None:
        mark = MARKS.get(tag, "")
        if mark in VOID_MARKS:
            self.pieces.append(_OPENING[mark])
            if mark == "br":
                self.texts.append(" ")
                return
            self.images += 1
            if alt := element.get("alt"):
                self.layout.alts.add(" ".join(alt.split()))
            return
        if mark == "a":
            if element.get("href") is None:
                mark = ""
            else:
                self.links += 1
        if mark:
            self.pieces.append(_OPENING[mark])
        self.inline_open.append(mark)

    def end_inline(self, tag: str) -> None:
        if tag in VOID:
            return
        mark = self.inline_open.pop()
        if mark:
            self.pieces.append(_CLOSING[mark])
            self.links -= mark == "a"


def is_block(tag: str) -> bool:
    """Whether an element starts a new line."""
    return tag not in INLINE


def read_layout(root: Any, *, with_hidden: bool = False) -> Layout:
    """Walk the tree once. ``with_hidden`` reads what the markup hides as well: a page that a script puts
    together holds its text in hidden parts.
    """
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            walk.elements += 1
            if walk.elements > MAX_ELEMENTS or walk.read > MAX_TEXT:
                walk.layout.cut = True
                break
            if tag in SKIPPED or not isinstance(tag, str) or (not with_hidden and _hidden(element)):
                walk.skip(element, tag)
                skipped = element
                walker.skip_subtree()
                continue
            if tag in INLINE:
                walk.start_inline(element, tag)
            else:
                walk.start_block(element, tag)
            text = element.text
        else:
            if element is skipped:
                skipped = None
            elif tag in INLINE:
                walk.end_inline(tag)
            else:
                walk.end_block()
            text = element.tail
        if text:
            walk.text(text)
    while walk.open:
        walk.end_block()
    return walk.layout

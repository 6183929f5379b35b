"""The page cut into passages: one walk over the tree, no recursion, nothing changed in it."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipelines.document.elements import (
    BREAK,
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


def _hidden(element: Any) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    get = attributes.get
    style = get("style")
    return (
        (style is not None and DISPLAY_NONE.search(style) is not None)
        or "hidden" in attributes
        or get("aria-hidden") == "true"
    )


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.open: list[int] = []
        self.pieces: list[str | tuple[str]] = []
        self.links = 0
        self.linked_pieces: list[str] = []
        self.inline_open: list[str] = []
        self.buttons = 0
        self.elements = 0
        self.read = 0

    def text(self, text: str | None) -> None:
        if text and (self.pieces or not text.isspace()):
            self.pieces.append(text)
            if self.links:
                self.linked_pieces.append(text)

    def flush(self) -> None:
        """End the passage that is being collected."""
        pieces = self.pieces
        if not pieces:
            return
        self.pieces = [(t,) for t in self.inline_open if t]
        linked_text = "".join(self.linked_pieces)
        self.linked_pieces = []
        text = " ".join("".join([p if isinstance(p, str) else " " * (p == BREAK) for p in pieces]).split())
        boxes = self.layout.boxes
        if not self.open:
            return
        index = self.open[-1]
        box = boxes[index]
        if ("img",) in pieces:
            box.images += pieces.count(("img",))
        if not text:
            return
        size = weight(text)
        self.read += len(text)
        linked = min(size, weight(" ".join(linked_text.split()))) if linked_text else 0.0
        box.weight += size
        box.linked += linked
        self.layout.passages.append(
            Passage(index, box.tag, box.flags, pieces, text, size, linked, self.elements)
        )

    def unread(self, element: Any, tag: Any, with_hidden: bool) -> bool:
        """Whether nobody reads this element; its fields and players are counted."""
        if tag in SKIPPED:
            if tag in CONTROLS or tag in PLAYERS:
                self.count(element, tag)
            return True
        if not with_hidden and element.attrib and _hidden(element):
            self.layout.hidden += len("".join(element.itertext("p", "div", "li")))
            return True
        return not isinstance(tag, str)

    def count(self, element: Any, tag: str) -> None:
        """Count a form's field or a player."""
        kind = element.get("type")
        if tag in PLAYERS:
            self.layout.players += 1
        elif self.open and kind not in UNWRITTEN:
            self.layout.boxes[self.open[-1]].controls += 1
            self.layout.passwords += kind == "password"

    def open_element(self, element: Any, tag: str) -> None:
        """Enter an element that is read."""
        if tag in INLINE:
            _start_inline(self, element, tag)
        else:
            self.start_block(element, tag)
        self.text(element.text)

    def close_element(self, tag: str) -> None:
        """Leave an element that is read."""
        if tag in INLINE:
            _end_inline(self, tag)
        else:
            self.end_block()

    def start_block(self, element: Any, tag: str) -> None:
        self.flush()
        parent = self.open[-1] if self.open else -1
        flags = FLAGS.get(tag, 0)
        depth = 0
        if parent >= 0:
            above = self.layout.boxes[parent]
            flags |= above.flags
            depth = above.depth + 1
        role = element.get("role")
        if role is not None:
            flags |= ROLES.get(role, 0)
        self.open.append(len(self.layout.boxes))
        self.layout.boxes.append(Box(element, tag, parent, depth, flags, len(self.layout.passages)))

    def end_block(self) -> None:
        self.flush()
        box = self.layout.boxes[self.open.pop()]
        box.last = len(self.layout.passages)
        if box.parent >= 0:
            above = self.layout.boxes[box.parent]
            above.weight += box.weight
            above.linked += box.linked
            above.images += box.images
            above.controls += box.controls


def is_block(tag: str) -> bool:
    """Whether an element starts a new line."""
    return tag not in INLINE


def read_layout(root: Any, *, with_hidden: bool = False) -> Layout:
    """Walk the tree once. ``with_hidden`` reads what the markup hides as well: a page that a script puts
    together holds its text in hidden parts.
    """
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    skip = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            walk.elements += 1
            if walk.elements > MAX_ELEMENTS or walk.read > MAX_TEXT:
                walk.layout.cut = True
                break
            if walk.unread(element, tag, with_hidden):
                skip = element
                walker.skip_subtree()
            else:
                walk.open_element(element, tag)
        else:
            if element is skip:
                skip = None
            else:
                walk.close_element(tag)
            walk.text(element.tail)
    while walk.open:
        walk.end_block()
    return walk.layout


def _start_inline(walk: _Walk, element: Any, tag: str) -> None:
    mark = MARKS.get(tag, "")
    if mark in VOID_MARKS:
        walk.pieces.append((mark,))
        if mark == "img" and (alt := element.get("alt")):
            walk.layout.alts.add(" ".join(alt.split()))
        return
    if mark == "a":
        if element.get("href") is None:
            mark = ""
        else:
            walk.links += 1
    if mark:
        walk.pieces.append((mark,))
    walk.inline_open.append(mark)


def _end_inline(walk: _Walk, tag: str) -> None:
    if tag in VOID:
        return
    mark = walk.inline_open.pop()
    if mark:
        walk.pieces.append(("/" + mark,))
        if mark == "a":
            walk.links -= 1

"""The page cut into passages: one walk over the tree, no recursion, nothing changed in it.

A passage is a stretch of inline content between two block boundaries, in page order. A box is a block
element with the sums over everything inside it: text, linked text, number of passages. Both are plain
numbers and strings, so that what follows scores a page without touching the tree again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "select",
        "option",
        "textarea",
        "head",
        "title",
        "datalist",
        "map",
        "audio",
        "video",
        "noscript",
        "noframes",
        "frameset",
        "link",
        "meta",
        "base",
        "input",
        "progress",
        "meter",
        "rt",
        "rp",
    ]
)
"""Elements whose text nobody reads as text."""
CONTROLS = frozenset(("input", "textarea", "select"))
"""What a reader fills in; counted, not read."""
_PLAYERS = frozenset(("video", "audio"))
UNWRITTEN = frozenset(("hidden", "checkbox", "radio", "button", "submit", "image"))
"""Kinds of input that take no text; checklists are made of them."""
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "ruby",
        "rb",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "br",
        "amp-img",
        "button",
    ]
)
"""Elements that do not start a new line; an unknown element counts as one of these when its name has no hyphen."""
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em"))

NAV, ASIDE, FOOTER, HEADER, FIGURE, CAPTION, HIDDEN, LIST, TABLE, QUOTE, FORM, BUTTON, DIALOG = (
    1 << n for n in range(13)
)
_FLAGS = {
    "nav": NAV,
    "menu": NAV,
    "aside": ASIDE,
    "footer": FOOTER,
    "header": HEADER,
    "figure": FIGURE,
    "figcaption": CAPTION,
    "ul": LIST,
    "ol": LIST,
    "dl": LIST,
    "table": TABLE,
    "blockquote": QUOTE,
    "form": FORM,
    "button": BUTTON,
    "dialog": DIALOG,
}
_ROLES = {"navigation": NAV, "complementary": ASIDE, "contentinfo": FOOTER, "dialog": DIALOG, "search": NAV}
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MARKS = {
    "cite": "cite",
    "a": "a",
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "br": "br",
    "img": "img",
    "amp-img": "img",
}
_BREAK = ("br",)
_VOID_MARKS = frozenset(("br", "img"))
_VOID = frozenset(("br", "img", "amp-img"))
MAX_TEXT = 1_500_000
"""Characters of text after which the walk stops: a novel has fewer."""
MAX_ELEMENTS = 60_000
"""Where the walk stops: no article has this many elements, and the walk costs some 3 us for each."""


@dataclass(slots=True)
class Box:
    """A block element. ``first``/``last``: its passages, end exclusive. ``weight`` counts text as
    :func:`weight` does, ``linked`` the part of it inside links; ``images`` and ``controls`` (fields of forms)
    are counted. ``parent`` is an index, -1 for the root.
    """

    element: Any
    tag: str
    parent: int
    depth: int
    flags: int
    first: int
    last: int = 0
    weight: float = 0.0
    linked: float = 0.0
    images: int = 0
    controls: int = 0


@dataclass(slots=True)
class Passage:
    """``pieces``: text, and inline tags as one-tuples (``("b",)``, ``("/b",)``, ``("br",)``, ``("img",)``)."""

    box: int
    tag: str
    flags: int
    pieces: list[str | tuple[str]]
    text: str
    weight: float
    linked: float
    place: int


@dataclass(slots=True)
class Layout:
    """All boxes and passages of a page. ``cut``: the page had too many elements. ``alts``: the texts that
    pictures have instead of themselves, white space folded. ``hidden``: characters in elements that the page does not show.
    ``passwords``: fields for one. ``players``: of video or sound.
    """

    boxes: list[Box] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    cut: bool = False
    alts: set[str] = field(default_factory=set)
    hidden: int = 0
    passwords: int = 0
    players: int = 0

    def ancestors(self, box: int) -> list[int]:
        """A box and those around it, innermost first."""
        out = []
        while box >= 0:
            out.append(box)
            box = self.boxes[box].parent
        return out


def weight(text: str) -> float:
    """Length in letters of a Latin text: a Han, Kana or Hangul character says as much as two and a half."""
    if text.isascii():
        return len(text)
    return len(text) + 1.5 * len(_DENSE.findall(text))


def _hidden(element: Any) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    get = attributes.get
    style = get("style")
    return (
        (style is not None and _DISPLAY_NONE.search(style) is not None)
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
        if text:
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
        text = " ".join("".join([p if isinstance(p, str) else " " * (p == _BREAK) for p in pieces]).split())
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
            if tag in CONTROLS or tag in _PLAYERS:
                self.count(element, tag)
            return True
        if not with_hidden and element.attrib and _hidden(element):
            self.layout.hidden += len("".join(element.itertext("p", "div", "li")))
            return True
        return not isinstance(tag, str)

    def count(self, element: Any, tag: str) -> None:
        """Count a form's field or a player."""
        kind = element.get("type")
        if tag in _PLAYERS:
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
        flags = _FLAGS.get(tag, 0)
        depth = 0
        if parent >= 0:
            above = self.layout.boxes[parent]
            flags |= above.flags
            depth = above.depth + 1
        role = element.get("role")
        if role is not None:
            flags |= _ROLES.get(role, 0)
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
    mark = _MARKS.get(tag, "")
    if mark in _VOID_MARKS:
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
    if tag in _VOID:
        return
    mark = walk.inline_open.pop()
    if mark:
        walk.pieces.append(("/" + mark,))
        if mark == "a":
            walk.links -= 1

"""Where the article is: the box that holds its running text.

From the root the search goes down into the child with most prose, and stops where the prose is shared out
between the box itself and many children (the paragraphs of an article), or between siblings built alike
(an article cut into grids by advertisements). Measured on text and structure; class names only weaken
what looks like readers' comments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.document.layout import Box, Layout
from pipelines.furniture.hints import kind_of, names_of
from pipelines.furniture.prose import masses, measure

MOST = 0.75
"""A child with this share of the prose is the way down."""
REST = 0.5
LINKED_REST = 0.15
FORM_WEIGHT = 300
"""Text a form's field must have around it to be a field in an article and not an article's worth of form."""
SCATTERED = 0.5
"""Where no child has this share, the prose is scattered and the box itself is the article."""
BEFORE_TITLE = 0.3
"""What prose before the title counts: tickers and teasers stand there, now and then a lead."""
DIRECT = 0.25
"""Share of prose in a box's own paragraphs that makes it the article."""


_PARTS = frozenset(("p", "ul", "ol", "dl", "li", "blockquote", "table", "tbody", "tr", "td", "figure"))
"""Elements that are parts of a text and not its frame; a table may be the frame of an old page."""
_NAMED_AFTER_TEXT = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr", "tbody", "body", "html"]
)
"""Elements whose ids and classes say what the text is about, or what the whole page is."""
_WEAK = {"comments": 0.1, "related_box": 0.4, "newsletter": 0.4, "copyright": 0.4, "after_article": 0.5}


class Hints:
    """What the class names of boxes suggest, by the number of the box; looked up when first asked for, since a
    page has hundreds of boxes and few of them are ever in question. Boxes without a hint are not in it.
    """

    __slots__ = ("_by_names", "_layout")

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._by_names: dict[str, str | None] = {"": None}

    def get(self, index: int) -> str | None:
        """The reason code that is suggested, None where nothing is."""
        box = self._layout.boxes[index]
        if box.last == box.first or box.tag in _NAMED_AFTER_TEXT:
            return None
        names = names_of(box.element)
        if names not in self._by_names:
            self._by_names[names] = kind_of(names)
        return self._by_names[names]

    def __contains__(self, index: int) -> bool:
        return self.get(index) is not None

    def __getitem__(self, index: int) -> str:
        if (kind := self.get(index)) is None:
            raise KeyError(index)
        return kind


@dataclass(slots=True)
class Region:
    """``box`` holds the article. ``values``: prose of each passage; ``mass``: of each box; ``hints``: of
    each box, where there is one; ``children``: boxes with text directly inside each box.
    ``end``: where the next article on the page begins.
    """

    box: int
    values: list[float]
    mass: list[float]
    hints: Hints
    children: list[Sequence[int]]
    end: int | None = None


def _signature(box: Box) -> tuple[str, str | None]:
    return box.tag, box.element.get("class")


def _children(layout: Layout) -> list[Sequence[int]]:
    children: list[Sequence[int]] = [()] * len(layout.boxes)
    for index, box in enumerate(layout.boxes):
        if box.last > box.first and box.parent >= 0:
            known = children[box.parent]
            if isinstance(known, list):
                known.append(index)
            else:
                children[box.parent] = [index]
    return children


def _weaken(layout: Layout, values: list[float], mass: list[float], hints: Hints) -> bool:
    """Take prose away from what looks like comments or teasers, unless it is most of the page; whether any
    was taken.
    """
    most = 0.95 * (mass[0] or 1.0)
    weakened = False
    for index, prose in enumerate(mass):
        if 0 < prose < most and (share := _WEAK.get(hints.get(index) or "")):
            weakened = True
            box = layout.boxes[index]
            for at in range(box.first, box.last):
                values[at] *= share
    return weakened


def find_region(
    layout: Layout, title_at: int | None, end: int | None = None, comments: int | None = None
) -> Region:
    """Find the article's box; box 0 (the page) where there is no prose at all.

    ``title_at``: the passage that is the article's title, None where none was found. ``end``: where another
    article begins behind it, None where none does. ``comments``: the heading over readers' comments.
    """
    values = measure(layout)
    if end is not None:
        values[end:] = [0.0] * (len(values) - end)
    if comments is not None:
        values[comments:] = [v * _WEAK["comments"] for v in values[comments:]]
    if title_at is not None and sum(values[title_at:]) > 0.3 * sum(values):
        values[:title_at] = [v * BEFORE_TITLE for v in values[:title_at]]
    mass = masses(layout, values)
    hints = Hints(layout)
    if _weaken(layout, values, mass, hints):
        mass = masses(layout, values)
    children = _children(layout)
    own = [0.0] * len(layout.boxes)
    for passage, value in zip(layout.passages, values, strict=True):
        own[passage.box] += value
    current = 0
    while (below := _below(layout, current, mass, own, children)) is not None:
        current = below
    return Region(current, values, mass, hints, children, end)


def _below(
    layout: Layout, current: int, mass: list[float], own: list[float], children: list[Sequence[int]]
) -> int | None:
    """The child to go down into, None where the article is reached."""
    inside = children[current]
    if not inside or not mass[current]:
        return None
    best = max(inside, key=mass.__getitem__)
    direct = own[current] + sum(own[k] for k in inside)
    if direct >= DIRECT * mass[current] and direct - own[best] > 0.1 * mass[current]:
        return None
    if layout.boxes[best].tag in _PARTS:
        framed = _is_frame(layout.boxes[best])
        return best if framed and mass[best] >= MOST * mass[current] else None
    if mass[best] >= MOST * mass[current]:
        return best
    shape = _signature(layout.boxes[best])
    alike = [
        k
        for k in inside
        if k != best and _signature(layout.boxes[k]) == shape and mass[k] >= 0.1 * mass[best]
    ]
    if alike and layout.boxes[best].tag != "article":
        return None
    if mass[best] < SCATTERED * mass[current]:
        return None
    others = sum(mass[k] for k in inside if k != best and _texty(layout.boxes[k]))
    return best if others < REST * mass[best] else None


def _texty(box: Box) -> bool:
    """Whether a box is hardly linked and has no form, as an article's part and unlike teasers and dialogues."""
    return box.linked < LINKED_REST * box.weight and box.controls * FORM_WEIGHT < box.weight


_FRAMES = frozenset(("table", "tbody", "tr", "td"))


def _is_frame(box: Box) -> bool:
    """Whether a table, or a part of one, is the frame of an old page: menus stand in it beside the text."""
    return box.tag in _FRAMES and box.linked > LINKED_REST * box.weight

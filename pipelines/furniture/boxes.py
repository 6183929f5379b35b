"""Boxes inside the article's box that are not the article: related links, offers, cards, comments.

Several kinds of evidence are added up; a box falls at two points. A class name is worth one and a half
at most, so it needs company: links, an element that says so, a label, or being short.
"""

from __future__ import annotations

from collections.abc import Callable

from pipelines.document.passages import Layout, Passage
from pipelines.furniture.prose import ends_a_sentence
from pipelines.furniture.region import Region

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ENOUGH = 2.0
MOST_LINKS = 2
LARGE = 0.3
"""A box with this share of the article's prose is the article, whatever it is called."""
_OWN = {
    "nav": 2.0,
    "menu": 2.0,
    "aside": 1.5,
    "footer": 1.0,
    "form": 1.5,
    "dialog": 2.0, "dl": 1.0,
    "button": 2.0,
    "address": 0.5,
    "header": 0.5,
}
_BECAUSE = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "related_box",
    "footer": "after_article",
    "form": "control",
    "dialog": "control",
    "button": "control",
}


def mark_boxes(layout: Layout, region: Region, is_label: Callable[[str], str | None]) -> list[str | None]:
    """A reason code for each passage inside the region that lies in such a box, None for the others."""
    why: list[str | None] = [None] * len(layout.passages)
    stack = list(reversed(region.children[region.box]))
    whole = region.mass[region.box] or 1.0
    while stack:
        index = stack.pop()
        box = layout.boxes[index]
        share = region.mass[index] / whole
        if share < LARGE:
            reason = judge(layout, region, index, share, is_label)
            if reason:
                for at in range(box.first, box.last):
                    why[at] = reason
                continue
        stack += reversed(region.children[index])
    return why


def judge(
    layout: Layout, region: Region, index: int, share: float, is_label: Callable[[str], str | None]
) -> str | None:
    """The reason to drop a box, None to keep it."""
    box = layout.boxes[index]
    reason = None
    points = _OWN.get(box.tag, 0.0)
    if points:
        reason = _BECAUSE.get(box.tag)
    if kind := region.hints.get(index):
        points += 1.5
        reason = kind
    linked = box.linked / box.weight if box.weight else 0.0
    count = box.last - box.first
    if linked > 0.6 and (count > 1 or not _is_linked_sentence(layout.passages[box.first])):
        points += 2.0 if count > 1 or box.weight > 20 else 1.0
        reason = reason or "link_list"
    elif linked > 0.5 and count == 1 and layout.passages[box.first].pieces.count(("a",)) > MOST_LINKS:
        points += 2.0
        reason = reason or "link_list"
    elif linked > 0.3:
        points += 1.0
    if box.controls and share < 0.1:
        points += 1.5
        reason = reason or "control"
    label = is_label(layout.passages[box.first].text) if count > 1 or points else None
    if label:
        points += 1.5
        reason = label if reason in {None, "link_list"} else reason
    if box.weight < 200 and share < 0.05:
        points += 0.5
    if kind == "side_box" and any(p.tag in HEADINGS for p in layout.passages[box.first : box.first + 2]):
        points += 1.5
    if share > 0.08:
        points -= 1.0
    return (reason or "related_box") if points >= ENOUGH else None


def _is_linked_sentence(passage: Passage) -> bool:
    """A sentence that is a link as a whole, and not a row of links that happens to end in a stop."""
    return ends_a_sentence(passage.text) and passage.pieces.count(("a",)) <= MOST_LINKS

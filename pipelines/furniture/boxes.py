"""Boxes inside the article's box that are not the article: related links, offers, cards, comments.

Several kinds of evidence are added up; a box falls at two points. A class name is worth one and a half
at most, so it needs company: links, an element that says so, a label, or being short.
"""

from __future__ import annotations

from pipelines.document.layout import Box, Layout, Passage
from pipelines.furniture.hints import is_unseen
from pipelines.furniture.labels import Labels
from pipelines.furniture.offers import offer_points
from pipelines.furniture.prose import SENTENCE, ends_a_sentence
from pipelines.furniture.region import Region

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ENOUGH = 2.0
MOST_TEXT = 0.6
"""A box with this share of all text, links included, is not judged as a whole: its parts are."""
SMALL = 0.1
MOST_LINKS = 2
LINKED_PARAGRAPH = 0.7
"""Share of links up to which a paragraph of some length is text that has links in it."""
LARGE = 0.3
"""A box with this share of the article's prose is the article, whatever it is called."""
_TABLE = frozenset(("table", "tbody", "thead", "tr", "td", "th"))
"""Small by their nature."""
_OWN = {
    "nav": 2.0,
    "menu": 2.0,
    "aside": 1.5,
    "footer": 1.0,
    "form": 1.5,
    "dialog": 2.0,
    "dl": 1.0,
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


def mark_boxes(layout: Layout, region: Region, words: Labels) -> list[str | None]:
    """A reason code for each passage inside the region that lies in such a box, None for the others."""
    why: list[str | None] = [None] * len(layout.passages)
    stack = list(reversed(region.children[region.box]))
    whole = region.mass[region.box] or 1.0
    while stack:
        index = stack.pop()
        box = layout.boxes[index]
        share = region.mass[index] / whole
        if share < LARGE and box.weight < MOST_TEXT * layout.boxes[region.box].weight:
            reason = judge(layout, region, index, share, words)
            if reason:
                for at in range(box.first, box.last):
                    why[at] = reason
                continue
        stack += reversed(region.children[index])
    return why


def judge(layout: Layout, region: Region, index: int, share: float, words: Labels) -> str | None:
    """The reason to drop a box, None to keep it. ``share``: its part of the article's prose."""
    box = layout.boxes[index]
    if box.tag in HEADINGS and is_unseen(box.element):
        return "control"
    kind = region.hints.get(index)
    points = _OWN.get(box.tag, 0.0) + (1.5 if kind else 0.0)
    reason = kind or _BECAUSE.get(box.tag)
    added = _link_points(layout, box)
    points += added
    if added >= ENOUGH:
        reason = reason or "link_list"
    if box.controls and share < SMALL:
        points += 1.5
        reason = reason or "control"
    if label := _label(layout, box, words, bare=not points):
        points += 1.5
        reason = label if reason in {None, "link_list"} else reason
    if kind == "side_box" and any(p.tag in HEADINGS for p in layout.passages[box.first : box.first + 2]):
        points += 1.5
    if points < ENOUGH + 1 and (offered := offer_points(layout, box, words)):
        points += offered
        reason = reason if kind else "newsletter"
    points += _size_points(box, share)
    return (reason or "related_box") if points >= ENOUGH else None


def _label(layout: Layout, box: Box, words: Labels, *, bare: bool) -> str | None:
    """The reason that a box's first line gives as a label; ``bare``: nothing else speaks against the box."""
    text = layout.passages[box.first].text
    if box.linked and not bare and words.see_also.match(text):
        return "see_also"
    return words.reason(text) if not bare or box.last - box.first > 1 else None


def _size_points(box: Box, share: float) -> float:
    """A little box is more likely furniture, one with much of the prose less."""
    points = 0.5 if box.weight < 200 and share < 0.05 and box.tag not in _TABLE else 0.0
    return points - (1.0 if share > 0.08 else 0.0)


def _link_points(layout: Layout, box: Box) -> float:
    """How much the links in a box speak against it."""
    linked = box.linked / box.weight if box.weight else 0.0
    first = layout.passages[box.first]
    alone = box.last - box.first == 1
    if alone and box.tag in HEADINGS:
        return 0.0
    if alone and box.tag == "p" and box.weight > SENTENCE and linked < LINKED_PARAGRAPH:
        return 0.0
    if linked > 0.6 and not (alone and _is_linked_sentence(first)):
        return 2.0 if not alone or box.weight > 20 else 1.0
    if linked > 0.5 and alone and first.pieces.count(("a",)) > MOST_LINKS:
        return 2.0
    return 1.0 if linked > 0.3 else 0.0


def _is_linked_sentence(passage: Passage) -> bool:
    """A sentence that is a link as a whole, and not a row of links that happens to end in a stop."""
    return ends_a_sentence(passage.text) and passage.pieces.count(("a",)) <= MOST_LINKS

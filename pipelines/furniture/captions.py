"""Captions: text that stands with a picture in a small box of its own, in whatever elements."""

from __future__ import annotations

import re

from pipelines.document.elements import CAPTION, QUOTE
from pipelines.document.layout import Layout, Passage

LONGEST = 400.0
_CREDIT = re.compile(
    r"(?:[(（\[|/©]|\s[–—-]\s)[^()（）\[\]]{0,60}"
    r"\b(?:Getty Images|Shutterstock|AP Photo|AFP|Reuters|EPA|dpa|picture[ -]alliance|imago|Imagn|EFE|Xinhua|Yonhap|TASS|ANSA|Alamy|iStock|"
    r"Photo|Foto|Fotos|Image|Bild|Courtesy of)\b[^()（）\[\]]{0,60}[)）\]]?\s*$"
)
"""A credit that closes a caption: a bracket or dash, then a picture agency or the word for a picture."""
SHORTEST_ALT = 20
"""A shorter text may stand in for a picture and be a name or label as well."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def is_caption(layout: Layout, passage: Passage, top: int) -> bool:
    """Whether the passage belongs to a picture; ``top`` is the article's box, which is never a small one."""
    if passage.flags & CAPTION:
        return True
    if passage.flags & QUOTE or passage.weight > LONGEST:
        return False
    if passage.text in layout.alts and passage.weight > SHORTEST_ALT:
        return True
    for index in layout.ancestors(passage.box)[1:5]:
        box = layout.boxes[index]
        if index == top:
            return False
        if box.images:
            return box.tag == "figure" or _is_small(layout, index, passage)
        if box.last - box.first > 2:
            return False
    return False


def _is_small(layout: Layout, index: int, passage: Passage) -> bool:
    """Whether a box with a picture holds hardly more than the picture and this passage."""
    box = layout.boxes[index]
    inside = layout.passages[box.first : box.last]
    return (
        len(inside) <= 2
        and box.weight <= LONGEST
        and not any(p.tag in _HEADINGS for p in inside)
        and passage.tag not in {"li", "p"}
    )


def has_credit(text: str) -> bool:
    """Whether a short text ends in the credit of a picture agency."""
    return len(text) <= LONGEST and _CREDIT.search(text, max(0, len(text) - 130)) is not None

"""Offers in the text: accounts, letters, applications, and consent to what another site would show.

They are boxes of several lines that speak of such things, and that let the reader do something about it: a
link to a page for it, a button, a box to tick. Words alone do not do, since articles are written about data
and subscribers, too; a button alone opens pictures.
"""

from __future__ import annotations

import re

from pipelines.document.layout import Box, Layout
from pipelines.furniture.labels import Labels

MOST_LINES = 30
"""Lines of a box that are read."""
SEVERAL = 2
LONG_PARAGRAPH = 200
"""A paragraph of this weight that offers nothing is the article's, whatever stands around it."""
OF_FEW = 0.34
"""Share of the lines of a small box that make one offer enough."""
_PLACES = re.compile(
    r"log-?in|sign-?(?:in|up)|subscri|regist|account|newsletter|priva[ct]|datenschutz|cookie|consent|membership|"
    r"\babo\b|abonn|suscri|assin|abone|berlangganan|dang-nhap|dang-ky|play\.google|apps\.apple|whatsapp\.com|//t\.me/",
    re.IGNORECASE,
)
"""What addresses of such pages have in common: most sites keep the English words in them."""


def offer_points(layout: Layout, box: Box, words: Labels) -> float:
    """How much speaks for a box being an offer: up to 3, which fells a box of some size."""
    inside = range(box.first, min(box.last, box.first + MOST_LINES))
    if len(inside) < SEVERAL:
        return 0.0
    if any(layout.passages[i].weight >= LONG_PARAGRAPH and not _speaks(layout, i, words) for i in inside):
        return 0.0
    said = sum(_speaks(layout, i, words) for i in inside)
    if not said or (said < SEVERAL and said < OF_FEW * len(inside)):
        return 0.0
    return 3.0 if _asks(box) else 1.0


def _speaks(layout: Layout, index: int, words: Labels) -> bool:
    """Whether a passage speaks of an offer; found out once, as a box inside a box has the same ones."""
    if index not in layout.offers:
        layout.offers[index] = words.is_offer(layout.passages[index].text)
    return layout.offers[index]


def _asks(box: Box) -> bool:
    """Whether a reader can do something in the box: press, tick, or follow a link to a page for it."""
    for element in box.element.iter("a", "button", "input"):
        if element.tag == "a":
            if _PLACES.search(element.get("href") or ""):
                return True
        elif element.tag == "button" or element.get("type") in {"checkbox", "submit", "email", "button"}:
            return True
    return False

"""How much running text a passage or box holds: the measure by which an article is found."""

from __future__ import annotations

import re

from pipelines.document.elements import ASIDE, BUTTON, CAPTION, DIALOG, FIGURE, FOOTER, NAV
from pipelines.document.layout import Layout, Passage

NEVER = NAV | CAPTION | DIALOG | BUTTON | FIGURE
SELDOM = ASIDE | FOOTER

SENTENCE = 80
"""A passage of this weight is running text even without a final stop."""
SHORT_SENTENCE = 30
HIDDEN_AWAY = 0.2
LONGEST = 600
"""One endless paragraph (terms of use) must not outweigh an article of many."""

_ENDS = re.compile(r"[.!?…。！？।۔។։؟:\"”»’)）」』]\s*$")


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, in any script."""
    return _ENDS.search(text[-4:]) is not None


def prose(passage: Passage, never: int = NEVER) -> float:
    """The weight of a passage as running text; 0 for labels, menus, captions and links.

    ``never``: elements whose text does not count.
    """
    if passage.flags & never:
        return 0.0
    size = passage.weight
    share = passage.linked / size
    if share > 0.5 or size < SHORT_SENTENCE:
        return 0.0
    if size < SENTENCE and not ends_a_sentence(passage.text):
        return 0.0
    value = min(size, LONGEST) * (1 - share)
    return value * 0.3 if passage.flags & SELDOM else value


def measure(layout: Layout) -> list[float]:
    """The prose of each passage. A menu or header that was never closed, and so holds most of the page's
    text, does not hide it.
    """
    open_values = [prose(p, CAPTION) for p in layout.passages]
    values = [
        0.0 if p.flags & NEVER else value for p, value in zip(layout.passages, open_values, strict=True)
    ]
    return open_values if sum(values) < HIDDEN_AWAY * sum(open_values) else values


def masses(layout: Layout, values: list[float]) -> list[float]:
    """The sum of passage values in each box."""
    total = [0.0] * len(layout.boxes)
    for passage, value in zip(layout.passages, values, strict=True):
        if value:
            total[passage.box] += value
    for index in range(len(total) - 1, 0, -1):
        if value := total[index]:
            total[layout.boxes[index].parent] += value
    return total

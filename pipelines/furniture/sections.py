"""Sections behind the text: a heading that is a label of the site, and what stands under it to the end.

In the middle of a text such a heading is dropped alone, as paragraphs go on behind the box that it names.
"""

from __future__ import annotations

import re

from pipelines.document.layout import weight
from pipelines.furniture.labels import Labels, fold
from pipelines.lines import Line, drop

MOST = 0.25
"""Share of the text that may stand under such a heading: with more it is the article's own."""
MOST_SURE = 0.6
"""The same for headings that no article has over a part of its text."""
BEFORE_COMMENTS = 250.0
"""Text before readers' comments that makes it the article, however many they are."""
SHORTEST_SOLID = 4
"""Characters that a label without blanks must have to be more than a common word ("News", "Local")."""
_COUNT = re.compile(r"[\d()（）\[\]]+")
"""A count beside a label: "Comments (12)"."""
_SURE = frozenset(("biography", "comments", "newsletter"))
_SECTIONS = frozenset(("related_box", "see_also", "newsletter", "share_bar", "comments", "biography"))


def drop_closing_sections(lines: list[Line], words: Labels) -> None:
    """Drop the first such heading with little text behind it, and everything that follows."""
    kept = [line for line in lines if line.in_body]
    whole = sum(weight(line.text) for line in kept)
    behind = whole
    for at, line in enumerate(kept):
        reason = _names_a_section(line, words) if behind < whole else None
        if reason and (behind <= _most(reason) * whole or _is_long_enough(reason, whole - behind)):
            for other in kept[at:]:
                drop(other, "furniture", reason)
            return
        behind -= weight(line.text)


def _most(reason: str) -> float:
    return MOST_SURE if reason in _SURE else MOST


def _is_long_enough(reason: str, before: float) -> bool:
    """Whether so much text stands before readers' comments that it is the article, however many they are."""
    return reason == "comments" and before >= BEFORE_COMMENTS


def _names_a_section(line: Line, words: Labels) -> str | None:
    """The reason that a heading gives for what is under it, None for headings of the article."""
    if line.type != "heading":
        return None
    reason = words.reason(line.text) or words.reason(_COUNT.sub("", line.text))
    if reason not in _SECTIONS:
        return None
    label = fold(line.text)
    if (
        reason in {"related_box", "see_also"}
        and " " not in label
        and (label.isascii() or len(label) < SHORTEST_SOLID)
    ):
        return None
    return reason

"""Lines that come again: a title shown twice, a box shown twice, and the labels of a template."""

from __future__ import annotations

from collections import Counter

from pipelines.document.layout import weight
from pipelines.furniture.openings import solid
from pipelines.furniture.titles import is_one_of, squeeze
from pipelines.lines import Line, drop

REPEATED_FROM = 25
REPEATED_TEXT_FROM = 40
"""Weight from which a repeated item or paragraph is furniture; of shorter ones four in five are the article's."""
LONGEST_TITLE = 400
LONGEST_LABEL = 40
LABELLED_FROM = 3
"""Occurrences that make a short line a label of the page's template ("Full screen")."""
FEW = 0.2
"""Share of the running text in the same kind of element up to which that element is not the text's."""
_REPEATING = frozenset(("pre", "td", "th"))
_TEXT_TAGS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre", "blockquote", "cite")
)


def drop_repeated(lines: list[Line], titles: frozenset[str]) -> None:
    """Drop the first line that repeats the title, every h1 that does, and lines that the body already has.

    A later repetition of the title in another element, or of the body's first line, is the text's own (seen on
    vietnam.vn).
    """
    titled = next((squeeze(line.text) for line in lines if line.dropped_because == "title"), None)
    seen: set[str] = set()
    started = False
    for line in lines:
        if line.dropped_because or weight(line.text) < REPEATED_FROM:
            continue
        is_title = len(line.text) < LONGEST_TITLE and is_one_of(line.text, titles)
        if line.text in seen and not is_title and _tells_by_repeating(line):
            drop(line, "furniture", "repeated")
        elif is_title and (titled is None or (line.tag == "h1" and squeeze(line.text) == titled)):
            titled = titled or squeeze(line.text)
            drop(line, "furniture", "title")
        if started:
            seen.add(line.text)
        started = True


def _tells_by_repeating(line: Line) -> bool:
    """Whether a second occurrence speaks against a line. Cells and code repeat by their nature, and so do short items
    and paragraphs ("Closed on Mondays"); a long one is a box shown twice.
    """
    if line.tag in _REPEATING:
        return False
    return line.tag not in {"p", "li"} or weight(line.text) >= REPEATED_TEXT_FROM


def drop_repeated_labels(lines: list[Line]) -> None:
    """Drop short lines that stand between paragraphs again and again, in elements which hold none of the text.

    A speaker's label in an interview repeats as well, but in the elements of the text around it; the rows of a
    comparison repeat among other short lines.
    """
    kept = [line for line in lines if not line.dropped_because]
    running = Counter(line.tag for line in kept if solid(line))
    counts = Counter(
        (line.tag, line.text)
        for before, line, below in zip(kept, kept[1:], kept[2:], strict=False)
        if _is_label(line) and solid(before) and (solid(below) or below.type == "heading")
    )
    for line in kept:
        if counts[line.tag, line.text] >= LABELLED_FROM and running[line.tag] <= FEW * running.total():
            drop(line, "furniture", "repeated")


def _is_label(line: Line) -> bool:
    return len(line.text) <= LONGEST_LABEL and line.tag not in _TEXT_TAGS and not line.quoted

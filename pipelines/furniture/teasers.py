"""Teasers and notices behind the text, told by typography: openings that are cut off, and a copyright line."""

from __future__ import annotations

from pipelines.document.layout import weight
from pipelines.furniture.tails import is_copyright
from pipelines.lines import Line, drop

CUT = ("...", "…")
CUT_FROM = 3
"""Lines in a row that break off and so are the openings of other articles."""
SHORTEST = 40.0
LINKED = 0.8
TITLE = 20.0
"""Weight from which a link is a title."""
MOST_TEASERS = 0.5
"""Share of the text in such lines: a page with more is a round-up of the day."""
MOST_OF_CARD = 2
"""Lines under the title of a card."""
LITTLE = 0.15
"""Share of the text that may stand behind a copyright notice or the first such line."""


def drop_cut_openings(lines: list[Line]) -> None:
    """Drop the lines that break off, and the headings over them, where several do so behind nearly all other text.

    In the middle of a text they are a list whose entries open at a click.
    """
    kept = [line for line in lines if not line.dropped_because]
    cut = [at for at, line in enumerate(kept) if line.type != "heading" and _breaks_off(line)]
    others = sum(weight(line.text) for line in kept if not _breaks_off(line))
    behind = others
    for at, line in enumerate(kept):
        if behind <= LITTLE * others:
            cut = [k for k in cut if k >= at]
            break
        behind -= 0.0 if _breaks_off(line) else weight(line.text)
    if not others or len(cut) < CUT_FROM:
        return
    for at in cut:
        drop(kept[at], "furniture", "related_box")
        if kept[at - 1].type == "heading":
            drop(kept[at - 1], "furniture", "related_box")


def _breaks_off(line: Line) -> bool:
    return line.text.endswith(CUT) and weight(line.text) >= SHORTEST and not line.quoted


def drop_closing_cards(lines: list[Line]) -> None:
    """Drop the lines at the end that each stand under a title in a link which was dropped: teasers of other articles."""
    run: list[Line] = []
    waiting: list[Line] = []
    for line in reversed(lines):
        if not line.dropped_because:
            waiting.append(line)
            if len(waiting) > MOST_OF_CARD:
                break
        elif waiting and line.linked > LINKED and weight(line.text) >= TITLE:
            run.append(line)
            run += waiting
            waiting = []
    teasers = [line for line in run if not line.dropped_because]
    whole = sum(weight(line.text) for line in lines if line.in_body)
    if (
        len(run) - len(teasers) >= CUT_FROM
        and sum(weight(line.text) for line in teasers) <= MOST_TEASERS * whole
    ):
        for line in teasers:
            drop(line, "furniture", "related_box")


def end_at_notice(lines: list[Line]) -> None:
    """Drop a copyright notice that opens a line, and what follows it where that is little."""
    kept = [line for line in lines if line.in_body]
    whole = sum(weight(line.text) for line in kept)
    behind = 0.0
    for at in range(len(kept) - 1, -1, -1):
        behind += weight(kept[at].text)
        if behind > LITTLE * whole:
            return
        if is_copyright(kept[at].text):
            for line in kept[at:]:
                drop(line, "furniture", "copyright")

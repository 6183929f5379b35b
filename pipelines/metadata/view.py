"""Where things stand among a page's lines, found once and shared by the fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.lines import Line
from pipelines.metadata.text import key

LOOK_BACK, LOOK_AHEAD = 10, 14
"""Lines before and behind the title that belong to the article's head."""
LOOK_ABOVE_BODY = 8
"""Lines above the body that belong to the article's head, however far the title is."""
LOOK_BEHIND_BODY = 8
"""Lines behind the body that may still speak of the article."""


@dataclass(frozen=True, slots=True)
class View:
    """The lines of a page; ``first`` and ``last``: indexes of its body, (0, -1) where there is none.

    ``title_at``: index of the line that shows the title, else of the body's first line.
    """

    lines: Sequence[Line]
    title: str
    title_at: int
    first: int
    last: int

    def near(self) -> list[int]:
        """Indexes of the lines around the title, the nearest first, those behind it before those above it.

        Menus may stand between the title and the text; the lines right above the text come last.
        """
        end = min(len(self.lines), self.title_at + LOOK_AHEAD + 1)
        around = range(max(0, self.title_at - LOOK_BACK), end)
        above = range(max(end, self.first - LOOK_ABOVE_BODY), self.first)
        return sorted(around, key=lambda i: (abs(i - self.title_at), -i)) + list(reversed(above))

    def places_behind(self, body_lines: int = 0) -> range:
        """Indexes of the lines right behind the body, with its own last ``body_lines``."""
        start = max(self.first, self.last + 1 - body_lines)
        return range(start, min(len(self.lines), self.last + 1 + LOOK_BEHIND_BODY))

    def behind(self) -> Sequence[Line]:
        """The lines right behind the body."""
        return [self.lines[i] for i in self.places_behind()]


def view(lines: Sequence[Line], title: str | None) -> View:
    """Find the title and the body among the lines."""
    inside = [i for i, line in enumerate(lines) if line.dropped_because is None and line.in_body]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    at = title_position(lines, title)
    return View(lines, title or "", first if at is None else at, first, last)


def title_position(lines: Sequence[Line], title: str | None) -> int | None:
    """Index of the line that shows the title: a heading before plain text, the earlier one; None without one."""
    folded = key(title or "")
    if not folded or title is None:
        return None
    fit = range(len(folded), 2 * len(title) + 41)
    long_enough = [(i, line) for i, line in enumerate(lines) if len(line.text) in fit]
    headings = [(i, line) for i, line in long_enough if line.tag in {"h1", "h2"}]
    # Folding costs, and most pages show their title in a heading.
    for some in (headings, long_enough):
        for i, line in some:
            if line.text == title or folded in key(line.text):
                return i
    return None

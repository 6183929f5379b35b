"""The lines between the title and the first running text: source, date, byline."""

from __future__ import annotations

import re

from pipelines.document.layout import weight
from pipelines.furniture.dates import is_date_line
from pipelines.furniture.prose import SENTENCE, SHORT_SENTENCE, ends_a_sentence
from pipelines.furniture.titles import is_one_of, squeeze
from pipelines.lines import Line, drop

SHORT = 60
REACH = 12
"""Lines of the head that are looked at: between a title and its text stand five on a crowded page."""
MOST_RUNNING = 1
"""Running text that may stand above the date: the lead."""
_DOUBLED = re.compile(r"^(?P<source>\S.{1,80}?)\s?(?P=source)\s?\d{2}/\d{2}/\d{4}$")
_BULLET = re.compile(r"^.{2,80}\s?[•·|]\s?\d{2}/\d{2}/\d{4}$")


def solid(line: Line) -> bool:
    """Running text: what an article begins with."""
    size = weight(line.text)
    return line.linked < 0.5 and (size >= SENTENCE or (size >= SHORT_SENTENCE and ends_a_sentence(line.text)))


def is_source_date(text: str) -> bool:
    """The source's name, doubled or before a bullet, and the day: how Vietnam.vn writes it."""
    return len(text) < 200 and bool(_DOUBLED.match(text) or _BULLET.match(text))


def start_at_title(lines: list[Line], titles: frozenset[str]) -> None:
    """Where a line of the head repeats the title, what stands before it is not the article."""
    body = [line for line in lines if not line.dropped_because or line.dropped_because == "title"][:REACH]
    at = next((k for k, line in enumerate(body) if is_one_of(line.text, titles)), None)
    if any(line.dropped_because == "title" for line in body[:at]):
        return
    for line in body[:at] if at is not None else ():
        if not line.dropped_because and line.type != "lead":
            drop(line, "furniture", "before_article")


def trim_start(lines: list[Line], publishers: frozenset[str]) -> None:
    """Drop dates, sources and what stands beside a date before the first running text.

    ``publishers``: squeezed names that the page's head gives for the paper or site.
    """
    head = [line for line in lines if not line.dropped_because][:REACH]
    running = 0
    for at, line in enumerate(head):
        if solid(line) or line.type == "lead":
            running += not is_source_date(line.text)
        if running > MOST_RUNNING:
            break
        if is_source_date(line.text):
            drop(line, "furniture", "source_line")
        elif line.type != "heading" and is_date_line(line.text):
            drop(line, "furniture", "date_line")
            _beside(head, at)
        elif squeeze(line.text) in publishers:
            drop(line, "furniture", "source_line")


def _beside(head: list[Line], at: int) -> None:
    """The short line before a date, else the one behind it, is the paper or the writer."""
    for other in (at - 1, at + 1):
        if not 0 <= other < len(head):
            continue
        line = head[other]
        if line.dropped_because in {"source_line", "byline"}:
            return
        if line.dropped_because or line.type == "lead" or solid(line):
            continue
        if (
            len(line.text) <= SHORT
            and line.type != "heading"
            and not line.text.endswith((":", "："))
            and line.text[0] not in "*•-–"
        ):
            drop(line, "author", "byline")
            return

"""The article's text as the page's own data give it (``articleBody`` of schema.org): a witness, never a source.

Some 15 % of news pages carry it, sometimes cut short, sometimes a summary, now and then of another version.
Where it holds nearly all of what was found, a line between or behind that it lacks is the page's and not
the article's: an offer, the name of a programme, a teaser that looks like a paragraph. Nothing is ever taken
from it, since readers were shown the page and not the data. Headings, the lead and posts set into the text are
often missing from it, so their absence says nothing.
"""

from __future__ import annotations

import html
import re

from pipelines.furniture.titles import squeeze
from pipelines.lines import Line, drop

SHORTEST = 300
"""Letters and digits that a text must have to be an article's and not its summary."""
LONGEST = 500_000
"""Characters that are looked at."""
COVERED = 0.85
"""Share of the found text that must stand in the declared one. Over 80 news pages that have both, it is over
0.9 or under 0.7; what lies under is a summary or another text.
"""
CUT_SHORT = 0.1
"""A larger share of the found text behind the last line that is declared: the declared text was cut."""
EDGE = 25
"""Letters and digits at the beginning or end of a line that are enough to know it again after small changes."""
_TAGS = re.compile(r"<[^<>]{1,500}>")


def declared_text(value: object) -> str:
    """The declared text, squeezed; empty where there is none that is long enough to be an article."""
    if not isinstance(value, str) or len(value) < SHORTEST:
        return ""
    text = squeeze(html.unescape(_TAGS.sub(" ", html.unescape(value[:LONGEST]))))
    return text if len(text) >= SHORTEST else ""


def drop_undeclared(lines: list[Line], value: object) -> None:
    """Drop paragraphs and list items that the declared text lacks; ``value``: what the data say, of any type."""
    text = declared_text(value)
    body = [(line, squeeze(line.text)) for line in lines if line.in_body] if text else []
    exact = sum(len(said) for _, said in body if said in text)
    whole = sum(len(said) for _, said in body)
    if not whole or exact < COVERED * whole:
        return
    known = [said in text or said[:EDGE] in text or said[-EDGE:] in text for _, said in body]
    first = known.index(True)
    last = len(known) - 1 - known[::-1].index(True)
    if sum(len(said) for _, said in body[last + 1 :]) > CUT_SHORT * whole:
        body = body[: last + 1]
    for (line, _), declared in list(zip(body, known, strict=False))[first:]:
        if not declared and not line.quoted and line.type in {"paragraph", "list_item"}:
            drop(line, "furniture", "undeclared")

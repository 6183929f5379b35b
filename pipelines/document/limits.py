"""Bounds on what the parser is given: length, control characters, nesting.

libxml2 stops reading at 2,048 open elements, and everything behind that place would be lost; a page that
reaches the limit is rewritten without the tags that lie deeper than an article ever does.
"""

from __future__ import annotations

import re

MAX_CHARACTERS = 4_000_000
"""Characters of markup that are read. The longest of 800 pages of news had 3.2 million."""
MAX_DEPTH = 200
"""Open elements before tags are left out. Real pages stay under 100."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})[^<>]{0,2000}>")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,2000}>", re.IGNORECASE)
_CONTROL = str.maketrans(dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " "))
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)


def bound(text: str) -> tuple[str, tuple[str, ...]]:
    """Markup that is safe to parse, and what was done to it.

    NUL and other control characters become blanks, because libxml2 ends a page at the first NUL.
    """
    warnings: list[str] = []
    if len(text) > MAX_CHARACTERS:
        text = _cut(_without_scripts(text))
        warnings.append("page_cut_at_size_limit")
    if "\0" in text:
        text = text.translate(_CONTROL)
        warnings.append("control_characters_replaced")
    return text, tuple(warnings)


def _cut(text: str) -> str:
    """The beginning of the page, not ending inside a tag."""
    head = text[:MAX_CHARACTERS]
    start = head.rfind("<")
    return head[:start] if start > head.rfind(">") else head


def _without_scripts(text: str) -> str:
    """The page without the contents of its scripts and styles, JSON-LD excepted; one pass."""
    kept: list[str] = []
    at = 0
    for match in _SCRIPT.finditer(text):
        if match.start() < at or "ld+json" in match.group().lower():
            continue
        end = text.find(f"</{match[1]}", match.end())
        if end < 0:
            break
        kept.append(text[at : match.end()])
        at = end
    return "".join([*kept, text[at:]])


def flatten(markup: str) -> str:
    """Leave out the tags that lie deeper than ``MAX_DEPTH``; all text stays, in order. Linear."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = match.groups()
        if name.lower() in _VOID:
            return match.group()
        if closing:
            depth = max(0, depth - 1)
            return match.group() if depth < MAX_DEPTH else " "
        depth += 1
        return match.group() if depth <= MAX_DEPTH else " "

    return _TAG.sub(keep, markup)

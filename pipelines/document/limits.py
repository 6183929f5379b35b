"""Bounds on what the parser is given: length, control characters, nesting.

libxml2 stops reading at 2,048 open elements, and everything behind that place would be lost; a page that
reaches the limit is rewritten without the tags that lie deeper than an article ever does.
"""

from __future__ import annotations

import re
from itertools import islice

MAX_CHARACTERS = 4_000_000
"""Characters of markup that are read. The longest of 800 pages of news had 3.2 million."""
MAX_TAGS = 250_000
"""Opening angle brackets that are read: each may make an element. The longest of 1,600 real pages had 23,000."""
MAX_DEPTH = 200
"""Open elements before tags are left out. Real pages stay under 100."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})[^<>]{0,2000}>")
_SCRIPT = re.compile(rb"<(script|style)\b[^<>]{0,2000}>", re.IGNORECASE)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROL = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_CONTINUING = bytes(range(0x80, 0xC0))
_LONGEST_CHARACTER = 4
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


def bound(markup: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Markup in UTF-8 that is safe to parse, and what was done to it.

    NUL and other control characters become blanks, because libxml2 ends a page at the first NUL.
    """
    warnings: list[str] = []
    if len(markup) > MAX_CHARACTERS and _characters(markup) > MAX_CHARACTERS:
        markup = _cut(_without_scripts(markup))
        warnings.append("page_cut_at_size_limit")
    if markup.count(b"<") > MAX_TAGS:
        markup = markup[: _place_of_tag(markup, MAX_TAGS)]
        warnings.append("page_cut_at_tag_limit")
    if b"\0" in markup:
        markup = markup.translate(_CONTROL)
        warnings.append("control_characters_replaced")
    return markup, tuple(warnings)


def _characters(markup: bytes) -> int:
    """How many characters bytes in UTF-8 are: all bytes but those that go on with a character."""
    return len(markup.translate(None, _CONTINUING))


def _cut(markup: bytes) -> bytes:
    """The beginning of the page, not ending inside a tag."""
    head = markup[: _LONGEST_CHARACTER * MAX_CHARACTERS].decode("utf-8", "ignore")[:MAX_CHARACTERS]
    start = head.rfind("<")
    return (head[:start] if start > head.rfind(">") else head).encode("utf-8")


def _place_of_tag(markup: bytes, number: int) -> int:
    """Where the tag with a number, counted from 0, begins."""
    return next(islice(re.finditer(b"<", markup), number, None)).start()


def _without_scripts(markup: bytes) -> bytes:
    """The page without the contents of its scripts and styles, JSON-LD excepted; one pass."""
    kept: list[bytes] = []
    at = 0
    for match in _SCRIPT.finditer(markup):
        if match.start() < at or b"ld+json" in match.group().lower():
            continue
        end = markup.find(b"</" + match[1], match.end())
        if end < 0:
            break
        kept.append(markup[at : match.end()])
        at = end
    return b"".join([*kept, markup[at:]])


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

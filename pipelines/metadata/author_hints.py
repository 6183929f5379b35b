"""Whether the page's source holds a name in an element made for writers.

A site system gives writers an address ("/author/ann-lee") or a class ("byline"). That alone proves nothing;
it confirms a name that stands where a byline stands. The source text is searched, since that is many
times faster than the tree.
"""

from __future__ import annotations

import html
import re

_TAGS_BEFORE = re.compile(r"(?:<[^<>]{1,600}>\s*){1,4}$")
_CLASS = re.compile(
    r"""\s(?:class|id|itemprop|data-testid|rel)=["'][^"'<>]*(?:auth?or|by-?line)""", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"""\shref=["'][^"'<>]*/(?:auth?ors?|autor(?:en|es|in|a)?|auteurs?|contributors?|staff|journalists?|reporters?"""
    r"""|writers?|by|bio)(?:[/?"'-])""",
    re.IGNORECASE,
)
LOOK_BACK = 1_200
"""Characters of source before a name in which its elements begin."""
MOST_PLACES = 20


def hinted(source: str, name: str) -> bool:
    """Whether one of the places where the name stands in the source is an element for writers."""
    for spelled in {name, html.escape(name, quote=False)}:
        at = source.find(spelled)
        for _ in range(MOST_PLACES):
            if at < 0:
                break
            before = source[max(0, at - LOOK_BACK) : at].rstrip()
            tags = (
                _TAGS_BEFORE.search(before[before.rfind(">", 0, -LOOK_BACK) + 1 :])
                if before.endswith(">")
                else None
            )
            if tags and (_CLASS.search(tags[0]) or _ADDRESS.search(tags[0])):
                return True
            at = source.find(spelled, at + len(spelled))
    return False

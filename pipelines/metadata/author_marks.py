"""Names in elements that a site's system made for writers.

Such an element has a class or an identifier that says so ("byline", "author vcard"), or it is a link to a
writer's page ("/author/ann-lee"). That alone proves nothing: comments, teasers and boxes have them too. It
confirms a name that stands where a byline stands, and it tells where the name begins and ends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from pipelines.metadata.text import element_text, segments

_CLASS = re.compile(
    r"(?<![a-z])(?:auth?or|autor(?:en|in)?|by-?line|vcard|writer|contributor|journalist|reporter)"
)
_ADDRESS = re.compile(
    r"/(?:auth?ors?|autor(?:en|es|in|a)?|auteurs?|contributors?|staff|journalists?|reporters?|writers?|people)"
    r"[/?-]|/by/",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHERS = re.compile(r"comment|kommentar|reply|respond|related|teaser|recommend", re.IGNORECASE)
"""What an element around a name is called where the name is not the writer's of this page."""

LONGEST_MARKED = 160
"""Characters of an element that holds names and little else."""
MOST_MARKED = 80
_SET_APART = ("h2", "h3", "h4", "h5", "h6", "a", "b", "strong")
MOST_SET_APART = 3
LEVELS_UP = 8


@lru_cache(maxsize=4096)
def _is_writers(names: str) -> bool:
    """Whether a class or an identifier speaks of writers; a page repeats a few hundred of them."""
    return _CLASS.search(_CAMEL.sub("-", names).lower()) is not None


def _says_so(element: Any) -> bool:
    """Whether an element calls itself a writer's."""
    names = element.get("class")
    if names and _is_writers(names):
        return True
    names = element.get("id")
    if names and _is_writers(names):
        return True
    if element.tag == "a":
        href = element.get("href") or ""
        return bool(element.get("rel") == "author" or _ADDRESS.search(href))
    return bool(element.tag == "address" or element.get("itemprop") == "author")


def of_others(element: Any) -> bool:
    """Whether the element is part of a comment, a teaser or a box."""
    for _ in range(LEVELS_UP):
        if element is None or element.tag in {"body", "main", "article"}:
            return False
        if element.tag == "nav" or "omment" in (element.get("itemtype") or ""):
            return True
        if _OTHERS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        element = element.getparent()
    return False


def marked(root: Any) -> list[str]:
    """Texts of the parts of such elements, in page order, each once; they may be names, labels or anything."""
    out: dict[str, None] = {}
    body = root.find("body")
    found = (e for e in (root if body is None else body).iter(etree.Element) if _says_so(e))
    for element, _ in zip(found, range(MOST_MARKED), strict=False):
        if not of_others(element):
            out.update(dict.fromkeys(_parts(element)))
    return list(out)


def _parts(element: Any) -> list[str]:
    """The parts of a short element; of a long one (a writer's card) what it sets in a heading, link or bold."""
    parts = segments(element)
    if sum(map(len, parts)) <= LONGEST_MARKED:
        return parts
    names = (element_text(e) for e, _ in zip(element.iter(*_SET_APART), range(MOST_SET_APART), strict=False))
    return [text for text in names if 0 < len(text) <= LONGEST_MARKED]

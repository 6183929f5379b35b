"""JSON-LD as pages really write it: broken, nested, several articles, references by ``@id``.

Syntax: W3C JSON-LD 1.1; vocabulary: schema.org. Nothing here raises: what cannot be read is skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pipelines.metadata.text import key, unescape

Node = dict[str, Any]

MOST_CHARACTERS = 1_000_000
MOST_NODES = 2_000
DEEPEST = 12

ARTICLE_TYPES = frozenset(
    key(name)
    for name in (
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "Article",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "TechArticle",
        "ScholarlyArticle",
        "SatiricalArticle",
        "AdvertiserContentArticle",
        "Report",
        "Review",
        "Recipe",
        "HowTo",
    )
)
PAGE_TYPES = frozenset(
    key(name) for name in ("WebPage", "ItemPage", "CreativeWork", "VideoObject", "MediaObject", "QAPage")
)

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_CLOSING = re.compile(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)[\s;]*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_VOCABULARY_MARK = re.compile(r"[/#:]")
_DECODER = json.JSONDecoder(strict=False)


def _read(text: str) -> list[Any]:
    """Every JSON value that stands in the text, one behind the other."""
    found: list[Any] = []
    at = 0
    while len(found) < 50:
        start = min((i for i in (text.find("{", at), text.find("[", at)) if i >= 0), default=-1)
        if start < 0:
            break
        value, at = _DECODER.raw_decode(text, start)
        found.append(value)
    return found


def loads(text: str) -> list[Any]:
    """The values of one script element; an empty list where nothing can be read.

    Tolerates control characters in strings, comment and CDATA wrappers, trailing commas, stray
    backslashes, and several objects in a row.
    """
    text = text[:MOST_CHARACTERS]
    for repair in (False, True):
        if repair:
            text = _CLOSING.sub("", _WRAPPING.sub("", text))
            text = _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text))
        try:
            return _read(text)
        except (ValueError, RecursionError):
            continue
    return []


def walk(value: Any, depth: int = 0) -> Iterator[Node]:
    """All objects inside a value, outer ones first."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from walk(inner, depth + 1)


@lru_cache(maxsize=256)
def _local_name(name: str) -> str:
    return key(_VOCABULARY_MARK.split(name)[-1])


def types(node: Node) -> set[str]:
    """The node's types, folded, without their vocabulary."""
    raw = node.get("@type", node.get("type"))
    names = raw if isinstance(raw, list) else [raw]
    return {_local_name(name) for name in names if isinstance(name, str)}


def nodes(scripts: list[str]) -> list[Node]:
    """The objects of all scripts in page order, at most ``MOST_NODES``."""
    out: list[Node] = []
    for script in scripts:
        for node in walk(loads(script)):
            out.append(node)
            if len(out) >= MOST_NODES:
                return out
    return out


def references(found: list[Node]) -> dict[str, Node]:
    """Objects by their ``@id``; where several share one, that with the most to say."""
    out: dict[str, Node] = {}
    for node in found:
        ident = node.get("@id")
        if isinstance(ident, str) and len(node) > len(out.get(ident, ())):
            out[ident] = node
    return out


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    return [x for x in (node.get("url"), page, node.get("@id")) if isinstance(x, str)]


def main_article(found: list[Node], url: str, titles: list[str]) -> Node | None:
    """The object that describes this page: an article type, best by address and headline.

    A page may describe its teasers too; the one whose address is the page's, or whose headline stands in
    the page's own titles, is meant. None where no object is an article.
    """
    slug = key(url.rsplit("://", maxsplit=1)[-1].split("?", maxsplit=1)[0])
    title_keys = [key(t) for t in titles]
    best: tuple[float, Node] | None = None
    for node in found:
        kinds = types(node)
        score = 3.0 if kinds & ARTICLE_TYPES else 1.0 if kinds & PAGE_TYPES else 0.0
        if not score:
            continue
        headline = key(unescape(node.get("headline") or node.get("name")))
        if headline and any(headline in t or t in headline for t in title_keys if len(t) > 5):
            score += 4
        if any(
            slug and key(a.split("://")[-1].split("?")[0].split("#")[0]) == slug for a in _addresses(node)
        ):
            score += 2
        score += ("datePublished" in node) + 0.5 * ("author" in node) + 0.5 * ("articleBody" in node)
        if best is None or score > best[0]:
            best = (score, node)
    return best[1] if best else None


def resolve(value: Any, by_id: dict[str, Node]) -> Any:
    """A reference ``{"@id": ...}`` replaced by its object."""
    if isinstance(value, dict) and "name" not in value:
        return by_id.get(value["@id"], value) if isinstance(value.get("@id"), str) else value
    return value


def names(value: Any, by_id: dict[str, Node]) -> list[tuple[str, set[str]]]:
    """Name and types of every person or body in an ``author`` or ``publisher`` value."""
    out: list[tuple[str, set[str]]] = []
    for item in value if isinstance(value, list) else [value]:
        got = resolve(item, by_id)
        if isinstance(got, str):
            out.append((unescape(got), set()))
        elif isinstance(got, dict):
            name = got.get("name") or got.get("legalName")
            out.extend((unescape(one), types(got)) for one in (name if isinstance(name, list) else [name]))
        elif isinstance(got, list):
            out.extend((unescape(x), set()) for x in got if isinstance(x, str))
    return [(name, kinds) for name, kinds in out if name][:30]

"""One walk over the tree for everything that markup says about the page.

The result holds raw strings and elements; the modules of the single fields read them. Nothing here
decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from pipelines.metadata import json_ld
from pipelines.metadata.text import clean, element_text, unescape

MOST_ELEMENTS = 400
"""Headings, time and itemprop elements kept of one kind: a page with more is a list, not an article."""


_MARKED: Any = etree.XPath("//*[@itemprop or @property][not(self::meta)]")


_LINKS = frozenset({"a", "link"})
_NAMES = ("name", "property", "itemprop", "http-equiv")
_LOCAL = re.compile("[:/#]")
"""What ends the vocabulary in the name of a property."""


@dataclass(slots=True)
class Heading:
    """A heading: its level (1 to 6), text and element."""

    level: int
    text: str
    element: Any


@dataclass(slots=True)
class Markup:
    """``metas``: raw contents by lower-case name, property or itemprop, in page order. ``title``: of ``<title>``.

    ``ld``: all JSON-LD objects; ``article``: the one about this page, or None. ``times``: ``<time>``
    elements; ``properties``: elements by the name of their microdata or RDFa property; ``by``: links with ``rel=author``; ``tags``: links with ``rel=tag``.
    """

    metas: dict[str, list[str]]
    title: str = ""
    canonical: str | None = None
    language: str | None = None
    headings: list[Heading] = field(default_factory=list)
    times: list[Any] = field(default_factory=list)
    properties: dict[str, list[Any]] = field(default_factory=dict)
    by: list[Any] = field(default_factory=list)
    tags: list[Any] = field(default_factory=list)
    ld: list[json_ld.Node] = field(default_factory=list)
    article: json_ld.Node | None = None
    by_id: dict[str, json_ld.Node] = field(default_factory=dict)
    cleaned: dict[str, list[str]] = field(default_factory=dict)

    def meta(self, *names: str) -> list[str]:
        """Non-empty contents of these meta names, cleaned, in the order asked for."""
        return [value for name in names if name in self.metas for value in self._cleaned(name)]

    def _cleaned(self, name: str) -> list[str]:
        if name not in self.cleaned:
            self.cleaned[name] = [value for one in self.metas[name] if (value := unescape(one))]
        return self.cleaned[name]

    def said(self, *properties: str) -> list[Any]:
        """Values of the page's JSON-LD article, in the order asked for."""
        node = self.article or {}
        return [node[p] for p in properties if node.get(p)]


def _read_meta(element: Any, metas: dict[str, list[str]]) -> None:
    content = element.get("content") or element.get("value")
    for attribute in _NAMES if content else ():
        if name := element.get(attribute):
            metas[name.strip().lower()].append(content)


def _read_marked(root: Any, found: Markup) -> None:
    """Microdata and RDFa name the same things; RDFa puts a vocabulary before them ("schema:datePublished")."""
    for element in _MARKED(root)[:MOST_ELEMENTS]:
        for name in (element.get("itemprop") or element.get("property") or "").lower().split():
            found.properties.setdefault(_LOCAL.split(name)[-1], []).append(element)


@lru_cache(maxsize=64)
def _words(value: str) -> frozenset[str]:
    """The words of an attribute; a page has hundreds of links and a handful of ``rel`` values."""
    return frozenset(value.lower().split())


def _read_link(element: Any, rel: str, found: Markup) -> None:
    rels = _words(rel)
    if element.tag == "link":
        if "canonical" in rels and found.canonical is None:
            found.canonical = element.get("href")
    elif "author" in rels:
        found.by.append(element)
    elif "tag" in rels:
        found.tags.append(element)


def _read_element(element: Any, found: Markup, scripts: list[str]) -> None:
    tag = element.tag
    if tag == "meta":
        _read_meta(element, found.metas)
    elif tag == "script":
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            scripts.append(element.text)
    elif tag == "title":
        parent = element.getparent()
        if not found.title and (parent is None or parent.tag != "svg"):
            found.title = clean(element.text)
    elif tag == "time":
        if len(found.times) < MOST_ELEMENTS:
            found.times.append(element)
    elif len(found.headings) < MOST_ELEMENTS and (text := element_text(element)):
        found.headings.append(Heading(int(tag[1]), text, element))


def read(root: Any, url: str, source: bytes = b"") -> Markup:
    """Collect what the tree's markup says. ``url`` tells this page's JSON-LD object from its teasers'.

    ``source``: the page in UTF-8, in which a word tells faster than the tree what need not be looked for.
    """
    metas: dict[str, list[str]] = defaultdict(list)
    found = Markup(metas, language=root.get("lang") or root.get("xml:lang"))
    scripts: list[str] = []
    for element in root.iter("a", "link", "meta", "title", "script", "time", "h1", "h2", "h3"):
        if element.tag in _LINKS:
            if rel := element.get("rel"):
                _read_link(element, rel, found)
        else:
            _read_element(element, found, scripts)
    if not source or b"itemprop" in source or b"typeof=" in source:
        _read_marked(root, found)
    _read_json(found, scripts, url)
    return found


def _read_json(found: Markup, scripts: list[str], url: str) -> None:
    found.ld = json_ld.nodes(scripts)
    found.by_id = json_ld.references(found.ld)
    titles = [found.title, *found.meta("og:title"), *(h.text for h in found.headings if h.level == 1)]
    found.article = json_ld.main_article(found.ld, url, [t for t in titles if t])

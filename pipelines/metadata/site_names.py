"""The site's own name, and titles without it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from pipelines.metadata.text import key

SEPARATOR = re.compile(
    r"\s*(?:[|｜¦‖]+|\s[-–—―‐−:·•‹›«»/~>→★*]+\s|\s::?\s|：|‧|_+|--+|\s?[»«]\s|[-–—―－](?=[^\W\d_a-zA-Z])|\s[-–—]|[-–—]\s)\s*"
)
"""What stands between a title and the name of its site."""

LINKS_OF_A_LOGO = 2
"""Links inside a heading that may lead to the front page."""

SLASHES_OF_A_FRONT_PAGE = 3
"""Slashes in "https://news.example/"; an address with more leads elsewhere."""

MOST_CUTS = 24
"""Separators looked at in one title; real ones have under ten."""


def from_host(host: str) -> list[str]:
    """Names that a host suggests: itself, and each of its longer labels but the top level."""
    host = host.removeprefix("www.")
    labels = host.split(".")
    return [host, *(label for label in labels[:-1] if len(label) > 3)]


def keys(names: Iterable[str]) -> frozenset[str]:
    """Folded forms of the site's names, for :func:`is_site_name`."""
    return frozenset(folded for name in names if len(folded := key(name.lstrip("@"))) > 1)


def is_site_name(text: str, sites: frozenset[str]) -> bool:
    """Whether a piece of a title is the site's name, or holds it and little else."""
    folded = key(text)
    if not folded or folded in sites:
        return True
    for site in sites:
        if len(site) > 3 and site in folded and len(folded) <= 3 * len(site) + 6:
            return True
        if len(folded) > 3 and folded in site and len(site) <= 3 * len(folded):
            return True
    return False


def without_site(title: str, sites: frozenset[str]) -> str:
    """Take the site's name off both ends of a title, piece by piece; never the whole title."""
    while True:
        cuts = list(SEPARATOR.finditer(title))[:MOST_CUTS]
        rest = next(
            (title[: c.start()] for c in reversed(cuts) if is_site_name(title[c.end() :], sites)), ""
        ) or next((title[c.end() :] for c in cuts[:2] if is_site_name(title[: c.start()], sites)), "")
        rest = rest.strip()
        if not key(rest):
            return title
        title = rest


def pieces(title: str) -> list[str]:
    """What a title may be once something is cut off one end: the longest first, itself left out."""
    cuts = list(SEPARATOR.finditer(title))[:MOST_CUTS]
    out = [title[: c.start()].strip() for c in cuts] + [title[c.end() :].strip() for c in cuts]
    return sorted({piece for piece in out if piece}, key=lambda piece: (-len(piece), piece))


def links_home(element: Any, host: str) -> bool:
    """Whether an element is a logo: inside a link to the site's front page, or holding nothing but one."""
    around = [element, element.getparent()]
    links = [e for e in around if e is not None and e.tag == "a"]
    inside = (e for e in element.iter("a") if e is not element)
    links += islice(inside, LINKS_OF_A_LOGO)
    for link in links:
        href = (link.get("href") or "#").strip()
        if href.count("/") > SLASHES_OF_A_FRONT_PAGE:
            continue
        try:
            parts = urlsplit(href)
        except ValueError:
            continue
        same = not parts.netloc or parts.netloc.removeprefix("www.") == host.removeprefix("www.")
        named = parts.netloc or parts.path == "/"
        if same and named and parts.path.strip("/") in {"", "index.html", "index.php"} and not parts.query:
            return True
    return False

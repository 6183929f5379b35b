"""The title: chosen by agreement between what the page shows and what its head says.

No single source is right on more than three pages of four: the first ``<h1>`` may be a logo or a
section, ``og:title`` a search engine's version, ``<title>`` carries the site's name. Two sources that agree are
nearly always right, and the visible one then has the characters that the reader sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipelines.metadata import json_ld
from pipelines.metadata.markup import Heading, Markup
from pipelines.metadata.records import Candidate
from pipelines.metadata.site_names import is_site_name, links_home, pieces, without_site
from pipelines.metadata.text import clean, element_text, key, overlap, segments, tokens, unescape

HEAD_SOURCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("json-ld", ("headline", "name")),
    ("og", ("og:title",)),
    (
        "meta",
        ("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title", "headline"),
    ),
    ("twitter", ("twitter:title",)),
)

LONGEST_TITLE = 400
"""Characters; what is longer is text, not a title."""

FEWEST_WORDS = 3
"""Words of a piece of a title that may be the title when the page shows it."""

SHORTEST_PART = 6
"""Letters and digits of a heading that may count as part of a title, or the other way round."""
AT_END = 0.15
"""Taken off the agreement of a heading that is the end of a title."""
AGREES = 0.5
"""Agreement from which a first-level heading is taken for the headline."""
AGREES_ALONE = 0.15
"""The same where no other first-level heading shares half as much with the head."""
AGREES_LOWER = 0.9
"""The same for a heading of a lower level: it must be the head's title or nearly so."""


@dataclass(frozen=True, slots=True)
class HeadTitle:
    """A title from the head: ``text`` without the site's name, ``full`` as it stands there; both folded too."""

    text: str
    full: str
    origin: str
    key: str
    full_key: str


def _head_title(text: str, full: str, origin: str) -> HeadTitle:
    return HeadTitle(text, full, origin, key(text), key(full))


def _head_titles(markup: Markup, sites: frozenset[str]) -> list[HeadTitle]:
    found: list[HeadTitle] = []
    for origin, names in HEAD_SOURCES:
        values = markup.said(*names) if origin == "json-ld" else markup.meta(*names)
        for value in values[:3]:
            full = unescape(value)
            if full and len(full) <= LONGEST_TITLE:
                found.append(_head_title(without_site(full, sites), full, origin))
    if markup.title:
        found.append(_head_title(without_site(markup.title, sites), markup.title, "title"))
    return [t for t in found if t.key not in sites]


def agreement(heading: str, titles: list[HeadTitle], *, loosely: bool = True) -> float:
    """How well a visible heading agrees with the head, 0 to 1. ``loosely``: shared words count too."""
    folded = key(heading)
    best = 0.0
    for title in titles if folded else ():
        if folded in (title.key, title.full_key):
            return 1.0
        if title.key:
            best = max(best, _closeness(heading, folded, title, loosely=loosely))
    return best


def _closeness(heading: str, folded: str, title: HeadTitle, *, loosely: bool) -> float:
    short, long = sorted((folded, title.key), key=len)
    if short in long and len(short) >= SHORTEST_PART:
        # The end of a title is where a site puts its own name.
        at_end = AT_END if short == folded and long.endswith(short) else 0.0
        return 0.75 + 0.2 * len(short) / len(long) - at_end
    if folded in title.full_key and title.key not in folded:
        return 0.0  # it stands only in the part that names the site
    if not loosely:
        return 0.0
    return overlap(heading, title.text) * (0.5 + 0.35 * len(short) / len(long))


def _visible(markup: Markup, sites: frozenset[str], host: str) -> list[Heading]:
    """What may be the headline on the page: headings, and elements marked as one; logos left out."""
    marked = [Heading(1, element_text(e), e) for e in markup.properties.get("headline", ())[:3]]
    return [
        h
        for h in [*markup.headings, *marked]
        if len(h.text) <= LONGEST_TITLE
        and key(h.text)
        and key(h.text) not in sites
        and not links_home(h.element, host)
    ]


def _logos(markup: Markup, host: str) -> frozenset[str]:
    """First-level headings that link to the front page name the site."""
    return frozenset(key(h.text) for h in markup.headings if h.level == 1 and links_home(h.element, host))


def _headline(headings: list[Heading], titles: list[HeadTitle]) -> Heading | None:
    scored = [(agreement(h.text, titles, loosely=h.level == 1), h) for h in headings]
    firsts = [(a, h) for a, h in scored if h.level == 1]
    best = max(firsts, key=lambda pair: pair[0], default=None)
    if best and best[0] >= AGREES_LOWER:
        return best[1]
    lower = max(((a, h) for a, h in scored if h.level > 1), key=lambda pair: pair[0], default=None)
    if lower and lower[0] >= AGREES_LOWER and (best is None or best[0] < AGREES):
        return lower[1]
    if best and best[0] >= AGREES:
        return best[1]
    if len({key(h.text) for _, h in firsts}) == 1 and len(key(firsts[0][1].text)) > 12:
        return firsts[0][1]
    if best and best[0] >= AGREES_ALONE and sum(2 * a > best[0] for a, _ in firsts) == 1:
        return best[1]
    return None


def _worded(heading: Heading, titles: list[HeadTitle], sites: frozenset[str]) -> str:
    """The headline's text without a kicker or date that shares its element.

    ``<h1><span>Kicker</span><span>Headline</span></h1>`` reads as one string; where the head has exactly
    one of the parts as a title, that part is the headline. Where the head's title is the whole, but with
    a mark between the parts that the markup only shows by layout, the head's form is the readable one.
    """
    parts = segments(heading.element)
    keys = {t.key for t in titles}
    whole = key(heading.text)
    bare = without_site(heading.text, sites)
    if key(bare) != whole and key(bare) in keys:
        return bare
    kicker, colon, rest = heading.text.partition(": ")
    if colon and key(kicker) and key(rest) in {t.key for t in titles if t.origin in {"og", "json-ld"}}:
        return rest
    if len(parts) < 2:
        return heading.text
    runs = [" ".join(parts[a:b]) for a in range(len(parts)) for b in range(len(parts), a, -1)]
    known = [text for text in runs if key(text) in keys and key(text) != whole]
    if known:
        declared = {t.key for t in titles if t.origin == "json-ld"}
        return next((text for text in known if key(text) in declared), known[0])
    return next((t.text for t in titles if t.key == whole), heading.text)


def _seen(root: Any, titles: list[HeadTitle]) -> str | None:
    """A title, or a title cut at a separator, that stands on the page as a text of its own."""
    wanted: dict[str, str] = {}
    for title in titles:
        for piece in [title.text, *pieces(title.text)]:
            if (folded := key(piece)) and (len(tokens(piece)) >= FEWEST_WORDS or piece == title.text):
                wanted.setdefault(folded, piece)
    lengths = {len(folded) for folded in wanted}
    longest = 2 * max(lengths, default=0) + 40
    best: str | None = None
    body = root.find("body")
    for text in (body if body is not None else root).itertext():
        if 4 < len(text) <= longest and len(folded := key(text)) in lengths and folded in wanted:
            found = clean(text)
            if best is None or _words(found) > _words(best):
                best = found
    return best


def _words(text: str) -> tuple[int, int]:
    """How much a text says: its words, pairs of characters where words are not set apart."""
    return len(tokens(text)), len(text)


def choose(markup: Markup, sites: frozenset[str], root: Any, host: str) -> list[Candidate]:
    """All title candidates, the best first."""
    sites = sites | _logos(markup, host)
    titles = _head_titles(markup, sites)
    headings = _visible(markup, sites, host)
    out: list[Candidate] = []
    headline = _headline(headings, titles)
    if declared := _declared(markup, titles, headline):
        out.append(Candidate("title", declared, "json-ld"))
    if headline is not None:
        out.append(Candidate("title", _worded(headline, titles, sites), f"h{headline.level}"))
    elif titles and (seen := _seen(root, titles)):
        out.append(Candidate("title", seen, "text"))
    out.extend(Candidate("title", t.text, t.origin) for t in titles)
    out.extend(Candidate("title", h.text, "h1") for h in headings if h.level == 1)
    if not out and markup.title:
        out.append(Candidate("title", markup.title, "title"))
    return out


def _declared(markup: Markup, titles: list[HeadTitle], headline: Heading | None) -> str | None:
    """A news article's declared headline, where it says something else than the visible heading.

    It is taken where OpenGraph and ``<title>`` agree with it, the heading being no headline then; and where they
    and the heading are all one string, which is then the search engine's, the declared headline being the editors'.
    """
    kinds = json_ld.types(markup.article or {})
    if headline is None or not any(kind.endswith("newsarticle") for kind in kinds):
        return None
    by_origin: dict[str, HeadTitle] = {}
    for title in titles:
        by_origin.setdefault(title.origin, title)
    declared, others = (
        by_origin.get("json-ld"),
        {o: by_origin[o].key for o in ("og", "title") if o in by_origin},
    )
    shown = key(headline.text)
    if declared is None or len(others) < 2 or declared.key == shown:
        return None
    agreed = set(others.values())
    return declared.text if agreed in ({declared.key}, {shown}) else None


__all__ = ["agreement", "choose", "is_site_name"]

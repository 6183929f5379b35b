"""Where the article begins and ends: the lead above its box, and what stands before and behind the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.document.elements import CAPTION, FIGURE, NAV
from pipelines.document.layout import Layout, Passage
from pipelines.furniture.captions import has_credit, is_caption
from pipelines.furniture.dates import is_date_line
from pipelines.furniture.prose import prose
from pipelines.furniture.region import Region
from pipelines.furniture.titles import same_title, squeeze

LEAD_REACH = 25
"""Passages between the title and the article's box that may hold the lead."""
TITLED = 0.7
"""Share of the prose behind a title inside the article's box that makes what stands above it no part of the
article; with less, the heading found is a later one.
"""
LEAD_SHORTEST = 45.0
LEAD_LONGEST = 700.0
_LEAD_NAMES = re.compile(
    r"lead|deck|dek(?![a-z])|standfirst|summary|intro|sub-?title|sub-?head|excerpt|abstract|sapo|chapeau|"
    r"entradilla|vorspann|ingress|perex|synopsis",
    re.IGNORECASE,
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEVER_LEAD = frozenset(("li", "form", "h1"))
_NOT_LEAD = frozenset(
    (
        "byline",
        "caption",
        "newsletter",
        "share_bar",
        "comments",
        "ad_marker",
        "biography",
        "copyright",
        "control",
    )
)


@dataclass(slots=True)
class Edges:
    """``first``/``last``: passages of the article, end exclusive; ``leads``: passages before it that are its
    lead; ``preface``: those before it that are its first paragraphs.
    """

    first: int
    last: int
    leads: set[int] = field(default_factory=set)
    preface: set[int] = field(default_factory=set)


def _hinted(layout: Layout, region: Region, passage: Passage, levels: int = 3) -> str | None:
    return next((region.hints[b] for b in layout.ancestors(passage.box)[:levels] if b in region.hints), None)


def may_lead(
    layout: Layout, region: Region, passage: Passage, *, longest: float | None = LEAD_LONGEST
) -> bool:
    """Whether a passage before the article's box may be its text: no caption, date, link or cut teaser.

    ``longest``: the weight it may have, None for any.
    """
    return (
        not passage.flags & (NAV | CAPTION | FIGURE)
        and (longest is None or passage.weight <= longest)
        and passage.linked < 0.3 * passage.weight
        and not is_date_line(passage.text)
        and not has_credit(passage.text)
        and not passage.text.endswith("...")
        and not is_caption(layout, passage, region.box)
    )


def find_edges(layout: Layout, region: Region, title_at: int | None, descriptions: list[str]) -> Edges:
    """The article's range of passages. ``descriptions``: what the page's head gives as its summary."""
    box = layout.boxes[region.box]
    edges = Edges(box.first, box.last if region.end is None else min(box.last, region.end))
    inside = title_at is not None and box.first <= title_at < box.last
    if inside and title_at is not None:
        rest = sum(region.values[title_at + 1 : box.last])
        if rest > TITLED * sum(region.values[box.first : box.last]):
            edges.first = title_at + (0 if holds_more(layout.passages[title_at]) else 1)
    wanted = [s for s in map(squeeze, descriptions) if len(s) >= 30]
    described = [
        i
        for i in range(max(0, edges.first - LEAD_REACH), edges.first)
        if _described(layout, region, i, wanted)
    ]
    if described:
        edges.leads.add(described[-1])
    elif title_at is not None and title_at < edges.first:
        edges.leads.update(
            _unnamed_lead(
                layout, region, max(title_at + 1, edges.first - LEAD_REACH), edges.first, bool(wanted)
            )
        )
    return edges


def holds_more(passage: Passage) -> bool:
    """Whether the passage with the title holds lines of text behind it, parted by breaks."""
    return passage.tag not in _HEADINGS and ("br",) in passage.pieces and prose(passage) > 0


def _described(layout: Layout, region: Region, index: int, wanted: list[str]) -> bool:
    """Whether a passage is the summary that the page's head gives."""
    passage = layout.passages[index]
    said = squeeze(passage.text)
    return len(said) >= 30 and any(same_title(said, w) for w in wanted) and may_lead(layout, region, passage)


def _called_lead(layout: Layout, passage: Passage) -> bool:
    """Whether a class name near the passage is one that pages give their leads."""
    near = (layout.boxes[b].element.get("class") for b in layout.ancestors(passage.box)[:3])
    return any(name and _LEAD_NAMES.search(name) for name in near)


def _unnamed_lead(layout: Layout, region: Region, start: int, stop: int, described: bool) -> list[int]:
    """The first running text between title and article, if it stands there by itself.

    ``described``: the head gives a summary, and this text is not it; then the place alone does not do.
    """
    for index in range(start, stop):
        passage = layout.passages[index]
        if (
            passage.weight >= LEAD_SHORTEST
            and prose(passage) > 0
            and passage.tag not in _NEVER_LEAD
            and (not described or _called_lead(layout, passage))
            and may_lead(layout, region, passage)
            and _hinted(layout, region, passage) not in _NOT_LEAD
        ):
            return [index]
    return []

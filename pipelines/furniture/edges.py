"""Where the article begins and ends: the lead above its box, and what stands before and behind the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.document.passages import CAPTION, FIGURE, NAV, Layout, Passage
from pipelines.furniture.prose import prose
from pipelines.furniture.region import Region
from pipelines.furniture.titles import same_title, squeeze

LEAD_REACH = 25
"""Passages between the title and the article's box that may hold the lead."""
LEAD_SHORTEST = 45.0
LEAD_LONGEST = 700.0
_NOT_LEAD = frozenset(
    (
        "byline",
        "caption",
        "tags",
        "newsletter",
        "share_bar",
        "related_box",
        "navigation",
        "comments",
        "ad_marker",
        "biography",
        "copyright",
        "control",
        "embed",
    )
)


@dataclass(slots=True)
class Edges:
    """``first``/``last``: passages of the article, end exclusive; ``leads``: passages before it that are its
    lead.
    """

    first: int
    last: int
    leads: set[int] = field(default_factory=set)


def _hinted(layout: Layout, region: Region, passage: Passage, levels: int = 3) -> str | None:
    return next((region.hints[b] for b in layout.ancestors(passage.box)[:levels] if b in region.hints), None)


def _may_lead(layout: Layout, region: Region, passage: Passage) -> bool:
    return (
        not passage.flags & (NAV | CAPTION | FIGURE)
        and passage.weight <= LEAD_LONGEST
        and passage.linked < 0.3 * passage.weight
        and _hinted(layout, region, passage) not in _NOT_LEAD
    )


def find_edges(layout: Layout, region: Region, title_at: int | None, descriptions: list[str]) -> Edges:
    """The article's range of passages. ``descriptions``: what the page's head gives as its summary."""
    box = layout.boxes[region.box]
    edges = Edges(box.first, box.last)
    wanted = [s for s in map(squeeze, descriptions) if len(s) >= 30]
    start = max(0, box.first - LEAD_REACH)
    title_before = title_at is not None and title_at < box.first
    for index in range(start, box.first):
        passage = layout.passages[index]
        if not _may_lead(layout, region, passage):
            continue
        said = squeeze(passage.text)
        described = len(said) >= 30 and any(same_title(said, w) for w in wanted)
        below = title_before and title_at is not None and index > title_at
        if described or (below and passage.weight >= LEAD_SHORTEST and prose(passage) > 0):
            edges.leads.add(index)
    if title_at is not None and box.first <= title_at < box.last:
        rest = sum(region.values[title_at + 1 : box.last])
        if rest > 0.6 * sum(region.values[box.first : box.last]):
            edges.first = title_at + 1
            for index in range(box.first, title_at):
                passage = layout.passages[index]
                if any(same_title(squeeze(passage.text), w) for w in wanted) and _may_lead(
                    layout, region, passage
                ):
                    edges.leads.add(index)
    return edges

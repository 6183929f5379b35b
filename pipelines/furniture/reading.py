"""From a parsed page to its lines, in page order, each kept or dropped with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.document.fragment import plain_line, read_fragment
from pipelines.document.layout import Layout
from pipelines.document.passages import read_layout
from pipelines.furniture.boxes import mark_boxes
from pipelines.furniture.captions import is_caption
from pipelines.furniture.edges import Edges, find_edges, holds_more
from pipelines.furniture.followers import find_comments, find_follower
from pipelines.furniture.labels import Labels, labels
from pipelines.furniture.line_tests import test_lines
from pipelines.furniture.page_types import is_not_html, judge_page
from pipelines.furniture.prefaces import find_preface
from pipelines.furniture.region import Region, find_region
from pipelines.furniture.selectors import selected_box
from pipelines.furniture.titles import find_title, title_forms
from pipelines.lines import Line, drop
from schemas.records import PageType

if TYPE_CHECKING:
    from pipelines.document import Document
    from pipelines.metadata import Head

NO_BODY = frozenset(("listing", "soft_404", "login_wall", "empty"))
"""Kinds of page whose text is no article's."""
HIDDEN_SHARE = 3.0
"""How much more prose the hidden parts must hold before they are taken for the article."""
BEGINNING = 20_000
"""Bytes that tell whether a page is HTML."""
NEAR = 40
"""Passages on each side of the article that are still read as lines of their own."""


@dataclass(slots=True)
class Reading:
    """All lines of the page in order: those of the body, and those dropped with a reason."""

    lines: list[Line]
    page_type: PageType = "article"
    warnings: list[str] = field(default_factory=list)


def _region(layout: Layout, title_at: int | None, titles: list[str], words: Labels) -> Region | None:
    """The box of the page's first article; None where the page has no text."""
    if not layout.passages:
        return None
    end = find_follower(layout, title_at, titles)
    return find_region(layout, title_at, end, find_comments(layout, title_at, words))


def _locate(document: Document, titles: list[str], words: Labels) -> tuple[Layout, int | None, Region | None]:
    """The page's passages, its title and the article's box; with the hidden parts where they hold the text."""
    layout = read_layout(document.root)
    title_at = find_title(layout, titles)
    region = _region(layout, title_at, titles, words)
    seen = region.mass[region.box] if region else 0.0
    if layout.hidden > HIDDEN_SHARE * seen:
        whole = read_layout(document.root, with_hidden=True)
        whole_title = find_title(whole, titles)
        found = _region(whole, whole_title, titles, words)
        if found and found.mass[found.box] > HIDDEN_SHARE * seen:
            return whole, whole_title, found
    return layout, title_at, region


def read_lines(document: Document, head: Head, *, body_selector: str | None = None) -> Reading:
    """Read the page into lines. ``body_selector``: a source's accelerator, used only where it agrees."""
    if is_not_html(document.source[:BEGINNING].decode("utf-8", "ignore")):
        return Reading([], "not_html", ["not_html: the text is a document of another kind"])
    titles = title_forms(head.values("title"))
    words = labels(head.language_declared)
    layout, title_at, region = _locate(document, titles, words)
    if region is None:
        return Reading([], "empty", ["empty: no text"])
    warnings = ["page_cut_at_element_limit"] if layout.cut else []
    if body_selector:
        chosen, warning = selected_box(layout, document.root, region, body_selector)
        region.box = region.box if chosen is None else chosen
        warnings += [warning] if warning else []
    edges = find_edges(layout, region, title_at, head.values("lead"))
    edges.preface = find_preface(layout, region, edges, title_at)
    lines = _near_lines(layout, region, edges, title_at, words)
    test_lines(lines, layout, words, head, frozenset(titles))
    title = layout.passages[title_at].text if title_at is not None else next(iter(head.values("title")), None)
    verdict = judge_page(layout, region, lines, title, words)
    if verdict.reason:
        warnings.append(f"{verdict.page_type}: {verdict.reason}")
    if verdict.page_type in NO_BODY:
        for line in lines:
            if line.in_body:
                drop(line, "furniture", "no_article")
    return Reading(lines, verdict.page_type, warnings)


def _near_lines(
    layout: Layout, region: Region, edges: Edges, title_at: int | None, words: Labels
) -> list[Line]:
    """The lines of the article and of what stands near it, those of other boxes dropped with a reason."""
    why = mark_boxes(layout, region, words)
    before = sorted(edges.leads | edges.preface)
    start = max(0, min([edges.first, *before]) - NEAR)
    stop = min(len(layout.passages), edges.last + NEAR)
    read = read_fragment(layout, [*before, *range(edges.first, edges.last)])
    lines: list[Line] = []
    for index in range(start, stop):
        here = read.get(index) or [plain_line(layout, index)]
        if index in edges.leads:
            for line in here:
                line.type = "lead"
        elif reason := _reason(layout, region, edges, index, title_at, why[index]):
            titled = reason == "title" and holds_more(layout.passages[index])
            for line in here[:1] if titled else here:
                drop(line, "caption" if reason == "caption" else "furniture", reason)
        lines += here
    return lines


def _reason(
    layout: Layout, region: Region, edges: Edges, index: int, title_at: int | None, box_reason: str | None
) -> str | None:
    """Why a passage is not the article's, None where it may be."""
    if index == title_at:
        return "title"
    if index in edges.preface:
        return None
    if index < edges.first:
        return "before_article"
    if index >= edges.last:
        return "after_article"
    if box_reason:
        return box_reason
    return "caption" if is_caption(layout, layout.passages[index], region.box) else None

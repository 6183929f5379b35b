"""What kind of page it is, when it is no article: told from what the page holds, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.document.layout import Layout, weight
from pipelines.furniture.labels import Labels
from pipelines.furniture.region import Region
from pipelines.lines import Line
from schemas.records import PageType

SHORT_BODY = 400.0
"""A body under this weight may be what a page that is no article has in place of one."""
VERY_SHORT_BODY = 150.0
LEAST_UNTITLED = 12.0
"""A page without a title needs as much text: what a broken server answers ("OK", "...") is no article."""
LISTED = 8
"""Links of the length of a title that make a list of articles."""
TITLE_LENGTH = 20.0
PICTURES = 4
SAID = 600
"""Characters at the top of a page in which it says that something is missing."""
_ERROR_CODE = re.compile(r"(?<!\d)(?:404|410|403|500|502|503)(?!\d)")
_NO_MARKUP = re.compile(
    r"\s*(?:%PDF-|\{|\[\s*[\{\[\"]|GIF8|PK\x03\x04|\x89PNG|<\?xml[^>]*\?>\s*<(?!html|!DOCTYPE\s+html))",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?:html|head|body|div|p|h[1-6]|span|table|br|a|article|main|section|title|!doctype)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reason`` is None for an article."""

    page_type: PageType
    reason: str | None = None


ARTICLE = Verdict("article")


def is_not_html(text: str) -> bool:
    """Whether a text is a document of another kind: PDF, JSON, a feed, a picture."""
    head = text[:5000]
    return _NO_MARKUP.match(head) is not None and _TAG.search(head) is None


def judge_page(
    layout: Layout, region: Region, lines: list[Line], title: str | None, words: Labels
) -> Verdict:
    """The kind of a page with text. ``title``: the page's title, None where it has none."""
    body = sum(weight(line.text) for line in lines if line.in_body and line.type != "heading")
    if body >= SHORT_BODY:
        return ARTICLE
    if layout.passwords and body < SHORT_BODY:
        return Verdict("login_wall", "password_field_and_little_text")
    said = f"{title or ''} {' '.join(line.text for line in lines[:40] if line.in_body or line.dropped_because == 'title')}"
    if body < SHORT_BODY and (_ERROR_CODE.search(title or "") or words.says_missing(said[:SAID])):
        return Verdict("soft_404", "says_that_the_page_is_missing")
    if layout.players:
        return Verdict("video", "player_and_little_text")
    listed = _listed(layout)
    if body < VERY_SHORT_BODY and listed >= LISTED:
        return Verdict("listing", "links_to_articles_and_little_text")
    captions = sum(1 for line in lines if line.type == "caption")
    if captions >= PICTURES or (body < VERY_SHORT_BODY and layout.boxes[region.box].images >= 2 * PICTURES):
        return Verdict("gallery", "pictures_and_little_text")
    if body >= (1 if title else LEAST_UNTITLED):
        return ARTICLE
    return Verdict("listing", "links_and_no_text") if listed else Verdict("empty", "no_running_text")


def _listed(layout: Layout) -> int:
    """Passages that are a link as a whole and long enough to be a title."""
    return sum(1 for p in layout.passages if p.weight >= TITLE_LENGTH and p.linked > 0.8 * p.weight)

"""Tests on single lines: what is furniture by itself, wherever it stands."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.document.layout import Layout
from pipelines.furniture.captions import has_credit
from pipelines.furniture.declared import drop_undeclared
from pipelines.furniture.labels import Labels, fold
from pipelines.furniture.openings import solid, start_at_title, trim_start
from pipelines.furniture.prose import ends_a_sentence
from pipelines.furniture.repeats import drop_repeated, drop_repeated_labels
from pipelines.furniture.sections import drop_closing_sections
from pipelines.furniture.tails import EMPTY, cut_tail, trim_end
from pipelines.furniture.teasers import drop_closing_cards, drop_cut_openings, end_at_notice
from pipelines.furniture.titles import site_names, squeeze
from pipelines.lines import Line, drop
from schemas.records import BlockType

if TYPE_CHECKING:
    from pipelines.metadata import Head

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_IMAGE_NAME = re.compile(
    r"^[(\[!|\s]*\S{0,120}\.(?:jpe?g|png|gif|webp|bmp|svg|avif|heic|tiff?)[)\]|\s]*$", re.IGNORECASE
)
_COUNTED_ALT = re.compile(r"\s[-–—]\s*(?:\w{2,9}\s)?\d{1,2}\s?\.?$")
_AD_MARK = re.compile(
    r"^\[\s*[^\W\d_]{1,20}[^\]\w]{0,3}[\s_-]?\d{1,2}\s*\]$|^\[\s*\S{1,20}[\s_]\d{1,2}\s*\]$"
)
_HEADING_LABELS = frozenset(("see_also", "share_bar", "ad_marker", "newsletter"))
_MARKUP_LEFT = re.compile(r"^[!\[\]()|\s]+$")
_HANDLE = re.compile(r"^[—–-]\s.{1,80}\(@\w{2,30}\)")
_KINDS: dict[str, BlockType] = {
    "image_name": "noise",
    "ad_marker": "noise",
    "caption": "caption",
    "byline": "author",
}
MOSTLY_LINKED = 0.8
SOME_LINKS = 0.3
LISTED_FROM = 3
"""Headings in links that make a list of entries: fewer are the titles of a related box."""
LONGEST_LABEL = 40
LONGEST_FURNITURE = 2_000
"""A longer line is text, or a menu without any markup."""
LONG_SENTENCE = 80
LONGEST_CAPTION = 300
LONGEST_OFFER = 250
CREDIT = 45
"""Characters that a photographer's credit takes at the end of a caption."""


def is_caption_line(line: Line, words: Labels) -> bool:
    """A line behind a picture that is set apart from the text, one with the remains of the picture's table
    behind it, or one that ends in a photographer's name.
    """
    if len(line.text) > LONGEST_CAPTION or line.tag in _HEADINGS:
        return False
    if (line.after_image and line.italic) or line.text.endswith(" |"):
        return True
    if has_credit(line.text):
        return True
    credit = words.photo.search(line.text, max(0, len(line.text) - CREDIT))
    return credit is not None and (credit.start() > 0 or line.after_image)


def alone(line: Line, words: Labels, alts: set[str]) -> str | None:
    """The reason to drop a line on its own text, None to keep it."""
    text = line.text
    if len(text) > LONGEST_FURNITURE:
        return "link_list" if line.linked > 0.8 else None
    return _leftover(text, words, alts) or _pointer(line, words) or _label(line, words)


def _leftover(text: str, words: Labels, alts: set[str]) -> str | None:
    """What importers and empty boxes leave behind: names of pictures, placeholders, signatures of embeds."""
    if _IMAGE_NAME.match(text) or _MARKUP_LEFT.match(text):
        return "image_name"
    if (text in alts and _COUNTED_ALT.search(text)) or (
        text.rstrip(". ")[-1:].isdigit() and words.numbered.search(text)
    ):
        return "image_name"
    if _AD_MARK.match(text):
        return "ad_marker"
    if text.casefold() in EMPTY:
        return "empty_state"
    return "embed" if _HANDLE.match(text) else None


def _pointer(line: Line, words: Labels) -> str | None:
    """A caption, or a line that points to another article."""
    text = line.text
    if is_caption_line(line, words):
        return "caption"
    if (
        line.type != "list_item"
        and line.linked > MOSTLY_LINKED
        and not (ends_a_sentence(text) and len(text) > LONG_SENTENCE)
    ):
        return "see_also"
    apart = line.linked > 0.25 or line.bold or line.italic
    if apart and words.see_also.match(text):
        return "see_also"
    if apart and line.type == "paragraph" and len(text) <= LONGEST_OFFER and words.is_offer(text):
        return "newsletter"
    return None


def _label(line: Line, words: Labels) -> str | None:
    """A label and nothing else. A heading of the article may be a word that elsewhere is a menu's."""
    reason = words.reason(line.text)
    if line.type == "heading" and reason not in _HEADING_LABELS:
        return None
    return reason


def test_lines(lines: list[Line], layout: Layout, words: Labels, head: Head, titles: frozenset[str]) -> None:
    """Give each line of the body its type, or a reason to leave it."""
    for line in lines:
        if line.type == "paragraph" and not line.dropped_because:
            line.type = _kind(line)
    _drop_single(lines, layout, words)
    drop_repeated(lines, titles)
    drop_repeated_labels(lines)
    start_at_title(lines, titles)
    drop_foreign_titles(lines)
    cut_tail(lines, words)
    drop_closing_sections(lines, words)
    drop_cut_openings(lines)
    drop_closing_cards(lines)
    end_at_notice(lines)
    found = next((squeeze(line.text) for line in lines if line.dropped_because == "title"), "")
    sites = frozenset([*map(squeeze, head.values("publisher")), *site_names(head.values("title"), found)])
    trim_start(lines, sites if found else sites - titles)
    named = (line.text for line in lines if line.dropped_because == "byline")
    authors = frozenset(map(fold, [*head.values("author"), *named]))
    trim_end(lines, words, authors, sites if found else sites - titles)
    drop_box_labels(lines)
    drop_undeclared(lines, next(iter(head.markup.said("articleBody")), None) if head.markup else None)


def _kind(line: Line) -> BlockType:
    if line.tag in _HEADINGS:
        return "heading"
    return "list_item" if line.tag == "li" else "paragraph"


def _drop_single(lines: list[Line], layout: Layout, words: Labels) -> None:
    """Drop the lines that are furniture on their own text."""
    listed = _linked_headings(lines)
    for line in lines:
        if not line.dropped_because and (reason := alone(line, words, layout.alts)):
            if reason == "see_also" and line.tag in listed and line.type == "heading":
                continue
            drop(line, _KINDS.get(reason, "furniture"), reason)


def _linked_headings(lines: list[Line]) -> frozenset[str]:
    """The ranks of heading that are links throughout the article, each with text of its own under it: the entries of
    a list of books, places or firms. A heading in a link is otherwise the title of another article.
    """
    counts: Counter[str] = Counter()
    for line, below in pairwise(line for line in lines if not line.dropped_because):
        if (
            line.type == "heading"
            and line.linked > MOSTLY_LINKED
            and solid(below)
            and below.linked < SOME_LINKS
        ):
            counts[line.tag] += 1
    return frozenset(tag for tag, count in counts.items() if count >= LISTED_FROM)


def drop_box_labels(lines: list[Line]) -> None:
    """A short line over a list of links is the name of that list."""
    last = max((at for at, line in enumerate(lines) if line.in_body), default=0)
    for at, line in enumerate(lines[:last]):
        if line.dropped_because or line.type in {"heading", "list_item"} or len(line.text) > LONGEST_LABEL:
            continue
        if line.bold or line.tag == "cite" or line.align != "start" or ends_a_sentence(line.text):
            continue
        below = lines[at + 1 : at + 3]
        if len(below) == 2 and all(b.dropped_because and b.linked > 0.5 for b in below):
            drop(line, "furniture", "related_box")


_TITLE_OF_A_PERSON = re.compile(r"^(?P<name>[^:：]{4,40}?)\s?[:：]\s*(?P<rest>\S.{8,90})$")


def drop_foreign_titles(lines: list[Line]) -> None:
    """A line shaped "Name: title" about a person whom no other line mentions is another article's title.

    Seen in the middle of texts where a link box lost its links (vietnam.vn). Lines of that shape side
    by side are a list, and one with figures is a fact. A heading or label of this article has its name again in the text, ends as a sentence, or is set apart.
    """
    body = [line for line in lines if line.in_body]
    shaped = [_TITLE_OF_A_PERSON.match(line.text) for line in body]
    for at, line in enumerate(body):
        if any(shaped[max(0, at - 1) : at]) or any(shaped[at + 1 : at + 2]):
            continue
        if line.type != "paragraph" or line.bold or line.quoted or ends_a_sentence(line.text):
            continue
        found = shaped[at]
        if not found or any(c.isdigit() for c in found[0]):
            continue
        parts = re.split(r"[\s·・]+", found["name"])
        if not 2 <= len(parts) <= 5 or any(not p[:1].isalpha() or p[0].islower() for p in parts):
            continue
        if not any(parts[-1] in other.text for other in body if other is not line):
            drop(line, "noise", "see_also")

"""Tests on single lines: what is furniture by itself, wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document.passages import Layout, weight
from pipelines.furniture.labels import Labels
from pipelines.furniture.titles import squeeze
from pipelines.lines import Line, drop

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
_EMPTY = frozenset(("no data", "no videos available"))
_MARKUP_LEFT = re.compile(r"^[!\[\]()|\s]+$")
_ONLY_SIGNS = re.compile(r"^[\W_]+$")
_HANDLE = re.compile(r"^[—–-]\s.{1,80}\(@\w{2,30}\)")
_TWEET = re.compile(r"pic\.twitter\.com/\w+$")
REPEATED_FROM = 25


def alone(line: Line, words: Labels, alts: set[str]) -> str | None:
    """The reason to drop a line on its own text, None to keep it."""
    text = line.text
    if _IMAGE_NAME.match(text) or _MARKUP_LEFT.match(text):
        return "image_name"
    if text in alts and _COUNTED_ALT.search(text):
        return "image_name"
    if _AD_MARK.match(text):
        return "ad_marker"
    if text.casefold() in _EMPTY:
        return "empty_state"
    if _HANDLE.match(text) or _TWEET.search(text):
        return "embed"
    if line.type != "list_item" and line.linked > 0.8:
        return "see_also"
    if line.linked > 0.25 and words.see_also.match(text):
        return "see_also"
    reason = words.reason(text)
    if reason and (line.type != "heading" or reason in {"see_also", "share_bar", "ad_marker", "newsletter"}):
        return reason
    return None


def test_lines(lines: list[Line], layout: Layout, words: Labels, head: Head) -> None:
    """Give each line of the body its type, or a reason to leave it."""
    seen: set[str] = set()
    titles = [squeeze(t) for t in head.values("title")]
    for line in lines:
        if line.dropped_because:
            continue
        if line.type == "paragraph":
            if line.tag in _HEADINGS:
                line.type = "heading"
            elif line.tag == "li":
                line.type = "list_item"
        reason = alone(line, words, layout.alts)
        if reason is None and weight(line.text) >= REPEATED_FROM:
            if line.text in seen:
                reason = "repeated"
            elif squeeze(line.text) in titles:
                reason = "title"
            seen.add(line.text)
        if reason:
            drop(line, "noise" if reason in {"image_name", "ad_marker"} else "furniture", reason)
    trim_end(lines)


def trim_end(lines: list[Line]) -> None:
    """Headings with nothing under them."""
    for line in reversed(lines):
        if line.dropped_because:
            continue
        if line.type != "heading":
            break
        drop(line, "furniture", "after_article")

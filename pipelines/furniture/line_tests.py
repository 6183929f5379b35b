"""Tests on single lines: what is furniture by itself, wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document.passages import Layout, weight
from pipelines.furniture.captions import has_credit
from pipelines.furniture.labels import Labels, fold
from pipelines.furniture.openings import start_at_title, trim_start
from pipelines.furniture.prose import ends_a_sentence
from pipelines.furniture.tails import cut_tail, trim_end
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
_EMPTY = frozenset(("no data", "no videos available"))
_MARKUP_LEFT = re.compile(r"^[!\[\]()|\s]+$")
_ONLY_SIGNS = re.compile(r"^[\W_]+$")
_HANDLE = re.compile(r"^[—–-]\s.{1,80}\(@\w{2,30}\)")
_KINDS: dict[str, BlockType] = {
    "image_name": "noise",
    "ad_marker": "noise",
    "caption": "caption",
    "byline": "author",
}
REPEATED_FROM = 25
LONGEST_LABEL = 40
LONG_SENTENCE = 80
LONGEST_CAPTION = 300
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
    if _IMAGE_NAME.match(text) or _MARKUP_LEFT.match(text):
        return "image_name"
    if is_caption_line(line, words):
        return "caption"
    if (text in alts and _COUNTED_ALT.search(text)) or words.numbered.search(text):
        return "image_name"
    if _AD_MARK.match(text):
        return "ad_marker"
    if text.casefold() in _EMPTY:
        return "empty_state"
    if _HANDLE.match(text):
        return "embed"
    if (
        line.type != "list_item"
        and line.linked > 0.8
        and not (ends_a_sentence(text) and len(text) > LONG_SENTENCE)
    ):
        return "see_also"
    if (line.linked > 0.25 or line.bold or line.italic) and words.see_also.match(text):
        return "see_also"
    reason = words.reason(text)
    if reason and (line.type != "heading" or reason in {"see_also", "share_bar", "ad_marker", "newsletter"}):
        return reason
    return None


def test_lines(lines: list[Line], layout: Layout, words: Labels, head: Head, titles: frozenset[str]) -> None:
    """Give each line of the body its type, or a reason to leave it."""
    seen: set[str] = set()
    started = False
    titled = any(line.dropped_because == "title" for line in lines)
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
            if line.text in seen and line.tag != "pre" and squeeze(line.text) not in titles:
                reason = "repeated"
            elif not titled and squeeze(line.text) in titles:
                reason = "title"
                titled = True
            if started:
                seen.add(line.text)
            started = True
        if reason:
            drop(line, _KINDS.get(reason, "furniture"), reason)
    start_at_title(lines, titles)
    drop_foreign_titles(lines)
    cut_tail(lines, words)
    found = next((squeeze(line.text) for line in lines if line.dropped_because == "title"), "")
    sites = frozenset([*map(squeeze, head.values("publisher")), *site_names(head.values("title"), found)])
    if not found:
        sites -= titles
    trim_start(lines, sites)
    named = (line.text for line in lines if line.dropped_because == "byline")
    trim_end(lines, words, frozenset(map(fold, [*head.values("author"), *named])), sites)
    drop_box_labels(lines)


def drop_box_labels(lines: list[Line]) -> None:
    """A short line over a list of links is the name of that list."""
    last = max((at for at, line in enumerate(lines) if line.in_body), default=0)
    for at, line in enumerate(lines[:last]):
        if line.dropped_because or line.type in {"heading", "list_item"} or len(line.text) > LONGEST_LABEL:
            continue
        below = lines[at + 1 : at + 3]
        if line.bold or line.tag == "cite" or line.align != "start":
            continue
        if (
            len(below) == 2
            and all(b.dropped_because and b.linked > 0.5 for b in below)
            and not ends_a_sentence(line.text)
        ):
            drop(line, "furniture", "related_box")


_TITLE_OF_A_PERSON = re.compile(r"^(?P<name>[^:：]{4,40}?)\s?[:：]\s*(?P<rest>\S.{8,90})$")


def drop_foreign_titles(lines: list[Line]) -> None:
    """A line shaped "Name: title" about a person whom no other line mentions is another article's title.

    Seen in the middle of texts where a link box lost its links (vietnam.vn). A heading or label of this
    article has its name again in the text, ends as a sentence, or is set apart.
    """
    body = [line for line in lines if line.in_body]
    for line in body:
        if line.type != "paragraph" or line.bold or line.quoted or ends_a_sentence(line.text):
            continue
        found = _TITLE_OF_A_PERSON.match(line.text)
        if not found:
            continue
        parts = re.split(r"[\s·・]+", found["name"])
        if not 2 <= len(parts) <= 5 or any(p[0].islower() or not p[0].isalpha() for p in parts):
            continue
        if not any(parts[-1] in other.text for other in body if other is not line):
            drop(line, "noise", "see_also")

"""The end of an article: where the site's own lines begin again.

Three tests need no words of any language (pages of Vietnam.vn in 25 languages have them): a comment count
("(0)") with an empty box's "No data" near it, a line that is a label and an address, and the empty boxes
themselves. The rest walks up from the last line over what an article does not end with.
"""

from __future__ import annotations

import re

from pipelines.furniture.dates import is_date_line
from pipelines.furniture.labels import Labels, fold
from pipelines.furniture.titles import squeeze
from pipelines.lines import Line, drop

NEAR = 8
"""Lines between the source line and the comment count, and between that and "No data"."""
SHORT = 60
SIGNATURE = 40
LONGEST_CALL = 300
LONGEST_NOTICE = 500
LONGEST_CREDIT = 250
LONGEST_LIFE = 700
OPENING = 25
"""Characters that may stand before the name: a label, an article and an occupation."""
LONGEST_NAME = 40
SHORTEST_NAME = 6
LINKED_ITEM = 0.25
"""Share of links in a closing list's item that makes the list one of other articles."""
SOME_LINK = 0.04
"""Share of links in a line set in bold or italics: one word in a sentence or two."""
EMPTY = frozenset(("no data", "no videos available"))
_COUNT = re.compile(r"^(?:\S.{0,24})?\(\d+\)$")
_SOURCE = re.compile(r"^\S{2,14}\s?[:：]\s*https?://\S+$")
_HOST = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+/?$")
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|\bcopyright\b", re.IGNORECASE)
_ONLY_A_COUNT = re.compile(r"[\W_]*(?:\d[\d.,]{0,8})?[\W_]*$")
"""A number or signs alone: likes and comments are counted below the text."""
_IN_BRACKETS = re.compile(r"^[(（\[【].{1,400}[)）\]】]\.?$")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_MARK = re.compile(
    r"[(（]\s*[^()（）\d]*[a-zà-ɏа-яѐ-џ\u0370-\u03ff\u0590-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af][^()（）\d]*[)）]\s*$"
)
_NAME = re.compile(r"^[^\W\d_][\w.'’ ·・&,/-]{1,48}$")


def cut_tail(lines: list[Line], words: Labels) -> None:
    """Drop everything from the site's closing lines on."""
    at = _closing(lines, words)
    if at is None:
        return
    for line in lines[at:]:
        if not line.dropped_because:
            drop(line, "furniture", _why(line.text, words))


def _why(text: str, words: Labels) -> str:
    """The reason for one of the closing lines."""
    if text.casefold() in EMPTY:
        return "empty_state"
    if is_source_line(text, words):
        return "source_line"
    return "comments" if _COUNT.match(text) else "after_article"


def _closing(lines: list[Line], words: Labels) -> int | None:
    """Where the closing lines begin, None where there are none."""
    for index, line in enumerate(lines):
        if not _COUNT.match(line.text):
            continue
        below = lines[index + 1 : index + 1 + NEAR]
        above = range(max(0, index - NEAR), index)
        empty = any(other.text.casefold() in EMPTY for other in below)
        sources = [k for k in above if is_source_line(lines[k].text, words)]
        if empty or (sources and index > len(lines) / 2):
            return sources[0] if sources else index
    start = 2 * len(lines) // 3
    for index in range(start, len(lines)):
        if _SOURCE.match(lines[index].text):
            return index
    return None


def is_source_line(text: str, words: Labels) -> bool:
    """A label for the source, alone, before an address or glued to a name; an address alone."""
    if len(text) > 400:
        return False
    if _SOURCE.match(text) or _HOST.match(text):
        return True
    label = fold(text)
    if words.exact.get(label) == "source_line":
        return True
    return len(text) <= SIGNATURE and not text.isascii() and label.endswith(words.glued_sources)


def trim_end(lines: list[Line], words: Labels, authors: frozenset[str], sites: frozenset[str]) -> None:
    """Walk up from the end over headings with nothing under them, dates, credits, copyright and bylines.

    ``authors``: folded names that the page's head gives; ``sites``: squeezed names of the paper.
    """
    writers = frozenset(name for name in authors if squeeze(name) not in sites)
    below: str | None = None
    for line in reversed(lines):
        if line.dropped_because:
            below = line.dropped_because
            continue
        text = line.text
        if _is_recorder(text):
            break
        if reason := _closes(line, words, sites) or _points_away(line, below):
            drop(line, "furniture", reason)
        elif is_biography(line, words, writers):
            drop(line, "furniture", "biography")
        elif is_byline(line, words, authors) or ((below in _CLOSING or line.bold) and _may_sign(line)):
            drop(line, "author", "byline")
        else:
            break
        below = line.dropped_because


def _closes(line: Line, words: Labels, sites: frozenset[str]) -> str | None:
    """The reason of a line that belongs to the site, None for any other."""
    text = line.text
    if line.type == "heading" or _ONLY_A_COUNT.match(text):
        return "after_article"
    if is_source_line(text, words) or squeeze(text) in sites:
        return "source_line"
    if is_copyright(text):
        return "copyright"
    if is_date_line(text):
        return "date_line"
    return "newsletter" if _is_offer(line, words) else None


def is_copyright(text: str) -> bool:
    """A short line with a copyright sign, or a longer one that opens with it."""
    if len(text) < 250:
        return _COPYRIGHT.search(text) is not None
    return len(text) < LONGEST_NOTICE and _COPYRIGHT.match(text) is not None


def _is_offer(line: Line, words: Labels) -> bool:
    """A closing line that asks readers to write, subscribe or follow: offers have a link or an address."""
    if len(line.text) > LONGEST_CALL or not words.is_offer(line.text):
        return False
    return line.linked >= SOME_LINK or line.italic or line.bold or _MAIL.search(line.text) is not None


def _points_away(line: Line, below: str | None) -> str | None:
    """The reason of a closing line that sends readers elsewhere, None for any other.

    An item of a list of links with a few words around each, the name of such a list, or a line that is set
    apart from the text as a whole and has a link in it. A short line of that kind credits where the text was
    first; of lines in bold only the last counts, since the headings of a list are in bold too.
    """
    if line.type == "list_item":
        return "related_box" if line.linked >= LINKED_ITEM else None
    apart = line.italic or (line.bold and below != "see_also")
    if apart and line.linked >= SOME_LINK and len(line.text) > SHORT and not line.quoted:
        return "see_also"
    return "related_box" if below == "related_box" and _may_sign(line) else None


_CLOSING = frozenset(("source_line", "after_article"))
_STOPS = (".", "!", "?", "…", ":", "”", '"', "»", "。", "！", "？", "：", "」")


_QUOTES = ("”", '"', "»", "」", "“", "„", "«")
_STOPLESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese, Khmer: sentences end without a stop, so its absence says nothing."""


def _may_sign(line: Line) -> bool:
    """A short line without a stop: directly above the source's line it names the author (vietnam.vn), set in bold everywhere."""
    text = line.text
    return (
        len(text) <= SIGNATURE
        and line.type == "paragraph"
        and not text.endswith(_STOPS)
        and _STOPLESS.search(text) is None
    )


def _is_recorder(text: str) -> bool:
    """A name with a bracketed word behind it, as who wrote down a statement signs: that is the body's."""
    return len(text) <= SHORT and not _IN_BRACKETS.match(text) and _MARK.search(text) is not None


def is_biography(line: Line, words: Labels, authors: frozenset[str]) -> bool:
    """Whether a closing paragraph is about the author: a name that the page's head gives for one stands at its
    beginning, and not as somebody's whom the text follows ("According to ...").
    """
    text = line.text
    if not SIGNATURE < len(text) <= LONGEST_LIFE or line.quoted or any(mark in text for mark in _QUOTES):
        return False
    opening = fold(text[: OPENING + LONGEST_NAME])
    if opening.startswith(words.according):
        return False
    return any(len(name) >= SHORTEST_NAME and 0 <= opening.find(name) <= OPENING for name in authors)


def _is_credit(text: str, words: Labels) -> bool:
    """A credit in words. Such words open sentences, too, in languages whose verbs stand first: those are longer."""
    longest = LONGEST_CREDIT // 2 if text.endswith(_STOPS) else LONGEST_CREDIT
    return len(text) <= longest and words.reported.match(text) is not None


def is_byline(line: Line, words: Labels, authors: frozenset[str]) -> bool:
    """Whether a closing line names who made the article."""
    text = line.text
    if _IN_BRACKETS.match(text):
        return True
    if _is_credit(text, words):
        return True
    if len(text) > 2 * SHORT:
        return False
    if _MAIL.search(text):
        return True
    if words.credits.match(text) or fold(text) in words.groups or fold(text) in authors:
        return True
    if len(text) > SHORT or text.endswith(_STOPS):
        return False
    return line.align == "end" or (_NAME.match(text) is not None and text.isupper() and len(text) > 3)

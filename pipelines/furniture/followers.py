"""What follows the article: the next one, on sites that scroll on without end, and the readers' comments.

The next one begins with a heading of the same rank as the first title, says its date or writer again, or stands in an
``<article>`` of its own. Headings alone do not do: texts are divided by such, too.
"""

from __future__ import annotations

import re

from pipelines.document.layout import Layout
from pipelines.furniture.dates import is_date_line
from pipelines.furniture.labels import Labels
from pipelines.furniture.prose import prose
from pipelines.furniture.titles import is_one_of, same_title, squeeze

RANKS = frozenset(("h1",))
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_COUNT = re.compile(r"[\d()（）\[\]]+")
HEAD = 6
"""Passages around a title that are its head: section, writer, date."""
FIRST_TEXT = 250.0
"""Running text that the first article must have before the next one."""


def find_follower(layout: Layout, title_at: int | None, titles: list[str]) -> int | None:
    """The passage with which the next article begins, None where there is none.

    ``titles``: the squeezed forms that the title may have. A first heading that is none of them is perhaps the site's
    name, and then the article stands behind it.
    """
    if title_at is None or layout.passages[title_at].tag not in RANKS:
        return None
    title = squeeze(layout.passages[title_at].text)
    if not is_one_of(layout.passages[title_at].text, titles) and not any(
        same_title(title, t) for t in titles
    ):
        return None
    rank = layout.passages[title_at].tag
    text = 0.0
    for index in range(title_at + 1, len(layout.passages)):
        passage = layout.passages[index]
        text += prose(passage)
        if passage.tag != rank or text < FIRST_TEXT or same_title(squeeze(passage.text), title):
            continue
        if _has_a_head(layout, index) or _opens_an_article(layout, index, title_at):
            return _start(layout, index, title_at)
    return None


def find_comments(layout: Layout, title_at: int | None, words: Labels) -> int | None:
    """The heading over readers' comments behind the text ("12 comments"), None where there is none."""
    text = 0.0
    for index in range((title_at or 0) + 1, len(layout.passages)):
        passage = layout.passages[index]
        if (
            text >= FIRST_TEXT
            and passage.tag in HEADINGS
            and words.reason(_COUNT.sub("", passage.text)) == "comments"
        ):
            return index
        text += prose(passage)
    return None


def _has_a_head(layout: Layout, index: int) -> bool:
    """Whether a day stands close behind a heading, before any running text but one lead."""
    leads = 0
    for passage in layout.passages[index + 1 : index + 1 + HEAD]:
        if is_date_line(passage.text):
            return True
        leads += prose(passage) > 0
        if leads > 1 or passage.tag in RANKS:
            return False
    return False


def _opens_an_article(layout: Layout, index: int, title_at: int) -> bool:
    """Whether a heading stands at the beginning of an ``<article>`` without the first title."""
    return any(
        layout.boxes[box].tag == "article"
        and title_at < layout.boxes[box].first
        and index - layout.boxes[box].first < HEAD
        for box in layout.ancestors(layout.passages[index].box)
    )


def _start(layout: Layout, index: int, title_at: int) -> int:
    """Where the box begins that this heading opens, with what stands over the heading in it."""
    start = index
    for box in layout.ancestors(layout.passages[index].box):
        first = layout.boxes[box].first
        if first <= title_at or index - first >= HEAD or any(map(prose, layout.passages[first:index])):
            break
        start = first
    return start

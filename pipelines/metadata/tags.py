"""The page's topics, as its own markup lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.lines import Line
from pipelines.metadata.markup import Markup
from pipelines.metadata.text import element_text, key, unescape
from pipelines.metadata.words import topic_pattern

MOST_TAGS = 30
LONGEST_TAG = 60


def _split(values: Iterable[object]) -> list[str]:
    out: list[str] = []
    for value in values:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                mark = ";" if one.count(";") > one.count(",") else ","
                out.extend(unescape(piece) for piece in one.replace("、", ",").replace("，", ",").split(mark))
    return out


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    out: dict[str, str] = {}
    for name in names:
        folded = key(name)
        if folded and len(name) <= LONGEST_TAG:
            out.setdefault(folded, name)
    return tuple(out.values())[:MOST_TAGS]


def from_lines(lines: Sequence[Line]) -> list[str]:
    """Topics of a tag line behind the body: "Chủ đề: A, B"."""
    for line in reversed(lines):
        if not line.in_body and (match := topic_pattern().match(line.text)):
            return _split([line.text[match.end() :]])
    return []


def choose(markup: Markup, lines: Sequence[Line]) -> tuple[str, ...]:
    """The first source that has any: article:tag, tag links, JSON-LD, keywords, a visible tag line."""
    return (
        _unique(_split(markup.meta("article:tag")))
        or _unique(element_text(e) for e in markup.tags)
        or _unique(_split(markup.said("keywords")))
        or _unique(_split(markup.meta("news_keywords", "keywords", "parsely-tags")))
        or _unique(from_lines(lines))
    )

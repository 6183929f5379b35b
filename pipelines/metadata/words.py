"""Lexicon words that bylines are told by, over all languages, compiled once.

A page's byline may be in another language than its text (a translated page keeps "PV"), so the tables are
read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipelines.lexicons import Lexicon, codes, lexicon
from pipelines.metadata.text import key
from schemas.records import AuthorRole

_SPACELESS = "\u0e00"
"""From here on lie scripts that write labels and names without a blank between."""


def _all(pick: str) -> Iterable[tuple[Lexicon, str]]:
    table, name = pick.split(".")
    for code in codes():
        words = lexicon(code)
        for word in getattr(getattr(words, table), name, ()):
            yield words, word


@cache
def folded(*picks: str) -> frozenset[str]:
    """Folded forms of lexicon words, "table.key" each: for whole-line comparison."""
    return frozenset(k for pick in picks for _, word in _all(pick) if (k := key(word)))


def is_group(text: str) -> bool:
    """Whether a byline names a desk or a group of reporters and nobody else ("PV", "Nhóm PV")."""
    return key(text) in folded("recorders.groups")


def is_menu_word(text: str) -> bool:
    """Whether a text is a word of navigation, a box heading, a label or an occupation, standing alone."""
    return key(text) in folded(
        "furniture.navigation",
        "furniture.boxes",
        "furniture.share",
        "furniture.advertisement",
        "furniture.see_also",
        "furniture.subscribe",
        "furniture.comment",
        "furniture.topic",
        "furniture.updated",
        "furniture.source",
        "dates.published",
        "dates.weekdays",
        "people.roles",
        "people.collectives",
        "people.pronouns",
    )


def is_occupation(text: str) -> bool:
    """Whether the text holds the word of an occupation or a body, as "Executive Editor" does."""
    words = {key(word) for word in re.findall(r"\w+", text)}
    return bool(words & folded("people.roles", "people.organizations"))


@cache
def _labels() -> dict[str, AuthorRole]:
    out: dict[str, AuthorRole] = {}
    photo = folded("scenes.photo")
    translation = folded("recorders.translators")
    edition = folded("recorders.editors")
    source = folded("furniture.source")
    according = folded("reporting.according", "reporting.according_after")
    for _, word in [*_all("recorders.credits"), *_all("recorders.by")]:
        folded_word = key(word)
        if folded_word in source:
            continue
        role: AuthorRole = "author"
        if folded_word in according:
            role = "agency"
        elif folded_word in translation:
            role = "translator"
        elif folded_word in edition:
            role = "editor"
        elif folded_word in photo:
            role = "photographer"
        out[word.lower()] = role
    return out


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word.lower() for _, word in _all("recorders.by"))


def is_preposition(label: str) -> bool:
    """Whether a credit label stands before a name without a colon ("by", "written by", "von")."""
    return " ".join(label.lower().split()) in _prepositions()


@cache
def label_pattern() -> re.Pattern[str]:
    """A credit label with its colon, or standing before a name, at the start of a text or behind a break."""
    words = sorted(_labels(), key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in words if w and w[0] < _SPACELESS)
    others = "|".join(re.escape(w) for w in words if w and w[0] >= _SPACELESS)
    parts = []
    if spaced:
        parts.append(rf"(?<![^\W\d_])(?P<spaced>{spaced})(?:\s?(?P<colon>[:：/|])\s*|\s+(?=[^\s:]))")
    if others:
        parts.append(
            rf"(?P<joined>{others})(?:\s?(?P<mark>[:：/／|◎●＝=])\s*|\s+(?=\S)|(?=[\u4e00-\u9fff]{{2,4}}(?:$|[\s、，／/（(）)])))"
        )
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def label_role(label: str) -> AuthorRole:
    """The role that a credit label gives to the names behind it."""
    return _labels().get(" ".join(label.lower().split()), "author")


@cache
def topic_pattern() -> re.Pattern[str]:
    """A label before a list of topics, with its colon ("Chủ đề:")."""
    words = sorted({word for _, word in _all("furniture.topic")}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s?[:：]\s*", re.IGNORECASE)

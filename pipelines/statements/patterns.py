"""Patterns that find phrases, and what rules ask of a pattern."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Protocol

from pipelines.statements.alternation import LETTER, MARKS, alternatives, lower, plain
from pipelines.statements.late_patterns import CharacterIndex, WordIndex

__all__ = [
    "CASE_PARTICLES",
    "KOREAN_PARTICLE",
    "LETTER",
    "MARKS",
    "NOTHING",
    "SUBJECT_MARK",
    "Pattern",
    "alternatives",
    "korean_words",
    "last_match",
    "lower",
    "phrase_pattern",
    "without_particle",
    "words_or_endings",
]

_LEADING_VOWELS = "\u0e40-\u0e44\u0ec0-\u0ec4\u17d2"
_VOWELS_ABOVE = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u17b6-\u17d3"
"""No word of Thai, Lao or Khmer begins behind a vowel that is written first, or ends before one written on top."""
NOTHING = re.compile(r"(?!)")
"""Finds nothing."""


class Pattern(Protocol):
    """What rules ask of a pattern: a compiled one, or phrases found by their words."""

    def search(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """The first match in a stretch."""

    def match(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """The match at a place."""

    def fullmatch(self, text: str, /) -> re.Match[str] | None:
        """The match that is the whole text."""

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> Iterator[re.Match[str]]:
        """The matches of a stretch in order."""


def last_match(pattern: Pattern, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The last place of a pattern in a stretch, None when there is none."""
    found = None
    for found in pattern.finditer(text, start, len(text) if end is None else end):  # noqa: B007
        pass
    return found


def phrase_pattern(words: Iterable[str], *, spaced: bool, glued: str = "") -> Pattern:
    """A pattern that finds the phrases in lower-case text: as whole words where words are set apart.

    ``glued``: letters that are a word of their own and written together with the next one (Arabic "و").
    """
    found = plain(words)
    if not found:
        return NOTHING
    if not spaced:
        return CharacterIndex(found, behind=_LEADING_VOWELS, before=_VOWELS_ABOVE)
    return WordIndex(found, glued=glued)


KOREAN_PARTICLE = r"(?:께서는|께서|에게|은|는|이|가|의|을|를|도|과|와|으로|로|에)?(?=[\s,.(]|$)"
"""What may be glued to a Korean noun, up to the blank behind it."""


_BEHIND_NAME = re.compile(r"(?<=[가-힣]{3})(?:께서는|께서|에게|[은는을를의과와])\Z")


def without_particle(name: str) -> int:
    """Where a name ends, without the Korean particle that is glued to it."""
    found = _BEHIND_NAME.search(name)
    return found.start() if found is not None else len(name)


def korean_words(words: Iterable[str]) -> re.Pattern[str]:
    """Short words of Korean, which begin at a blank and take only a particle ("그는", not "그래서")."""
    source = alternatives(words)
    return re.compile(rf"(?<![가-힣])(?:{source})(?={KOREAN_PARTICLE})") if source else NOTHING


def words_or_endings(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words and, for entries behind a hyphen, for endings of words; lower-case text."""
    entries = tuple(entries)
    whole = alternatives(w for w in entries if not w.startswith("-"))
    ends = alternatives(w[1:] for w in entries if w.startswith("-"))
    sources = [rf"\b(?:{whole})(?!{LETTER})" if whole else "", rf"\w(?:{ends})(?!{LETTER})" if ends else ""]
    return re.compile("|".join(filter(None, sources))) if entries else NOTHING


CASE_PARTICLES = frozenset({"ने", "নে", "نے"})
"""Words that mark who acts."""
SUBJECT_MARK = phrase_pattern(CASE_PARTICLES, spaced=True)
"""One of them, in a longer text."""

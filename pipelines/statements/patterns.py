"""Turn a list of phrases into one fast pattern.

Python tries the alternatives of a pattern one by one, so hundreds of verbs are written as a tree of their
common beginnings instead; that keeps the search linear and short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7"
LETTER = rf"[\w{_MARKS}]"
"""A letter, digit or vowel sign: what a word goes on with."""

SYLLABLE_STARTS = "(?<![\u0e40-\u0e44\u0ec0-\u0ec4\u17d2])"
SYLLABLE_ENDS = "(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u17b6-\u17d3])"
"""No word of Thai, Lao or Khmer begins behind a vowel that is written first, or ends before one written on top."""

_STAR = r"(?:\s+[^\s.;:!?\ue000]+){0,10}?\s+"
_BLANK_STAR = re.compile(r"\s*\*\s*")
NOTHING = re.compile(r"(?!)")


def lower(text: str) -> str:
    """Lower case with the same offsets: letters whose lower case is longer stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def last_match(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """The last place of a pattern in a stretch, None when there is none."""
    found = None
    for found in pattern.finditer(text, start, len(text) if end is None else end):  # noqa: B007
        pass
    return found


def _branch(words: list[str], at: int) -> str:
    """The pattern of sorted words that agree in their first ``at`` characters; longer ones come first."""
    ends = len(words[0]) == at
    parts = [_stem(words[i:j], at) for i, j in _groups(words, at, 1 if ends else 0)]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return body + "?" if ends else body


def _groups(words: list[str], at: int, first: int) -> Iterable[tuple[int, int]]:
    """The stretches of words with one character at ``at``, from the word ``first`` on."""
    while first < len(words):
        last = first + 1
        while last < len(words) and words[last][at] == words[first][at]:
            last += 1
        yield first, last
        first = last


def _stem(words: list[str], at: int) -> str:
    """What sorted words have in common from ``at`` on, and their different ends."""
    one, other = words[0], words[-1]
    if len(words) == 1:
        return _steps(one[at:])
    stop = at + 1
    while stop < len(one) and one[stop] == other[stop]:
        stop += 1
    return _steps(one[at:stop]) + _branch(words, stop)


def _steps(text: str) -> str:
    return "".join(map(_step, text))


@cache
def _step(char: str) -> str:
    if char == " ":
        return r"\s+"
    if char == "*":
        return _STAR
    if char in "'’":
        return "['’]"
    return re.escape(char)


def alternatives(words: Iterable[str]) -> str:
    """A pattern source for any of the phrases, in lower case; empty for no phrase."""
    plain = {_BLANK_STAR.sub("*", lower(" ".join(word.split()))) for word in words} - {""}
    return _branch(sorted(plain), 0) if plain else ""


def phrase_pattern(words: Iterable[str], *, spaced: bool, prefix: str = "") -> re.Pattern[str]:
    """A pattern that finds the phrases in lower-case text: as whole words where words are set apart.

    ``prefix``: source of an optional particle that the script glues to the word (Arabic "و").
    """
    source = alternatives(words)
    if not source:
        return NOTHING
    if not spaced:
        return re.compile(rf"{SYLLABLE_STARTS}(?:{source}){SYLLABLE_ENDS}")
    return re.compile(rf"\b(?<![{_MARKS}]){prefix}(?:{source})(?!{LETTER})")


KOREAN_PARTICLE = r"(?:께서는|께서|에게|은|는|이|가|의|을|를|도|과|와|으로|로|에)?(?=[\s,.(]|$)"
"""What may be glued to a Korean noun, up to the blank behind it."""


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

"""Write many phrases as one pattern source.

Python tries the alternatives of a pattern one by one, so hundreds of verbs are written as a tree of their
common beginnings instead; that keeps the search linear and short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7"
"""Vowel signs and accents that are characters of their own."""
LETTER = rf"[\w{MARKS}]"
"""A letter, digit or vowel sign: what a word goes on with."""

_STAR = r"(?:\s+[^\s.;:!?\ue000]+){0,10}?\s+"
_BLANK_STAR = re.compile(r"[^\S\n]*\*[^\S\n]*")


_JOINER = "\u200c"
"""Persian sets it inside words; pages also have a blank or nothing in its place."""


def lower(text: str) -> str:
    """Lower case with the same offsets: letters whose lower case is longer stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain(words: Iterable[str]) -> set[str]:
    """The phrases in lower case with single blanks, and none around a star; they are read as one text, a line each."""
    text = lower("\n".join(words))
    if "*" in text:
        text = _BLANK_STAR.sub("*", text)
    if _JOINER in text:
        text = "\n".join([text, text.replace(_JOINER, " "), text.replace(_JOINER, "")])
    return {" ".join(line.split()) for line in text.split("\n")} - {""}


def alternatives(words: Iterable[str]) -> str:
    """A pattern source for any of the phrases, in lower case; empty for no phrase."""
    found = plain(words)
    return _branch(sorted(found), 0) if found else ""


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
    return text if text.isalnum() else "".join(map(_step, text))


@cache
def _step(char: str) -> str:
    if char == " ":
        return r"\s+"
    if char == "*":
        return _STAR
    if char in "'’":
        return "['’]"
    return re.escape(char)

"""Where the words of a phrase stand in a text, and what tells there whether the phrase does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from pipelines.statements.alternation import LETTER, MARKS

RUN = re.compile(rf"{LETTER}+")
"""A word: letters, digits and vowel signs."""
_SIGNS = frozenset(filter(re.compile(rf"[_{MARKS}]").match, map(chr, range(0x0A00))))

Match = re.Match[str]
Check = Callable[[str, int, int], Match | None]
Places = tuple[str, list[int], list[Check]]


def goes_on(char: str) -> bool:
    """Whether a character is part of a word; false for no character."""
    return char.isalnum() or char in _SIGNS


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(RUN.findall(text))


def spots(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, not as a part of another one."""
    at = text.find(word)
    while at >= 0:
        stop = at + len(word)
        if not (goes_on(text[stop : stop + 1]) or (at and goes_on(text[at - 1]))):
            yield at
        at = text.find(word, stop)


@cache
def _stretch(size: int) -> re.Pattern[str]:
    return re.compile(rf"(?s:.{{{size}}})")


def longest(phrases: list[str], text: str, at: int, end: int) -> Match | None:
    """The first of the phrases that stands at a place as a whole word or several."""
    for phrase in phrases:
        stop = at + len(phrase)
        if (
            stop <= end
            and text.startswith(phrase, at)
            and (stop == end or not goes_on(text[stop : stop + 1]))
        ):
            return _stretch(len(phrase)).match(text, at)
    return None


def longest_part(phrases: list[str], open_end: re.Pattern[str], text: str, at: int, end: int) -> Match | None:
    """The first of the phrases that stands at a place and may end where it does."""
    for phrase in phrases:
        stop = at + len(phrase)
        if stop <= end and text.startswith(phrase, at) and open_end.match(text, stop, end):
            return _stretch(len(phrase)).match(text, at)
    return None


def cut(text: str, end: int) -> str:
    """The text up to the end of a stretch where the end parts a word: what is left of it is a word then."""
    return text[:end] if goes_on(text[end - 1 : end]) else text


def matches(places: Places, start: int, end: int) -> Iterator[Match]:
    """The phrases that start at some of the places, inside a stretch and not overlapping."""
    text, starts, checks = places
    for index in range(bisect_left(starts, start), len(starts)):
        at = starts[index]
        if at >= end:
            break
        found = checks[index](text, at, end) if at >= start else None
        if found is not None:
            start = found.end()
            yield found


def start_of(place: tuple[int, Check]) -> int:
    """Where a phrase may start."""
    return place[0]

"""Runs of capitalised words, and stretches of text that lie apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

_PARTICLE = r"(?:van|von|der|den|de|da|dos|del|di|bin|binti|al|el|ibn|la|le|du|af|ten|ter)"
_WORDS = re.compile(r"[^\W\d_](?:[\w'’ʼ\-]*\w)?")
_ETHNIC = re.compile(r"[^\W\d_]['’ʼ][A-ZÀ-Þ]")
POSSESSIVE = ("'s", "’s")
"""What ends a name that owns what follows ("Mr. Hai’s May order", "Milwaukee's Andre Coles")."""
_PARTICLES = re.compile(_PARTICLE)


def _capitals() -> str:
    """The capitals of Latin, Greek and Cyrillic, as the inside of a character class."""
    return "".join(filter(str.isupper, map(chr, (*range(0x0041, 0x0530), *range(0x1E00, 0x1F00)))))


_CAPITAL, _REST = f"[{_capitals()}]", r"[\w'’ʼ\-]*\.?"
_PAIR = re.compile(rf"{_CAPITAL}(?<![A-Z]\..){_REST}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_CAPITAL}{_REST})+")
"""Such a run. It begins with a capital, so that the search skips small letters at once; no run begins inside
initials ("U.S. Attorney").
"""


def capital_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of two capitalised words or more; a small letter with an apostrophe in front belongs to the first
    word ("l'Assemblée").
    """
    for run in _PAIR.finditer(text, start, end):
        at = run.start()
        elided = at - start > 1 and text[at - 1] in "'’ʼ" and text[at - 2].isalpha()
        yield at - 2 * elided, run.end()


def upper_run(text: str, at: int, limit: int) -> int:
    """Where a run of capitalised words that starts at ``at`` ends; ``at`` when none starts there."""
    end = at
    for word in _WORDS.finditer(text, at, limit):
        if word.start() != end and text[end : word.start()] not in (" ", "\u00a0"):
            break
        raw = word.group()
        if not (raw[:1].isupper() or _ETHNIC.match(raw)):
            if not (_PARTICLES.fullmatch(raw) and end > at):
                break
            following = text[word.end() + 1 : word.end() + 2]
            if not following.isupper():
                break
        end = word.end()
        if raw.endswith(POSSESSIVE):
            break
        if text[end : end + 1] == "." and len(raw) == 1:
            end += 1
    return end


def overlaps(start: int, end: int, starts: list[int], ends: list[int]) -> bool:
    """Whether a stretch meets one of several stretches that are in order and apart."""
    index = bisect_left(starts, end)
    return index > 0 and ends[index - 1] > start


def covered(end: int, starts: list[int], ends: list[int]) -> bool:
    """Whether a run of capitals ends inside a name that is already known."""
    index = bisect_left(starts, end)
    return index > 0 and ends[index - 1] >= end

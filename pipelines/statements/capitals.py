"""Runs of capitalised words, and stretches of text that lie apart."""

from __future__ import annotations

import re
from bisect import bisect_left

_PARTICLE = r"(?:van|von|der|den|de|da|dos|del|di|bin|binti|al|el|ibn|la|le|du|af|ten|ter)"
_WORDS = re.compile(r"[^\W\d_](?:[\w'’ʼ\-]*\w)?")
_ETHNIC = re.compile(r"[^\W\d_]['’ʼ][A-ZÀ-Þ]")
_PARTICLES = re.compile(_PARTICLE)
CAPITAL_PAIR = re.compile(
    r"(?<![A-Z]\.)(?:[^\W\d_]['’ʼ])?[A-ZÀ-ÖØ-ÞĀ-ɏЀ-ЯҐІЇЄΑ-ΩΆ-ΏẠ-ỹĐ](?<=[^a-zà-öø-ÿ])[\w'’ʼ\-]*\.?"
    r"(?:[ \u00a0](?:" + _PARTICLE + r"[ \u00a0])?[A-ZÀ-ÖØ-ÞĀ-ɏЀ-ЯҐІЇЄΑ-ΩΆ-ΏẠ-ỹĐ][\w'’ʼ\-]*\.?)+"
)


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

"""Finding the lines of an article in the stream of its page, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipelines.provenance.stream import Stream, comparable

MAX_CANDIDATES = 64
"""Occurrences of one line that are considered; only short labels have more."""

ANCHOR = 8
"""Comparable characters that must agree where a line goes on behind text that it leaves out."""

MAX_LEFT_OUT = 60
"""Stretches of character data that a line may leave out at one point (hidden elements, notes)."""

Place = tuple[int, tuple[int, int]]
"""Offset of a character in its line, and its bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to find. ``start``: its offset in the body, None outside of it."""

    text: str
    start: int | None


Match = tuple[int, ...]
"""For each comparable character of a line its position in the stream."""


@dataclass(frozen=True, slots=True)
class Link:
    """The last match of a chain of matches, and the chain before it."""

    number: int
    match: Match
    before: Link | None


def align(lines: list[Line], stream: Stream) -> dict[Line, list[Place]]:
    """The places of the lines that are found, each character of a line with its bytes.

    Where a line occurs more than once, that occurrence is taken with which most text lies in page order.
    """
    keys = [comparable(line.text, invisible=stream.invisible) for line in lines]
    candidates = [_candidates(key, stream) if key else [] for key in keys]
    chosen = _in_order(candidates)
    _fill(chosen, keys, stream)
    out: dict[Line, list[Place]] = {}
    for line, match in zip(lines, chosen, strict=True):
        if match is not None:
            out[line] = _places(line.text, match, stream)
    return out


def _candidates(key: str, stream: Stream) -> list[Match]:
    found: list[Match] = []
    at = stream.key.find(key)
    while at >= 0 and len(found) < MAX_CANDIDATES:
        found.append(tuple(range(at, at + len(key))))
        at = stream.key.find(key, at + 1)
    return found or _with_gaps(key, stream)


def _with_gaps(key: str, stream: Stream) -> list[Match]:
    """Occurrences that leave out whole stretches of character data."""
    found: list[Match] = []
    for length in (ANCHOR * 2, ANCHOR, 2):
        head = key[:length]
        at = stream.key.find(head)
        while at >= 0 and len(found) < MAX_CANDIDATES:
            match = _follow(key, at, stream)
            if match:
                found.append(match)
            at = stream.key.find(head, at + 1)
        if found:
            break
    return found


def _follow(key: str, at: int, stream: Stream) -> Match | None:
    """Match a line from one place on, jumping to the start of a later stretch where it does not go on."""
    match: list[int] = []
    text = stream.key
    while len(match) < len(key):
        i = len(match)
        if at < len(text) and text[at] == key[i]:
            match.append(at)
            at += 1
            continue
        jump = _resume(key, match, at, stream)
        if jump is None:
            return None
        at = jump
    return tuple(match)


def _resume(key: str, match: list[int], at: int, stream: Stream) -> int | None:
    """The start of the next stretch with which the line goes on.

    What was matched since the last start of a stretch may belong to the text that is left out, so a step
    back to it is tried as well.
    """
    first = bisect_left(stream.runs, at)
    for run in stream.runs[first : first + MAX_LEFT_OUT]:
        if stream.key.startswith(key[len(match) : len(match) + ANCHOR], run):
            return run
    back = first - 1
    if back >= 0 and match:
        start = stream.runs[back]
        kept = bisect_left(match, start)
        if 0 < kept < len(match):
            wanted = key[kept : kept + ANCHOR]
            for run in stream.runs[back + 1 : back + 1 + MAX_LEFT_OUT]:
                if stream.key.startswith(wanted, run):
                    del match[kept:]
                    return run
    return None


def _fill(chosen: list[Match | None], keys: list[str], stream: Stream) -> None:
    """Look for what is left (labels with too many occurrences) between its neighbours."""
    after: list[int] = []
    bound = len(stream.key)
    for match in reversed(chosen):
        after.append(bound)
        bound = match[0] if match else bound
    at = 0
    for number, key in enumerate(keys):
        match = chosen[number]
        if match is None and key:
            found = stream.key.find(key, at, after[-1 - number])
            if found >= 0:
                match = chosen[number] = tuple(range(found, found + len(key)))
        at = match[-1] + 1 if match else at


def _in_order(candidates: list[list[Match]]) -> list[Match | None]:
    """One match a line, or None, so that matches rise through the page and cover the most text."""
    # The frontier: ends of chains in rising order, with strictly rising cover; links lead back.
    ends: list[int] = [-1]
    covers: list[int] = [0]
    links: list[Link | None] = [None]
    for number, matches in enumerate(candidates):
        fresh = []
        for match in matches:
            base = bisect_right(ends, match[0] - 1) - 1
            fresh.append((match[-1], covers[base] + len(match), Link(number, match, links[base])))
        for end, cover, link in fresh:
            at = bisect_right(ends, end) - 1
            if covers[at] >= cover:
                continue
            at = at if ends[at] == end else at + 1
            stop = at
            while stop < len(ends) and covers[stop] <= cover:
                stop += 1
            ends[at:stop], covers[at:stop], links[at:stop] = [end], [cover], [link]
    chosen: list[Match | None] = [None] * len(candidates)
    last = links[-1]
    while last is not None:
        chosen[last.number] = last.match
        last = last.before
    return chosen


def _places(text: str, match: Match, stream: Stream) -> list[Place]:
    """Each visible character of a line with its bytes; letters made of several characters take all of them."""
    out: list[Place] = []
    at = 0
    for offset, length in _visible(text, invisible=stream.invisible):
        positions = match[at : at + length]
        if positions:
            out.append((offset, (stream.starts[positions[0]], stream.ends[positions[-1]])))
        at += length
    return out


def _visible(text: str, *, invisible: bool) -> list[tuple[int, int]]:
    """Offsets of the compared characters of a line and how many comparable characters each makes."""
    out = []
    for offset, character in enumerate(text):
        length = len(comparable(character, invisible=invisible))
        if length:
            out.append((offset, length))
    return out

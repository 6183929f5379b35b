"""The page as boxes and passages: plain numbers and strings, scored without touching the tree again.

A passage is a stretch of inline content between two block boundaries, in page order. A box is a block
element with the sums over everything inside it: text, linked text, number of passages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.document.elements import DENSE


@dataclass(slots=True)
class Box:
    """A block element. ``first``/``last``: its passages, end exclusive. ``weight`` counts text as
    :func:`weight` does, ``linked`` the part of it inside links; ``images`` and ``controls`` (fields of forms)
    are counted. ``parent`` is an index, -1 for the root.
    """

    element: Any
    tag: str
    parent: int
    flags: int
    first: int
    last: int = 0
    weight: float = 0.0
    linked: float = 0.0
    images: int = 0
    controls: int = 0


@dataclass(slots=True)
class Passage:
    """``pieces``: text, and inline tags as one-tuples (``("b",)``, ``("/b",)``, ``("br",)``, ``("img",)``)."""

    box: int
    tag: str
    flags: int
    pieces: tuple[str | tuple[str], ...]
    text: str
    weight: float
    linked: float


@dataclass(slots=True)
class Layout:
    """All boxes and passages of a page. ``cut``: the page had too many elements. ``alts``: the texts that
    pictures have instead of themselves, white space folded. ``hidden``: characters in elements that the page does not show.
    ``passwords``: fields for one. ``players``: of video or sound. ``offers``: passages that were asked whether
    they speak of an offer, with the answer.
    """

    boxes: list[Box] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    cut: bool = False
    alts: set[str] = field(default_factory=set)
    hidden: int = 0
    passwords: int = 0
    players: int = 0
    offers: dict[int, bool] = field(default_factory=dict)

    def ancestors(self, box: int) -> list[int]:
        """A box and those around it, innermost first."""
        out = []
        while box >= 0:
            out.append(box)
            box = self.boxes[box].parent
        return out


_NOT_DENSE = bytes(b for b in range(256) if not (0xE3 <= b <= 0xED or b == 0xEF))
"""Bytes that in UTF-8 begin no character of ``DENSE``, nor stand in one that does not begin so."""


def weight(text: str) -> float:
    """Length in letters of a Latin text: a Han, Kana or Hangul character says as much as two and a half."""
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _NOT_DENSE):
        return len(text)
    return len(text) + 1.5 * len(DENSE.findall(text))

"""Pair quotation marks in one paragraph.

A mark opens in one language and closes in another (“ ends a German quotation), straight marks say nothing
by themselves, and apostrophes, inches and Hebrew gershayim are no marks at all. So each mark is judged by
what is open and by its neighbours; what the glyph usually does decides only where these are silent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(r"''|[“”„‟\"″＂«»‹›‘’‚'「」『』]")
_DOUBLE = frozenset('“”„‟"″＂') | {"''"}
_ANGLE = frozenset("«»")
_ANGLE_SINGLE = frozenset("‹›")
_SINGLE = frozenset("‘’‚'")
_CORNER = {"「": "」", "『": "』"}
_OPENS = frozenset("“„‟«‹‘‚「『")
_CLOSES = frozenset("”»›’」』")
_LEFT_EDGE = frozenset("([{–—―－-/:：（【؛;|*>“„«‘「『")
_RIGHT_EDGE = frozenset(".,;:!?…)]}–—―－。，、）：；！？।۔។؟،؛|”»’」』")
_HEBREW_PREFIX = frozenset("הבכלמשו")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One outermost quotation of a paragraph.

    ``start``/``end`` include the marks. ``inner`` holds what stands between them: one stretch, or several
    when a stray closing mark cuts it. ``closed`` is False when it runs to the end of the paragraph.
    """

    start: int
    end: int
    inner: tuple[tuple[int, int], ...]
    closed: bool = True


@dataclass(slots=True)
class _Mark:
    glyph: str
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def _family(glyph: str) -> str:
    if glyph in _DOUBLE:
        return "double"
    if glyph in _ANGLE:
        return "angle"
    if glyph in _ANGLE_SINGLE:
        return "angle-single"
    return "single" if glyph in _SINGLE else "corner"


def _is_hebrew(char: str) -> bool:
    return "א" <= char <= "ת"


def _is_gershayim(text: str, start: int, end: int) -> bool:
    """Whether a straight mark stands inside a Hebrew abbreviation; ``ה"שקט"`` is a prefix and a quotation."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if not (left and right and _is_hebrew(left) and _is_hebrew(right)):
        return False
    at = start
    while at > 0 and _is_hebrew(text[at - 1]):
        at -= 1
    prefix = text[at:start]
    if len(prefix) > 2 or any(c not in _HEBREW_PREFIX for c in prefix):
        return True
    word = re.compile(r"[א-ת]*").match(text, end)
    closing = text.find('"', end)
    return word is None or len(word.group()) < 2 or closing < 0 or closing - end > 60


def _mark(text: str, found: re.Match[str]) -> _Mark | None:
    """The mark at one place with what its neighbours let it do, None when it is no quotation mark."""
    glyph, start, end = found.group(), found.start(), found.end()
    left, right = text[start - 1 : start], text[end : end + 1]
    family = _family(glyph)
    if family == "corner":
        return _Mark(glyph, start, end, family, glyph in _OPENS, glyph in _CLOSES)
    inside = left.isalnum() and right.isalnum()
    if family == "single" and (inside or (glyph in "'’" and right.isdigit())):
        return None
    if glyph in '"″＂' and (_is_gershayim(text, start, end) or _is_inch(text, start, right)):
        return None
    left_edge = not left or left.isspace() or left in _LEFT_EDGE
    right_edge = not right or right.isspace() or right in _RIGHT_EDGE
    if left_edge != right_edge:
        return _Mark(glyph, start, end, family, left_edge, right_edge)
    if glyph in _OPENS or glyph in _CLOSES:
        return _Mark(glyph, start, end, family, glyph in _OPENS, glyph in _CLOSES)
    return _Mark(glyph, start, end, family, True, True)


def _is_inch(text: str, start: int, right: str) -> bool:
    """A straight mark behind a number, with no straight mark in front of it that it could close."""
    if not text[start - 1 : start].isdigit() or text.find('"', 0, start) >= 0:
        return False
    return not right or right.isspace() or right in _RIGHT_EDGE


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order, not overlapping.

    A mark of another family inside a quotation belongs to it. A quotation that is never closed ends with
    the paragraph, except in single marks, which are then apostrophes.
    """
    marks = [m for m in (_mark(text, f) for f in _MARKS.finditer(text)) if m]
    return _Pairing(text, marks).run() if marks else []


class _Pairing:
    """Walk the marks once, keeping the open quotation and how deep marks of its family nest in it."""

    def __init__(self, text: str, marks: list[_Mark]) -> None:
        self.text = text
        self.marks = marks
        self.found: list[Quotation] = []
        self.open: _Mark | None = None
        self.depth = 0
        self.left = {f: sum(1 for m in marks if m.family == f) for f in ("double", "angle")}
        self.ends = [i for i, m in enumerate(marks) if m.family == "single" and m.closes]

    def run(self) -> list[Quotation]:
        for index, mark in enumerate(self.marks):
            if mark.family in self.left:
                self.left[mark.family] -= 1
            if self.open is None:
                self._outside(index, mark)
            elif mark.family == self.open.family:
                self._inside(index, mark)
        if self.open is not None:
            self._finish(len(self.text), len(self.text), closed=False)
        return self.found

    def _outside(self, index: int, mark: _Mark) -> None:
        if mark.opens and not (mark.closes and self._closes_earlier(mark)):
            if mark.family != "single" or self._has_end(index):
                self.open, self.depth = mark, 1
        elif mark.closes and mark.family in ("double", "angle"):
            self._stray(mark)

    def _closes_earlier(self, mark: _Mark) -> bool:
        """A mark that could do both closes when nothing is left of its family to close it."""
        return self.left.get(mark.family, 1) == 0 and bool(self.found)

    def _has_end(self, index: int) -> bool:
        while self.ends and self.ends[0] <= index:
            self.ends.pop(0)
        return bool(self.ends)

    def _inside(self, index: int, mark: _Mark) -> None:
        opener = self.open
        assert opener is not None
        if mark.closes and not (mark.opens and mark.glyph in _OPENS and opener.glyph == mark.glyph):
            self._close(mark)
        elif mark.opens and mark.family != "single" and not self._pairs_with(opener, mark):
            if self.left.get(mark.family, 2) >= 2:
                self.depth += 1
            elif self.left.get(mark.family, 2) == 1:
                self._finish(mark.start, mark.start, closed=False)
                self.open, self.depth = mark, 1
        elif mark.family != "single":
            self._close(mark)

    @staticmethod
    def _pairs_with(opener: _Mark, mark: _Mark) -> bool:
        """A closing glyph after its own opening glyph closes, whatever blanks stand around it."""
        return (opener.glyph, mark.glyph) in {
            ("“", "”"),
            ("«", "»"),
            ("»", "«"),
            ("„", "”"),
            ("「", "」"),
        } or (_CORNER.get(opener.glyph) == mark.glyph)

    def _close(self, mark: _Mark) -> None:
        opener = self.open
        if opener is not None and opener.family == "corner" and _CORNER[opener.glyph] != mark.glyph:
            return
        self.depth -= 1
        if self.depth <= 0:
            self._finish(mark.start, mark.end, closed=True)

    def _finish(self, inner_end: int, end: int, *, closed: bool) -> None:
        opener = self.open
        assert opener is not None
        span = _trim(self.text, opener.end, inner_end)
        if span[0] < span[1]:
            self.found.append(Quotation(opener.start, end, (span,), closed))
        self.open, self.depth = None, 0

    def _stray(self, mark: _Mark) -> None:
        """A closing mark with nothing open: what follows the last quotation was spoken too."""
        if not self.found or not self.found[-1].closed:
            return
        last = self.found[-1]
        span = _trim(self.text, last.end, mark.start)
        if span[1] - span[0] > 1:
            self.found[-1] = Quotation(last.start, mark.end, (*last.inner, span))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

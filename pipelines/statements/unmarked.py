"""Direct speech without quotation marks: behind a colon, or behind the stop that translation made of it."""

from __future__ import annotations

import re

from pipelines.statements.cues import Cue
from pipelines.statements.offices import Text
from pipelines.statements.reading import Paragraph, Reading

_COLON = re.compile(r"[:：៖]\s*")
_BREAK = re.compile(r"[.!?;]\s")
_FAR = 160
"""Most characters between the verb and the colon."""
_SHORT = 8
"""Fewest characters of speech behind a colon."""


class Unmarked:
    """Read sentences that have no quotation."""

    def __init__(self, reading: Reading) -> None:
        """Share the state of the page."""
        self.reading = reading

    def read(self, para: Paragraph, number: int, found: list[Cue]) -> int:
        """Make a draft of speech that a cue of sentence ``number`` opens; how many sentences it took.

        Such speech runs to the end of the paragraph, unless somebody else speaks before that.
        """
        for cue in found:
            opening = self._opening(para, number, cue)
            if opening is None:
                continue
            begin, first = opening
            taken = self._speech(para, number, cue, begin, first)
            if taken:
                return taken
        return 0

    def _opening(self, para: Paragraph, number: int, cue: Cue) -> tuple[int, int] | None:
        """Where the speech starts, and in which sentence."""
        start, end = para.spans[number]
        begin = self._behind_colon(para.text, cue, end)
        if begin is not None:
            return begin, number
        if number + 1 < len(para.spans) and self.reading.follows(para.text, start, cue, end):
            return para.spans[number + 1][0], number + 1
        return None

    @staticmethod
    def _behind_colon(text: Text, cue: Cue, end: int) -> int | None:
        colon = _COLON.search(text.masked, cue.end, min(end, cue.end + _FAR))
        if colon is None or _BREAK.search(text.masked, cue.end, colon.start()):
            return None
        at = colon.end()
        return at if end - at >= _SHORT and text.masked[at] != "\ue000" else None

    def _speech(self, para: Paragraph, number: int, cue: Cue, begin: int, first: int) -> int:
        reading, text = self.reading, para.text
        start = para.spans[number][0]
        subject = reading.speaker_of(text, start, cue, begin)
        if subject.kind != "person" or subject.mention is None or self._is_list(text, start, begin, cue):
            return 0
        if cue.weak and subject.mention.kind in ("role", "kin"):
            return 0
        if para.inside(begin, para.spans[first][1]):
            return 0
        resolved = reading.resolve(text, subject, cue.start)
        if resolved is None or resolved.speaker is None:
            return 0
        last = self._end(para, first)
        para.used.add(cue.start)
        inner = ((begin, para.spans[last][1]),)
        reading.add("quote", text, inner, resolved, cue=para.words(cue), rule="colon", sure=0.88)
        return last - number + 1

    def _is_list(self, text: Text, start: int, begin: int, cue: Cue) -> bool:
        """An attendance list, not speech: "The ceremony was attended by: A, director; B, …"."""
        hit = self.reading.cues.attendance.search(text.low, max(start, cue.start - _FAR), cue.start)
        return hit is not None and ";" in text.text[begin:]

    def _end(self, para: Paragraph, first: int) -> int:
        """The last sentence of the speech: the paragraph's, or the one before another's words."""
        last = first
        for number in range(first + 1, len(para.spans)):
            a, b = para.spans[number]
            if para.inside(a, b):
                break
            found = [c for c in self.reading.cues.find(para.text.low, a, b) if not c.weak]
            if found and self.reading.subjects.before(para.text, a, found[0].start).kind == "person":
                break
            last = number
        return last

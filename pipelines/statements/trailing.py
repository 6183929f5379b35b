"""Attributions behind or inside their clause: "The road is closed, Mr. Hai said", "The cost, he said, will fall"."""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.cues import Cue, Cues, cues
from pipelines.statements.offices import Text
from pipelines.statements.patterns import NOTHING, Pattern, phrase_pattern
from pipelines.statements.reports import FINAL, Report, report, stripped, words_in
from pipelines.statements.subjects import NOBODY, Subject, Subjects

_FAR = 160
"""Most characters between comma and verb, and behind the verb."""
_TAIL = 14
"""Most words of time, place or office behind the verb."""
_CUES = 3
"""How many verbs of a sentence are tried, from the last one on."""
_INSIDE = 70
"""Most characters between the comma and the verb inside a clause."""
_OFFICE = 6
"""Most words of an office in front of a name."""
_LISTENER = 5
"""Most words of the one who was told."""
_NEXT = re.compile(r"\s*,\s*")


class Trailing:
    """Find them in one sentence."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        """``subjects`` knows whether bodies and groups may speak.

        A language with a mood for reported speech (German) puts the verb in front of its subject here.
        """
        self.words: Cues = cues(lexicon)
        self.subjects = subjects
        self.offices = subjects.offices
        self.inverts = self.words.mood is not NOTHING
        self.circumstances = _circumstances(lexicon)

    def find(self, text: Text, start: int, end: int, found: list[Cue]) -> Report | None:
        """The report of the sentence ``[start, end)``; ``found``: its verbs that no quotation uses."""
        return self._behind(text, start, end, found) or self._inside(text, start, end, found)

    def _behind(self, text: Text, start: int, end: int, found: list[Cue]) -> Report | None:
        for cue in [c for c in found[: -_CUES - 1 : -1] if not c.weak]:
            comma = text.masked.rfind(",", max(start, cue.start - _FAR), cue.start)
            if end - cue.end > _FAR or comma < 0 or "\ue000" in text.masked[comma:end]:
                return None
            if found[0].start < comma and (self.inverts or not self.offices):
                return None
            subject = self._subject(text, comma + 1, cue, end)
            if subject.mention is not None and self._may_speak(subject):
                return report(text, (start, comma), (cue.start, cue.end), subject, "trailing", 0.85)
        return None

    def _may_speak(self, subject: Subject) -> bool:
        return subject.kind == "person" or (self.offices and subject.kind != "none")

    def _subject(self, text: Text, at: int, cue: Cue, end: int) -> Subject:
        """The subject between comma and verb, or right behind the verb, with little else around."""
        low = text.low
        if low[at : cue.start].strip():
            ends = self._ends(low, self._past_listener(text, cue, end), end, named=False)
            return self._filling(text, at, cue.start) if ends else NOBODY
        subject = self.subjects.inside(text, cue)
        if subject.kind == "none":
            subject = self.subjects.after(text, self._past_day(text, cue, end), end)
        apart = self._is_apart(low, cue, subject.start) or len(low[subject.end : end].split()) > _TAIL
        phrase = subject.kind == "person" or self.inverts or self._is_phrase(text, subject)
        return (
            NOBODY
            if apart or not phrase or not self._ends(low, max(subject.end, cue.end), end, named=True)
            else subject
        )

    def _is_apart(self, low: str, cue: Cue, at: int) -> bool:
        """Whether more than a day, an adverb and an office stands between a verb and the subject behind it."""
        gap = low[cue.end : at].strip(" ,")
        if (
            not gap
            or self.subjects.phrases.determiner.fullmatch(gap)
            or self.words.adverbs.fullmatch(gap)
            or self.words.weekdays.fullmatch(gap)
        ):
            return False
        return len(gap.split()) > _OFFICE or self.subjects.finder.role.search(gap) is None

    def _is_phrase(self, text: Text, subject: Subject) -> bool:
        """Whether a body or group that speaks is one phrase, not a clause that only holds a word for a document."""
        filled = self.subjects.filling(text, subject.start, subject.end)
        return subject.kind == "group" and filled.kind != "none"

    def _filling(self, text: Text, at: int, stop: int) -> Subject:
        """The subject that fills a stretch, adverbs aside."""
        subject = self.subjects.before(text, at, stop)
        last = subject.mention.end if subject.kind == "document" and subject.mention else subject.end
        apart = text.low[at : subject.start].strip() or len(text.low[last:stop].split()) > 2
        if subject.kind != "none" and not apart:
            return subject
        return self.subjects.filling(text, at, stop) if self.offices and not self.inverts else NOBODY

    def _ends(self, low: str, at: int, end: int, *, named: bool) -> bool:
        """Whether nothing but time and place follows, or, behind a name, an office between commas."""
        tail = low[at:end]
        words = words_in(tail.strip(FINAL))
        opens = (named and tail.lstrip()[:1] in (",", "(")) or self.circumstances.match(
            tail.strip(FINAL)
        ) is not None
        return not words or (words <= _TAIL and opens)

    def _past_listener(self, text: Text, cue: Cue, end: int) -> int:
        """Behind the one who was told, up to a comma or the end."""
        if cue.word not in self.words.addressed:
            return cue.end
        comma = text.masked.find(",", cue.end, min(end, cue.end + _INSIDE))
        stop = end if comma < 0 else comma
        return stop if len(text.low[cue.end : stop].split()) <= _LISTENER else cue.end

    def _past_day(self, text: Text, cue: Cue, end: int) -> int:
        """Behind the listener, an adverb or a day behind the verb."""
        at = self._past_listener(text, cue, end)
        for pattern in (self.words.adverbs, self.words.weekdays):
            skip = pattern.match(text.low, at + 1, end) if text.low[at : at + 1] == " " else None
            at = skip.end() if skip is not None else at
        return at

    def _inside(self, text: Text, start: int, end: int, found: list[Cue]) -> Report | None:
        """Between two commas in the middle of the clause: "The cost, he said, will be covered"."""
        for cue in found:
            comma = text.masked.rfind(",", max(start, cue.start - _INSIDE), cue.start)
            following = _NEXT.match(text.masked, self._past_day(text, cue, end), end)
            if cue.weak or comma < 0 or following is None:
                continue
            subject = self._between(text, comma + 1, cue, following.start())
            if subject.mention is None or not self._may_speak(subject):
                continue
            rest = stripped(text.text, following.end(), end)
            begin = stripped(text.text, start, comma)
            if self.words.that.match(text.low, rest[0]) is not None:
                continue
            if words_in(text.text[rest[0] : rest[1]]) < 2 or begin[0] >= begin[1]:
                continue
            adds = self.words.verbs.match(text.low, rest[0]) is not None
            return Report(
                *begin, text.text[cue.start : cue.end], subject, "inside", 0.8, None if adds else rest
            )
        return None

    def _between(self, text: Text, at: int, cue: Cue, end: int) -> Subject:
        held = self.subjects.inside(text, cue)
        if held.kind != "none":
            return held if not text.low[at : cue.start].strip() else NOBODY
        return self._filling(text, at, cue.start) if text.low[at : cue.start].strip() else NOBODY


@per_lexicon
def _circumstances(lexicon: Lexicon) -> Pattern:
    """What opens a phrase for time, place or occasion."""
    return phrase_pattern(
        {*lexicon.reporting.adverbs, *lexicon.dates.weekdays, *lexicon.people.of}, spaced=lexicon.spaced
    )

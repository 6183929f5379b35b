"""Statements from the reported clauses of one sentence, and from sentences in the mood of reported speech."""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.cues import Cue
from pipelines.statements.offices import Text
from pipelines.statements.paraphrases import Paraphrases
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.quotes import Quotation
from pipelines.statements.reading import Paragraph, Reading
from pipelines.statements.reports import Report, words_in
from pipelines.statements.scripts import name_parts
from pipelines.statements.subjects import NOBODY, Subject

_WORD = re.compile(r"[^\s,]+")
_CLAUSE = 4
"""Fewest words of a clause in front of a colon and a quotation."""
_JOINT = 60
"""Most characters of the words that join two reports."""


def _small_words(lexicon: Lexicon) -> frozenset[str]:
    """The words of a language's scripts that no name contains, "and" among them."""
    return frozenset().union(*(name_parts(script).stops for script in lexicon.scripts))


class Reported:
    """Read what sentences report."""

    def __init__(self, reading: Reading) -> None:
        """Share the state of the page."""
        self.reading = reading
        self.paraphrases = Paraphrases(reading.lexicon, reading.cast, offices=reading.offices)
        self.joining = frozenset(reading.lexicon.people.of) | _small_words(reading.lexicon)

    def read(self, para: Paragraph, number: int, found: list[Cue], inside: list[Quotation]) -> None:
        """Make drafts of the clauses of sentence ``number``; ``found``: its cues that no quotation uses."""
        before = len(self.reading.drafts)
        self._clauses(para, number, found, inside)
        if len(self.reading.drafts) > before or not number or self.reading.spoken:
            return
        goes_on = self._goes_on(para, number)
        if (goes_on or self.reading.offices) and self._in_mood(para.text, *para.spans[number]):
            self._mood(para, number, goes_on=goes_on)

    def _goes_on(self, para: Paragraph, number: int) -> bool:
        """Whether the sentence before holds the last words that were attributed."""
        last = self.reading.last
        if last is None or last.pieces[-1].line != para.text.index:
            return False
        return last.pieces[-1].end >= para.spans[number - 1][0]

    def _clauses(self, para: Paragraph, number: int, found: list[Cue], inside: list[Quotation]) -> None:
        start, end = para.spans[number]
        used = [q for q in inside if self.reading.holds(para.text.index, q)]
        if used and not found:
            self._before_words(para, start, used[0])
            return
        if used and found[0].end < used[0].start:
            stop = self._own_words(para, start, used[0])
            early = [c for c in found if c.end <= stop]
            for report in self.paraphrases.find(para.text, start, stop, early):
                if report.subject.kind != "none" and report.rule != "bare":
                    self._add(para.text, report)
        if used:
            self._before_words(para, start, used[0])
        begin = self._behind_words(para, used[-1], end) if used else start
        for report in self.paraphrases.find(para.text, begin, end, found, start):
            if not any(q.start < report.end and report.start < q.end for q in used):
                self._add(para.text, report)

    def _before_words(self, para: Paragraph, start: int, quotation: Quotation) -> None:
        """The clause between a verb and the words that prove it ("admitted that he was afraid: “I run.”")."""
        text = para.text
        if text.masked[: quotation.start].rstrip()[-1:] != ":":
            return
        own = [c for c in self.reading.cues.find(text.low, start, quotation.start) if c.start in para.used]
        report = self.paraphrases.joined(text, start, own[-1], quotation.start) if own else None
        if report is not None and words_in(text.text[report.start : report.end]) >= _CLAUSE:
            self._add(text, report)

    def _behind_words(self, para: Paragraph, quotation: Quotation, end: int) -> int:
        """Where what a sentence reports behind its quotation begins: behind "and", where verbs come last."""
        if not self.reading.clause_first:
            return quotation.end
        own = [c for c in self.reading.cues.find(para.text.low, quotation.end, end) if c.start in para.used]
        if not own:
            return quotation.end
        joint = _WORD.search(para.text.low, own[0].end, end)
        return joint.end() if joint is not None and joint.group() in self.joining else own[0].end

    def _own_words(self, para: Paragraph, start: int, quotation: Quotation) -> int:
        """Where the attribution of a quotation begins that stands behind another report ("said that … and added:")."""
        low = para.text.low
        stop = min((at for at in para.used if start <= at < quotation.start), default=quotation.start)
        words = list(_WORD.finditer(low, max(start, stop - _JOINT), stop))[-3:]
        comma = low.rfind(",", words[0].start(), stop) if words else -1
        joined = [w.start() for w in words if w.group() in self.joining]
        return comma if comma >= 0 else max(joined, default=stop)

    def _add(self, text: Text, report: Report) -> None:
        resolved = self.reading.resolve(text, report.subject, report.start)
        if resolved is None:
            return
        if resolved.speaker is None and not (self.reading.offices and resolved.mention):
            return
        inner = [(report.start, report.end)]
        if report.rest is not None:
            inner.append(report.rest)
        self.reading.add(
            "paraphrase", text, inner, resolved, cue=report.cue, rule=report.rule, sure=report.confidence
        )

    def _in_mood(self, text: Text, start: int, end: int) -> bool:
        """Whether a sentence may stand in reported mood: a sure form in it, or any form before the first comma."""
        comma = text.masked.find(",", start, end)
        cues, early = self.reading.cues, (start, comma if comma > 0 else end)
        later = cues.in_mood(cues.mood_after, text.text, text.low, early)
        return later or cues.in_mood(cues.mood, text.text, text.low, (start, end))

    def _mood(self, para: Paragraph, number: int, *, goes_on: bool) -> None:
        """A sentence in the mood of reported speech goes on with what was said before it."""
        text, last = para.text, self.reading.last
        start, end = para.spans[number]
        if last is None or not goes_on:
            cues = self.reading.cues
            if cues.in_mood(cues.mood, text.text, text.low, (start, end)):
                self._mood_of_subject(text, para.spans[number - 1], start, end)
            return
        if last.rule == "mood":
            last.pieces[-1] = last.pieces[-1]._replace(end=end)
            return
        self._of_last_speaker(text, start, end, 0.65)

    def _of_last_speaker(self, text: Text, start: int, end: int, sure: float) -> None:
        """A sentence of whoever spoke last."""
        last = self.reading.last
        if last is None:
            return
        self.reading.drafts.append(
            Draft(
                kind="paraphrase",
                pieces=[Piece(text.index, start, end)],
                speaker=last.speaker,
                mention=last.mention,
                confidence=sure,
                rule="mood",
                unknown=last.unknown,
            )
        )

    def _mood_of_subject(self, text: Text, previous: tuple[int, int], start: int, end: int) -> None:
        """Reported mood without a report before it: whoever the sentence before is about says so, or the last speaker."""
        subject = self._topic(text, previous)
        if subject.kind == "none":
            last = self.reading.last
            if last is not None and last.pieces[-1].line >= text.index - 1:
                self._of_last_speaker(text, start, end, 0.5)
            return
        resolved = self.reading.resolve(text, subject, start)
        if resolved is not None:
            inner = ((start, end),)
            self.reading.add("paraphrase", text, inner, resolved, cue=None, rule="mood", sure=0.5)

    def _topic(self, text: Text, bounds: tuple[int, int]) -> Subject:
        """The first name of a sentence, or the phrase with an article that opens it."""
        names = self.reading.cast.within(text.index, *bounds)
        if names:
            return Subject("person", names[0], names[0].start, names[0].end)
        subjects = self.reading.subjects
        found = subjects.phrase(text, *bounds)
        opens = subjects.phrases.determiner.match(text.low, found.start) is not None
        return found if found.kind != "none" and opens else NOBODY

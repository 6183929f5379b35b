"""Statements from the quotations of one sentence: with a verb, going on, announced, or standing alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipelines.statements.cues import Cue
from pipelines.statements.offices import Text
from pipelines.statements.patterns import last_match
from pipelines.statements.quotes import Quotation
from pipelines.statements.reading import PUNCTUATION, Paragraph, Reading
from pipelines.statements.speech import Link, Linker, length
from pipelines.statements.subjects import NOBODY, Subject

_JOINS = tuple(",،，:：、;–—―－-.")
_SO = 24
"""Most characters from "so" to its verb."""
_NEAR = 8
"""Most characters from a verb that closes a clause to the comma behind it."""
_ATTRIBUTION = 220
"""Most characters between two parts of one statement."""


@dataclass(slots=True)
class _Place:
    """A quotation in its sentence: ``floor``/``ceiling`` bound what may introduce it."""

    quotation: Quotation
    start: int
    end: int
    floor: int
    ceiling: int


class Quoted:
    """Read the quotations of sentences."""

    def __init__(self, reading: Reading) -> None:
        """Share the state of the page."""
        self.reading = reading
        self.linker = Linker(reading.lexicon)
        self._asked = (-1, 0, 0, False)

    def read(self, para: Paragraph, start: int, end: int, inside: list[Quotation], found: list[Cue]) -> None:
        """Make drafts of the quotations ``inside`` the sentence; ``found``: its cues."""
        starts = [c.start for c in found]
        for index, quotation in enumerate(inside):
            previous = inside[index - 1] if index else None
            floor = previous.end if previous else start
            ceiling = inside[index + 1].start if index + 1 < len(inside) else end
            low = bisect_left(starts, floor)
            between = found[low : bisect_left(starts, ceiling, lo=low)]
            near = [c for c in between if c.start not in para.used]
            self._one(para, _Place(quotation, start, end, floor, ceiling), previous, near)

    def _one(self, para: Paragraph, place: _Place, previous: Quotation | None, near: list[Cue]) -> None:
        text, quotation, reading = para.text, place.quotation, self.reading
        opens = previous is None and not text.low[place.start : quotation.start].strip()
        if opens and self._announced(para, place):
            return
        link = self.linker.before(text, place.floor, quotation, near)
        carried = self._carries(para, previous, quotation) if previous else self._resumes(para, place)
        if carried and (link is None or link.rule != "quote-colon"):
            reading.append(reading.drafts[-1], text, quotation)
            return
        direct = link is not None and not text.low[link.cue.end : quotation.start].strip(" :：,")
        if link is not None and self.linker.is_within_label(text, link.cue):
            direct = False
        label = not direct and self.linker.is_label(text, place.floor, quotation)
        if link is None and not label:
            link = self.linker.after(text, quotation, place.ceiling, near)
        if link is not None and not label:
            self._linked(para, place, link)
        elif link is None and not (not label and self._behind_colon(para, place)):
            self._standing(para, place)

    def _behind_colon(self, para: Paragraph, place: _Place) -> bool:
        """Words behind a colon with no verb that is known: whoever the sentence is about speaks them."""
        text, quotation, reading = para.text, place.quotation, self.reading
        lead = text.masked[max(place.floor, quotation.start - 3) : quotation.start].rstrip()
        if lead[-1:] not in (":", "：") or length(text.text, quotation) < 4:
            return False
        names = reading.cast.within(text.index, place.start, quotation.start)
        subject = reading.subjects.before(text, place.floor, quotation.start - 1)
        if names and names[0].score >= 0.75 and subject.kind != "document":
            subject = Subject("person", names[0], names[0].start, names[0].end)
        if subject.kind != "person" and not (reading.offices and subject.kind == "group"):
            return False
        resolved = reading.resolve(text, subject, quotation.start)
        if resolved is None or (resolved.speaker is None and not reading.offices):
            return False
        reading.add("quote", text, quotation.inner, resolved, cue=None, rule="quote-bare-colon", sure=0.7)
        return True

    def parts(self, para: Paragraph, start: int, inside: list[Quotation], found: list[Cue]) -> None:
        """Words quoted in passing ("called the plan “a disaster”"), which general news corpora count too."""
        text, reading = para.text, self.reading
        ends = [c.end for c in found]
        for quotation in inside:
            index = bisect_right(ends, quotation.start)
            cue = found[index - 1] if index else None
            if cue is None or reading.covers(text.index, quotation):
                continue
            title = self.linker.is_title(text, quotation)
            if title or self.linker.is_label(text, start, quotation) or quotation.start - cue.end > 100:
                continue
            subject = reading.speaker_of(text, start, cue, quotation.start)
            if subject.kind not in ("person", "group"):
                continue
            resolved = reading.resolve(text, subject, cue.start)
            if resolved is not None:
                reading.add(
                    "quote", text, quotation.inner, resolved, cue=para.words(cue), rule="quote-part", sure=0.5
                )

    def _carries(self, para: Paragraph, previous: Quotation, quotation: Quotation) -> bool:
        """Whether the verb between two quotations, which the first one took, also carries the second."""
        last = self.reading.last
        if last is None or last.pieces[-1].start != previous.inner[-1][0]:
            return False
        between = para.text.low[previous.end : quotation.start].rstrip()
        used = not para.used.isdisjoint(range(previous.end, quotation.start))
        return used and (between[-1:] in _JOINS or between.endswith((last.cue or "\ue000").lower()))

    def _linked(self, para: Paragraph, place: _Place, link: Link) -> None:
        subject = self._subject_of(para, place, link)
        if subject.kind == "none" and link.side == "before":
            subject = self.reading.subjects.somebody(para.text, place.floor, link.cue.start)
        if not self.reading.offices:
            if subject.kind == "document":
                return
            if subject.kind == "group" and link.confidence < 0.9:
                return
        resolved = self.reading.resolve(para.text, subject, link.cue.start, quoted=True)
        if resolved is None:
            return
        para.used.add(link.cue.start)
        self.reading.add(
            "quote",
            para.text,
            place.quotation.inner,
            resolved,
            cue=para.words(link.cue),
            rule=link.rule,
            sure=link.confidence,
        )

    def _subject_of(self, para: Paragraph, place: _Place, link: Link) -> Subject:
        text, cue, subjects = para.text, link.cue, self.reading.subjects
        if link.rule == "quote-noun":
            return subjects.after(text, cue.end, place.quotation.start)
        if link.side == "before":
            return self.reading.speaker_of(text, place.floor, cue, place.quotation.start)
        subject = subjects.inside(text, cue)
        if subject.kind == "none":
            subject = self._between(para, place, cue)
        if subject.kind == "none" and self.reading.clause_first:
            subject = self._in_front(para, place)
        if subject.kind == "none":
            subject = subjects.after(text, cue.end, place.ceiling)
        weak = subject.mention is not None and subject.mention.kind == "role" and self.reading.clause_first
        if subject.kind == "none" or weak:
            earlier = self._in_front(para, place)
            subject = earlier if earlier.kind != "none" else subject
        return subject

    def _between(self, para: Paragraph, place: _Place, cue: Cue) -> Subject:
        """The subject between the words and the verb behind them."""
        subjects, at = self.reading.subjects, place.quotation.end
        joiners = self.reading.cues.joiners if self.reading.clause_first else ()
        at += next((len(j) for j in joiners if para.text.low.startswith(j, at)), 0)
        if self.reading.clause_first:
            found = subjects.topic(para.text, at, cue.start)
            if found.kind != "none":
                return found
        return subjects.before(para.text, at, cue.start)

    def _in_front(self, para: Paragraph, place: _Place) -> Subject:
        """The subject in front of words whose verb stands behind them."""
        text, at = para.text, place.quotation.start
        found = NOBODY
        if self.reading.clause_first:
            found = self.reading.subjects.topic(text, place.start, at)
        if found.kind == "none" and text.low[place.start : at].strip(PUNCTUATION):
            found = self.reading.subjects.before(text, place.floor, at)
        return found

    def _standing(self, para: Paragraph, place: _Place) -> None:
        """A quotation that is a sentence of its own: it goes on with the last one, or the topic speaks it."""
        text, quotation, reading = para.text, place.quotation, self.reading
        if not self._is_bare(text, place.start, place.end) or length(text.text, quotation) < 2:
            return
        if self._goes_on(para, place):
            reading.append(reading.drafts[-1], text, quotation)
            return
        if length(text.text, quotation) < 4 or reading.spoken or self._attributed(para, place):
            return
        person = reading.resolver.carried(text, quotation.start)
        if person is None:
            return
        near = person.near(text.index, quotation.start)[0] == text.index
        last = reading.last
        quoted = (
            last is not None
            and last.kind == "quote"
            and reading.cast.apart(last.pieces[-1].line, text.index) <= 1
        )
        if near or quoted:
            sure = 0.75 if near else 0.6
            resolved = reading.resolver.unnamed(text, person, sure)
            reading.add("quote", text, quotation.inner, resolved, cue=None, rule="quote-standing", sure=sure)

    def _is_bare(self, text: Text, start: int, end: int) -> bool:
        """Whether a sentence holds nothing but quotations; the answer for the one asked last is kept."""
        if self._asked[:3] != (text.index, start, end):
            self._asked = (text.index, start, end, not text.masked[start:end].strip(PUNCTUATION))
        return self._asked[3]

    def _goes_on(self, para: Paragraph, place: _Place) -> bool:
        """Whether only the attribution of the last quotation stands between it and this one."""
        quotation = place.quotation
        last, previous = self.reading.last, para.before(quotation.start)
        if last is None or last.kind != "quote" or last.cue is None or previous is None:
            return False
        piece = last.pieces[-1]
        if piece.line != para.text.index or piece.start != previous.inner[-1][0]:
            return False
        sentence = para.sentence_before(place.start)
        one = sentence is None or sentence[0] < previous.end
        return one and quotation.start - previous.end < _ATTRIBUTION

    def _announced(self, para: Paragraph, place: _Place) -> bool:
        """Whether the sentence before only announces these words ("X said the following. “…”")."""
        sentence = para.sentence_before(place.start)
        if sentence is None:
            return False
        reading, (a, b) = self.reading, sentence
        free = [c for c in reading.cues.find(para.text.low, max(a, b - 120), b) if c.start not in para.used]
        if not free or not reading.follows(para.text, a, free[-1], b):
            return False
        cue = free[-1]
        subject = reading.subjects.topic(para.text, a, cue.start) if reading.clause_first else NOBODY
        if subject.kind == "none":
            subject = reading.subjects.before(para.text, a, cue.start)
        resolved = reading.resolve(para.text, subject, cue.start) if subject.kind == "person" else None
        if resolved is None:
            return False
        para.used.add(cue.start)
        inner = place.quotation.inner
        reading.add(
            "quote", para.text, inner, resolved, cue=para.words(cue), rule="quote-announced", sure=0.92
        )
        return True

    def _points_back(self, text: Text, start: int, cue: Cue) -> bool:
        """Whether "so" stands before a verb that closes its clause ("「…」。Xさんはこう語り、")."""
        hit = last_match(self.reading.cues.thus, text.low, max(start, cue.start - _SO), cue.start)
        if hit is None:
            return False
        rest = text.low[cue.end : cue.end + _NEAR]
        return "、" in rest or "," in rest or not rest.strip(PUNCTUATION)

    def _resumes(self, para: Paragraph, place: _Place) -> bool:
        """Whether the verb in front already took the words before it, and these go on ("…語り、「…」と笑った")."""
        last, before = self.reading.last, para.before(place.quotation.start)
        if last is None or before is None or last.pieces[-1].start != before.inner[-1][0]:
            return False
        return not para.used.isdisjoint(range(place.floor, place.quotation.start))

    def _attributed(self, para: Paragraph, place: _Place) -> bool:
        """Whether the next sentence holds nothing but the attribution ("…!" Mr. Hai said.)."""
        text, quotation, reading = para.text, place.quotation, self.reading
        sentence = para.sentence_from(place.end)
        if sentence is None or not quotation.closed:
            return False
        end = min(sentence[1], place.end + _ATTRIBUTION)
        cue = next((c for c in reading.cues.find(text.low, place.end, end) if not c.weak), None)
        if cue is None:
            return False
        if not self._points_back(text, place.end, cue):
            ended = text.text[quotation.inner[-1][1] - 1] in "!?…." and not para.inside(*sentence)
            if not ended or len(text.low[cue.end : end].strip(PUNCTUATION).split()) > 6:
                return False
        subject = reading.subjects.topic(text, place.end, cue.start) if reading.clause_first else NOBODY
        if subject.kind == "none":
            subject = reading.subjects.before(text, place.end, cue.start)
        if subject.kind != "person" or len(text.low[place.end : cue.start].split()) > 12:
            return False
        resolved = reading.resolve(text, subject, cue.start)
        if resolved is None:
            return False
        para.used.add(cue.start)
        reading.add(
            "quote", text, quotation.inner, resolved, cue=para.words(cue), rule="quote-then-said", sure=0.85
        )
        return True

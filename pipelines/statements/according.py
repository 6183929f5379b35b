"""Attribution by "according to X" in all its forms: in front, behind, in the middle, and "as X said".

A person must stand there: a name, a pronoun, or an office up to the comma. Agencies, papers, offices and
documents are sources, not speakers, unless the caller asks for them.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.cues import Cues, cues
from pipelines.statements.late_patterns import is_absent
from pipelines.statements.mentions import Mention
from pipelines.statements.offices import Text
from pipelines.statements.patterns import last_match
from pipelines.statements.reports import FINAL, LEAD, REACH, Report, report, stripped, words_in
from pipelines.statements.subjects import NOBODY, Subject, Subjects

_COMMA = re.compile(r"[,،，]")
_PAUSE = re.compile(r"[,،，、:：]|\s[-–—―－]\s|\ue000")
_NEXT_COMMA = re.compile(r"\s*(?:[,،，、]|[-–—―－]\s)")
_ANY_COMMA = re.compile(r"[,،，、]")
_COMMAS = tuple(",،，、")
_BEHIND_COMMA = tuple(",،，、–—―－")
_NAME = 6
"""Most characters between an office and the name that follows it behind a comma."""
_OFFICE = 120
"""Most characters of an office between "according to" and the name."""
_PHRASE = 90
"""Most characters of the phrase in front of a word like "zufolge", and of an office behind a name."""


class According:
    """Find the attribution of one sentence that stands outside its clause."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        """``subjects`` knows whether bodies and documents may speak."""
        self.lexicon = lexicon
        self.words: Cues = cues(lexicon)
        self.subjects = subjects
        self.finder = subjects.finder
        self.offices = subjects.offices
        self.nouns = _source_nouns(lexicon)
        self._hinted: tuple[Text, bool] | None = None
        self.postpositions = frozenset(w.lower() for w in lexicon.reporting.according_after)

    def find(self, text: Text, start: int, end: int) -> Report | None:
        """The report of the sentence ``[start, end)``, None when nothing is attributed so."""
        found = self._outside(text, start, end) if self._is_hinted(text) else None
        if found is None and self.offices:
            found = self._source(text, start, end) or self._opened(text, start, end)
        return found

    def _opened(self, text: Text, start: int, end: int) -> Report | None:
        """With a preposition that says so only where a sentence begins: "Pour le procureur, …"."""
        hit = self.words.according_first.match(text.low, start, end)
        if hit is None:
            return None
        subject = self._person_at(text, hit, end)
        if subject.mention is None or _NEXT_COMMA.match(text.low, subject.end, end) is None:
            return None
        behind = self._past_apposition(text, subject.end, end)
        return report(text, (behind, end), hit.span(), subject, "according-first", 0.6)

    def source_end(self, text: Text, start: int, end: int) -> int:
        """Where the source of a sentence that opens with "according to" ends, at its comma; ``start`` without one.

        A verb in there is the source's own ("据《太平报》报道，"), and nobody's speech.
        """
        if self.offices or not self._is_hinted(text):
            return start
        hit = self.words.according.match(text.low, start, end)
        comma = (
            _ANY_COMMA.search(text.masked, hit.end(), min(end, hit.end() + _PHRASE))
            if hit is not None
            else None
        )
        return start if comma is None else comma.end()

    def _is_hinted(self, text: Text) -> bool:
        """Whether a line holds such a phrase at all; the answer for the line read last is kept."""
        if self._hinted is None or self._hinted[0] is not text:
            hints = self.words.attribution
            self._hinted = (text, not is_absent(hints, text.low) and hints.search(text.low) is not None)
        return self._hinted[1]

    def _outside(self, text: Text, start: int, end: int) -> Report | None:
        found = self._with_pronoun(text, start, end)
        if found is None and self.lexicon.reporting.clause_first:
            found = self._behind(text, start, end)
        return found or self._in_front(text, start, end) or self._behind(text, start, end)

    def _with_pronoun(self, text: Text, start: int, end: int) -> Report | None:
        """With the person inside the phrase: "In his words, …"."""
        hit = self.words.according_pronoun.search(text.low, start, min(end, start + REACH))
        if hit is None or text.low[start : hit.start()].strip(LEAD):
            return None
        if self._is_reported(text, hit.end(), end):
            return None
        subject = Subject("person", Mention(hit.start(), hit.end(), "pronoun"), hit.start(), hit.end())
        return report(text, (hit.end(), end), hit.span(), subject, "according-pronoun", 0.85)

    def _is_reported(self, text: Text, start: int, end: int) -> bool:
        """Whether somebody else reports the clause: "In her opinion, Judge Prue noted that …"."""
        for cue in self.words.find(text.low, start, end):
            joined = self.words.that.match(text.low, cue.end + 1)
            if not cue.weak and joined is not None:
                return self.subjects.before(text, start, cue.start).kind == "person"
        return False

    def _in_front(self, text: Text, start: int, end: int) -> Report | None:
        low = text.low
        for pattern in (self.words.as_said, self.words.according):
            for hit in pattern.finditer(low, start, end):
                first = hit.start() - start <= REACH and not low[start : hit.start()].strip(LEAD)
                last = low[max(start, hit.start() - 3) : hit.start()].rstrip()[-1:] in _BEHIND_COMMA
                found = self._as_said(text, (start, end), hit, first=first) if first or last else None
                behind = not first and hit.group() in self.postpositions
                if found is None and pattern is self.words.according and not behind:
                    found = self._before_person(text, (start, end), hit, first=first, last=last)
                if found is not None:
                    return found
        return None

    def _as_said(
        self, text: Text, bounds: tuple[int, int], hit: re.Match[str], *, first: bool
    ) -> Report | None:
        """A phrase that its verb closes: "As X said, …" and "…, as X said"."""
        start, end = bounds
        limit = min(end, hit.end() + REACH)
        comma = _COMMA.search(text.masked, hit.end(), limit)
        stop = comma.start() if comma else limit
        found = [c for c in self.words.find(text.low, hit.end(), stop) if not c.weak]
        if not found or len(text.low[found[-1].end : stop].split()) > 3 or (first and comma is None):
            return None
        cue = found[-1]
        subject = self.subjects.before(text, hit.end(), cue.start)
        if subject.kind == "none":
            subject = self.subjects.after(text, cue.end, stop)
        if subject.kind != "person" and not (self.offices and subject.kind != "none"):
            return None
        clause = (stop, end) if first else (start, hit.start())
        return report(text, clause, (cue.start, cue.end), subject, "as-said", 0.85)

    def _before_person(
        self, text: Text, bounds: tuple[int, int], hit: re.Match[str], *, first: bool, last: bool
    ) -> Report | None:
        start, end = bounds
        subject = self._person_at(text, hit, end)
        if subject.kind != "person":
            subject = self._office_at(text, hit, end) if self.offices else NOBODY
        if subject.kind == "none":
            return None
        behind = self._past_apposition(text, self._past_glued_office(text, subject), end)
        if first:
            return report(text, (behind, end), hit.span(), subject, "according", 0.9)
        found = report(text, (start, hit.start()), hit.span(), subject, "according-last", 0.85)
        rest = stripped(text.text, behind, end)
        if found is not None and words_in(text.text[rest[0] : rest[1]]) >= 2:
            found.rest, found.rule, found.confidence = rest, "according-middle", 0.75
        if found is None or not (last or found.rest):
            return None
        return found

    def _person_at(self, text: Text, hit: re.Match[str], end: int) -> Subject:
        """The person right behind "according to": a name, a pronoun, or an office up to the comma."""
        low, at = text.low, hit.end()
        limit = min(end, at + REACH)
        pause = _PAUSE.search(text.masked, at, limit)
        stop = pause.start() if pause else limit
        names = self.subjects.cast.within(text.index, hit.start(), stop)
        if names:
            addressed = next((m for m in names if m.honorific), names[0])
            return self._named(text, addressed if names[0].honorific is None else names[0], at, stop)
        found = self.subjects.nameless(text, at, stop)
        if found.kind != "person" or found.mention is None or pause is None:
            return NOBODY
        for name in self.subjects.cast.within(text.index, stop, stop + _NAME):
            if name.honorific and not low[stop : name.start].strip(LEAD):
                return Subject("person", name, name.start, name.end)
        near = len(low[at : found.start].split()) <= 2
        body = self.finder.body.search(low, at, found.start)
        return Subject("person", found.mention, at, stop) if near and body is None else NOBODY

    def _named(self, text: Text, first: Mention, at: int, stop: int) -> Subject:
        """The first name behind the words, when only an article, an office or a relation stands before it."""
        lead = text.low[at : first.start].strip(LEAD)
        introduced = (
            len(lead) <= 4
            or first.honorific is not None
            or self.finder.role.search(lead) is not None
            or self.finder.kin.search(lead) is not None
        )
        if len(lead) > _OFFICE or not introduced or first.score < 0.5:
            return NOBODY
        source = self.finder.impersonal(text.text, text.low, at, stop)
        if source is not None and source.start() <= first.start:
            return NOBODY
        return Subject("person", first, first.start, first.end)

    def _office_at(self, text: Text, hit: re.Match[str], end: int) -> Subject:
        """A body, a group or a document behind "according to", up to the comma or the verb."""
        limit = min(end, hit.end() + REACH)
        pause = _PAUSE.search(text.masked, hit.end(), limit)
        stop = pause.start() if pause else limit
        if hit.end() >= stop:
            return NOBODY
        return self.subjects.phrase(text, hit.end(), stop, loose=True)

    def _past_glued_office(self, text: Text, subject: Subject) -> int:
        """Behind the office that follows a name with only a blank between, as in Thai."""
        mention = subject.mention
        if mention is None or mention.kind != "name" or not self.finder.honorifics_glued:
            return subject.end
        office = self.subjects.cast.offices.behind(text, mention)
        at = mention.end + (text.text[mention.end : mention.end + 1] == " ")
        return at + len(office) if office and text.text.startswith(office, at) else subject.end

    def _past_apposition(self, text: Text, at: int, end: int) -> int:
        """Behind the office between commas that may follow the name, and a verb that closes the phrase."""
        low, begin = text.low, at
        verb = self.words.verbs.match(low, at, end)
        if verb is not None and not self.finder.cased:
            begin = verb.end()
        closing = self.words.adverbs.match(low, begin + (low[begin : begin + 1] == " "), end)
        if closing is not None and not self.finder.cased and _NEXT_COMMA.match(low, closing.end(), end):
            begin = closing.end()
        for _ in range(3):
            comma = _NEXT_COMMA.match(low, begin, end)
            if comma is None:
                break
            following = _ANY_COMMA.search(low, comma.end(), min(end, comma.end() + _PHRASE))
            if following is None:
                return comma.end()
            segment = low[comma.end() : following.start()]
            opens = comma.end() + (low[comma.end() : comma.end() + 1] == " ")
            relative = self.words.relatives.match(low, opens) is not None
            if not relative and (self.words.verbs.search(segment) or not self._is_office(segment)):
                return comma.end()
            begin = following.start()
        return begin

    def _is_office(self, segment: str) -> bool:
        """Whether a phrase between commas opens with an office, an article aside."""
        hit = self.finder.role.search(segment)
        lead = segment[: hit.start()].strip() if hit else ""
        return hit is not None and (len(lead) <= 3 or self.finder.modifier.fullmatch(lead) is not None)

    def _behind(self, text: Text, start: int, end: int) -> Report | None:
        """Behind the person: "X zufolge, …", "X에 따르면, …", "X'e göre"."""
        low = text.low
        hit = self.words.according_after.search(low, start, min(end, start + 2 * _PHRASE))
        if hit is None or hit.start() - start > _PHRASE or self.words.verbs.fullmatch(hit.group()):
            return None
        clause_first = self.lexicon.reporting.clause_first
        if self.finder.cased and not clause_first and len(hit.group()) <= 4:
            return None
        subject = self.subjects.before(text, start, hit.start())
        if subject.mention is None or (subject.kind != "person" and not self.offices):
            return None
        between = low[subject.end : hit.start()].strip(LEAD)
        inserted = self._is_apposed(between) or self._is_inserted(low, subject.end, hit.start())
        if len(between) > 8 and not inserted:
            return None
        tail = self.words.hearsay.search(low[max(hit.end(), end - 16) : end])
        stop = end if tail is None else end - len(tail.group())
        return report(text, (hit.end(), stop), hit.span(), subject, "according-after", 0.9)

    def _is_inserted(self, low: str, start: int, end: int) -> bool:
        """Whether a clause between two commas stands there, where no capitals tell names from words
        ("محترمہ مائی، جو ماہر ہیں، کے مطابق").
        """
        between = low[start:end].strip()
        closed = between[:1] in _COMMAS and between[-1:] in _COMMAS
        return closed and not self.finder.cased and len(between) <= _PHRASE

    def _is_apposed(self, between: str) -> bool:
        """Whether only an office stands between a person and the word behind it ("X, a hivatal vezetője szerint")."""
        if self.finder.kin.match(between) or self.finder.role.match(between):
            return True
        last = last_match(self.finder.role, between)
        return last is not None and not between[last.end() :].strip()

    def _source(self, text: Text, start: int, end: int) -> Report | None:
        """A preposition before a noun for a document, where those may speak: "Nach Polizeiangaben …"."""
        low = text.low
        for hit in self.words.source.finditer(low, start, min(end, start + REACH)):
            at = hit.start() + len(hit.group().split()[0])
            subject = self.subjects.phrase(text, at, end, loose=True)
            if subject.mention is None or not self._is_document(low[subject.start : subject.end]):
                continue
            if not low[start : hit.start()].strip(LEAD):
                return report(text, (subject.end, end), hit.span(), subject, "source", 0.7)
            found = report(text, (start, hit.start()), hit.span(), subject, "source-middle", 0.6)
            rest = stripped(text.text, subject.end, end)
            if found is not None and low[rest[0] : rest[1]].strip(FINAL):
                found.rest = rest
            return found
        return None

    def _is_document(self, phrase: str) -> bool:
        """Whether one of the words is a noun for a document, or a compound or an inflected form of one."""
        return any(noun in phrase for noun in self.nouns)


@per_lexicon
def _source_nouns(lexicon: Lexicon) -> tuple[str, ...]:
    """Nouns for documents, and those inside the phrases for "according to" ("nach Angaben von")."""
    inside = {w for phrase in lexicon.reporting.according for w in phrase.split() if " " in phrase}
    return tuple(sorted(w for w in {*lexicon.not_speakers.documents, *inside} if len(w) >= 6))

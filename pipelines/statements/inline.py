"""Find quotations and reported clauses in running text, with their speakers.

Works scope by scope: in narration everybody who speaks counts; inside somebody's own words only third
persons do. Paragraphs are read in order, since speakers carry over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.lexicons import Lexicon
from pipelines.lines import Line
from pipelines.statements.cues import Cue, cues
from pipelines.statements.mentions import Mention
from pipelines.statements.names import same_person
from pipelines.statements.paraphrases import Paraphrases, Report
from pipelines.statements.parts import Draft, Piece, Scope
from pipelines.statements.people import Cast, Person, Text
from pipelines.statements.patterns import lower
from pipelines.statements.quotes import Quotation, find_quotations
from pipelines.statements.sentences import mask, sentences
from pipelines.statements.speakers import UNKNOWN, Resolved, Resolver
from pipelines.statements.speech import Linker, Link, length
from pipelines.statements.subjects import NOBODY, Subject, Subjects
from pipelines.statements.titles import organization
from schemas.records import Speaker

_OPENING = re.compile(r"[\s]*[“„«\"”»「『‟]")
_COLON = re.compile(r"[:：៖]\s*")
_PUNCT = " \t\u00a0.,;:!?…。，、！？؛،۔।។–—-\ue000"


def find(
    lines: list[Line],
    scopes: list[Scope],
    lexicon: Lexicon,
    *,
    known: Iterable[Speaker] = (),
    offices: bool = False,
) -> list[Draft]:
    """The ``quote`` and ``paraphrase`` drafts in the scopes, in page order.

    ``lines``: all lines of the page; names are looked up in those of the body. ``known``: persons whom
    headings name. ``offices``: let bodies, groups and offices speak too (the convention of general news
    corpora); off, they are no speakers and what they say is narration.
    """
    reader = _Reader(lines, lexicon, known, offices=offices)
    drafts: list[Draft] = []
    for scope in scopes:
        drafts += reader.read(scope)
    reader.complete(drafts)
    return drafts


@dataclass(slots=True)
class _Paragraph:
    """One piece under reading. ``used``: cues that a quotation took."""

    text: Text
    start: int
    end: int
    quotations: list[Quotation]
    used: set[int] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)


class _Reader:
    """Read the scopes of one page."""

    def __init__(
        self, lines: list[Line], lexicon: Lexicon, known: Iterable[Speaker], *, offices: bool
    ) -> None:
        self.lines = lines
        self.lexicon = lexicon
        self.offices = offices
        self.cues = cues(lexicon)
        self.cast = Cast(lexicon)
        self.quoted: dict[int, list[Quotation]] = {}
        for speaker in known:
            self.cast.know(speaker)
        for index, line in enumerate(lines):
            if line.in_body:
                self._take_in(index, line.text)
        self.cast.settle()
        self.subjects = Subjects(self.cast, offices=offices)
        self.resolver = Resolver(self.cast)
        self.linker = Linker(lexicon)
        self.paraphrases = Paraphrases(lexicon, self.cast, offices=offices)
        self.speakers: dict[int, Person] = {}
        self.drafts: list[Draft] = []
        self.last: Draft | None = None
        self.open: Draft | None = None
        self.scope: Scope | None = None

    def _take_in(self, index: int, text: str) -> None:
        quotations = find_quotations(text)
        masked = mask(text, quotations)
        self.quoted[index] = quotations
        self.cast.read(Text(index, text, masked, lower(masked)))

    def read(self, scope: Scope) -> list[Draft]:
        """The drafts of one scope."""
        self.drafts, self.last, self.open, self.scope = [], None, None, scope
        self.resolver.recent = None
        for piece in scope.pieces:
            text = self.cast.texts.get(piece.line)
            if text is not None:
                self._paragraph(text, piece)
        return self.drafts

    def _paragraph(self, text: Text, piece: Piece) -> None:
        inside = [q for q in self.quoted[piece.line] if piece.start <= q.start < piece.end]
        para = _Paragraph(text, piece.start, piece.end, inside)
        if self.open is not None and inside and not text.masked[piece.start : inside[0].start].strip():
            self._append(self.open, text, inside[0])
            self.last = self.open
        else:
            self.last = None if self.last is None else self.last
        taken = self.last if self.open is not None and self.last is self.open else None
        self.open = None
        before = len(self.drafts)
        shifted = [Quotation(q.start - piece.start, q.end - piece.start, q.inner, q.closed) for q in inside]
        bounds = sentences(
            text.text[piece.start : piece.end],
            self._unshift(shifted, piece.start),
            self.lexicon,
            text.masked[piece.start : piece.end],
        )
        spans = [(a + piece.start, b + piece.start) for a, b in bounds]
        para.spans = spans
        number = 0
        while number < len(spans):
            number += self._sentence(para, spans, number, taken)
        if inside and not inside[-1].closed and self.drafts:
            last = self.drafts[-1]
            if (len(self.drafts) > before or taken is last) and last.pieces[-1].line == piece.line:
                self.open = last

    @staticmethod
    def _unshift(shifted: list[Quotation], by: int) -> list[Quotation]:
        return [
            Quotation(q.start, q.end, tuple((a - by, b - by) for a, b in q.inner), q.closed) for q in shifted
        ]

    def _sentence(
        self, para: _Paragraph, spans: list[tuple[int, int]], number: int, taken: Draft | None
    ) -> int:
        """Read one sentence; returns how many it took (direct speech without marks runs on)."""
        text = para.text
        start, end = spans[number]
        found = self.cues.find(text.low, start, end)
        inside = [q for q in para.quotations if start <= q.start < end]
        if taken is not None and inside and taken.pieces[-1].start == inside[0].inner[0][0]:
            inside = inside[1:]
        if inside:
            self._quotations(para, start, end, inside, found)
        elif found or not self.cues.follow.pattern == r"(?!)":
            unmarked = self._unmarked(para, spans, number, found)
            if unmarked:
                return unmarked
        rest = [c for c in found if c.start not in para.used]
        count = len(self.drafts)
        self._paraphrase(para, start, end, rest, inside)
        comma = text.masked.find(",", start, end)
        if len(self.drafts) == count and self.cues.mood_after.search(text.low, start, comma if comma > 0 else end):
            self._in_mood(para, spans, number)
        if not inside:
            self.adjacent = False
        return 1

    # quotations in marks

    def _quotations(
        self, para: _Paragraph, start: int, end: int, inside: list[Quotation], found: list[Cue]
    ) -> None:
        text = para.text
        for index, quotation in enumerate(inside):
            floor = inside[index - 1].end if index else start
            ceiling = inside[index + 1].start if index + 1 < len(inside) else end
            free = [c for c in found if c.start not in para.used]
            if not index and not text.low[start : quotation.start].strip() and self._announced(para, start, quotation):
                continue
            link = self.linker.before(text, floor, quotation, free)
            carried = index > 0 and self._linked_before(para, inside[index - 1], quotation)
            if carried and (link is None or link.rule != "quote-colon"):
                self._append(self.drafts[-1], text, quotation)
                continue
            if link is None and not self._label(text, floor, quotation):
                link = self.linker.after(text, quotation, ceiling, free)
            if link is not None and self._label(text, floor, quotation) and link.rule != "quote-after":
                continue
            if link is not None:
                self._linked(para, start, end, quotation, link, floor, ceiling)
            else:
                self._standing(para, start, end, inside, quotation)

    def _label(self, text: Text, floor: int, quotation: Quotation) -> bool:
        return self.linker.is_label(text, floor, quotation)

    def _linked_before(self, para: _Paragraph, previous: Quotation, quotation: Quotation) -> bool:
        """Whether the verb between two quotations, which the first one took, also carries the second."""
        if not self.drafts or self.drafts[-1].pieces[-1].start != previous.inner[-1][0]:
            return False
        between = para.text.low[previous.end : quotation.start]
        return any(previous.end <= at < quotation.start for at in para.used) and between.rstrip()[
            -1:
        ] in tuple(",،，:：、;–—-.")

    def _linked(
        self,
        para: _Paragraph,
        start: int,
        end: int,
        quotation: Quotation,
        link: Link,
        floor: int,
        ceiling: int,
    ) -> None:
        subject = self._subject_of(para.text, start, end, quotation, link, floor, ceiling)
        if subject.kind == "document" and not self.offices:
            return
        if (
            subject.kind == "group"
            and not self.offices
            and link.rule != "quote-colon"
            and link.confidence < 0.9
        ):
            return
        resolved = self._resolve(para.text, subject, link.cue.start)
        if resolved is None:
            return
        if link.cue.end - link.cue.start:
            para.used.add(link.cue.start)
        cue = para.text.text[link.cue.start : link.cue.end]
        self._new(
            "quote",
            para.text,
            quotation.inner,
            resolved,
            cue,
            link.rule,
            min(link.confidence, resolved.confidence),
        )

    def _subject_of(
        self, text: Text, start: int, end: int, quotation: Quotation, link: Link, floor: int, ceiling: int
    ) -> Subject:
        cue = link.cue
        if link.rule == "quote-noun":
            return self.subjects.after(text, cue.end, quotation.start)
        if link.side == "before":
            subject = self.subjects.before(text, floor, cue.start)
            if self.linker.clause_first and subject.kind == "none":
                subject = self.subjects.topic(text, floor, cue.start)
            return subject if subject.kind != "none" else self.subjects.after(text, cue.end, quotation.start)
        subject = self._between(text, quotation, cue)
        if subject.kind == "none":
            subject = self.subjects.after(text, cue.end, ceiling)
        if subject.kind == "none" or (
            subject.mention and subject.mention.kind == "role" and self.linker.clause_first
        ):
            earlier = (
                self.subjects.topic(text, start, quotation.start) if self.linker.clause_first else NOBODY
            )
            if earlier.kind == "none" and text.low[start : quotation.start].strip(_PUNCT):
                earlier = self.subjects.before(
                    text, floor if floor < quotation.start else start, quotation.start
                )
            subject = earlier if earlier.kind != "none" else subject
        return subject

    def _between(self, text: Text, quotation: Quotation, cue: Cue) -> Subject:
        if self.linker.clause_first:
            found = self.subjects.topic(text, quotation.end, cue.start)
            if found.kind != "none":
                return found
        return self.subjects.before(text, quotation.end, cue.start)

    def _standing(
        self, para: _Paragraph, start: int, end: int, inside: list[Quotation], quotation: Quotation
    ) -> None:
        """A quotation that is a sentence of its own: it goes on with the last one, or the topic speaks it."""
        text = para.text
        if text.masked[start:end].strip(_PUNCT) or length(text.text, quotation) < 2:
            return
        if self._announced(para, start, quotation):
            return
        if self._goes_on(para, quotation, start):
            self._append(self.drafts[-1], text, quotation)
            return
        if length(text.text, quotation) < 4 or (self.scope and self.scope.spoken):
            return
        following = self._attribution_after(para, quotation, end)
        if following is not None:
            return
        person = self.resolver.carried(text, quotation.start)
        near = person is not None and person.near(text.index, quotation.start)[0] == text.index
        carried = self.drafts[-1] if self.drafts and self.drafts[-1].kind == "quote" else None
        if person is None or not (near or (carried and carried.pieces[-1].line >= text.index - 1)):
            return
        resolved = self.resolver._known(text, person, None, "", 0.75)
        resolved.mention = None
        self._new("quote", text, quotation.inner, resolved, None, "quote-standing", 0.75 if near else 0.6)

    def _announced(self, para: _Paragraph, start: int, quotation: Quotation) -> bool:
        """Whether the sentence before only announces these words ("X said the following. “…”")."""
        earlier = [s for s in para.spans if s[1] <= start]
        if not earlier:
            return False
        a, b = earlier[-1]
        free = [c for c in self.cues.find(para.text.low, a, b) if c.start not in para.used]
        if not free or not self._follows(para.text, a, free[-1], b):
            return False
        cue = free[-1]
        subject = self.subjects.topic(para.text, a, cue.start) if self.linker.clause_first else NOBODY
        if subject.kind == "none":
            subject = self.subjects.before(para.text, a, cue.start)
        resolved = self._resolve(para.text, subject, cue.start) if subject.kind == "person" else None
        if resolved is None:
            return False
        para.used.add(cue.start)
        self._new(
            "quote",
            para.text,
            quotation.inner,
            resolved,
            para.text.text[cue.start : cue.end],
            "quote-announced",
            0.92,
        )
        return True

    def _attribution_after(self, para: _Paragraph, quotation: Quotation, end: int) -> Link | None:
        """The next sentence when it holds nothing but the attribution ("…!" Mr. Hai said.)."""
        text = para.text
        last = text.text[quotation.inner[-1][1] - 1]
        if last not in "!?…." or not quotation.closed:
            return None
        bounds = re.compile(r"[.!?。]\s|\ue000|$").search(text.masked, min(end + 1, len(text.masked)))
        stop = bounds.start() if bounds else len(text.masked)
        found = [c for c in self.cues.find(text.low, end, stop) if not c.weak]
        if (
            not found
            or words_after(text.low, found[0].end, stop) > 4
            and self.subjects.before(text, end, found[0].start).kind == "none"
        ):
            return None
        cue = found[0]
        if text.low[cue.end : stop].strip(_PUNCT) and len(text.low[cue.end : stop].split()) > 6:
            return None
        subject = self.subjects.before(text, end, cue.start)
        if subject.kind != "person" or len(text.low[end : cue.start].split()) > 12:
            return None
        resolved = self._resolve(text, subject, cue.start)
        if resolved is None:
            return None
        para.used.add(cue.start)
        self._new(
            "quote", text, quotation.inner, resolved, text.text[cue.start : cue.end], "quote-then-said", 0.85
        )
        return Link(cue, "after", "quote-then-said", 0.85)

    def _goes_on(self, para: _Paragraph, quotation: Quotation, start: int) -> bool:
        """Whether only the attribution of the last quotation stands between it and this one."""
        if not self.drafts or self.drafts[-1].kind != "quote":
            return False
        last = self.drafts[-1]
        if last.pieces[-1].line != para.text.index or last.cue is None:
            return False
        earlier = [q for q in para.quotations if q.end <= quotation.start]
        if not earlier or earlier[-1].inner[-1][0] != last.pieces[-1].start:
            return False
        gap = [a for a, _ in para.spans if earlier[-1].end <= a < quotation.start]
        return not gap and quotation.start - earlier[-1].end < 220

    # direct speech without marks

    def _unmarked(self, para: _Paragraph, spans: list[tuple[int, int]], number: int, found: list[Cue]) -> int:
        """Speech behind a colon, or behind the stop that translation made of it; runs to the paragraph's end."""
        text = para.text
        start, end = spans[number]
        for cue in found:
            begin = self._colon_start(text, cue, start, end)
            last = number
            if begin is None and number + 1 < len(spans) and self._follows(text, start, cue, end):
                begin, last = spans[number + 1][0], number + 1
            if begin is None or begin >= para.end:
                continue
            subject = self.subjects.before(text, start, cue.start)
            if subject.kind == "none" and self.linker.clause_first:
                subject = self.subjects.topic(text, start, cue.start)
            if subject.kind == "none":
                subject = self.subjects.after(text, cue.end, begin)
            if subject.kind != "person" or self._is_list(text, start, begin, cue):
                continue
            if cue.weak and subject.mention is not None and subject.mention.kind in ("role", "kin"):
                continue
            resolved = self._resolve(text, subject, cue.start)
            if resolved is None or resolved.speaker is None:
                continue
            if any(begin <= q.start for q in para.quotations if q.start < spans[last][1]):
                continue
            stop = self._speech_end(para, spans, last)
            para.used.add(cue.start)
            inner = ((begin, spans[stop][1]),)
            self._new(
                "quote",
                text,
                inner,
                resolved,
                text.text[cue.start : cue.end],
                "colon",
                min(0.88, resolved.confidence),
            )
            return stop - number + 1
        return 0

    def _colon_start(self, text: Text, cue: Cue, start: int, end: int) -> int | None:
        colon = _COLON.search(text.masked, cue.end, min(end, cue.end + 160))
        if colon is None or re.search(r"[.!?;]\s", text.masked[cue.end : colon.start()]):
            return None
        if colon.end() >= end or text.masked[colon.end() : colon.end() + 1] == "\ue000":
            return None
        return colon.end() if len(text.text[colon.end() : end]) >= 8 else None

    def _follows(self, text: Text, start: int, cue: Cue, end: int) -> bool:
        """Whether the sentence only announces words: "X said the following." """
        if text.low[cue.end : end].strip(_PUNCT):
            hit = self.cues.follow.search(text.low, cue.end, end)
            return hit is not None and not text.low[hit.end() : end].strip(_PUNCT)
        if self.cues.follow.match(cue.word):
            return True
        hit = None
        for hit in self.cues.follow.finditer(text.low, start, cue.start):
            pass
        return hit is not None and len(text.low[hit.end() : cue.start].strip()) <= 8

    def _is_list(self, text: Text, start: int, begin: int, cue: Cue) -> bool:
        hit = self.cues.attendance.search(text.low, start, cue.start)
        return hit is not None and text.text.count(";", begin) >= 1

    def _speech_end(self, para: _Paragraph, spans: list[tuple[int, int]], first: int) -> int:
        """The last sentence of speech without marks: the paragraph's, or the one before another's words."""
        last = first
        for number in range(first + 1, len(spans)):
            a, b = spans[number]
            if any(a <= q.start < b for q in para.quotations):
                break
            found = [c for c in self.cues.find(para.text.low, a, b) if not c.weak]
            if found and self.subjects.before(para.text, a, found[0].start).kind == "person":
                break
            last = number
        return last

    # reported clauses

    def _paraphrase(
        self, para: _Paragraph, start: int, end: int, found: list[Cue], inside: list[Quotation]
    ) -> None:
        used = [q for q in inside if self._is_taken(para.text.index, q)]
        begin = max([q.end for q in used], default=start)
        if used and not found:
            return
        for report in self.paraphrases.find(para.text, begin if used else start, end, found):
            if any(q.start < report.end and report.start < q.end for q in used):
                continue
            self._reported(para.text, report)

    def _in_mood(self, para: _Paragraph, spans: list[tuple[int, int]], number: int) -> None:
        """A sentence in the mood of reported speech goes on with what was said before it."""
        text = para.text
        start, end = spans[number]
        last = self.drafts[-1] if self.drafts else None
        previous = spans[number - 1] if number else None
        if previous is None or self.scope is None or self.scope.spoken:
            return
        if last is None or last.pieces[-1].line != text.index or last.pieces[-1].end < previous[0]:
            if self.offices and self.cues.mood.search(text.low, start, end):
                self._mood_of_subject(text, previous, start, end)
            return
        if last.rule == "mood":
            piece = last.pieces[-1]
            last.pieces[-1] = piece._replace(end=end)
            return
        draft = Draft(
            kind="paraphrase",
            pieces=[Piece(text.index, start, end)],
            speaker=last.speaker,
            mention=last.mention,
            confidence=0.65,
            rule="mood",
            unknown=last.unknown,
        )
        self.drafts.append(draft)

    def _mood_of_subject(self, text: Text, previous: tuple[int, int], start: int, end: int) -> None:
        """Reported mood without a report before it: whoever the sentence before is about says so."""
        names = [m for m in self.cast.mentions.get(text.index, ()) if previous[0] <= m.start < previous[1]]
        subject = self.subjects.phrase(text, *previous)
        if names and (subject.kind == "none" or names[0].start < subject.end):
            subject = Subject("person", names[0], names[0].start, names[0].end)
        resolved = self._resolve(text, subject, start) if subject.kind != "none" else None
        if resolved is not None:
            self._new("paraphrase", text, ((start, end),), resolved, None, "mood", 0.5)

    def _is_taken(self, line: int, quotation: Quotation) -> bool:
        return any(
            p.line == line and p.start == quotation.inner[0][0] for d in self.drafts[-4:] for p in d.pieces
        )

    def _reported(self, text: Text, report: Report) -> None:
        subject = report.subject
        if subject.kind == "none" and self.scope is not None and self.scope.spoken:
            return
        resolved = self._resolve(text, subject, report.start)
        if resolved is None or (resolved.speaker is None and not (self.offices and resolved.mention)):
            return
        inner = (
            ((report.start, report.end),)
            if report.rest is None
            else ((report.start, report.end), report.rest)
        )
        self._new(
            "paraphrase",
            text,
            inner,
            resolved,
            report.cue,
            report.rule,
            min(report.confidence, resolved.confidence),
        )

    # speakers and drafts

    def _resolve(self, text: Text, subject: Subject, at: int) -> Resolved | None:
        """The speaker of a subject; None when these words are no statement here."""
        spoken = self.scope is not None and self.scope.spoken
        if subject.mention is not None:
            resolved = self.resolver.resolve(text, subject.mention)
            if spoken and not self._is_third(resolved, subject.mention):
                return None
            return resolved
        if spoken:
            return None
        person = self.resolver.carried(text, at)
        if person is None:
            return UNKNOWN
        resolved = self.resolver._known(text, person, None, "", 0.7)
        resolved.mention = None
        return resolved

    def _is_third(self, resolved: Resolved, mention: Mention) -> bool:
        """Whether somebody else than the one who is talking is clearly meant."""
        if resolved.speaker is None or self._is_owner(resolved):
            return False
        if mention.kind == "role":
            return mention.indefinite or resolved.person is not None
        if mention.kind == "pronoun":
            return resolved.person is not None and resolved.person.honorific is not None
        return mention.kind == "kin" or mention.honorific is not None or mention.score >= 0.7

    def _is_owner(self, resolved: Resolved) -> bool:
        owner = self.scope.owner.speaker if self.scope else None
        name = resolved.speaker.name if resolved.speaker else None
        return bool(owner and owner.name and name and same_person(owner.name, name))

    def _new(
        self,
        kind: str,
        text: Text,
        inner: tuple[tuple[int, int], ...],
        resolved: Resolved,
        cue: str | None,
        rule: str,
        sure: float,
    ) -> None:
        owner = self.scope.owner if self.scope is not None and self.scope.spoken else None
        draft = Draft(
            kind=kind,  # type: ignore[arg-type]
            pieces=[Piece(text.index, a, b) for a, b in inner],
            speaker=resolved.speaker,
            mention=resolved.mention or None,
            cue=cue,
            parent=owner,
            confidence=round(sure, 2),
            rule=rule,
            unknown=resolved.why if resolved.speaker is None else None,
        )
        self.drafts.append(draft)
        if resolved.person is not None:
            self.speakers[id(draft)] = resolved.person

    def complete(self, drafts: list[Draft]) -> None:
        """Give every draft the office that was learned later on the page."""
        for draft in drafts:
            person = self.speakers.get(id(draft))
            if person is None or draft.speaker is None or draft.speaker.role or not person.role:
                continue
            body = person.organization or organization(person.role, self.lexicon)
            draft.speaker = draft.speaker.model_copy(update={"role": person.role, "organization": body})

    @staticmethod
    def _append(draft: Draft, text: Text, quotation: Quotation) -> None:
        draft.pieces += [Piece(text.index, a, b) for a, b in quotation.inner]


def words_after(low: str, start: int, end: int) -> int:
    """The number of words in a stretch."""
    return len(low[start:end].split())

"""Reported clauses: "X said that …", "X said the …", "…, X said", and what the other modules of this kind find.

Only the clause counts: without the verb, the joining word and the final stop.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.according import According
from pipelines.statements.clause_first import ClauseFirst
from pipelines.statements.cues import Cue, Cues, cues
from pipelines.statements.offices import Text
from pipelines.statements.openings import Openings
from pipelines.statements.patterns import NOTHING
from pipelines.statements.people import Cast
from pipelines.statements.reports import LEAD, Report, report, words_in
from pipelines.statements.subjects import NOBODY, Subject, Subjects
from pipelines.statements.trailing import Trailing

_BREAK = re.compile(r"[:.;!?\ue000]")
_FAR = 160
"""Most characters between a verb and its joining word, which the subject and its office may fill."""
_BESIDE = 2
"""Most characters between a subject and its verb of one character: an adverb."""
_MOST = 12
"""Most verbs of one sentence that are asked whether they report on; each looks at all that follows."""
_COMMA_FAR = 100
"""Most characters between a verb and the comma that opens its clause."""


class Paraphrases:
    """Find the reported clauses of one sentence."""

    def __init__(self, lexicon: Lexicon, cast: Cast, *, offices: bool = False) -> None:
        """``offices``: bodies and groups count as speakers too."""
        self.words: Cues = cues(lexicon)
        self.subjects = Subjects(cast, offices=offices)
        self.according = According(lexicon, self.subjects)
        self.trailing = Trailing(lexicon, self.subjects)
        self.openings = Openings(self.words, self.subjects.phrases)
        self.closing = ClauseFirst(lexicon, self.subjects)
        self.finder = cast.finder
        self.clause_first = lexicon.reporting.clause_first
        self.offices = offices
        self.opens = 0
        self.edge = "" if cast.finder.joined else " "

    def find(
        self, text: Text, start: int, end: int, found: list[Cue], opens: int | None = None
    ) -> list[Report]:
        """The reported clauses of the sentence ``[start, end)``; ``found``: its verbs that no quotation uses.

        ``opens``: where the sentence begins, when a quotation that is already taken stands before ``start``.
        """
        self.opens = start if opens is None else opens
        one = self.according.find(text, start, end)
        if one is None and found and not self.clause_first:
            one = self.trailing.find(text, start, end, found)
        if one is not None and (one.rule != "trailing" or self._closes(text, start, found[-1], end)):
            return [one, *self._added(text, one, found, end)]
        begin = self.according.source_end(text, start, end)
        verbs = [c for c in found if c.start >= begin and not self._in_document(text, c)]
        if self.clause_first:
            return self.closing.find_all(text, start, verbs, end)
        for cue in verbs:
            one = self._opening(text, start, cue, end)
            if one is not None:
                return self._continued(text, one, found)
        return []

    def joined(self, text: Text, start: int, cue: Cue, end: int) -> Report | None:
        """The clause up to ``end`` that a joining word ties to its verb; None without such a word."""
        if self.clause_first or self._joiner(text, cue, end) is None:
            return None
        return self._opening(text, start, cue, end)

    def _closes(self, text: Text, start: int, cue: Cue, end: int) -> bool:
        """Whether a clause in front of an attribution is what was said, though "that" follows: "…, police said in a
        report that blames nobody". A phrase of time or place in front is no such clause.
        """
        joined = self._joiner(text, cue, end)
        if joined is None:
            return True
        opens = text.low[start:end].strip().partition(" ")[0]
        phrases = self.subjects.phrases
        aside = phrases.is_small(opens) and not phrases.determiner.match(opens)
        near = len(text.low[cue.end : joined].split()) <= 1
        return not (near or aside or phrases.clause_words.match(opens) or self.words.mood is not NOTHING)

    def _added(self, text: Text, one: Report, found: list[Cue], end: int) -> list[Report]:
        """What the same person says behind an attribution inside: "…, she said, adding that …"."""
        if one.rule != "inside" or one.rest is not None:
            return []
        for cue in found:
            if cue.start > one.end and text.low[one.end : cue.start].rstrip().endswith(","):
                joined = self._joiner(text, cue, end)
                bounds = (cue.start, cue.end)
                more = report(text, (joined, end), bounds, one.subject, "that", 0.85) if joined else None
                if more is not None:
                    return [more]
        return []

    def _continued(self, text: Text, one: Report, found: list[Cue]) -> list[Report]:
        """A report, and those of later verbs of the same subject: "said it was closed and added that it …"."""
        reports = [one]
        for cue in found[:_MOST]:
            last = reports[-1]
            inside = last.start < cue.start < last.end and not cue.weak
            cut = self._tied_at(text, last.start, cue) if inside else None
            subject = last.subject
            if inside and cut is None:
                cut, subject = self._another(text, last.start, cue)
            if cut is None:
                continue
            joined = self._joiner(text, cue, last.end)
            begin = joined or (self.openings.bare(text, cue, last.end) if cue.bare else None)
            more = begin and report(
                text, (begin, last.end), (cue.start, cue.end), subject, "that" if joined else "bare", 0.75
            )
            first = report(text, (last.start, cut), (0, 0), last.subject, last.rule, last.confidence)
            if more and first is not None:
                first.cue = last.cue
                reports[-1:] = [first, more]
        return reports

    def _another(self, text: Text, start: int, cue: Cue) -> tuple[int | None, Subject]:
        """Where a second clause with a speaker of its own begins: "…, while the union said …"."""
        comma = text.masked.rfind(",", max(start, cue.start - _COMMA_FAR), cue.start)
        if comma < 0 or not self.offices or self.words.mood is not NOTHING:
            return None, NOBODY
        phrases, low = self.subjects.phrases, text.low
        at = comma + 1 + (low[comma + 1 : comma + 2] == " ")
        tie = phrases.coordinator.match(low, at) or phrases.clause_words.match(low, at)
        if tie is None:
            return None, NOBODY
        subject = self.subjects.before(text, tie.end(), cue.start)
        near = subject.kind != "none" and not low[tie.end() : subject.start].strip()
        return (comma, subject) if near and len(low[subject.end : cue.start].split()) <= 1 else (None, NOBODY)

    def _tied_at(self, text: Text, start: int, cue: Cue) -> int | None:
        """Where the words begin that tie a verb to the subject before it: a comma, "and", an adverb."""
        lead = text.low[max(start, cue.start - 40) : cue.start]
        base = cue.start - len(lead)
        for hit in self.subjects.phrases.coordinator.finditer(lead):
            rest = lead[hit.end() :].strip()
            if not rest or self.words.adverbs.fullmatch(rest):
                return base + hit.start()
        if lead.rstrip().endswith("،"):
            return cue.start if self.words.participles.search(cue.word) is not None else None
        return None if self.words.mood is not NOTHING or not lead.rstrip().endswith(",") else cue.start

    def _in_document(self, text: Text, cue: Cue) -> bool:
        """Whether a verb is only a part of a noun for a document, where no blanks set words apart ("ບົດລາຍງານ")."""
        if not self.finder.honorifics_glued:
            return False
        hits = self.finder.document.finditer(text.low, max(0, cue.start - 12), cue.end)
        return any(h.start() < cue.start and h.end() >= cue.end for h in hits)

    def _opening(self, text: Text, start: int, cue: Cue, end: int) -> Report | None:
        """The clause behind its verb: behind a joining word, a comma, or nothing."""
        if self.words.according.fullmatch(cue.word) or self.words.as_said.fullmatch(cue.word):
            return None
        joined = self._joiner(text, cue, end) or self.openings.infinitive(text, cue, end)
        comma = self._late_comma(text, cue, end) if joined is None else None
        if joined is None and comma is None and not self._may_be_bare(text, cue, end):
            return None
        begin = joined or comma or self.openings.bare(text, cue, end)
        if begin is None:
            return None
        subject = self._subject(text, start, cue, begin, joined=joined is not None)
        if subject.kind in ("document", "group") and not self.offices:
            return None
        if len(cue.word) == 1 and not self._stands_beside(text, subject, cue):
            return None
        unsaid = subject.kind == "none" and self.offices and not text.low[start : cue.start].strip(LEAD)
        if joined is not None and not (unsaid and self.words.mood is NOTHING):
            return report(text, (begin, end), (cue.start, cue.end), subject, "that", 0.9)
        if subject.kind == "none" or self._is_loose(text, subject, cue):
            return None
        return report(text, (begin, end), (cue.start, cue.end), subject, "bare", 0.75)

    def _joiner(self, text: Text, cue: Cue, end: int) -> int | None:
        """Where the clause starts behind a joining word, None when no joining word follows the verb."""
        low = text.low
        if self._ends_in_joiner(cue.word):
            return cue.end
        hit = self.words.that.search(low, cue.end, min(end, cue.end + _FAR))
        if hit is None or _BREAK.search(text.masked, cue.end, hit.start()):
            return None
        if self._opens_clause(low, cue, hit.start()):
            return None
        words = len(low[cue.end : hit.start()].strip(" ,").split())
        return hit.end() if words <= self._reach(text, cue, hit) else None

    @staticmethod
    def _stands_beside(text: Text, subject: Subject, cue: Cue) -> bool:
        """Whether a verb of one character (说, 道) is one: right behind its subject, or in front of a colon."""
        if text.low[cue.end : cue.end + 1] in (":", "："):
            return True
        return subject.kind != "none" and 0 <= cue.start - subject.end <= _BESIDE

    def _ends_in_joiner(self, word: str) -> bool:
        """Whether a joining word closes the cue itself ("said that", "解释道"); in "知道" no verb is left of it."""
        for joiner in self.words.joiners:
            if word.endswith(self.edge + joiner):
                stem = word[: len(word) - len(self.edge + joiner)]
                if not self.finder.joined or not stem or self.words.verbs.fullmatch(stem):
                    return True
        return False

    def _opens_clause(self, low: str, cue: Cue, at: int) -> bool:
        """Whether the clause of a plain verb begins before a joining word that stands inside it.

        "said the plan was wrong and that …", "said the vote showed that …": a verb of speech behind a noun,
        or a second clause.
        """
        if not cue.bare:
            return False
        if at > cue.end + 1 and self._begins(low, cue.end + 1):
            return True
        between = low[cue.end : at]
        verb = self.words.verbs.search(between)
        return between.rstrip().endswith((" and", " but", " or")) or (
            verb is not None and len(between[: verb.start()].split()) > 1
        )

    def _begins(self, low: str, at: int) -> bool:
        """Whether a pronoun or an article opens a clause here, in a language whose subjects stand in front."""
        phrases = self.subjects.phrases
        if not phrases.openers:
            return False
        return self.words.openers.match(low, at) is not None or phrases.determiner.match(low, at) is not None

    def _reach(self, text: Text, cue: Cue, hit: re.Match[str]) -> int:
        """How many words may stand between a verb and its joining word; short joiners mean other things too."""
        short = len(hit.group()) < (3 if self.finder.cased else 2)
        if cue.weak or short:
            return 0
        return 24 if self.subjects.cast.within(text.index, cue.end, hit.start()) else 9

    def _late_comma(self, text: Text, cue: Cue, end: int) -> int | None:
        """The comma before the clause in "sagte die Ministerin am Montag, die Lage sei ernst"."""
        if cue.weak or self.words.mood is NOTHING:
            return None
        comma = text.masked.find(",", cue.end, min(end, cue.end + _COMMA_FAR))
        if comma < 0 or "\ue000" in text.masked[cue.end : comma]:
            return None
        bounds = (comma, min(end, comma + 4 * _FAR))
        if self.openings.is_infinitive(text, *bounds):
            return comma
        return comma if self.words.in_mood(self.words.mood_after, text.text, text.low, bounds) else None

    def _may_be_bare(self, text: Text, cue: Cue, end: int) -> bool:
        """Whether a clause may follow with no joining word: behind a comma, or behind a plain verb."""
        if cue.weak:
            return False
        if text.masked[cue.end : cue.end + 3].lstrip()[:1] in (",", "，"):
            return words_in(text.masked[cue.end : min(end, cue.end + _FAR)]) >= 4
        return (cue.bare or cue.word in self.words.addressed) and self.words.mood is NOTHING

    def _subject(self, text: Text, start: int, cue: Cue, begin: int, *, joined: bool) -> Subject:
        """The subject in front of the verb, inside a split one, or between verb and clause."""
        tied = self.opens < start and self.subjects.is_tied(text.low, start, cue.start)
        if tied or self.words.is_tied(cue, text.low):
            return self.subjects.opening(text, self.opens, cue.start)
        subject = self.subjects.before(text, start, cue.start)
        mention = subject.mention
        far = len(text.low[subject.end : cue.start].split()) > 6
        if mention is not None and mention.kind == "pronoun" and far:
            subject = NOBODY
        if subject.kind == "none" and " " in cue.word:
            subject = self.subjects.after(text, cue.start + cue.word.index(" "), cue.end)
        if subject.kind == "none" and (joined or text.low[cue.end : begin].strip()):
            subject = self.subjects.after(text, cue.end, begin)
        return subject

    def _is_loose(self, text: Text, subject: Subject, cue: Cue) -> bool:
        """An office with more than a few words up to the verb: a clause of its own stands between."""
        mention = subject.mention
        if mention is None or mention.kind not in ("role", "kin") or mention.indefinite:
            return False
        return words_in(text.text[mention.start : cue.start]) > 4

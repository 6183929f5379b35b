"""Reported clauses: "X said that …", "According to X, …", and the clause-first forms.

Only the clause counts: without the verb, the joining word and the final stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.lexicons import Lexicon
from pipelines.statements.cues import Cue, Cues, cues
from pipelines.statements.mentions import Mention
from pipelines.statements.patterns import NOTHING
from pipelines.statements.people import Cast, Text
from pipelines.statements.sentences import trim
from pipelines.statements.subjects import NOBODY, Subject, Subjects

_FINAL = " \t\u00a0.!?…。！？।۔។;؛,،，、:：-–—"
_LEAD = " \t\u00a0,،，、:：;-–—"
_NOMINAL = re.compile(
    r"(?:d[ıiuü]ğ|t[ıiuü]ğ|aca[ğk]|ece[ğk]|mas[ıi]n|mes[ıi]n|mak|mek|gerekti)[a-zçğıöşü']*\s*\Z"
)
_FAR = 160
"""Most characters between a verb and its joining word, which the subject and its office may fill."""
_SHORT = 3
"""Fewest words of a reported clause."""


@dataclass(slots=True)
class Report:
    """A reported clause: its bounds, its cue, who is the subject, the rule and how sure it is."""

    start: int
    end: int
    cue: str
    cue_end: int
    subject: Subject
    rule: str
    confidence: float
    rest: tuple[int, int] | None = None


def words_in(text: str) -> int:
    """Words of a stretch; characters in scripts without blanks count half a word."""
    dense = sum(
        1 for c in text if "\u0e00" <= c <= "\u0eff" or "\u1780" <= c <= "\u17ff" or "\u3040" <= c <= "\u9fff"
    )
    return max(len(text.split()), dense // 2)


class Paraphrases:
    """Find the reported clauses of one sentence."""

    def __init__(self, lexicon: Lexicon, cast: Cast, *, offices: bool = False) -> None:
        """``offices``: bodies and groups count as speakers too."""
        self.lexicon = lexicon
        self.words: Cues = cues(lexicon)
        self.subjects = Subjects(cast, offices=offices)
        self.finder = cast.finder
        self.clause_first = lexicon.reporting.clause_first
        self.offices = offices

    def find(self, text: Text, start: int, end: int, found: list[Cue]) -> list[Report]:
        """The reported clauses of the sentence ``[start, end)``; ``found``: its verbs that no quotation uses."""
        report = self._according(text, start, end) or self._trailing(text, start, end, found)
        if report is not None:
            return [report]
        reports: list[Report] = []
        at = start
        for cue in found:
            if cue.start < at:
                continue
            report = (
                self._closing(text, at, cue, end) if self.clause_first else self._opening(text, at, cue, end)
            )
            if report is not None:
                reports.append(report)
                at = end
        return reports

    # "According to X, …"

    def _according(self, text: Text, start: int, end: int) -> Report | None:
        low = text.low
        whole = self.words.according_pronoun.search(low, start, end)
        if whole is not None and not low[start : whole.start()].strip(_LEAD):
            return self._report(
                text,
                whole.end(),
                end,
                whole.start(),
                whole.end(),
                self._pronoun(text, whole),
                "according-pronoun",
                0.85,
            )
        if self.clause_first:
            report = self._according_after(text, start, end)
            if report is not None:
                return report
        for hit in self.words.according.finditer(low, start, end):
            first = not low[start : hit.start()].strip(_LEAD)
            last = low[: hit.start()].rstrip()[-1:] in tuple(",،，、–—")
            short = self.finder.cased and len(hit.group()) < 4
            if short and not last:
                report = self._as_said(text, start, end, hit, first=first) if first else None
                if report is not None:
                    return report
                continue
            report = self._as_said(text, start, end, hit, first=first)
            report = report or self._according_before(text, start, end, hit, first=first, last=last)
            if report is not None:
                return report
        report = self._according_after(text, start, end)
        return report or (self._source(text, start, end) if self.offices else None)

    def _pronoun(self, text: Text, hit: re.Match[str]) -> Subject:
        return Subject("person", Mention(hit.start(), hit.end(), "pronoun"), hit.start(), hit.end())

    def _as_said(self, text: Text, start: int, end: int, hit: re.Match[str], *, first: bool) -> Report | None:
        """ "As X said, …" and "…, as X said": the verb closes the phrase."""
        comma = re.compile(r"[,，،]").search(text.masked, hit.end(), end)
        stop = comma.start() if comma else end
        found = [c for c in self.words.find(text.low, hit.end(), stop) if not c.weak]
        if not found or len(text.low[found[-1].end : stop].split()) > 3 or (first and comma is None):
            return None
        cue = found[-1]
        subject = self.subjects.before(text, hit.end(), cue.start)
        if subject.kind == "none":
            subject = self.subjects.after(text, cue.end, stop)
        if subject.kind != "person" and not (self.offices and subject.kind != "none"):
            return None
        bounds = (stop, end) if first else (start, hit.start())
        return self._report(text, *bounds, cue.start, cue.end, subject, "as-said", 0.85)

    def _according_before(
        self, text: Text, start: int, end: int, hit: re.Match[str], *, first: bool, last: bool
    ) -> Report | None:
        subject = self._person_at(text, hit.end(), end, hit.start())
        if subject.kind != "person":
            subject = self._office_at(text, hit, end) if self.offices else NOBODY
        if subject.kind == "none":
            return None
        if first:
            begin = self._past_apposition(text, subject.end, end)
            return self._report(text, begin, end, hit.start(), hit.end(), subject, "according", 0.9)
        report = self._report(
            text, start, hit.start(), hit.start(), hit.end(), subject, "according-last", 0.85
        )
        rest = trim(text.text, self._past_apposition(text, subject.end, end), end)
        if report is not None and words_in(text.text[rest[0] : rest[1]].strip(_FINAL)) >= 2:
            report.rest = (rest[0], rest[0] + len(text.text[rest[0] : rest[1]].rstrip(_FINAL)))
            report.rule, report.confidence = "according-middle", 0.75
        short = self.finder.cased and len(hit.group()) < 4
        if report is None or (report.rest and short) or not (last or report.rest):
            return None
        return report

    def _person_at(self, text: Text, at: int, end: int, cue_start: int) -> Subject:
        """The person right behind "according to": a name, a pronoun, or an office up to the comma."""
        low = text.low
        comma = re.compile(r"[,،，、:：]|\s[-–—]\s").search(low, at, end)
        stop = comma.start() if comma else end
        names = [
            m
            for m in self.subjects.cast.mentions.get(text.index, ())
            if at <= m.start < stop or cue_start <= m.start < stop
        ]
        if names:
            first = names[0]
            lead = low[at : first.start].strip(_LEAD)
            document = self.finder.impersonal(text.text, low, at, first.start)
            short = len(lead) <= 80 and (
                not lead
                or first.honorific
                or self.finder.role.search(lead)
                or self.finder.kin.search(lead)
                or self._is_article(lead)
            )
            if (
                short
                and document is None
                and first.score >= 0.5
                and not self._is_body(text, first.start, stop)
            ):
                return Subject("person", first, first.start, first.end)
            return NOBODY
        found = self.subjects._nameless(text, at, stop)
        if found.kind != "person" or found.mention is None or comma is None:
            return NOBODY
        near = len(low[at : found.start].split()) <= 2
        body = self.finder.body.search(low, at, found.start)
        return Subject("person", found.mention, at, stop) if near and body is None else NOBODY

    def _office_at(self, text: Text, hit: re.Match[str], end: int) -> Subject:
        """A body, a group or a document behind "according to", up to the comma or the verb."""
        stop = re.compile(r"[,;:]|\s[-–—]\s|(?=\ue000)").search(text.masked, hit.end(), end)
        limit = stop.start() if stop else end
        if hit.end() >= limit or self.finder.acronym.search(text.text, hit.end(), limit):
            return NOBODY
        return self.subjects.phrase(text, hit.end(), limit, loose=True)

    def _is_article(self, lead: str) -> bool:
        return len(lead) <= 4

    def _is_body(self, text: Text, at: int, stop: int) -> bool:
        hit = self.finder.impersonal(text.text, text.low, at, stop)
        return hit is not None and hit.start() == at

    def _past_apposition(self, text: Text, at: int, end: int) -> int:
        """Behind the office between commas that may follow the name."""
        low = text.low
        begin = at
        verb = self.words.verbs.match(low, at, end)
        if verb is not None and not self.finder.cased:
            begin = verb.end()
        for _ in range(3):
            comma = re.compile(r"\s*(?:[,،，、]|[-–—]\s)").match(low, begin, end)
            if comma is None:
                break
            following = re.compile(r"[,،，、]").search(low, comma.end(), end)
            if following is None:
                return comma.end()
            segment = low[comma.end() : following.start()]
            if len(segment) > 90 or self._has_verb(segment) or not self._is_office(segment):
                return comma.end()
            begin = following.start()
        return begin

    def _is_office(self, segment: str) -> bool:
        """Whether a phrase between commas opens with an office, an article aside."""
        hit = self.finder.role.search(segment)
        lead = segment[: hit.start()].strip() if hit else ""
        return hit is not None and (len(lead) <= 3 or self.finder.modifier.fullmatch(lead) is not None)

    def _has_verb(self, segment: str) -> bool:
        return self.words.verbs.search(segment) is not None

    def _according_after(self, text: Text, start: int, end: int) -> Report | None:
        """ "X zufolge, …", "X에 따르면, …", "X'e göre"; Chinese "据X介绍" ends the phrase with a verb."""
        low = text.low
        hit = self.words.according_after.search(low, start, end)
        if hit is None or hit.start() - start > 90 or self._is_verb(hit.group()):
            return None
        if self.finder.cased and not self.clause_first and len(hit.group()) <= 4:
            return None
        subject = self.subjects.before(text, start, hit.start())
        if subject.mention is None or (subject.kind != "person" and not self.offices):
            return None
        if len(low[subject.end : hit.start()].strip()) > 8:
            return None
        begin = hit.end()
        return self._report(
            text,
            begin,
            self._hearsay(low, begin, end),
            hit.start(),
            hit.end(),
            subject,
            "according-after",
            0.9,
        )

    def _is_verb(self, word: str) -> bool:
        return self.words.verbs.fullmatch(word) is not None

    def _hearsay(self, low: str, begin: int, end: int) -> int:
        """Leave out what says once more that the clause is reported ("という")."""
        tail = re.compile(r"(?:という|とのことだ|とのことです|とのこと|そうだ|そうです)[。.]?\s*\Z").search(
            low[begin:end]
        )
        return begin + tail.start() if tail else end

    def _source(self, text: Text, start: int, end: int) -> Report | None:
        """ "Nach Polizeiangaben …": a preposition before a noun for a document, where those may speak."""
        low = text.low
        for word in self.lexicon.reporting.according_after:
            if " " in word or not word.isalpha():
                continue
            for hit in re.finditer(rf"\b{word}\b", low[start:end]):
                a, b = start + hit.start(), start + hit.end()
                subject = self.subjects.phrase(text, b, end, loose=True)
                if subject.mention is None or not self._is_document(low[subject.start : subject.end]):
                    continue
                if not low[start:a].strip(_LEAD):
                    return self._report(text, subject.end, end, a, b, subject, "source", 0.7)
                report = self._report(text, start, a, a, b, subject, "source-middle", 0.6)
                if report is not None and words_in(low[subject.end : end].strip(_FINAL)) >= 1:
                    report.rest = (subject.end + 1, subject.end + len(low[subject.end : end].rstrip(_FINAL)))
                return report
        return None

    def _is_document(self, phrase: str) -> bool:
        nouns = tuple(w for w in self.lexicon.not_speakers.documents if len(w) >= 5)
        return any(w.strip(".,;:()").endswith(nouns) for w in phrase.split())

    def _trailing(self, text: Text, start: int, end: int, found: list[Cue]) -> Report | None:
        """ "The road is closed, Mr. Hai said." and "…, berichtete der Sprecher." """
        if self.clause_first or not found or found[-1].weak:
            return None
        cue = found[-1]
        comma = text.masked.rfind(",", start, cue.start)
        if comma < 0 or words_in(text.text[cue.end : end].strip(_FINAL)) > 12:
            return None
        if any(c.start < comma for c in found) or "\ue000" in text.masked[comma:end]:
            return None
        lead = text.low[comma + 1 : cue.start].strip()
        subject = (
            self.subjects.before(text, comma + 1, cue.start)
            if lead
            else self.subjects.after(text, cue.end, end)
        )
        if subject.mention is None or not (
            subject.kind == "person" or (self.offices and subject.kind != "none")
        ):
            return None
        if lead and (
            text.low[comma + 1 : subject.start].strip() or len(text.low[subject.end : cue.start].split()) > 2
        ):
            return None
        if not lead and text.low[cue.end : subject.start].strip():
            return None
        if len(text.low[subject.end : end].split()) > 8 and not lead:
            return None
        if lead and words_in(text.text[cue.end : end].strip(_FINAL)) > 6:
            return None
        return self._report(text, start, comma, cue.start, cue.end, subject, "trailing", 0.85)

    # verb, then clause

    def _opening(self, text: Text, start: int, cue: Cue, end: int) -> Report | None:
        if self.words.according.fullmatch(cue.word):
            return None
        joined = self._joiner(text, cue, end)
        if joined is None and (cue.weak or not self._may_be_bare(text, cue, end)):
            return None
        subject = self._subject(text, start, cue)
        begin = joined if joined is not None else self._bare_start(text, cue, end)
        if subject.kind == "none" and " " in cue.word:
            subject = self.subjects.after(text, cue.start + cue.word.index(" "), cue.end)
        if subject.kind == "none" and (joined is not None or text.low[cue.end : begin].strip()):
            subject = self.subjects.after(text, cue.end, begin)
        if subject.kind in ("document", "group") and not self.offices:
            return None
        if joined is None and (subject.kind == "none" or self._is_loose(text, subject, cue)):
            return None
        sure = 0.9 if joined is not None else 0.75
        return self._report(
            text, begin, end, cue.start, cue.end, subject, "that" if joined is not None else "bare", sure
        )

    def _is_loose(self, text: Text, subject: Subject, cue: Cue) -> bool:
        """An office with more than a few words up to the verb: a clause of its own stands between."""
        mention = subject.mention
        if mention is None or mention.kind not in ("role", "kin") or mention.indefinite:
            return False
        return words_in(text.text[mention.start : cue.start]) > 4

    def _subject(self, text: Text, start: int, cue: Cue) -> Subject:
        subject = self.subjects.before(text, start, cue.start)
        if subject.kind == "person" and subject.mention is not None:
            between = text.low[subject.end : cue.start]
            if subject.mention.kind == "pronoun" and len(between.split()) > 6:
                return NOBODY
        return subject

    def _joiner(self, text: Text, cue: Cue, end: int) -> int | None:
        """Where the clause starts behind a joining word, None when no joining word follows the verb."""
        low = text.low
        edge = "" if self.finder.joined else " "
        glued = next((j for j in self.words.joiners if cue.word.endswith(edge + j)), None)
        if glued is not None:
            return cue.end
        limit = min(end, cue.end + _FAR)
        hit = self.words.that.search(low, cue.end, limit)
        if hit is None:
            return None
        between = low[cue.end : hit.start()]
        named = any(cue.end <= m.start < hit.start() for m in self.subjects.cast.mentions.get(text.index, ()))
        far = (24 if named else 9) if not cue.weak and len(hit.group()) >= 2 else 0
        if len(hit.group()) < 3 and self.finder.cased:
            far = 0
        if "\ue000" in between or re.search(r"[:.;!?]", between) or len(between.strip(" ,").split()) > far:
            return None
        return hit.end()

    def _late_comma(self, text: Text, cue: Cue, end: int) -> int | None:
        """The comma before the clause in "sagte die Ministerin am Montag, die Lage sei ernst"."""
        if self.words.mood is NOTHING:
            return None
        comma = text.masked.find(",", cue.end, min(end, cue.end + 100))
        if comma < 0 or "\ue000" in text.masked[cue.end : comma]:
            return None
        if self.words.mood_after.search(text.low, comma, end):
            return comma
        return None

    def _may_be_bare(self, text: Text, cue: Cue, end: int) -> bool:
        if self._late_comma(text, cue, end) is not None:
            return True
        follows = text.masked[cue.end : end]
        comma = follows.lstrip()[:1] in tuple(",，")
        if comma and not cue.weak:
            return words_in(follows) >= 4
        return cue.bare and self.words.mood is NOTHING

    def _bare_start(self, text: Text, cue: Cue, end: int) -> int:
        at = cue.end
        comma = self._late_comma(text, cue, end)
        if comma is not None:
            return comma
        for _ in range(2):
            if text.low[at : at + 1] != " ":
                break
            skip = self.words.adverbs.match(text.low, at + 1) or self.words.weekdays.match(text.low, at + 1)
            if skip is None:
                break
            at = skip.end()
        return at

    # clause, then verb

    def _closing(self, text: Text, start: int, cue: Cue, end: int) -> Report | None:
        """The clause in front of its verb: behind the topic, up to the joiner."""
        low = text.low
        if cue.weak or low[cue.end : end].strip(_FINAL + "\ue000") and len(low[cue.end : end]) > 12:
            return None
        stop = self._joined_end(low, start, cue)
        if stop is None:
            return None
        subject = self.subjects.topic(text, start, stop)
        if subject.kind == "none":
            subject = self._turkish_subject(text, start, stop)
        if subject.kind in ("document", "group") and not self.offices:
            return None
        begin = subject.end if subject.kind != "none" else self._past_adverb(low, start, stop)
        begin = self._past_adverb(low, begin, stop)
        if self.finder.joined is False and subject.kind == "none":
            return None
        return self._report(text, begin, stop, cue.start, cue.end, subject, "clause-first", 0.85)

    def _joined_end(self, low: str, start: int, cue: Cue) -> int | None:
        lead = low[start : cue.start].rstrip(" ,、")
        stop = start + len(lead)
        korean = "가" <= low[stop - 1 : stop] <= "힣" if stop > start else False
        for joiner in self.words.joiners:
            if lead.endswith(joiner):
                return stop if korean else stop - len(joiner)
        return stop if _NOMINAL.search(lead) else None

    def _turkish_subject(self, text: Text, start: int, stop: int) -> Subject:
        """The first person of the sentence when it opens it, with adverbs and offices around."""
        names = [m for m in self.subjects.cast.mentions.get(text.index, ()) if start <= m.start < stop]
        if names and len(text.low[start : names[0].start]) <= 120:
            comma = names[0].end
            return Subject("person", names[0], names[0].start, comma)
        word = self.finder.pronoun.match(text.low, start, stop)
        if word is not None:
            return Subject("person", Mention(word.start(), word.end(), "pronoun"), word.start(), word.end())
        noun = self.finder.role.match(text.low, start, stop)
        if noun is None:
            return NOBODY
        mention = Mention(noun.start(), noun.end(), "role", role=text.text[noun.start() : noun.end()])
        return Subject("person", mention, noun.start(), noun.end())

    def _past_adverb(self, low: str, start: int, stop: int) -> int:
        at = start
        for _ in range(3):
            while at < stop and low[at] in _LEAD:
                at += 1
            hit = self.words.adverbs.match(low, at, stop)
            if hit is None:
                break
            at = hit.end()
        return at

    def _report(
        self,
        text: Text,
        begin: int,
        stop: int,
        cue_start: int,
        cue_end: int,
        subject: Subject,
        rule: str,
        sure: float,
    ) -> Report | None:
        raw = text.text
        while begin < stop and raw[begin] in _LEAD:
            begin += 1
        while stop > begin and raw[stop - 1] in _FINAL:
            stop -= 1
        begin, stop = trim(raw, begin, stop)
        if words_in(raw[begin:stop]) < _SHORT:
            return None
        return Report(begin, stop, raw[cue_start:cue_end].strip(), cue_end, subject, rule, sure)

"""Reported clauses in front of their verb, as Japanese, Korean and Turkish have them.

The clause lies between the topic of the sentence and a joining particle, or ends in a verbal noun.
"""

from __future__ import annotations

from pipelines.lexicons import Lexicon
from pipelines.statements.cues import Cue, Cues, cues
from pipelines.statements.mentions import Mention
from pipelines.statements.offices import Text
from pipelines.statements.reports import FINAL, LEAD, Report, report
from pipelines.statements.sentences import HOLE
from pipelines.statements.subjects import NOBODY, Subject, Subjects

_COMMA = 8
"""Most characters from a verb that closes a clause to the comma behind it."""
_NEAR = 40
"""Most characters of the verb between a quotation and the next clause of whoever spoke it."""
_OPENING = 120
"""Most characters in front of the first name of a sentence that it is still about."""


class ClauseFirst:
    """Find the clause that a verb at the end of a sentence reports."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        """``subjects`` knows whether bodies may speak."""
        self.words: Cues = cues(lexicon)
        self.subjects = subjects
        self.finder = subjects.finder

    def find_all(self, text: Text, start: int, found: list[Cue], end: int) -> list[Report]:
        """The reports of a sentence: that of its last verb, and those of verbs that a comma sets off before it.

        "Xさんは、水が足りないと語り、井戸を掘ると述べた": the second clause has the subject of the first one.
        """
        reports: list[Report] = []
        subject = NOBODY
        at = start
        for cue in found:
            one = self.find(text, at, cue, end, subject)
            if one is not None:
                reports.append(one)
                subject = one.subject
                at = self._past_comma(text.low, cue, end) or end
        return reports

    def _past_comma(self, low: str, cue: Cue, end: int) -> int | None:
        """Behind the comma, or the ending of the verb, that sets it off from the next clause; None without either."""
        if cue.end < end and self.words.connecting.search(low, cue.end - 3, cue.end) is not None:
            return cue.end
        near = low[cue.end : min(end, cue.end + _COMMA)]
        places = [near.find(comma) for comma in "、,"]
        first = min((p for p in places if p >= 0), default=None)
        return None if first is None else cue.end + first + 1

    def find(self, text: Text, start: int, cue: Cue, end: int, earlier: Subject = NOBODY) -> Report | None:
        """The report whose verb is ``cue``, None when it closes no clause. ``earlier``: the subject of a clause
        before it in the sentence.
        """
        low = text.low
        closes = end - cue.end <= 12 or not low[cue.end : cue.end + 40].strip(FINAL + "\ue000")
        if cue.weak or not (closes or self._past_comma(low, cue, end)):
            return None
        stop = self._clause_end(low, start, cue)
        if stop is None:
            return None
        subject = self.subjects.topic(text, start, stop)
        if subject.kind == "none":
            subject = self._opening(text, start, stop)
        if subject.kind == "none" and earlier.kind != "none":
            clause = (self._past_adverbs(low, start, stop), stop)
            return report(text, clause, (cue.start, cue.end), earlier, "clause-first", 0.8)
        if subject.kind in ("document", "group") and not self.subjects.offices:
            return None
        if subject.kind == "none" and not self.finder.joined and not self._goes_on(text, start):
            return None
        begin = start if subject.kind == "none" else self._past_office(text, subject, stop)
        clause = (self._past_adverbs(low, begin, stop), stop)
        return report(text, clause, (cue.start, cue.end), subject, "clause-first", 0.85)

    @staticmethod
    def _goes_on(text: Text, start: int) -> bool:
        """Whether a quotation stands just in front: whoever spoke it is the subject here, too."""
        return HOLE in text.masked[max(0, start - _NEAR) : start]

    def _clause_end(self, low: str, start: int, cue: Cue) -> int | None:
        """In front of the joiner; behind it in Korean, where it is an ending of the last word."""
        lead = low[max(start, cue.start - 60) : cue.start].rstrip(" ,、")
        stop = max(start, cue.start - 60) + len(lead)
        korean = "가" <= lead[-1:] <= "힣"
        for joiner in self.words.joiners:
            if lead.endswith(joiner):
                return stop if korean else stop - len(joiner)
        return stop if self.words.nominal.search(lead) else None

    def _opening(self, text: Text, start: int, stop: int) -> Subject:
        """The person with whom the sentence opens, where no particle closes the subject."""
        names = self.subjects.cast.within(text.index, start, min(stop, start + _OPENING))
        if names:
            return Subject("person", names[0], names[0].start, names[0].end)
        pronoun = self.finder.pronoun.match(text.low, start, stop)
        if pronoun is not None:
            mention = Mention(pronoun.start(), pronoun.end(), "pronoun")
            return Subject("person", mention, pronoun.start(), pronoun.end())
        noun = self.finder.role.match(text.low, start, stop)
        if noun is None:
            return NOBODY
        mention = Mention(noun.start(), noun.end(), "role", role=text.text[noun.start() : noun.end()])
        return Subject("person", mention, noun.start(), noun.end())

    def _past_office(self, text: Text, subject: Subject, stop: int) -> int:
        """Behind the office between commas that may follow the name."""
        mention = subject.mention
        if mention is None or mention.kind not in ("name", "short") or not self.finder.cased:
            return subject.end
        office = self.subjects.cast.offices.behind(text, mention)
        at = text.text.find(office, mention.end, stop) if office else -1
        if office is None or at < 0 or text.low[at + len(office) : stop].lstrip()[:1] != ",":
            return subject.end
        return at + len(office)

    def _past_adverbs(self, low: str, start: int, stop: int) -> int:
        at = start
        for _ in range(3):
            while at < stop and low[at] in LEAD:
                at += 1
            hit = self.words.adverbs.match(low, at, stop)
            if hit is None:
                break
            at = hit.end()
        return at
